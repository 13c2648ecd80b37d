using System.Globalization;
using System.Text;
using Dashboard.Data.Provinces;

namespace Dashboard.Data.Exchange;

/// <summary>What the cell of a count says.</summary>
/// <param name="Count">Null: unknown (待录入), written out; see <paramref name="Problem"/>.</param>
/// <param name="Problem">Null: it can be read.</param>
public readonly record struct CountReading(int? Count, ImportProblem? Problem);

/// <summary>Reads the values of cells. Pure.</summary>
public static class ImportCells
{
    /// <summary>What is written for an unknown quota.</summary>
    private static readonly string[] Unknown = ["待录入", "未知", "unknown", "notentered", "tobeentered"];

    /// <summary>
    /// A whole number, 0 to <paramref name="most"/>, as a number or as text, in full-width digits too; or that it is unknown.
    /// 3.0 is 3; 2.5, 1,000 and 三 are refused rather than guessed.
    /// </summary>
    public static CountReading Count(SheetCell cell, int most)
    {
        if (cell.Kind == SheetCellKind.Other)
        {
            return new CountReading(null, ImportProblem.NoValue);
        }

        var text = ImportWords.Plain(cell.Text);
        if (Unknown.Contains(text, StringComparer.Ordinal))
        {
            return new CountReading(null, null);
        }

        // Exponents only as the file's own form of a number: nobody writes 1e2 for 100 places.
        var style = cell.Kind == SheetCellKind.Number ? NumberStyles.Float : NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return !double.TryParse(text.Replace('\u2212', '-'), style, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)
            ? new CountReading(null, ImportProblem.NotANumber)
            : number < 0 ? new CountReading(null, ImportProblem.Negative)
            : number != Math.Floor(number) ? new CountReading(null, ImportProblem.Fraction)
            : number > most ? new CountReading(null, ImportProblem.TooLarge)
            : new CountReading((int)number, null);
    }

    /// <summary>True for a dash: that there is no such value.</summary>
    public static bool IsDash(SheetCell cell) => cell.Text is "—" or "–" or "-" or "——" or "－" or "/";
}

/// <summary>Finds the province a row is about, by its code or by any of its names.</summary>
public sealed class ProvinceFinder
{
    private readonly Dictionary<string, ProvinceInfo> _byWord = new(StringComparer.Ordinal);

    public ProvinceFinder(IEnumerable<ProvinceInfo> provinces)
    {
        foreach (var province in provinces)
        {
            foreach (var word in new[] { province.Code, province.Name.Zh, province.Short.Zh, province.Name.En, province.Short.En })
            {
                _byWord.TryAdd(ImportWords.Plain(word), province);
            }
        }
    }

    /// <summary>Null when no province is called so.</summary>
    public ProvinceInfo? Find(string text) => _byWord.GetValueOrDefault(ImportWords.Plain(text));

    /// <summary>The province of a row; null with a fault, or with neither when the row names none.</summary>
    public ProvinceInfo? Of(Sheet sheet, SheetRow row, int? codeColumn, int? nameColumn, List<ImportFault> faults)
    {
        var named = new[] { codeColumn, nameColumn }
            .Select(column => column is { } c ? row[c] : null)
            .OfType<SheetCell>()
            .Where(cell => cell.Kind is SheetCellKind.Text or SheetCellKind.Number)
            .Select(cell => (cell, Province: Find(cell.Text)))
            .ToList();
        if (named.FirstOrDefault(n => n.Province is null) is { cell.Text: not null } unknown)
        {
            faults.Add(new ImportFault(sheet.At(unknown.cell.Column, row.Number), ImportProblem.ProvinceUnknown, unknown.cell.Text));
            return null;
        }

        if (named.Select(n => n.Province!.Code).Distinct().Count() > 1)
        {
            faults.Add(new ImportFault(
                sheet.At(named[1].cell.Column, row.Number), ImportProblem.ProvinceAmbiguous, named[0].Province!.Name, named[1].Province!.Name));
            return null;
        }

        if (named is [var (cell, province), ..] && !province!.TakesPart)
        {
            faults.Add(new ImportFault(sheet.At(cell.Column, row.Number), ImportProblem.ProvinceTakesNoPart, province.Name));
            return null;
        }

        return named.Count == 0 ? null : named[0].Province;
    }
}
