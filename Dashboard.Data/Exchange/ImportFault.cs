using System.Text;
using Dashboard.Data.Notices;
using Dashboard.Data.Places;
using Dashboard.Data.Sheets;

namespace Dashboard.Data.Exchange;

/// <summary>Why a cell, a row or a column of a readable file cannot be taken.</summary>
public enum ImportProblem
{
    /// <summary>The sheet has no row of headers.</summary>
    NoHeader,

    /// <summary>There is nothing under the headers.</summary>
    NoRows,

    /// <summary>Number: the header.</summary>
    UnknownColumn,

    /// <summary>Numbers: the header, the address of the first.</summary>
    DuplicateColumn,

    /// <summary>No column holds the code or name of the province.</summary>
    NoProvinceColumn,

    /// <summary>No column holds a quota.</summary>
    NoQuotaColumn,

    /// <summary>A column of numbers without columns of track and tier.</summary>
    NoTrackOrTier,

    /// <summary>A header that holds for both tracks on a sheet whose name tells neither. Number: the header.</summary>
    NoTrack,

    /// <summary>Something stands under no header. Number: what.</summary>
    OutsideTable,

    /// <summary>Formulas are not evaluated.</summary>
    Formula,

    /// <summary>A truth value or an error value. Number: what.</summary>
    NoValue,

    /// <summary>Number: the range.</summary>
    Merged,

    /// <summary>Values without a province.</summary>
    ProvinceMissing,

    /// <summary>Number: what stands there.</summary>
    ProvinceUnknown,

    /// <summary>On the map, but outside the programme. Number: the name.</summary>
    ProvinceTakesNoPart,

    /// <summary>Code and name are of two provinces. Numbers: what the code says, what the name says.</summary>
    ProvinceAmbiguous,

    /// <summary>The quota, or the row, stands in the file already. Numbers: the province, the address of the first.</summary>
    Duplicate,

    /// <summary>Number: what stands there.</summary>
    TrackUnknown,

    /// <summary>Number: what stands there.</summary>
    TierUnknown,

    /// <summary>Number: what stands there.</summary>
    NotANumber,

    /// <summary>Number: what stands there.</summary>
    Fraction,

    /// <summary>Number: what stands there.</summary>
    Negative,

    /// <summary>Numbers: what stands there, the most.</summary>
    TooLarge,

    /// <summary>Numbers: the quota wanted, the places recommended.</summary>
    BelowRecommended,

    /// <summary>To be unknown again, though places are recommended. Number: how many.</summary>
    UnknownBelowRecommended,

    /// <summary>Number: the province.</summary>
    NoEligibleCounty,

    /// <summary>Made for another round. Numbers: that of the file, that asked for.</summary>
    OtherRound,

    /// <summary>The mark of the version was changed by hand.</summary>
    StampBroken,

    /// <summary>No column holds the code or name of the place.</summary>
    NoPlaceColumn,

    /// <summary>No column says for which tier.</summary>
    NoTierColumn,

    /// <summary>No column holds a step, a material or a filing.</summary>
    NoRecordColumn,

    /// <summary>Columns of one row per step or material stand beside columns of one row per place.</summary>
    MixedSheet,

    /// <summary>A column of steps or materials without one of dates.</summary>
    NoDateColumn,

    /// <summary>Values without a place.</summary>
    PlaceMissing,

    /// <summary>Number: what stands there.</summary>
    PlaceUnknown,

    /// <summary>Several places are called so. Numbers: what stands there, their codes.</summary>
    PlaceAmbiguous,

    /// <summary>Code and name, or name and province, are of two places. Numbers: the one, the other.</summary>
    PlacesDiffer,

    /// <summary>Number: what stands there.</summary>
    StageUnknown,

    /// <summary>Number: what stands there.</summary>
    MaterialUnknown,

    /// <summary>Number: what stands there.</summary>
    MediumUnknown,

    /// <summary>Number: what stands there.</summary>
    NotADate,

    DateMissing,

    /// <summary>The place has no application for the tier in the round, and the file does not begin one. Numbers: the place, the first step.</summary>
    NotBegun,

    /// <summary>The step is recorded on another day, and a history is not overwritten. Numbers: the step, the day recorded, the day of the file.</summary>
    StepDiffers,

    /// <summary>Sample data stands where a real application belongs; it is removed first. Number: the place.</summary>
    SampleStands,

    /// <summary>The place does not hold the tier, so it owes no work plan. Numbers: the place, the tier.</summary>
    NotDesignated,
}

/// <summary>Something wrong at a place of the file.</summary>
/// <param name="Reason">An <see cref="ImportProblem"/> with its numbers, or what a rule of the programme says.</param>
/// <param name="Tier">Names the stages in the words of a rule; null where there are none.</param>
/// <param name="Reference">The statement of the notice that the rule rests on; null where there is none.</param>
/// <param name="About">The place that a rule speaks of; null where the reason names it, or there is none.</param>
public sealed record ImportFault(CellAddress At, Refusal Reason, Tier? Tier = null, NoticeReference? Reference = null, Bilingual? About = null)
{
    public ImportFault(CellAddress at, ImportProblem problem, params IReadOnlyList<object> numbers)
        : this(at, new Refusal(problem, numbers))
    {
    }
}

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
                faults.Add(new ImportFault(at, ImportProblem.Formula));
            }
            else if (known.FirstOrDefault(c => c.Words.Contains(ImportWords.Plain(cell.Text), StringComparer.Ordinal)) is not { } column)
            {
                faults.Add(new ImportFault(at, ImportProblem.UnknownColumn, cell.Text));
            }
            else if (!seen.TryAdd(column.Key, at))
            {
                faults.Add(new ImportFault(at, ImportProblem.DuplicateColumn, cell.Text, seen[column.Key]));
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
        faults.AddRange(sheet.Merged.Select(range => new ImportFault(sheet.At(first.Cells[0].Column, first.Number), ImportProblem.Merged, range)));
        var headed = first.Cells.Select(c => c.Column).ToHashSet();
        foreach (var (row, cell) in sheet.Rows.Skip(1).SelectMany(row => row.Cells.Select(cell => (row, cell))).TakeWhile(_ => faults.Count < MostFaults))
        {
            if (cell.Kind == SheetCellKind.Formula)
            {
                faults.Add(new ImportFault(sheet.At(cell.Column, row.Number), ImportProblem.Formula));
            }
            else if (!headed.Contains(cell.Column))
            {
                faults.Add(new ImportFault(sheet.At(cell.Column, row.Number), ImportProblem.OutsideTable, cell.Text));
            }
        }
    }
}
