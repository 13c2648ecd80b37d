using System.Globalization;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Sheets;

namespace Dashboard.Data.Exchange;

/// <summary>What the cell of a count says.</summary>
/// <param name="Count">Null: unknown (待录入), written out; see <paramref name="Problem"/>.</param>
/// <param name="Problem">Null: it can be read.</param>
public readonly record struct CountReading(int? Count, ImportRefusal? Problem);

/// <summary>Reads the values of cells. Pure.</summary>
public static class ImportCells
{
    /// <summary>Far enough from any date of the programme to be a slip.</summary>
    private const int FirstYear = 2000;

    private const int LastYear = 2099;

    private static readonly string[] Dates = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy'年'M'月'd'日'", "yyyyMMdd"];

    private static readonly (string Word, Tier Tier)[] Tiers =
    [
        ("示范", Places.Tier.Demonstration), ("demonstration", Places.Tier.Demonstration), ("试点", Places.Tier.Pilot), ("pilot", Places.Tier.Pilot),
    ];

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
            return new CountReading(null, new ImportRefusal.NoValue(cell.Text));
        }

        var text = ImportWords.Plain(cell.Text);
        if (Unknown.Contains(text, StringComparer.Ordinal))
        {
            return new CountReading(null, null);
        }

        // Exponents only as the file's own form of a number: nobody writes 1e2 for 100 places.
        var style = cell.Kind == SheetCellKind.Number ? NumberStyles.Float : NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return !double.TryParse(text.Replace('\u2212', '-'), style, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)
            ? new CountReading(null, new ImportRefusal.NotANumber(cell.Text))
            : number < 0 ? new CountReading(null, new ImportRefusal.Negative(cell.Text))
            : number != Math.Floor(number) ? new CountReading(null, new ImportRefusal.Fraction(cell.Text))
            : number > most ? new CountReading(null, new ImportRefusal.TooLarge(cell.Text, most))
            : new CountReading((int)number, null);
    }

    /// <summary>示范 or 试点, in either language; null: neither.</summary>
    public static Tier? Tier(string text) => Tiers.Where(t => t.Word == ImportWords.Plain(text)).Select(t => (Tier?)t.Tier).FirstOrDefault();

    /// <summary>
    /// A day: 2023-08-01, 2023/8/1, 2023.8.1, 2023年8月1日, 20230801, or the number under which a spreadsheet keeps it. Null: it is none,
    /// or lies outside <see cref="FirstYear"/> to <see cref="LastYear"/>; what could be day-month-year or month-day-year is none.
    /// </summary>
    public static DateOnly? Date(SheetCell cell, bool from1904)
    {
        var text = ImportWords.Plain(cell.Text);
        if (cell.Kind == SheetCellKind.Number && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number == Math.Floor(number) && number is > 0 and < 100_000)
        {
            return InRange((from1904 ? new DateOnly(1904, 1, 1) : new DateOnly(1899, 12, 30)).AddDays((int)number));
        }

        return DateOnly.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? InRange(day) : null;

        static DateOnly? InRange(DateOnly day) => day.Year is >= FirstYear and <= LastYear ? day : null;
    }

    /// <summary>True for a dash: that there is no such value.</summary>
    public static bool IsDash(SheetCell cell) => cell.Text is "—" or "–" or "-" or "——" or "－" or "/";
}

/// <summary>Finds the place a row is about, by its code or by its name; a name that several places have needs the province or the code.</summary>
internal sealed class PlaceFinder(IReadOnlyList<BookPlace> places, ProvinceFinder provinces)
{
    private readonly Dictionary<string, BookPlace> _byCode = places.ToDictionary(p => p.Code);

    private readonly ILookup<string, BookPlace> _byName = places
        .SelectMany(p => new[] { p.Name.Zh, p.FullNameZh, p.Name.En }.Select(ImportWords.Plain).Distinct().Select(word => (word, p)))
        .ToLookup(n => n.word, n => n.p, StringComparer.Ordinal);

    /// <summary>The place of a row; null with a fault, or with neither when the row names none.</summary>
    public BookPlace? Of(Sheet sheet, SheetRow row, int? codeColumn, int? nameColumn, int? provinceColumn, List<ImportFault> faults)
    {
        var (code, name, province) = (Cell(codeColumn), Cell(nameColumn), Cell(provinceColumn));
        if (code is null && name is null)
        {
            return null;
        }

        if (province is { } said && provinces.Find(said.Text) is null)
        {
            return Fault(said, new ImportRefusal.ProvinceUnknown(said.Text));
        }

        var only = province is { } of ? provinces.Find(of.Text)!.Code : null;
        var named = name is { } called ? _byName[ImportWords.Plain(called.Text)].ToList() : null;
        if (code is { } number)
        {
            var found = _byCode.GetValueOrDefault(ImportWords.Plain(number.Text));
            return found is null ? Fault(number, new ImportRefusal.PlaceUnknown(number.Text))
                : named is not null && !named.Contains(found) ? Fault(name!.Value, new ImportRefusal.PlacesDiffer(found.Name, name.Value.Text))
                : only is not null && found.ProvinceCode != only ? Fault(province!.Value, new ImportRefusal.PlacesDiffer(new Bilingual(found.FullNameZh, found.FullNameZh), province.Value.Text))
                : found;
        }

        return named!.FindAll(p => only is null || p.ProvinceCode == only) switch
        {
            [] when named.Count > 0 => Fault(province!.Value, new ImportRefusal.PlacesDiffer(new Bilingual(named[0].FullNameZh, named[0].FullNameZh), province.Value.Text)),
            [] => Fault(name!.Value, new ImportRefusal.PlaceUnknown(name.Value.Text)),
            [var one] => one,
            var several => Fault(name!.Value, new ImportRefusal.PlaceAmbiguous(name.Value.Text, string.Join(", ", several.Select(p => p.Code).Order(StringComparer.Ordinal)))),
        };

        SheetCell? Cell(int? column) => column is { } at && row[at] is { Kind: SheetCellKind.Text or SheetCellKind.Number } cell ? cell : null;

        BookPlace? Fault(SheetCell cell, ImportRefusal why)
        {
            faults.Add(new ImportFault(sheet.At(cell.Column, row.Number), why));
            return null;
        }
    }
}

/// <summary>Finds the province a row is about, by its code or by any of its names.</summary>
public sealed class ProvinceFinder
{
    private readonly Dictionary<string, ProvinceInfo> _byWord = new(StringComparer.Ordinal);

    public ProvinceFinder(IEnumerable<ProvinceInfo> provinces)
    {
        foreach (var province in provinces)
        {
            foreach (var word in province.Names)
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
            faults.Add(new ImportFault(sheet.At(unknown.cell.Column, row.Number), new ImportRefusal.ProvinceUnknown(unknown.cell.Text)));
            return null;
        }

        if (named.Select(n => n.Province!.Code).Distinct().Count() > 1)
        {
            faults.Add(new ImportFault(
                sheet.At(named[1].cell.Column, row.Number), new ImportRefusal.ProvinceAmbiguous(named[0].Province!.Name, named[1].Province!.Name)));
            return null;
        }

        if (named is [var (cell, province), ..] && !province!.TakesPart)
        {
            faults.Add(new ImportFault(sheet.At(cell.Column, row.Number), new ImportRefusal.ProvinceTakesNoPart(province.Name)));
            return null;
        }

        return named.Count == 0 ? null : named[0].Province;
    }
}
