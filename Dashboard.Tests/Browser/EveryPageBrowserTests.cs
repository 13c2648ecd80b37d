using Dashboard.Web.Navigation;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>What holds for every page: accessible in both themes and languages, no sideways scrolling, prints.</summary>
public sealed class EveryPageBrowserTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    /// <summary>Every subject that anybody may open, where none of the addresses is of it.</summary>
    public static TheoryData<string> Pages =>
        [.. Addresses, .. Subjects.All.Where(s => s is { Asks: null, IsPage: true, IsForSignedIn: false }).Select(s => s.Route).Except(Addresses.Select(a => a.Split('?')[0])).Distinct()];

    private static readonly string[] Addresses =
    [
        $"/?asOf={InTerm}",
        "/?metric=pilot",
        "/?asOf=2022-08-03",
        $"/places?asOf={InTerm}&region=Northeast&place=210200",
        "/places/320100",
        "/progression",
        $"/progression?asOf={InTerm}&view=Cohort",
        "/progression/rules",
        "/provinces",
        $"/provinces/320000?asOf={InTerm}",
        "/provinces/710000",
        $"/quotas?asOf={InTerm}&cell=320000-CountyPilot",
        $"/quotas?asOf={InTerm}&vsRound=2022&left=true&hide=CityPilot",
        "/briefing/sample",
        "/search?q=jiang",
        "/statistics/compose?rows=region,kind&measures=places.designated,coverage.city&where=track:City&compare=2023-08-15&expired=true&cell=coverage.city~region:West",
        "/notices",
        "/notices/designation-2022",
        "/notices/evaluation-2023",
        "/exchange?sample=true",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_no_accessibility_violations_in_either_theme(string path)
    {
        var page = await OpenAsync(path);
        await HasNoAxeViolationsAsync(page);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await HasNoAxeViolationsAsync(page);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_fits_a_phone_a_wall_and_the_longer_language(string path)
    {
        foreach (var (english, wide) in new[] { (false, 1920), (true, 1440) })
        {
            var page = await OpenAsync(path, 390, english: english);
            await DoesNotScrollSidewaysAsync(page);
            await Expect(page.Locator("h1")).ToHaveCountAsync(1);
            await page.SetViewportSizeAsync(wide, 900);
            await DoesNotScrollSidewaysAsync(page);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_prints_white_with_its_as_of_date_and_without_the_chrome(string path)
    {
        var page = await OpenAsync(path, dark: true);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var grounds = await page.Locator("body, .card").EvaluateAllAsync<string[]>("all => all.map(e => getComputedStyle(e).backgroundColor)");
        Assert.All(grounds, ground => Assert.Equal("rgb(255, 255, 255)", ground));
        await Expect(page.Locator(".button:visible, .segments:visible")).ToHaveCountAsync(0);
        await Expect(page.Locator("header.bar")).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" })).ToHaveCountAsync(0);
        await Expect(page.Locator(".print-head")).ToContainTextAsync("数据截至");
        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });
        Assert.StartsWith("%PDF", System.Text.Encoding.ASCII.GetString(pdf, 0, 4), StringComparison.Ordinal);
    }

    /// <summary>The pictures of the README show these.</summary>
    [Fact]
    public async Task The_pages_of_the_README_fit_their_size_with_a_sheet_open_or_not()
    {
        await FitsAsync(await OpenAsync($"/provinces/320000?asOf={InTerm}"), "province");
        await FitsAsync(await OpenAsync("/notices/evaluation-2023"), "notice", fullPage: false);
        await FitsAsync(await OpenAsync($"/?asOf={InTerm}", 1920, 1080), "overview-wall-1920", fullPage: false);
        await FitsAsync(await OpenAsync($"/?asOf={InTerm}", english: true), "overview-en");
        var round = await OpenAsync("/progression?asOf=2023-09-15", height: 1000, sample: "sample.national");
        await FitsAsync(round, "progression", fullPage: false);
        await round.Locator("table.applications tbody th a").First.ClickAsync();
        await Expect(round.Locator("aside h2")).ToBeVisibleAsync();
        await round.Locator("aside").ScrollIntoViewIfNeededAsync();
        await FitsAsync(round, "progression-sheet", fullPage: false);
        await round.GotoAsync("/progression?asOf=2023-09-15&view=Lanes&region=East");
        await InteractiveAsync(round);
        await FitsAsync(round, "progression-lanes");

        static async Task FitsAsync(IPage page, string name, bool fullPage = true)
        {
            await Expect(page.Locator("h1")).ToHaveCountAsync(1);
            await DoesNotScrollSidewaysAsync(page);
            await SaveAsync(page, name, fullPage);
        }
    }
}
