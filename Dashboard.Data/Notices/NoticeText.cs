using System.Text.RegularExpressions;

namespace Dashboard.Data.Notices;

/// <summary>What a paragraph of a notice is, told from its form alone.</summary>
public enum NoticeParagraphKind
{
    /// <summary>国知发运字〔2022〕33号.</summary>
    DocumentNumber,
    Title,

    /// <summary>主送: ends with a colon, before the body.</summary>
    Salutation,

    /// <summary>一、工作思路.</summary>
    Heading,

    /// <summary>（一）示范城市、示范县.</summary>
    Subheading,
    Body,

    /// <summary>An entry of the list of annexes.</summary>
    Annex,

    /// <summary>Issuing body and date under the text.</summary>
    Signature,

    /// <summary>国家知识产权局文件: a line of the printed sheet that fell between the paragraphs of the source.</summary>
    Letterhead,
}

/// <summary>A stretch of text, or the mark of a place where the source lost something.</summary>
/// <param name="Text">The text; empty for a mark.</param>
/// <param name="Gap">Code of the gap (L7) that the mark stands for; null for text.</param>
public readonly record struct NoticeSegment(string Text, string? Gap);

/// <summary>One paragraph of a notice.</summary>
/// <param name="Section">The section the paragraph heads, as statements cite it: 二 or 二（一）; null when it heads none.</param>
public sealed record NoticeParagraph(NoticeParagraphKind Kind, string? Section, IReadOnlyList<NoticeSegment> Segments)
{
    /// <summary>The words without the marks.</summary>
    public string Plain => string.Concat(Segments.Select(s => s.Text));
}

/// <summary>Reads the body of a notice: paragraphs, sections, and the marks ⟦L7⟧ of what the source lost.</summary>
public static partial class NoticeText
{
    private const int LongestHeading = 30;

    /// <summary>The paragraphs in their order. Blank lines only separate; every other character of the text is kept, marks as marks.</summary>
    public static IReadOnlyList<NoticeParagraph> Parse(string text)
    {
        var paragraphs = new List<NoticeParagraph>();
        string? section = null;
        var inAnnexes = false;
        var bodyBegun = false;
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var segments = Segments(line);
            var plain = string.Concat(segments.Select(s => s.Text));
            var kind = KindOf(plain, inAnnexes, bodyBegun);
            var heads = kind switch
            {
                NoticeParagraphKind.Heading => section = plain[..plain.IndexOf('、', StringComparison.Ordinal)],
                NoticeParagraphKind.Subheading => section + plain[..(plain.IndexOf('）', StringComparison.Ordinal) + 1)],
                _ => null,
            };
            inAnnexes = kind == NoticeParagraphKind.Annex;
            bodyBegun |= kind is NoticeParagraphKind.Salutation or NoticeParagraphKind.Heading or NoticeParagraphKind.Body;
            paragraphs.Add(new NoticeParagraph(kind, heads, segments));
        }

        return paragraphs;
    }

    /// <summary>Splits a line at its marks.</summary>
    public static IReadOnlyList<NoticeSegment> Segments(string line)
    {
        var segments = new List<NoticeSegment>();
        var from = 0;
        foreach (Match mark in Mark().Matches(line))
        {
            if (mark.Index > from)
            {
                segments.Add(new NoticeSegment(line[from..mark.Index], null));
            }

            segments.Add(new NoticeSegment("", mark.Groups[1].Value));
            from = mark.Index + mark.Length;
        }

        if (from < line.Length)
        {
            segments.Add(new NoticeSegment(line[from..], null));
        }

        return segments;
    }

    /// <summary>Identifier of a section in a page: text-2-1 for 二（一）; null for what is no section.</summary>
    public static string? Anchor(string? section)
    {
        if (section is null || Section().Match(section) is not { Success: true } match)
        {
            return null;
        }

        var first = Number(match.Groups[1].Value);
        return match.Groups[2].Success ? $"text-{first}-{Number(match.Groups[2].Value)}" : $"text-{first}";
    }

    private static NoticeParagraphKind KindOf(string plain, bool inAnnexes, bool bodyBegun)
    {
        if (!bodyBegun)
        {
            return plain switch
            {
                [.., '号'] when plain.Contains('〔', StringComparison.Ordinal) => NoticeParagraphKind.DocumentNumber,
                [.., '：'] => NoticeParagraphKind.Salutation,
                _ when plain.EndsWith("通知", StringComparison.Ordinal) => NoticeParagraphKind.Title,
                _ => NoticeParagraphKind.Body,
            };
        }

        if (plain.StartsWith("附件：", StringComparison.Ordinal) || (inAnnexes && AnnexEntry().IsMatch(plain)))
        {
            return NoticeParagraphKind.Annex;
        }

        if (plain.Length <= LongestHeading && !plain.Contains('。', StringComparison.Ordinal))
        {
            return plain switch
            {
                _ when Heading().IsMatch(plain) => NoticeParagraphKind.Heading,
                _ when Subheading().IsMatch(plain) => NoticeParagraphKind.Subheading,
                _ when Signature().IsMatch(plain) => NoticeParagraphKind.Signature,
                _ when plain.EndsWith("局文件", StringComparison.Ordinal) => NoticeParagraphKind.Letterhead,
                _ => NoticeParagraphKind.Body,
            };
        }

        return NoticeParagraphKind.Body;
    }

    private static int Number(string chinese) => "一二三四五六七八九十".IndexOf(chinese[0], StringComparison.Ordinal) + 1;

    [GeneratedRegex("⟦(L[0-9]+)⟧")]
    private static partial Regex Mark();

    [GeneratedRegex("^[一二三四五六七八九十]、")]
    private static partial Regex Heading();

    [GeneratedRegex("^（[一二三四五六七八九十]）")]
    private static partial Regex Subheading();

    [GeneratedRegex("^([一二三四五六七八九十])(?:（([一二三四五六七八九十])）)?$")]
    private static partial Regex Section();

    [GeneratedRegex(@"^[0-9]*\s*[.．]")]
    private static partial Regex AnnexEntry();

    [GeneratedRegex(@"^(国家知识产权局(办公室)?|[0-9\s]*年[0-9\s]*月[0-9\s]*日)$")]
    private static partial Regex Signature();
}
