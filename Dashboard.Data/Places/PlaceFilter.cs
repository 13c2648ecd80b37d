using Dashboard.Data.Provinces;
using Dashboard.Data.Search;

namespace Dashboard.Data.Places;

/// <summary>What the list of places is ordered by; the annex order breaks ties.</summary>
public enum PlaceOrder
{
    Annex,
    Name,
    Province,
    Tier,
    Kind,
}

/// <summary>Which designated places a list shows. Null means: all.</summary>
public sealed record PlaceFilter(
    string? Text = null,
    Tier? Tier = null,
    string? ProvinceCode = null,
    Region? Region = null,
    PlaceKind? Kind = null,
    DesignationStatus? Status = null)
{
    /// <summary>True when nothing is filtered out.</summary>
    public bool IsEmpty => this with { Text = null } == new PlaceFilter() && string.IsNullOrWhiteSpace(Text);

    /// <summary>The places that pass, in their own order.</summary>
    public IEnumerable<DesignatedPlace> Apply(IEnumerable<DesignatedPlace> places)
    {
        var term = SearchTerm.Of(Text);
        return places.Where(p =>
            (Tier is null || p.Tier == Tier)
            && (ProvinceCode is null || p.ProvinceCode == ProvinceCode)
            && (Region is null || p.Region == Region)
            && (Kind is null || p.Kind == Kind)
            && (Status is null || p.Status == Status)
            && (term is null || term.Matches(SearchSubject.Of(p))));
    }

    /// <summary>The places in an order; names by pinyin, provinces by code.</summary>
    public static IEnumerable<DesignatedPlace> Sort(IEnumerable<DesignatedPlace> places, PlaceOrder order, bool descending)
    {
        Func<DesignatedPlace, IComparable> key = order switch
        {
            PlaceOrder.Annex => _ => 0,
            PlaceOrder.Name => p => p.Pinyin,
            PlaceOrder.Province => p => p.ProvinceCode,
            PlaceOrder.Tier => p => p.Tier,
            PlaceOrder.Kind => p => p.Kind,
        };
        return (order, descending) switch
        {
            (PlaceOrder.Annex, true) => places.Reverse(),
            (_, true) => places.OrderByDescending(key, OrdinalComparer.Instance),
            (_, false) => places.OrderBy(key, OrdinalComparer.Instance),
        };
    }

    /// <summary>Compares text by code unit, so that the order does not depend on the reader's culture.</summary>
    private sealed class OrdinalComparer : IComparer<IComparable>
    {
        public static readonly OrdinalComparer Instance = new();

        public int Compare(IComparable? x, IComparable? y) =>
            x is string a && y is string b ? string.CompareOrdinal(a, b) : Comparer<IComparable>.Default.Compare(x, y);
    }
}
