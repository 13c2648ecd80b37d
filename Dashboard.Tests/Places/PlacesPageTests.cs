using AngleSharp.Dom;
using Bunit;
using Dashboard.Web.Components.Pages.Places;
using Dashboard.Web.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Places;

public sealed class PlacesPageTests(SeededFile file) : PageTestContext(file)
{
    [Fact]
    public void All_places_are_listed_in_the_order_of_the_annexes()
    {
        var page = Open("/places", WithinTerm);

        Assert.Equal(110, Names(page).Count);
        Assert.Equal("海淀区", Names(page)[0]);
        Assert.Equal("筛选出 110 个，共 110 个", page.Find("[role=status]").TextContent);
        Assert.Equal("第 1–110 项，共 110 项", page.Find(".card-foot .end").TextContent);
        Assert.Equal("示范城市 38 个，试点城市 72 个 · 试点示范时限 2022年7月—2025年6月", page.Find(".page-head .subtitle").TextContent);
        Assert.Equal(["全部 110", "示范 38", "试点 72"], page.FindAll(".segments a").Select(a => a.TextContent));
        Assert.Equal(110, page.FindAll("tbody .status").Count(s => s.TextContent == "时限内"));
        Assert.Equal(110, page.FindAll("tbody td.soft").Select(td => td.TextContent).Distinct().Count());
    }

    [Fact]
    public void Before_the_first_list_there_is_none_and_the_page_says_why()
    {
        var page = Open("/places", new(2022, 8, 3));

        Assert.Empty(page.FindAll("table, form"));
        Assert.Equal("截至2022年8月3日尚未确定示范、试点城市", page.Find(".state .title").TextContent);
        Assert.Equal("/places", page.Find(".state a").GetAttribute("href"));
        Assert.Equal("", page.Find(".page-head .subtitle").TextContent);
    }

