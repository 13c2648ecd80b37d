using Dashboard.Data.Access;
using Dashboard.Data.Places;
using static Dashboard.Data.Statistics.MeasureId;
using By = Dashboard.Data.Statistics.Dimension;
using Source = Dashboard.Data.Statistics.MeasureSource;

namespace Dashboard.Data.Statistics;

/// <summary>Every measure, once.</summary>
public static class MeasureCatalogue
{
    private static readonly Dictionary<Source, By[]> Known = new()
    {
        [Source.Designations] = [By.Region, By.Province, By.Kind, By.SubProvincial, By.Track, By.Tier, By.Round, By.Notice, By.Status, By.Month, By.Quarter, By.Year, By.Place],
        [Source.Pilots] = [By.Region, By.Province, By.Kind, By.SubProvincial, By.Track, By.Notice, By.Place],
        [Source.Divisions] = [By.Region, By.Province, By.Kind, By.SubProvincial, By.Track],
        [Source.Provinces] = [By.Region, By.Province],
        [Source.Quotas] = [By.Region, By.Province, By.Track, By.Tier, By.Round],
        [Source.Applications] = [By.Region, By.Province, By.Track, By.Tier, By.Round, By.Stage],
        [Source.Duties] = [By.Region, By.Province, By.Kind, By.SubProvincial, By.Tier, By.Notice, By.Place],
    };

    /// <summary>All measures, in the order of their subjects.</summary>
    public static IReadOnlyList<Measure> All { get; } =
    [
        Count(PlacesDesignated, "places.designated"),
        Count(PlacesDemonstration, "places.demonstration", without: [By.Tier]),
        Count(PlacesPilot, "places.pilot", without: [By.Tier]),
        Count(PlacesInForce, "places.inforce", without: [By.Status]),
        Count(PlacesInForceDemonstration, "places.inforce.demonstration", without: [By.Status, By.Tier]),
        Count(PlacesInForcePilot, "places.inforce.pilot", without: [By.Status, By.Tier]),
        Count(PlacesExpired, "places.expired", without: [By.Status]),
        Count(PlacesExpiring3, "places.expiring.3", without: [By.Status]),
        Count(PlacesExpiring6, "places.expiring.6", without: [By.Status]),
        Count(PlacesExpiring12, "places.expiring.12", without: [By.Status]),
        Ratio(DemonstrationShare, "places.demonstration.share", PlacesDemonstration, PlacesDesignated, MeasureUnit.Share, Source.Designations),
        Count(DivisionsAll, "divisions.all", Source.Divisions, MeasureUnit.Division),
        Count(DivisionsCity, "divisions.city", Source.Divisions, MeasureUnit.Division, Places.Track.City),
        Count(DivisionsCounty, "divisions.county", Source.Divisions, MeasureUnit.Division, Places.Track.County),
        Ratio(CoverageCity, "coverage.city", PlacesInForce, DivisionsCity, MeasureUnit.Share, Source.Designations, Places.Track.City, undivided: [By.Tier, By.Notice]),
        Ratio(CoverageCounty, "coverage.county", PlacesInForce, DivisionsCounty, MeasureUnit.Share, Source.Designations, Places.Track.County, undivided: [By.Tier, By.Notice]),
        Ratio(Density, "places.density", PlacesDesignated, DivisionsAll, MeasureUnit.PerHundred, Source.Designations, undivided: [By.Tier, By.Notice]),
        Count(ProvincesParticipating, "provinces.participating", Source.Provinces, MeasureUnit.Province),
        Distinct(ProvincesCovered, "provinces.covered"),
        Distinct(ProvincesDemonstration, "provinces.demonstration", without: [By.Tier]),
        Distinct(ProvincesPilot, "provinces.pilot", without: [By.Tier]),
        Ratio(CoverageProvinces, "coverage.provinces", ProvincesCovered, ProvincesParticipating, MeasureUnit.Share, Source.Designations, undivided: [By.Track, By.Tier, By.Notice]),
        Concentration(ConcentrationTop5, "concentration.top5", MeasureUnit.Share),
        Concentration(ConcentrationGini, "concentration.gini", MeasureUnit.Coefficient),
        Count(PilotsEver, "pilots.ever", Source.Pilots),
        Count(PilotsRisen, "pilots.risen", Source.Pilots),
        Ratio(ConversionRate, "pilots.conversion", PilotsRisen, PilotsEver, MeasureUnit.Share, Source.Pilots),
        Quota(QuotaCount, "quota.count", NullReason.QuotaUnknown),
        Quota(QuotaUsed, "quota.used", NullReason.NotPublished),
        Quota(QuotaDesignated, "quota.designated", NullReason.Never),
        Quota(QuotaLeft, "quota.left", NullReason.QuotaUnknown),
        Ratio(QuotaUseRate, "quota.userate", QuotaUsed, QuotaCount, MeasureUnit.Share, Source.Quotas, nulls: NullReason.QuotaUnknown),
        Quota(QuotaEligible, "quota.eligible", NullReason.Never) with { Unit = MeasureUnit.Place, Track = Places.Track.City, Dimensions = [By.Region, By.Province, By.Round] },
        Ratio(QuotaPerEligible, "quota.pereligible", QuotaCount, QuotaEligible, MeasureUnit.PerPlace, Source.Quotas, Places.Track.City, nulls: NullReason.QuotaUnknown),
        Quota(QuotaDeviation, "quota.deviation", NullReason.QuotaUnknown) with { Track = Places.Track.City, Dimensions = [By.Region, By.Province, By.Round] },
        Case(ApplicationsAll, "applications.count"),
        Case(ApplicationsLive, "applications.live"),
        Case(ApplicationsRecommended, "applications.recommended"),
        Case(ApplicationsReturned, "applications.returned", without: [By.Stage]),
        Ratio(ReturnRate, "applications.returnrate", ApplicationsReturned, ApplicationsAll, MeasureUnit.Share, Source.Applications, access: AccessAction.ReadProvinceUnpublished),
        Days(DwellQuartile1, "dwell.q1"),
        Days(DwellMedian, "dwell.median"),
        Days(DwellQuartile3, "dwell.q3"),
        Days(RecommendationDays, "recommendation.days"),
        Owed(DutiesAll, "duties.count"),
        Owed(DutiesDone, "duties.done"),
        Owed(DutiesDue, "duties.due"),
        Owed(DutiesOverdue, "duties.overdue"),
        Owed(DutiesNotRecorded, "duties.notrecorded"),
        Ratio(DutiesDoneRate, "duties.donerate", DutiesDone, DutiesAll, MeasureUnit.Share, Source.Duties, access: AccessAction.ReadProvinceUnpublished),
    ];

