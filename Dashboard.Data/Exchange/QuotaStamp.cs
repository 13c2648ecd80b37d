using System.Globalization;

namespace Dashboard.Data.Exchange;

/// <summary>What a template says of one quota: the state it was made from.</summary>
/// <param name="Revision">As in <see cref="Quotas.QuotaFigure.Revision"/>.</param>
/// <param name="Count">The number that was written into the template; null: the cell was left empty.</param>
public readonly record struct QuotaStampPart(int Revision, int? Count);

/// <summary>
/// The mark that each row of a template carries in a hidden column: of which round it is and what its quotas were, so that a
/// template that has grown old is noticed, in whatever order its rows come back. Pure.
/// </summary>
/// <param name="Parts">Of the demonstration and the pilot quota; null for a quota that does not apply.</param>
public sealed record QuotaStamp(string RoundCode, IReadOnlyList<QuotaStampPart?> Parts)
{
    private const string Version = "v1";

    /// <summary>v1|2023|4:12|0:|- and so on.</summary>
    public override string ToString() => string.Join('|', [Version, RoundCode, .. Parts.Select(Text)]);

    /// <summary>Null when the text is no stamp.</summary>
    public static QuotaStamp? Parse(string text)
    {
        if (text.Split('|') is not [Version, var round, .. { Length: 2 } parts])
        {
            return null;
        }

        var read = new List<QuotaStampPart?>();
        foreach (var part in parts)
        {
            if (part == "-")
            {
                read.Add(null);
            }
            else if (part.Split(':') is [var revision, var count] && Number(revision) is { } number && (count.Length == 0 || Number(count) is not null))
            {
                read.Add(new QuotaStampPart(number, Number(count)));
            }
            else
            {
                return null;
            }
        }

        return new QuotaStamp(round, read);
    }

    private static string Text(QuotaStampPart? part) =>
        part is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known.Revision}:{known.Count}") : "-";

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
