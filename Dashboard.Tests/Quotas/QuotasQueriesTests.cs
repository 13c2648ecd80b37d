using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Web.Components.Pages.Access;

using static Dashboard.Tests.Infrastructure.QuotaOffice;

namespace Dashboard.Tests.Quotas;

public sealed class QuotasQueriesTests(SeededDatabases databases)
{
    [Theory, EveryProvider]
    public async Task Without_sample_data_every_quota_of_2023_is_unknown(DatabaseProvider provider)
    {
        var table = (await (await databases.On(provider)).Quotas.TableAsync(Viewer.Public, Round, Day))!;

        Assert.Equal(32, table.Provinces.Count);
        Assert.All(table.Provinces.SelectMany(p => p.Figures), f =>
        {
            Assert.Null(f.Count);
            Assert.Null(f.Left);
            Assert.Null(f.Provenance);
            Assert.Null(f.EffectiveOn);
            Assert.Equal(0, f.Revision);
            Assert.Equal(f.Applies ? QuotaState.Unknown : QuotaState.NotApplicable, f.State);
        });
        Assert.Equal(new QuotaTotal(0, 32, 0, 0, 0, false), table.Total(DemonstrationCities));
        Assert.Equal(new QuotaTotal(0, 29, 0, 0, 0, false), table.Total(PilotCounties));
        Assert.Null(table.Total().Count);
        Assert.False(table.IsIllustrative);
        Assert.Equal((38, 72), (table.Provinces.Sum(p => p.Listed.Demonstration), table.Provinces.Sum(p => p.Listed.Pilot)));
    }

    [Theory, EveryProvider]
    public async Task A_province_without_an_eligible_county_has_no_county_quota_by_rule(DatabaseProvider provider)
    {
        var table = (await (await databases.On(provider)).Quotas.TableAsync(Viewer.Public, Round, Day))!;

        Assert.Equal(["110000", "120000", "310000"], table.Provinces.Where(p => !p[PilotCounties].Applies).Select(p => p.Province.Code));
        Assert.Equal(12, table.Provinces.Single(p => p.Province.Code == "500000").EligibleCounties);
        var corps = table.Provinces.Single(p => p.Province.Kind == ProvinceKind.Corps);
        Assert.Null(corps.EligibleCounties);
        Assert.Equal(QuotaState.Unknown, corps[PilotCounties].State);
    }

    [Theory, EveryProvider]
    public async Task There_is_no_table_of_a_round_that_does_not_exist(DatabaseProvider provider) =>
        Assert.Null(await (await databases.On(provider)).Quotas.TableAsync(Viewer.Public, "1999", Day));

    [Theory, EveryProvider]
    public async Task A_total_with_unknown_parts_is_at_least_the_known_ones(DatabaseProvider provider)
    {
        await using var office = await StartAsync(provider);
        await office.SetAsync("320000", PilotCities, 3);
        await office.SetAsync("330000", PilotCities, 2);
        await office.SetAsync("340000", PilotCities, 0);

        var table = await office.TableAsync();

        Assert.Equal(new QuotaTotal(5, 29, 0, 0, 5, false), table.Total(PilotCities));
        Assert.Null(table.Total(PilotCities).Count);
        Assert.Equal(5, table.Total(PilotCities, Region.East).Known);
        Assert.Equal(QuotaState.None, (await office.FigureAsync("340000", PilotCities)).State);
        Assert.Equal(QuotaState.Unused, (await office.FigureAsync("320000", PilotCities)).State);
    }

