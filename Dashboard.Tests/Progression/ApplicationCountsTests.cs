using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Statistics;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Progression;

/// <summary>What is kept beside an application and counted in memory says what its steps say, on every day and after every write.</summary>
public sealed class ApplicationCountsTests
{
    private const string Round = "2023";
    private static readonly DateOnly First = new(2023, 1, 1);
    private static readonly Stage[] Targets =
        [Stage.Drafting, Stage.SubmittedToProvince, Stage.ReturnedForCompletion, Stage.ProvincialReview, Stage.Recommended, Stage.PublicNotice, Stage.Designated, Stage.Withdrawn];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Steps_that_are_added_corrected_and_removed_are_counted_as_if_they_were_looked_up()
    {
        const int Seed = 20231128;
        var random = new Random(Seed);
        await using var database = await TestDatabase.StartAsync();
        var counts = database.Get<ApplicationCounts>();
        await database.WriteAsync(db =>
        {
            for (var i = 1; i <= 12; i++)
            {
                db.Places.Add(new Place
                {
                    Code = $"3298{i:00}", ProvinceCode = "320000", NameZh = $"县{i}", FullNameZh = $"县{i}", NameEn = $"County {i}", Pinyin = "xian",
                    Kind = PlaceKind.County, Ground = ProvenanceKind.Reported,
                });
            }
        });
        for (var write = 0; write < 60; write++)
        {
            await ChangeAsync(database, random, write);
            await HoldsAsync(database, counts, random);
        }
    }

    /// <summary>What is chosen and ordered in memory is what the database would choose and order.</summary>
    [Theory, EveryProvider]
    public async Task A_list_that_is_chosen_in_memory_is_the_list_that_the_database_gives(DatabaseProvider provider)
    {
        await using var database = TestDatabase.Create(provider, illustrative: true);
        await database.StartAsync();
        var counts = database.Get<ApplicationCounts>();
        var provinces = (await database.Get<ProvincesQueries>().ListAsync(Viewer.Public, Stop)).ToDictionary(p => p.Code, StringComparer.Ordinal);
        var random = new Random(20231129);
        await using var db = database.Open();
        for (var run = 0; run < 120; run++)
        {
            var day = new DateOnly(2023, 6, 1).AddDays(random.Next(250));
            var until = day.AddDays(-random.Next(30));
            var filter = new ProgressionFilter(
                Round,
                random.Next(3) == 0 ? null : (Tier)random.Next(2),
                random.Next(3) == 0 ? null : (Track)random.Next(2),
                random.Next(4) == 0 ? "320000" : null,
                random.Next(3) == 0 ? (Region)random.Next(4) : null,
                random.Next(3) == 0 ? (Stage)random.Next(9) : null,
                IncludeIllustrative: random.Next(4) > 0,
                Waits: random.Next(3) switch { 0 => ApplicationWait.Open, 1 => ApplicationWait.Long, _ => null });
            var (order, descending) = (Enum.GetValues<ApplicationOrder>().Where(o => o != ApplicationOrder.Place).ElementAt(random.Next(5)), random.Next(2) == 0);
            var only = random.Next(4) == 0 ? "330000" : null;
            Assert.True(ApplicationSelection.Knows(filter, order));

            var chosen = ApplicationSelection.Sort(
                ApplicationSelection.Matching(await counts.SinglyAsync(Round, day, ApplicationSelection.Groups(filter, only, provinces), Stop), filter, null, until), order, descending, provinces);

            Assert.Equal(
                (await ApplicationsAt.Sort(ApplicationsAt.Matching(db, filter, only, day, null, until), order, descending).ToListAsync(Stop)).Select(a => (a.Id, a.PlaceCode, a.Stage, a.EnteredOn, a.StartedOn)),
                chosen.Select(a => (a.Id, a.PlaceCode, a.Stage, a.EnteredOn, a.StartedOn)));
        }
    }

