using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>The pages of an office's day are accessible and fit, in both languages and themes.</summary>
public sealed class WorkingDayBrowserTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [Theory]
    [InlineData("sample.national", $"/inbox?asOf={InTerm}")]
    [InlineData("sample.jiangsu", $"/inbox?asOf={InTerm}")]
    [InlineData("sample.national", "/exchange/notice")]
    [InlineData("sample.jiangsu", $"/provinces/320000?asOf={InTerm}")]
    [InlineData("sample.jiangsu", $"/places/320600?asOf={InTerm}")]
    [InlineData("sample.national", $"/quotas/transfers?asOf={InTerm}")]
    public async Task A_page_is_accessible_and_does_not_scroll_sideways(string sample, string path)
    {
        foreach (var (width, dark, english) in new[] { (1440, false, false), (390, true, true), (720, false, true) })
        {
            var page = await OpenAsync(path, width, dark: dark, english: english, sample: sample);
            await Expect(page.Locator("h1")).ToHaveCountAsync(1);
            await HasNoAxeViolationsAsync(page);
            await DoesNotScrollSidewaysAsync(page);
        }
    }
}

/// <summary>Forms that change a round, in an application of its own.</summary>
public sealed class MendingBrowserTests(BrowserFixture fixture, RoundApp round) : BrowserTest(fixture), IClassFixture<RoundApp>
{
    protected override DashboardApp App => round.App;

    [Fact]
    public async Task The_forms_of_a_correction_and_of_many_steps_at_once_are_accessible()
    {
        App.StartServer();
        var page = await OpenAsync("/progression?round=2023&province=320000&view=Table", sample: "sample.jiangsu");
        await page.GetByRole(AriaRole.Button, new() { Name = "新建申报" }).ClickAsync();
        await PickAsync(page, "#start-place", "320600", "南通市");
        await page.Locator("#start-on").FillAsync("2023-05-08");
        await page.Locator("#start-on").PressAsync("Tab");
        await page.Locator("form.start button[type=submit]").ClickAsync();
        await Expect(page.Locator("aside h2")).ToHaveTextAsync("南通市");

        await page.Locator("aside").GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^更正日期") }).ClickAsync();
        await Expect(page.Locator("form.correction")).ToBeVisibleAsync();
        await HasNoAxeViolationsAsync(page);
        await page.Locator("form.correction [data-cancel]").ClickAsync();
        await page.Locator("aside").GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^撤销“") }).ClickAsync();
        await Expect(page.Locator("form.correction")).ToBeVisibleAsync();
        await HasNoAxeViolationsAsync(page);

        await page.GotoAsync("/progression?round=2023&province=320000&view=Table");
        await InteractiveAsync(page);
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "选择本页全部" }).CheckAsync();
        await page.Locator(".dock").GetByRole(AriaRole.Button, new() { Name = "逐个办理" }).ClickAsync();
        await DialogAsync(page);
        await HasNoAxeViolationsAsync(page);
        await DoesNotScrollSidewaysAsync(page);
    }
}
