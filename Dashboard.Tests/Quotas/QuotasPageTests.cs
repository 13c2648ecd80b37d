using Bunit;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Rounds;
using Dashboard.Data.Statistics;
using Dashboard.Data.Time;
using Dashboard.Web.Components.Pages.Quotas;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Quotas;

/// <summary>What the table shows of a quota in each of its states.</summary>
public sealed class QuotasPageTests : PageTestContext
{
    private static readonly Provenance Reported = new(ProvenanceKind.Reported, "NationalOffice");
    private static readonly Provenance Sample = new(ProvenanceKind.Illustrative, Provenance.SampleSource);

    public QuotasPageTests(SeededFile file)
        : base(file) => Services.AddScoped<BrowserStorage>();

    [Fact]
    public void An_unknown_quota_reads_as_to_be_entered_and_counts_as_unknown()
    {
        var page = Open<QuotasPage>("/quotas", WithinTerm);

        Assert.Equal(32 + 32 + 29 + 29, page.FindAll("tbody .count a.unknown").Count);
        Assert.All(page.FindAll("tbody .count a"), a => Assert.Equal("待录入", a.TextContent));
        Assert.Equal("29 个地区均待录入", page.FindAll(".nation .count")[2].GetAttribute("title"));
        Assert.Empty(page.FindAll("tbody .edit"));
        Assert.Empty(page.FindAll(".chip.illustrative"));
        Assert.Equal("evaluation-2023", page.WaitForElement(".card-foot a").GetAttribute("href")!.Split('/', '?')[2]);
    }

    [Fact]
    public void No_eligible_county_is_a_dash_with_the_reason()
    {
        var page = Open<QuotasPage>("/quotas", WithinTerm);

        Assert.Equal(6, page.FindAll("td.none").Count);
        Assert.All(page.FindAll("#quota-110000 td.none"), cell =>
        {
            Assert.Contains("没有可申报的县", cell.TextContent, StringComparison.Ordinal);
            Assert.Contains("没有可申报的县", cell.GetAttribute("title")!, StringComparison.Ordinal);
        });
        Assert.Empty(page.FindAll("#quota-500000 td.none")); // 重庆 has counties
    }

    [Theory]
    [InlineData("?region=Northeast", 3)]
    [InlineData("?q=jiangsu", 1)]
    [InlineData("?q=nothing", 0)]
    [InlineData("?status=Unknown", 32)]
    [InlineData("?status=Full", 0)]
    [InlineData("?left=true", 0)]
    public void The_address_filters(string query, int rows) =>
        Assert.Equal(rows, Open<QuotasPage>("/quotas" + query, WithinTerm).FindAll("tbody tr[id]").Count);

