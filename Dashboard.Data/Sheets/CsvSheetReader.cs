using System.Globalization;
using System.Text;

namespace Dashboard.Data.Sheets;

/// <summary>
/// Reads csv: UTF-8 with or without a byte order mark, UTF-16 with one, else GB18030; separated by comma, semicolon or tab,
/// whichever the first line holds most of.
/// </summary>
internal static class CsvSheetReader
{
    private const char Tab = '\t';
    private const int FewLetters = 8;
    private static readonly char[] Separators = [',', ';', Tab];

    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Gb18030 =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public static SheetFile Read(byte[] content, SheetWatch watch)
    {
        var text = Decode(content);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new SheetRefusedException(new SheetRefusal.Empty());
        }

        if (text.AsSpan().TrimStart() is ['<', ..])
        {
            throw new SheetRefusedException(new SheetRefusal.Markup());
        }

        var separator = Hint(ref text) ?? Separator(text);
        var lines = text.AsSpan().Count('\n') + 1.0;
        var sheet = new SheetBuilder(null, watch);
        var fields = new CsvFields(text, separator);
        for (var row = 1; fields.NextRow(); row++)
        {
            for (var column = 1; fields.Next(); column++)
            {
                var (cell, isQuoted) = Unquoted(fields.Text);
                sheet.Add(
                    column,
                    row,
                    !isQuoted && cell.AsSpan().TrimStart() is ['=', ..] ? SheetCellKind.Formula : SheetCellKind.Text,
                    cell,
                    isQuoted ? SheetCellMarks.Quoted : SheetCellMarks.None);
            }

            if (fields.IsBroken)
            {
                throw new SheetRefusedException(new SheetRefusal.Quotes(row));
            }

            sheet.EndRow(row, row / lines);
        }

