namespace Dashboard.Data.Statistics;

/// <summary>What a list of provinces is ordered by; the customary order breaks ties.</summary>
public enum ProvinceOrder
{
    /// <summary>The customary order: ascending code, 兵团 after 新疆.</summary>
    Customary,
    Demonstration,
    Pilot,
    Total,

    /// <summary>Share of demonstrations; provinces without places come last in both directions.</summary>
    Share,
}

/// <summary>Puts provinces in order.</summary>
public static class ProvinceOrders
{
    public static IReadOnlyList<ProvinceTally> In(this IEnumerable<ProvinceTally> provinces, ProvinceOrder order, bool descending)
    {
        var customary = provinces.OrderBy(p => p.Province.Order);
        if (order == ProvinceOrder.Customary)
        {
            return (descending ? customary.Reverse() : customary).ToList();
        }

        var withPlacesFirst = customary.OrderBy(p => order == ProvinceOrder.Share && p.Counts.Total == 0);
        return (descending
            ? withPlacesFirst.ThenByDescending(p => ValueOf(p.Counts, order))
            : withPlacesFirst.ThenBy(p => ValueOf(p.Counts, order))).ThenBy(p => p.Province.Order).ToList();
    }

    private static decimal ValueOf(TierCounts counts, ProvinceOrder order) => order switch
    {
        ProvinceOrder.Customary => 0,
        ProvinceOrder.Demonstration => counts.Demonstration,
        ProvinceOrder.Pilot => counts.Pilot,
        ProvinceOrder.Total => counts.Total,
        ProvinceOrder.Share => counts.Total == 0 ? 0 : (decimal)counts.Demonstration / counts.Total,
    };
}