    [Fact]
    public void Before_the_first_round_the_page_says_so()
    {
        Assert.Contains("尚无评定轮次", Open<QuotasPage>("/quotas", new(2022, 8, 3)).Markup, StringComparison.Ordinal);
        Assert.Contains("没有轮次 1999", Open<QuotasPage>("/quotas?round=1999", WithinTerm).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_history_of_a_quota_without_revisions_says_why_there_is_none() =>
        Assert.Contains("尚无修订", Open<QuotasPage>("/quotas?cell=320000-CityPilot", WithinTerm).Find("aside").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Small_quotas_are_counted_in_squares_and_large_ones_are_bars()
    {
        var table = Render(Table(Figure(0, 12, 3, 1), Figure(1, 13, 3, 1), Figure(2, 0), Figure(3, null)));

        Assert.Single(table.FindAll("#quota-320000 .use svg.squares path.hollow"));
        Assert.Equal("已确定 1，已推荐 3，剩余 9", table.FindAll("#quota-320000 .use svg")[0].GetAttribute("aria-label"));
        Assert.Single(table.FindAll("#quota-320000 .use svg.quota-bar"));
        Assert.Equal(["9", "10", "0", "—"], table.FindAll("#quota-320000 .left").Select(c => c.TextContent));
        Assert.Equal(["12", "13", "0", "待录入"], table.FindAll("#quota-320000 .count a").Select(c => c.TextContent));
        Assert.Equal("≥ 25", table.FindAll("#quota-320000 td.group")[^1].QuerySelector(".soft")!.TextContent.Trim('/', ' '));
    }

    [Fact]
    public void While_quotas_are_unknown_nothing_says_how_many_are_left()
    {
        var page = Open<QuotasPage>("/quotas", WithinTerm);

        Assert.All(page.FindAll(".kpi .note"), note => Assert.Contains("剩余 —", note.TextContent, StringComparison.Ordinal));
        Assert.All(page.FindAll(".nation .left, .region .left"), left => Assert.Equal("—", left.TextContent));
        Assert.Contains("由国家局在表中逐行录入", page.Find(".band.info").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, 1, "≥ 2")]
    [InlineData(0, 0, "—")]
    public void What_is_left_of_a_partly_unknown_sum_is_at_least_the_known(int known, int recommended, string text) =>
        Assert.Equal(text, new QuotaTotal(known, 1, recommended, 0, known - recommended, false).LeftText());

    [Fact]
    public void What_was_typed_in_one_row_survives_opening_another()
    {
        var page = Open<QuotasPage>("/quotas", WithinTerm, viewer: Viewer.SignedIn("n", "n", Role.NationalOffice, null), isToday: true);
        page.Find("#edit-320000").Click();
        page.WaitForElement("tr.editing#quota-320000 input").Input("5");

        page.Find("#edit-330000").Click();

        page.WaitForElement("tr.editing#quota-330000");
        Assert.Equal("5", page.Find("tr.editing#quota-320000 input").GetAttribute("value"));
        Assert.Equal(2, page.FindAll("tr.editing").Count);
        page.FindAll("tr.editing#quota-320000 .actions button")[1].Click();
        page.WaitForElement("#quota-320000-CityDemonstration");
        Assert.Equal("quota-330000", Assert.Single(page.FindAll("tr.editing")).Id);
        Assert.Equal("5", page.Find("#quota-320000-CityDemonstration").TextContent);
        Assert.Equal("≥ 5", page.FindAll(".nation .count")[0].TextContent); // the nation counts the draft
        Assert.Contains("drafted", page.FindAll(".nation .count")[0].ClassName, StringComparison.Ordinal);
        Assert.DoesNotContain("drafted", page.FindAll(".nation .count")[1].ClassName, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("99999")]
    [InlineData("abc")]
    public void A_number_that_is_none_stays_as_it_was_typed_and_says_why(string typed)
    {
        var page = Open<QuotasPage>("/quotas", WithinTerm, viewer: Viewer.SignedIn("n", "n", Role.NationalOffice, null), isToday: true);
        page.Find("#edit-320000").Click();
        page.WaitForElement("tr.editing input").Input(typed);

        page.FindAll("tr.editing .actions button")[1].Click();

        page.WaitForElement("tr.editing small.wrong");
        Assert.Equal((typed, "true"), (page.Find("tr.editing input").GetAttribute("value"), page.Find("tr.editing input").GetAttribute("aria-invalid")));
        Assert.Contains(typed, page.Find("tr.editing small.wrong").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, 2, "▲3")]
    [InlineData(2, 5, "▼3")]
    [InlineData(2, null, "原 待录入")]
    [InlineData(null, 2, "原 2")]
    [InlineData(2, 2, null)]
    [InlineData(null, null, null)]
    public void A_difference_is_marked(int? now, int? then, string? mark)
    {
        var table = Render(Table(Figure(0, now), Figure(1, 1), Figure(2, 1), Figure(3, 1)), Table(Figure(0, then), Figure(1, 1), Figure(2, 1), Figure(3, 1)));

        Assert.Equal(mark, table.FindAll("#quota-320000 .difference").SingleOrDefault()?.TextContent);
    }

    [Fact]
    public void A_comparison_marks_the_totals_and_says_once_that_the_other_day_knows_nothing()
    {
        var (now, then) = (Table(Figure(0, 5), Figure(1, 1), Figure(2, 1), Figure(3, 1)), Table(Figure(0, 2), Figure(1, 1), Figure(2, 1), Figure(3, 1)));
        Assert.Equal("▲3", Render(now, then).Find(".nation .difference").TextContent);
        Assert.True(QuotasTable.Differs(now.Provinces[0], then));
        Assert.False(QuotasTable.Differs(now.Provinces[0], now));

        var unknown = Table(Figure(0, null), Figure(1, null), Figure(2, null), Figure(3, null));
        Assert.Empty(Render(now, unknown).FindAll(".difference"));
        var page = Open<QuotasPage>("/quotas?vsAsOf=2023-08-01&changed=true", WithinTerm);
        Assert.Contains("对比日的名额均待录入", page.FindAll(".band.info").Single(b => b.TextContent.Contains("对比", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("tbody tr[id^=quota]")); // nothing was entered since
    }

    [Fact]
    public void What_sample_data_touches_carries_its_mark()
    {
        var table = Render(Table(Figure(0, 5, provenance: Sample), Figure(1, 5), Figure(2, 1), Figure(3, 1)));

        Assert.Equal(2, table.FindAll("thead .chip.illustrative").Count); // its column and the sum
        Assert.Equal(["5"], table.FindAll("tbody .count a.sample").Select(a => a.TextContent));
    }

    [Theory]
    [InlineData(0, "未使用", QuotaState.Unused)]
    [InlineData(1, "进行中", QuotaState.InProgress)]
    [InlineData(2, "已用满", QuotaState.Full)]
    public void The_state_is_said_in_words(int recommended, string word, QuotaState state)
    {
        var quotas = Table(Figure(0, 2, recommended), Figure(1, 2, recommended), Figure(2, 0), Figure(3, 2, recommended));

        Assert.Equal(state, quotas.Provinces[0].State);
        Assert.Equal(word, Render(quotas).Find("#quota-320000 .status").TextContent);
    }

    [Fact]
    public void Unknown_numbers_sort_last_either_way()
    {
        ProvinceQuotas[] rows = [Row("1", 3), Row("2", null), Row("3", 5)];

        Assert.Equal(["3", "1", "2"], QuotaFilter.Sort(rows, QuotaOrder.DemonstrationCities, descending: true).Select(r => r.Province.Code));
        Assert.Equal(["1", "3", "2"], QuotaFilter.Sort(rows, QuotaOrder.DemonstrationCities, descending: false).Select(r => r.Province.Code));
        Assert.Equal(["3", "2", "1"], QuotaFilter.Sort(rows, QuotaOrder.Customary, descending: true).Select(r => r.Province.Code));
    }

    private static QuotaFigure Figure(int column, int? count, int recommended = 0, int designated = 0, Provenance? provenance = null) => new(
        QuotaColumn.All[column], true, count, recommended, designated, null, null, count is null ? 0 : 1, false, count is null ? null : provenance ?? Reported);

    private static ProvinceQuotas Row(string code, int? count) => new(
        new ProvinceInfo(code, new("江苏省", "Jiangsu"), new("江苏", "Jiangsu"), "苏", "JS", "jiang su", ProvinceKind.Province, Region.East, true, 1, 0, 0),
        new TierCounts(3, 7), 95, [Figure(0, count), Figure(1, 1), Figure(2, 1), Figure(3, 1)]);

    private static QuotaTable Table(params QuotaFigure[] figures) => new(
        new RoundInfo("2023", new("2023 年", "2023"), null, null, WithinTerm, null, null, null, null, null, null, new Dictionary<Material, MaterialMedium>(), ProvenanceKind.Official, 0),
        WithinTerm,
        true,
        [Row("320000", 1) with { Figures = figures }]);

    private IRenderedComponent<QuotasTable> Render(QuotaTable table, QuotaTable? other = null) => Render<QuotasTable>(p => p
        .AddCascadingValue(new ViewContext(Viewer.Public, new AsOf(WithinTerm, IsToday: false), TestGuard.Public))
        .Add(t => t.Table, table)
        .Add(t => t.Shown, table.Provinces)
        .Add(t => t.Address, new QuotasAddress())
        .Add(t => t.Link, _ => "/quotas")
        .Add(t => t.Other, other));
}
