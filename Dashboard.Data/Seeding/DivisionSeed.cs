using Dashboard.Data.Divisions;
using Dashboard.Data.Places;

namespace Dashboard.Data.Seeding;

/// <summary>The directory of divisions as its files state it, read and checked as a whole.</summary>
/// <param name="Hash">Of all its files: when the database holds it, nothing of them needs to be compared.</param>
internal sealed record DivisionSeed(
    string Hash, IReadOnlyList<Division> Divisions, IReadOnlyList<DivisionChange> Changes, IReadOnlyList<FormerName> FormerNames)
{
    private const string DivisionsFile = "divisions.csv";
    private const string ChangesFile = "divisions-changes.csv";
    private const string FormerNamesFile = "divisions-former-names.csv";
    private const string PolyphonesFile = "divisions-polyphones.csv";
    private const string SpellingsFile = "divisions-spellings.csv";

    private static readonly string[] Columns =
    [
        "code", "name_zh", "level", "kind", "province_code", "prefecture_code", "track", "pinyin", "name_en", "first_list", "last_list",
        "successor_codes", "source",
    ];

    private static readonly string[] ChangeColumns =
    [
        "from_list", "to_list", "old_code", "old_name_zh", "new_code", "new_name_zh", "change_zh", "change", "announced_on", "commit", "committed_on",
        "note", "source",
    ];

    // The same 3,700 rows for every database of the process; nothing tracks or changes them.
    private static DivisionSeed? _read;

    /// <exception cref="SeedException">A file is missing or malformed; the message names file, line and column.</exception>
    public static DivisionSeed Read(SeedFolder folder, IReadOnlySet<string> provinces)
    {
        var hash = SeededFile.HashOf(new[] { DivisionsFile, ChangesFile, FormerNamesFile, PolyphonesFile, SpellingsFile }.Select(folder.ReadText));
        if (_read is { } read && read.Hash == hash)
        {
            return read;
        }

        var spellings = folder.Read(
                SpellingsFile, ["code", "name_zh", "name_en", "stated_by"], row => (Code: row.OfficialCode("code"), By: row.Text("stated_by")), s => s.Code)
            .ToDictionary(s => s.Code, s => s.By, StringComparer.Ordinal);
        var readings = folder.Read(
                PolyphonesFile,
                ["code", "name_zh", "pinyin", "pinyin_pro", "areacity", "gb2260", "alternative"],
                row => (Code: row.OfficialCode("code"), Other: row.Optional("alternative")),
                p => p.Code)
            .ToDictionary(p => p.Code, p => p.Other, StringComparer.Ordinal);
        var divisions = folder.Read(DivisionsFile, Columns, row => ToDivision(row, provinces, spellings, readings), d => d.Code);
        var codes = divisions.Select(d => d.Code).ToHashSet(StringComparer.Ordinal);
        var number = 0;
        return _read = new DivisionSeed(
            hash,
            divisions,
            folder.Read(ChangesFile, ChangeColumns, row => ToChange(row, ++number, codes), c => c.Number),
            folder.Read(
                FormerNamesFile,
                ["code", "name_zh", "last_revision", "now_code", "ground", "source"],
                row => ToFormerName(row, codes),
                f => (f.Code, f.NameZh)));
    }

    private static Division ToDivision(
        SeedRow row, IReadOnlySet<string> provinces, Dictionary<string, string> spellings, Dictionary<string, string?> readings)
    {
        var code = row.OfficialCode("code");
        var kind = row.Word<PlaceKind>("kind");
        if (row.Word<DivisionLevel>("level") != DivisionRules.LevelOf(kind))
        {
            throw row.Wrong("level", $"is not the level of a {kind}");
        }

        if (row.Word<Track>("track") != PlaceRules.TrackOf(kind))
        {
            throw row.Wrong("track", $"is not the track of a {kind}");
        }

        row.Known("province_code", provinces, "provinces.csv");
        var (first, last) = (row.Date("first_list"), row.Date("last_list"));
        return new Division
        {
            Code = code,
            NameZh = row.Text("name_zh"),
            NameEn = row.Text("name_en"),
            Pinyin = row.Text("pinyin"),
            OtherPinyin = readings.GetValueOrDefault(code),
            SpelledBy = spellings.GetValueOrDefault(code),
            Kind = kind,
            ProvinceCode = DivisionRules.ProvinceOf(code),
            PrefectureCode = row.Optional("prefecture_code"),
            FirstList = first,
            LastList = last >= first ? last : throw row.Wrong("last_list", "is before first_list"),
            SuccessorCodes = row.Optional("successor_codes"),
            Source = row.Text("source"),
        };
    }

    private static DivisionChange ToChange(SeedRow row, int number, IReadOnlySet<string> codes) => new()
    {
        Number = number,
        FromList = row.Date("from_list"),
        ToList = row.Date("to_list"),
        OldCode = row.OptionalKnown("old_code", codes, DivisionsFile),
        OldNameZh = row.Optional("old_name_zh"),
        NewCode = row.Known("new_code", codes, DivisionsFile),
        NewNameZh = row.Text("new_name_zh"),
        Kind = row.Word<DivisionChangeKind>("change"),
        ChangeZh = row.Text("change_zh"),
        AnnouncedOn = row.OptionalDate("announced_on"),
        Note = row.Optional("note"),
        Source = row.Text("source"),
    };

    private static FormerName ToFormerName(SeedRow row, IReadOnlySet<string> codes) => new()
    {
        Code = row.OfficialCode("code"),
        NameZh = row.Text("name_zh"),
        LastRevision = row.Text("last_revision"),
        NowCode = row.Known("now_code", codes, DivisionsFile),
        Ground = row.Word<FormerNameGround>("ground"),
        Source = row.Text("source"),
    };
}
