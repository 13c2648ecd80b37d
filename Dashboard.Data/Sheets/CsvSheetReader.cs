using System.Text;
using CsvHelper;

namespace Dashboard.Data.Sheets;

/// <summary>
/// Reads csv: UTF-8 with or without a byte order mark, UTF-16 with one, else GB18030; separated by comma, semicolon or tab,
/// whichever the first line holds most of.
/// </summary>
internal static class CsvSheetReader
{
    private const char Tab = '\t';
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
        var row = 0;
        using var csv = CsvReader.FromText(text, new CsvReaderOptions
        {
            HasHeader = false, MalformedData = CsvMalformedDataHandling.Throw, Separator = separator, SkipEmptyLines = false, DetectSeparatorHint = false,
        });
        try
        {
            while (csv.Read())
            {
                row++;
                for (var i = 0; i < csv.FieldCount; i++)
                {
                    var cell = csv.GetString(i);
                    sheet.Add(i + 1, row, cell.AsSpan().TrimStart() is ['=', ..] ? SheetCellKind.Formula : SheetCellKind.Text, cell);
                }

                sheet.EndRow(row, row / lines);
            }
        }
        catch (CsvFormatException)
        {
            throw new SheetRefusedException(new SheetRefusal.Quotes(row + 1));
        }

        return new SheetFile([sheet.Build()]);
    }

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

            return WithoutControls(IsUtf8(content) ? Utf8.GetString(bytes) : Gb18030.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            throw new SheetRefusedException(bytes.ContainsAnyInRange<byte>(0, 8) ? new SheetRefusal.NotAWorkbook() : new SheetRefusal.Encoding());
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
