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

    /// <summary>The longest first.</summary>
    private static readonly string[] Midnights = ["00:00:00.000", "00:00:00", "0:00:00", "00:00", "0:00"];

    private static readonly (string Word, Tier Tier)[] Tiers =
    [
        ("示范", Places.Tier.Demonstration), ("demonstration", Places.Tier.Demonstration), ("试点", Places.Tier.Pilot), ("pilot", Places.Tier.Pilot),
    ];

    /// <summary>What is written for an unknown quota.</summary>
    private static readonly string[] Unknown = ["待录入", "未知", "unknown", "notentered", "tobeentered"];

    /// <summary>
    /// A whole number, 0 to <paramref name="most"/>, as a number or as text, in full-width digits too; or that it is unknown.
    /// 3.0 is 3; 2.5, 1,000, 3①, +3, 1 2 and 三 are refused rather than guessed.
    /// </summary>
    public static CountReading Count(SheetCell cell, int most)
    {
        if (cell.Kind == SheetCellKind.Other)
        {
            return new CountReading(null, new ImportRefusal.NoValue(cell.Text));
        }

        var plain = ImportValue.Plain(cell.Text);
        if (Unknown.Contains(plain, StringComparer.Ordinal))
        {
            return new CountReading(null, null);
        }

        // Exponents only as the file's own form of a number: nobody writes 1e2 for 100 places.
        var style = cell.Kind == SheetCellKind.Number ? NumberStyles.Float : NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return (cell.Kind != SheetCellKind.Number && !IsDecimal(plain.AsSpan().TrimStart("-\u2212")))
            || !double.TryParse(plain.Replace('\u2212', '-'), style, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)
            ? new CountReading(null, ImportValue.Problem(cell.Text, text => new ImportRefusal.NotANumber(text)))
            : number < 0 ? new CountReading(null, new ImportRefusal.Negative(cell.Text))
            : number != Math.Floor(number) ? new CountReading(null, new ImportRefusal.Fraction(cell.Text))
            : number > most ? new CountReading(null, new ImportRefusal.TooLarge(cell.Text, most))
            : new CountReading((int)number, null);
    }

    /// <summary>A number of 0 or more with or without decimals: 3, 0.25, ３. Null: what stands there is none, or has anything beside it.</summary>
    public static decimal? Decimal(string text) => ImportValue.Plain(text) is var plain && IsDecimal(plain)
        && decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>示范 or 试点, in either language; null: neither.</summary>
    public static Tier? Tier(string text) => Tiers.Where(t => t.Word == ImportValue.Plain(text)).Select(t => (Tier?)t.Tier).FirstOrDefault();

    /// <summary>
    /// A day: 2023-08-01, 2023/8/1, 2023.8.1, 2023年8月1日, 20230801, each with 00:00 or without, or the number under which a spreadsheet
    /// keeps it. Null: it is none, has an hour, or lies outside <see cref="FirstYear"/> to <see cref="LastYear"/>; what could be day-month-year or
    /// month-day-year is none.
    /// </summary>
    /// <param name="atMidnight">True when an hour stood there that is none.</param>
    public static DateOnly? Date(SheetCell cell, bool from1904, out bool atMidnight)
    {
        atMidnight = false;
        if (cell.Kind == SheetCellKind.Number && double.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number == Math.Floor(number) && number is > 0 and < 100_000)
        {
            return InRange((from1904 ? new DateOnly(1904, 1, 1) : new DateOnly(1899, 12, 30)).AddDays((int)number));
        }

        var written = cell.Text.AsSpan().Trim();
        foreach (var midnight in Midnights)
        {
            if (written.EndsWith(midnight, StringComparison.Ordinal))
            {
                var rest = written[..^midnight.Length];
                atMidnight = rest is [.., 'T'] || rest.TrimEnd().Length < rest.Length;
                written = atMidnight ? rest.TrimEnd().TrimEnd('T') : written;
                break;
            }
        }

        return DateOnly.TryParseExact(ImportValue.Plain(written.ToString()), Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? InRange(day) : null;

        static DateOnly? InRange(DateOnly day) => day.Year is >= FirstYear and <= LastYear ? day : null;
    }

    private static bool IsDecimal(ReadOnlySpan<char> text)
    {
        var point = text.IndexOf('.');
        return point < 0 ? IsDigits(text) : IsDigits(text[..point]) && IsDigits(text[(point + 1)..]);

        static bool IsDigits(ReadOnlySpan<char> part) => part.Length > 0 && !part.ContainsAnyExceptInRange('0', '9');
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
            foreach (var word in province.Names)
            {
                _byWord.TryAdd(ImportValue.Plain(word), province);
            }
        }
    }

    /// <summary>Null when no province is called so.</summary>
    public ProvinceInfo? Find(string text) => _byWord.GetValueOrDefault(ImportValue.Plain(text));

    /// <summary>The province of a row; null with a fault, or with neither when the row names none.</summary>
    public ProvinceInfo? Of(Sheet sheet, SheetRow row, int? codeColumn, int? nameColumn, ImportNotes notes)
    {
        var named = new[] { codeColumn, nameColumn }
            .Select(column => column is { } c ? row[c] : null)
            .OfType<SheetCell>()
            .Where(cell => cell.Kind is SheetCellKind.Text or SheetCellKind.Number)
            .Select(cell => (cell, Province: Find(cell.Text)))
            .ToList();
        if (named.FirstOrDefault(n => n.Province is null) is { cell.Text: not null } unknown)
        {
            notes.Unread(sheet.At(unknown.cell.Column, row.Number), unknown.cell.Text, text => new ImportRefusal.ProvinceUnknown(text));
            return null;
        }

        if (named.Select(n => n.Province!.Code).Distinct().Count() > 1)
        {
            notes.Fault(sheet.At(named[1].cell.Column, row.Number), new ImportRefusal.ProvinceAmbiguous(named[0].Province!.Name, named[1].Province!.Name));
            return null;
        }

        if (named is [var (cell, province), ..] && !province!.TakesPart)
        {
            notes.Fault(sheet.At(cell.Column, row.Number), new ImportRefusal.ProvinceTakesNoPart(province.Name));
            return null;
        }

        foreach (var (read, _) in named)
        {
            notes.Read(sheet.At(read.Column, row.Number), read);
        }

        return named.Count == 0 ? null : named[0].Province;
    }
}
