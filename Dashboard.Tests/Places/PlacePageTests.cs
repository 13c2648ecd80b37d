using AngleSharp.Dom;
using Bunit;
using Dashboard.Web.Components.Pages.Places;
using Dashboard.Web.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Places;

public sealed class PlacePageTests(SeededFile file) : PageTestContext(file)
{
    [Fact]
    public void A_place_shows_its_designation_with_document_row_and_term()
    {
        var page = Open("110108", WithinTerm);

        Assert.Equal("海淀区", page.Find("h1").TextContent);
        Assert.Equal("示范城市 · 北京市 · 东部 · 时限内", page.Find(".page-head .subtitle").TextContent);
        Assert.Contains("确定为示范城市", Titles(page));
        Assert.Equal("附件1 第1号", Fact(page, "名单序号"));
        Assert.Equal("2022年8月4日", Fact(page, "批复日期"));
        Assert.Contains("第 14 个月，共 36 个月；还有 685 天届满", Fact(page, "试点示范时限"), StringComparison.Ordinal);
        Assert.Equal("时限内", Fact(page, "状态"));
        Assert.Contains(page.FindAll("dd a"), a => a.GetAttribute("href") == "/notices/designation-2022?asOf=2023-08-15#annex-1");
    }

    [Fact]
    public void Before_its_designation_a_place_exists_and_is_not_designated()
    {
        var page = Open("110108", new(2022, 8, 3));

        Assert.Equal("海淀区", page.Find("h1").TextContent);
        Assert.Equal("北京市 · 东部", page.Find(".page-head .subtitle").TextContent);
        Assert.Equal("截至2022年8月3日未被确定", page.Find(".state .title").TextContent);
        Assert.DoesNotContain("义务清单", Titles(page));
        Assert.Contains("北京另有 0 个示范、试点城市", Titles(page));
    }

    [Fact]
    public void After_its_term_a_place_is_expired_since_so_many_days()
    {
        var page = Open("110108", new(2026, 1, 1));

        Assert.Equal("示范城市 · 北京市 · 东部 · 已届满", page.Find(".page-head .subtitle").TextContent);
        Assert.Equal("已届满", Fact(page, "状态"));
        Assert.Contains("共 36 个月，已届满 185 天", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_recorded_is_not_called_late()
    {
        var page = Open("110108", WithinTerm);

        Assert.Contains("期限 2022年10月4日（批复之日起 2 个月内）；尚无登记，未登记不等于逾期。", page.Markup, StringComparison.Ordinal);
        Assert.Equal(3, page.FindAll("li .end").Count(e => e.TextContent == "未登记"));
        Assert.DoesNotContain("尚无申报登记", page.Markup, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("button.chip"), b => b.TextContent.Trim() == "期限为推算");
    }

    [Fact]
    public void Neighbours_are_the_other_places_of_the_province()
    {
        var page = Open("110108", WithinTerm);
        var names = page.FindAll(".names .place-link").Select(a => a.GetAttribute("href")).ToList();

        Assert.Contains("北京另有 4 个示范、试点城市", Titles(page));
        Assert.Equal(4, names.Count);
        Assert.DoesNotContain("/places/110108?asOf=2023-08-15", names);
        Assert.All(names, href => Assert.StartsWith("/places/11", href, StringComparison.Ordinal));
    }

    [Fact]
    public void Its_identity_is_given_in_both_languages_and_marked_as_such()
    {
        var page = Open("110108", WithinTerm);

        Assert.Equal(("北京市海淀区", "zh-CN"), (page.Find("dd[lang=zh-CN]").TextContent, page.Find("dd[lang=zh-CN]").GetAttribute("lang")));
        Assert.Equal("Haidian District", page.Find("dd[lang=en]").TextContent);
        Assert.Equal("110108", Fact(page, "代码"));
        Assert.Equal("东部", Fact(page, "区域"));
    }

    [Theory]
    [InlineData("999999")]
    [InlineData("320000")]
    [InlineData("x")]
    public void A_code_that_is_no_place_is_not_found(string code)
    {
        var missing = false;
        Services.GetRequiredService<NavigationManager>().OnNotFound += (_, _) => missing = true;

        var page = Open(code, WithinTerm);

        Assert.True(missing);
        Assert.Empty(page.FindAll("h1"));
    }

    [Fact]
    public void Another_code_in_the_address_is_another_place()
    {
        var page = Open("110108", WithinTerm);

        page.Render(p => p.Add(x => x.Code, "320500"));

        page.WaitForAssertion(() => Assert.Equal("苏州市", page.Find("h1").TextContent));
        Assert.Contains("江苏另有 9 个示范、试点城市", Titles(page));
    }

    [Fact]
    public void A_failed_load_shows_its_number_and_can_be_tried_again()
    {
        Database.Lasts = true;
        var page = Open("110108", WithinTerm);
        Assert.Matches("错误号 [0-9A-F]{4}-[0-9A-F]{4}", page.Find("[role=alert]").TextContent);

        Database.Lasts = false;
        page.Find("[role=alert] a.button").Click();

        page.WaitForAssertion(() => Assert.Equal("海淀区", page.Find("h1").TextContent));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public void English_covers_the_page()
    {
        Language(Cultures.English);
        var page = Open("110108", WithinTerm);

        Assert.Equal("Haidian District", page.Find("h1").TextContent);
        Assert.Contains("Beijing has 4 more designated cities", Titles(page));
        Assert.Contains("not recorded does not mean late", page.Markup, StringComparison.Ordinal);
        Assert.All(Titles(page), title => Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", title));
    }

    private static string Fact(IRenderedComponent<PlacePage> page, string name) =>
        page.FindAll(".facts dt").First(dt => dt.TextContent == name).NextElementSibling!.TextContent.Trim();

    private static List<string> Titles(IRenderedComponent<PlacePage> page) => page.FindAll("h2").Select(h => h.TextContent).ToList();

    private IRenderedComponent<PlacePage> Open(string code, DateOnly asOf) =>
        Open<PlacePage>($"/places/{code}", asOf, p => p.Add(page => page.Code, code));
}
