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
    public async Task Bars_carry_their_figures_and_the_names_of_their_series_and_are_told_apart_without_colour()
    {
        var page = await OpenAsync("/statistics?view=Regions&asOf=2023-08-15");
        await Expect(page.Locator("apex-chart[data-drawn]")).ToHaveCountAsync(1);
        var words = await page.Locator(".plotted svg text").AllTextContentsAsync();
        Assert.Contains(words, w => w.Contains("示范", StringComparison.Ordinal) && w.EndsWith(" 20", StringComparison.Ordinal));
        Assert.Contains("54", words); // the sum at the end
        await Expect(page.Locator(".apexcharts-legend")).ToBeHiddenAsync();

        await page.GotoAsync("/statistics/compose?rows=kind&columns=region&measures=places.designated&chart=Stacked&asOf=2023-08-15");
        await Expect(page.Locator("apex-chart[data-drawn]")).ToHaveCountAsync(1);
        foreach (var (series, isHatched) in new[] { false, false, true, true }.Index())
        {
            Assert.Equal(isHatched, await page.Locator($".apexcharts-series[rel='{series + 1}'] .apexcharts-bar-area").First.EvaluateAsync<bool>("e => e.getAttribute('fill').startsWith('url(')"));
        }
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

    [Fact]
    public async Task All_records_behind_a_figure_are_copied_though_the_sheet_lists_a_page_of_them()
    {
        var page = await OpenAsync("/statistics/compose?rows=region&measures=divisions.all&cell=divisions.all&asOf=2023-08-15");
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var number = int.Parse((await page.Locator("aside .value").InnerTextAsync()).Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
        await Expect(page.Locator("aside .records li")).ToHaveCountAsync(100);

        await page.Locator("aside copy-table button").ClickAsync();
        await Expect(page.Locator("aside copy-table button")).ToHaveTextAsync("已复制");

        var rows = (await page.EvaluateAsync<string>("() => navigator.clipboard.readText()")).Split('\n').Select(r => r.Split('\t')).ToList();
        Assert.Equal(number + 1, rows.Count);
        Assert.True(number > 3000);
        Assert.Equal(["代码", "名称"], rows[0][..2]);
        Assert.All(rows, r => Assert.Equal(rows[0].Length, r.Length));
        var csv = await page.RunAndWaitForDownloadAsync(() => page.Locator("aside").GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());
        Assert.Equal(number + 1, Files.Csv(await File.ReadAllBytesAsync(await csv.PathAsync(), TestContext.Current.CancellationToken)).Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("sample.national")]
    public async Task A_pill_is_moved_by_keys_and_by_dragging_said_and_undone_by_going_back(string? sample)
    {
        var page = await OpenAsync("/statistics/compose?rows=region,kind&measures=places.designated,divisions.city&asOf=2023-08-15", sample: sample);
        await Expect(page.Locator("pill-shelves[ready]")).ToBeVisibleAsync();
        var said = page.Locator("pill-shelves [role=status]");
        await Pill("rows", "Region").FocusAsync();

        await page.Keyboard.PressAsync("Alt+ArrowRight");
        await Expect(said).ToHaveTextAsync("“区域”已移到行，第 2 位，共 2 个");
        await Expect(Pill("rows", "Region")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Alt+ArrowRight");
        await Expect(said).ToHaveTextAsync("“区域”已在行的尽头");
        await page.Keyboard.PressAsync("Alt+ArrowDown");
        await Expect(said).ToHaveTextAsync("“区域”已移到列，第 1 位，共 1 个");
        await Expect(Pill("columns", "Region")).ToBeFocusedAsync();
        await Expect(page.Locator(".pivot thead")).ToContainTextAsync("东北");
        await HasNoAxeViolationsAsync(page);

        await DragAsync(Pill("rows", "Kind"), page.Locator("[data-shelf=columns]"));
        await Expect(said).ToContainTextAsync("最多");
        await DragAsync(Pill("columns", "Region"), page.Locator("[data-shelf=filters]"));
        await Expect(said).ToHaveTextAsync("“区域：东部、中部、西部、东北”已移到筛选，第 1 位，共 1 个");
        await Expect(Pill("columns", "Region")).ToHaveCountAsync(0);
        await Expect(page.Locator("[popover]:popover-open")).ToHaveCountAsync(0); // a drag is no press
        await DragAsync(Pill("measures", "DivisionsCity"), Pill("measures", "PlacesDesignated"));
        await Expect(page.Locator("[data-shelf=measures] > [data-part]").First).ToHaveAttributeAsync("data-part", "DivisionsCity");

        for (var steps = 0; steps < 4; steps++)
        {
            await page.GoBackAsync();
        }

        await Expect(page.Locator("[data-shelf=rows] > [data-part]").First).ToHaveAttributeAsync("data-part", "Region");
        await Pill("rows", "Region").ClickAsync();
        await Expect(page.Locator("#row-Region")).ToBeVisibleAsync(); // and a press is no drag

        ILocator Pill(string shelf, string part) => page.Locator($"[data-shelf={shelf}] > [data-part={part}] > button");

        async Task DragAsync(ILocator pill, ILocator to)
        {
            var (from, over) = ((await pill.BoundingBoxAsync())!, (await to.BoundingBoxAsync())!);
            await page.Mouse.MoveAsync(from.X + (from.Width / 2), from.Y + (from.Height / 2));
            await page.Mouse.DownAsync();
            await page.Mouse.MoveAsync(over.X + 8, over.Y + (over.Height / 2), new() { Steps = 5 });
            await page.Mouse.UpAsync();
        }
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
