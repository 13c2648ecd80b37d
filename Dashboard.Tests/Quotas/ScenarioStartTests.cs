using Dashboard.Data.Access;
using Dashboard.Data.Places;
using Dashboard.Data.Quotas;
using Dashboard.Data.Quotas.Workbench;
using Dashboard.Web.Components.Pages.Quotas.Workbench;
using static Dashboard.Tests.Infrastructure.QuotaOffice;

namespace Dashboard.Tests.Quotas;

/// <summary>A scenario starts from what the round itself says, on a day that has data.</summary>
public sealed class ScenarioStartTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_total_is_what_is_published_else_what_the_round_came_to_else_unknown()
    {
        await using var office = await QuotaOffice.StartAsync();
        Assert.Null((await StartAsync(office, DemonstrationCities, Day)).Total);
        Assert.Equal(18, (await StartAsync(office, DemonstrationCities, new DateOnly(2024, 2, 1))).Total);

        var all = (await office.TableAsync()).Provinces.Where(p => p[DemonstrationCities].Applies).Select(p => new QuotaChange(p.Province.Code, DemonstrationCities, 1, 0)).ToList();
        await office.PublishAsync(new QuotaDraft(Round, all, "test", Day));
        Assert.Equal(all.Count, (await StartAsync(office, DemonstrationCities, Day)).Total);
    }

    [Theory]
    [InlineData("2023-08-15", "2023-08-15")]
    [InlineData("2026-11-27", "2025-06-30")] // the last day of the term
    [InlineData("2022-01-01", "2022-08-04")] // the day of the notice
    public async Task The_weights_are_of_the_day_or_of_the_nearest_that_has_data(string day, string weighed)
    {
        await using var office = await QuotaOffice.StartAsync();
        Assert.Equal(weighed, $"{(await StartAsync(office, DemonstrationCities, DateOnly.ParseExact(day, "yyyy-MM-dd", null))).WeightsOn:yyyy-MM-dd}");
    }

    [Fact]
    public async Task A_source_that_never_had_data_leads_to_no_day()
    {
        await using var office = await QuotaOffice.StartAsync();
        Assert.Null(await office.Database.Get<ScenarioQueries>().DayWithDataAsync(office.Actor.Viewer, Track.County, WeightSource.EligiblePilots, Day, Stop));
    }

    [Fact]
    public void Another_quota_takes_along_what_nobody_touched_and_leaves_what_somebody_typed()
    {
        var (from, to) = (new ScenarioStart(97, Day), new ScenarioStart(18, Day.AddDays(1)));
        var draft = WorkbenchDraft.Of(WorkbenchDraft.Start(Round, Day, total: 97));

        Assert.Equal(("18", "2023-08-16"), (draft.Following(from, to).Total, draft.Following(from, to).WeightsOn));
        Assert.Equal(("40", "2023-08-16"), ((draft with { Total = "40" }).Following(from, to).Total, draft.Following(from, to).WeightsOn));
        Assert.Equal("100", draft.Following(from, new ScenarioStart(null, Day)).Total);
    }

    private static Task<ScenarioStart> StartAsync(QuotaOffice office, QuotaColumn column, DateOnly day) => office.Database.Get<ScenarioQueries>().StartAsync(
        office.Actor.Viewer, Round, column.Track, column.Tier, WorkbenchDraft.UsualSource(column.Track, column.Tier), day, Stop);
}
