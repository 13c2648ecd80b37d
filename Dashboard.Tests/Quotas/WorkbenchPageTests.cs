using AngleSharp.Dom;
using Bunit;
using Dashboard.Data.Access;
using Dashboard.Data.Apportionment;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas.Workbench;
using Dashboard.Data.Time;
using Dashboard.Web.Components.Pages.Quotas.Workbench;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Quotas;

public sealed class WorkbenchPageTests(SeededFile file) : PageTestContext(file)
{
    [Fact]
    public void The_provinces_are_listed_from_the_largest_share_down_with_their_numbers()
    {
        var page = Open(WorkbenchCases.Counties);

        Assert.Equal(32, page.FindAll("table.numbers tbody tr").Count);
        Assert.Equal("四川", page.WaitForElement("table.numbers tbody th").TextContent); // 183 of 2769
        Assert.Equal("7.93", page.WaitForElement("table.numbers tbody .figure").TextContent);
        Assert.Equal(["120"], page.FindAll("table.numbers tfoot td.used").Select(t => t.TextContent));
        Assert.Equal(3, page.FindAll("table.numbers tbody td").Count(td => td.TextContent == "无可申报县域"));
        Assert.Equal("圣拉格法：120 个名额分到 28 个地区，四川最多", page.FindAll("h2").Select(h => h.TextContent).Single(h => h.Contains("120 个名额", StringComparison.Ordinal)));
        Assert.Equal("2023 年轮次 · 试点县推荐名额 · 未保存的测算", page.WaitForElement(".subtitle").TextContent);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(97)]
    [InlineData(100)]
    [InlineData(113)]
    public void The_title_names_all_that_have_most_or_none(int total)
    {
        var page = Open(WorkbenchCases.Counties with { Total = total });

        page.WaitForElement("table.numbers tbody th");
        var seats = page.FindAll("table.numbers tbody tr")
            .Select(row => (Name: row.QuerySelector("th")!.TextContent, Seats: int.TryParse(row.QuerySelector("td.used b")?.TextContent, out var n) ? n : 0)).ToList();
        var leaders = seats.FindAll(s => s.Seats == seats.Max(o => o.Seats)).ConvertAll(s => s.Name);
        var title = page.FindAll("h2").Select(h => h.TextContent).Single(h => h.Contains($"{total} 个名额", StringComparison.Ordinal));
        Assert.Equal(leaders.Count <= 4 ? leaders.Order() : [], title.Split("个地区")[1].TrimStart('，').Replace("最多", "", StringComparison.Ordinal).Split('、', StringSplitOptions.RemoveEmptyEntries).Order());
    }

    [Fact]
    public void Numbers_follow_what_is_typed_and_the_address_with_them()
    {
        var page = Open(WorkbenchCases.Counties);

        page.WaitForElement("#wb-total").Input("97");

        page.WaitForAssertion(() => Assert.Equal("97", page.Find("table.numbers tfoot td.used").TextContent));
        Assert.Equal(97, ScenarioText.Unpack(Query("input"))!.Total);
        Assert.Equal("97", page.WaitForElement("#wb-total").GetAttribute("value"));
    }

    [Fact]
    public void What_is_half_typed_stays_and_so_do_the_last_numbers()
    {
        var page = Open(WorkbenchCases.Counties);

        page.WaitForElement("#wb-total").Input("");

        page.WaitForAssertion(() => Assert.Equal("请核对：名额总量", page.Find(".band.bad span:last-child").TextContent));
        Assert.Equal("", page.WaitForElement("#wb-total").GetAttribute("value"));
        Assert.Equal("120", page.WaitForElement("table.numbers tfoot td.used").TextContent);
    }

    [Fact]
    public void Undo_takes_back_the_last_change_and_typing_in_one_field_is_one_change()
    {
        var page = Open(WorkbenchCases.Counties);
        Assert.True(page.WaitForElement("#workbench-undo").HasAttribute("disabled"));
        page.WaitForElement("#wb-total").Input("9");
        page.WaitForAssertion(() => Assert.Equal("9", Value(page, "#wb-total")));
        page.WaitForElement("#wb-total").Input("97");
        page.WaitForAssertion(() => Assert.Equal("97", Value(page, "#wb-total")));
        page.WaitForElement("#wb-floor").Input("2");
        page.WaitForAssertion(() => Assert.Equal("2", Value(page, "#wb-floor")));

        page.WaitForElement("#workbench-undo").Click();
        page.WaitForAssertion(() => Assert.Equal(("97", "1"), (Value(page, "#wb-total"), Value(page, "#wb-floor"))));
        page.WaitForElement("#workbench-undo").Click();

        page.WaitForAssertion(() => Assert.Equal(("120", "1"), (Value(page, "#wb-total"), Value(page, "#wb-floor"))));
        Assert.True(page.WaitForElement("#workbench-undo").HasAttribute("disabled"));
    }

