using System.Globalization;
using Dashboard.Data.Places;

namespace Dashboard.Tests.Infrastructure;

/// <summary>A row of an annex as printed.</summary>
public sealed record AnnexRow(int Annex, int Row, string Province, string Place, Tier Tier);

/// <summary>
/// Reads the two annex tables of the 2022 notice from their extracted text. A province with several places is a merged cell:
/// its label stands once, between the number and the place of its first row, and the rows below have a number and a place only.
/// </summary>
public static class AnnexText
{
    public static IReadOnlyList<AnnexRow> Parse(string text)
    {
        var rows = new List<AnnexRow>();
        var (annex, tier, province) = (0, Tier.Pilot, "");
        var words = new List<string>();
        foreach (var line in text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).Append("附件 0"))
        {
            if (line.StartsWith("附件", StringComparison.Ordinal))
            {
                Finish();
                annex = int.Parse(line["附件".Length..], CultureInfo.InvariantCulture);
                province = "";
            }
            else if (line.EndsWith("名单", StringComparison.Ordinal))
            {
                tier = line.Contains("示范城市", StringComparison.Ordinal) ? Tier.Demonstration : Tier.Pilot;
            }
            else if (!line.StartsWith("序号", StringComparison.Ordinal))
            {
                foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    if (char.IsAsciiDigit(word[0]))
                    {
                        Finish();
                    }

                    words.Add(word);
                }
            }
        }

        return rows;

        void Finish()
        {
            if (words.Count == 0)
            {
                return;
            }

            province = words.Count == 3 ? words[1] : province;
            Assert.True(words.Count is 2 or 3 && province.Length > 0, $"annex {annex}: {string.Join(' ', words)}");
            rows.Add(new AnnexRow(annex, int.Parse(words[0], CultureInfo.InvariantCulture), province, words[^1], tier));
            words.Clear();
        }
    }
}
