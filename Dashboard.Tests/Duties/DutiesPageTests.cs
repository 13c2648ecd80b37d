using Bunit;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Duties;
using Dashboard.Data.Persistence;
using Dashboard.Web.Components.Pages.Duties;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Components.Pages.Overview;
using Dashboard.Web.Components.Pages.Provinces;
using Dashboard.Web.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Duties;

/// <summary>The page over the 2022 list, on which only the work plan of Nantong is recorded, and not filed with CNIPA.</summary>
public sealed class DutiesPageTests(SeededFile file) : PageTestContext(file), IAsyncLifetime
{
    private const string Nantong = "320600";

    private Viewer National { get; set; } = Viewer.Public;

    private Viewer Jiangsu { get; set; } = Viewer.Public;

    private Viewer Leadership { get; set; } = Viewer.Public;

    private static readonly FilingDates Dates = new(new DateOnly(2022, 9, 20), new DateOnly(2022, 10, 10), null);

    private DutiesCommands Commands => Services.GetRequiredService<DutiesCommands>();

    public async ValueTask InitializeAsync()
    {
        await new SampleAccounts(Services.GetRequiredService<DashboardWriter>(), Services.GetRequiredService<AccountBook>()).StartAsync(Xunit.TestContext.Current.CancellationToken);
        (National, Jiangsu, Leadership) = (await ViewerAsync("sample.national"), await ViewerAsync("sample.jiangsu"), await ViewerAsync("sample.leadership"));
        if ((await FindAsync()).Version is null)
        {
            Assert.Equal("", Say(await Commands.RecordFilingAsync(Actor.Of(Jiangsu)!, Row(await FindAsync()), Dates)));
        }
    }

    [Fact]
    public void The_public_is_told_who_may_see_it_and_sees_nothing()
    {
        var page = Open("/duties", Viewer.Public);

        Assert.Contains("省局看本省，国家局与领导看全国", page.WaitForElement(".band").TextContent, StringComparison.Ordinal);
        Assert.Equal("需要登录。", page.WaitForElement(".state .title").TextContent);
        Assert.Empty(page.FindAll("table, a[download], form"));
    }

    [Fact]
    public void A_province_sees_its_own_and_is_refused_another_by_its_address()
    {
        var page = Open("/duties", Jiangsu);

        Assert.Equal(10, Rows(page).Count);
        Assert.Single(page.FindAll("#liaison tbody tr"));
        Assert.Empty(page.FindAll("input[type=checkbox], [aria-expanded]")); // on a past day, and its only group stands open
        Assert.Equal("/api/v1/reminders.csv?asOf=2023-08-15", page.FindAll("a[download]")[0].GetAttribute("href")!.Replace("round=2023&", "", StringComparison.Ordinal));

        var other = Open("/duties?province=330000", Jiangsu);
        Assert.Empty(other.FindAll("table"));
        Assert.NotEmpty(other.FindAll(".state"));
    }

    [Fact]
    public void Silence_is_not_lateness_and_a_recorded_gap_is()
    {
        var rows = Rows(Open("/duties?open=all", National));

        Assert.Equal(110, rows.Count);
        var silent = rows.Where(r => !r.TextContent.Contains("南通市", StringComparison.Ordinal)).ToList();
        Assert.All(silent, r => Assert.DoesNotContain("逾期", r.TextContent, StringComparison.Ordinal));
        Assert.All(silent, r => Assert.All(r.QuerySelectorAll(".status"), s => Assert.Equal("未登记", s.TextContent)));
        Assert.Equal(
            ["已完成 2022.9.20", "已完成 2022.10.10，晚 6 天", "逾期 315 天", "逾期"],
            rows.Single(r => r.TextContent.Contains("南通市", StringComparison.Ordinal)).QuerySelectorAll(".status").Select(s => s.TextContent));
    }

