using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Dashboard.Data.Sheets;

/// <summary>The characters that a file can carry. Pure.</summary>
public static partial class SheetText
{
    private const char Replacement = '\uFFFD';

    /// <summary>Letters of one cell that a spreadsheet opens; a longer one makes it call the file damaged.</summary>
    private const int MostLetters = 32_767;

    /// <summary>
    /// The text as any file can hold it: U+FFFD for each control character, half of a pair and character that is none; ends of lines are \n.
    /// Never throws.
    /// </summary>
    public static string Clean(string text)
    {
        if (!text.Contains('\r', StringComparison.Ordinal) && !HasUnprintable(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (IsPair(text, i))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
            else if (text[i] == '\r')
            {
                clean.Append('\n');
                i += i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
            }
            else
            {
                clean.Append(IsPrintable(text[i]) ? text[i] : Replacement);
            }
        }

        return clean.ToString();
    }

    /// <summary>True when there is a control character that is no blank or end of a line, half of a pair, or a character that is none.</summary>
    public static bool HasUnprintable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsPair(text, i))
            {
                i++;
            }
            else if (!IsPrintable(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text of a cell in a workbook: clean, not longer than spreadsheets open, and _x000D_ written so that it stays these seven letters.</summary>
    internal static string Escape(string text)
    {
        var clean = Clean(text);
        if (clean.Length > MostLetters)
        {
            clean = clean[..(char.IsHighSurrogate(clean[MostLetters - 2]) ? MostLetters - 2 : MostLetters - 1)] + "…";
        }

        return clean.Contains("_x", StringComparison.Ordinal) ? Escaped().Replace(clean, "_x005F$0") : clean;
    }

    /// <summary>Undoes _xHHHH_, by which workbooks write characters that XML cannot (ECMA-376, ST_Xstring).</summary>
    internal static string Unescape(string text) => !text.Contains("_x", StringComparison.Ordinal) ? text : Escaped().Replace(
        text, found => ((char)int.Parse(found.ValueSpan[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString());

    private static bool IsPair(string text, int at) => char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);

    private static bool IsPrintable(char ch) =>
        ch is '\t' or '\n' or '\r' || !(char.IsControl(ch) || char.IsSurrogate(ch) || ch is '\uFFFE' or '\uFFFF');

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();
}
