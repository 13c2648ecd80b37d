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

    /// <summary>Counts places by their tier.</summary>
    public static TierCounts Of(IEnumerable<DesignatedPlace> places)
    {
        var (demonstration, pilot) = (0, 0);
        foreach (var place in places)
        {
            switch (place.Tier)
            {
                case Tier.Demonstration: demonstration++; break;
                case Tier.Pilot: pilot++; break;
            }
        }

        return new TierCounts(demonstration, pilot);
    }
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
/// The national figures of one track on one day. Every page, export and slide takes them from here: a figure is computed once.
/// Expired designations are counted; <see cref="Expired"/> says how many they are.
/// </summary>
/// <param name="Provinces">The units that take part, in their customary order.</param>
/// <param name="Term">The term of the latest batch; null while nothing is designated.</param>
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
    public int Active => Counts.Total - Expired;

    /// <summary>All that is designated has ended: 已届满.</summary>
    public bool AllExpired => Counts.Total > 0 && Active == 0;

    public int Covered => Provinces.Count(p => p.Counts.Total > 0);

    public int WithDemonstration => Provinces.Count(p => p.Counts.Demonstration > 0);

    public int WithPilot => Provinces.Count(p => p.Counts.Pilot > 0);

    public IEnumerable<ProvinceTally> Uncovered => Provinces.Where(p => p.Counts.Total == 0);

    /// <summary>The provinces with the most places of a count, in customary order; empty when all have none.</summary>
    public IReadOnlyList<ProvinceTally> Leaders(Func<TierCounts, int> count) => Provinces.Leaders(p => count(p.Counts));

    /// <summary>Adds up the designated places of a track.</summary>
    public static NationalSummary Of(DateOnly asOf, Track track, IReadOnlyList<ProvinceInfo> provinces, IReadOnlyList<DesignatedPlace> designated)
    {
        var places = designated.Where(d => d.Track == track).ToList();
        var byProvince = places.ToLookup(p => p.ProvinceCode);
        var tallies = provinces.Where(p => p.TakesPart)
            .Select(p => new ProvinceTally(p, TierCounts.Of(byProvince[p.Code]))
            {
                Expired = byProvince[p.Code].Count(d => d.Status == DesignationStatus.Expired),
            })
            .ToList();
        var regions = Enum.GetValues<Region>()
            .Select(region => (region, tallies: tallies.Where(t => t.Province.Region == region).ToList()))
            .Select(r => new RegionTally(
                r.region,
                new TierCounts(r.tallies.Sum(t => t.Counts.Demonstration), r.tallies.Sum(t => t.Counts.Pilot)),
                r.tallies.Count,
                r.tallies.Count(t => t.Counts.Demonstration > 0)))
            .ToList();
        var latest = places.MaxBy(p => p.DesignatedOn);
        var sources = places.Select(p => p.DocumentNumber).Distinct().Order(StringComparer.Ordinal);
        return new NationalSummary(
            asOf,
            track,
            TierCounts.Of(places),
            places.Count(p => p.Status == DesignationStatus.Expired),
            tallies,
            regions,
            latest?.Term,
            latest?.DesignatedOn,
            Provenance.Computed(nameof(NationalSummary), string.Join('、', sources)));
    }
}
