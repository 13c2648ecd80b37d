using Dashboard.Data.Places;
using Dashboard.Data.Provinces;

namespace Dashboard.Data.Statistics;

/// <summary>Places by tier.</summary>
public readonly record struct TierCounts(int Demonstration, int Pilot)
{
    public int Total => Demonstration + Pilot;

    /// <summary>Share of demonstrations in whole per cent, halves away from zero; null when there is nothing to share.</summary>
    public int? DemonstrationPercent =>
        Total == 0 ? null : (int)Math.Round(100m * Demonstration / Total, MidpointRounding.AwayFromZero);
}

/// <summary>What one province holds.</summary>
public sealed record ProvinceTally(ProvinceInfo Province, TierCounts Counts)
{
    /// <summary>Those of the counted whose term has ended.</summary>
    public int Expired { get; init; }
}

/// <summary>What the provinces of one region hold.</summary>
/// <param name="Provinces">Provinces of the region that take part.</param>
/// <param name="WithDemonstration">Those of them that hold a demonstration.</param>
public sealed record RegionTally(Region Region, TierCounts Counts, int Provinces, int WithDemonstration)
{
    /// <summary>Places per province, rounded to one decimal, halves away from zero.</summary>
    public decimal PlacesPerProvince => Math.Round((decimal)Counts.Total / Provinces, 1, MidpointRounding.AwayFromZero);
}

/// <summary>
/// The national figures of one track on one day, each of them a measure of the catalogue (<see cref="StatisticsQueries.SummaryAsync"/>).
/// Expired designations are counted; <see cref="Expired"/> says how many they are.
/// </summary>
/// <param name="Provinces">The units that take part, in their customary order.</param>
/// <param name="Term">The term that most of the latest batch hold; null while nothing is designated.</param>
/// <param name="DesignatedOn">Date of the latest batch; null while nothing is designated.</param>
public sealed record NationalSummary(
    DateOnly AsOf,
    Track Track,
    TierCounts Counts,
    int Expired,
    IReadOnlyList<ProvinceTally> Provinces,
    IReadOnlyList<RegionTally> Regions,
    Term? Term,
    DateOnly? DesignatedOn,
    Provenance Provenance)
{
    /// <summary>Those whose term runs.</summary>
    public required int Active { get; init; }

    /// <summary>Provinces that hold a tier.</summary>
    public required int Covered { get; init; }

    public required int WithDemonstration { get; init; }

    public required int WithPilot { get; init; }

    /// <summary>All that is designated has ended: 已届满.</summary>
    public bool AllExpired => Counts.Total > 0 && Active == 0;

    public IEnumerable<ProvinceTally> Uncovered => Provinces.Where(p => p.Counts.Total == 0);

    /// <summary>The provinces with the most places of a count, in customary order; empty when all have none.</summary>
    public IReadOnlyList<ProvinceTally> Leaders(Func<TierCounts, int> count) => Provinces.Leaders(p => count(p.Counts));
}
