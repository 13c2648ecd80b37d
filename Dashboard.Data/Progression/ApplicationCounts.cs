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
/// <param name="Rank">Its number in the order of the codes of places and of tiers.</param>
internal readonly record struct ApplicationStanding(Guid Id, string PlaceCode, ApplicationGroup Group, Stage Stage, DateOnly EnteredOn, DateOnly StartedOn, int Rank);

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
    /// <param name="passes">Which are wanted.</param>
    internal async Task<IEnumerable<ApplicationStanding>> SinglyAsync(string roundCode, DateOnly asOf, Func<ApplicationGroup, bool> passes, CancellationToken cancellationToken) =>
        (await RoundAsync(roundCode, asOf, cancellationToken))?.SinglyOn(asOf, passes) ?? [];

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

        if (round.Lacks(asOf))
        {
            round.Know(await reader.ReadInternalAsync(new StepsKey(roundCode, stamp), (db, token) => ReadStepsAsync(db, roundCode, token), cancellationToken));
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
        rows.Sort((a, b) => string.CompareOrdinal(a.PlaceCode, b.PlaceCode) is var place and not 0 ? place : a.Tier.CompareTo(b.Tier));
        var groups = new Dictionary<(string, Track, Tier, ProvenanceKind, string), int>();
        var applications = rows.ConvertAll(r =>
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, (r.ProvinceCode, r.Track, r.Tier, r.Ground, r.Source), out var isKnown);
            number = isKnown ? number : groups.Count - 1;
            return new Standing(r.Id, r.PlaceCode, number, r.StartedOn!.Value, r.ReturnedOn, r.RecommendedOn, new Step(r.LastFrom, r.LastTo!.Value, r.LastOn!.Value));
        });
        return new RoundStanding(
            stamp,
            [.. groups.OrderBy(g => g.Value).Select(g => new ApplicationGroup(roundCode, g.Key.Item1, g.Key.Item2, g.Key.Item3, g.Key.Item4, g.Key.Item5))],
            [.. applications]);
    }

    private static async Task<Dictionary<Guid, (Stage To, DateOnly On)[]>> ReadStepsAsync(DashboardDbContext db, string roundCode, CancellationToken cancellationToken) => (await (
            from application in db.Applications
            where application.RoundCode == roundCode
            join change in db.StageChanges on application.Id equals change.ApplicationId
            orderby change.ApplicationId, change.Number
            select new { change.ApplicationId, change.To, change.EffectiveOn }).ToListAsync(cancellationToken))
        .GroupBy(c => c.ApplicationId, c => (c.To, c.EffectiveOn)).ToDictionary(g => g.Key, g => g.ToArray());

    /// <summary>The last step by a day.</summary>
    private readonly record struct Step(Stage? From, Stage To, DateOnly On);

    /// <summary>An application as its own columns say.</summary>
    /// <param name="Group">Number of its group.</param>
    private readonly record struct Standing(Guid Id, string PlaceCode, int Group, DateOnly StartedOn, DateOnly? ReturnedOn, DateOnly? RecommendedOn, Step Last);

    /// <param name="applications">In the order of the codes of places and of tiers.</param>
    private sealed class RoundStanding((long Sum, int Count) stamp, ApplicationGroup[] groups, Standing[] applications)
    {
        /// <summary>A page asks for one day several times.</summary>
        private const int KeptDays = 4;

        /// <summary>By the last day on which a step was taken: where an application stands, and whether it was returned or recommended, changes on no other day.</summary>
        private readonly ConcurrentDictionary<DateOnly, (Step[] Steps, Lazy<RoundCounts> Counts)> _days = new();
        private DateOnly[] _stepDays = [];
        private (Stage To, DateOnly On)[][]? _steps;
        private RoundCounts? _ended;

        public (long Sum, int Count) Stamp => stamp;

        /// <summary>Day of the first step of all: before it none has begun.</summary>
        public DateOnly FirstOn { get; } = applications.Length == 0 ? DateOnly.MaxValue : applications.Min(a => a.StartedOn);

        /// <summary>Day of the last step of all: from then on the columns say everything.</summary>
        public DateOnly LastOn { get; } = applications.Length == 0 ? DateOnly.MinValue : applications.Max(a => a.Last.On);

        /// <summary>The steps are needed for the day, and nobody has asked for such a day before.</summary>
        public bool Lacks(DateOnly asOf) => asOf >= FirstOn && asOf < LastOn && _steps is null;

        /// <param name="steps">Of each application, in their order.</param>
        public void Know(IReadOnlyDictionary<Guid, (Stage To, DateOnly On)[]> steps)
        {
            var known = Array.ConvertAll(applications, a => steps[a.Id]);
            _stepDays = [.. known.SelectMany(s => s).Select(s => s.On).Distinct().Order()];
            _steps = known;
        }

        public RoundCounts On(DateOnly asOf) => asOf >= LastOn ? _ended ??= Count(asOf, null) : Day(asOf).Counts.Value;

        public IEnumerable<ApplicationStanding> SinglyOn(DateOnly asOf, Func<ApplicationGroup, bool> passes)
        {
            var steps = asOf >= LastOn ? null : Day(asOf).Steps;
            var passing = Array.ConvertAll(groups, g => passes(g));
            for (var i = 0; i < applications.Length; i++)
            {
                var application = applications[i];
                if (application.StartedOn <= asOf && passing[application.Group])
                {
                    var step = steps is null ? application.Last : steps[i];
                    yield return new ApplicationStanding(application.Id, application.PlaceCode, groups[application.Group], step.To, step.On, application.StartedOn, i);
                }
            }
        }

        private (Step[] Steps, Lazy<RoundCounts> Counts) Day(DateOnly day)
        {
            var asOf = Array.BinarySearch(_stepDays, day) switch
            {
                >= 0 => day,
                -1 => DateOnly.MinValue,
                var before => _stepDays[~before - 1],
            };
            if (_days.TryGetValue(asOf, out var known))
            {
                return known;
            }

            if (_days.Count >= KeptDays)
            {
                _days.Clear();
            }

            var steps = new Step[applications.Length];
            for (var i = 0; i < applications.Length; i++)
            {
                steps[i] = applications[i].StartedOn > asOf ? default : applications[i].Last.On <= asOf ? applications[i].Last : LastStep(_steps![i], asOf);
            }

            return _days[asOf] = (steps, new Lazy<RoundCounts>(() => Count(asOf, steps)));
        }

        /// <param name="steps">The last of each by the day; null: as the columns say.</param>
        private RoundCounts Count(DateOnly asOf, Step[]? steps)
        {
            var standing = new Dictionary<long, (int First, int Count)>(); // by numbers: counting compares no records
            var returned = new int[groups.Length];
            var recommended = new Dictionary<(int Group, int Days), int>();
            for (var i = 0; i < applications.Length; i++)
            {
                ref readonly var application = ref applications[i];
                if (application.StartedOn > asOf)
                {
                    continue;
                }

                ref var alike = ref CollectionsMarshal.GetValueRefOrAddDefault(standing, NumberOf(application.Group, StepOf(i)), out var isKnown);
                alike = (isKnown ? alike.First : i, alike.Count + 1);
                if (application.ReturnedOn <= asOf)
                {
                    returned[application.Group]++;
                }

                if (application.RecommendedOn is { } recommendedOn && recommendedOn <= asOf)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(recommended, (application.Group, recommendedOn.DayNumber - application.StartedOn.DayNumber), out _)++;
                }
            }

            return new RoundCounts(
                [
                    .. from alike in standing.Values
                       let step = StepOf(alike.First)
                       select new StandingCount(groups[applications[alike.First].Group], step.From, step.To, StageRules.IsLive(step.To) ? step.On : null, alike.Count),
                ],
                groups.Zip(returned).Where(r => r.Second > 0).ToDictionary(r => r.First, r => r.Second),
                recommended.ToDictionary(r => (groups[r.Key.Group], r.Key.Days), r => r.Value));

            Step StepOf(int number) => steps is null ? applications[number].Last : steps[number];
        }

        /// <summary>Equal for applications that are counted alike: once one has ended, no day counts.</summary>
        private static long NumberOf(int group, Step step) =>
            ((long)group << 40) | ((long)(StageRules.IsLive(step.To) ? step.On.DayNumber : 0) << 12) | ((long)step.To << 6) | (step.From is { } from ? (long)from + 1 : 0);

        private static Step LastStep((Stage To, DateOnly On)[] steps, DateOnly asOf)
        {
            var last = steps.Length - 1;
            while (steps[last].On > asOf)
            {
                last--;
            }

            return new Step(last == 0 ? null : steps[last - 1].To, steps[last].To, steps[last].On);
        }
    }

    private sealed record StampsKey;

    private sealed record StandingKey(string Round, (long Sum, int Count) Stamp);

    private sealed record StepsKey(string Round, (long Sum, int Count) Stamp);
}
