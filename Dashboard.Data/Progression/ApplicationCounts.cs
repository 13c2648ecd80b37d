using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Progression;

/// <summary>What applications that are counted together have in common. Of a round there is one for each: no record, so that counting compares no texts.</summary>
internal sealed class ApplicationGroup(string roundCode, string provinceCode, Track track, Tier tier, ProvenanceKind ground, string source)
{
    public string RoundCode => roundCode;

    public string ProvinceCode => provinceCode;

    public Track Track => track;

    public Tier Tier => tier;

    public ProvenanceKind Ground => ground;

    public string Source => source;
}

/// <summary>Applications that stand alike.</summary>
/// <param name="From">Where the last step came from; null: it is the first one.</param>
/// <param name="EnteredOn">Day of the last step; null: the application has ended, and no day counts any more.</param>
internal sealed record StandingCount(ApplicationGroup Group, Stage? From, Stage Stage, DateOnly? EnteredOn, int Count);

/// <summary>One application as it stands on a day.</summary>
internal readonly record struct ApplicationStanding(Guid Id, string PlaceCode, ApplicationGroup Group, Stage Stage, DateOnly EnteredOn, DateOnly StartedOn);

/// <summary>Applications of a round on a day.</summary>
/// <param name="Standing">Those that have begun, by where they stand.</param>
/// <param name="Returned">Those that were returned at least once.</param>
/// <param name="Recommended">Those that were recommended, by the days that it took from the first step.</param>
internal sealed record RoundCounts(
    IReadOnlyList<StandingCount> Standing, IReadOnlyDictionary<ApplicationGroup, int> Returned, IReadOnlyDictionary<(ApplicationGroup Group, int Days), int> Recommended)
{
    public static RoundCounts None { get; } = new([], new Dictionary<ApplicationGroup, int>(), new Dictionary<(ApplicationGroup, int), int>());
}

/// <summary>
/// Counts applications, whatever their number: what is needed of those of a round is held in memory until one of them changes, so a day that nobody has asked
/// for before costs no SQL, and a write to one round leaves the others as they are. No viewer is shown it: who asks narrows it to what the viewer may see.
/// </summary>
public sealed class ApplicationCounts(DashboardReader reader)
{
    private readonly ConcurrentDictionary<string, RoundStanding> _kept = new(StringComparer.Ordinal);

    /// <summary>All rounds that have applications.</summary>
    internal async Task<IReadOnlyList<RoundCounts>> AllAsync(DateOnly asOf, CancellationToken cancellationToken)
    {
        var counts = new List<RoundCounts>();
        foreach (var round in (await StampsAsync(cancellationToken)).Keys.Order(StringComparer.Ordinal))
        {
            counts.Add(await OfAsync(round, asOf, cancellationToken));
        }

        return counts;
    }

    internal async Task<RoundCounts> OfAsync(string roundCode, DateOnly asOf, CancellationToken cancellationToken) =>
        (await RoundAsync(roundCode, asOf, cancellationToken))?.On(asOf) ?? RoundCounts.None;

    /// <summary>Those of a round that have begun by the day, one by one.</summary>
    internal async Task<IEnumerable<ApplicationStanding>> SinglyAsync(string roundCode, DateOnly asOf, CancellationToken cancellationToken) =>
        (await RoundAsync(roundCode, asOf, cancellationToken))?.SinglyOn(asOf) ?? [];

    private async Task<RoundStanding?> RoundAsync(string roundCode, DateOnly asOf, CancellationToken cancellationToken)
    {
        if (!(await StampsAsync(cancellationToken)).TryGetValue(roundCode, out var stamp))
        {
            return null;
        }

        if (!_kept.TryGetValue(roundCode, out var round) || round.Stamp != stamp)
        {
            _kept[roundCode] = round = await reader.ReadInternalAsync(
                new StandingKey(roundCode, stamp), (db, token) => ReadAsync(db, roundCode, stamp, token), cancellationToken);
        }

        if (asOf < round.LastOn && round.Steps is null)
        {
            round.Steps = await reader.ReadInternalAsync(new StepsKey(roundCode, stamp), (db, token) => ReadStepsAsync(db, roundCode, token), cancellationToken);
        }

        return round;
    }

    private Task<Dictionary<string, (long Sum, int Count)>> StampsAsync(CancellationToken cancellationToken) => reader.ReadInternalAsync(
        new StampsKey(),
        async (db, token) => (await db.Applications.GroupBy(a => a.RoundCode)
                .Select(g => new { Round = g.Key, Sum = g.Sum(a => (long)a.StandingStamp), Count = g.Count() }).ToListAsync(token))
            .ToDictionary(g => g.Round, g => (g.Sum, g.Count), StringComparer.Ordinal),
        cancellationToken);

