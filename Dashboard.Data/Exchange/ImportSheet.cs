using System.Text;
using Dashboard.Data.Sheets;

namespace Dashboard.Data.Exchange;

/// <summary>A column that an import knows.</summary>
/// <param name="Words">Its headers in every language, as <see cref="ImportHeader.Plain"/> gives them.</param>
public sealed record ImportColumn<T>(T Key, params IReadOnlyList<string> Words);

/// <summary>Compares headers and names of sheets, which people decorate. Values are read by <see cref="ImportValue"/>.</summary>
public static class ImportHeader
{
    /// <summary>Columns that every import knows and none reads.</summary>
    public static readonly IReadOnlyList<string> Information =
    [
        "序号", "编号", "联系人", "联系电话", "备注", "区域", "所属区域", "生效日期", "截至日期", "来源类别", "来源", "来源日期", "文号", "通知文号", "类别",
        "no", "no.", "number", "contact", "phone", "note", "remark", "region", "effectiveon", "asof", "kindofsource", "sourcekind", "source", "sourcedate", "notice",
        "documentnumber", "track",
    ];

    /// <summary>Without blanks, case, width of letters and what stands in brackets: ＡＢ (个) is ab.</summary>
    public static string Plain(string text)
    {
        var normal = SheetText.Clean(text).Normalize(NormalizationForm.FormKC); // half of a pair cannot be normalised
        var bracket = normal.IndexOf('(', StringComparison.Ordinal);
        return new([.. (bracket > 0 ? normal[..bracket] : normal).Where(ch => !char.IsWhiteSpace(ch) && ch is not ('\u200B' or '\uFEFF')).Select(char.ToLowerInvariant)]);
    }

    internal static bool HasBracket(string text) => text.AsSpan().IndexOfAny('(', '（') > 0;
}

/// <summary>The headers of a sheet.</summary>
/// <param name="Columns">1-based columns, and what each holds.</param>
public sealed record HeaderRow<T>(int Row, IReadOnlyList<(int Column, T Key, string Header)> Columns)
    where T : notnull;

/// <summary>How a column is read.</summary>
public enum ImportReading
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>As a value of its kind.</summary>
    Value,

    /// <summary>As the text it is.</summary>
    FreeText,

    /// <summary>The mark of our own template, in a column that it hides.</summary>
    Stamp,
}

/// <summary>What every import checks before it reads a row. Pure.</summary>
public static class ImportSheet
{
    /// <summary>The most faults that are collected: who has seen so many corrects the file first.</summary>
    public const int MostFaults = 1_000;

    /// <summary>How far down headers are looked for.</summary>
    private const int HeaderRows = 20;

    /// <summary>Sheets that explain and hold no data.</summary>
    private static readonly string[] About = ["说明", "填写说明", "来源与截至", "about", "readme", "source", "sources", "sourceandas-of"];

    private static readonly string[] SampleWords = ["sample", "illustrative", "sampledata"];

    /// <summary>The sheets without those that explain; all of them when nothing else is there.</summary>
    public static IReadOnlyList<Sheet> WithData(SheetFile file) =>
        file.Sheets.Where(s => s.Name is null || !About.Contains(ImportHeader.Plain(s.Name), StringComparer.Ordinal)).ToList() is { Count: > 0 } data ? data : file.Sheets;

    /// <summary>In the order of the file.</summary>
    public static List<ImportFault> InOrder(IEnumerable<ImportFault> faults, IReadOnlyList<Sheet> sheets) =>
        faults.OrderBy(f => sheets.TakeWhile(s => s.Name != f.At.Sheet).Count()).ThenBy(f => f.At.Row).ThenBy(f => f.At.Column).ToList();

    /// <summary>
    /// Finds the columns in the first row that is not empty; what is not known, or twice there, is a fault. Null, with one fault, where the
    /// sheet is one of sample data or that row holds no headers.
    /// </summary>
    public static HeaderRow<T>? ReadHeader<T>(Sheet sheet, IReadOnlyList<ImportColumn<T>> known, ImportNotes notes)
        where T : notnull
    {
        var first = sheet.Rows[0];
        var start = sheet.At(first.Cells[0].Column, first.Number);
        if (new[] { sheet.Name, first.Cells[0].Text }.FirstOrDefault(text => IsSampleMark(text) || text?.StartsWith("Sample ", StringComparison.Ordinal) == true) is { } mark)
        {
            notes.Fault(start, new ImportRefusal.SampleData(mark));
            return null;
        }

        var heads = sheet.Rows.Take(HeaderRows).Select(row => (row.Number, Known: row.Cells.Count(cell => Find(known, cell) is not null))).ToList();
        var best = heads.MaxBy(h => h.Known);
        if (heads[0].Known <= 1 && best.Known > 1)
        {
            notes.Fault(start, new ImportRefusal.HeaderElsewhere(best.Number));
            return null;
        }

        if (heads[0].Known == 0)
        {
            notes.Fault(start, new ImportRefusal.NoHeader());
            return null;
        }

        var columns = new List<(int, T, string)>();
        var seen = new Dictionary<T, CellAddress>();
        foreach (var cell in first.Cells)
        {
            var at = sheet.At(cell.Column, first.Number);
            if (cell.Kind == SheetCellKind.Formula)
            {
                notes.Fault(at, new ImportRefusal.Formula());
            }
            else if (Find(known, cell) is not { } column)
            {
                notes.Fault(at, new ImportRefusal.UnknownColumn(cell.Text));
            }
            else if (!seen.TryAdd(column.Key, at))
            {
                notes.Fault(at, new ImportRefusal.DuplicateColumn(cell.Text, seen[column.Key]));
            }
            else
            {
                columns.Add((cell.Column, column.Key, cell.Text));
                if (ImportHeader.HasBracket(cell.Text))
                {
                    notes.Read(at, ImportTolerance.HeaderBracket);
                }
            }
        }

        return new HeaderRow<T>(first.Number, columns);
    }

