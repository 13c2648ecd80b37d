using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Apportionment;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Dashboard.Data.Quotas.Workbench;
using Dashboard.Web.Components.Pages.Access;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Quotas;

public sealed class WorkbenchCommandsTests
{
    private static readonly DateOnly From = new(2023, 9, 1);

    [Theory, EveryProvider]
    public async Task A_scenario_is_saved_changed_renamed_copied_and_removed(DatabaseProvider provider)
    {
        await using var database = await Accounts.StartAsync(provider);
        var (commands, office) = (database.Get<ScenarioCommands>(), await OfficeAsync(database));

        var id = await SavedAsync(database, "质量优先", WorkbenchCases.Counties);
        var saved = await FindAsync(database, id);
        Assert.Equal(("质量优先", 1, 120), (saved.Name, saved.Version, saved.Input!.Total));

        Assert.IsType<CommandResult<Nothing>.Done>(await commands.ChangeAsync(office, saved, "质量优先", saved.Input with { Total = 97 }));
        Assert.IsType<CommandResult<Nothing>.Done>(await commands.RenameAsync(office, await FindAsync(database, id), " 97 个 "));
        var copy = Assert.IsType<CommandResult<Guid>.Done>(await commands.CopyAsync(office, id, "另一个")).Value;
        Assert.Equal(("97 个", 97), ((await FindAsync(database, id)).Name, (await FindAsync(database, copy)).Input!.Total));

        Assert.IsType<CommandResult<Nothing>.Done>(await commands.DeleteAsync(office, await FindAsync(database, id)));
        Assert.Equal([copy], (await ListAsync(database)).Select(s => s.Id));
    }

    [Theory, EveryProvider]
    public async Task Publishing_writes_a_computed_revision_for_each_province_and_closes_the_scenario(DatabaseProvider provider)
    {
        await using var database = await Accounts.StartAsync(provider);
        var (commands, office) = (database.Get<ScenarioCommands>(), await OfficeAsync(database));
        var id = await SavedAsync(database, "质量优先", WorkbenchCases.Counties);

        var published = await commands.PublishAsync(office, await FindAsync(database, id), await PublicationAsync(database, WorkbenchCases.Counties));

        Assert.Equal(new PublishedQuotas(29, 120), Assert.IsType<CommandResult<PublishedQuotas>.Done>(published).Value);
        await using var db = database.Open();
        var revisions = await db.QuotaRevisions.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(29, revisions.Count);
        Assert.Equal(120, revisions.Sum(r => r.Count));
        Assert.All(revisions, r => Assert.Equal(
            (ProvenanceKind.Computed, "Webster", (Guid?)id, From, "按程序确定", "国知办函〔2023〕9号", "office", 1),
            (r.Ground, r.Source, r.ScenarioId, r.EffectiveOn, r.Reason, r.DocumentNumber, r.RecordedBy, r.Number)));
        Assert.All(revisions, r => Assert.StartsWith("scenario 「质量优先」; total 120", r.Detail, StringComparison.Ordinal));
        Assert.DoesNotContain("110000", revisions.Select(r => r.ProvinceCode)); // no county may apply: there is no such quota
        Assert.Equal(120, (await StandingsAsync(database, From)).Sum(s => s.Quota));
        Assert.All(await StandingsAsync(database, From.AddDays(-1)), s => Assert.Null(s.Quota));

        var closed = await FindAsync(database, id);
        Assert.Equal("office", closed.PublishedBy);
        foreach (var refusal in new[]
        {
            Assert.IsType<CommandResult<Nothing>.Refused>(await commands.ChangeAsync(office, closed, "x", WorkbenchCases.Counties)).Refusal,
            Assert.IsType<CommandResult<Nothing>.Refused>(await commands.RenameAsync(office, closed, "x")).Refusal,
            Assert.IsType<CommandResult<Nothing>.Refused>(await commands.DeleteAsync(office, closed)).Refusal,
            Assert.IsType<CommandResult<PublishedQuotas>.Refused>(
                await commands.PublishAsync(office, closed, await PublicationAsync(database, WorkbenchCases.Counties))).Refusal,
        })
        {
            Assert.IsType<ScenarioRefusal.Published>(refusal);
        }
    }

