using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Statistics;
using static Dashboard.Tests.Infrastructure.QuotaOffice;

namespace Dashboard.Tests.Quotas;

/// <summary>What a province has recommended is public as a total of the nation, and by province once it is designated.</summary>
public sealed class QuotaUseTests
{
    private static readonly Viewer Jiangsu = Viewer.SignedIn("j", "j", Role.ProvincialOffice, "320000");
    private static readonly Viewer Leadership = Viewer.SignedIn("l", "l", Role.Leadership, null);
    private static readonly Viewer Administrator = Viewer.SignedIn("a", "a", Role.Administrator, null);

    [Fact]
    public async Task By_province_it_is_for_who_may_read_the_provinces_unpublished_data_and_as_a_total_for_all()
    {
        await using var office = await RecommendedAsync();

        foreach (var (viewer, own, other) in new[] { (Viewer.Public, (int?)null, (int?)null), (Administrator, null, null), (Jiangsu, 2, null), (Leadership, 2, 1), (office.Actor.Viewer, 2, 1) })
        {
            var table = await TableAsync(office, viewer);
            Assert.Equal((own, other), (table["320000"].Recommended, table["330000"].Recommended));
            Assert.Equal((3 - own, 3 - other), (table["320000"].Left, table["330000"].Left));
            Assert.Equal((3, 3), (table.Table.Total(PilotCounties).Recommended, table.Table.Total(PilotCounties).Left));
            Assert.Equal(viewer.Role is Role.NationalOffice or Role.Leadership ? 3 : null, table.Table.Total(PilotCounties, Region.East).Recommended);
            Assert.Equal(own is null || other is null, table.Table.HidesUse);
        }
    }

    [Fact]
    public async Task A_quota_whose_use_is_hidden_says_no_more_than_that_it_is_published()
    {
        await using var office = await RecommendedAsync();
        await office.SetAsync("320000", PilotCounties, 2, seen: 1);

        var table = await TableAsync(office, Viewer.Public);

        Assert.Equal(QuotaState.Published, table["320000"].State); // all of it is used
        Assert.Equal(QuotaState.Full, (await TableAsync(office, Jiangsu))["320000"].State);
        Assert.Empty(new QuotaFilter(HasLeft: true).Apply(table.Table.Provinces));
        Assert.All(Enum.GetValues<QuotaState>().Where(s => s is QuotaState.Unused or QuotaState.InProgress), state => Assert.Empty(new QuotaFilter(Status: state).Apply(table.Table.Provinces)));
    }

    [Fact]
    public async Task Once_designated_it_is_public_by_province()
    {
        await using var office = await RecommendedAsync();
        await office.Database.WriteAsync(db =>
        {
            foreach (var id in db.Applications.Where(a => a.ProvinceCode == "330000").Select(a => a.Id).ToList())
            {
                db.StageChanges.Add(new StageChange { ApplicationId = id, Number = 3, From = Stage.Recommended, To = Stage.Designated, EffectiveOn = Day });
            }
        });

        var table = await TableAsync(office, Viewer.Public);

        Assert.Equal((1, 0), (table["330000"].Designated, table["320000"].Designated));
    }

    [Theory]
    [InlineData(MeasureId.QuotaUsed, 3)]
    [InlineData(MeasureId.QuotaLeft, null)] // the other provinces' quotas are unknown
    [InlineData(MeasureId.QuotaUseRate, null)]
    public async Task A_measure_of_it_is_the_nations_and_none_of_a_part(MeasureId id, int? nation)
    {
        await using var office = await RecommendedAsync();
        var cube = office.Database.Get<CubeQueries>();

        foreach (var by in new[] { Dimension.Province, Dimension.Region })
        {
            var answer = (await cube.AskAsync(Viewer.Public, Question([by]), TestContext.Current.CancellationToken))!;
            Assert.All(answer.Rows, row => Assert.Null(row.Value.Value));
            Assert.Equal(nation, (int?)answer.Total.Value.Value);
            Assert.Contains(answer.Notes, n => n.Kind == NoteKind.UseNotPublished);
        }

        var narrowed = (await cube.AskAsync(Viewer.Public, Question([], (Dimension.Province, "320000")), TestContext.Current.CancellationToken))!;
        Assert.Null(narrowed.Total.Value.Value);
        var whole = (await cube.AskAsync(Viewer.Public, Question([Dimension.Tier]), TestContext.Current.CancellationToken))!;
        Assert.Equal(nation, (int?)whole.Total.Value.Value);
        Assert.DoesNotContain(whole.Notes, n => n.Kind == NoteKind.UseNotPublished);
        Assert.Empty((await cube.RecordsAsync(Viewer.Public, Question([]), TestContext.Current.CancellationToken)).Numerator);
        var seen = (await cube.AskAsync(Leadership, Question([Dimension.Province]) with { Measure = MeasureCatalogue.Of(MeasureId.QuotaUsed) }, TestContext.Current.CancellationToken))!;
        Assert.Equal([2, 1], seen.Rows.Where(r => r.Members[0] is "320000" or "330000").Select(r => (int)r.Value.Value!));

        CubeQuestion Question(IReadOnlyList<Dimension> by, params (Dimension, string)[] where) =>
            new(MeasureCatalogue.Of(id), by, where.ToDictionary(w => w.Item1, w => w.Item2), Day);
    }

    private static async Task<(Func<string, QuotaFigure> Figure, QuotaTable Table)> ReadAsync(QuotaOffice office, Viewer viewer)
    {
        var table = (await office.Database.Quotas.TableAsync(viewer, Round, Day, cancellationToken: TestContext.Current.CancellationToken))!;
        return (code => table.Provinces.Single(p => p.Province.Code == code)[PilotCounties], table);
    }

    private static async Task<Seen> TableAsync(QuotaOffice office, Viewer viewer) => await ReadAsync(office, viewer) is var (figure, table) ? new Seen(figure, table) : default!;

    /// <summary>Quotas of 3 in Jiangsu and Zhejiang, of which 2 and 1 are used.</summary>
    private static async Task<QuotaOffice> RecommendedAsync()
    {
        var office = await StartAsync();
        foreach (var (province, count) in new[] { ("320000", 2), ("330000", 1) })
        {
            await office.SetAsync(province, PilotCounties, 3);
            foreach (var application in await office.ApplyAsync(province, count))
            {
                Assert.IsType<CommandResult<Nothing>.Done>(await office.RecommendAsync(application, province));
            }
        }

        return office;
    }

    private sealed record Seen(Func<string, QuotaFigure> Figure, QuotaTable Table)
    {
        public QuotaFigure this[string province] => Figure(province);
    }
}
