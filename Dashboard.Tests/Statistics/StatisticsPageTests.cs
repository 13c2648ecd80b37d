using System.Text.RegularExpressions;
using Bunit;
using Dashboard.Data.Access;
using Dashboard.Data.Statistics;
using Dashboard.Web.Components.Pages.Statistics;

namespace Dashboard.Tests.Statistics;

/// <summary>The ready views, as the page shows them on the seed.</summary>
public sealed class StatisticsPageTests(SeededFile file) : PageTestContext(file)
{
    private static readonly Viewer National = Viewer.SignedIn("national", "national", Role.NationalOffice, null);

    [Fact]
    public void Coverage_states_its_finding_and_shows_every_province_on_the_map_and_in_the_bars()
    {
        var page = Open<StatisticsPage>("/statistics", WithinTerm);

        Assert.Equal("强市覆盖率过半的有江苏、浙江、福建 3 个省级地区，19 个低于全国的 27%", page.Find(".view h2").TextContent);
        Assert.Equal(35, page.FindAll(".choropleth .tile").Count);
        Assert.Equal(32, page.FindAll(".bars g:has(.axis)").Count);
        Assert.Contains("77%", Tile("江苏"), StringComparison.Ordinal);
        Assert.Contains("1/4", Tile("海南"), StringComparison.Ordinal);
        Assert.Equal(["<10%", "10%", "20%", "30%", "40%", "≥60%", "0"], page.FindAll(".choropleth .limit").Take(7).Select(t => t.TextContent));
        Assert.Equal(["110", "407"], page.FindAll(".definition .fraction b").Select(b => b.TextContent));
        Assert.Equal("coverage.city", page.Find(".definition code").TextContent);

        string Tile(string province) => page.FindAll(".choropleth a").Single(a => a.QuerySelector(".name")!.TextContent == province).TextContent;
    }

    [Fact]
    public void The_table_of_coverage_has_the_nation_first_and_sorts_by_the_rate()
    {
        var rows = Open<StatisticsPage>("/statistics?table=drawing", WithinTerm).FindAll(".pivot tbody tr").Select(r => r.QuerySelectorAll("th, td").Select(c => c.TextContent.Trim()).ToList()).ToList();

        Assert.Equal(["全国", "38", "72", "110", "407", "27%110/407"], rows[0].Select(c => c.Replace(" ", "", StringComparison.Ordinal)));
        Assert.Equal(["江苏", "浙江", "福建"], rows.Skip(1).Take(3).Select(r => r[0]));
        Assert.Equal(33, rows.Count);
        Assert.Equal("1/4", rows.Single(r => r[0] == "海南")[5]);
        Assert.Equal("—", rows.Single(r => r[0] == "兵团")[5]);
    }

    [Theory]
    [InlineData("Regions", "确定的地区最多的是东部：54 个地区，占 49%")]
    [InlineData("Conversion", "已收录的名单中，72 个试点还没有升为示范的；其后的名单未收录")]
    [InlineData("Kinds", "强市覆盖率最高的是副省级城市，93%（14/15）；4 个类型低于全国的 27%")]
    [InlineData("QuotaUse", "名额使用率无从计算：名额待录入")]
    [InlineData("Terms", "时限第 14 个月，共 36 个月：时限内 110 个地区，0 个在 12 个月内届满")]
    public void A_view_states_its_finding(string view, string title) =>
        Assert.Equal(title, Open<StatisticsPage>($"/statistics?view={view}", WithinTerm).Find(".view h2").TextContent);

    [Fact]
    public void Before_the_first_document_nothing_leads()
    {
        foreach (var view in Enum.GetNames<ReadyView>())
        {
            var title = Open<StatisticsPage>($"/statistics?view={view}", new DateOnly(2022, 8, 3), viewer: National).Find(".view h2").TextContent;
            Assert.DoesNotMatch("最|过半", title);
        }
    }

    [Fact]
    public void After_the_last_term_coverage_is_0_unless_the_expired_are_asked_for()
    {
        var day = new DateOnly(2026, 4, 18);

        Assert.Equal("2026年4月18日强市覆盖率为 0", Open<StatisticsPage>("/statistics", day).Find(".view h2").TextContent);
        var expired = Open<StatisticsPage>("/statistics?expired=true", day);
        Assert.StartsWith("强市覆盖率过半的有", expired.Find(".view h2").TextContent, StringComparison.Ordinal);
        Assert.Contains("2024〕2号", expired.Find(".notes").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_published_stands_in_the_index_of_who_may_see_it_only()
    {
        Assert.Equal(8, Open<StatisticsPage>("/statistics", WithinTerm).FindAll(".index a").Count);
        Assert.Equal(10, Open<StatisticsPage>("/statistics", WithinTerm, viewer: National).FindAll(".index a").Count);
        Assert.NotEmpty(Open<StatisticsPage>("/statistics?view=Duties", WithinTerm).FindAll(".state a[href^='/sign-in']"));
        Assert.Empty(Open<StatisticsPage>("/statistics?view=Duties", WithinTerm).FindAll(".view"));
    }

    [Fact]
    public void Every_view_reads_in_English_without_a_Chinese_word()
    {
        Language(Web.Localization.Cultures.English);
        foreach (var view in Enum.GetNames<ReadyView>())
        {
            var main = Open<StatisticsPage>($"/statistics?view={view}&table=drawing", WithinTerm, viewer: National);
            Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", Regex.Replace(string.Concat(main.FindAll("h1, h2, th, .subtitle, .fact, .name").Select(e => e.TextContent)), @"国知\w+〔\d{4}〕\d+号", ""));
        }
    }
}
