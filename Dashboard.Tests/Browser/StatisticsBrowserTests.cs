using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>What is taken away from the statistics: pictures, tables for a spreadsheet, words to cite; and choices that going back undoes.</summary>
public sealed class StatisticsBrowserTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    private const string Composed = "/statistics/compose?rows=region,kind&measures=coverage.city&where=track:City";

    [Theory]
    [InlineData("/statistics?asOf=2023-08-15", "江苏")] // our own drawings
    [InlineData("/statistics?view=Regions&asOf=2023-08-15", "东部")] // a chart of the library
    public async Task A_drawing_is_saved_as_a_picture_with_its_title_and_sources(string path, string word)
    {
        var page = await OpenAsync(path);
        if (path.Contains("view", StringComparison.Ordinal))
        {
            await Expect(page.Locator(".apexcharts-bar-area").First).ToBeVisibleAsync();
        }

        await page.Locator("button[popovertarget=view-files]").ClickAsync();
        var svg = await File.ReadAllTextAsync(await (await SavedAsync(page, "SVG")).PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains(await page.Locator(".view h2").InnerTextAsync(), svg, StringComparison.Ordinal);
        Assert.Contains(word, svg, StringComparison.Ordinal);
        Assert.Contains("国知发运字〔2022〕33号", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("var(--", svg.Replace("fill=\"var(--", "", StringComparison.Ordinal), StringComparison.Ordinal); // looks the same without our style sheets
        var png = await File.ReadAllBytesAsync(await (await SavedAsync(page, "PNG")).PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], png[..4]);
        Assert.True(png.Length > 10_000);
    }

    [Fact]
    public async Task A_table_is_copied_for_a_spreadsheet_and_a_fraction_stays_a_text()
    {
        var page = await OpenAsync($"{Composed}&asOf=2023-08-15");
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "复制表格" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "已复制" })).ToBeVisibleAsync();

        var copied = await page.EvaluateAsync<string[]>(
            "async () => { const [item] = await navigator.clipboard.read(); return Promise.all(['text/html', 'text/plain'].map(async t => (await item.getType(t)).text())); }");
        Assert.Contains("mso-number-format", copied[0], StringComparison.Ordinal);
        var rows = copied[1].Split('\n').Select(r => r.Split('\t')).ToList();
        Assert.Equal(["区域 › 类型", "强市覆盖率", "强市覆盖率 分子与分母"], rows[0]);
        Assert.Equal(["全国", "27%", "110/407"], rows[1]);
        Assert.Contains(rows, r => r[0] == "副省级城市" && r[1] == "1/1");
        Assert.All(rows, r => Assert.Equal(3, r.Length));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("sample.national")]
    public async Task A_choice_of_the_composer_is_a_step_that_going_back_undoes(string? sample)
    {
        var page = await OpenAsync($"{Composed}&asOf=2023-08-15", sample: sample);
        await page.Locator("[popovertarget=add-column]").ClickAsync();
        await page.Locator("#add-column").GetByRole(AriaRole.Link, new() { Name = "层级", Exact = true }).ClickAsync();
        await Expect(page.Locator(".pivot thead")).ToContainTextAsync("试点");
        await page.Locator(".pivot tbody tr").Nth(1).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.Locator("aside h2")).ToContainTextAsync("东部");
        await Expect(page.Locator("aside")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("aside h2")).ToHaveCountAsync(0);
        await page.GoBackAsync();
        await page.GoBackAsync();
        await page.GoBackAsync();
        await Expect(page.Locator(".pivot thead")).Not.ToContainTextAsync("试点");
    }

    [Fact]
    public async Task A_composed_table_is_kept_under_a_name_opened_again_renamed_and_deleted_by_keyboard()
    {
        var page = await OpenAsync($"{Composed}&asOf=2023-08-15", sample: "sample.national");
        await Expect(page.Locator(".pivot thead")).ToContainTextAsync("强市覆盖率");
        await PressAsync("我的视图");
        await DialogAsync(page);
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("#view-name").FillAsync("各区域覆盖率");
        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog.GetByRole(AriaRole.Link, new() { Name = "各区域覆盖率" })).ToBeVisibleAsync();
        await Expect(dialog.Locator("[aria-invalid=true]")).ToHaveCountAsync(0); // a new form, in which nothing is wrong yet
        await HasNoAxeViolationsAsync(page);

        await PressAsync("重命名“各区域覆盖率”");
        await Expect(dialog.GetByRole(AriaRole.Heading, new() { Name = "重命名“各区域覆盖率”" })).ToBeVisibleAsync();
        await dialog.Locator("#view-rename").FillAsync("覆盖率");
        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog.GetByRole(AriaRole.Link, new() { Name = "覆盖率", Exact = true })).ToBeVisibleAsync();

        await page.GotoAsync("/statistics?asOf=2023-08-15");
        await page.Locator(".index").GetByRole(AriaRole.Link, new() { Name = "覆盖率", Exact = true }).ClickAsync();
        await Expect(page.Locator(".pivot thead")).ToContainTextAsync("强市覆盖率");
        Assert.Contains("measures=coverage.city", page.Url, StringComparison.Ordinal);
        Assert.Contains("asOf=2023-08-15", page.Url, StringComparison.Ordinal);

        await InteractiveAsync(page);
        await PressAsync("我的视图");
        await PressAsync("删除“覆盖率”");
        await Expect(dialog.GetByRole(AriaRole.Heading, new() { Name = "删除“覆盖率”" })).ToBeVisibleAsync();
        await dialog.Locator("button[type=submit]").PressAsync("Enter");
        await Expect(dialog.GetByText("还没有保存过视图")).ToBeVisibleAsync();

        Task PressAsync(string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).PressAsync("Enter");
    }

    private static Task<IDownload> SavedAsync(IPage page, string format) =>
        page.RunAndWaitForDownloadAsync(() => page.Locator("chart-picture").GetByRole(AriaRole.Button, new() { Name = format }).ClickAsync());
}
