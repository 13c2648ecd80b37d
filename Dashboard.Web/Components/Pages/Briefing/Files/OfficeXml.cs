using System.Globalization;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace Dashboard.Web.Components.Pages.Briefing.Files;

/// <summary>What slides and pages write alike: texts that any file can hold, lengths, how wide a text is.</summary>
internal static partial class OfficeXml
{
    /// <summary>English Metric Units of a point.</summary>
    public const int Point = 12_700;

    /// <summary>A text for an element or an attribute.</summary>
    public static string Esc(string text) => SecurityElement.Escape(Clean(text));

    /// <summary>Without what no file can hold.</summary>
    public static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(IsHeld).Select(r => r.ToString()));

    public static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes the XML of a part.</summary>
    public static void Feed(OpenXmlPart part, string xml)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + xml));
        part.FeedData(stream);
    }

    /// <summary>Changes the XML of a part as a tree, without reading it as a model of the SDK.</summary>
    public static void Edit(OpenXmlPart part, Action<XElement> change)
    {
        XElement tree;
        using (var stream = part.GetStream(FileMode.Open, FileAccess.Read))
        {
            tree = XElement.Load(stream, LoadOptions.PreserveWhitespace);
        }

        change(tree);
        Feed(part, tree.ToString(SaveOptions.DisableFormatting));
    }

    [GeneratedRegex(@"[^\s\u2E80-\uFFFF]+\s*|(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[\u2E80-\uFFFF])\s*|\s+")]
    private static partial Regex Piece { get; }

    /// <summary>How wide a text is, in letters as wide as they are high: a Latin one takes about two thirds, and programs set a gap where Latin meets Chinese.</summary>
    public static double Width(string text)
    {
        var (width, before) = (0.0, (int)' ');
        foreach (var letter in text.EnumerateRunes().Select(r => r.Value))
        {
            width += IsWide(letter) ? 1 : letter == '%' ? 0.95 : 0.64;
            width += letter != ' ' && before != ' ' && IsWide(letter) != IsWide(before) ? 0.25 : 0;
            before = letter;
        }

        return width;

        static bool IsWide(int letter) => letter >= 0x2E80;
    }

    /// <summary>Lines that a text takes: Latin words stay whole, Chinese breaks anywhere.</summary>
    /// <param name="width">In points.</param>
    /// <param name="size">Of the letters, in points.</param>
    public static int Lines(string text, double width, double size)
    {
        var (room, lines, at) = (Math.Max(width / size, 1), 1, 0.0);
        foreach (Match piece in Piece.Matches(text))
        {
            var wide = Width(piece.Value);
            if (at > 0 && at + Width(piece.Value.TrimEnd()) > room)
            {
                (lines, at) = (lines + 1, 0);
            }

            lines += Math.Max(0, (int)Math.Ceiling(Width(piece.Value.TrimEnd()) / room) - 1); // a word longer than a line
            at += wide;
        }

        return lines;
    }

    /// <summary>XML 1.0 knows no control characters but these, and no halves of characters.</summary>
    private static bool IsHeld(Rune rune) => rune.Value is '\t' or '\n' or '\r' || (rune.Value >= 0x20 && (rune.Value & 0xFFFE) != 0xFFFE);
}
