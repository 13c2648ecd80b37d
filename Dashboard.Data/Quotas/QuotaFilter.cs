using Dashboard.Data.Provinces;
using Dashboard.Data.Search;

namespace Dashboard.Data.Quotas;

/// <summary>What the table of quotas is ordered by; the customary order breaks ties.</summary>
public enum QuotaOrder
{
    Customary,
    Name,
    ListedDemonstration,
    ListedPilot,
    DemonstrationCities,
    PilotCities,
    DemonstrationCounties,
    PilotCounties,
    Total,
    Left,
}

/// <summary>Which provinces the table of quotas shows. Null means: all.</summary>
/// <param name="HasLeft">Only provinces with places left.</param>
public sealed record QuotaFilter(string? Text = null, Region? Region = null, QuotaState? Status = null, bool HasLeft = false)
{
    /// <summary>True when nothing is filtered out.</summary>
    public bool IsEmpty => this with { Text = null } == new QuotaFilter() && string.IsNullOrWhiteSpace(Text);

    /// <summary>True when whole regions are shown, so that their totals are those of the rows.</summary>
    public bool KeepsRegions => this with { Text = null, Region = null } == new QuotaFilter() && string.IsNullOrWhiteSpace(Text);

    /// <summary>The provinces that pass, in their own order.</summary>
    public IEnumerable<ProvinceQuotas> Apply(IEnumerable<ProvinceQuotas> provinces)
    {
        var term = SearchTerm.Of(Text);
        return provinces.Where(p =>
            (Region is null || p.Province.Region == Region)
            && (Status is null || p.State == Status)
            && (!HasLeft || p.Total.Left > 0)
            && (term is null || term.Matches(SearchSubject.Of(p.Province))));
    }

    /// <summary>The provinces in an order; unknown numbers come last, whichever way.</summary>
    public static IEnumerable<ProvinceQuotas> Sort(IEnumerable<ProvinceQuotas> provinces, QuotaOrder order, bool descending)
    {
        if (order == QuotaOrder.Customary)
        {
            return descending ? provinces.Reverse() : provinces;
        }

        if (order == QuotaOrder.Name)
        {
            return descending
                ? provinces.OrderByDescending(p => p.Province.Pinyin, StringComparer.Ordinal)
                : provinces.OrderBy(p => p.Province.Pinyin, StringComparer.Ordinal);
        }

        var known = provinces.OrderBy(p => Number(p, order) is null ? 1 : 0);
        return descending ? known.ThenByDescending(p => Number(p, order)) : known.ThenBy(p => Number(p, order));
    }

    private static int? Number(ProvinceQuotas province, QuotaOrder order) => order switch
    {
        QuotaOrder.ListedDemonstration => province.Listed.Demonstration,
        QuotaOrder.ListedPilot => province.Listed.Pilot,
        QuotaOrder.DemonstrationCities => province.Figures[0].Count,
        QuotaOrder.PilotCities => province.Figures[1].Count,
        QuotaOrder.DemonstrationCounties => province.Figures[2].Count,
        QuotaOrder.PilotCounties => province.Figures[3].Count,
        QuotaOrder.Total => province.Total.Count,
        QuotaOrder.Left => province.Total.Unknown == 0 ? province.Total.Left : null,
        QuotaOrder.Customary or QuotaOrder.Name => null,
    };
}
