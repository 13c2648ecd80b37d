using Dashboard.Data;
using Dashboard.Data.Time;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;
using Radzen.Documents.Spreadsheet;

namespace Dashboard.Web.Api;

/// <summary>Writes a table as an xlsx workbook: the rows with typed cells, and a sheet that says where they come from.</summary>
public static class XlsxExport
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string DateFormat = "yyyy-mm-dd";
    private const int PixelsPerLetter = 8; // of the default font at 11 pt; a Chinese character takes two
    private const int MinLetters = 8;
    private const int MaxLetters = 70;

    // The calendar of spreadsheets is wrong before this day: such dates are written as text.
    private static readonly DateOnly FirstSpreadsheetDay = new(1900, 3, 1);

    /// <param name="filters">What the rows were narrowed to, in words; empty when nothing.</param>
    /// <param name="generatedAt">In China Standard Time.</param>
    /// <param name="address">Where the same rows can be asked for again.</param>
    public static byte[] Write(ExportTable table, IReadOnlyList<string> filters, DateTimeOffset generatedAt, string address)
    {
        var workbook = new Workbook();
        IReadOnlyList<object?[]> mark = table.Mark is { } text ? [[text]] : [];
        string Name(string sheet) => table.Mark is null ? sheet : ApiText.SampleSheet.With(sheet);
        AddSheet(workbook, Name(table.Title), [.. mark, table.Headers.ToArray<object?>(), .. table.Rows], mark.Count + 1);
        workbook.Sheets[0].Rows.Frozen = mark.Count + 1;

        foreach (var (name, rows) in table.Sheets)
        {
            AddSheet(workbook, Name(name), [.. mark, .. rows], mark.Count, boldColumn: true);
        }

        var facts = Facts(table, filters, generatedAt, address).Select(f => new[] { f.Name, f.Value });
        AddSheet(workbook, Name(ApiText.SourceSheet), [.. mark, .. facts], mark.Count, boldColumn: true);

        using var stream = new MemoryStream();
        workbook.SaveToStream(stream);
        return stream.ToArray();
    }

    private static IEnumerable<(object? Name, object? Value)> Facts(
        ExportTable table, IReadOnlyList<string> filters, DateTimeOffset generatedAt, string address) =>
    [
        (ApiText.FactContent, table.Title),
        (ApiText.AsOfColumn, table.AsOf),
        .. (filters.Count == 0 ? [ApiText.FactFilterNone] : filters).Select(filter => ((object?)ApiText.FactFilter, (object?)filter)),
        (ApiText.FactRows, table.Rows.Count),
        .. table.Sources.Select(source => ((object?)ApiText.FactSource, (object?)$"{source.Kind.Word()} {ExportTable.SourceOf(source)}")),
        .. table.Sources.Where(s => s.Kind == ProvenanceKind.Computed).Select(s => s.Source).Distinct()
            .Select(method => ((object?)ApiText.FactMethod, (object?)Methods.Describe(method))),
        (ApiText.FactGenerated, ApiText.FactGeneratedPattern.With(generatedAt)),
        (ApiText.FactAddress, address),
    ];

    /// <summary>A sheet of exactly these rows; bold are the first rows and, where there are no headers, the first column.</summary>
    private static void AddSheet(Workbook workbook, string name, List<object?[]> rows, int boldRows, bool boldColumn = false)
    {
        var columns = rows.Max(r => r.Length);
        var sheet = workbook.AddSheet(name, rows.Count, columns);
        sheet.Batch(() =>
        {
            for (var r = 0; r < rows.Count; r++)
            {
                for (var c = 0; c < rows[r].Length; c++)
                {
                    Fill(sheet.Cells[r, c], rows[r][c]);
                    if (r < boldRows || (boldColumn && c == 0))
                    {
                        sheet.Cells[r, c].Format = sheet.Cells[r, c].Format.WithBold(true);
                    }
                }
            }
        });
        for (var c = 0; c < columns; c++)
        {
            var letters = rows.Max(r => r.Length > 1 && c < r.Length ? Letters(r[c]) : 0);
            sheet.Columns[c] = (Math.Clamp(letters, MinLetters, MaxLetters) + 2) * PixelsPerLetter;
        }
    }

    private static void Fill(Cell cell, object? value)
    {
        switch (value)
        {
            case null: break;
            case string text: FillText(cell, text); break;
            case int number: cell.Value = (double)number; break;
            case decimal number: cell.Value = (double)number; break;
            case DateOnly date when date < FirstSpreadsheetDay: FillText(cell, new AsOf(date, IsToday: false).Invariant); break;
            case DateOnly date:
                cell.Value = date.ToDateTime(TimeOnly.MinValue);
                cell.Format = cell.Format.WithNumberFormat(DateFormat);
                break;
            default: throw new NotSupportedException($"A cell cannot hold {value.GetType()}.");
        }
    }

    /// <summary>Text as it stands: the apostrophe, which is not part of it, keeps a code from becoming a number and "=…" a formula.</summary>
    private static void FillText(Cell cell, string text) => cell.SetValue("'" + text);

    /// <summary>How wide a value is, in Latin letters.</summary>
    private static int Letters(object? value) => value switch
    {
        string text => text.Sum(ch => ch >= '\u2E80' ? 2 : 1),
        DateOnly => AsOf.Format.Length,
        int or decimal => 8,
        _ => 0,
    };
}