    /// <summary>
    /// What no import may pass over in a sheet: merged cells, hidden rows and columns, formulas, values beside the table, and in what is read
    /// characters that nobody sees and parts of a text that are raised or struck out.
    /// </summary>
    /// <param name="readingOf">How a column of the head is read.</param>
    public static void Check<T>(Sheet sheet, HeaderRow<T> head, Func<T, ImportReading> readingOf, ImportNotes notes)
        where T : notnull
    {
        var first = sheet.Rows[0];
        var faults = notes.Faults;
        faults.AddRange(sheet.Merged.Select(range => new ImportFault(sheet.At(first.Cells[0].Column, first.Number), new ImportRefusal.Merged(range))));
        var readings = head.Columns.ToDictionary(c => c.Column, c => readingOf(c.Key));
        CheckHidden(sheet, readings, notes);
        var headed = first.Cells.Select(c => c.Column).ToHashSet();
        foreach (var (row, cell) in sheet.Rows.Skip(1).SelectMany(row => row.Cells.Select(cell => (row, cell))).TakeWhile(_ => faults.Count < MostFaults))
        {
            var at = sheet.At(cell.Column, row.Number);
            if (cell.Kind == SheetCellKind.Formula)
            {
                notes.Fault(at, new ImportRefusal.Formula());
            }
            else if (!headed.Contains(cell.Column))
            {
                notes.Fault(at, new ImportRefusal.OutsideTable(cell.Text));
            }
            else if (readings.GetValueOrDefault(cell.Column) is (ImportReading.Value or ImportReading.FreeText) and var reading)
            {
                CheckText(at, cell, reading, notes);
            }
        }
    }

    /// <summary>True, with a fault, when the row is marked as sample data.</summary>
    /// <param name="isName">Columns in which a name stands, that may begin with 示例.</param>
    public static bool IsSample(Sheet sheet, SheetRow row, Func<int, bool> isName, ImportNotes notes)
    {
        foreach (var cell in row.Cells)
        {
            if (!isName(cell.Column) && IsSampleMark(cell.Text))
            {
                notes.Fault(sheet.At(cell.Column, row.Number), new ImportRefusal.SampleData(cell.Text));
                return true;
            }
        }

        return false;
    }

    private static bool IsSampleMark(string? text)
    {
        if (text is null)
        {
            return false;
        }

        var plain = ImportHeader.Plain(text);
        return plain.StartsWith("示例", StringComparison.Ordinal) || plain.StartsWith("sampledata", StringComparison.Ordinal)
            || SampleWords.Contains(plain, StringComparer.Ordinal);
    }

    private static ImportColumn<T>? Find<T>(IReadOnlyList<ImportColumn<T>> known, SheetCell cell)
        where T : notnull
    {
        var plain = cell.Kind == SheetCellKind.Formula ? "" : ImportHeader.Plain(cell.Text);
        return known.FirstOrDefault(c => c.Words.Contains(plain, StringComparer.Ordinal));
    }

    private static void CheckHidden(Sheet sheet, Dictionary<int, ImportReading> readings, ImportNotes notes)
    {
        var (from, to) = (default(SheetRow), 0);
        foreach (var row in sheet.Rows)
        {
            if (row.IsHidden && from is not null && row.Number == to + 1)
            {
                to = row.Number;
                continue;
            }

            Say();
            (from, to) = row.IsHidden ? (row, row.Number) : (null, 0);
        }

        Say();
        foreach (var (first, last) in sheet.HiddenColumns)
        {
            var filled = sheet.Rows.SelectMany(r => r.Cells.Where(c => c.Column >= first && c.Column <= last).Select(c => (c.Column, r.Number)))
                .Where(c => readings.GetValueOrDefault(c.Column) != ImportReading.Stamp).ToList();
            if (filled.Count > 0)
            {
                var (least, most) = (filled.Min(c => c.Column), filled.Max(c => c.Column));
                notes.Fault(sheet.At(least, filled[0].Number), new ImportRefusal.HiddenColumns(CellAddress.Letters(least), CellAddress.Letters(most)));
            }
        }

        void Say()
        {
            if (from is not null)
            {
                notes.Fault(sheet.At(from.Cells[0].Column, from.Number), new ImportRefusal.HiddenRows(from.Number, to));
            }
        }
    }

    private static void CheckText(CellAddress at, SheetCell cell, ImportReading reading, ImportNotes notes)
    {
        if (cell.Marks.HasFlag(SheetCellMarks.Raised))
        {
            notes.Fault(at, new ImportRefusal.Raised(cell.Text));
        }
        else if (cell.Marks.HasFlag(SheetCellMarks.Struck))
        {
            notes.Fault(at, new ImportRefusal.Struck(cell.Text));
        }
        else if ((reading == ImportReading.Value ? ImportValue.Invisible(cell.Text) : SheetText.HasUnprintable(cell.Text) ? "U+FFFD" : null) is { } unseen)
        {
            notes.Fault(at, new ImportRefusal.Invisible(cell.Text, unseen));
        }
    }
}
