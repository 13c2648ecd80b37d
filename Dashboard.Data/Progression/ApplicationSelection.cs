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
        filter.Waits is null or ApplicationWait.Open or ApplicationWait.Long or ApplicationWait.OverMedian && order != ApplicationOrder.Place;

    /// <summary>Which groups of applications pass, before one of them is looked at.</summary>
    /// <param name="onlyProvince">The province to which the viewer is kept; null: none.</param>
    public static Func<ApplicationGroup, bool> Groups(ProgressionFilter filter, string? onlyProvince, IReadOnlyDictionary<string, ProvinceInfo> provinces) => group =>
        (filter.Tier is null || group.Tier == filter.Tier)
        && (filter.Track is null || group.Track == filter.Track)
        && (onlyProvince is null || group.ProvinceCode == onlyProvince)
        && (filter.ProvinceCode is null || group.ProvinceCode == filter.ProvinceCode)
        && (filter.IncludeIllustrative || group.Ground != ProvenanceKind.Illustrative)
        && (filter.Region is null || provinces[group.ProvinceCode].Region == filter.Region);

    /// <summary>Of those in groups that pass, the ones that pass themselves.</summary>
    /// <param name="found">The places that the text of the filter finds; null: all.</param>
    /// <param name="until">The day up to which days in a step are counted.</param>
    public static List<ApplicationStanding> Matching(IEnumerable<ApplicationStanding> standing, ProgressionFilter filter, IReadOnlyList<string>? found, DateOnly until)
    {
        var medians = new Dictionary<(Tier, Track, Stage), int?>();
        if (filter.Waits == ApplicationWait.OverMedian)
        {
            standing = standing.Where(s => StageRules.IsLive(s.Stage)).ToList();
            medians = standing.GroupBy(StepOf).ToDictionary(g => g.Key, g => InboxRules.MedianOf([.. g.Select(s => until.DayNumber - s.EnteredOn.DayNumber)]));
        }

        var places = found?.ToHashSet(StringComparer.Ordinal);
        var longBefore = until.AddDays(-InboxRules.LongDays);
        return standing.Where(s =>
            (filter.Stage is null || s.Stage == filter.Stage)
            && (places is null || places.Contains(s.PlaceCode))
            && filter.Waits switch
            {
                ApplicationWait.Open => StageRules.IsLive(s.Stage),
                ApplicationWait.Long => StageRules.IsLive(s.Stage) && s.EnteredOn < longBefore,
                ApplicationWait.OverMedian => until.DayNumber - s.EnteredOn.DayNumber > medians[StepOf(s)],
                _ => true,
            }).ToList();

        static (Tier, Track, Stage) StepOf(ApplicationStanding s) => (s.Group.Tier, s.Group.Track, s.Stage);
    }

    /// <summary>In an order that ends in the code of the place and the tier.</summary>
    public static IEnumerable<ApplicationStanding> Sort(
        List<ApplicationStanding> applications, ApplicationOrder order, bool descending, IReadOnlyDictionary<string, ProvinceInfo> provinces)
    {
        const int DayBits = 22, ProvinceBits = 8, RankBits = 24;
        var keys = new long[applications.Count]; // the three of which the order is made, in one number
        var numbers = new int[applications.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            var application = applications[i];
            var main = descending ? (2L << DayBits) - MainOf(application) : MainOf(application);
            numbers[i] = i;
            keys[i] = (((main << ProvinceBits) | (long)provinces[application.Group.ProvinceCode].Order) << RankBits) | (long)application.Rank;
        }

        Array.Sort(keys, numbers);
        return numbers.Select(number => applications[number]);

        long MainOf(ApplicationStanding s) => order switch
        {
            ApplicationOrder.Waiting => ((StageRules.IsLive(s.Stage) ? 0L : 1L) << DayBits) + s.EnteredOn.DayNumber,
            ApplicationOrder.Stage => (int)s.Stage,
            ApplicationOrder.Province => provinces[s.Group.ProvinceCode].Order,
            ApplicationOrder.Entered => s.EnteredOn.DayNumber,
            ApplicationOrder.Started => s.StartedOn.DayNumber,
            ApplicationOrder.Place => throw new ArgumentException("Spelling is sorted by the database.", nameof(order)),
        };
    }
}
