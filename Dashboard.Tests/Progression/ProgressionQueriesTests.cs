using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using static Dashboard.Tests.Infrastructure.Offices;

namespace Dashboard.Tests.Progression;

public sealed class ProgressionQueriesTests
{
    private static readonly DateOnly Later = new(2023, 12, 31);

    [Theory, EveryProvider]
    public async Task Counts_move_with_the_day(DatabaseProvider provider)
    {
        await using var offices = await Offices.StartAsync(provider);
        await offices.SetQuotaAsync(5);
        await offices.PublicizedAsync(Nantong);
        Done(await offices.StartAsync(Wuxi, "2023-06-15"));

        Assert.Equal("", await StagesAsync("2023-04-30"));
        Assert.Equal("Drafting 1", await StagesAsync("2023-05-09"));
        Assert.Equal("GovernmentConsent 1", await StagesAsync("2023-05-10"));
        Assert.Equal("Drafting 1 ProvincialReview 1", await StagesAsync("2023-06-30"));
        Assert.Equal("Drafting 1 Recommended 1", await StagesAsync("2023-07-01"));
        Assert.Equal("Drafting 1 PublicNotice 1", await StagesAsync("2023-09-01"));

        async Task<string> StagesAsync(string day) => string.Join(' ', (await offices.Database.Progression.PipelineAsync(
            Viewer.Public, InRound, Tier.Demonstration, Track.City, Day(day))).Steps.Where(s => s.Count > 0).Select(s => $"{s.Stage} {s.Count}"));
    }

