using System.Text;
using CsvHelper;
using Dashboard.Data.Exchange;
using Dashboard.Data.Provinces;

namespace Dashboard.Data.Access;

/// <summary>One row of a sheet of accounts.</summary>
/// <param name="Line">1-based line of the file.</param>
/// <param name="Account">What is to be made; its province is null when it was not recognised.</param>
/// <param name="Fault">Null: it can be made.</param>
public sealed record AccountSheetRow(int Line, NewAccount Account, Refusal? Fault);

/// <summary>What a sheet holds.</summary>
/// <param name="Rows">Empty when the sheet is refused.</param>
/// <param name="Fault">Why the sheet as a whole is refused; null: it can be read.</param>
public sealed record AccountSheetContent(IReadOnlyList<AccountSheetRow> Rows, Refusal? Fault = null);

/// <summary>
/// The accounts of the provincial offices as a csv file: province (code or any of its names), user name, display name, after
/// one line of headers.
/// </summary>
public static class AccountSheet
{
    /// <summary>The most bytes a sheet may have.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>The most rows a sheet may have.</summary>
    public const int MaxRows = 200;

    /// <summary>Reads the rows and says of each what is wrong with it; one with too many is refused whole.</summary>
    /// <param name="taken">User names that exist.</param>
    public static AccountSheetContent Read(byte[] content, IReadOnlyList<ProvinceInfo> provinces, IEnumerable<string> taken)
    {
        var names = taken.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var codes = provinces.Where(p => p.TakesPart).Select(p => p.Code).ToHashSet(StringComparer.Ordinal);
        var finder = new ProvinceFinder(provinces);
        var rows = new List<AccountSheetRow>();
        using var csv = CsvReader.Create(WithoutMark(content), CsvReaderOptions.Default with { HasHeader = false });
        for (var line = 1; csv.Read(); line++)
        {
            var cells = Enumerable.Range(0, 3).Select(i => i < csv.FieldCount ? csv.GetString(i).Trim() : "").ToList();
            if (line == 1 || cells.All(cell => cell.Length == 0))
            {
                continue;
            }

            var province = finder.Find(cells[0]) is { TakesPart: true } found ? found.Code : null;
            var account = new NewAccount(cells[1].ToLowerInvariant(), cells[2], Role.ProvincialOffice, province);
            var fault = province is null ? new AccountRefusal.ProvinceUnknown(cells[0]) : AccountRules.Check(account, codes);
            fault ??= names.Add(account.UserName) ? null : new AccountRefusal.UserNameTaken(account.UserName);
            rows.Add(new AccountSheetRow(line, account, fault));
        }

        return rows.Count > MaxRows ? new AccountSheetContent([], new AccountRefusal.SheetTooLong(rows.Count, MaxRows)) : new AccountSheetContent(rows);
    }

    /// <summary>A sheet to be filled in: the provinces that take part, with suggested user names.</summary>
    /// <param name="headers">Of the three columns.</param>
    public static string Template(IReadOnlyList<ProvinceInfo> provinces, IReadOnlyList<string> headers)
    {
        var text = new StringBuilder().AppendJoin(',', headers).Append('\n');
        foreach (var province in provinces.Where(p => p.TakesPart))
        {
            text.Append(province.Code).Append(',').Append(Suggestion(province)).Append(',').Append(province.Name.Zh).Append('\n');
        }

        return text.ToString();
    }

    private static string Suggestion(ProvinceInfo province) =>
        new([.. province.Short.En.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);

    private static byte[] WithoutMark(byte[] content) =>
        content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content;
}