    /// <summary>Days between which no step was taken share what was counted: asked in any order, each day says what it says when it is asked first.</summary>
    [Fact]
    public async Task A_day_after_others_says_what_it_says_when_nobody_has_asked_before()
    {
        await using var database = TestDatabase.Create(illustrative: true);
        await database.StartAsync();
        var kept = database.Get<ApplicationCounts>();
        var random = new Random(20231201);
        for (var asked = 0; asked < 60; asked++)
        {
            var day = new DateOnly(2023, 5, 1).AddDays(random.Next(320));
            var own = new ApplicationCounts(database.Get<DashboardReader>());
            var (first, later) = (await own.OfAsync(Round, day, Stop), await kept.OfAsync(Round, day, Stop));

            Assert.Equal(
                first.Standing.Select(s => (s.Group.ProvinceCode, s.Group.Track, s.Group.Tier, s.From, s.Stage, s.EnteredOn, s.Count)),
                later.Standing.Select(s => (s.Group.ProvinceCode, s.Group.Track, s.Group.Tier, s.From, s.Stage, s.EnteredOn, s.Count)));
            Assert.Equal(first.Recommended.Select(r => (r.Key.Group.ProvinceCode, r.Key.Days, r.Value)), later.Recommended.Select(r => (r.Key.Group.ProvinceCode, r.Key.Days, r.Value)));
            Assert.Equal(await own.SinglyAsync(Round, day, _ => true, Stop), await kept.SinglyAsync(Round, day, _ => true, Stop), (a, b) => (a.Id, a.Stage, a.EnteredOn) == (b.Id, b.Stage, b.EnteredOn));
        }
    }

    [Fact]
    public async Task A_database_of_before_is_filled_in_once_and_counts_the_same()
    {
        await using var database = TestDatabase.Create(illustrative: true);
        await database.StartAsync();
        var before = await ColumnsAsync(database);
        Assert.NotEmpty(before);
        await database.WriteRawAsync(
            """
            UPDATE Applications SET StartedOn = NULL, ReturnedOn = NULL, RecommendedOn = NULL, LastFrom = NULL, LastTo = NULL, LastOn = NULL, LastRecordedAt = NULL, LastNoticeEndsOn = NULL
            """);

        await database.StartAsync();

        Assert.Equal(before, await ColumnsAsync(database));
    }

    [Fact]
    public async Task A_day_that_nobody_has_asked_for_costs_no_statement_for_applications_and_quotas()
    {
        await using var database = TestDatabase.Create(illustrative: true);
        await database.StartAsync();
        var viewer = Viewer.SignedIn("n", "n", Role.NationalOffice, null);
        MeasureId[] measures = [MeasureId.ApplicationsAll, MeasureId.DwellMedian, MeasureId.ReturnRate, MeasureId.RecommendationDays];
        await AskAsync(new DateOnly(2023, 9, 1));
        database.Commands.Clear();

        await AskAsync(new DateOnly(2023, 9, 2));
        await AskAsync(new DateOnly(2023, 8, 1));

        Assert.Empty(database.Commands.Texts);

        async Task AskAsync(DateOnly day)
        {
            foreach (var measure in measures)
            {
                Assert.NotNull(await database.Get<CubeQueries>().AskAsync(
                    viewer, new CubeQuestion(MeasureCatalogue.Of(measure), [Dimension.Province], new Dictionary<Dimension, string>(), day, WithIllustrative: true), Stop));
            }
        }
    }

    /// <summary>One write, as commands do it and as none does yet: a new application, a step more, a step's day or target corrected, the last step or all taken away.</summary>
    private static async Task ChangeAsync(TestDatabase database, Random random, int write)
    {
        await using var db = database.Open();
        var applications = await db.Applications.OrderBy(a => a.Id).ToListAsync(Stop);
        if (applications.Count < 4 || random.Next(4) == 0)
        {
            var places = await db.Places.Where(p => p.Code.StartsWith("3298")).OrderBy(p => p.Code).Select(p => p.Code).ToListAsync(Stop);
            var (place, tier) = (places[write % places.Count], write / places.Count % 2 == 0 ? Tier.Pilot : Tier.Demonstration);
            if (applications.Exists(a => a.PlaceCode == place && a.Tier == tier))
            {
                return;
            }

            var application = new Application
            {
                Id = Guid.CreateVersion7(), RoundCode = Round, PlaceCode = place, ProvinceCode = "320000", Track = Track.County, Tier = tier, Source = "test",
                Ground = write % 3 == 0 ? ProvenanceKind.Illustrative : ProvenanceKind.Reported,
            };
            application.Changes.Add(Step(application.Id, 1, null, Targets[random.Next(2)], First.AddDays(random.Next(30))));
            db.Applications.Add(application);
            await db.SaveChangesAsync(Stop);
            return;
        }

        // The application is not tracked with its steps: whoever writes one may know of that one alone.
        var id = applications[random.Next(applications.Count)].Id;
        db.ChangeTracker.Clear();
        var steps = await db.StageChanges.Where(c => c.ApplicationId == id).OrderBy(c => c.Number).ToListAsync(Stop);
        switch (random.Next(6))
        {
            case 0 when steps.Count > 1:
                db.StageChanges.Remove(steps[^1]);
                break;
            case 1 when steps.Count > 1:
                steps[^1].EffectiveOn = steps[^2].EffectiveOn.AddDays(random.Next(9));
                break;
            case 2 when steps.Count > 2:
                steps[^2].To = steps[^1].From!.Value == Stage.Recommended ? Stage.ProvincialReview : Stage.Recommended;
                steps[^1].From = steps[^2].To;
                break;
            case 3 when steps.Count > 3:
                db.Applications.Remove(await db.Applications.SingleAsync(a => a.Id == id, Stop));
                break;
            default:
                db.StageChanges.Add(Step(id, steps.Count + 1, steps[^1].To, Targets[random.Next(Targets.Length)], steps[^1].EffectiveOn.AddDays(random.Next(12))));
                break;
        }

        await db.SaveChangesAsync(Stop);
    }