    private static readonly Dictionary<string, Measure> ByCode = All.ToDictionary(m => m.Code, StringComparer.OrdinalIgnoreCase);
    private static readonly Dictionary<MeasureId, Measure> ById = All.ToDictionary(m => m.Id);

    /// <summary>Null: no measure has the code.</summary>
    public static Measure? Find(string code) => ByCode.GetValueOrDefault(code);

    public static Measure Of(MeasureId id) => ById[id];

    /// <summary>True when the records of a source can be told apart by a dimension.</summary>
    internal static bool Knows(Source source, By dimension) => Known[source].Contains(dimension);

    private static Measure Count(
        MeasureId id, string code, Source source = Source.Designations, MeasureUnit unit = MeasureUnit.Place, Track? track = null, By[]? without = null) =>
        Simple(id, code, MeasureKind.Sum, unit, source, track, without ?? []);

    private static Measure Distinct(MeasureId id, string code, By[]? without = null) =>
        Simple(id, code, MeasureKind.Distinct, MeasureUnit.Province, Source.Designations, null, [By.Kind, By.SubProvincial, By.Place, By.Month, By.Quarter, By.Year, .. without ?? []]);

    private static Measure Concentration(MeasureId id, string code, MeasureUnit unit) =>
        Simple(id, code, MeasureKind.Concentration, unit, Source.Designations, null, [By.Province, By.Place, By.Month, By.Quarter, By.Year]) with { Null = NullReason.NoDenominator };

    private static Measure Quota(MeasureId id, string code, NullReason nulls) =>
        Simple(id, code, MeasureKind.Sum, MeasureUnit.Quota, Source.Quotas, null, []) with { Null = nulls };

    private static Measure Case(MeasureId id, string code, By[]? without = null) =>
        Simple(id, code, MeasureKind.Sum, MeasureUnit.Application, Source.Applications, null, without ?? []) with { Access = AccessAction.ReadProvinceUnpublished };

    private static Measure Days(MeasureId id, string code) =>
        Simple(id, code, MeasureKind.Quartile, MeasureUnit.Day, Source.Applications, null, id == RecommendationDays ? [By.Stage] : []) with
        {
            Access = AccessAction.ReadProvinceUnpublished, Null = NullReason.NoCase,
        };

    private static Measure Owed(MeasureId id, string code) =>
        Simple(id, code, MeasureKind.Sum, MeasureUnit.Duty, Source.Duties, null, []) with { Access = AccessAction.ReadProvinceUnpublished };

    private static Measure Simple(MeasureId id, string code, MeasureKind kind, MeasureUnit unit, Source source, Track? track, By[] without) => new(
        id,
        code,
        kind,
        unit,
        source,
        track,
        null,
        null,
        Known[source].Except(without).Where(d => track is null || d != By.Track).ToList(),
        [],
        AccessAction.ReadPublished,
        NullReason.Never);

    private static Measure Ratio(
        MeasureId id,
        string code,
        MeasureId numerator,
        MeasureId denominator,
        MeasureUnit unit,
        Source source,
        Track? track = null,
        By[]? undivided = null,
        AccessAction access = AccessAction.ReadPublished,
        NullReason nulls = NullReason.NoDenominator)
    {
        var parts = (Numerator: SourceOf(numerator), Denominator: SourceOf(denominator));
        var shared = Known[parts.Numerator].Intersect(Known[parts.Denominator])
            .Where(d => track is null || d != By.Track)
            .Except(id is DemonstrationShare ? [By.Tier] : id is QuotaPerEligible ? [By.Tier] : id is ReturnRate ? [By.Stage] : []);
        return new Measure(
            id, code, MeasureKind.Ratio, unit, source, track, numerator, denominator, shared.Union(undivided ?? []).ToList(), undivided ?? [], access, nulls);
    }

    private static Source SourceOf(MeasureId part) => part switch
    {
        DivisionsAll or DivisionsCity or DivisionsCounty => Source.Divisions,
        ProvincesParticipating => Source.Provinces,
        PilotsEver or PilotsRisen => Source.Pilots,
        QuotaCount or QuotaUsed or QuotaEligible => Source.Quotas,
        ApplicationsAll or ApplicationsReturned => Source.Applications,
        DutiesAll or DutiesDone => Source.Duties,
        _ => Source.Designations,
    };
}
