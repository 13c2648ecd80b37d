using Dashboard.Data.Inbox;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;

namespace Dashboard.Data.Progression;

/// <summary>
/// Chooses and orders the applications of a round by what is held of them in memory, so that of a long list only the page that is shown is read. Pure; it says
/// the same as <see cref="ApplicationsAt.Matching"/> and <see cref="ApplicationsAt.Sort"/>, which the database does.
/// </summary>
internal static class ApplicationSelection
{
    /// <summary>True where all that is asked for is held; what depends on materials, on public notices or on spelling is asked of the database.</summary>
    public static bool Knows(ProgressionFilter filter, ApplicationOrder order) =>
        filter.Waits is null or ApplicationWait.Open or ApplicationWait.Long && order != ApplicationOrder.Place;

    /// <param name="onlyProvince">The province to which the viewer is kept; null: none.</param>
    /// <param name="found">The places that the text of the filter finds; null: all.</param>
    /// <param name="until">The day up to which days in a step are counted.</param>
    public static List<ApplicationStanding> Matching(
        IEnumerable<ApplicationStanding> standing, ProgressionFilter filter, string? onlyProvince, IReadOnlyDictionary<string, ProvinceInfo> provinces, IReadOnlyList<string>? found, DateOnly until)
    {
        var places = found?.ToHashSet(StringComparer.Ordinal);
        var longBefore = until.AddDays(-InboxRules.LongDays);
        return standing.Where(s =>
            (filter.Tier is null || s.Group.Tier == filter.Tier)
            && (filter.Track is null || s.Group.Track == filter.Track)
            && (filter.Stage is null || s.Stage == filter.Stage)
            && (onlyProvince is null || s.Group.ProvinceCode == onlyProvince)
            && (filter.ProvinceCode is null || s.Group.ProvinceCode == filter.ProvinceCode)
            && (filter.IncludeIllustrative || s.Group.Ground != ProvenanceKind.Illustrative)
            && (filter.Region is null || provinces[s.Group.ProvinceCode].Region == filter.Region)
            && (places is null || places.Contains(s.PlaceCode))
            && filter.Waits switch
            {
                ApplicationWait.Open => StageRules.IsLive(s.Stage),
                ApplicationWait.Long => StageRules.IsLive(s.Stage) && s.EnteredOn < longBefore,
                _ => true,
            }).ToList();
    }

    /// <summary>In an order that ends in the code of the place and the tier.</summary>
    public static List<ApplicationStanding> Sort(List<ApplicationStanding> applications, ApplicationOrder order, bool descending, IReadOnlyDictionary<string, ProvinceInfo> provinces)
    {
        var sign = descending ? -1 : 1;
        var keyed = applications.ConvertAll(s => (
            First: sign * order switch
            {
                ApplicationOrder.Waiting => StageRules.IsLive(s.Stage) ? 0 : 1,
                ApplicationOrder.Stage => (int)s.Stage,
                ApplicationOrder.Province => provinces[s.Group.ProvinceCode].Order,
                ApplicationOrder.Entered => s.EnteredOn.DayNumber,
                ApplicationOrder.Started => s.StartedOn.DayNumber,
                ApplicationOrder.Place => throw new ArgumentException("Spelling is sorted by the database.", nameof(order)),
            },
            Second: order == ApplicationOrder.Waiting ? sign * s.EnteredOn.DayNumber : 0,
            Province: provinces[s.Group.ProvinceCode].Order,
            Standing: s));
        keyed.Sort((a, b) =>
            a.First != b.First ? a.First.CompareTo(b.First)
            : a.Second != b.Second ? a.Second.CompareTo(b.Second)
            : a.Province != b.Province ? a.Province.CompareTo(b.Province)
            : string.CompareOrdinal(a.Standing.PlaceCode, b.Standing.PlaceCode) is var place and not 0 ? place
            : a.Standing.Group.Tier.CompareTo(b.Standing.Group.Tier));
        return keyed.ConvertAll(k => k.Standing);
    }
}