    [Fact]
    public async Task A_copy_supersedes_and_a_number_that_stays_has_its_revision_too()
    {
        await using var database = await Accounts.StartAsync();
        var (commands, office) = (database.Get<ScenarioCommands>(), await OfficeAsync(database));
        var first = await SavedAsync(database, "一", WorkbenchCases.Counties);
        await commands.PublishAsync(office, await FindAsync(database, first), await PublicationAsync(database, WorkbenchCases.Counties));
        var second = Assert.IsType<CommandResult<Guid>.Done>(await commands.CopyAsync(office, first, "二")).Value;
        var changed = WorkbenchCases.Counties with { Total = 121 };
        await commands.ChangeAsync(office, await FindAsync(database, second), "二", changed);

        Assert.IsType<CommandResult<PublishedQuotas>.Done>(
            await commands.PublishAsync(office, await FindAsync(database, second), await PublicationAsync(database, changed)));

        await using var db = database.Open();
        Assert.Equal(58, await db.QuotaRevisions.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(121, (await StandingsAsync(database, From)).Sum(s => s.Quota)); // of one date, the later recorded
    }

    [Fact]
    public async Task An_open_tie_is_not_published_and_its_recorded_decision_is()
    {
        await using var database = await Accounts.StartAsync();
        var (commands, office) = (database.Get<ScenarioCommands>(), await OfficeAsync(database));
        var id = await SavedAsync(database, "并列", WorkbenchCases.Tied);
        var publication = await PublicationAsync(database, WorkbenchCases.Tied);

        var refused = Assert.IsType<CommandResult<PublishedQuotas>.Refused>(
            await commands.PublishAsync(office, await FindAsync(database, id), publication)).Refusal;
        var tie = (await ResultAsync(database, WorkbenchCases.Tied)).Allocation!.Tie!;
        Assert.Equal(new ScenarioRefusal.TieOpen(tie.Keys.Count, tie.Seats), refused);

        var decided = WorkbenchCases.Tied with
        {
            Ties = [new RecordedTie(ApportionmentMethod.Hamilton, tie.Keys, tie.Seats, WorkbenchCases.Decision([.. tie.Keys.Take(tie.Seats)]))],
        };
        await commands.ChangeAsync(office, await FindAsync(database, id), "并列", decided);
        Assert.IsType<CommandResult<PublishedQuotas>.Done>(
            await commands.PublishAsync(office, await FindAsync(database, id), await PublicationAsync(database, decided)));

        await using var db = database.Open();
        var detail = (await db.QuotaRevisions.AsNoTracking().FirstAsync(TestContext.Current.CancellationToken)).Detail!;
        Assert.Contains("「局长办公会」 「国知办函〔2023〕1号」", detail, StringComparison.Ordinal);
    }

    [Theory, EveryProvider]
    public async Task Falling_under_what_is_recommended_is_refused_with_the_provinces_and_numbers_and_nothing_is_written(DatabaseProvider provider)
    {
        await using var database = await Accounts.StartAsync(provider);
        var (commands, office) = (database.Get<ScenarioCommands>(), await OfficeAsync(database));
        var input = WorkbenchCases.Tied with { Total = 72, WeightsOn = WorkbenchCases.Day };
        var before = (await ResultAsync(database, input)).Allocation!["110000"].Seats;
        await RecommendAsync(database, "110000", before + 1); // one more than it would get
        var id = await SavedAsync(database, "太少", input);

        var refused = Assert.IsType<CommandResult<PublishedQuotas>.Refused>(
            await commands.PublishAsync(office, await FindAsync(database, id), await PublicationAsync(database, input))).Refusal;

        Assert.Equal(
            [new ScenarioRefusal.Shortfall(new Bilingual("北京", "Beijing"), before, before + 1, From)], Assert.IsType<ScenarioRefusal.BelowRecommended>(refused).Shortfalls);
        await using var db = database.Open();
        Assert.Equal(0, await db.QuotaRevisions.CountAsync(TestContext.Current.CancellationToken));
        Assert.Null((await FindAsync(database, id)).PublishedAt);
    }

    [Fact]
    public async Task Of_two_that_change_a_scenario_the_second_is_shown_both()
    {
        await using var database = await Accounts.StartAsync();
        var (commands, office) = (database.Get<ScenarioCommands>(), await OfficeAsync(database));
        var seen = await FindAsync(database, await SavedAsync(database, "一", WorkbenchCases.Counties));
        await commands.ChangeAsync(office, seen, "他们的", WorkbenchCases.Counties with { Total = 97 });

        var conflict = Assert.IsType<CommandResult<Nothing>.Conflict>(await commands.ChangeAsync(office, seen, "我的", WorkbenchCases.Counties));

        Assert.Contains(new ConflictingValue("Name", "我的", "他们的"), conflict.Values);
        Assert.Contains("total 97", conflict.Values.Single(v => v.Property == "Input").Theirs, StringComparison.Ordinal);
        Assert.IsType<CommandResult<Nothing>.Conflict>(await commands.DeleteAsync(office, seen));
    }

    [Fact]
    public async Task Numbers_other_than_those_seen_are_a_conflict()
    {
        await using var database = await Accounts.StartAsync();
        var (commands, office) = (database.Get<ScenarioCommands>(), await OfficeAsync(database));
        var id = await SavedAsync(database, "一", WorkbenchCases.Counties);
        var publication = await PublicationAsync(database, WorkbenchCases.Counties with { Total = 121 });

        var conflict = Assert.IsType<CommandResult<PublishedQuotas>.Conflict>(await commands.PublishAsync(office, await FindAsync(database, id), publication));

        Assert.NotEmpty(conflict.Values);
    }

    [Theory]
    [InlineData("", "理由", null, typeof(ScenarioRefusal.NameInvalid))]
    [InlineData("名", " ", null, typeof(ScenarioRefusal.ReasonInvalid))]
    [InlineData("名", "理由", "x", typeof(ScenarioRefusal.DocumentNumberTooLong))]
    public async Task What_must_be_given_is_asked_for(string name, string reason, string? document, Type fault)
    {
        await using var database = await Accounts.StartAsync();
        var (commands, office) = (database.Get<ScenarioCommands>(), await OfficeAsync(database));
        if (name.Length == 0)
        {
            Assert.IsType(fault, Assert.IsType<CommandResult<Guid>.Refused>(await commands.SaveAsync(office, name, WorkbenchCases.Counties)).Refusal);
            return;
        }

        var id = await SavedAsync(database, name, WorkbenchCases.Counties);
        var publication = (await PublicationAsync(database, WorkbenchCases.Counties)) with
        {
            Reason = reason, DocumentNumber = document is null ? null : new string('x', 61),
        };
        Assert.IsType(fault, Assert.IsType<CommandResult<PublishedQuotas>.Refused>(
            await commands.PublishAsync(office, await FindAsync(database, id), publication)).Refusal);
    }

    [Fact]
    public async Task Weights_of_sample_data_are_not_published()
    {
        await using var database = await Accounts.StartAsync();
        var (commands, office) = (database.Get<ScenarioCommands>(), await OfficeAsync(database));
        var input = WorkbenchCases.Tied with { Total = 72 };
        var id = await SavedAsync(database, "示例", input);
        await database.WriteAsync(db => db.Designations.AsTracking().First(d => d.Tier == Tier.Pilot).Ground = ProvenanceKind.Illustrative);

        var refused = Assert.IsType<CommandResult<PublishedQuotas>.Refused>(
            await commands.PublishAsync(office, await FindAsync(database, id), await PublicationAsync(database, input))).Refusal;

        Assert.IsType<ScenarioRefusal.Illustrative>(refused);
    }

    private static async Task<Actor> OfficeAsync(TestDatabase database)
    {
        await using (var db = database.Open())
        {
            if (!await db.Users.AnyAsync(u => u.UserName == "office", TestContext.Current.CancellationToken))
            {
                await database.Get<AccountCommands>().CreateAsync(await Accounts.AdministratorAsync(database), new NewAccount("office", "office", Role.NationalOffice));
            }
        }

        return await Accounts.ActorAsync(database, "office");
    }

    private static async Task<Guid> SavedAsync(TestDatabase database, string name, ScenarioInput input) =>
        Assert.IsType<CommandResult<Guid>.Done>(await database.Get<ScenarioCommands>().SaveAsync(await OfficeAsync(database), name, input)).Value;

    private static async Task<IReadOnlyList<ScenarioInfo>> ListAsync(TestDatabase database) =>
        await database.Get<ScenarioQueries>().ListAsync((await OfficeAsync(database)).Viewer);

    private static async Task<ScenarioInfo> FindAsync(TestDatabase database, Guid id) => (await ListAsync(database)).Single(s => s.Id == id);

    private static async Task<IReadOnlyList<QuotaStanding>> StandingsAsync(TestDatabase database, DateOnly day) =>
        QuotaStanding.Of(await database.Get<QuotasQueries>().TableAsync((await OfficeAsync(database)).Viewer, "2023", day), Track.County, Tier.Pilot);

    private static async Task<ScenarioResult> ResultAsync(TestDatabase database, ScenarioInput input) => ScenarioRules.Compute(
        input, await database.Get<ScenarioQueries>().WeightsAsync((await OfficeAsync(database)).Viewer, input.Track, input.WeightsOn));

    private static async Task<ScenarioPublication> PublicationAsync(TestDatabase database, ScenarioInput input) => new(
        From,
        " 按程序确定 ",
        "国知办函〔2023〕9号",
        (await ResultAsync(database, input)).Allocation!.Units.ToDictionary(u => u.Key, u => u.Seats));

    /// <summary>Applications of a province for the demonstration tier of cities that stand recommended.</summary>
    private static Task RecommendAsync(TestDatabase database, string province, int count) => database.WriteAsync(db =>
    {
        var taken = db.Applications.Select(a => a.PlaceCode).ToHashSet();
        foreach (var place in db.Places.Where(p => p.ProvinceCode == province).OrderBy(p => p.Code).AsEnumerable().Where(p => !taken.Contains(p.Code)).Take(count).ToList())
        {
            var application = new Application
            {
                Id = Guid.NewGuid(), RoundCode = "2023", PlaceCode = place.Code, ProvinceCode = province, Track = Track.City, Tier = Tier.Demonstration,
                RecordedBy = "office", Ground = ProvenanceKind.Reported, Source = "office",
            };
            application.Changes.Add(new StageChange
            {
                ApplicationId = application.Id, Number = 1, To = Stage.Recommended, EffectiveOn = new(2023, 8, 1), RecordedBy = "office",
            });
            db.Applications.Add(application);
        }
    });
}
