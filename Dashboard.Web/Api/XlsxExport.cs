using Dashboard.Data;
using Dashboard.Data.Sheets;
using Dashboard.Data.Time;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Api;

/// <summary>Writes a table as an xlsx workbook: the rows with typed cells, and a sheet that says where they come from.</summary>
public static class XlsxExport
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int MinLetters = 8;
    private const int MaxLetters = 70;

    /// <param name="filters">What the rows were narrowed to, in words; empty when nothing.</param>
    /// <param name="generatedAt">In China Standard Time.</param>
    /// <param name="address">Where the same rows can be asked for again.</param>
    public static byte[] Write(ExportTable table, IReadOnlyList<string> filters, DateTimeOffset generatedAt, string address)
    {
        IReadOnlyList<object?[]> mark = [.. new[] { table.Mark, table.Note }.OfType<string>().Select(text => new object?[] { text })];
        string Name(string sheet) => table.Mark is null ? sheet : ApiText.SampleSheet.With(sheet);
        var facts = Facts(table, filters, generatedAt, address).Select(f => new[] { f.Name, f.Value });
        return XlsxWriter.Write(
        [
            SheetOf(Name(table.Title), [.. mark, table.Headers.ToArray<object?>(), .. table.Rows], mark.Count + 1) with { FrozenRows = mark.Count + 1 },
            .. table.Sheets.Select(sheet => SheetOf(Name(sheet.Name), [.. mark, .. sheet.Rows], mark.Count, boldColumn: true)),
            SheetOf(Name(ApiText.SourceSheet), [.. mark, .. facts], mark.Count, boldColumn: true),
        ]);
    }

    private static IEnumerable<(object? Name, object? Value)> Facts(
        ExportTable table, IReadOnlyList<string> filters, DateTimeOffset generatedAt, string address) =>
    [
        (WordsText.Content, table.Title),
        (ApiText.AsOfColumn, table.AsOf),
        .. (filters.Count == 0 ? [ApiText.FactFilterNone] : filters).Select(filter => ((object?)WordsText.Filter, (object?)filter)),
        (ApiText.FactRows, table.Rows.Count),
        .. table.Sources.Select(source => ((object?)ApiText.FactSource, (object?)$"{source.Kind.Word()} {ExportTable.SourceOf(source)}")),
        .. table.Sources.Where(s => s.Kind == ProvenanceKind.Computed).Select(s => s.Source).Distinct()
            .Select(method => ((object?)SharedText.SourceMethod, (object?)Methods.Describe(method))),
        (ApiText.FactGenerated, ApiText.FactGeneratedPattern.With(generatedAt)),
        (ApiText.FactAddress, address),
    ];

    /// <summary>A sheet of exactly these rows; bold are the first rows and, where there are no headers, the first column.</summary>
    private static NewSheet SheetOf(string name, List<object?[]> rows, int boldRows, bool boldColumn = false) => new(
        name,
        Enumerable.Range(0, rows.Max(r => r.Length))
            .Select(c => new NewColumn(Math.Clamp(rows.Max(r => r.Length > 1 && c < r.Length ? Letters(r[c]) : 0), MinLetters, MaxLetters) + 2))
            .ToList(),
        rows.Select((row, r) => row.Select((value, c) => new NewCell(value, IsBold: r < boldRows || (boldColumn && c == 0))).ToList()));

    /// <summary>How wide a value is, in Latin letters.</summary>
    private static int Letters(object? value) => value switch
    {
        string text => text.Sum(ch => ch >= '\u2E80' ? 2 : 1),
        DateOnly => AsOf.Format.Length,
        int or decimal => 8,
        _ => 0,
    };
}
