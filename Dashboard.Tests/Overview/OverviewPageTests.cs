using AngleSharp.Dom;
using Bunit;
using Dashboard.Data.Access;
using Dashboard.Data.Statistics;
using Dashboard.Web.Components.Pages.Overview;
using Dashboard.Web.Localization;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Overview;

public sealed class OverviewPageTests(SeededFile file) : PageTestContext(file)
{
    private static readonly DateOnly BeforeAll = new(2022, 8, 3);
    private static readonly DateOnly AfterTerm = new(2026, 1, 1);

    [Fact]
    public async Task The_headline_is_that_of_the_national_summary()
    {
        var page = Open("/", WithinTerm);
        var summary = await Services.GetRequiredService<StatisticsQueries>().SummaryAsync(Viewer.Public, WithinTerm);

        Assert.Equal(["38个", "72个", "30/ 32", "—/ 110", "—"], Figures(page));
        Assert.Equal($"{summary.Counts.Demonstration}个", Figures(page)[0]);
        Assert.Equal(["22 个省级地区", "30 个省级地区", "西藏、兵团暂无", "未登记", "待录入 · 原文缺失"], Notes(page));
        Assert.Equal("第 14 个月", page.Find(".kpi.term .head b").TextContent);
        Assert.Equal("2022 年批次 · 试点示范时限 2022年7月—2025年6月", page.Find(".page-head .subtitle").TextContent);
    }

    [Fact]
    public void Before_the_first_list_every_figure_is_nought_and_every_card_says_why()
    {
        var page = Open("/", BeforeAll);

        Assert.Equal(["0个", "0个", "0/ 32", "—/ 0", "—"], Figures(page));
        Assert.Equal(["尚无应备案城市", "评定尚未开始"], Notes(page).TakeLast(2));
        Assert.Equal("截至2022年8月3日尚未确定示范、试点城市", page.Find(".page-head .subtitle").TextContent);
        Assert.Equal("尚无批次", page.Find(".kpi.term .note").TextContent);
        Assert.Equal(["—"], page.FindAll("a.tile b").Select(b => b.TextContent).Distinct());
        Assert.Empty(page.FindAll("a.tile svg"));
        Assert.Equal(["示范、试点城市分布", "需要处理", "期限与文件", "评定尚未开始", "四大区域", "近期动态"], Titles(page));
        Assert.Equal(
            ["没有需要处理的事项", "截至这一天没有已印发的通知", "截至2022年8月3日尚未确定示范、试点城市", "截至这一天没有动态"],
            page.FindAll(".state .title").Select(t => t.TextContent));
        Assert.All(page.FindAll(".card:not(.scrubber)"), card => Assert.DoesNotContain("时限内", card.TextContent, StringComparison.Ordinal));
        Assert.Equal("当日在时限内0首份文件之前", page.WaitForElement(".readout").TextContent);
    }

    [Fact]
    public void After_the_term_the_counts_stay_and_the_page_says_that_they_have_expired()
    {
        var page = Open("/", AfterTerm);

        Assert.Equal(["38个", "72个", "30/ 32", "—/ 110", "—"], Figures(page));
        Assert.EndsWith(" · 已届满", page.Find(".page-head .subtitle").TextContent, StringComparison.Ordinal);
        Assert.Equal("已届满", page.Find(".kpi.term .head b").TextContent);
        Assert.Contains("110 个城市的试点示范时限已届满", page.Find(".attention li").TextContent, StringComparison.Ordinal);
        Assert.Contains("已过 185 天", page.Find(".attention li").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "江苏 10 个居首，22 个省级地区已有示范城市", "2022 年批次城市分布 · 一格一城")]
    [InlineData("/?metric=demonstration", "示范城市最多的是江苏、浙江、山东、广东，各 3 个", "示范城市数 · 个")]
    [InlineData("/?metric=pilot", "试点城市最多的是江苏，7 个", "试点城市数 · 个")]
    [InlineData("/?metric=PILOT", "试点城市最多的是江苏，7 个", "试点城市数 · 个")]
    [InlineData("/?metric=gold", "江苏 10 个居首，22 个省级地区已有示范城市", "2022 年批次城市分布 · 一格一城")]
    public void The_title_of_the_map_states_what_its_metric_shows(string address, string title, string subtitle)
    {
        var map = Open(address, WithinTerm).Find(".map-card");

        Assert.Equal(title, map.QuerySelector("h2")!.TextContent);
        Assert.Equal(subtitle, map.QuerySelector(".subtitle")!.TextContent);
        Assert.Single(map.QuerySelectorAll(".segments [aria-current]"));
    }

