using AngleSharp.Dom;
using Bunit;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Dashboard.Web.Components.Pages.Places;
using Dashboard.Web.Components.Pages.Provinces;
using Dashboard.Web.Components.Pages.Progression;
using Dashboard.Web.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Progression;

/// <summary>The page over a round with three applications of Jiangsu and one of Zhejiang.</summary>
public sealed class ProgressionPageTests : PageTestContext, IAsyncLifetime
{
    private const string Wuxi = "320200", Nantong = "320600", Changzhou = "320400", Huzhou = "330500";

    private static readonly DateOnly Start = new(2023, 5, 1);

    public ProgressionPageTests(SeededFile file)
        : base(file)
    {
    }

    private Viewer National { get; set; } = Viewer.Public;

    private Viewer Jiangsu { get; set; } = Viewer.Public;

    private Viewer Zhejiang { get; set; } = Viewer.Public;

    private Viewer Leadership { get; set; } = Viewer.Public;

    private ProgressionCommands Commands => Services.GetRequiredService<ProgressionCommands>();

    public async ValueTask InitializeAsync()
    {
        var accounts = Services.GetRequiredService<AccountCommands>();
        await new SampleAccounts(Services.GetRequiredService<DashboardWriter>(), Services.GetRequiredService<AccountBook>()).StartAsync(Xunit.TestContext.Current.CancellationToken);
        if (await ViewerAsync("zhejiang") is null)
        {
            Done(await accounts.CreateAsync(Actor.Of((await ViewerAsync("sample.administrator"))!)!, new NewAccount("zhejiang", "浙江省局", Role.ProvincialOffice, "330000")));
        }

        National = (await ViewerAsync("sample.national"))!;
        Jiangsu = (await ViewerAsync("sample.jiangsu"))!;
        Zhejiang = (await ViewerAsync("zhejiang"))!;
        Leadership = (await ViewerAsync("sample.leadership"))!;
        if ((await ListAsync()).Count > 0)
        {
            return; // made by another test of this class
        }

        Done(await Services.GetRequiredService<QuotasCommands>().PublishAsync(
            Actor.Of(National)!,
            new QuotaDraft("2023", [new QuotaChange("320000", new QuotaColumn(Track.City, Tier.Demonstration), 2, 0)], "test", new DateOnly(2023, 3, 1))));
        await StartAsync(Nantong, Jiangsu);
        var wuxi = await StartAsync(Wuxi, Jiangsu);
        foreach (var (to, on) in new[] { (Stage.GovernmentConsent, 10), (Stage.SubmittedToProvince, 20), (Stage.ProvincialReview, 25) })
        {
            wuxi = await MoveAsync(wuxi, to, new DateOnly(2023, 5, on));
        }

        foreach (var material in Enum.GetValues<Material>().Where(m => m != Material.RecommendationLetter))
        {
            Done(await Services.GetRequiredService<ExaminationCommands>().RecordMaterialAsync(
                Actor.Of(Jiangsu)!, wuxi.ApplicationId, new ReceivedMaterial(material, new DateOnly(2023, 5, 21))));
        }

        await MoveAsync(wuxi, Stage.Recommended, new DateOnly(2023, 7, 1));
        await StartAsync(Huzhou, Zhejiang);
    }

