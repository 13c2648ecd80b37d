namespace Dashboard.Data.Statistics;

/// <summary>How a province stands among the participating provinces of its region by the number of designated places.</summary>
/// <param name="Rank">1-based; provinces with the same number share the better rank.</param>
/// <param name="Tied">Another province of the region has the same number.</param>
/// <param name="Peers">The provinces of the region in descending order, this one included.</param>
public sealed record RegionalRank(int Rank, bool Tied, IReadOnlyList<ProvinceTally> Peers)
{
    /// <summary>Null for units outside the statistical regions.</summary>
    public static RegionalRank? Of(NationalSummary summary, string provinceCode)
    {
        var own = summary.Provinces.FirstOrDefault(p => p.Province.Code == provinceCode);
        if (own?.Province.Region is not { } region)
        {
            return null;
        }

        var peers = summary.Provinces.Where(p => p.Province.Region == region).In(ProvinceOrder.Total, descending: true);
        return new RegionalRank(
            1 + peers.Count(p => p.Counts.Total > own.Counts.Total),
            peers.Count(p => p.Counts.Total == own.Counts.Total) > 1,
            peers);
    }
}