    [Theory, EveryProvider]
    public async Task The_as_of_date_moves_quota_and_use_together(DatabaseProvider provider)
    {
        await using var office = await StartAsync(provider);
        await office.SetAsync("320000", PilotCounties, 2);
        await office.SetAsync("320000", PilotCounties, 5, Day.AddDays(10));
        await office.SetAsync("320000", PilotCounties, 3); // of the first day again, recorded last
        var applications = await office.ApplyAsync("320000", 2, Day);
        await office.RecommendAsync(applications[0], "320000", Day.AddDays(4));

        Assert.Equal((null, 0, null), await OnAsync(-1));
        Assert.Equal((3, 0, 3), await OnAsync(0));
        Assert.Equal((3, 1, 2), await OnAsync(4));
        Assert.Equal((5, 1, 4), await OnAsync(10));
        Assert.Equal(QuotaState.InProgress, (await office.FigureAsync("320000", PilotCounties, Day.AddDays(4))).State);

        async Task<(int?, int?, int?)> OnAsync(int days) =>
            await office.FigureAsync("320000", PilotCounties, Day.AddDays(days)) is var figure ? (figure.Count, figure.Recommended, figure.Left) : default;
    }

    [Theory, EveryProvider]
    public async Task Sample_data_can_be_left_out_as_if_it_were_not_there(DatabaseProvider provider)
    {
        await using var office = await StartAsync(provider, sample: true);
        await office.SetAsync("320000", PilotCities, 7);

        var (with, without) = (await office.TableAsync(), await office.TableAsync(withIllustrative: false));

        Assert.True(with.IsIllustrative);
        Assert.True(with.Total(PilotCities).IsIllustrative);
        Assert.Equal(0, with.Total().Unknown);
        Assert.False(without.IsIllustrative);
        Assert.Equal(new QuotaTotal(7, 31, 0, 0, 7, false), without.Total(PilotCities));
        Assert.Null(without.Provinces[0][DemonstrationCities].Provenance);
        Assert.Equal(ProvenanceKind.Reported, (await office.FigureAsync("320000", PilotCities)).Provenance!.Kind);
    }

    [Theory, EveryProvider]
    public async Task The_revisions_of_a_column_tell_what_outlives_a_publication(DatabaseProvider provider)
    {
        await using var office = await StartAsync(provider);
        await office.SetAsync("320000", PilotCities, 2);
        await office.SetAsync("320000", PilotCities, 3, Day.AddDays(1), reason: "调剂");
        await office.SetAsync("330000", DemonstrationCities, 1);

        var steps = await office.Database.Get<QuotasQueries>().StepsAsync(office.Actor.Viewer, QuotaOffice.Round, Track.City, Tier.Pilot);

        Assert.Equal(["320000"], steps.Keys);
        Assert.Equal(new QuotaStep(2, Day.AddDays(1), 3), QuotaRules.Outliving(steps["320000"], Day, 2));
        Assert.Null(QuotaRules.Outliving(steps["320000"], Day.AddDays(1), 2));
    }

    [Theory, EveryProvider]
    public async Task The_history_names_who_and_why_to_those_who_may_know(DatabaseProvider provider)
    {
        await using var office = await StartAsync(provider);
        await office.SetAsync("320000", PilotCities, 2, document: "国知办函运字〔2023〕582号");
        await office.SetAsync("320000", PilotCities, 3, Day.AddDays(1), reason: "调剂");

        foreach (var viewer in new[] { Viewer.Public, Viewer.SignedIn("a", "a", Role.Administrator, null), Viewer.SignedIn("z", "z", Role.ProvincialOffice, "330000") })
        {
            var open = await office.HistoryAsync(viewer, "320000", PilotCities);
            Assert.Equal([3, 2], open.Select(h => h.Count));
            Assert.All(open, h => Assert.Null(h.RecordedBy ?? h.Reason));
            Assert.All(open, h => Assert.DoesNotContain("国家局", h.Provenance.Source, StringComparison.Ordinal));
        }

        foreach (var viewer in new[] { office.Actor.Viewer, Viewer.SignedIn("j", "j", Role.ProvincialOffice, "320000"), Viewer.SignedIn("l", "l", Role.Leadership, null) })
        {
            var named = await office.HistoryAsync(viewer, "320000", PilotCities);
            Assert.Equal([("国家局", "调剂", false, null), ("国家局", "按附件录入", true, "国知办函运字〔2023〕582号")],
                named.Select(h => (h.RecordedBy, h.Reason, h.IsInEffect, h.DocumentNumber)));
        }
    }
}
