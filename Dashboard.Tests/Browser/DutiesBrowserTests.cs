using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>An application of its own: what is recorded in it changes what the overview says.</summary>
public sealed class DutiesApp : IAsyncDisposable
{
    public DashboardApp App { get; } = new();

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

public sealed class DutiesBrowserTests(BrowserFixture fixture, DutiesApp duties) : BrowserTest(fixture), IClassFixture<DutiesApp>
{
    protected override DashboardApp App => duties.App;

    [Fact]
    public async Task A_province_records_a_filing_and_the_national_office_sees_it_live_and_confirms()
    {
        App.StartServer();
        var desk = await OpenAsync("/provinces/320000", sample: "sample.jiangsu");
        await HasNoAxeViolationsAsync(desk);
        await DoesNotScrollSidewaysAsync(desk);
        await SaveAsync(desk, "desk");
        await desk.GetByRole(AriaRole.Link, new() { Name = "去登记" }).First.ClickAsync();
        await Expect(desk.Locator("h1")).ToHaveTextAsync("备案与义务");

        var national = await OpenAsync("/duties?province=320000", sample: "sample.national");
        var row = national.Locator("tr:has(#place-320500)");
        await Expect(row).ToContainTextAsync("未登记");

        // By keyboard: the row, the form, its days.
        var province = desk;
        await province.Locator("#place-320500").FocusAsync();
        await province.Keyboard.PressAsync("Enter");
        await Expect(province.Locator("aside h2")).ToHaveTextAsync("苏州市");
        await province.Locator("#record-filing").FocusAsync();
        await province.Keyboard.PressAsync("Enter");
        await province.Locator("#filing-issued").FillAsync("2022-09-20");
        await province.Locator("#filing-province").FillAsync("2022-09-28");
        await province.Locator("#filing-cnipa").FillAsync("2022-09-30");
        await HasNoAxeViolationsAsync(province);
        await province.Locator("form.filing button[type=submit]").ClickAsync();
        await Expect(province.Locator("aside")).ToContainTextAsync("待国家局确认");

        await Expect(row).ToContainTextAsync("已完成 2022.9.30");
        await Expect(row).ToContainTextAsync("待确认");
        await row.GetByRole(AriaRole.Checkbox).CheckAsync();
        await national.GetByRole(AriaRole.Button, new() { Name = "确认所选" }).ClickAsync();
        await Expect(national.GetByText("确认 1 个，未确认 0 个")).ToBeVisibleAsync();
        await Expect(province.Locator("aside")).ToContainTextAsync("国家局已于");
        await HasNoAxeViolationsAsync(national);

        await province.Locator("aside").FocusAsync();
        await province.Keyboard.PressAsync("Escape");
        await Expect(province.Locator("aside")).ToHaveCountAsync(0);

        // Another province is refused: the page by its address, the file too.
        var other = await OpenAsync("/duties?province=320000&place=320500", sample: "sample.corps");
        await Expect(other.Locator(".state")).ToBeVisibleAsync();
        await Expect(other.Locator("table")).ToHaveCountAsync(0);
        var file = await other.APIRequest.GetAsync("/api/v1/reminders.csv?province=320000");
        Assert.Equal(403, file.Status);
        var own = await province.APIRequest.GetAsync("/api/v1/reminders.csv");
        Assert.Equal(200, own.Status);
        Assert.DoesNotContain("苏州市", await own.TextAsync(), StringComparison.Ordinal);

        foreach (var (width, english, dark) in new[] { (390, true, false), (1920, false, true) })
        {
            var page = await OpenAsync("/duties?place=320500", width, dark: dark, english: english, sample: "sample.national");
            await HasNoAxeViolationsAsync(page);
            await DoesNotScrollSidewaysAsync(page);
        }
    }
}