    [Fact]
    public void The_map_has_every_division_and_is_one_stop_of_the_Tab_key()
    {
        var page = Open("/", WithinTerm);

        Assert.Equal(35, page.FindAll(".tile").Count);
        Assert.Equal(["台湾省：不在本次发文范围", "香港特别行政区：不在本次发文范围", "澳门特别行政区：不在本次发文范围"], page.FindAll("div.tile").Select(t => t.GetAttribute("title")));
        Assert.Single(page.FindAll("a.tile[tabindex='0']"));
        Assert.Equal(31, page.FindAll("a.tile[tabindex='-1']").Count);
        Assert.Equal(110, page.FindAll("a.tile b").Sum(b => int.TryParse(b.TextContent, out var count) ? count : 0));
        Assert.Equal("江苏省：示范 3，试点 7", page.Find("a.tile[tabindex='0'] .visually-hidden").TextContent);
        Assert.Equal(35, page.FindAll(".tile").Select(t => t.GetAttribute("style")).Distinct().Count());
    }

    [Theory]
    [InlineData("demonstration", 38)]
    [InlineData("pilot", 72)]
    public void A_count_on_the_map_adds_up_to_the_headline(string metric, int total)
    {
        var page = Open("/?metric=" + metric, WithinTerm);

        Assert.Equal(total, page.FindAll("a.tile b").Sum(b => int.Parse(b.TextContent, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal("/?metric=" + metric + "&province=110000&asOf=2023-08-15", page.Find("a.tile[title^='北京市']").GetAttribute("href"));
    }

    [Theory]
    [InlineData("/", "江苏省")]
    [InlineData("/?province=540000", "西藏自治区")]
    [InlineData("/?province=820000", "江苏省")]
    [InlineData("/?province=nonsense", "江苏省")]
    public void The_panel_shows_the_selected_province_or_the_one_with_the_most(string address, string name)
    {
        var page = Open(address, WithinTerm);

        Assert.StartsWith(name, page.Find(".panel h3").TextContent, StringComparison.Ordinal);
        Assert.StartsWith(name, page.Find("a.tile[aria-current]").GetAttribute("title")!, StringComparison.Ordinal);
    }

    [Fact]
    public void The_panel_names_its_places_by_tier_and_the_quota_as_not_entered()
    {
        var panel = Open("/?province=320000", WithinTerm).Find(".panel");

        Assert.Equal(["示范城市 3", "试点城市 7", "2023 年名额 待录入"], panel.QuerySelectorAll("h4").Select(h => h.TextContent.Trim()));
        Assert.Equal(10, panel.QuerySelectorAll(".place-link").Length);
        Assert.Equal("/places/320100?asOf=2023-08-15", panel.QuerySelector(".place-link")!.GetAttribute("href"));
        Assert.Contains("四类名额均未知", panel.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_the_evaluation_notice_there_is_no_word_of_quotas()
    {
        var page = Open("/", new(2022, 12, 31));

        Assert.DoesNotContain("2023 年名额", page.Markup, StringComparison.Ordinal);
        Assert.Equal("评定尚未开始", Notes(page)[^1]);
        Assert.Contains("评定尚未开始", Titles(page));
    }

    [Fact]
    public void The_pipeline_names_its_eight_steps_and_invents_no_number()
    {
        var page = Open("/", WithinTerm);

        Assert.Contains("2023 年评定尚无申报登记", Titles(page));
        Assert.Equal(8, page.FindAll(".stages .count").Count);
        Assert.All(page.FindAll(".stages .count"), count => Assert.Equal(("—", "未登记"), (count.TextContent, count.GetAttribute("aria-label"))));
    }

    [Fact]
    public void What_needs_attention_is_counted_and_leads_to_the_notice()
    {
        var page = Open("/", WithinTerm);

        Assert.Equal("需要处理 3 项", page.Find(".attention h2").TextContent);
        Assert.Equal(
            ["2023 年推荐名额待录入", "2 个截止日期原文缺失", "110 个城市的工作方案备案未登记"], page.FindAll(".attention li .strong").Select(p => p.TextContent));
        Assert.Equal(
            ["/notices/evaluation-2023?asOf=2023-08-15#annex-3", "/notices/evaluation-2023?asOf=2023-08-15#L19", "/notices/designation-2022?asOf=2023-08-15#N22-6"],
            page.FindAll(".attention li a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void Deadlines_the_source_lost_are_named_as_lost_and_only_what_is_to_come_counts_down()
    {
        var page = Open("/", WithinTerm);

        Assert.Equal(
            ["2022.8.4", "2022.10.4", "2025.6.30", "日期待补录", "日期待补录", "日期待补录"], page.FindAll(".calendar .date").Select(d => d.TextContent));
        Assert.Equal("还剩 685 天", Assert.Single(page.FindAll(".calendar .left")).TextContent);
        Assert.Equal(2, page.FindAll(".calendar li.past").Count);
    }

    [Fact]
    public void Events_are_what_has_happened_latest_first()
    {
        Assert.Equal(
            ["工作方案印发并备案的期限", "国家知识产权局确定示范城市 38 个、试点城市 72 个"], Open("/", WithinTerm).FindAll("li:has(time) a").Select(a => a.TextContent));
        Assert.Equal(
            ["2025-06-30", "2022-10-04", "2022-08-04"], Open("/", AfterTerm).FindAll("li time").Select(t => t.GetAttribute("datetime")));
    }

    [Fact]
    public void Regions_add_up_and_their_title_states_the_finding()
    {
        var page = Open("/", WithinTerm);
        var rows = page.FindAll("table tbody tr");

        Assert.Contains("东部占城市总数近一半，西部示范占比最低", Titles(page));
        Assert.Equal(["东部", "中部", "西部", "东北"], rows.Select(r => r.QuerySelector("th")!.TextContent));
        Assert.Equal(["54", "23", "26", "7"], rows.Select(r => r.QuerySelector("td b")!.TextContent));
        Assert.Equal(["9 / 10", "5 / 6", "5 / 13", "3 / 3"], rows.Select(r => r.QuerySelectorAll("td.number")[0].TextContent));
        Assert.Equal("/places?region=East&asOf=2023-08-15", rows[0].QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("2022-08-30", 0)]
    [InlineData("2022-08-31", 1)]
    [InlineData("2024-01-04", 1)]
    [InlineData("2024-01-05", 2)]
    public void Rounds_without_lists_are_mentioned_once_they_are_known_and_never_added(string day, int rounds)
    {
        var page = Open("/", DateOnly.ParseExact(day, "yyyy-MM-dd", null));

        Assert.Equal(rounds, page.FindAll("[role=note] > *").Count);
        Assert.Equal(rounds > 0, page.Markup.Contains("151 个", StringComparison.Ordinal));
        Assert.Equal(rounds > 1, page.FindAll("[role=note]").Any(n => n.TextContent.Contains("国知发运字〔2024〕2号", StringComparison.Ordinal)));
        Assert.Equal(["38个", "72个"], Figures(page).Take(2));
    }

    [Fact]
    public void The_export_is_of_the_day_shown() =>
        Assert.Equal("/api/v1/statistics/summary.xlsx?asOf=2023-08-15", Open("/", WithinTerm).Find("a[download]").GetAttribute("href"));

    [Fact]
    public void A_failed_load_shows_its_number_and_no_figure_and_can_be_tried_again()
    {
        Database.Lasts = true;
        var page = Open("/", WithinTerm);
        Assert.Matches("错误号 [0-9A-F]{4}-[0-9A-F]{4}", page.Find("[role=alert]").TextContent);
        Assert.Empty(page.FindAll(".kpi"));

        Database.Lasts = false;
        page.Find("[role=alert] a.button").Click();

        page.WaitForAssertion(() => Assert.Equal("38个", Figures(page)[0]));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Theory]
    [InlineData("2022-08-03")]
    [InlineData("2023-08-15")]
    [InlineData("2026-01-01")]
    public void English_covers_the_page(string day)
    {
        Language(Cultures.English);
        var page = Open("/?metric=demonstration", DateOnly.ParseExact(day, "yyyy-MM-dd", null));

        Assert.Equal("Overview", page.Find("h1").TextContent);
        Assert.All(page.FindAll("h1, h2, h3, h4, dt, dd.note, th, td, label, .subtitle, .tile, .attention .strong"), e => Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", e.TextContent.Replace("国知发运字〔2022〕33号", "", StringComparison.Ordinal).Replace("国知发运字〔2024〕2号", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void English_titles_state_the_same()
    {
        Language(Cultures.English);
        var page = Open("/", WithinTerm);

        Assert.Equal("Jiangsu leads with 10; 22 provinces have a demonstration city", Titles(page)[0]);
        Assert.Equal("Things to look at: 3", Titles(page)[1]);
        Assert.Contains("No application of 2023 is recorded", Titles(page));
    }

    private static List<string> Figures(IRenderedComponent<OverviewPage> page) =>
        page.FindAll(".kpis dd:not(.note)").Select(d => d.TextContent.Trim()).ToList();

    private static List<string> Notes(IRenderedComponent<OverviewPage> page) => page.FindAll(".kpis dd.note").Select(d => d.TextContent.Trim()).ToList();

    private static List<string> Titles(IRenderedComponent<OverviewPage> page) => page.FindAll("h2").Select(h => h.TextContent.Trim()).ToList();

    private IRenderedComponent<OverviewPage> Open(string address, DateOnly asOf) => Open<OverviewPage>(address, asOf);
}
