using Dashboard.Data.Access;
using Dashboard.Data.Places;
using static Dashboard.Data.Statistics.MeasureId;

namespace Dashboard.Data.Statistics;

/// <summary>The groups of the ready views.</summary>
public enum ViewGroup
{
    Distribution,
    Evaluation,
    Quotas,
    DutiesAndTerms,
}

/// <summary>A view of the statistics that is there without being composed.</summary>
public enum ReadyView
{
    Coverage,
    Regions,
    Concentration,
    Kinds,
    Conversion,
    Pipeline,
    QuotaUse,
    Fairness,
    Duties,
    Terms,
}

/// <summary>What a ready view asks of the cube.</summary>
/// <param name="Measure">The one it is about: its finding, its definition, its address.</param>
/// <param name="By">The rows of its table.</param>
/// <param name="Columns">The measures of its table.</param>
/// <param name="Track">Counted on this track only; null: on both.</param>
/// <param name="Tier">Counted at this tier only, where a measure knows tiers; null: at both.</param>
public sealed record ViewDefinition(
    ReadyView Id, ViewGroup Group, MeasureId Measure, Dimension By, IReadOnlyList<MeasureId> Columns, Track? Track = null, Tier? Tier = null)
{
    /// <summary>The column that sorts its table unless another is asked for, the largest first; null: the customary order of the rows.</summary>
    public MeasureId? Sort { get; init; }

    /// <summary>True where the expired can be counted on request.</summary>
    public bool KnowsExpired => MeasureCatalogue.Of(Measure).KnowsExpired;

    /// <summary>The columns of the table: where the expired are asked for, those designated stand in for those in force.</summary>
    public IReadOnlyList<MeasureId> ColumnsFor(bool withExpired) => !withExpired || !KnowsExpired ? Columns : Columns.Select(c => c switch
    {
        PlacesInForceDemonstration => PlacesDemonstration,
        PlacesInForcePilot => PlacesPilot,
        PlacesInForce => PlacesDesignated,
        _ => c,
    }).ToList();

    /// <summary>Its table, as it could be composed.</summary>
    public Composition Compose(DateOnly asOf, bool withExpired, bool withIllustrative)
    {
        var where = new Dictionary<Dimension, string>();
        if (Track is { } track)
        {
            where[Dimension.Track] = track.ToString();
        }

        if (Tier is { } tier)
        {
            where[Dimension.Tier] = tier.ToString();
        }

        return new Composition([By], [], ColumnsFor(withExpired), where, asOf, WithExpired: withExpired && KnowsExpired, WithIllustrative: withIllustrative);
    }
}

/// <summary>The ten ready views, in their order.</summary>
public static class ReadyViews
{
    public static IReadOnlyList<ViewDefinition> All { get; } =
    [
        new(ReadyView.Coverage, ViewGroup.Distribution, CoverageCity, Dimension.Province, [PlacesInForceDemonstration, PlacesInForcePilot, PlacesInForce, DivisionsCity, CoverageCity], Track.City) { Sort = CoverageCity },
        new(ReadyView.Regions, ViewGroup.Distribution, PlacesDesignated, Dimension.Region, [PlacesDemonstration, PlacesPilot, PlacesDesignated, DemonstrationShare]),
        new(ReadyView.Concentration, ViewGroup.Distribution, ConcentrationTop5, Dimension.Province, [PlacesDesignated]) { Sort = PlacesDesignated },
        new(ReadyView.Kinds, ViewGroup.Distribution, CoverageCity, Dimension.Kind, [PlacesInForce, DivisionsCity, CoverageCity], Track.City),
        new(ReadyView.Conversion, ViewGroup.Evaluation, ConversionRate, Dimension.Region, [PilotsEver, PilotsRisen, ConversionRate]),
        new(ReadyView.Pipeline, ViewGroup.Evaluation, ApplicationsLive, Dimension.Stage, [ApplicationsLive, DwellQuartile1, DwellMedian, DwellQuartile3]),
        new(ReadyView.QuotaUse, ViewGroup.Quotas, QuotaUseRate, Dimension.Province, [QuotaCount, QuotaUsed, QuotaLeft, QuotaUseRate]),
        new(ReadyView.Fairness, ViewGroup.Quotas, QuotaDeviation, Dimension.Province, [QuotaEligible, QuotaCount, QuotaPerEligible, QuotaDeviation], Track.City, Tier.Demonstration),
        new(ReadyView.Duties, ViewGroup.DutiesAndTerms, DutiesDoneRate, Dimension.Region, [DutiesDone, DutiesDue, DutiesOverdue, DutiesNotRecorded, DutiesAll, DutiesDoneRate]),
        new(ReadyView.Terms, ViewGroup.DutiesAndTerms, PlacesInForce, Dimension.Notice, [PlacesDesignated, PlacesInForce, PlacesExpiring3, PlacesExpiring6, PlacesExpiring12, PlacesExpired]),
    ];

    public static ViewDefinition Of(ReadyView view) => All.Single(v => v.Id == view);

    /// <summary>True when the viewer may see the measure, of his own province at least.</summary>
    public static bool MaySee(this AccessGuard guard, Viewer viewer, Measure measure)
    {
        ArgumentNullException.ThrowIfNull(guard);
        ArgumentNullException.ThrowIfNull(viewer);
        return measure.Access == AccessAction.ReadPublished || guard.Allows(viewer, AccessAction.ReadNationalUnpublished)
            || guard.Allows(viewer, measure.Access, new AccessTarget(viewer.ProvinceCode));
    }
}
