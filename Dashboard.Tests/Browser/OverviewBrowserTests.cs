using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

public sealed class OverviewBrowserTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [Fact]
    public async Task The_overview_states_the_figures_of_the_first_batch()
    {
        var page = await OpenAsync($"/?asOf={InTerm}");
        await Expect(page).ToHaveTitleAsync(new Regex("^全国总览"));
        var kpis = page.GetByRole(AriaRole.Region, new() { Name = "关键数字" });
        await Expect(kpis).ToContainTextAsync("38");
        await Expect(kpis).ToContainTextAsync("72");
        await Expect(kpis).ToContainTextAsync("30/ 32");
        await Expect(kpis).ToContainTextAsync("第 14 个月");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "江苏 10 个居首，22 个省级地区已有示范城市" })).ToBeVisibleAsync();
        await SaveAsync(page, "overview");
    }

    [Fact]
    public async Task Pressing_a_tile_shows_the_province_and_stands_in_the_address()
    {
        var page = await OpenAsync($"/?asOf={InTerm}");
        await page.GetByRole(AriaRole.Link, new() { Name = "湖南省：示范 2，试点 3" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "湖南省" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "湘潭市" })).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex("province=430000"));
        await Expect(page).ToHaveURLAsync(new Regex($"asOf={InTerm}"));
    }

    [Fact]
    public async Task The_metric_switch_fills_the_tiles_by_count()
    {
        var page = await OpenAsync($"/?asOf={InTerm}");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "地图指标" }).GetByRole(AriaRole.Link, new() { Name = "试点" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "试点城市最多的是江苏，7 个" })).ToBeVisibleAsync();
        await Expect(page.Locator("a.tile.step-7")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_as_of_control_moves_every_figure()
    {
        var page = await OpenAsync($"/?asOf={InTerm}");
        await page.Locator("button.as-of").ClickAsync();
        await page.GetByLabel("全部页面按这一天的状态显示").FillAsync("2022-08-03");
        await page.GetByRole(AriaRole.Button, new() { Name = "显示", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("asOf=2022-08-03"));
        await Expect(page.Locator("h1 + .subtitle")).ToHaveTextAsync("截至2022年8月3日尚未确定示范、试点城市");
        await Expect(page.Locator("a.tile b").First).ToHaveTextAsync("—");

        await page.Locator("button.as-of").ClickAsync();
        await page.Locator("#as-of").GetByRole(AriaRole.Link, new() { Name = "今天" }).ClickAsync();
        await Expect(page.Locator("h1 + .subtitle")).ToContainTextAsync("已届满");
        await Expect(page).Not.ToHaveURLAsync(new Regex("asOf="));
    }

    [Fact]
    public async Task An_unreadable_date_is_named_and_today_is_shown()
    {
        var page = await OpenAsync("/?asOf=2023-13-40");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("2023-13-40");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("yyyy-MM-dd");
    }

    [Fact]
    public async Task The_language_switch_turns_everything_and_stays()
    {
        var page = await OpenAsync($"/?asOf={InTerm}");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        await page.GetByRole(AriaRole.Button, new() { Name = "切换语言：English" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(page).ToHaveURLAsync(new Regex($"asOf={InTerm}"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
        var rail = page.GetByRole(AriaRole.Navigation, new() { Name = "Main navigation" }).First;
        await rail.GetByRole(AriaRole.Link, new() { Name = "Places" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Places" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Wuhan" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_theme_switch_is_remembered_by_the_browser()
    {
        var page = await OpenAsync($"/?asOf={InTerm}");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        await page.GetByRole(AriaRole.Button, new() { Name = "切换深浅主题" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await page.ReloadAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await page.Locator("nav.rail a").Nth(3).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/places"));
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark"); // also on the next page
        await page.GoBackAsync();
        await Expect(page).Not.ToHaveURLAsync(new Regex("/places"));
        await SaveAsync(page, "overview-dark");
    }

    [Fact]
    public async Task On_a_phone_nothing_scrolls_sideways_and_what_needs_attention_comes_first()
    {
        var page = await OpenAsync($"/?asOf={InTerm}", width: 390, height: 844);
        await DoesNotScrollSidewaysAsync(page);
        var attention = await page.Locator(".attention").BoundingBoxAsync();
        var map = await page.Locator(".map-card").BoundingBoxAsync();
        Assert.True(attention!.Y < map!.Y);
        await SaveAsync(page, "overview-390");
    }

    [Fact]
    public async Task The_map_is_one_stop_of_the_tab_key_and_moves_by_arrows()
    {
        var page = await OpenAsync($"/?asOf={InTerm}");
        await Expect(page.Locator("h1")).ToBeFocusedAsync(); // where a page begins; it must not take the focus later
        await Expect(page.Locator("[data-keys] a.tile[tabindex='0']")).ToBeVisibleAsync();
        await page.Locator("a.tile[tabindex='0']").FocusAsync();
        await Expect(page.Locator("a.tile:focus")).ToContainTextAsync("江苏");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(page.Locator("a.tile:focus")).ToContainTextAsync("安徽");
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(page.Locator("a.tile:focus")).ToContainTextAsync("山东");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "山东省" })).ToBeVisibleAsync();
        await Expect(page.Locator("a.tile[tabindex='0']")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_lost_connection_leaves_the_page_readable_and_comes_back()
    {
        var page = await OpenAsync($"/?asOf={InTerm}", expectErrors: true, sample: "sample.leadership"); // the browser reports the cut
        await page.EvaluateAsync("Blazor._internal.forceCloseConnection()");
        await Expect(page.GetByText("江苏 10 个居首")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "湖南省：示范 2，试点 3" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "湖南省" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_overview_prints_on_two_pages_and_the_map_stands_on_the_first()
    {
        var page = await OpenAsync($"/?asOf={InTerm}");
        var pdf = System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }));
        Assert.Equal(2, Regex.Count(pdf, @"/Type\s*/Page\b(?!s)"));
    }
}
