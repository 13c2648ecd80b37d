using Dashboard.Web.Navigation;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>What holds for every page: accessible in both themes and languages, no sideways scrolling, prints.</summary>
public sealed class EveryPageBrowserTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    /// <summary>Characters of a title that stand on one line at the edge of paper.</summary>
    private const int Line = 20;

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

    [Fact]
    public async Task A_page_that_is_wrong_is_found_to_be_wrong()
    {
        var page = await OpenAsync("/help");
        await page.EvaluateAsync(
            """
            () => {
              const pale = Object.assign(document.createElement('p'), { textContent: 'A line that nobody can read' });
              Object.assign(pale.style, { color: '#ccc', background: '#fff' });
              document.querySelector('main').append(document.createElement('img'), pale);
            }
            """);

        var found = await Assert.ThrowsAnyAsync<Xunit.Sdk.TrueException>(() => HasNoAxeViolationsAsync(page));

        Assert.Contains("image-alt", found.Message, StringComparison.Ordinal);
        Assert.Contains("color-contrast", found.Message, StringComparison.Ordinal);

        found = await Assert.ThrowsAnyAsync<Xunit.Sdk.TrueException>(() => HasNoAxeViolationsAsync(page, coloursOnly: true));

        Assert.DoesNotContain("image-alt", found.Message, StringComparison.Ordinal);
        Assert.Contains("color-contrast", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_no_accessibility_violations_in_either_theme(string path)
    {
        var page = await OpenAsync(path);
        await HasNoAxeViolationsAsync(page);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await HasNoAxeViolationsAsync(page, coloursOnly: true);
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
    public async Task A_page_prints_white_and_says_on_each_sheet_what_it_is(string path)
    {
        var page = await OpenAsync(path, dark: true);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var grounds = await page.Locator("body, .card").EvaluateAllAsync<string[]>("all => all.map(e => getComputedStyle(e).backgroundColor)");
        Assert.All(grounds, ground => Assert.Equal("rgb(255, 255, 255)", ground));
        await Expect(page.Locator(".button:visible, .segments:visible")).ToHaveCountAsync(0);
        await Expect(page.Locator("header.bar")).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" })).ToHaveCountAsync(0);
        await SaysOnEachSheetWhatItIsAsync(page);
    }

    [Theory]
    [InlineData("sample.national", $"/provinces/320000?asOf={InTerm}", 3)]
    [InlineData("sample.national", $"/?asOf={InTerm}", 2)]
    [InlineData("sample.national", $"/quotas/workbench?asOf={InTerm}", 2)]
    [InlineData("sample.national", "/progression?asOf=2023-09-15&view=Lanes", 4)]
    [InlineData("sample.national", "/inbox", 1)]
    [InlineData("sample.jiangsu", "/duties", 2)]
    [InlineData("sample.administrator", "/access/audit", null)]
    public async Task A_page_of_the_working_day_prints_on_few_sheets_none_of_them_half_empty(string sample, string path, int? sheets)
    {
        var page = await OpenAsync(path, sample: sample);
        var printed = await SaysOnEachSheetWhatItIsAsync(page);
        Assert.InRange(printed.Count, 1, sheets ?? printed.Count);
        Assert.All(printed.SkipLast(1), sheet => Assert.True(sheet.Filled > .6, $"a sheet is filled to {sheet.Filled:P0}"));
    }

    [Theory]
    [InlineData("/exchange", "下载模板")]
    [InlineData("/exchange/round?round=2023", "每个地方一行")]
    [InlineData("/exchange/notice", "下载模板")]
    public async Task An_import_prints_how_its_file_is_filled_in_and_not_only_its_head(string path, string said)
    {
        var page = await OpenAsync(path, sample: "sample.national");
        var sheets = await SaysOnEachSheetWhatItIsAsync(page);
        Assert.Contains(sheets, sheet => sheet.Text.Contains(said, StringComparison.Ordinal) && sheet.Filled > .25);
    }

    [Fact]
    public async Task What_a_page_is_filtered_by_stands_on_each_sheet_and_a_total_only_once()
    {
        var page = await OpenAsync($"/quotas/workbench?asOf={InTerm}", sample: "sample.national");
        var sheets = await SaysOnEachSheetWhatItIsAsync(page);
        Assert.Equal(1, sheets.Sum(s => System.Text.RegularExpressions.Regex.Count(s.Text, "合计(?!等于)")));

        page = await OpenAsync($"/places?asOf={InTerm}&region=East&q=an", english: true);
        sheets = await PaperPage.ReadAsync(await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }));
        Assert.All(sheets, sheet => Assert.Contains("Region:East", sheet.Text, StringComparison.Ordinal));
        Assert.All(sheets, sheet => Assert.Contains(":an", sheet.Text, StringComparison.Ordinal));
        Assert.All(sheets, sheet => Assert.Contains("/places?asOf=2023-08-15&region=East&q=an", sheet.Text, StringComparison.Ordinal));
    }

    /// <summary>Title, as-of date, source, sample data and page x / y.</summary>
    private static async Task<IReadOnlyList<PaperPage>> SaysOnEachSheetWhatItIsAsync(IPage page)
    {
        var title = string.Concat((await page.Locator("h1").InnerTextAsync()).Where(c => !char.IsWhiteSpace(c)));
        var sheets = await PaperPage.ReadAsync(await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }));
        Assert.NotEmpty(sheets);
        foreach (var (index, sheet) in sheets.Index())
        {
            foreach (var said in new[] { "·" + title[..Math.Min(title.Length, Line)], "数据截至2", "来源：", "不得引用", $"{index + 1}/{sheets.Count}" })
            {
                Assert.Contains(said, sheet.Text, StringComparison.Ordinal);
            }
        }

        return sheets;
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
        await round.Locator("ol > li.lane a").First.ClickAsync();
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
