using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>Without signing in: no connection to the server stays open, and without script every page does what it does with it.</summary>
public sealed class PublicPagesBrowserTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [Fact]
    public async Task No_public_page_opens_a_connection_and_moving_between_them_keeps_the_document()
    {
        var page = await OpenAsync("/");
        var circuits = new List<string>();
        page.WebSocket += (_, socket) => circuits.Add(socket.Url);
        page.Request += (_, request) =>
        {
            if (request.Url.Contains("/_blazor", StringComparison.Ordinal))
            {
                circuits.Add(request.Url);
            }
        };
        foreach (var row in EveryPageBrowserTests.Pages)
        {
            await page.GotoAsync(row.Data);
            await Expect(page.Locator("data-watch[data-state=live]")).ToHaveCountAsync(1);
        }

        await page.EvaluateAsync("window.kept = true");
        foreach (var name in new[] { "全国总览", "名额分配", "省级地区", "通知公告" })
        {
            await page.Locator("nav.rail").GetByRole(AriaRole.Link, new() { NameRegex = new Regex(name) }).First.ClickAsync();
            await Expect(page.Locator("nav.rail [aria-current=page]")).ToContainTextAsync(name);
            await Expect(page.Locator("h1")).ToBeFocusedAsync();
        }

        Assert.True(await page.EvaluateAsync<bool>("window.kept"));
        Assert.Empty(circuits);
    }

    [Fact]
    public async Task A_choice_keeps_focus_and_scroll_and_the_table_switch_of_a_chart_draws_it_again()
    {
        var page = await OpenAsync($"/places?asOf={InTerm}", height: 500);
        await page.EvaluateAsync("scrollTo(0, 120)");
        await page.GetByLabel("区域").FocusAsync();
        var before = await page.EvaluateAsync<int>("scrollY");
        await page.GetByLabel("区域").SelectOptionAsync("East");
        await Expect(page).ToHaveURLAsync(new Regex("region=East"));
        await Expect(page.GetByLabel("区域")).ToBeFocusedAsync();
        Assert.Equal(before, await page.EvaluateAsync<int>("scrollY"));

        await page.GotoAsync($"/provinces?asOf={InTerm}");
        await Expect(page.Locator("apex-chart svg .apexcharts-series").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Navigation, new() { Name = "按区域筛选" }).GetByRole(AriaRole.Link, new() { NameRegex = new Regex("东北") }).ClickAsync();
        await Expect(page.Locator("apex-chart .apexcharts-xaxis-label")).ToHaveCountAsync(3);
        await page.Locator("a[data-switch]").ClickAsync();
        await Expect(page.Locator("apex-chart")).ToHaveCountAsync(0);
        await Expect(page.Locator("figure tbody tr")).ToHaveCountAsync(3);
        await page.Locator("a[data-switch]").ClickAsync();
        await Expect(page.Locator("apex-chart .apexcharts-xaxis-label")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task Without_script_filters_sorting_rows_pages_days_language_and_search_work()
    {
        var context = await NewContextAsync(javaScript: false);
        var page = await context.NewPageAsync();

        await page.GotoAsync($"/places?asOf={InTerm}");
        await page.GetByLabel("区域").SelectOptionAsync("Central");
        await page.Locator("form.filters noscript button").ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(23);
        await page.GetByRole(AriaRole.Columnheader, new() { Name = "城市", Exact = true }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator("th[aria-sort='ascending']")).ToHaveTextAsync("城市");
        await page.GetByRole(AriaRole.Link, new() { Name = "武汉市" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "武汉市" })).ToContainTextAsync("附件1 第26号");
        await page.GetByRole(AriaRole.Link, new() { Name = "关闭" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Complementary)).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "查找城市" }).FillAsync("xiangyang");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);

        await page.GotoAsync($"/quotas?asOf={InTerm}");
        await page.Locator("select[name=status]").SelectOptionAsync("Published");
        await page.Locator("form.filters noscript button").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("status=Published"));
        await page.GetByRole(AriaRole.Navigation, new() { Name = "区域" }).GetByRole(AriaRole.Link, new() { Name = "东北" }).ClickAsync();
        await page.Locator("tbody a[href*='cell=']").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Complementary)).ToHaveCountAsync(1);

        await page.GotoAsync($"/progression?asOf={InTerm}");
        await page.GetByLabel("区域").SelectOptionAsync("East");
        await page.Locator("form.filters noscript button").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("region=East"));
        await page.GetByRole(AriaRole.Link, new() { Name = "试点走向" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("view=Cohort"));

        await page.GotoAsync($"/provinces?asOf={InTerm}");
        await Expect(page.Locator("figure table")).ToBeVisibleAsync(); // instead of the chart
        await page.GotoAsync("/?metric=pilot");
        await page.Locator("button.as-of").ClickAsync();
        await page.GetByLabel("全部页面按这一天的状态显示").FillAsync("2022-08-03");
        await page.GetByRole(AriaRole.Button, new() { Name = "显示", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("metric=pilot&asOf=2022-08-03"));
        await page.GetByRole(AriaRole.Button, new() { Name = "切换语言：English" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await page.Locator("#search-open").ClickAsync();
        await page.Locator("#search-text").FillAsync("jiangsu");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Search" })).ToBeVisibleAsync();
        await page.Locator(".hits a").First.ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("Jiangsu");
    }

    [Fact]
    public async Task Typing_by_an_input_method_chooses_nothing_until_it_is_composed()
    {
        var page = await OpenAsync($"/?asOf={InTerm}");
        await page.Keyboard.PressAsync("Control+k");
        await page.Locator("#search-text").FillAsync("江苏");
        await Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("江苏省");
        await page.Locator("#search-text").EvaluateAsync(
            "box => ['ArrowDown', 'Enter'].forEach(key => box.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, isComposing: true })))");
        await Expect(page.Locator("#search-hit-0")).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("#search-text")).ToHaveAttributeAsync("aria-activedescendant", "search-hit-1");
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "江苏省", Level = 1 })).ToBeVisibleAsync();
        await Expect(page.Locator("#search:popover-open")).ToHaveCountAsync(0);
    }
}
