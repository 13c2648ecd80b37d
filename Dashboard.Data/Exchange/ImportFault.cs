using System.Text;
using Dashboard.Data.Notices;
using Dashboard.Data.Places;
using Dashboard.Data.Sheets;

namespace Dashboard.Data.Exchange;

/// <summary>Something wrong at a place of the file.</summary>
/// <param name="Reason">An <see cref="ImportRefusal"/>, or what a rule of the programme says.</param>
/// <param name="Reference">The statement of the notice that the rule rests on; null where there is none.</param>
/// <param name="About">The place that a rule speaks of; null where the reason names it, or there is none.</param>
public sealed record ImportFault(CellAddress At, Refusal Reason, NoticeReference? Reference = null, Bilingual? About = null);

/// <summary>A column that an import knows.</summary>
/// <param name="Words">Its headers in every language, as <see cref="ImportWords.Plain"/> gives them.</param>
public sealed record ImportColumn<T>(T Key, params IReadOnlyList<string> Words);

/// <summary>Compares what people write.</summary>
public static class ImportWords
{
    /// <summary>Without blanks, case, width of letters and what stands in brackets: ＡＢ (个) is ab.</summary>
    public static string Plain(string text)
    {
        var normal = text.Normalize(NormalizationForm.FormKC);
        var bracket = normal.IndexOf('(', StringComparison.Ordinal);
        return new([.. (bracket > 0 ? normal[..bracket] : normal).Where(ch => !char.IsWhiteSpace(ch) && ch is not ('\u200B' or '\uFEFF')).Select(char.ToLowerInvariant)]);
    }
}

/// <summary>The headers of a sheet.</summary>
/// <param name="Columns">1-based columns, and what each holds.</param>
public sealed record HeaderRow<T>(int Row, IReadOnlyList<(int Column, T Key, string Header)> Columns)
    where T : notnull;

/// <summary>What every import checks before it reads a row. Pure.</summary>
public static class ImportSheet
{
    /// <summary>Sheets that explain and hold no data.</summary>
    private static readonly string[] About = ["说明", "填写说明", "来源与截至", "about", "readme", "source", "sources", "sourceandas-of"];

    /// <summary>The most faults that are collected: who has seen so many corrects the file first.</summary>
    public const int MostFaults = 1_000;

    /// <summary>The sheets without those that explain; all of them when nothing else is there.</summary>
    public static IReadOnlyList<Sheet> WithData(SheetFile file) =>
        file.Sheets.Where(s => s.Name is null || !About.Contains(ImportWords.Plain(s.Name), StringComparer.Ordinal)).ToList() is { Count: > 0 } data ? data : file.Sheets;

    /// <summary>In the order of the file.</summary>
    public static List<ImportFault> InOrder(IEnumerable<ImportFault> faults, IReadOnlyList<Sheet> sheets) =>
        faults.OrderBy(f => sheets.TakeWhile(s => s.Name != f.At.Sheet).Count()).ThenBy(f => f.At.Row).ThenBy(f => f.At.Column).ToList();

    /// <summary>Finds the columns in the first row that is not empty; what is not known, or twice there, is a fault.</summary>
    public static HeaderRow<T> ReadHeader<T>(Sheet sheet, IReadOnlyList<ImportColumn<T>> known, List<ImportFault> faults)
        where T : notnull
    {
        var columns = new List<(int, T, string)>();
        var seen = new Dictionary<T, CellAddress>();
        var first = sheet.Rows[0];
        foreach (var cell in first.Cells)
        {
            var at = sheet.At(cell.Column, first.Number);
            if (cell.Kind == SheetCellKind.Formula)
            {
                faults.Add(new ImportFault(at, new ImportRefusal.Formula()));
            }
            else if (known.FirstOrDefault(c => c.Words.Contains(ImportWords.Plain(cell.Text), StringComparer.Ordinal)) is not { } column)
            {
                faults.Add(new ImportFault(at, new ImportRefusal.UnknownColumn(cell.Text)));
            }
            else if (!seen.TryAdd(column.Key, at))
            {
                faults.Add(new ImportFault(at, new ImportRefusal.DuplicateColumn(cell.Text, seen[column.Key])));
            }
            else
            {
                columns.Add((cell.Column, column.Key, cell.Text));
            }
        }

        return new HeaderRow<T>(first.Number, columns);
    }

    /// <summary>What no import may pass over in a sheet: merged cells, formulas, values beside the table.</summary>
    public static void Check(Sheet sheet, List<ImportFault> faults)
    {
        var first = sheet.Rows[0];
        faults.AddRange(sheet.Merged.Select(range => new ImportFault(sheet.At(first.Cells[0].Column, first.Number), new ImportRefusal.Merged(range))));
        var headed = first.Cells.Select(c => c.Column).ToHashSet();
        foreach (var (row, cell) in sheet.Rows.Skip(1).SelectMany(row => row.Cells.Select(cell => (row, cell))).TakeWhile(_ => faults.Count < MostFaults))
        {
            if (cell.Kind == SheetCellKind.Formula)
            {
                faults.Add(new ImportFault(sheet.At(cell.Column, row.Number), new ImportRefusal.Formula()));
            }
            else if (!headed.Contains(cell.Column))
            {
                faults.Add(new ImportFault(sheet.At(cell.Column, row.Number), new ImportRefusal.OutsideTable(cell.Text)));
            }
        }
    }
}
