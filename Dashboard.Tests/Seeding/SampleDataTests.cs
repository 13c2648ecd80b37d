using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Changes;
using Dashboard.Data.Duties;
using Dashboard.Data.Notices;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Quotas;
using Dashboard.Data.Seeding;
using Dashboard.Data.Time;
using Dashboard.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Seeding;

/// <summary>The illustrative data set: computed, marked row by row, gone in one action.</summary>
public sealed class SampleDataTests
{
    [Theory, EveryProvider]
    public async Task The_totals_are_the_outcome_of_2023_and_every_row_is_marked(DatabaseProvider provider)
    {
        await using var office = await QuotaOffice.StartAsync(provider, sample: true);

        var table = await office.TableAsync();

        Assert.Equal([18, 38, 30, 97], QuotaColumn.All.Select(column => table.Total(column).Count));
        await using var db = office.Database.Open();
        Assert.Equal(32 + 32 + 29 + 29, await db.QuotaRevisions.CountAsync());
        Assert.All(await db.QuotaRevisions.ToListAsync(), r =>
            Assert.Equal((ProvenanceKind.Illustrative, IllustrativeSeed.Source, "system"), (r.Ground, r.Source, r.RecordedBy)));
        Assert.All(table.Provinces.SelectMany(p => p.Figures).Where(f => f.Applies), f => Assert.True(f.IsIllustrative));
        Assert.Contains("Webster", table.Provinces[0].Figures[0].Provenance!.Detail, StringComparison.Ordinal);
    }

    [Theory, EveryProvider]
    public async Task It_is_removed_in_one_action_stays_removed_after_a_restart_and_loads_again_on_request(DatabaseProvider provider)
    {
        await using var database = TestDatabase.Create(provider, illustrative: true);
        await database.StartAsync();
        var (commands, queries) = (database.Get<SampleDataCommands>(), database.Get<SampleDataQueries>());
        Assert.True(await queries.IsLoadedAsync(Viewer.Public));
        Assert.IsType<SampleRefusal.Loaded>(Assert.IsType<CommandResult<SampleCounts>.Refused>(await commands.LoadAsync(Actor.Console)).Refusal);

        var removed = Assert.IsType<CommandResult<SampleCounts>.Done>(await commands.RemoveAsync(Actor.Console)).Value;

        Assert.Equal(122, removed.Quotas);
        Assert.False(await queries.IsLoadedAsync(Viewer.Public));
        await using (var db = database.Open())
        {
            Assert.False(await db.QuotaRevisions.AnyAsync());
            Assert.Equal(["Removed", "Created"], await db.AuditEntries.Where(e => e.Entity == nameof(SampleData)).OrderByDescending(e => e.Id).Select(e => e.Action.ToString()).ToListAsync());
        }

        Assert.IsType<SampleRefusal.NotLoaded>(Assert.IsType<CommandResult<SampleCounts>.Refused>(await commands.RemoveAsync(Actor.Console)).Refusal);
        await using var second = database.Another(illustrative: true);
        await second.StartAsync();
        Assert.False(await second.Get<SampleDataQueries>().IsLoadedAsync(Viewer.Public));

        Assert.Equal(122, Assert.IsType<CommandResult<SampleCounts>.Done>(await second.Get<SampleDataCommands>().LoadAsync(Actor.Console)).Value.Quotas);
    }

    [Theory, EveryProvider]
    public async Task A_place_with_an_application_of_its_own_gets_no_sample_beside_it(DatabaseProvider provider)
    {
        await using var offices = await Offices.StartAsync(provider);
        var own = Offices.Done(await offices.StartAsync(Offices.Nantong));

        var loaded = Offices.Done(await offices.Database.Get<SampleDataCommands>().LoadAsync(offices.National));

        await using var db = offices.Database.Open();
        Assert.Equal(loaded.Applications, await db.Applications.CountAsync(a => a.Ground == ProvenanceKind.Illustrative));
        Assert.Equal(own.ApplicationId, (await db.Applications.SingleAsync(a => a.PlaceCode == Offices.Nantong)).Id);
        Offices.Done(await offices.Database.Get<SampleDataCommands>().RemoveAsync(offices.National));
        Assert.Equal(own.ApplicationId, (await db.Applications.SingleAsync()).Id);
    }

