using CsvHelper;
using Dashboard.Data.Time;

namespace Dashboard.Web.Api;

/// <summary>Writes a table as csv: UTF-8 with a byte order mark, so that spreadsheets read the Chinese.</summary>
public static class CsvExport
{
    public const string ContentType = "text/csv";

    // The full-width signs start a formula in East Asian spreadsheets, too; CsvHelper guards ASCII only.
    private const string FullWidthFormulaStarts = "\uFF1D\uFF0B\uFF0D\uFF20";

    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with
    {
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape,
    };

    public static byte[] Write(ExportTable table)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, Options, leaveOpen: true))
        {
            foreach (var header in table.Headers)
            {
                csv.WriteField(header);
            }

            csv.EndRecord();
            foreach (var row in table.Rows)
            {
                foreach (var value in row)
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
            case string text: csv.WriteField(text is [var first, ..] && FullWidthFormulaStarts.Contains(first) ? "'" + text : text); break;
            case int number: csv.WriteField(number, default); break;
            case decimal number: csv.WriteField(number, default); break;
            case DateOnly date: csv.WriteField(date, AsOf.Format); break;
            default: throw new NotSupportedException($"A csv cell cannot hold {value.GetType()}.");
        }
    }
}