    [Fact]
    public void Columns_stand_side_by_side_with_their_differences_marked_and_filtered()
    {
        var page = Open(WorkbenchCases.Counties, "&compare=Hamilton,Jefferson");
        var framed = page.FindAll("table.numbers .framed").Count;

        Assert.Equal(["圣拉格法", "最大余数法", "顿特法"], page.FindAll("table.numbers thead th.number:not(.wide)").Select(t => t.TextContent));
        Assert.True(framed > 0);
        page.WaitForElement("label.only input").Change(true);

        page.WaitForAssertion(() => Assert.InRange(page.FindAll("table.numbers tbody tr").Count, 1, 31));
        Assert.All(page.FindAll("table.numbers tbody tr"), row => Assert.NotEmpty(row.QuerySelectorAll(".framed")));
        Assert.Equal(framed, page.FindAll("table.numbers .framed").Count);
        Assert.Equal("true", Query("differences"));
    }

    [Fact]
    public void At_most_four_columns_are_shown()
    {
        var page = Open(WorkbenchCases.Counties, "&compare=Hamilton,Jefferson,Adams,Dean");

        Assert.Equal(["圣拉格法", "最大余数法", "顿特法", "亚当斯法"], page.FindAll("table.numbers thead th.number:not(.wide)").Select(t => t.TextContent));
        Assert.All(page.FindAll(".beside input:not([checked])"), box => Assert.True(box.HasAttribute("disabled")));
    }