    [Theory, EveryProvider]
    public async Task Invented_places_show_every_state_of_a_duty_and_stand_in_no_list_or_count(DatabaseProvider provider)
    {
        await using var offices = await Offices.StartAsync(provider);
        var (places, today) = (offices.Database.Places, offices.Database.Get<ProgrammeClock>().Today);
        var before = (await places.DesignatedAsync(Viewer.Public, today)).Count;
        Offices.Done(await offices.Database.Get<SampleDataCommands>().LoadAsync(offices.National));

        var duties = await offices.Database.Get<DutiesQueries>().PlacesAsync(offices.National.Viewer, null, today);
        var sample = duties.Where(d => d.IsIllustrative).ToList();
        Assert.All(sample, d => Assert.StartsWith("示例", d.Place.Name.Zh, StringComparison.Ordinal));
        Assert.Equal([DutyStatus.Due, DutyStatus.Overdue, DutyStatus.Done], sample.Select(d => d.Overall).Distinct().OrderBy(s => s));
        Assert.Contains(sample.SelectMany(d => d.Parts), p => p is { Status: DutyStatus.Done, Days: > 0 }); // late, and done
        Assert.Equal(before + sample.Count, duties.Count);
        Assert.Equal(before, (await places.DesignatedAsync(Viewer.Public, today)).Count);
        Assert.Equal((110, 110), (await offices.Database.Get<DutiesQueries>().NationalFilingsAsync(Viewer.Public, today)) is { } told ? (told.Places, told.NotRecorded) : default);
        Assert.DoesNotContain(await offices.Database.Get<NoticesQueries>().ListAsync(Viewer.Public, today), n => n.Id.StartsWith("sample", StringComparison.Ordinal));
        Assert.DoesNotContain(
            (await offices.Database.Get<ChangesQueries>().ListAsync(Viewer.Public, new ChangeFilter(WithIllustrative: true), today)), c => c.NoticeId?.StartsWith("sample", StringComparison.Ordinal) == true);

        Offices.Done(await offices.Database.Get<SampleDataCommands>().RemoveAsync(offices.National));
        await using var db = offices.Database.Open();
        Assert.Equal((110, 2, 0, 0), (await db.Designations.CountAsync(), await db.Notices.CountAsync(), await db.WorkPlanFilings.CountAsync(), await db.CoBuildingAgreements.CountAsync()));
    }

    [Theory, EveryProvider]
    public async Task What_an_office_entered_is_neither_covered_nor_removed(DatabaseProvider provider)
    {
        await using var office = await QuotaOffice.StartAsync(provider);
        await office.SetAsync("320000", QuotaOffice.PilotCities, 9, new(2023, 1, 1));
        var commands = office.Database.Get<SampleDataCommands>();

        await commands.LoadAsync(office.Actor);
        var loaded = await office.FigureAsync("320000", QuotaOffice.PilotCities);
        await commands.RemoveAsync(office.Actor);

        Assert.Equal((9, false), (loaded.Count, loaded.IsIllustrative));
        Assert.Equal(9, (await office.FigureAsync("320000", QuotaOffice.PilotCities)).Count);
        Assert.Equal(127, (await office.TableAsync()).Provinces.SelectMany(p => p.Figures).Count(f => f.Count is null));
    }

    [Theory]
    [InlineData("Development", null, true)]
    [InlineData("Development", "false", false)]
    [InlineData("Production", null, false)]
    [InlineData("Production", "true", true)]
    public async Task Only_Development_loads_it_unasked(string environment, string? setting, bool loaded)
    {
        using var folder = new TestFolder();
        await using var app = new AccessApp(environment, folder.File("new.db"), setting is null ? [] : [("Seed:Illustrative", setting)]);

        Assert.Equal(loaded, await app.Services.GetRequiredService<SampleDataQueries>().IsLoadedAsync(Viewer.Public));
    }

    [Fact]
    public async Task The_command_line_loads_and_removes_it_and_says_so()
    {
        await using var app = new AccessApp("Production");

        Assert.Equal((0, 1, 0, 1, 2, 2), (
            await RunAsync("load"), await RunAsync("load"), await RunAsync("remove"), await RunAsync("remove"), await RunAsync("forget"), await RunAsync()));
        Assert.False(await app.Services.GetRequiredService<SampleDataQueries>().IsLoadedAsync(Viewer.Public));

        async Task<int> RunAsync(params string[] args)
        {
            string[] all = ["sample", .. args];
            await using var output = new StringWriter();
            Assert.True(SampleCommandLine.Takes(all));
            var code = await SampleCommandLine.RunAsync(app.Services, all, output);
            Assert.NotEqual("", output.ToString().Trim());
            return code;
        }
    }
}
