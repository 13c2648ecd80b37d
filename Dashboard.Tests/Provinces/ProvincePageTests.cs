using Bunit;
using Dashboard.Web.Components.Pages.Provinces;
using Dashboard.Web.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Provinces;

public sealed class ProvincePageTests(SeededFile file) : PageTestContext(file)
{
    [Fact]
    public void A_province_shows_its_places_by_tier_with_their_rows_in_the_annexes()
    {
        var page = Open("320000", WithinTerm);

        Assert.Equal("江苏省", page.Find("h1").TextContent);
        Assert.Equal(["示范城市 3", "试点城市 7"], page.FindAll("section.tier h3").Select(h => h.TextContent.Trim()));
        Assert.Equal(["南京市", "苏州市", "徐州市"], page.FindAll("section.tier")[0].QuerySelectorAll("tbody th a").Select(a => a.ChildNodes.Last(n => n.NodeType == AngleSharp.Dom.NodeType.Text).TextContent));
        Assert.Contains("附件1 第10号", page.FindAll("section.tier")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("第 14 个月，共 36 个月；还有 685 天届满", page.Markup, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("a"), a => a.GetAttribute("href") == "/notices/designation-2022?asOf=2023-08-15");
    }

    [Fact]
    public void Peers_are_the_region_in_order_with_the_own_row_marked()
    {
        var page = Open("320000", WithinTerm);

        Assert.Contains("江苏城市数量居东部 10 个地区首位，示范占比 30%", page.FindAll("h2").Select(h => h.TextContent));
        Assert.Equal("江苏", page.Find("tr.current th").TextContent.Trim());
        Assert.Equal(10, page.Find("tr.current").ParentElement!.Children.Length);
    }

    [Fact]
    public void Equal_provinces_share_their_rank() =>
        Assert.Contains(
            "北京城市数量居东部 10 个地区并列第 5 位，示范占比 40%", Open("110000", WithinTerm).FindAll("h2").Select(h => h.TextContent));

    [Fact]
    public void Quotas_are_missing_with_the_reason_and_a_link_to_the_annexes()
    {
        var page = Open("320000", WithinTerm);

        Assert.Contains("名额与申报尚未录入", page.FindAll("h2").Select(h => h.TextContent));
        Assert.Equal(
            ["/notices/evaluation-2023?asOf=2023-08-15#annex-3", "/notices/evaluation-2023?asOf=2023-08-15#annex-4"],
            page.FindAll("a").Select(a => a.GetAttribute("href")).Where(h => h!.Contains("#annex", StringComparison.Ordinal)));
        Assert.Contains("原文缺失", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Divisions_are_those_counted_by_the_day_with_their_source()
    {
        var page = Open("320000", WithinTerm);

        Assert.Contains("13 个地级区划，95 个县级区划", page.FindAll("h2").Select(h => h.TextContent));
        Assert.Contains("公开的行政区划代码表", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("2023.11.2", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_corps_has_neither_places_nor_divisions_and_the_page_says_why()
    {
        var page = Open("660000", WithinTerm);

        Assert.Contains("兵团没有示范、试点城市", page.Markup, StringComparison.Ordinal);
        Assert.Contains("兵团没有单独的行政区划计数", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("section.tier"));
    }

    [Theory]
    [InlineData("710000", "台湾省")]
    [InlineData("810000", "香港特别行政区")]
    [InlineData("820000", "澳门特别行政区")]
    public void Units_outside_the_notice_say_so_and_show_no_figures(string code, string name)
    {
        var page = Open(code, WithinTerm);

        Assert.Equal(name, page.Find("h1").TextContent);
        Assert.Contains($"{name}不在本次发文范围", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public void Before_the_first_list_nothing_is_designated_and_no_document_applies()
    {
        var page = Open("320000", new DateOnly(2022, 8, 3));

        Assert.Contains("截至2022年8月3日尚未确定示范、试点城市", page.Markup, StringComparison.Ordinal);
        Assert.Contains("截至2022年8月3日尚无文件印发。", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("section.tier"));
        Assert.Empty(page.FindAll("tr.current"));
    }

    [Fact]
    public void After_the_term_the_places_are_expired()
    {
        var page = Open("320000", new DateOnly(2025, 7, 1));

        Assert.Contains("10 个示范、试点城市的时限均已届满", page.FindAll("h2").Select(h => h.TextContent));
        Assert.Equal(10, page.FindAll("section.tier tbody .status").Count(s => s.TextContent == "已届满"));
    }

    [Fact]
    public void An_unknown_code_is_not_found()
    {
        var missing = false;
        Services.GetRequiredService<NavigationManager>().OnNotFound += (_, _) => missing = true;

        var page = Open("999999", WithinTerm);

        Assert.True(missing);
        Assert.Empty(page.FindAll("h1"));
    }

    [Fact]
    public void English_covers_the_page()
    {
        Language(Cultures.English);
        var page = Open("330000", WithinTerm);

        Assert.Contains("Zhejiang ranks joint 2 of 10 in the East by number of cities, 38% of them demonstration cities", page.FindAll("h2").Select(h => h.TextContent));
    }

    private IRenderedComponent<ProvincePage> Open(string code, DateOnly asOf) =>
        Open<ProvincePage>($"/provinces/{code}", asOf, p => p.Add(page => page.Code, code));
}
