using CsvHelper;
using Dashboard.Data.Sheets;
using Dashboard.Data.Time;

namespace Dashboard.Web.Api;

/// <summary>Writes a table as csv: UTF-8 with a byte order mark, so that spreadsheets read the Chinese.</summary>
public static class CsvExport
{
    public const string ContentType = "text/csv";

    /// <summary>What starts a formula, after any blanks; the full-width signs do in East Asian spreadsheets.</summary>
    private const string FormulaStarts = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with
    {
        WriteByteOrderMark = true,
    };

    /// <param name="forPrograms">True: without the byte order mark, which readers of data packages take for a part of the first header.</param>
    public static byte[] Write(ExportTable table, bool forPrograms = false)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, forPrograms ? Options with { WriteByteOrderMark = false } : Options, leaveOpen: true))
        {
            foreach (var header in table.Note is { } note ? [.. table.Headers, note] : table.Headers)
            {
                csv.WriteField(Guarded(header));
            }

            csv.EndRecord();
            foreach (var row in table.Rows)
            {
                foreach (var value in table.Note is null ? row : [.. row, null])
                {
                    WriteField(csv, value);
                }

                csv.EndRecord();
            }
        }

        return stream.ToArray();
    }

    private static void WriteField(CsvWriter csv, object? value)
    {
        switch (value)
        {
            case null: csv.WriteField(""); break;
            case string text: csv.WriteField(Guarded(text)); break;
            case int number: csv.WriteField(number, default); break;
            case decimal number: csv.WriteField(number, default); break;
            case DateOnly date: csv.WriteField(date, AsOf.Format); break;
            default: throw new NotSupportedException($"A csv cell cannot hold {value.GetType()}.");
        }
    }

    /// <summary>The text with an apostrophe before it where a spreadsheet would calculate it, and without what no file can hold.</summary>
    private static string Guarded(string text)
    {
        var clean = SheetText.Clean(text);
        var start = clean.AsSpan().TrimStart();
        return text is ['\t' or '\r' or '\n', ..] || (start is [var first, ..] && FormulaStarts.Contains(first, StringComparison.Ordinal)) ? "'" + clean : clean;
    }
}