        return new SheetFile([sheet.Build()]);
    }

    /// <summary>320000 for ="320000", by which a spreadsheet is told that it is a text.</summary>
    private static (string Text, bool IsQuoted) Unquoted(string text) =>
        text is ['=', '"', .. var inner, '"'] && !inner.Contains('"', StringComparison.Ordinal) ? (inner, true) : (text, false);

    private static string Decode(byte[] content)
    {
        ReadOnlySpan<byte> bytes = content;
        try
        {
            if (bytes.StartsWith(Encoding.UTF8.Preamble))
            {
                return WithoutControls(Utf8.GetString(bytes[Encoding.UTF8.Preamble.Length..]));
            }

            foreach (var (mark, bigEndian) in new[] { (Encoding.Unicode.GetPreamble(), false), (Encoding.BigEndianUnicode.GetPreamble(), true) })
            {
                if (bytes.StartsWith(mark))
                {
                    return WithoutControls(new UnicodeEncoding(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true).GetString(bytes[mark.Length..]));
                }
            }

            if (IsUtf8(content))
            {
                return IsUtf16(content) ? throw new SheetRefusedException(new SheetRefusal.Utf16()) : WithoutControls(Utf8.GetString(bytes));
            }

            return IsUtf16(content) ? throw new SheetRefusedException(new SheetRefusal.Utf16())
                : IsBig5(bytes) ? throw new SheetRefusedException(new SheetRefusal.Big5())
                : CutRow(bytes) is { } row ? throw new SheetRefusedException(new SheetRefusal.CutText(row))
                : WithoutControls(Gb18030.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            throw Unreadable(content);
        }
    }

    /// <summary>Why bytes that are no text of a known encoding are none.</summary>
    private static SheetRefusedException Unreadable(byte[] content)
    {
        ReadOnlySpan<byte> bytes = content;
        if (bytes.StartsWith(Encoding.Unicode.Preamble) || bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            return new SheetRefusedException(new SheetRefusal.CutText(bytes.Count((byte)'\n')));
        }

        return bytes.ContainsAnyInRange<byte>(0, 8) ? new SheetRefusedException(new SheetRefusal.NotAWorkbook())
            : CutRow(bytes) is { } row ? new SheetRefusedException(new SheetRefusal.CutText(row))
            : new SheetRefusedException(new SheetRefusal.Encoding());
    }

    /// <summary>The row of the first broken character of what is UTF-8 otherwise; null: it is not UTF-8.</summary>
    private static int? CutRow(ReadOnlySpan<byte> bytes)
    {
        var (good, bad, row, first) = (0, 0, 1, 0);
        while (bytes.Length > 0)
        {
            var isGood = Rune.DecodeFromUtf8(bytes, out var rune, out var used) == System.Buffers.OperationStatus.Done;
            row += rune.Value == '\n' ? 1 : 0;
            (good, bad) = isGood ? (good + (used > 1 ? 1 : 0), bad) : (good, bad + 1);
            first = first == 0 && !isGood ? row : first;
            bytes = bytes[used..];
        }

        return good >= FewLetters && bad > 0 && bad * FewLetters <= good ? first : null;
    }

    /// <summary>
    /// Traditional Chinese: in GB18030 hardly a common letter begins with a byte from 0xA4 to 0xAF or has a second one below 0x7F, in Big5 half of them do.
    /// </summary>
    private static bool IsBig5(ReadOnlySpan<byte> bytes)
    {
        var (pairs, foreign) = (0, 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
            {
                continue;
            }

            if (bytes[i] is < 0xA1 or > 0xF9 || i + 1 == bytes.Length || bytes[i + 1] is < 0x40 or (> 0x7E and < 0xA1) or 0xFF)
            {
                return false;
            }

            pairs++;
            foreign += bytes[i] is >= 0xA4 and <= 0xAF || bytes[i + 1] < 0x7F ? 1 : 0;
            i++;
        }

        return foreign > 1 && foreign * 4 >= pairs;
    }

    /// <summary>UTF-16 without its mark: every letter of ASCII has a zero beside it.</summary>
    private static bool IsUtf16(byte[] content)
    {
        if (content.Length % 2 != 0 || !content.AsSpan().Contains((byte)0))
        {
            return false;
        }

        return IsText(bigEndian: false) || IsText(bigEndian: true);

        bool IsText(bool bigEndian)
        {
            var zero = Enumerable.Range(0, content.Length / 2).Count(i => content[2 * i + (bigEndian ? 0 : 1)] == 0);
            var text = new UnicodeEncoding(bigEndian, byteOrderMark: false).GetString(content);
            return zero > 1 && !SheetText.HasUnprintable(text)
                && !text.Any(ch => ch == '\uFFFD' || char.GetUnicodeCategory(ch) is UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
        }
    }

    private static bool IsUtf8(byte[] content)
    {
        try
        {
            Utf8.GetCharCount(content);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>Text has no control characters but tabs and ends of lines; what has is a picture, a program or the like.</summary>
    private static string WithoutControls(string text) => text.AsSpan().ContainsAnyInRange('\0', '\b') || text.AsSpan().ContainsAnyInRange('\u000E', '\u0019')
        ? throw new SheetRefusedException(new SheetRefusal.NotAWorkbook()) : text;

    /// <summary>The first line sep=; that spreadsheets write and do not show; null, and the text as it is, when there is none.</summary>
    private static char? Hint(ref string text)
    {
        if (text.Length < 5 || !text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) || Array.IndexOf(Separators, text[4]) < 0)
        {
            return null;
        }

        var separator = text[4];
        text = text.AsSpan(5) switch
        {
            ['\r', '\n', .. var rest] => rest.ToString(),
            ['\r' or '\n', .. var rest] => rest.ToString(),
            var rest => rest.ToString(),
        };
        return separator;
    }

    private static char Separator(string text)
    {
        var counts = new int[Separators.Length];
        var quoted = false;
        foreach (var letter in text)
        {
            quoted ^= letter == '"';
            if (!quoted && letter is '\r' or '\n' && counts.Any(c => c > 0))
            {
                break;
            }

            if (!quoted && Array.IndexOf(Separators, letter) is >= 0 and var i)
            {
                counts[i]++;
            }
        }

        return Separators[Array.IndexOf(counts, counts.Max())];
    }
}
