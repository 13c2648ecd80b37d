using AngleSharp.Dom;
using Bunit;
using Dashboard.Data.Access;
using Dashboard.Data.Statistics;
using Dashboard.Web.Components.Pages.Provinces;
using Dashboard.Web.Localization;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Provinces;

public sealed class ProvincesPageTests(SeededFile file) : PageTestContext(file)
{
    [Fact]
    public async Task The_table_has_every_participating_province_and_the_total_of_the_national_summary()
    {
        var page = Open<ProvincesPage>("/provinces", WithinTerm);
        var summary = await Services.GetRequiredService<StatisticsQueries>().SummaryAsync(Viewer.Public, WithinTerm);

        Assert.Equal(32, page.FindAll("table.provinces tbody th[scope=row]").Count);
        Assert.Equal(["东部", "中部", "西部", "东北"], page.FindAll("table.provinces tr.subtotal th").Select(th => th.TextContent.Trim().Split(' ')[0]));
        Assert.Equal(
            [$"{summary.Counts.Demonstration}", $"{summary.Counts.Pilot}", $"{summary.Counts.Total}", $"{summary.Counts.DemonstrationPercent}%"],
            Numbers(page.Find("table.provinces tr.total")));
        Assert.Equal(["38", "72", "110", "35%"], Numbers(page.Find("table.provinces tr.total")));
    }

    [Fact]
    public void Small_shares_are_fractions_and_missing_ones_a_dash()
    {
        var page = Open<ProvincesPage>("/provinces", WithinTerm);

        Assert.Equal(["3", "7", "10", "30%"], Numbers(Row(page, "江苏")));
        Assert.Equal(["1", "3", "4", "1/4"], Numbers(Row(page, "天津")));
        Assert.Equal(["0", "0", "0", "—"], Numbers(Row(page, "西藏")));
        Assert.Contains("时限内", Row(page, "江苏").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Titles_state_the_finding()
    {
        var page = Open<ProvincesPage>("/provinces", WithinTerm);

        var titles = page.FindAll("h2").Select(h => h.TextContent).ToList();
        Assert.Contains("江苏 10 个居首，32 个省级地区中 22 个已有示范城市", titles);
        Assert.Contains("全国 32 个省级地区中 30 个有示范或试点城市，西藏、兵团暂无", titles);
        Assert.Contains("台湾、香港、澳门不在本次发文范围", titles);
    }

    [Fact]
    public void A_region_shows_its_provinces_its_subtotal_and_the_national_total()
    {
        var page = Open<ProvincesPage>("/provinces?region=Northeast", WithinTerm);

        Assert.Equal(["辽宁", "吉林", "黑龙江"], page.FindAll("table.provinces tbody th[scope=row]").Select(th => th.TextContent.Trim()));
        Assert.Equal(["3", "4", "7", "43%"], Numbers(page.Find("table.provinces tr.subtotal")));
        Assert.Equal(["38", "72", "110", "35%"], Numbers(page.Find("table.provinces tr.total")));
        Assert.StartsWith("东北", page.Find("nav.segments a[aria-current]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_order_makes_one_list_that_says_so()
    {
        var page = Open<ProvincesPage>("/provinces?sort=Total&desc=true", WithinTerm);

        Assert.Equal(["江苏", "浙江", "广东"], page.FindAll("table.provinces tbody th[scope=row] a").Take(3).Select(a => a.TextContent));
        Assert.Equal("合计", page.Find("th[aria-sort=descending]").TextContent.Trim());
        Assert.Equal("/provinces?sort=Total&asOf=2023-08-15", page.Find("th[aria-sort=descending] a").GetAttribute("href"));
    }

    [Theory]
    [InlineData("/provinces?region=7&sort=x&desc=perhaps")]
    [InlineData("/provinces?region=&sort=&desc=")]
    public void What_the_address_does_not_know_is_left_out(string address) =>
        Assert.Equal(32, Open<ProvincesPage>(address, WithinTerm).FindAll("table.provinces tbody th[scope=row]").Count);

    [Fact]
    public void Before_the_first_list_nothing_is_designated()
    {
        var page = Open<ProvincesPage>("/provinces", new DateOnly(2022, 8, 3));

        Assert.Contains("截至2022年8月3日尚未确定示范、试点城市", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["0", "0", "0", "—"], Numbers(page.Find("table.provinces tr.total")));
        Assert.DoesNotContain("时限内", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void After_the_term_the_counts_stay_and_are_expired()
    {
        var page = Open<ProvincesPage>("/provinces", new DateOnly(2025, 7, 1));

        Assert.Equal(["38", "72", "110", "35%"], Numbers(page.Find("table.provinces tr.total")));
        Assert.Contains("已届满", page.Find("table.provinces tr.total").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("时限内", page.Find("table.provinces").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void English_covers_the_page()
    {
        Language(Cultures.English);
        var page = Open<ProvincesPage>("/provinces", WithinTerm);

        Assert.Equal("Provinces", page.Find("h1").TextContent);
        Assert.Contains("Jiangsu leads with 10; 22 of 32 provinces have demonstration cities", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", page.Find("table.provinces").TextContent);
    }

    [Fact]
    public void A_failed_load_says_so_and_can_be_tried_again()
    {
        Database.Lasts = true;
        var page = Open<ProvincesPage>("/provinces", WithinTerm);
        Assert.NotNull(page.Find("[role=alert]"));
        Assert.Empty(page.FindAll("table"));

        Database.Lasts = false;
        page.Find("[role=alert] a.button").Click();

        page.WaitForAssertion(() => Assert.Equal(["38", "72", "110", "35%"], Numbers(page.Find("table.provinces tr.total"))));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    private static IElement Row(IRenderedComponent<ProvincesPage> page, string province) =>
        page.FindAll("table.provinces tbody tr").Single(tr => tr.QuerySelector("th[scope=row] a")?.TextContent == province);

    private static IEnumerable<string> Numbers(IElement row) => row.QuerySelectorAll("td.number").Select(td => td.TextContent.Trim());
}