    private static async Task<RoundStanding> ReadAsync(DashboardDbContext db, string roundCode, (long Sum, int Count) stamp, CancellationToken cancellationToken)
    {
        var rows = await db.Applications.Where(a => a.RoundCode == roundCode && a.LastOn != null)
            .Select(a => new
            {
                a.Id, a.PlaceCode, a.ProvinceCode, a.Track, a.Tier, a.Ground, a.Source, a.StartedOn, a.ReturnedOn, a.RecommendedOn, a.LastFrom, a.LastTo, a.LastOn,
            }).ToListAsync(cancellationToken);
        return new RoundStanding(stamp, [
            .. rows.GroupBy(r => (r.ProvinceCode, r.Track, r.Tier, r.Ground, r.Source)).SelectMany(alike =>
            {
                var group = new ApplicationGroup(roundCode, alike.Key.ProvinceCode, alike.Key.Track, alike.Key.Tier, alike.Key.Ground, alike.Key.Source);
                return alike.Select(r => new Standing(r.Id, r.PlaceCode, group, r.StartedOn!.Value, r.ReturnedOn, r.RecommendedOn, r.LastFrom, r.LastTo!.Value, r.LastOn!.Value));
            }),
        ]);
    }

    private static async Task<Dictionary<Guid, (Stage To, DateOnly On)[]>> ReadStepsAsync(DashboardDbContext db, string roundCode, CancellationToken cancellationToken) => (await (
            from application in db.Applications
            where application.RoundCode == roundCode
            join change in db.StageChanges on application.Id equals change.ApplicationId
            orderby change.ApplicationId, change.Number
            select new { change.ApplicationId, change.To, change.EffectiveOn }).ToListAsync(cancellationToken))
        .GroupBy(c => c.ApplicationId, c => (c.To, c.EffectiveOn)).ToDictionary(g => g.Key, g => g.ToArray());

    /// <summary>An application as its own columns say.</summary>
    private readonly record struct Standing(
        Guid Id, string PlaceCode, ApplicationGroup Group, DateOnly StartedOn, DateOnly? ReturnedOn, DateOnly? RecommendedOn, Stage? LastFrom, Stage LastTo, DateOnly LastOn);

    private sealed class RoundStanding((long Sum, int Count) stamp, List<Standing> applications)
    {
        private RoundCounts? _ended;

        public (long Sum, int Count) Stamp => stamp;

        /// <summary>Day of the last step of all: from then on the columns say everything.</summary>
        public DateOnly LastOn { get; } = applications.Count == 0 ? DateOnly.MinValue : applications.Max(a => a.LastOn);

        /// <summary>The steps in their order, for an earlier day; null: nobody has asked for one.</summary>
        public IReadOnlyDictionary<Guid, (Stage To, DateOnly On)[]>? Steps { get; set; }

        public RoundCounts On(DateOnly asOf) => asOf >= LastOn ? _ended ??= Count(asOf) : Count(asOf);

        public IEnumerable<ApplicationStanding> SinglyOn(DateOnly asOf)
        {
            foreach (var application in applications)
            {
                if (application.StartedOn <= asOf)
                {
                    var (_, stage, on) = StepOn(application, asOf);
                    yield return new ApplicationStanding(application.Id, application.PlaceCode, application.Group, stage, on, application.StartedOn);
                }
            }
        }

        private (Stage? From, Stage Stage, DateOnly On) StepOn(Standing application, DateOnly asOf) =>
            application.LastOn <= asOf ? (application.LastFrom, application.LastTo, application.LastOn) : LastStep(Steps![application.Id], asOf);

        private RoundCounts Count(DateOnly asOf)
        {
            var standing = new Dictionary<(ApplicationGroup Group, Stage? From, Stage Stage, DateOnly? EnteredOn), int>();
            var returned = new Dictionary<ApplicationGroup, int>();
            var recommended = new Dictionary<(ApplicationGroup Group, int Days), int>();
            foreach (var application in applications)
            {
                if (application.StartedOn > asOf)
                {
                    continue;
                }

                var (from, stage, on) = StepOn(application, asOf);
                Add(standing, (application.Group, from, stage, StageRules.IsLive(stage) ? on : null));
                if (application.ReturnedOn <= asOf)
                {
                    Add(returned, application.Group);
                }

                if (application.RecommendedOn is { } recommendedOn && recommendedOn <= asOf)
                {
                    Add(recommended, (application.Group, recommendedOn.DayNumber - application.StartedOn.DayNumber));
                }
            }

            return new RoundCounts([.. standing.Select(s => new StandingCount(s.Key.Group, s.Key.From, s.Key.Stage, s.Key.EnteredOn, s.Value))], returned, recommended);
        }

        private static (Stage? From, Stage Stage, DateOnly On) LastStep((Stage To, DateOnly On)[] steps, DateOnly asOf)
        {
            var last = Array.FindLastIndex(steps, s => s.On <= asOf);
            return (last == 0 ? null : steps[last - 1].To, steps[last].To, steps[last].On);
        }

        private static void Add<TKey>(Dictionary<TKey, int> counts, TKey key)
            where TKey : notnull => CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
    }

    private sealed record StampsKey;

    private sealed record StandingKey(string Round, (long Sum, int Count) Stamp);

    private sealed record StepsKey(string Round, (long Sum, int Count) Stamp);
}