    [Fact]
    public void A_number_says_why()
    {
        var page = Open(WorkbenchCases.Counties);
        var button = page.FindAll("button.why").Single(b => b.Id == "number-320000-Webster");

        button.Click();

        var sheet = page.WaitForElement("aside.sheet");
        Assert.Equal("江苏：4 个", sheet.QuerySelector("h2")!.TextContent);
        var text = sheet.TextContent;
        Assert.Contains("理论名额 4.1170", text, StringComparison.Ordinal); // 95 ÷ 2769 × 120
        Assert.Contains("可申报县域数 95：占全国 3.43%", text, StringComparison.Ordinal);
        Assert.Contains("公共除数（每个名额对应的权重份额）在 ", text, StringComparison.Ordinal);
        Assert.Contains("最后一个名额给了：", text, StringComparison.Ordinal);
        Assert.Contains("再多一个名额会给：", text, StringComparison.Ordinal);
        Assert.Matches("权重增加 \\d+\\.\\d\\d% 以上，多得 1 个", text);
        Assert.Equal("320000.Webster", Query("why"));

        sheet.QuerySelector("[data-close]")!.Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("aside.sheet")));
    }

    [Fact]
    public void A_tie_is_a_band_and_its_decision_settles_it()
    {
        var page = Open(WorkbenchCases.Tied);
        var band = page.WaitForElement(".tie");
        var tied = band.QuerySelectorAll("fieldset:first-of-type label").Length;
        var places = int.Parse(System.Text.RegularExpressions.Regex.Match(band.QuerySelector("h2")!.TextContent, @"最后 (\d+) 个").Groups[1].Value, null);
        Assert.InRange(places, 1, tied - 1);

        page.WaitForElement(".decision").Submit();
        page.WaitForAssertion(() => Assert.Contains("请填写“文号”。", page.Find(".decision").TextContent, StringComparison.Ordinal));
        page.WaitForElement("#tie-by").Change("局长办公会");
        page.WaitForElement("#tie-document").Change("国知办函〔2023〕1号");
        page.WaitForElement(".decision").Submit();
        Assert.Equal($"请选满 {places} 个地区，并填写决定人和文号。", page.WaitForElement(".tie [role=alert]").TextContent);

        for (var i = 0; i < places; i++)
        {
            page.FindAll(".tie fieldset:first-of-type input")[i].Change(true);
        }

        page.WaitForElement(".decision").Submit();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".tie")));
        Assert.Contains("（抽签，局长办公会，国知办函〔2023〕1号，2023年8月15日）", page.WaitForElement(".decided").TextContent, StringComparison.Ordinal);
        Assert.Equal("40", page.WaitForElement("table.numbers tfoot td.used").TextContent);
        Assert.Single(ScenarioText.Unpack(Query("input"))!.Ties);
    }

    [Fact]
    public void A_source_without_values_is_told_instead_of_numbers()
    {
        var page = Open(WorkbenchCases.Counties with { Mix = [new(WeightSource.EligiblePilots, 100)] });

        Assert.Equal("还没有可计算的结果", page.WaitForElement(".state .title").TextContent);
        Assert.Contains("可申报示范的试点数在全国都没有大于 0 的数值", page.WaitForElement(".state").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public void Shares_that_do_not_add_up_are_told_at_once()
    {
        var page = Open(WorkbenchCases.Counties);

        page.WaitForElement("#wb-share-EligibleCounties").Input("40");

        page.WaitForAssertion(() => Assert.Contains("合计 40%，应为 100%", page.Find(".inputs h2 .status.bad").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_brought_column_is_read_by_name_and_code_and_a_wrong_line_is_named()
    {
        var provinces = WorkbenchCases.Data(1, 2, 3).Provinces.Select(p => p.Province).ToList();

        Assert.Equal([("A", 1.5m), ("B", 2m)], ImportedColumn.Read("地区,指数\nA\t1.5\n\"B\",2\n", provinces).Values.Select(v => (v.Key, v.Value)));
        Assert.Equal((2, "Z 3"), ImportedColumn.Read("A 1\nZ 3", provinces).Wrong);
        Assert.Equal((2, "A 2"), ImportedColumn.Read("A 1\nA 2", provinces).Wrong);
        Assert.Equal((1, "A x"), ImportedColumn.Read("A x", provinces).Wrong);
    }

    [Fact]
    public void Leadership_reads_and_does_not_write()
    {
        var page = Open(WorkbenchCases.Counties, viewer: Role.Leadership);

        Assert.DoesNotContain(page.FindAll("button").Select(b => b.TextContent), t => t is "发布为名额" or "另存情景");
        Assert.Contains(page.FindAll("button").Select(b => b.TextContent), t => t == "撤销");
    }

    [Fact]
    public void A_provincial_office_is_refused()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/quotas/workbench");
        var page = Render<WorkbenchPage>(p => p.AddCascadingValue(
            new ViewContext(Viewer.SignedIn("a", "a", Role.ProvincialOffice, "320000"), new AsOf(WithinTerm, IsToday: false), TestGuard.Public)));

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".state")));
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public void A_source_without_data_says_why_and_leads_to_the_day_that_has_it()
    {
        var page = Open(WorkbenchCases.Counties with { Track = Track.City, Tier = Tier.Demonstration, Mix = [new(WeightSource.EligiblePilots, 100)], WeightsOn = new DateOnly(2026, 3, 1) });

        var band = page.Find(".no-data");
        Assert.Contains("在 2026年3月1日 没有数值，权重为 0", band.TextContent, StringComparison.Ordinal);
        Assert.Contains("没有在期的试点", band.TextContent, StringComparison.Ordinal);
        Assert.Equal("改用 2025年6月30日", band.QuerySelector("button")!.TextContent);
        page.Find(".no-data button").Click();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".no-data")));
        Assert.Equal("2025-06-30", Value(page, "#wb-day"));
        Assert.NotEmpty(page.FindAll("table.numbers"));
    }

    [Fact]
    public void The_method_is_chosen_beside_the_result()
    {
        var page = Open(WorkbenchCases.Counties);
        page.Find("select[name=wb-method-result]").Change("Hamilton");

        page.WaitForAssertion(() => Assert.True(page.Find("input[type=radio][value=Hamilton]").HasAttribute("checked")));
    }

    [Fact]
    public void English_covers_the_page()
    {
        Language(Cultures.English);
        var page = Open(WorkbenchCases.Counties with { Factors = new Dictionary<Region, decimal> { [Region.West] = 1.05m } }, "&compare=Hamilton&why=320000");

        Assert.Equal("Quota workbench", page.WaitForElement("h1").TextContent);
        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", string.Concat(page.FindAll("aside, table, .inputs, .side, .scenarios").Select(e => e.TextContent)));
    }

    private string? Query(string name) => System.Web.HttpUtility.ParseQueryString(new Uri(Services.GetRequiredService<NavigationManager>().Uri).Query)[name];

    private static string? Value(IRenderedComponent<WorkbenchPage> page, string field) => page.Find(field).GetAttribute("value");

    private IRenderedComponent<WorkbenchPage> Open(ScenarioInput input, string more = "", Role viewer = Role.NationalOffice)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/quotas/workbench?input={ScenarioText.Pack(input)}{more}");
        var page = Render<WorkbenchPage>(p => p.AddCascadingValue(
            new ViewContext(Viewer.SignedIn("a", "a", viewer, null), new AsOf(WithinTerm, IsToday: false), TestGuard.Public)));
        page.WaitForState(() => page.FindAll("[aria-busy]").Count == 0);
        return page;
    }
}