    [Fact]
    public void After_the_term_all_are_listed_as_expired()
    {
        var page = Open("/places", new(2026, 1, 1));

        Assert.Equal(110, page.FindAll("tbody .status").Count(s => s.TextContent == "已届满"));
        Assert.EndsWith(" · 已届满", page.Find(".page-head .subtitle").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tier=Demonstration", 38)]
    [InlineData("tier=Pilot", 72)]
    [InlineData("region=East", 54)]
    [InlineData("region=East&tier=Demonstration", 20)]
    [InlineData("province=320000", 10)]
    [InlineData("status=Active", 110)]
    [InlineData("q=haidian", 1)]
    [InlineData("q=110108", 1)]
    [InlineData("tier=gold&region=7&kind=x&status=y&sort=z&page=0", 110)]
    public void The_address_says_what_is_listed(string query, int count)
    {
        var page = Open("/places?" + query, WithinTerm);

        Assert.Equal(count, Names(page).Count);
        Assert.Equal($"筛选出 {count} 个，共 110 个", page.Find("[role=status]").TextContent);
    }

    [Fact]
    public void A_filter_shows_what_it_is_set_to_and_can_be_cleared()
    {
        var page = Open("/places?q=nan&region=East&province=320000", WithinTerm);

        Assert.Equal("nan", page.Find("input[name=q]").GetAttribute("value"));
        Assert.Equal("East", page.Find("select[name=region] option[selected]").GetAttribute("value"));
        Assert.Equal("320000", page.Find("select[name=province] option[selected]").GetAttribute("value"));
        Assert.Equal("/places?asOf=2023-08-15", page.FindAll("form a").Single(a => a.TextContent == "清除筛选").GetAttribute("href"));
        Assert.Equal("/places?q=nan&tier=Pilot&region=East&province=320000&asOf=2023-08-15", page.FindAll(".segments a")[2].GetAttribute("href"));
        Assert.DoesNotContain("清除筛选", Open("/places", WithinTerm).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Choosing_a_region_is_a_new_address_with_the_rest_kept()
    {
        var page = Open("/places?tier=Pilot", WithinTerm);

        var address = page.Find("form").AddressWith(wholly: false, ("region", "West"));
        Assert.Equal("/places?tier=Pilot&asOf=2023-08-15&region=West", address);
        Assert.Equal("筛选出 20 个，共 110 个", Open(address, WithinTerm).Find("[role=status]").TextContent);
        Assert.Equal("筛选出 20 个，共 110 个", Open(page.Find("form").AddressWith(wholly: true, ("region", "West")), WithinTerm).Find("[role=status]").TextContent);
    }

    [Fact]
    public void Typing_lists_what_matches()
    {
        var address = Open("/places", WithinTerm).Find("form").AddressWith(wholly: false, ("q", "海淀"));
        var page = Open(address, WithinTerm);

        Assert.Equal(["海淀区"], Names(page));
        Assert.Equal("海淀", page.Find("input[name=q]").GetAttribute("value"));
        Assert.Equal("海淀", page.Find("live-text").GetAttribute("text"));
    }

    [Fact]
    public void Where_nothing_matches_the_page_says_so_and_how_to_go_on()
    {
        var page = Open("/places?q=zzzz", WithinTerm);

        Assert.Equal("没有符合条件的城市", page.Find(".state .title").TextContent);
        Assert.Equal("/places?asOf=2023-08-15", page.Find(".state a").GetAttribute("href"));
        Assert.Equal("筛选出 0 个，共 110 个", page.Find("[role=status]").TextContent);
        Assert.Equal("", page.Find(".card-foot .end").TextContent);
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public void A_head_sorts_and_says_so_and_turns_round_when_pressed_again()
    {
        var page = Open("/places?sort=Name&tier=Pilot", WithinTerm);
        var head = Assert.Single(page.FindAll("th[aria-sort]"));
        var first = Names(page)[0];

        Assert.Equal("ascending", head.GetAttribute("aria-sort"));
        Assert.Equal("/places?tier=Pilot&sort=Name&desc=true&asOf=2023-08-15", head.QuerySelector("a")!.GetAttribute("href"));

        var descending = Names(Open("/places?sort=Name&tier=Pilot&desc=true", WithinTerm));
        Assert.Equal(72, descending.Count);
        Assert.Equal(first, descending[^1]);
        Assert.NotEqual(first, descending[0]);
    }

    [Fact]
    public void A_place_opens_beside_the_list()
    {
        var page = Open("/places?tier=Demonstration&place=110108", WithinTerm);
        var sheet = page.Find("aside");

        Assert.Equal("海淀区", sheet.QuerySelector("h2")!.TextContent);
        Assert.Contains("附件1 第1号", sheet.TextContent, StringComparison.Ordinal);
        Assert.Contains("期限 2022年10月4日", sheet.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, sheet.QuerySelectorAll("li").Count(li => li.QuerySelector(".end")!.TextContent == "未登记"));
        Assert.Contains("另 4 个", sheet.TextContent, StringComparison.Ordinal);
        Assert.Equal("/places/110108?asOf=2023-08-15", sheet.QuerySelectorAll("a").Single(a => a.TextContent == "打开完整页面").GetAttribute("href"));
        Assert.Equal("/places?tier=Demonstration&asOf=2023-08-15", sheet.QuerySelector("a[aria-label='关闭']")!.GetAttribute("href"));
        Assert.Equal("place-110108", Assert.Single(page.FindAll("tr.current a")).Id);
        Assert.Equal(38, Names(page).Count);
    }

    [Fact]
    public void The_sheet_leads_back_to_the_list_and_to_its_row()
    {
        var page = Open("/places?tier=Demonstration&place=110108", WithinTerm);

        Assert.Equal("/places?tier=Demonstration&asOf=2023-08-15", page.Find("aside > header > a[data-close]").GetAttribute("href")); // what Escape presses
        Assert.Equal("place-110108", page.Find("aside > focus-return").GetAttribute("to"));
        Assert.NotNull(page.Find("#place-110108"));
    }

    [Fact]
    public void A_code_that_does_not_exist_opens_no_sheet()
    {
        var page = Open("/places?place=999999", WithinTerm);

        Assert.Empty(page.FindAll("aside, tr.current"));
        Assert.Equal(110, Names(page).Count);
    }

    [Fact]
    public void Exports_are_of_what_is_filtered_on_the_day_shown() => Assert.Equal(
        ["/api/v1/designations.csv?tier=Pilot&province=320000&asOf=2023-08-15", "/api/v1/designations.xlsx?tier=Pilot&province=320000&asOf=2023-08-15"],
        Open("/places?tier=Pilot&province=320000", WithinTerm).FindAll("a[download]").Select(a => a.GetAttribute("href")));

    [Fact]
    public void A_failed_load_shows_its_number_and_can_be_tried_again()
    {
        Database.Lasts = true;
        var page = Open("/places", WithinTerm);
        Assert.Matches("错误号 [0-9A-F]{4}-[0-9A-F]{4}", page.Find("[role=alert]").TextContent);
        Assert.Empty(page.FindAll("table"));

        Database.Lasts = false;
        page.Find("[role=alert] a.button").Click();

        page.WaitForAssertion(() => Assert.Equal(110, Names(page).Count));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public void English_covers_the_page()
    {
        Language(Cultures.English);
        var page = Open("/places?province=320000", WithinTerm);

        Assert.Equal("Places", page.Find("h1").TextContent);
        Assert.Equal("10 of 110 places", page.Find("[role=status]").TextContent);
        Assert.Equal("Nanjing", Names(page)[0]);
        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", page.Find("table").TextContent + page.Find("form").TextContent);
    }

    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    private static List<string> Names(IRenderedComponent<PlacesPage> page) =>
        page.FindAll("tbody th a").Select(a => a.ChildNodes.Last(n => n.NodeType == NodeType.Text).TextContent).ToList();

    private IRenderedComponent<PlacesPage> Open(string address, DateOnly asOf) => Open<PlacesPage>(address, asOf);
}