    [Fact]
    public void The_deadline_is_marked_as_inferred_with_both_doubts()
    {
        var card = Open("/duties", Jiangsu).FindAll("section.card").Single(c => c.QuerySelector("h2")?.TextContent.Contains("2022年10月4日", StringComparison.Ordinal) == true);

        Assert.Equal("推断", card.QuerySelector(".chip.inferred")!.TextContent);
        Assert.Equal(["（a）", "（b）"], card.QuerySelectorAll("li b").Select(b => b.TextContent));
        Assert.Contains("2022年10月11日", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("2022年10月8日", card.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/duties?status=Overdue", 1)]
    [InlineData("/duties?duty=WorkPlanIssued&status=Done", 1)]
    [InlineData("/duties?status=NotRecorded&province=320000", 9)]
    [InlineData("/duties?open=all", 110)]
    [InlineData("/duties?open=330000", 9)] // eight, and what presses in Jiangsu
    [InlineData("/duties?status=NotRecorded&open=330000", 8)]
    [InlineData("/duties?region=Northeast", 7)]
    [InlineData("/duties?q=nantong", 1)]
    [InlineData("/duties?q=zzz", 0)]
    public void Filters_stand_in_the_address(string address, int rows)
    {
        var page = Open(address, National);

        Assert.Equal(rows, Rows(page).Count);
        Assert.Equal(rows == 0, page.FindAll(".state").Count > 0);
    }

    [Fact]
    public void What_presses_stands_in_view_and_the_rest_is_counted_by_province_until_it_is_opened()
    {
        var page = Open("/duties", Leadership);
        var groups = page.FindAll("table.duties tr.group");

        Assert.Equal("1 个城市需要处理", page.FindAll("h2").Single(h => h.TextContent.Contains("需要处理", StringComparison.Ordinal)).TextContent);
        Assert.StartsWith("江苏", groups[0].QuerySelector("th")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains("10 个城市 · 逾期 1 · 未登记 9", groups[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("1 / 10", groups[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("南通市", Assert.Single(Rows(page)).TextContent, StringComparison.Ordinal);
        Assert.Equal("false", groups[0].QuerySelector("a")!.GetAttribute("aria-expanded"));
        Assert.Equal("/duties?open=320000&asOf=2023-08-15", groups[0].QuerySelector("a")!.GetAttribute("href"));

        var opened = Open("/duties?open=320000,110000", Leadership);
        Assert.Equal("/duties?open=110000&asOf=2023-08-15", opened.Find("#group-320000").GetAttribute("href"));
        Assert.Equal("true", opened.Find("#group-320000").GetAttribute("aria-expanded"));
        Assert.Empty(opened.FindAll("#liaison button, .dock, input[type=checkbox]"));
        Assert.Equal("未登记 32 个地区", opened.Find("#liaison .silent h3").TextContent);
    }

    [Fact]
    public async Task A_province_records_the_work_plans_that_it_has_picked_in_one_go()
    {
        var page = Open("/duties", Jiangsu, isToday: true);
        Assert.Contains("/exchange/round", page.FindAll(".page-head a").Select(a => a.GetAttribute("href")!.Split('?')[0]));
        page.Find("[aria-label='选择无锡市']").Change(true);
        page.Find("[aria-label='选择常州市']").Change(true);
        Assert.Contains("已选 2 个", page.WaitForElement(".dock").TextContent, StringComparison.Ordinal);
        page.Find("#record-selected").Click();
        Dialogs.WaitForElement("form.bulk").Submit();
        Dialogs.WaitForAssertion(() => Assert.Contains("还没有填写日期", Dialogs.Find("form.bulk [role=alert]").TextContent, StringComparison.Ordinal));

        Dialogs.Find("#bulk-issued").Change("2022-08-01");
        Dialogs.Find("#bulk-fill").Click();
        Dialogs.Find("form.bulk").Submit();
        Dialogs.WaitForAssertion(() => Assert.Contains("早于批复之日2022年8月4日", Dialogs.Find("form.bulk [role=alert]").TextContent, StringComparison.Ordinal));
        foreach (var code in new[] { "320200", "320400" })
        {
            Dialogs.Find($"#bulk-issued-{code}").Change("2022-09-20");
        }

        Dialogs.Find("form.bulk").Submit();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".dock")));
        Assert.Contains("已登记 2 个城市的工作方案。", Told);
        var own = await Services.GetRequiredService<DutiesQueries>().PlacesAsync(Jiangsu, "320000", WithinTerm);
        Assert.Equal(["320200", "320400"], own.Where(d => d.Version is not null && d.Place.Code != Nantong).Select(d => d.Place.Code).Order());
        await using var db = await Services.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync(Xunit.TestContext.Current.CancellationToken);
        await db.WorkPlanFilings.Where(f => f.Version == 1).ExecuteDeleteAsync(Xunit.TestContext.Current.CancellationToken); // the file is shared
    }

    [Fact]
    public void On_a_past_day_nothing_can_be_recorded_and_the_sheet_says_so()
    {
        var page = Open($"/duties?place={Nantong}", Jiangsu);

        Assert.Empty(page.FindAll("aside button:not(.chip)"));
        Assert.Contains("回到今天才能登记", page.WaitForElement("aside").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_after_somebody_elses_shows_both_values_and_then_decides()
    {
        var page = Open($"/duties?place={Nantong}", Jiangsu, isToday: true);
        page.WaitForElement("#record-filing").Click();
        page.WaitForElement("#filing-issued");
        var seen = await FindAsync();
        Assert.Equal("", Say(await Commands.RecordFilingAsync(
            Actor.Of(National)!, Row(seen), Dates with { IssuedOn = new DateOnly(2022, 9, 21) }, seen.Version)));

        page.WaitForElement("form.filing .band.changed"); // what is typed outlives the change of another
        page.WaitForElement("#filing-issued").Change("2022-09-22");
        page.WaitForElement("form.filing").Submit();
        page.WaitForAssertion(() => Assert.Contains("您填写“2022年9月22日”，现为“2022年9月21日”", page.Find("form.filing [role=alert]").TextContent, StringComparison.Ordinal));

        page.WaitForElement("#filing-issued").Change("2022-09-20");
        page.WaitForElement("form.filing").Submit();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("form.filing")));
        Assert.Equal(new DateOnly(2022, 9, 20), (await FindAsync())[Duty.WorkPlanIssued].DoneOn);
    }

    private static (string?, string?) Marked(IRenderedComponent<DutiesPage> page) => (
        page.Find("live-marks").GetAttribute("stamp"),
        page.FindAll("table.duties tr[data-mark]:not(.group)").Single(r => r.TextContent.Contains("南通市", StringComparison.Ordinal)).GetAttribute("data-value"));

    [Fact]
    public async Task A_corrected_agreement_that_another_changed_shows_both_values_and_then_decides()
    {
        var signed = new SignedAgreement(Nantong, new DateOnly(2023, 3, 1), "苏知发〔2023〕1号");
        var id = Assert.IsType<CommandResult<Guid>.Done>(await Commands.RecordAgreementAsync(Actor.Of(Jiangsu)!, signed)).Value;
        var page = Open($"/duties?place={Nantong}", Jiangsu, isToday: true);
        page.WaitForElement("[aria-label='更正2023年3月1日']").Click();
        page.WaitForElement("#agreement-on").Change("2023-03-05");
        Assert.Empty(page.FindAll("form.filing .band"));
        var before = Marked(page);
        Assert.Equal("", Say(await Commands.CorrectAgreementAsync(
            Actor.Of(National)!, id, signed with { DocumentNumber = "苏知发〔2023〕2号" }, await VersionAsync())));

        page.WaitForAssertion(() => Assert.Contains("其他人已作更改", page.Find("form.filing .band.changed").TextContent, StringComparison.Ordinal));
        Assert.Equal("2023-03-05", page.Find("#agreement-on").GetAttribute("value"));
        Assert.NotEqual(before, Marked(page)); // what the browser marks
        page.WaitForElement("form.filing").Submit();
        page.WaitForAssertion(() =>
        {
            var told = page.Find("form.filing [role=alert]").TextContent;
            Assert.Contains("您填写“2023年3月5日”，现为“2023年3月1日”", told, StringComparison.Ordinal);
            Assert.Contains("您填写“苏知发〔2023〕1号”，现为“苏知发〔2023〕2号”", told, StringComparison.Ordinal);
            Assert.Contains("再次提交将以您填写的内容为准", told, StringComparison.Ordinal);
        });
        Assert.Empty(page.FindAll("form.filing .band.changed"));

        page.WaitForElement("form.filing").Submit();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("form.filing")));
        var now = (await FindAsync()).Agreements.Single(a => a.Id == id);
        Assert.Equal((new DateOnly(2023, 3, 5), "苏知发〔2023〕1号"), (now.SignedOn, now.DocumentNumber));

        async Task<int> VersionAsync() => (await FindAsync()).Agreements.Single(a => a.Id == id).Version;
    }

    [Fact]
    public void A_refusal_is_said_beside_the_form()
    {
        var page = Open($"/duties?place={Nantong}", Jiangsu, isToday: true);
        page.WaitForElement("#record-filing").Click();
        page.WaitForElement("#filing-issued");
        page.WaitForElement("#filing-issued").Change("2022-08-01");
        page.WaitForElement("form.filing").Submit();

        page.WaitForAssertion(() => Assert.Contains("早于批复之日2022年8月4日", page.Find("form.filing [role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Before_the_first_list_only_receipts_could_be_owed()
    {
        var page = Open<DutiesPage>("/duties", new DateOnly(2022, 8, 3), viewer: National);

        Assert.Empty(page.FindAll("table.duties"));
        Assert.NotEmpty(page.FindAll(".state"));
    }

    [Fact]
    public void The_desk_of_a_province_lists_what_is_to_do_and_the_public_sees_none_of_it()
    {
        var desk = Open<ProvincePage>("/provinces/320000", WithinTerm, p => p.Add(page => page.Code, "320000"), Jiangsu);

        Assert.Equal("需要处理 3 项", desk.Find(".desk-tasks h2").TextContent);
        Assert.Equal(
            ["工作方案备案逾期 1 个", "联系人回执待报 1 个", "9 个城市的工作方案备案未登记"], desk.FindAll(".desk-tasks .strong").Select(t => t.TextContent.Trim()));
        Assert.Equal("/duties?province=320000&status=Overdue&place=320600&asOf=2023-08-15", desk.FindAll(".desk-tasks a.go")[0].GetAttribute("href"));
        Assert.Contains("本轮尚无申报登记", desk.Markup, StringComparison.Ordinal);
        Assert.Contains("0 / 10 已报国家局备案，9 个未登记", desk.Markup, StringComparison.Ordinal);

        foreach (var viewer in new[] { Viewer.Public, Viewer.SignedIn("zhejiang", "浙江省局", Role.ProvincialOffice, "330000") })
        {
            var open = Open<ProvincePage>("/provinces/320000", WithinTerm, p => p.Add(page => page.Code, "320000"), viewer);
            Assert.Empty(open.FindAll(".desk-tasks"));
            Assert.DoesNotContain("需要处理", open.Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_overview_counts_what_is_not_recorded_for_those_who_may_know()
    {
        var national = Open<OverviewPage>("/", WithinTerm, viewer: National);
        Assert.Contains("109 个城市的工作方案备案未登记", national.FindAll(".attention li .strong").Select(p => p.TextContent.Trim()));
        Assert.Equal("/duties?status=NotRecorded&asOf=2023-08-15", national.FindAll(".attention li a")[^1].GetAttribute("href"));

        var open = Open<OverviewPage>("/", WithinTerm);
        Assert.DoesNotContain("备案未登记", open.Find(".attention").TextContent, StringComparison.Ordinal);
        Assert.Contains("备案情况不公开", open.FindAll(".kpis dd.note").Select(n => n.TextContent.Trim()));
    }

    [Fact]
    public void English_covers_the_page()
    {
        Language(Cultures.English);
        var page = Open($"/duties?place={Nantong}", National);

        Assert.Equal("Filings and duties", page.WaitForElement("h1").TextContent);
        Assert.All(
            page.FindAll("h2, h3, th[scope=col], .status, label, button:not(.chip), .subtitle"),
            e => Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", e.TextContent.Replace("国知发运字〔2022〕33号", "", StringComparison.Ordinal).Replace("示例·江苏省局", "", StringComparison.Ordinal).Replace("示例·国家局", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_form_acts_on_what_it_was_opened_with_until_a_conflict_has_shown_what_stands_now()
    {
        var early = new FormVersion<int?>(1);
        early.Read(2);
        Assert.Equal((1, true), (early.Value, early.IsBehind(2)));
        early.Conflict(2);
        early.Read(3);
        Assert.Equal((2, true), (early.Value, early.IsBehind(3))); // the third value was not shown

        // The page hears of the other's change only after the conflict.
        var late = new FormVersion<int?>(1);
        late.Conflict(1);
        Assert.False(late.IsBehind(1));
        late.Read(2);
        Assert.Equal((2, false), (late.Value, late.IsBehind(2)));
        late.Read(3);
        Assert.Equal((2, true), (late.Value, late.IsBehind(3)));
    }

    private static IReadOnlyList<AngleSharp.Dom.IElement> Rows(IRenderedComponent<DutiesPage> page) => [.. page.FindAll("table.duties tbody tr:not(.group)")];

    /// <summary>Empty: done.</summary>
    private static string Say(CommandResult<Nothing> result) => result switch
    {
        CommandResult<Nothing>.Done => "",
        CommandResult<Nothing>.Refused refused => $"{refused.Refusal}",
        _ => $"{result}",
    };

    private static DesignationRow Row(PlaceDuties duties) => new(duties.Place.NoticeId, duties.Place.Annex, duties.Place.Row);

    private async Task<Viewer> ViewerAsync(string name)
    {
        var account = (await Services.GetRequiredService<AccountsQueries>().ListAsync(Viewer.SignedIn("a", "a", Role.Administrator, null))).Single(a => a.UserName == name);
        return Viewer.SignedIn(account.Id, account.DisplayName, account.Role, account.ProvinceCode);
    }

    private async Task<PlaceDuties> FindAsync() =>
        (await Services.GetRequiredService<DutiesQueries>().PlacesAsync(National, "320000", new DateOnly(2100, 1, 1))).Single(d => d.Place.Code == Nantong);

    private IRenderedComponent<DutiesPage> Open(string address, Viewer viewer, bool isToday = false) =>
        Open<DutiesPage>(address, WithinTerm, viewer: viewer, isToday: isToday);
}
