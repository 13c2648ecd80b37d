using System.Text.RegularExpressions;
using Dashboard.Data.Access;
using Dashboard.Data.Places;
using Dashboard.Data.Quotas;
using Dashboard.Data.Quotas.Workbench;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

public sealed class WorkbenchBrowserTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    private const string National = "sample.national";

    [Fact]
    public async Task A_scenario_is_built_compared_explained_its_tie_decided_and_published()
    {
        // Of the round of 2022, so that the quotas other tests look at stay as they are.
        var page = await OpenAsync($"/quotas/workbench?asOf={InTerm}", sample: National);
        await ChooseAsync(page, "轮次", "2022 年轮次");
        await ChooseAsync(page, "类别", "强市");
        await ChooseAsync(page, "层级", "示范");
        await Expect(page.Locator("#wb-share-EligiblePilots")).ToHaveValueAsync("100");

        // Inputs are followed while they are typed, and no keystroke is lost.
        await page.Locator("#wb-total").FillAsync("");
        await page.Locator("#wb-total").PressSequentiallyAsync("40");
        await page.Locator("#wb-floor").FillAsync("0");
        await page.Locator("input[type=radio][value=Hamilton]").CheckAsync();
        await Expect(page.Locator("#wb-total")).ToHaveValueAsync("40");

        // Compared.
        await page.GetByLabel("并排比较圣拉格法").CheckAsync();
        await page.GetByLabel("并排比较顿特法").CheckAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "顿特法" }).First).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex("compare=Webster%2CJefferson"));

        // Explained, and back to the number.
        var number = page.Locator("#number-320000-Hamilton");
        await number.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var sheet = page.GetByRole(AriaRole.Complementary, new() { Name = "江苏" });
        await Expect(sheet).ToBeFocusedAsync();
        await Expect(sheet).ToContainTextAsync("可申报示范的试点数 7：占全国 9.72%");
        await Expect(sheet).ToContainTextAsync("整数部分 3，余数 0.8889");
        await SaveAsync(page, "workbench");
        await page.Keyboard.PressAsync("Escape");
        await Expect(sheet).ToHaveCountAsync(0);
        await Expect(number).ToBeFocusedAsync();

        // The tie stands against publishing until its decision is recorded.
        await Expect(page.Locator(".tie")).ToContainTextAsync("并列，争最后");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "发布为名额" })).ToBeDisabledAsync();
        var places = int.Parse(Regex.Match(await page.Locator("#tie-title").InnerTextAsync(), @"最后 (\d+) 个").Groups[1].Value, null);
        for (var i = 0; i < places; i++)
        {
            await page.Locator(".tie fieldset").First.GetByRole(AriaRole.Checkbox).Nth(i).CheckAsync();
        }

        await page.GetByLabel("决定或抽签人").FillAsync("局长办公会");
        await page.Locator(".tie").GetByLabel("文号").FillAsync("国知办函〔2023〕1号");
        await page.GetByRole(AriaRole.Button, new() { Name = "记录决定" }).ClickAsync();
        await Expect(page.GetByText("并列已决定：")).ToBeVisibleAsync();

        // Undone and done again by the keyboard.
        await page.Locator("#wb-total").FocusAsync();
        await page.Keyboard.PressAsync("Control+z");
        await Expect(page.Locator(".tie")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await page.GoForwardAsync();
        await Expect(page.Locator(".tie")).ToBeVisibleAsync();
        for (var i = 0; i < places; i++)
        {
            await page.Locator(".tie fieldset").First.GetByRole(AriaRole.Checkbox).Nth(i).CheckAsync();
        }

        await page.GetByLabel("决定或抽签人").FillAsync("局长办公会");
        await page.Locator(".tie").GetByLabel("文号").FillAsync("国知办函〔2023〕1号");
        await page.GetByRole(AriaRole.Button, new() { Name = "记录决定" }).ClickAsync();
        await Expect(page.GetByText("并列已决定：")).ToBeVisibleAsync();

        // The copied link holds what is not saved.
        var copy = await OpenAsync(new Uri(page.Url).PathAndQuery, sample: National);
        await Expect(copy.GetByText("并列已决定：")).ToBeVisibleAsync();
        await Expect(copy.Locator("#wb-total")).ToHaveValueAsync("40");

        // Saved, and published.
        await page.Locator("#wb-name").FillAsync("浏览器试算");
        await page.GetByRole(AriaRole.Button, new() { Name = "另存情景" }).ClickAsync();
        await Expect(page.GetByText("情景已保存。")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "发布为名额" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "发布为名额" }).Locator(":focus")).ToHaveCountAsync(1);
        await page.Locator("#publish-reason").FillAsync("按程序确定");
        await page.Locator("#publish-document").FillAsync("国知办函〔2023〕2号");
        await SaveAsync(page, "workbench-publish");
        await page.GetByRole(AriaRole.Button, new() { Name = "发布", Exact = true }).ClickAsync();
        await Expect(page.GetByText("已发布 32 个地区的名额，合计 40 个。")).ToBeVisibleAsync();
        await Expect(page.GetByText("不能再改")).ToBeVisibleAsync();
        await Expect(page.Locator("#wb-total")).ToBeDisabledAsync();
        await Expect(page.Locator("#workbench-undo")).ToHaveCountAsync(0); // what is published has nothing to undo

        // Seen in the quotas, with where they come from.
        await page.GetByRole(AriaRole.Link, new() { Name = "在名额分配中查看" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/quotas\\?round=2022"));
        await page.GotoAsync($"/quotas?round=2022&cell=320000-CityDemonstration&asOf={InTerm}");
        await InteractiveAsync(page);
        var history = page.GetByRole(AriaRole.Complementary, new() { Name = "江苏" });
        await Expect(history).ToContainTextAsync("按程序确定");
        await Expect(history).ToContainTextAsync("国知办函〔2023〕2号");
        await history.Locator("button.chip").First.ClickAsync();
        await Expect(history.Locator("[popover]").First).ToContainTextAsync("最大余数法");
        await Expect(history.Locator("[popover]").First).ToContainTextAsync("情景 「浏览器试算」; 总量 40");

        var table = await App.Services.GetRequiredService<QuotasQueries>().TableAsync(
            Viewer.Public, "2022", new(2023, 8, 15), cancellationToken: TestContext.Current.CancellationToken);
        var column = new QuotaColumn(Track.City, Tier.Demonstration);
        Assert.Equal(40, table!.Total(column).Count);
        Assert.All(table.Provinces, p => Assert.StartsWith("scenario 「浏览器试算」; total 40", p[column].Provenance!.Detail, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_calculation_is_downloaded_as_a_workbook()
    {
        var page = await OpenAsync($"/quotas/workbench?asOf={InTerm}", sample: National);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "导出测算书" }).ClickAsync());
        Assert.Equal($"calculation-{InTerm}.xlsx", download.SuggestedFilename);
        Assert.True(new FileInfo(await download.PathAsync()).Length > 5_000);
    }

    [Fact]
    public async Task Leadership_reads_scenarios_and_may_not_write_them()
    {
        var page = await OpenAsync("/quotas/workbench", sample: "sample.leadership");
        await Expect(page.Locator("table.numbers")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "另存情景" })).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "发布为名额" })).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(1440, false, false)]
    [InlineData(1440, true, true)]
    [InlineData(390, false, true)]
    [InlineData(390, true, false)]
    [InlineData(1920, false, false)]
    public async Task The_page_is_accessible_and_fits(int width, bool dark, bool english)
    {
        var input = ScenarioText.Pack(WorkbenchCases.Tied);
        foreach (var query in new[] { "compare=Hamilton,Jefferson,Adams&why=320000", $"input={input}" })
        {
            var page = await OpenAsync($"/quotas/workbench?asOf={InTerm}&{query}", width, dark: dark, english: english, sample: National);
            await Expect(page.Locator("table.numbers")).ToBeVisibleAsync();
            await HasNoAxeViolationsAsync(page);
            await DoesNotScrollSidewaysAsync(page);
            await Expect(page.Locator("h1")).ToHaveCountAsync(1);
        }
    }

    [Fact]
    public async Task The_page_prints_its_inputs_and_numbers_without_the_fields()
    {
        var page = await OpenAsync($"/quotas/workbench?asOf={InTerm}", sample: National);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.Locator(".inputs")).ToBeHiddenAsync();
        await Expect(page.Locator(".print-inputs")).ToContainTextAsync("总量 97; 下限 1; 可申报县域数 100%");
        await Expect(page.Locator("table.numbers")).ToBeVisibleAsync();
    }
}
