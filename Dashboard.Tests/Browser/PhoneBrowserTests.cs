using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>A phone loses nothing of the product: what the rail has, the bottom bar leads to, the role's own work first.</summary>
public sealed class PhoneBrowserTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [Theory]
    [InlineData(null, "全国总览 评定进程 名额分配 城市名录")]
    [InlineData("sample.national", "全国总览 待办事项 评定进程 名额分配")]
    [InlineData("sample.jiangsu", "本省工作台 待办事项 评定进程 名额分配")]
    [InlineData("sample.leadership", "全国总览 待办事项 评定进程 名额分配")]
    [InlineData("sample.administrator", "全国总览 待办事项 用户与权限 评定进程")]
    public async Task The_bar_has_the_roles_own_first_and_one_press_brings_up_every_page(string? sample, string own)
    {
        var page = await OpenAsync("/places", 390, 844, sample: sample);
        var bar = page.GetByRole(AriaRole.Navigation, new() { Name = "常用页面" });
        await Expect(bar.GetByRole(AriaRole.Link)).ToHaveTextAsync(own.Split(' '));

        var rail = page.Locator("nav.rail");
        await Expect(rail).ToBeHiddenAsync();
        await bar.GetByRole(AriaRole.Button, new() { Name = "更多" }).ClickAsync();
        await Expect(rail).ToBeVisibleAsync();
        var routes = await rail.GetByRole(AriaRole.Link).EvaluateAllAsync<string[]>("links => links.map(l => new URL(l.href).pathname)");
        Assert.Superset(new HashSet<string> { "/places", "/notices", "/exchange", "/provinces" }, routes.ToHashSet());
        Assert.Equal(sample == "sample.administrator", routes.Contains("/access"));
        await HasNoAxeViolationsAsync(page);
        await DoesNotScrollSidewaysAsync(page);

        await rail.GetByRole(AriaRole.Link, new() { Name = "通知公告" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/notices"));
        await Expect(rail).ToBeHiddenAsync();
    }

    [Fact]
    public async Task It_comes_up_and_leads_on_without_script_and_stands_beside_the_page_on_a_desk()
    {
        var context = await NewContextAsync(390, 844, javaScript: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "更多" }).ClickAsync();
        await page.Locator("nav.rail").GetByRole(AriaRole.Link, new() { Name = "数据交换" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/exchange"));

        await page.SetViewportSizeAsync(1440, 900);
        await Expect(page.Locator("nav.rail")).ToBeVisibleAsync();
        await Expect(page.Locator("nav.tabs")).ToBeHiddenAsync();
    }
}