    private static async Task HoldsAsync(TestDatabase database, ApplicationCounts counts, Random random)
    {
        await using var db = database.Open();
        var applications = await db.Applications.AsNoTracking().Include(a => a.Changes).Where(a => a.RoundCode == Round).ToListAsync(Stop);
        for (var asked = 0; asked < 6; asked++)
        {
            var day = asked == 0 ? First.AddYears(3) : First.AddDays(random.Next(120));
            var begun = applications.Select(a => (Application: a, Steps: a.Changes.Where(c => c.EffectiveOn <= day).OrderBy(c => c.Number).ToList())).Where(a => a.Steps.Count > 0).ToList();
            var counted = await counts.OfAsync(Round, day, Stop);
            Assert.Equal(
                begun.Select(a => (a.Application.Tier, a.Application.Ground, a.Steps[^1].From, a.Steps[^1].To, StageRules.IsLive(a.Steps[^1].To) ? a.Steps[^1].EffectiveOn : (DateOnly?)null))
                    .CountBy(k => k).Select(k => (k.Key, k.Value)).Order(),
                counted.Standing.Select(s => ((s.Group.Tier, s.Group.Ground, s.From, s.Stage, s.EnteredOn), s.Count)).Order());
            Assert.Equal(begun.Count(a => a.Steps.Exists(s => s.To == Stage.ReturnedForCompletion)), counted.Returned.Values.Sum());
            Assert.Equal(
                begun.Where(a => a.Steps.Exists(s => s.To == Stage.Recommended))
                    .Select(a => a.Steps.First(s => s.To == Stage.Recommended).EffectiveOn.DayNumber - a.Steps[0].EffectiveOn.DayNumber).Order(),
                counted.Recommended.SelectMany(r => Enumerable.Repeat(r.Key.Days, r.Value)).Order());
            Assert.Equal(
                begun.Select(a => (a.Application.Id, a.Steps[^1].From, a.Steps[^1].To, a.Steps[^1].EffectiveOn, a.Steps[^1].NoticeEndsOn, a.Steps[0].EffectiveOn)).Order(),
                (await ApplicationsAt.Of(db, db.Applications.Where(a => a.RoundCode == Round), day).ToListAsync(Stop))
                    .Select(a => (a.Id, a.From, a.Stage, a.EnteredOn, a.NoticeEndsOn, a.StartedOn)).Order());
        }
    }

    private static async Task<IReadOnlyList<string>> ColumnsAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.Applications.OrderBy(a => a.Id)
            .Select(a => $"{a.Id} {a.StartedOn} {a.ReturnedOn} {a.RecommendedOn} {a.LastFrom} {a.LastTo} {a.LastOn} {a.LastRecordedAt} {a.LastNoticeEndsOn}").ToListAsync(Stop);
    }

    private static StageChange Step(Guid application, int number, Stage? from, Stage to, DateOnly on) => new()
    {
        ApplicationId = application, Number = number, From = from, To = to, EffectiveOn = on, NoticeEndsOn = StageRules.IsPublicNotice(to) ? on.AddDays(7) : null,
    };
}