    [Fact]
    public async Task A_form_closes_together_with_what_it_has_changed()
    {
        var page = Open($"/progression?round=2023&application={await IdOfAsync(Nantong)}", Jiangsu);
        page.WaitForElement("[aria-label='登记收到申报函']").Click();
        await page.WaitForElement("#received-on").ChangeAsync("2023-06-12");
        var closedTooEarly = 0;
        page.OnMarkupUpdated += (_, _) =>
        {
            // Between the two, all that stands below would move under the hand of who goes on.
            if (page.FindAll("#received-on").Count == 0 && !page.Markup.Contains("申报材料 1/5", StringComparison.Ordinal))
            {
                closedTooEarly++;
            }
        };

        await page.Find(".items form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("申报材料 1/5", page.Markup, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#received-on")));
        Assert.Equal(0, closedTooEarly);
    }

    [Fact]
    public async Task The_public_sees_counts_and_no_place()
    {
        var page = Open("/progression?round=2023");

        Assert.Equal(["2", "0", "0", "0", "1", "0", "0", "0"], page.FindAll("a.column .count").Select(c => c.TextContent));
        Assert.EndsWith("共 3 个在办 · 1 个已过名额关口", page.Find(".page-head .subtitle").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("超 30 天", page.Find(".stages").TextContent, StringComparison.Ordinal); // that would tell of single places
        Assert.Equal("申报明细不对外公开", page.WaitForElement(".state .title").TextContent);
        Assert.Contains("退出情况只对经办机关显示", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("rect title, aside, a[download]"));
        Assert.DoesNotContain("无锡", page.Markup, StringComparison.Ordinal);
        Assert.All(await ListAsync(), row => Assert.DoesNotContain(row.Square.Id.ToString(), page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void An_office_sees_its_own_places_and_the_others_as_counts()
    {
        var page = Open("/progression?round=2023", Jiangsu);

        // It begins with its own province, its exits among it, and asks for all by name.
        Assert.Equal(["1", "0", "0", "0", "1", "0", "0", "0"], page.FindAll("a.column .count").Select(c => c.TextContent));
        Assert.Equal(["南通市", "无锡市"], Names(page));
        Assert.Contains(page.FindAll(".exits a"), a => a.TextContent.StartsWith("撤回", StringComparison.Ordinal));
        Assert.Equal("/progression?round=2023&province=320000&view=Table", page.FindAll(".segments[aria-label] a").Single(a => a.TextContent == "列表").GetAttribute("href"));
        var all = Open("/progression?round=2023&province=all", Jiangsu);
        Assert.Equal(["2", "0", "0", "0", "1", "0", "0", "0"], all.FindAll("a.column .count").Select(c => c.TextContent));
        Assert.Equal(["南通市", "无锡市"], Names(all));
        Assert.Contains("退出情况只对经办机关显示", all.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("湖州", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["南通市", "无锡市", "湖州市"], Names(Open("/progression?round=2023", Leadership)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_strip_counts_each_step_its_median_and_who_stands_in_it_for_over_30_days()
    {
        var columns = Open("/progression?round=2023", National).FindAll("ol.stages > li");

        Assert.Equal(["place", "place", "place", "province", "province", "national", "national", "national"], columns.Select(c => c.ClassList[0]));
        Assert.Equal(["超 30 天 2 个", "", "", "", "超 30 天 1 个", "", "", ""], columns.Select(c => c.QuerySelector(".long")!.TextContent.Trim()));
        Assert.Equal("中位 214 天", columns[0].QuerySelector("small")!.TextContent);
        Assert.Equal("名额关口 1 / 2 以上，31 个省份待录入", columns[4].QuerySelector(".gate")!.TextContent);
    }

    [Fact]
    public void Days_in_a_step_stop_with_the_results_of_the_round_and_the_page_says_so()
    {
        var page = Open<ProgressionPage>("/progression?round=2023&view=Table", new DateOnly(2026, 11, 27), viewer: National);

        Assert.Contains("本轮结果已于2024年1月5日公布", page.Find(".page-head .subtitle").TextContent, StringComparison.Ordinal);
        Assert.Contains("249", page.FindAll("table.applications tbody tr").Single(r => r.TextContent.Contains("南通市", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.Equal("中位 249 天", page.FindAll("ol.stages > li")[0].QuerySelector("small")!.TextContent);
    }

    [Fact]
    public void Lanes_come_first_those_that_have_waited_longest_on_top()
    {
        var page = Open("/progression?round=2023", National);

        Assert.Equal(["南通市", "湖州市", "无锡市"], page.FindAll("ol > li.lane a").Select(a => a.TextContent).Where(n => n != "常州市"));
        Assert.EndsWith("个申报，3 个在当前环节超过 30 天，最长 214 天", page.Find(".lanes-head h2").TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.FindAll("ol > li.lane line.limit").Count);
    }

    [Fact]
    public void Within_a_province_the_gate_counts_its_own_quota()
    {
        var page = Open("/progression?round=2023&province=320000", National);

        Assert.Equal("名额关口 1 / 2", page.WaitForElement(".gate").TextContent);
        Assert.Equal(["1", "0", "0", "0", "1", "0", "0", "0"], page.FindAll("a.column .count").Select(c => c.TextContent));
        Assert.Equal("名额关口 0 / 待录入", Open("/progression?round=2023&province=330000", National).Find(".gate").TextContent);
    }

    [Fact]
    public void A_column_lists_its_stage_and_the_address_says_so()
    {
        var page = Open("/progression?round=2023", National);

        Assert.Equal("/progression?round=2023&stage=Recommended", page.FindAll("a.column")[4].GetAttribute("href"));
        var listed = Open("/progression?round=2023&stage=Recommended", National);
        Assert.Equal(["无锡市"], Names(listed));
        Assert.Equal("true", listed.FindAll("a.column")[4].GetAttribute("aria-current"));
        Assert.Equal("/progression?round=2023", listed.FindAll("a.column")[4].GetAttribute("href"));
    }

    [Fact]
    public void The_pipeline_has_its_table_one_press_away()
    {
        var press = Open("/progression?round=2023", National).FindAll("a[data-switch]")[0];
        Assert.Equal(("表格", "/progression?round=2023&table=pipeline"), (press.TextContent, press.GetAttribute("href")));

        var page = Open(press.GetAttribute("href")!, National);

        var rows = page.FindAll("table").Single(t => t.QuerySelector("caption")?.TextContent == "各环节的申报数").QuerySelectorAll("tbody tr");
        Assert.Equal(8, rows.Length);
        Assert.Contains("无锡市", rows[4].TextContent, StringComparison.Ordinal);
        Assert.Equal("/progression?round=2023", page.FindAll("a[data-switch]")[0].GetAttribute("href"));
    }

    [Fact]
    public void The_pilot_tier_has_five_steps()
    {
        var page = Open("/progression?round=2023&tier=Pilot", Jiangsu);

        Assert.Equal(5, page.FindAll("a.column").Count);
        Assert.Equal("本轮尚无试点城市申报", page.WaitForElement(".state .title").TextContent);
    }

    [Fact]
    public void Where_nothing_matches_the_page_says_so_and_before_any_round_too()
    {
        Assert.Equal("没有符合条件的申报", Open("/progression?round=2023&q=zzz", National).Find(".state .title").TextContent);
        Assert.Equal("没有“1999”这个轮次", Open("/progression?round=1999", National).Find(".state .title").TextContent);
        var early = Open<ProgressionPage>("/progression", new DateOnly(2020, 1, 1));
        Assert.Equal("截至2020年1月1日尚无评定轮次", early.Find(".state .title").TextContent);
    }

    [Fact]
    public async Task The_sheet_shows_steps_materials_conditions_and_history_with_their_sections()
    {
        var id = await IdOfAsync(Wuxi);
        var page = Open($"/progression?round=2023&application={id}", Jiangsu);
        var sheet = page.WaitForElement("aside");

        Assert.Equal("无锡市", sheet.QuerySelector("h2")!.TextContent);
        var steps = sheet.QuerySelectorAll("ol.steps > li");
        Assert.Equal(8, steps.Length);
        Assert.Equal("推荐", steps.Single(s => s.ClassName == "now").QuerySelector("b")!.TextContent);
        Assert.Equal(4, steps.Count(s => s.ClassName == "done"));
        Assert.Contains("申报材料 4/5", sheet.TextContent, StringComparison.Ordinal);
        Assert.Contains("报送方式：原文缺失（L17、L18）", sheet.TextContent, StringComparison.Ordinal);
        Assert.Contains("申报条件 1/4", sheet.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, sheet.QuerySelectorAll("ol.history > li").Length);
        var cited = sheet.QuerySelectorAll("a.cite").Select(c => c.TextContent).ToHashSet();
        Assert.Superset(new HashSet<string> { "三（一）1", "三（一）2", "三（一）3", "三（一）4", "四1", "四5", "二（一）1", "二（一）4" }, cited);
        Assert.Contains("江苏示范城市名额 2，已推荐 1，剩余 1", sheet.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_conducts_the_step_finds_actions()
    {
        var id = await IdOfAsync(Wuxi);

        Assert.Equal("转入专家评审", Assert.Single(Blocked(Open($"/progression?round=2023&application={id}", National))));
        Assert.Empty(ActionsOf(Open($"/progression?round=2023&application={id}", Leadership)).QuerySelectorAll("button"));
        Assert.Contains("下一步由国家知识产权局办理", ActionsOf(Open($"/progression?round=2023&application={id}", Jiangsu)).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_another_province_it_is_as_if_there_were_none()
    {
        var id = await IdOfAsync(Wuxi);
        var page = Open($"/progression?round=2023&application={id}", Zhejiang);
        var none = Open($"/progression?round=2023&application={Guid.AllBitsSet}", Zhejiang);

        Assert.Equal(none.Find("aside").TextContent, page.Find("aside").TextContent);
        Assert.DoesNotContain("无锡", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_said_in_words_with_the_section_and_nothing_is_lost_of_what_was_typed()
    {
        var id = await IdOfAsync(Nantong);
        var page = Open($"/progression?round=2023&application={id}", Jiangsu);

        Button(page, "转入政府同意").Click();
        page.WaitForElement("#step-on").Change("2023-04-01");
        page.WaitForElement("#step-remark").Change("早了");
        page.WaitForElement("form.action").Submit();

        page.WaitForAssertion(() => Assert.Equal(
            "未办理：2023年4月1日 早于上一步的日期 2023年5月1日（编制方案）。 依据：通知三（一）1", page.Find("form.action [role=alert]").TextContent));
        Assert.Equal("早了", page.WaitForElement("#step-remark").GetAttribute("value"));
    }

    [Fact]
    public async Task A_step_taken_elsewhere_is_shown_live_and_the_open_form_says_so_and_then_both_values()
    {
        var id = await StartAsync(Changzhou, Jiangsu);
        try
        {
            var page = Open($"/progression?round=2023&view=Table&application={id.ApplicationId}", Jiangsu);
            Button(page, "转入政府同意").Click();
            page.WaitForElement("form.action");
            var before = Marked(page);

            await MoveAsync(id, Stage.GovernmentConsent, new DateOnly(2023, 5, 12));

            page.WaitForAssertion(() => Assert.Contains("其他人已作更改", page.Find("form.action").TextContent, StringComparison.Ordinal));
            Assert.NotEqual(before, Marked(page)); // what the browser marks
            page.WaitForElement("form.action").Submit();
            page.WaitForAssertion(() => Assert.Contains("您要政府同意，现在是政府同意", page.Find("form.action").TextContent, StringComparison.Ordinal));
        }
        finally
        {
            var last = (await ListAsync()).Single(r => r.Square.Id == id.ApplicationId);
            Done(await Commands.WithdrawAsync(Actor.Of(Jiangsu)!, new SeenApplication(id.ApplicationId, last.Version), new StageStep(new DateOnly(2023, 5, 12))));
        }
    }

    private static (string?, string) Marked(IRenderedComponent<ProgressionPage> page) => (
        page.Find("live-marks").GetAttribute("stamp"),
        page.FindAll("table.applications tr[data-mark]").Single(r => r.TextContent.Contains("常州市", StringComparison.Ordinal)).TextContent);

    [Fact]
    public async Task The_sheet_is_left_by_an_address()
    {
        var page = Open($"/progression?round=2023&application={await IdOfAsync(Wuxi)}", Jiangsu);

        Assert.Equal("/progression?round=2023&province=320000", page.WaitForElement("aside > header > a[data-close]").GetAttribute("href"));
    }

    [Fact]
    public void A_lane_has_a_segment_for_each_step_and_the_lost_deadline_is_said()
    {
        var page = Open<ProgressionPage>("/progression?round=2023&view=Lanes&province=320000", WithinTerm, viewer: Jiangsu);
        var lane = page.FindAll("ol > li.lane").Single(l => l.TextContent.Contains("无锡市", StringComparison.Ordinal));

        Assert.Equal(3, lane.QuerySelectorAll("rect.place").Length);
        Assert.Equal(1, lane.QuerySelectorAll("rect.province:not(.current)").Length);
        Assert.Equal(1, lane.QuerySelectorAll("rect.current").Length);
        Assert.NotNull(lane.QuerySelector("line.asof-line"));
        Assert.Null(lane.QuerySelector("line.due-line"));
        Assert.Equal("推荐截止日期：原文缺失（L20）", page.WaitForElement("p.lost").TextContent);
        Assert.Contains("省局审核 2023.5.25至2023.7.1", lane.QuerySelector("svg[role=img]")!.GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_cohort_is_public_and_by_province_only_what_is_published_of_it()
    {
        var page = Open<ProgressionPage>("/progression?round=2023&view=Cohort", WithinTerm);

        Assert.Equal("72 个试点城市中，3 个已进入示范进程", page.FindAll(".card-head h2")[^1].TextContent);
        Assert.Equal(4, page.FindAll("ul.regions > li").Count);
        Assert.Empty(page.FindAll("ul .fraction, ul .light, ul .hollow"));
        Assert.Equal(72, page.FindAll("ul.provinces .published").Sum(f => int.Parse(f.TextContent.Split('/')[^1], null)));
        Assert.Contains("按省、按地区的申报进展不公开", page.WaitForElement(".hint").TextContent, StringComparison.Ordinal);
        page = Open<ProgressionPage>(page.FindAll("a[data-switch]")[^1].GetAttribute("href")!, WithinTerm);
        page.WaitForAssertion(() => Assert.All(page.FindAll("td.unpublished"), cell => Assert.Matches(@"^\d+ 个的进展不公开$", cell.TextContent)));
        Assert.Equal(72, page.FindAll("td.unpublished").Sum(cell => int.Parse(cell.TextContent.Split(' ')[0], null)));
    }

    [Fact]
    public void Who_sees_all_provinces_finds_the_fractions_of_the_squares_and_an_office_those_of_its_own()
    {
        var national = Open<ProgressionPage>("/progression?round=2023&view=Cohort", WithinTerm, viewer: National);
        var own = Open<ProgressionPage>("/progression?round=2023&view=Cohort", WithinTerm, viewer: Jiangsu);

        Assert.Equal(72, national.FindAll("ul.provinces .fraction").Sum(f => int.Parse(f.TextContent.Split('/')[1], null)));
        Assert.Equal(3, national.FindAll("ul.regions .fraction").Sum(f => int.Parse(f.TextContent.Split('/')[0], null)));
        Assert.Empty(national.FindAll(".published, .hint"));
        Assert.StartsWith("江苏2/", Assert.Single(own.FindAll("ul .fraction")).ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("province=330000")]
    [InlineData("region=East")]
    public void The_steps_of_another_province_or_of_a_region_are_told_to_be_unpublished_and_never_as_none(string choice)
    {
        foreach (var viewer in new[] { Viewer.Public, Jiangsu })
        {
            var page = Open("/progression?round=2023&" + choice, viewer);

            Assert.Empty(page.FindAll("a.column, .gate"));
            Assert.Contains("按省的申报进展不公开", page.FindAll(".card-head h2").Select(h => h.TextContent));
            Assert.Contains("公布的是试点数、示范数和已推荐数", page.Markup, StringComparison.Ordinal);
            Assert.Contains("所选范围的进展不公开", page.WaitForElement(".page-head .subtitle").TextContent, StringComparison.Ordinal);
        }

        Assert.NotEmpty(Open("/progression?round=2023&" + choice, Leadership).FindAll("a.column"));
        Assert.NotEmpty(Open("/progression?round=2023&province=320000", Jiangsu).FindAll("a.column"));
    }

    [Fact]
    public void A_step_cannot_be_taken_on_a_day_of_the_past()
    {
        var page = Open<ProgressionPage>("/progression?round=2023", WithinTerm, viewer: Jiangsu);

        Assert.Empty(page.FindAll("input[type=checkbox]"));
        Assert.DoesNotContain("新建申报", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_may_not_apply_is_told_the_ground()
    {
        var page = Open("/progression?round=2023", Jiangsu);
        Button(page, "新建申报").Click();

        page.WaitForElement("#start-on").Change("2025-08-01");
        var popovers = Render<MudBlazor.MudPopoverProvider>();
        page.WaitForElement("#start-place").Input("320800");
        popovers.WaitForElement("[role=option]").Click();

        page.WaitForAssertion(() => Assert.Contains("的试点时限已于 2025年6月30日 届满", page.Find(".verdict").TextContent, StringComparison.Ordinal));
        Assert.Equal("二（一）1", page.WaitForElement(".verdict a.cite").TextContent);
    }

    [Fact]
    public void The_procedure_shows_every_step_of_both_tiers_with_the_words_of_the_notice()
    {
        var page = Open<RulesPage>("/progression/rules", WithinTerm);

        Assert.Equal(13, page.FindAll("ol.way > li").Count);
        Assert.All(page.FindAll("ol.way > li"), step => Assert.NotNull(step.QuerySelector("a.cite")));
        Assert.All(page.FindAll("tbody tr"), row => Assert.NotNull(row.QuerySelector("a.cite")));
        Assert.Contains("省级知识产权局根据分配名额择优确定推荐对象", page.Markup, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll(".gate").Count);
    }

    [Theory]
    [InlineData("view=Table")]
    [InlineData("view=Lanes")]
    [InlineData("view=Cohort")]
    public void In_English_nothing_of_the_page_is_Chinese_but_names(string query)
    {
        Language(Cultures.English);
        var page = Open("/progression?round=2023&" + query, National);

        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", string.Concat(page.FindAll("h1, h2, h3, th, .column .name, nav, .legend").Select(e => e.TextContent)));
    }

    [Fact]
    public void A_place_shows_its_application_to_who_may_see_it()
    {
        Assert.Contains("编制方案 · 2023年5月1日起 · 106 天", Place(Jiangsu), StringComparison.Ordinal);
        Assert.Contains("2023 年轮次 · 申报示范城市", Place(Leadership), StringComparison.Ordinal);
        foreach (var viewer in new[] { Viewer.Public, Zhejiang })
        {
            Assert.Contains("申报进展只对经办机关显示", Place(viewer), StringComparison.Ordinal);
            Assert.DoesNotContain("编制方案", Place(viewer), StringComparison.Ordinal);
        }

        string Place(Viewer viewer) => Open<PlacePage>($"/places/{Nantong}", WithinTerm, p => p.Add(page => page.Code, Nantong), viewer).Markup;
    }

    [Fact]
    public void The_desk_names_the_places_of_the_quota_and_offers_the_next_step_in_the_row_peers_last()
    {
        var desk = Open<ProvincePage>("/provinces/320000", WithinTerm, p => p.Add(page => page.Code, "320000"), Jiangsu, isToday: true);

        Assert.Equal(
            [("taken", "名额 1无锡市5 推荐 · 45 天"), ("free", "名额 2空余暂无待推荐的申报")],
            desk.FindAll("ol.slots > li").Select(l => (l.ClassName!, string.Concat(l.TextContent.Split('\n').Select(t => t.Trim())))));
        var actions = desk.FindAll("table").Single(t => t.QuerySelector("th:last-child")?.TextContent == "操作").QuerySelectorAll("tbody tr")
            .ToDictionary(r => r.QuerySelector("th")!.TextContent.Trim(), r => r.QuerySelector("td:last-child")!.TextContent.Trim());
        Assert.Equal(("转入政府同意", "等待国家知识产权局"), (actions["南通市"], actions["无锡市"]));
        Assert.StartsWith("江苏城市数量居东部", desk.FindAll("h2")[^1].TextContent, StringComparison.Ordinal);
        Assert.Empty(Open<ProvincePage>("/provinces/320000", WithinTerm, p => p.Add(page => page.Code, "320000"), Viewer.Public).FindAll("ol.slots"));
    }

    [Fact]
    public async Task A_wrong_day_and_a_wrong_place_are_mended_from_the_history()
    {
        var start = await StartAsync("321000", Jiangsu);
        var page = Open($"/progression?round=2023&application={start.ApplicationId}", Jiangsu);

        page.Find("[aria-label='更正日期：编制方案']").Click();
        page.WaitForElement("#correction-on").Change("2023-05-03");
        page.Find("#correction-reason").Change("录入有误");
        page.Find("form.correction").Submit();
        page.WaitForAssertion(() => Assert.Contains("更正：原为2023年5月1日。", page.Find("ol.history").TextContent, StringComparison.Ordinal));
        Assert.Contains("录入有误", page.Find("ol.history").TextContent, StringComparison.Ordinal);
        Assert.Empty(Open($"/progression?round=2023&application={start.ApplicationId}", Leadership).FindAll("ol.history button"));

        page.Find("[aria-label='撤销“编制方案”']").Click();
        page.WaitForElement("form.correction").Submit();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("ol.history")));
        Assert.DoesNotContain(await ListAsync(), r => r.Square.Id == start.ApplicationId);
    }

    private static List<string> Names(IRenderedComponent<ProgressionPage> page) =>
        [.. page.FindAll("table.applications tbody th a, ol > li.lane a").Select(a => a.TextContent).Where(n => n != "常州市")];

    private static IElement ActionsOf(IRenderedComponent<ProgressionPage> page) =>
        page.FindAll("aside section").Single(s => s.QuerySelector("h3")?.TextContent == "办理");

    private static List<string> Blocked(IRenderedComponent<ProgressionPage> page) =>
        [.. ActionsOf(page).QuerySelectorAll("button[disabled]").Select(b => b.TextContent)];

    private static IElement Button(IRenderedComponent<ProgressionPage> page, string text) => page.FindAll("button").First(b => b.TextContent == text);

    private async Task<Viewer?> ViewerAsync(string userName)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync();
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.UserName == userName);
        return account is null ? null : Viewer.SignedIn(account.Id, account.DisplayName, account.Role, account.ProvinceCode);
    }

    private static T Done<T>(CommandResult<T> result) => Assert.IsType<CommandResult<T>.Done>(result).Value;

    private IRenderedComponent<ProgressionPage> Open(string address, Viewer? viewer = null) =>
        Open<ProgressionPage>(address, new DateOnly(2023, 12, 1), viewer: viewer, isToday: true);

    private async Task<IReadOnlyList<ApplicationRow>> ListAsync() => (await Services.GetRequiredService<ProgressionQueries>().ListAsync(
        National, new ProgressionFilter("2023"), new DateOnly(2023, 12, 1), size: 1000)).Items;

    private async Task<Guid> IdOfAsync(string place) => (await ListAsync()).Single(r => r.Square.PlaceCode == place).Square.Id;

    private async Task<StageMove> StartAsync(string place, Viewer office) => Done(await Commands.StartAsync(
        Actor.Of(office)!, new NewApplication("2023", place, Track.City, Tier.Demonstration, Start)));

    private async Task<StageMove> MoveAsync(StageMove move, Stage to, DateOnly on) => Done(await Commands.AdvanceAsync(
        Actor.Of(Jiangsu)!, new SeenApplication(move.ApplicationId, move.Version), to, new StageStep(on)));
}
