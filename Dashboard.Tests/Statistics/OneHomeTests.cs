using Dashboard.Data.Access;
using Dashboard.Data.Duties;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Statistics;

namespace Dashboard.Tests.Statistics;

/// <summary>
/// What overview, quotas, progression, province desk, duties and the summary of the API show is what the catalogue says, of every province and
/// region, with sample data and on every day.
/// </summary>
public sealed class OneHomeTests(CubeTests.Samples samples) : IClassFixture<CubeTests.Samples>
{
    private const string Round = "2023";

    private static readonly Viewer National = Viewer.SignedIn("national", "national", Role.NationalOffice, null);

    public static TheoryData<DateOnly> Days => [.. new DateOnly[] { new(2022, 8, 3), new(2022, 8, 4), new(2023, 8, 15), new(2023, 11, 20), new(2025, 6, 30), new(2026, 4, 18) }];

    [Theory, MemberData(nameof(Days))]
    public async Task The_overview_and_the_summary_show_the_figures_of_the_catalogue(DateOnly day)
    {
        var summary = await samples.Database.Statistics.SummaryAsync(Viewer.Public, day, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(
            [summary.Counts.Total, summary.Counts.Demonstration, summary.Counts.Pilot, summary.Active, summary.Expired, summary.Covered, summary.WithDemonstration, summary.WithPilot, summary.Provinces.Count],
            [
                await TotalAsync("places.designated"), await TotalAsync("places.demonstration"), await TotalAsync("places.pilot"), await TotalAsync("places.inforce"), await TotalAsync("places.expired"),
                await TotalAsync("provinces.covered"), await TotalAsync("provinces.demonstration"), await TotalAsync("provinces.pilot"), await TotalAsync("provinces.participating"),
            ]);
        var byProvince = (await RowsAsync("places.demonstration", Dimension.Province), Pilot: await RowsAsync("places.pilot", Dimension.Province), Expired: await RowsAsync("places.expired", Dimension.Province));
        Assert.All(summary.Provinces, p => Assert.Equal(
            (p.Counts.Demonstration, p.Counts.Pilot, p.Expired),
            (byProvince.Item1[p.Province.Code], byProvince.Pilot[p.Province.Code], byProvince.Expired[p.Province.Code])));
        var (demonstration, pilot, with) = (await RowsAsync("places.demonstration", Dimension.Region), await RowsAsync("places.pilot", Dimension.Region), await RowsAsync("provinces.demonstration", Dimension.Region));
        Assert.All(summary.Regions, r => Assert.Equal(
            (r.Counts.Demonstration, r.Counts.Pilot, r.WithDemonstration), (demonstration[$"{r.Region}"], pilot[$"{r.Region}"], with[$"{r.Region}"])));

        Task<int?> TotalAsync(string code) => ValueAsync(code, day, []);

        Task<Dictionary<string, int?>> RowsAsync(string code, Dimension by) => this.RowsAsync(code, day, by, []);
    }

    [Theory, MemberData(nameof(Days))]
    public Task The_quotas_and_the_desk_of_a_province_show_the_figures_of_the_catalogue(DateOnly day) => QuotasAgreeAsync(National, day);

    /// <summary>Who may not see what a province recommends sees it nowhere.</summary>
    [Theory, MemberData(nameof(Days))]
    public Task The_quotas_that_the_public_sees_are_those_of_the_catalogue_for_the_public(DateOnly day) => QuotasAgreeAsync(Viewer.Public, day);

    private async Task QuotasAgreeAsync(Viewer viewer, DateOnly day)
    {
        var table = (await samples.Database.Quotas.TableAsync(viewer, Round, day, cancellationToken: TestContext.Current.CancellationToken))!;
        if (day < table.Round.OpensOn)
        {
            return; // the round has not begun: the catalogue has nothing of it
        }

        foreach (var column in QuotaColumn.All)
        {
            var where = new Dictionary<Dimension, string> { [Dimension.Round] = Round, [Dimension.Track] = $"{column.Track}", [Dimension.Tier] = $"{column.Tier}" };
            var (count, used) = (await RowsAsync("quota.count", day, Dimension.Province, where, viewer), await RowsAsync("quota.used", day, Dimension.Province, where, viewer));
            var (designated, left) = (await RowsAsync("quota.designated", day, Dimension.Province, where, viewer), await RowsAsync("quota.left", day, Dimension.Province, where, viewer));
            foreach (var province in table.Provinces.Where(p => p[column].Applies))
            {
                var (figure, code) = (province[column], province.Province.Code);
                Assert.Equal((figure.Count, figure.Recommended, figure.Designated, figure.Left), (count[code], used[code], designated[code], left[code]));
            }

            var total = table.Total(column);
            Assert.Equal((total.Count, total.Recommended), (await ValueAsync("quota.count", day, where, viewer), await ValueAsync("quota.used", day, where, viewer)));
            foreach (var region in Enum.GetValues<Region>())
            {
                var inRegion = new Dictionary<Dimension, string>(where) { [Dimension.Region] = $"{region}" };
                Assert.Equal(table.Total(column, region).Count, await ValueAsync("quota.count", day, inRegion, viewer));
                Assert.Equal(table.Total(column, region).Recommended, await ValueAsync("quota.used", day, inRegion, viewer));
            }
        }
    }

    [Theory, MemberData(nameof(Days))]
    public async Task The_progression_shows_the_figures_of_the_catalogue(DateOnly day)
    {
        foreach (var (tier, track) in Enum.GetValues<Tier>().SelectMany(tier => Enum.GetValues<Track>().Select(track => (tier, track))))
        {
            var where = new Dictionary<Dimension, string> { [Dimension.Round] = Round, [Dimension.Track] = $"{track}", [Dimension.Tier] = $"{tier}" };
            var pipeline = await samples.Database.Progression.PipelineAsync(National, Round, tier, track, day, cancellationToken: TestContext.Current.CancellationToken);
            var stages = await RowsAsync("applications.count", day, Dimension.Stage, where);

            Assert.All(pipeline.Steps.Concat(pipeline.Exits!), s => Assert.Equal(s.Count, stages.GetValueOrDefault($"{s.Stage}") ?? 0));
            var provinces = await RowsAsync("applications.count", day, Dimension.Province, where);
            Assert.All(pipeline.Provinces, p => Assert.Equal(p.Steps!.Concat(p.Exits!).Sum(s => s.Count), provinces.GetValueOrDefault(p.Province.Code) ?? 0));
        }
    }

    [Theory, MemberData(nameof(Days))]
    public async Task The_duties_show_the_figures_of_the_catalogue(DateOnly day)
    {
        var places = await samples.Database.Get<DutiesQueries>().PlacesAsync(National, null, day, TestContext.Current.CancellationToken);
        DutyCounts[] parts = [.. new[] { Duty.WorkPlanIssued, Duty.FiledWithProvince, Duty.FiledWithCnipa }.Select(duty => DutyCounts.Of(places.Select(p => p[duty].Status)))];

        Assert.Equal(
            [parts.Sum(p => p.Total), parts.Sum(p => p.Done), parts.Sum(p => p.Due), parts.Sum(p => p.Overdue), parts.Sum(p => p.NotRecorded)],
            [
                await ValueAsync("duties.count", day, []), await ValueAsync("duties.done", day, []), await ValueAsync("duties.due", day, []),
                await ValueAsync("duties.overdue", day, []), await ValueAsync("duties.notrecorded", day, []),
            ]);
    }

    private async Task<int?> ValueAsync(string code, DateOnly day, Dictionary<Dimension, string> where, Viewer? viewer = null) => (int?)(await AskAsync(code, day, [], where, viewer)).Total.Value.Value;

    private async Task<Dictionary<string, int?>> RowsAsync(string code, DateOnly day, Dimension by, Dictionary<Dimension, string> where, Viewer? viewer = null) =>
        (await AskAsync(code, day, [by], where, viewer)).Rows.ToDictionary(r => r.Members[0]!, r => (int?)r.Value.Value, StringComparer.Ordinal);

    private async Task<CubeAnswer> AskAsync(string code, DateOnly day, IReadOnlyList<Dimension> by, Dictionary<Dimension, string> where, Viewer? viewer = null) => (await samples.Cube.AskAsync(
        viewer ?? National, new CubeQuestion(MeasureCatalogue.Find(code)!, by, where, day, WithIllustrative: true), TestContext.Current.CancellationToken))!;
}
