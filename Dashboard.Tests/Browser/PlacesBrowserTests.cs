using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

public sealed class PlacesBrowserTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [Theory]
    [InlineData("湘潭", "湘潭市")]
    [InlineData("xiangtan", "湘潭市")]
    [InlineData("xts", "湘潭市")]
    [InlineData("430300", "湘潭市")]
    public async Task A_place_is_found_by_Chinese_pinyin_initials_and_code(string typed, string found)
    {
        var page = await OpenAsync($"/places?asOf={InTerm}");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(110);
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "查找城市" }).PressSequentiallyAsync(typed);
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator("tbody tr")).ToContainTextAsync(found);
        await Expect(page.GetByText("筛选出 1 个，共 110 个")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex("q="));
    }

    [Fact]
    public async Task Filters_stand_in_the_address_and_a_copied_link_reproduces_the_screen()
    {
        var page = await OpenAsync($"/places?asOf={InTerm}");
        await page.GetByLabel("区域").SelectOptionAsync("Central");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(23);
        await page.GetByRole(AriaRole.Link, new() { Name = "武汉市" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "武汉市" })).ToContainTextAsync("附件1 第26号");
        await SaveAsync(page, "places");

        var copy = await OpenAsync(new Uri(page.Url).PathAndQuery);
        await Expect(copy.Locator("tbody tr")).ToHaveCountAsync(23);
        await Expect(copy.GetByRole(AriaRole.Complementary, new() { Name = "武汉市" })).ToBeVisibleAsync();
        await Expect(copy.GetByLabel("区域")).ToHaveValueAsync("Central");
    }

    [Fact]
    public async Task The_list_is_used_without_a_mouse()
    {
        var page = await OpenAsync($"/places?asOf={InTerm}");
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
        await Expect(page.Locator("table.places[data-keys]")).ToBeVisibleAsync();
        await page.Locator("#place-110108").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("#place-110105")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "朝阳区" })).ToBeFocusedAsync();
        await page.Locator("aside button.chip").ClickAsync();
        await Expect(page.Locator("aside [popover]:popover-open")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape"); // the source first, then the sheet
        await Expect(page.Locator(":popover-open")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Complementary)).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Complementary)).ToHaveCountAsync(0);
        await Expect(page.Locator("#place-110105")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Sorting_by_name_is_told_to_screen_readers()
    {
        var page = await OpenAsync($"/places?asOf={InTerm}");
        await page.GetByRole(AriaRole.Columnheader, new() { Name = "城市", Exact = true }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator("th[aria-sort='ascending']")).ToHaveTextAsync("城市");
        await Expect(page.Locator("tbody th").First).ToContainTextAsync("鞍山市");
    }

    [Fact]
    public async Task Ctrl_K_finds_and_opens_and_remembers()
    {
        var page = await OpenAsync($"/?asOf={InTerm}");
        await page.Keyboard.PressAsync("Control+k");
        var box = page.GetByRole(AriaRole.Combobox, new() { Name = "搜索" });
        await Expect(box).ToBeFocusedAsync();
        await box.PressSequentiallyAsync("mianyang");
        await Expect(page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "绵阳市", Level = 1 })).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"/places/510700\\?asOf={InTerm}"));
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.GetByText("最近打开")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Option)).ToContainTextAsync(["绵阳市"]);
    }

    [Fact]
    public async Task An_unknown_code_is_a_friendly_404()
    {
        var page = await OpenAsync("/places/999999", expectErrors: true);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "没有这个页面" })).ToBeVisibleAsync();
        var response = await page.Context.APIRequest.GetAsync($"{App.BaseUrl}/places/999999");
        Assert.Equal(404, response.Status);
    }
}
