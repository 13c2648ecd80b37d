using System.Text.RegularExpressions;
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
        await desk.GetByRole(AriaRole.Link, new() { Name = "登记备案" }).Last.ClickAsync(); // of those of which nothing is recorded
        await Expect(desk.Locator("h1")).ToHaveTextAsync("备案与义务");
        await desk.GotoAsync("/duties"); // the task led to what is owed in its state; here the whole list
        await InteractiveAsync(desk);

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
        await national.GetByRole(AriaRole.Button, new() { Name = "确认所选（1 个）" }).ClickAsync();
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

    [Fact]
    public async Task A_province_names_its_liaison_officer_and_the_national_office_confirms_the_receipt()
    {
        App.StartServer();
        var province = await OpenAsync("/duties", sample: "sample.jiangsu");
        var national = await OpenAsync("/duties?province=320000", sample: "sample.national");
        await province.GetByRole(AriaRole.Button, new() { Name = "登记江苏的联络员与回执" }).ClickAsync();
        await DialogAsync(province);
        await province.Locator("#liaison-name").FillAsync("示例联络员");
        await province.Locator("#liaison-telephone").FillAsync("000-00000000");
        await province.Locator("#liaison-receipt").FillAsync("2023-11-01");
        await HasNoAxeViolationsAsync(province);
        await province.Locator("form.liaison button[type=submit]").ClickAsync();
        await Expect(province.Locator("form.liaison")).ToHaveCountAsync(0);

        var row = national.Locator("#liaison tbody tr", new() { HasText = "江苏" });
        await Expect(row).ToContainTextAsync("示例联络员");
        await Expect(row).ToContainTextAsync("待确认");
        await Expect(row).ToHaveAttributeAsync("data-fresh", "");
        await row.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^确认") }).ClickAsync();
        await Expect(row).ToContainTextAsync("已确认");
        await Expect(province.Locator("#liaison tbody tr")).ToContainTextAsync("已确认");

        // Leadership sees that the receipt came, and no person.
        var leadership = await OpenAsync("/duties?province=320000", sample: "sample.leadership");
        await Expect(leadership.Locator("#liaison tbody tr", new() { HasText = "江苏" })).ToContainTextAsync("已完成");
        await Expect(leadership.Locator("main")).Not.ToContainTextAsync("示例联络员");
    }

    [Fact]
    public async Task A_province_records_an_agreement_corrects_it_and_the_national_office_confirms_it()
    {
        App.StartServer();
        var province = await OpenAsync("/duties?place=320400", sample: "sample.jiangsu");
        var national = await OpenAsync("/duties?province=320000&place=320400", sample: "sample.national");
        await province.GetByRole(AriaRole.Button, new() { Name = "登记共建协议" }).ClickAsync();
        await province.Locator("#agreement-on").FillAsync("2023-03-01");
        await province.Locator("#agreement-document").FillAsync("示例〔2023〕1号");
        await HasNoAxeViolationsAsync(province);
        await province.Locator("form.filing button[type=submit]").ClickAsync();
        await Expect(province.Locator("form.filing")).ToHaveCountAsync(0);
        await Expect(national.Locator("aside")).ToContainTextAsync("示例〔2023〕1号");

        await province.GetByRole(AriaRole.Button, new() { Name = "更正2023年3月1日" }).ClickAsync();
        await province.Locator("#agreement-on").FillAsync("2023-03-02");
        await province.Locator("form.filing button[type=submit]").ClickAsync();
        await Expect(national.Locator("aside")).ToContainTextAsync("2023年3月2日");
        await national.GetByRole(AriaRole.Button, new() { Name = "确认2023年3月2日" }).ClickAsync();
        await Expect(national.Locator("aside")).ToContainTextAsync("已确认");
        await Expect(province.Locator("aside")).ToContainTextAsync("已确认");
    }

    [Fact]
    public async Task What_another_window_records_leaves_an_open_form_its_text_and_the_focus_alone()
    {
        App.StartServer();
        var province = await OpenAsync("/duties?place=320200", sample: "sample.jiangsu");
        var national = await OpenAsync("/duties?province=320000&place=320200", sample: "sample.national");
        await province.Locator("#record-filing").ClickAsync();
        await province.Locator("#filing-issued").FillAsync("2022-09-20");
        await province.Locator("#filing-document").PressSequentiallyAsync("示例〔2022〕");

        await national.Locator("#record-filing").ClickAsync();
        await national.Locator("#filing-issued").FillAsync("2022-09-21");
        await national.Locator("form.filing button[type=submit]").ClickAsync();

        await Expect(province.Locator("tr[data-fresh]")).ToHaveCountAsync(1);
        await Expect(province.Locator("tr[data-fresh] #place-320200")).ToBeVisibleAsync();
        await Expect(province.Locator("form.filing .band.changed")).ToContainTextAsync("其他人已作更改");
        await Expect(province.Locator("#filing-document")).ToBeFocusedAsync();
        await province.Keyboard.TypeAsync("7号");
        await Expect(province.Locator("#filing-document")).ToHaveValueAsync("示例〔2022〕7号");
        await Expect(province.Locator("#filing-issued")).ToHaveValueAsync("2022-09-20");

        await province.Locator("form.filing button[type=submit]").ClickAsync();
        await Expect(province.Locator("form.filing [role=alert]")).ToContainTextAsync("您填写“2022年9月20日”，现为“2022年9月21日”");
        await province.Locator("form.filing button[type=submit]").ClickAsync();
        await Expect(province.Locator("form.filing")).ToHaveCountAsync(0);
        await Expect(national.Locator("aside")).ToContainTextAsync("示例〔2022〕7号");
    }
}