    [Theory, EveryProvider]
    public async Task A_place_is_found_as_in_every_list_by_name_pinyin_initials_code_and_province(DatabaseProvider provider)
    {
        await using var offices = await Offices.StartAsync(provider);
        Done(await offices.StartAsync(Nantong));
        Done(await offices.StartAsync(Huzhou, actor: offices.Zhejiang));
        var places = await offices.Database.Places.DesignatedAsync(Viewer.Public, Later);

        foreach (var text in new[] { "南通", "nantong", "nan tong", "nt", "NT", "3206", "320600", "江苏", "Nantong", "nothing", " " })
        {
            var listed = new PlaceFilter(text).Apply(places).Select(p => p.Code).Where(code => code is Nantong or Huzhou).Distinct().Order(StringComparer.Ordinal);
            var found = await offices.Database.Progression.ListAsync(offices.National.Viewer, new ProgressionFilter(InRound, Text: text), Later);
            Assert.Equal(listed, found.Items.Select(r => r.Square.PlaceCode).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData(Nantong, Tier.Demonstration, "2023-05-01")]
    [InlineData(Nantong, Tier.Pilot, "2023-05-01")]
    [InlineData(Nantong, Tier.Demonstration, "2099-05-01")]
    [InlineData(Nantong, Tier.Demonstration, "2020-05-01")]
    [InlineData(Wuxi, Tier.Demonstration, "2023-05-01")] // has applied already
    [InlineData("329999", Tier.Demonstration, "2023-05-01")]
    public async Task What_is_shown_against_a_start_is_what_the_command_says(string place, Tier tier, string on)
    {
        await using var offices = await Offices.StartAsync();
        Done(await offices.StartAsync(Wuxi));
        var wanted = new NewApplication(InRound, place, Track.City, tier, Day(on));

        var shown = (await offices.Database.Get<ApplicationQueries>().CheckStartAsync(offices.Jiangsu.Viewer, wanted)).Against;
        var done = await offices.Progression.StartAsync(offices.Jiangsu, wanted);

        Assert.Equal(shown, (done as CommandResult<StageMove>.Refused)?.Refusal);
        Assert.Equal(place == Nantong && tier == Tier.Demonstration && on == "2023-05-01", shown is null);
    }

    [Fact]
    public async Task The_public_sees_totals_a_province_its_own_and_the_nation_all()
    {
        await using var offices = await Offices.StartAsync();
        var withdrawn = Done(await offices.StartAsync(Nantong));
        Done(await offices.Progression.WithdrawAsync(offices.Jiangsu, Seen(withdrawn), On("2023-05-02")));
        Done(await offices.StartAsync(Wuxi));
        Done(await offices.StartAsync(Huzhou, actor: offices.Zhejiang));

        var open = await AskAsync(Viewer.Public);
        var own = await AskAsync(offices.Jiangsu.Viewer);
        var all = await AskAsync(offices.National.Viewer);
        var leaders = await AskAsync(offices.Leadership.Viewer);

        Assert.Equal((2, 2, 2, 2), (open.Total, own.Total, all.Total, leaders.Total));
        Assert.Equal((0, 2, 3, 3), (open.Squares.Count, own.Squares.Count, all.Squares.Count, leaders.Squares.Count));
        Assert.True(open.Exits is null && own.Exits is null);
        Assert.Equal(1, all.Exits!.Single(e => e.Stage == Stage.Withdrawn).Count);
        Assert.All(open.Provinces, p => Assert.True(p.Steps is null && p.Exits is null));
        Assert.Equal(["320000"], own.Provinces.Where(p => p.Steps is not null || p.Exits is not null).Select(p => p.Province.Code));
        Assert.Equal((1, 1), (own.Provinces.Single(p => p.Steps is not null).Steps!.Sum(s => s.Count), own.Provinces.Single(p => p.Exits is not null).Exits!.Sum(s => s.Count)));
        Assert.Equal(all.Steps.Select(s => s.Count), leaders.Steps.Select(s => leaders.Provinces.Sum(p => p.Steps!.Single(own => own.Stage == s.Stage).Count)));
        Assert.Equal(32, open.Provinces.Count);
        Assert.Null(open.RecommendationDueOn);

        var filter = new ProgressionFilter(InRound);
        Assert.Equal(2, (await offices.Database.Progression.ListAsync(offices.Jiangsu.Viewer, filter, Later)).Total);
        Assert.Equal(0, (await offices.Database.Progression.ListAsync(offices.Jiangsu.Viewer, filter with { ProvinceCode = "330000" }, Later)).Total);
        Assert.Equal(3, (await offices.Database.Progression.ListAsync(offices.National.Viewer, filter, Later)).Total);
        await Assert.ThrowsAsync<AccessRefusedException>(() => offices.Database.Progression.ListAsync(Viewer.Public, filter, Later));
        Assert.Null(await offices.Database.Applications.FindAsync(offices.Zhejiang.Viewer, withdrawn.ApplicationId, Later)); // as one that is not there
        var recent = await offices.Database.Progression.RecentChangesAsync(offices.Jiangsu.Viewer, 9, Later);
        Assert.Equal((3, Stage.Withdrawn, "320000"), (recent.Count, recent[0].To, recent.Select(c => c.ProvinceCode).Distinct().Single()));
        Assert.All(await offices.Database.Progression.RecentChangesAsync(Viewer.Public, 9, Later), c => Assert.Equal((null, Stage.Designated), (c.ApplicationId, c.To)));

        Task<Pipeline> AskAsync(Viewer viewer) => offices.Database.Progression.PipelineAsync(viewer, InRound, Tier.Demonstration, null, Later);
    }

    [Fact]
    public async Task The_list_filters_orders_and_pages_in_the_database()
    {
        await using var offices = await Offices.StartAsync();
        await offices.SetQuotaAsync(5);
        await offices.ReviewedAsync(Nantong);
        Done(await offices.StartAsync(Wuxi, "2023-05-03"));
        Done(await offices.StartAsync(Changzhou, "2023-05-02"));

        Assert.Equal([Wuxi, Changzhou, Nantong], await CodesAsync(new(InRound)));
        Assert.Equal([Nantong], await CodesAsync(new(InRound, Stage: Stage.ProvincialReview)));
        Assert.Equal([Nantong], await CodesAsync(new(InRound, Text: "nantong")));
        Assert.Equal([Wuxi], await CodesAsync(new(InRound, Text: "无锡")));
        Assert.Empty(await CodesAsync(new(InRound, Region: Region.West)));
        Assert.Empty(await CodesAsync(new(InRound, Tier: Tier.Pilot)));
        Assert.Equal([Nantong, Changzhou, Wuxi], await CodesAsync(new(InRound), ApplicationOrder.Started));
        Assert.Equal([Wuxi, Changzhou, Nantong], await CodesAsync(new(InRound), ApplicationOrder.Started, descending: true));

        var page = await offices.Database.Progression.ListAsync(offices.National.Viewer, new(InRound), Later, ApplicationOrder.Started, page: 2, size: 2);
        Assert.Equal((3, 2, 2, Wuxi), (page.Total, page.Page, page.Pages, page.Items.Single().Square.PlaceCode));
        var row = (await offices.Database.Progression.ListAsync(offices.National.Viewer, new(InRound, Text: Nantong), Day("2023-06-11"))).Items.Single();
        Assert.Equal((10, 41, 4, 1, 4), (row.Square.Days, row.Square.TotalDays, row.Received, row.ConditionsMet, row.Conditions));
        Assert.Equal(ProvenanceKind.Reported, row.Provenance.Kind);

        async Task<IEnumerable<string>> CodesAsync(ProgressionFilter filter, ApplicationOrder order = ApplicationOrder.Stage, bool descending = false) =>
            (await offices.Database.Progression.ListAsync(offices.National.Viewer, filter, Later, order, descending)).Items.Select(r => r.Square.PlaceCode);
    }

    [Fact]
    public async Task One_application_shows_its_way_and_what_its_viewer_may_do()
    {
        await using var offices = await Offices.StartAsync();
        await offices.SetQuotaAsync(1);
        var (first, second) = (await offices.ReviewedAsync(Nantong), await offices.RecommendedAsync(Wuxi));
        Done(await offices.Examination.RecordAssessmentAsync(offices.Jiangsu, first.ApplicationId, new ConditionFinding(EligibilityCondition.Leadership, true, Day("2023-06-05"))));

        var detail = (await offices.Database.Applications.FindAsync(offices.Jiangsu.Viewer, first.ApplicationId, Later))!;
        Assert.Equal(8, detail.Steps.Count);
        Assert.Equal([Day("2023-05-01"), Day("2023-05-10"), Day("2023-05-20"), Day("2023-06-01"), null, null, null, null], detail.Steps.Select(s => s.EnteredOn));
        Assert.Equal([9, 10, 12, 213, null, null, null, null], detail.Steps.Select(s => s.Days));
        Assert.Equal(4, detail.Steps.Single(s => s.IsCurrent).Number);
        Assert.Equal((5, 4), (detail.Materials.Count, detail.Materials.Count(m => m.ReceivedOn is not null)));
        Assert.All(detail.Materials, m => Assert.Null(m.Asked)); // the source lost it
        Assert.Equal([ConditionState.Met, ConditionState.Met, ConditionState.Open, ConditionState.Open], detail.Conditions.Select(c => c.Standing.State));
        Assert.Equal(4, detail.History.Count);
        Assert.Equal(("designation-2022", 2), (detail.PilotDesignation!.NoticeId, detail.PilotDesignation.Annex));
        Assert.Equal([Stage.Recommended, Stage.ReturnedForCompletion, Stage.NotRecommended, Stage.Withdrawn], detail.Actions.Select(a => a.Rule.To));
        var recommend = detail.Actions[0];
        Assert.IsType<QuotaRefusal.Used>(recommend.Blocked);
        Assert.Equal("N23-D3", recommend.BlockedBy!.Value.Code);
        Assert.Null(detail.Actions[1].Blocked);

        Assert.Equal(
            [Stage.EligibilityCancelled],
            (await offices.Database.Applications.FindAsync(offices.National.Viewer, first.ApplicationId, Later))!.Actions.Select(a => a.Rule.To));
        Assert.Empty((await offices.Database.Applications.FindAsync(offices.Leadership.Viewer, first.ApplicationId, Later))!.Actions);
        var before = (await offices.Database.Applications.FindAsync(offices.Jiangsu.Viewer, first.ApplicationId, Day("2023-05-15")))!;
        Assert.Empty(before.Actions);
        Assert.Equal((Stage.GovernmentConsent, 2, 0), (before.Row.Square.Stage, before.History.Count, before.Row.Received));
        Assert.Null(await offices.Database.Applications.FindAsync(offices.Jiangsu.Viewer, first.ApplicationId, Day("2023-04-30")));
        Assert.Equal(5, (await offices.Database.Applications.FindAsync(offices.National.Viewer, second.ApplicationId, Later))!.Materials.Count(m => m.ReceivedOn is not null));
    }

    [Fact]
    public async Task A_returned_application_shows_the_steps_it_has_kept()
    {
        await using var offices = await Offices.StartAsync();
        await offices.SetQuotaAsync(1);
        var move = Done(await offices.Progression.ReturnAsync(offices.National, Seen(await offices.RecommendedAsync(Nantong)), On("2023-07-10", "补正")));
        move = Done(await offices.MoveAsync(move, Stage.SubmittedToProvince, On("2023-07-20")));

        var detail = (await offices.Database.Applications.FindAsync(offices.National.Viewer, move.ApplicationId, Day("2023-07-25")))!;

        Assert.Equal([true, true, true, false, false, false, false, false], detail.Steps.Select(s => s.EnteredOn is not null));
        Assert.Equal(12 + 5, detail.Steps[2].Days); // both visits
        var lane = Assert.Single((await offices.Database.Progression.SwimlanesAsync(offices.National.Viewer, new(InRound), Day("2023-07-25"))).Lanes.Items);
        Assert.Equal(
            [Stage.Drafting, Stage.GovernmentConsent, Stage.SubmittedToProvince, Stage.ProvincialReview, Stage.Recommended, Stage.ReturnedForCompletion, Stage.SubmittedToProvince],
            lane.Segments.Select(s => s.Stage));
        Assert.Null(lane.Segments[^1].Until);
        Assert.Equal((Day("2023-07-10"), (DateOnly?)Day("2023-07-20")), (lane.Segments[^2].From, lane.Segments[^2].Until));
    }

    [Fact]
    public async Task The_cohort_of_2022_adds_up_on_every_day()
    {
        await using var offices = await Offices.StartAsync();
        await offices.SetQuotaAsync(5);
        Done(await offices.Decisions.DesignateAsync(offices.National, Seen(await offices.PublicizedAsync(Nantong)), InNotice(1)));
        Done(await offices.StartAsync(Wuxi));

        Assert.Equal(new CohortCounts(0, 0, 0, 0), (await AskAsync("2022-08-03", Viewer.Public)).Counts);
        Assert.Equal(new CohortCounts(72, 0, 0, 0), (await AskAsync("2022-08-04", Viewer.Public)).Counts);
        Assert.Equal(new CohortCounts(70, 2, 0, 0), (await AskAsync("2024-01-04", Viewer.Public)).Counts);
        Assert.Equal(new CohortCounts(70, 1, 1, 0), (await AskAsync("2024-01-05", Viewer.Public)).Counts);
        var last = await AskAsync("2025-07-01", offices.National.Viewer);
        Assert.Equal(new CohortCounts(0, 1, 1, 70), last.Counts);
        Assert.Equal((2, 72), (last.Counts.MovedOn, last.Counts.Total));
        Assert.Equal(last.Counts, Sum(last.Regions.Select(r => r.Part.Counts!.Value)));
        Assert.Equal(last.Counts, Sum(last.Provinces.Select(r => r.Part.Counts!.Value)));
        Assert.Equal(CohortState.Designated, last.Places.Single(p => p.PlaceCode == Nantong).State);
        Assert.All((await AskAsync("2024-01-05", Viewer.Public)).Places, p => Assert.True(p.State is null && p.Stage is null && p.ApplicationId is null));
        Assert.All((await AskAsync("2024-01-05", offices.Zhejiang.Viewer)).Places, p => Assert.Equal(p.ProvinceCode == "330000", p.State is not null));

        Task<Cohort> AskAsync(string day, Viewer viewer) => offices.Database.Progression.CohortAsync(viewer, "2022", Day(day));

        static CohortCounts Sum(IEnumerable<CohortCounts> parts) => parts.Aggregate(
            (a, b) => new CohortCounts(a.NotApplied + b.NotApplied, a.Applying + b.Applying, a.Designated + b.Designated, a.Expired + b.Expired));
    }

    [Theory, EveryProvider]
    public async Task How_far_the_pilots_of_a_province_have_come_is_for_its_office_and_for_who_sees_all(DatabaseProvider provider)
    {
        await using var offices = await Offices.StartAsync(provider);
        await offices.SetQuotaAsync(5);
        Done(await offices.Decisions.DesignateAsync(offices.National, Seen(await offices.PublicizedAsync(Nantong)), InNotice(1)));
        Done(await offices.StartAsync(Wuxi));
        Done(await offices.StartAsync(Huzhou, actor: offices.Zhejiang));
        var administrator = (await Accounts.AdministratorAsync(offices.Database)).Viewer;

        Assert.Equal([], await OpenAsync(Viewer.Public));
        Assert.Equal([], await OpenAsync(administrator));
        Assert.Equal(["320000"], await OpenAsync(offices.Jiangsu.Viewer));
        Assert.Equal(["330000"], await OpenAsync(offices.Zhejiang.Viewer));
        var all = await CohortAsync(offices.National.Viewer);
        Assert.All(all.Provinces, p => Assert.NotNull(p.Part.Counts));
        Assert.All(all.Regions, r => Assert.NotNull(r.Part.Counts));
        Assert.All((await CohortAsync(offices.Leadership.Viewer)).Provinces, p => Assert.NotNull(p.Part.Counts));

        async Task<IEnumerable<string>> OpenAsync(Viewer viewer)
        {
            var cohort = await CohortAsync(viewer);
            Assert.Equal((72, 1), (cohort.Provinces.Sum(p => p.Part.Total), cohort.Provinces.Sum(p => p.Part.Designated)));
            Assert.Equal((72, 1), (cohort.Regions.Sum(p => p.Part.Total), cohort.Regions.Sum(p => p.Part.Designated)));
            Assert.Equal(new CohortCounts(69, 2, 1, 0), cohort.Counts);
            Assert.All(cohort.Regions, r => Assert.Null(r.Part.Counts));
            var pipeline = await offices.Database.Progression.PipelineAsync(viewer, InRound, Tier.Demonstration, Track.City, Day("2024-02-01"));
            var open = cohort.Provinces.Where(p => p.Part.Counts is not null).Select(p => p.Province.Code).ToList();
            Assert.Equal(open, pipeline.Provinces.Where(p => p.Steps is not null).Select(p => p.Province.Code));
            var quotas = (await offices.Database.Quotas.TableAsync(viewer, InRound, Day("2024-02-01")))!;
            Assert.Equal(
                pipeline.Steps.Single(s => s.Stage == Stage.Designated).Count,
                quotas.Provinces.Sum(p => p[new QuotaColumn(Track.City, Tier.Demonstration)].Designated));
            return open;
        }

        Task<Cohort> CohortAsync(Viewer viewer) => offices.Database.Progression.CohortAsync(viewer, "2022", Day("2024-02-01"));
    }

    [Fact]
    public async Task Sample_data_is_counted_apart_and_left_out_on_request()
    {
        await using var offices = await Offices.StartAsync();
        Done(await offices.StartAsync(Nantong));
        Done(await offices.StartAsync(Wuxi));
        await offices.Database.WriteRawAsync($"UPDATE \"Applications\" SET \"Ground\" = 'Illustrative' WHERE \"PlaceCode\" = '{Wuxi}'");
        await using var fresh = offices.Database.Another();

        var all = await fresh.Progression.PipelineAsync(offices.National.Viewer, InRound, Tier.Demonstration, null, Later);
        var real = await fresh.Progression.PipelineAsync(offices.National.Viewer, InRound, Tier.Demonstration, null, Later, includeIllustrative: false);

        Assert.Equal((2, 1, true), (all.Total, all.Steps.Sum(s => s.Illustrative), all.HasIllustrative));
        Assert.Equal((1, false, 1), (real.Total, real.HasIllustrative, real.Squares.Count));
    }
}
