using System.Globalization;
using Dashboard.Data.Notices;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Rounds;

namespace Dashboard.Data.Seeding;

/// <summary>The reference data as the seed files state it, read and checked as a whole before anything is written.</summary>
internal sealed record ReferenceSeed(
    IReadOnlyList<Province> Provinces,
    IReadOnlyList<DivisionCount> Divisions,
    IReadOnlyList<Place> Places,
    IReadOnlyList<Notice> Notices,
    IReadOnlyList<NoticeItem> NoticeItems,
    IReadOnlyList<NoticeGap> NoticeGaps,
    IReadOnlyList<NoticeAnnex> NoticeAnnexes,
    IReadOnlyList<Designation> Designations,
    IReadOnlyList<Round> Rounds,
    IReadOnlyList<RoundOutcome> Outcomes,
    DivisionSeed Directory)
{
    /// <exception cref="SeedException">A file is missing or malformed; the message names file, line and column.</exception>
    public static ReferenceSeed Read(string path)
    {
        var folder = new SeedFolder(path);
        var positions = new HashSet<int>();
        var provinces = folder.Read("provinces.csv", ProvinceColumns, row => ToProvince(row, positions), p => p.Code);
        var provinceCodes = Codes(provinces, p => p.Code);
        var places = folder.Read("places.csv", PlaceColumns, row => ToPlace(row, provinceCodes), p => p.Code);
        var placeCodes = Codes(places, p => p.Code);
        var notices = folder.Read("notices.csv", NoticeColumns, row => ToNotice(row, folder), n => n.Id);
        var noticeIds = Codes(notices, n => n.Id);
        var rounds = folder.Read("progression-rounds.csv", RoundColumns, row => ToRound(row, noticeIds), r => r.Code);
        var roundCodes = Codes(rounds, r => r.Code);
        return new ReferenceSeed(
            provinces,
            folder.Read("provinces-divisions.csv", DivisionColumns, row => ToDivisionCount(row, provinceCodes), d => (d.ProvinceCode, d.Year)),
            places,
            notices,
            folder.Read("notices-items.csv", ItemColumns, row => ToItem(row, noticeIds), i => (i.NoticeId, i.Code)),
            folder.Read("notices-gaps.csv", GapColumns, row => ToGap(row, noticeIds), g => (g.NoticeId, g.Code)),
            folder.Read("notices-annexes.csv", AnnexColumns, row => ToAnnex(row, noticeIds), a => (a.NoticeId, a.Ordinal)),
            folder.Read("places-designations.csv", DesignationColumns, row => ToDesignation(row, noticeIds, placeCodes), d => (d.NoticeId, d.Annex, d.Row)),
            rounds,
            folder.Read("progression-outcomes.csv", OutcomeColumns, row => ToOutcome(row, roundCodes), o => (o.RoundCode, o.Track, o.Tier)),
            DivisionSeed.Read(folder, provinceCodes));
    }

    private static HashSet<string> Codes<T>(IEnumerable<T> rows, Func<T, string> code) => rows.Select(code).ToHashSet(StringComparer.Ordinal);

    private static readonly string[] ProvinceColumns =
    [
        "code", "name_zh", "short_zh", "abbr_zh", "name_en", "short_en", "letter_code", "pinyin", "kind", "region", "takes_part", "order",
        "tile_col", "tile_row",
    ];

    private static Province ToProvince(SeedRow row, HashSet<int> positions)
    {
        var takesPart = row.Flag("takes_part");
        var region = row.OptionalWord<Region>("region");
        if (takesPart && region is null)
        {
            throw row.Wrong("region", "is empty, but a province that takes part belongs to a region");
        }

        var position = row.Number("order");
        if (!positions.Add(position))
        {
            throw row.Wrong("order", $"'{position}' stands in an earlier line already");
        }

        return new Province
        {
            Code = row.OfficialCode("code"),
            NameZh = row.Text("name_zh"),
            ShortZh = row.Text("short_zh"),
            AbbreviationZh = row.Text("abbr_zh"),
            NameEn = row.Text("name_en"),
            ShortEn = row.Text("short_en"),
            LetterCode = row.Optional("letter_code"),
            Pinyin = row.Text("pinyin"),
            Kind = row.Word<ProvinceKind>("kind"),
            Region = region,
            TakesPart = takesPart,
            Order = position,
            TileColumn = row.Number("tile_col"),
            TileRow = row.Number("tile_row"),
        };
    }

    private static readonly string[] DivisionColumns =
    [
        "province_code", "year", "as_of", "prefecture_level", "prefecture_cities", "prefectures", "autonomous_prefectures", "leagues",
        "county_level", "districts", "county_level_cities", "counties", "autonomous_counties", "banners", "autonomous_banners",
        "special_districts", "forestry_districts", "source",
    ];

    private static DivisionCount ToDivisionCount(SeedRow row, HashSet<string> provinces) => new()
    {
        ProvinceCode = row.Known("province_code", provinces, "provinces.csv"),
        Year = row.Number("year"),
        CountedOn = row.Date("as_of"),
        PrefectureLevel = row.Number("prefecture_level"),
        PrefectureCities = row.Number("prefecture_cities"),
        Prefectures = row.Number("prefectures"),
        AutonomousPrefectures = row.Number("autonomous_prefectures"),
        Leagues = row.Number("leagues"),
        CountyLevel = row.Number("county_level"),
        Districts = row.Number("districts"),
        CountyLevelCities = row.Number("county_level_cities"),
        Counties = row.Number("counties"),
        AutonomousCounties = row.Number("autonomous_counties"),
        Banners = row.Number("banners"),
        AutonomousBanners = row.Number("autonomous_banners"),
        SpecialDistricts = row.Number("special_districts"),
        ForestryDistricts = row.Number("forestry_districts"),
        Source = row.Text("source"),
    };

    internal static readonly string[] PlaceColumns = ["code", "province_code", "name_zh", "full_name_zh", "name_en", "pinyin", "kind"];

    internal static Place ToPlace(SeedRow row, HashSet<string> provinces) => new()
    {
        Code = row.OfficialCode("code"),
        ProvinceCode = row.Known("province_code", provinces, "provinces.csv"),
        NameZh = row.Text("name_zh"),
        FullNameZh = row.Text("full_name_zh"),
        NameEn = row.Text("name_en"),
        Pinyin = row.Text("pinyin"),
        Kind = row.Word<PlaceKind>("kind"),
    };

    private static readonly string[] DesignationColumns =
        ["notice", "annex", "row", "place_code", "tier", "designated_on", "starts_on", "ends_on"];

    private static Designation ToDesignation(SeedRow row, HashSet<string> notices, HashSet<string> places)
    {
        var (startsOn, endsOn) = (row.Date("starts_on"), row.Date("ends_on"));
        return endsOn <= startsOn ? throw row.Wrong("ends_on", "is not after starts_on") : new Designation
        {
            NoticeId = row.Known("notice", notices, "notices.csv"),
            Annex = row.Number("annex"),
            Row = row.Number("row"),
            PlaceCode = row.Known("place_code", places, "places.csv"),
            Tier = row.Word<Tier>("tier"),
            DesignatedOn = row.Date("designated_on"),
            StartsOn = startsOn,
            EndsOn = endsOn,
        };
    }

    private static readonly string[] NoticeColumns =
    [
        "id", "kind", "year", "document_number", "document_number_inferred", "document_number_ground_zh", "document_number_ground_en",
        "title_zh", "title_en", "short_title_zh", "short_title_en", "issuer_zh", "issuer_en", "issued_on", "issued_on_note_zh",
        "issued_on_note_en", "summary_zh", "summary_en", "source_url_note",
    ];

    private static Notice ToNotice(SeedRow row, SeedFolder folder) => new()
    {
        Id = row.Text("id"),
        Kind = row.Word<NoticeKind>("kind"),
        Year = row.Number("year"),
        DocumentNumber = row.Text("document_number"),
        DocumentNumberInferred = row.Optional("document_number_inferred"),
        DocumentNumberGroundZh = row.Optional("document_number_ground_zh"),
        DocumentNumberGroundEn = row.Optional("document_number_ground_en"),
        TitleZh = row.Text("title_zh"),
        TitleEn = row.Text("title_en"),
        ShortTitleZh = row.Text("short_title_zh"),
        ShortTitleEn = row.Text("short_title_en"),
        IssuerZh = row.Text("issuer_zh"),
        IssuerEn = row.Text("issuer_en"),
        IssuedOn = row.OptionalDate("issued_on"),
        IssuedOnNoteZh = row.Optional("issued_on_note_zh"),
        IssuedOnNoteEn = row.Optional("issued_on_note_en"),
        SummaryZh = row.Text("summary_zh"),
        SummaryEn = row.Text("summary_en"),
        SourceNote = row.Optional("source_url_note"),
        Text = folder.ReadText($"notices/{row.Text("id")}.txt"),
    };

    private static readonly string[] ItemColumns =
    [
        "notice", "code", "kind", "section", "ordinal", "actor_zh", "actor_en", "text_zh", "text_en", "due_zh", "due_en", "due_on", "inferred",
        "note_zh", "note_en",
    ];

    private static NoticeItem ToItem(SeedRow row, HashSet<string> notices) => new()
    {
        NoticeId = row.Known("notice", notices, "notices.csv"),
        Code = row.Text("code"),
        Kind = row.Word<NoticeItemKind>("kind"),
        Section = row.Optional("section"),
        Ordinal = row.Number("ordinal"),
        ActorZh = row.Optional("actor_zh"),
        ActorEn = row.Optional("actor_en"),
        TextZh = row.Text("text_zh"),
        TextEn = row.Text("text_en"),
        DueZh = row.Optional("due_zh"),
        DueEn = row.Optional("due_en"),
        DueOn = row.OptionalDate("due_on"),
        Inferred = row.Flag("inferred"),
        NoteZh = row.Optional("note_zh"),
        NoteEn = row.Optional("note_en"),
    };

    private static readonly string[] GapColumns =
        ["notice", "code", "place_zh", "place_en", "text_as_it_stands", "likely_reading", "ground_zh", "ground_en"];

    private static NoticeGap ToGap(SeedRow row, HashSet<string> notices)
    {
        var code = row.Text("code");
        return new NoticeGap
        {
            NoticeId = row.Known("notice", notices, "notices.csv"),
            Code = code,
            Ordinal = code[0] == 'L' && int.TryParse(code.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal)
                ? ordinal : throw row.Wrong("code", $"'{code}' is not L and a number"),
            PlaceZh = row.Text("place_zh"),
            PlaceEn = row.Text("place_en"),
            TextAsItStands = row.Text("text_as_it_stands"),
            LikelyReading = row.Optional("likely_reading"),
            GroundZh = row.Optional("ground_zh"),
            GroundEn = row.Optional("ground_en"),
        };
    }

    private static readonly string[] AnnexColumns =
        ["notice", "ordinal", "printed_number", "inferred_number", "title_zh", "title_en", "rows", "held"];

    private static NoticeAnnex ToAnnex(SeedRow row, HashSet<string> notices) => new()
    {
        NoticeId = row.Known("notice", notices, "notices.csv"),
        Ordinal = row.Number("ordinal"),
        PrintedNumber = row.OptionalNumber("printed_number"),
        InferredNumber = row.OptionalNumber("inferred_number"),
        TitleZh = row.Text("title_zh"),
        TitleEn = row.Text("title_en"),
        Rows = row.OptionalNumber("rows"),
        Held = row.Flag("held"),
    };

    private static readonly string[] RoundColumns =
    [
        "code", "name_zh", "name_en", "evaluation_notice", "designation_notice", "recommendation_due_on", "liaison_receipt_due_on",
        "term_starts_on", "term_ends_on", "note_zh", "note_en",
    ];

    private static Round ToRound(SeedRow row, HashSet<string> notices) => new()
    {
        Code = row.Text("code"),
        NameZh = row.Text("name_zh"),
        NameEn = row.Text("name_en"),
        EvaluationNoticeId = row.OptionalKnown("evaluation_notice", notices, "notices.csv"),
        DesignationNoticeId = row.OptionalKnown("designation_notice", notices, "notices.csv"),
        RecommendationDueOn = row.OptionalDate("recommendation_due_on"),
        LiaisonReceiptDueOn = row.OptionalDate("liaison_receipt_due_on"),
        TermStartsOn = row.OptionalDate("term_starts_on"),
        TermEndsOn = row.OptionalDate("term_ends_on"),
        NoteZh = row.Optional("note_zh"),
        NoteEn = row.Optional("note_en"),
    };

    private static readonly string[] OutcomeColumns =
        ["round", "track", "tier", "count", "document_number", "known_on", "term_zh", "first_named_zh", "source"];

    private static RoundOutcome ToOutcome(SeedRow row, HashSet<string> rounds) => new()
    {
        RoundCode = row.Known("round", rounds, "progression-rounds.csv"),
        Track = row.Word<Track>("track"),
        Tier = row.Word<Tier>("tier"),
        Count = row.Number("count"),
        DocumentNumber = row.Optional("document_number"),
        KnownOn = row.OptionalDate("known_on"),
        TermZh = row.Optional("term_zh"),
        FirstNamedZh = row.Optional("first_named_zh"),
        Source = row.Text("source"),
    };
}
