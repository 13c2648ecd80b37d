using Dashboard.Data.Apportionment;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;

namespace Dashboard.Data.Seeding;

/// <summary>What the quotas of the sample data are weighted by.</summary>
internal enum SampleWeights
{
    /// <summary>Designated pilots of the track whose term runs on the effective date.</summary>
    ActivePilots,

    /// <summary>地级行政区, in a municipality its districts: what can be on the city track (二（一）1).</summary>
    CityTrackAreas,

    /// <summary>County-level areas that may apply (二（二）1).</summary>
    EligibleCounties,
}

/// <summary>One invented quota table: a total, and how it is split. The numbers are computed when it is loaded, never typed.</summary>
internal sealed record SampleQuota(
    string RoundCode, Track Track, Tier Tier, int Total, ApportionmentMethod Method, SampleWeights Weights, DateOnly EffectiveOn);

/// <summary>One invented application: the days on which it entered its steps, in their order.</summary>
internal sealed record SampleApplication(string RoundCode, string PlaceCode, Tier Tier, IReadOnlyList<(Stage Stage, DateOnly On)> Steps);

/// <summary>One invented list: so many days before it is loaded, so that its duties are done, due and overdue on the day itself.</summary>
internal sealed record SampleNotice(string Id, int DaysBefore, string DocumentNumber, string TitleZh, string TitleEn);

/// <summary>The duties of one invented place of an invented list, in days after the list; null: not done.</summary>
internal sealed record SampleDuty(string NoticeId, int Row, string PlaceCode, int? Issued, int? FiledWithProvince, int? FiledWithCnipa, int? Agreement);

/// <summary>
/// The sample data as its files state it (seed/illustrative), read and checked as a whole. Applications of real places only go
/// forward: no exit, no lateness. Counties and cities that are not in the lists are invented, with names that say so.
/// </summary>
internal sealed record IllustrativeSeed(
    IReadOnlyList<SampleQuota> Quotas,
    IReadOnlyList<Place> Places,
    IReadOnlyList<SampleApplication> Applications,
    IReadOnlyList<SampleNotice> Notices,
    IReadOnlyList<SampleDuty> Duties)
{
    /// <summary>What the provenance of every illustrative row names.</summary>
    public const string Source = Provenance.SampleSource;

    private static readonly string[] QuotaColumns = ["round", "track", "tier", "total", "method", "weights", "effective_on"];

    private static readonly (string Column, Stage Stage)[] Steps =
    [
        ("drafting", Stage.Drafting),
        ("government_consent", Stage.GovernmentConsent),
        ("submitted_to_province", Stage.SubmittedToProvince),
        ("provincial_review", Stage.ProvincialReview),
        ("provincial_public_notice", Stage.ProvincialPublicNotice),
        ("recommended", Stage.Recommended),
        ("expert_review", Stage.ExpertReview),
        ("public_notice", Stage.PublicNotice),
    ];

    private static readonly string[] NoticeColumns = ["id", "days_before", "document_number", "title_zh", "title_en"];

    private static readonly string[] DutyColumns =
        ["notice", "row", "place_code", "issued_after", "filed_with_province_after", "filed_with_cnipa_after", "agreement_after"];

    private static readonly string[] ApplicationColumns = ["round", "place_code", "tier", .. Steps.Select(s => s.Column)];

    /// <exception cref="SeedException">A file is missing or malformed; the message names file, line and column.</exception>
    public static IllustrativeSeed Read(string path)
    {
        var reference = ReferenceSeed.Read(path);
        var folder = new SeedFolder(Path.Combine(path, "illustrative"));
        var provinces = reference.Provinces.Select(p => p.Code).ToHashSet(StringComparer.Ordinal);
        var rounds = reference.Rounds.Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        var places = folder.Read("places.csv", ReferenceSeed.PlaceColumns, row => ReferenceSeed.ToPlace(row, provinces), p => p.Code);
        foreach (var place in places)
        {
            place.Ground = ProvenanceKind.Illustrative;
        }

        var codes = reference.Places.Concat(places).Select(p => p.Code).ToHashSet(StringComparer.Ordinal);
        var notices = folder.Read(
            "notices.csv",
            NoticeColumns,
            row => new SampleNotice(row.Text("id"), row.Number("days_before"), row.Text("document_number"), row.Text("title_zh"), row.Text("title_en")),
            n => n.Id);
        var lists = notices.Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
        var invented = places.Select(p => p.Code).ToHashSet(StringComparer.Ordinal); // a real place has no sample duties
        return new IllustrativeSeed(
            folder.Read("quotas.csv", QuotaColumns, row => ToQuota(row, rounds), q => (q.RoundCode, q.Track, q.Tier)),
            places,
            folder.Read("applications.csv", ApplicationColumns, row => ToApplication(row, rounds, codes), a => (a.RoundCode, a.PlaceCode, a.Tier)),
            notices,
            folder.Read("duties.csv", DutyColumns, row => ToDuty(row, lists, invented), d => (d.NoticeId, d.Row)));
    }

    private static SampleQuota ToQuota(SeedRow row, HashSet<string> rounds) => new(
        row.Known("round", rounds, "progression-rounds.csv"),
        row.Word<Track>("track"),
        row.Word<Tier>("tier"),
        row.Number("total"),
        row.Word<ApportionmentMethod>("method"),
        row.Word<SampleWeights>("weights"),
        row.Date("effective_on"));

    private static SampleDuty ToDuty(SeedRow row, HashSet<string> lists, HashSet<string> invented) => new(
        row.Known("notice", lists, "notices.csv"),
        row.Number("row"),
        row.Known("place_code", invented, "places.csv"),
        row.OptionalNumber("issued_after"),
        row.OptionalNumber("filed_with_province_after"),
        row.OptionalNumber("filed_with_cnipa_after"),
        row.OptionalNumber("agreement_after"));

    private static SampleApplication ToApplication(SeedRow row, HashSet<string> rounds, HashSet<string> places)
    {
        var tier = row.Word<Tier>("tier");
        var steps = new List<(Stage Stage, DateOnly On)>();
        foreach (var (column, stage) in Steps)
        {
            if (row.OptionalDate(column) is not { } on)
            {
                continue;
            }

            // Step by step along the way of its tier, without a gap and never backwards.
            if (StageRules.Find(tier, steps is [.., var last] ? last.Stage : null, stage) is null || (steps.Count > 0 && on < steps[^1].On))
            {
                throw row.Wrong(column, "does not follow the step before it");
            }

            steps.Add((stage, on));
        }

        return steps.Count > 0
            ? new SampleApplication(row.Known("round", rounds, "progression-rounds.csv"), row.Known("place_code", places, "places.csv"), tier, steps)
            : throw row.Wrong(null, "has no step");
    }
}
