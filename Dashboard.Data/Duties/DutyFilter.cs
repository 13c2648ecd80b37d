using Dashboard.Data.Places;
using Dashboard.Data.Provinces;

namespace Dashboard.Data.Duties;

/// <summary>What the list of duties is ordered by; annex order breaks ties.</summary>
public enum DutyOrder
{
    Annex,
    Name,

    /// <summary>Overdue, due, not recorded, done.</summary>
    Status,

    /// <summary>The day of filing with CNIPA; those without one last.</summary>
    Filed,
}

/// <summary>Which places the list shows. Null means: all.</summary>
/// <param name="Duty">The duty that <paramref name="Status"/> is about; null: all parts as one.</param>
public sealed record DutyFilter(
    string? Text = null, string? ProvinceCode = null, Region? Region = null, Duty? Duty = null, DutyStatus? Status = null)
{
    public bool IsEmpty => string.IsNullOrEmpty(Text) && string.IsNullOrEmpty(ProvinceCode) && Region is null && Duty is null && Status is null;

    public IEnumerable<PlaceDuties> Apply(IReadOnlyList<PlaceDuties> all)
    {
        var found = new PlaceFilter(Text, ProvinceCode: ProvinceCode, Region: Region).Apply([.. all.Select(d => d.Place)])
            .Select(p => (p.NoticeId, p.Annex, p.Row)).ToHashSet();
        return all.Where(d => found.Contains((d.Place.NoticeId, d.Place.Annex, d.Place.Row)) && (Status is null || StatusOf(d) == Status));
    }

    public static IEnumerable<PlaceDuties> Sort(IEnumerable<PlaceDuties> places, DutyOrder order, bool descending)
    {
        return order switch
        {
            DutyOrder.Annex => descending ? places.Reverse() : places,
            DutyOrder.Name => By(p => p.Place.Pinyin, StringComparer.Ordinal),
            DutyOrder.Status => By(p => DutyRules.Urgency(p.Overall), Comparer<int>.Default),
            DutyOrder.Filed => By(p => p[Duties.Duty.FiledWithCnipa].DoneOn ?? DateOnly.MaxValue, Comparer<DateOnly>.Default),
        };

        IEnumerable<PlaceDuties> By<T>(Func<PlaceDuties, T> key, IComparer<T> comparer) =>
            descending ? places.OrderByDescending(key, comparer) : places.OrderBy(key, comparer);
    }

    private DutyStatus StatusOf(PlaceDuties place) => Duty switch
    {
        null => place.Overall,
        Duties.Duty.Agreement => place.Agreements.Count > 0 ? DutyStatus.Done : DutyStatus.NotRecorded,
        Duties.Duty.LiaisonReceipt => DutyStatus.NotRecorded, // of a province, not of a place
        { } duty => place[duty].Status,
    };
}
