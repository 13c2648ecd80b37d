using System.Globalization;
using Dashboard.Data.Divisions;
using Dashboard.Data.Provinces;
using Dashboard.Data.Sheets;

namespace Dashboard.Data.Exchange;

/// <summary>
/// Finds the place a row is about, by its code or by its name: the name it has, a short one, or one it had. A name that several places
/// have needs the province or the code; which of them is meant is asked and not guessed.
/// </summary>
internal sealed class PlaceFinder(IReadOnlyList<BookPlace> places, ProvinceFinder provinces, DivisionDirectory divisions)
{
    private readonly ProvinceFinder _provinces = provinces;
    private readonly DivisionDirectory _divisions = divisions;
    private readonly Dictionary<string, BookPlace> _byCode = places.ToDictionary(p => p.Code);

    private readonly ILookup<string, BookPlace> _byName = places
        .SelectMany(p => new[] { p.Name.Zh, p.FullNameZh, p.Name.En }.Select(ImportValue.Plain).Distinct().Select(word => (word, p)))
        .ToLookup(n => n.word, n => n.p, StringComparer.Ordinal);

    /// <summary>The place of a row; null with a fault, or with neither when the row names none.</summary>
    public BookPlace? Of(Sheet sheet, SheetRow row, int? codeColumn, int? nameColumn, int? provinceColumn, ImportNotes notes) =>
        new Search(this, sheet, row, notes, Cell(row, codeColumn), Cell(row, nameColumn), Cell(row, provinceColumn)).Run();

    private static SheetCell? Cell(SheetRow row, int? column) => column is { } at && row[at] is { Kind: SheetCellKind.Text or SheetCellKind.Number } cell ? cell : null;

    /// <summary>What a name of the directory means here.</summary>
    private DivisionAnswer Resolve(string name, string? province)
    {
        var plain = ImportValue.Plain(name);
        return plain.Length > 0 && plain.All(ch => char.GetUnicodeCategory(ch) == UnicodeCategory.OtherLetter) && _divisions.Lists is [.., var newest]
            ? _divisions.Resolve(plain, newest, province) : DivisionAnswer.Nothing;
    }

    /// <summary>The place of a code, or what took its place.</summary>
    private BookPlace? OfCode(string code, out bool isFormer)
    {
        isFormer = false;
        if (_byCode.TryGetValue(code, out var place))
        {
            return place;
        }

        isFormer = true;
        return _divisions.Lists is [.., var newest] && _divisions.Today(code, newest) is [var only] ? _byCode.GetValueOrDefault(only.Code) : null;
    }

    private sealed class Search(PlaceFinder finder, Sheet sheet, SheetRow row, ImportNotes notes, SheetCell? code, SheetCell? name, SheetCell? province)
    {
        public BookPlace? Run()
        {
            if (code is null && name is null)
            {
                return null;
            }

            string? only = null;
            if (province is { } said)
            {
                if (finder._provinces.Find(said.Text) is not { } found)
                {
                    return Unread(said, text => new ImportRefusal.ProvinceUnknown(text));
                }

                only = found.Code;
            }

            return code is { } number ? ByCode(number, only) : ByName(name!.Value, only);
        }

        private BookPlace? ByCode(SheetCell number, string? only)
        {
            if (finder.OfCode(ImportValue.Plain(number.Text), out var isFormer) is not { } found)
            {
                return Unread(number, text => new ImportRefusal.PlaceUnknown(text));
            }

            if (name is { } called && !IsCalled(found, called))
            {
                return Unread(called, text => new ImportRefusal.PlacesDiffer(found.Name, text));
            }

            if (only is not null && found.ProvinceCode != only)
            {
                return Fault(province!.Value, new ImportRefusal.PlacesDiffer(new Bilingual(found.FullNameZh, found.FullNameZh), province.Value.Text));
            }

            return Read(found, isFormer ? ImportTolerance.FormerName : null, number);
        }

        private BookPlace? ByName(SheetCell called, string? only)
        {
            var named = finder._byName[ImportValue.Plain(called.Text)].ToList();
            var here = named.FindAll(p => only is null || p.ProvinceCode == only);
            var answer = finder.Resolve(called.Text, only);
            if (named.Count > 0 && here.Count == 0)
            {
                return Fault(province!.Value, new ImportRefusal.PlacesDiffer(new Bilingual(named[0].FullNameZh, named[0].FullNameZh), province.Value.Text));
            }

            // Several are called so in the country, be one of them held here or not.
            var codes = here.Select(p => p.Code).Concat(here.Count == 0 || answer.By == DivisionNaming.Name ? answer.Candidates.Select(d => d.Code) : [])
                .Distinct().Order(StringComparer.Ordinal).ToList();
            return codes switch
            {
                [] => Unread(called, text => new ImportRefusal.PlaceUnknown(text)),
                [var one] when finder._byCode.TryGetValue(one, out var place) => Read(
                    place, here.Count > 0 ? null : answer.By == DivisionNaming.Former ? ImportTolerance.FormerName : ImportTolerance.ShortName, called),
                [var other] => Fault(called, new ImportRefusal.PlaceNotHeld(called.Text, finder._divisions.Find(other)!.FullName)),
                _ => Fault(called, new ImportRefusal.PlaceAmbiguous(called.Text, string.Join(", ", codes.Select(Say)))),
            };
        }

        private string Say(string code) => finder._byCode.TryGetValue(code, out var place) ? $"{place.FullNameZh} {code}"
            : finder._divisions.Find(code) is { } division ? $"{division.FullName.Zh} {code}" : code;

        private bool IsCalled(BookPlace place, SheetCell called)
        {
            if (finder._byName[ImportValue.Plain(called.Text)].Contains(place))
            {
                return true;
            }

            var answer = finder.Resolve(called.Text, place.ProvinceCode);
            if (!answer.Candidates.Any(d => d.Code == place.Code))
            {
                return false;
            }

            notes.Read(At(called), answer.By == DivisionNaming.Former ? ImportTolerance.FormerName : ImportTolerance.ShortName);
            return true;
        }

        private BookPlace Read(BookPlace found, ImportTolerance? by, SheetCell cell)
        {
            foreach (var read in new[] { code, name, province }.OfType<SheetCell>())
            {
                notes.Read(At(read), read);
            }

            if (by is { } tolerance)
            {
                notes.Read(At(cell), tolerance);
            }

            return found;
        }

        private CellAddress At(SheetCell cell) => sheet.At(cell.Column, row.Number);

        private BookPlace? Unread(SheetCell cell, Func<string, ImportRefusal> why)
        {
            notes.Unread(At(cell), cell.Text, why);
            return null;
        }

        private BookPlace? Fault(SheetCell cell, ImportRefusal why)
        {
            notes.Fault(At(cell), why);
            return null;
        }
    }
}
