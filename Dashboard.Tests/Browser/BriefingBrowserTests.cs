using System.Text.RegularExpressions;
using Dashboard.Tests.Briefing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>A briefing in the room: keys, notes, kiosk, and a connection that is cut.</summary>
public sealed class BriefingBrowserTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    private const int Slides = 17;

    [Fact]
    public async Task The_slides_are_presented_by_key_and_a_cut_connection_changes_nothing()
    {
        var page = await OpenDeckAsync(isCut: true);
        var sockets = 0;
        page.WebSocket += (_, _) => sockets++;
        await page.GetByRole(AriaRole.Button, new() { Name = "放映" }).ClickAsync();
        await Expect(Current(page)).ToHaveAttributeAsync("id", "slide-1");
        await Expect(page.Locator(".slide:visible")).ToHaveCountAsync(1);

        await page.Context.SetOfflineAsync(true);
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(Current(page)).ToHaveAttributeAsync("id", "slide-2");
        await Expect(Current(page)).ToBeFocusedAsync();
        await SaveAsync(page, "briefing");
        await page.Keyboard.PressAsync("End");
        await Expect(Current(page)).ToHaveAttributeAsync("id", $"slide-{Slides}");
        await page.Keyboard.PressAsync("ArrowRight"); // the last stays
        await Expect(Current(page)).ToHaveAttributeAsync("id", $"slide-{Slides}");
        await page.Keyboard.PressAsync("o");
        await Expect(page.Locator(".slide:visible")).ToHaveCountAsync(Slides);
        await page.Locator("#slide-4").ClickAsync();
        await Expect(Current(page)).ToHaveAttributeAsync("id", "slide-4");
        await Expect(page.Locator(".slide:visible")).ToHaveCountAsync(1);
        await page.Context.SetOfflineAsync(false);

        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("briefing-deck")).Not.ToHaveAttributeAsync("data-presenting", "");
        await Expect(page.Locator(".slide:visible")).ToHaveCountAsync(Slides);
        Assert.Equal(0, sockets); // no circuit
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_slide_is_cut_off(bool english)
    {
        var page = await OpenAsync("/briefing/sample", english: english);

        var cut = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('.slide .body')].filter(b => b.scrollHeight > b.clientHeight + 1).map(b => `${b.closest('.slide').id}: ${b.scrollHeight} in ${b.clientHeight}`)");
        Assert.Empty(cut);
    }

    [Fact]
    public async Task The_notes_follow_in_a_second_window()
    {
        var page = await OpenDeckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "放映" }).ClickAsync();
        var notes = await page.RunAndWaitForPopupAsync(() => page.Keyboard.PressAsync("n"));
        await Expect(notes.Locator("h1")).ToHaveTextAsync("110 个城市入列，覆盖 30 个省级地区");
        await Expect(notes.Locator("p")).ToHaveCountAsync(5); // where one is, three sentences, what comes next
        await Expect(notes.Locator("p").Last).ToHaveTextAsync("下一页：110 个城市分布在 30 个省级地区");

        // The browser leaves the full screen for the second window, at once or later: the show goes on.
        await page.EvaluateAsync("async () => { if (document.fullscreenElement) await document.exitFullscreen(); document.dispatchEvent(new Event('fullscreenchange')); }");
        await notes.Keyboard.PressAsync("ArrowRight");

        await Expect(Current(page)).ToHaveAttributeAsync("id", "slide-2");
        await Expect(notes.Locator("h1")).ToHaveTextAsync("110 个城市分布在 30 个省级地区");
        await Expect(notes.Locator("body")).ToContainTextAsync("国知发运字〔2022〕33号附件1第1—38号");
    }

    [Fact]
    public async Task A_kiosk_runs_round_over_200_slides_and_leaves_nothing_behind()
    {
        var page = await OpenDeckAsync(withClock: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "放映" }).ClickAsync();
        await Expect(Current(page)).ToHaveAttributeAsync("id", "slide-1");
        var before = await HeldAsync(page);
        await page.Keyboard.PressAsync("l");
        await page.Keyboard.PressAsync("a");
        await Expect(page.Locator("[data-deck=auto]")).ToHaveAttributeAsync("aria-pressed", "true");

        for (var change = 0; change < 200; change++)
        {
            await page.Clock.RunForAsync(20_000);
        }

        await Expect(Current(page)).ToHaveAttributeAsync("id", $"slide-{(200 % Slides) + 1}");
        var after = await HeldAsync(page);
        Assert.Equal((before.Elements, before.Charts), (after.Elements, after.Charts));
        Assert.InRange(after.Bytes, 0, before.Bytes + 1_000_000);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("[data-deck=auto]")).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(page.Locator(".slide:visible")).ToHaveCountAsync(Slides);
    }

    [Fact]
    public async Task A_swipe_goes_on_and_back()
    {
        var page = await OpenDeckAsync(width: 390);
        await page.GetByRole(AriaRole.Button, new() { Name = "放映" }).ClickAsync();
        await Expect(Current(page)).ToHaveAttributeAsync("id", "slide-1");

        await SwipeAsync(300, 80);
        await Expect(Current(page)).ToHaveAttributeAsync("id", "slide-2");
        await SwipeAsync(80, 300);
        await Expect(Current(page)).ToHaveAttributeAsync("id", "slide-1");

        async Task SwipeAsync(int from, int to)
        {
            await page.Mouse.MoveAsync(from, 300);
            await page.Mouse.DownAsync();
            await page.Mouse.MoveAsync(to, 305);
            await page.Mouse.UpAsync();
        }
    }

    [Fact]
    public async Task Each_slide_is_a_page_on_paper()
    {
        var page = await OpenDeckAsync();
        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true });

        Assert.Equal(Slides, Regex.Count(System.Text.Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b"));
    }

    [Fact]
    public async Task A_file_that_is_being_made_says_so_and_can_be_given_up()
    {
        var page = await OpenAsync("/briefing/sample", expectErrors: true);
        var booklet = page.Locator("a[href$='/booklet.docx']");
        var (making, failed) = (page.Locator("[data-making]"), page.Locator("[data-failed]"));
        await page.RouteAsync("**/booklet.docx", _ => Task.CompletedTask); // the line is slow: no answer yet
        await booklet.ClickAsync();
        await Expect(making).ToBeVisibleAsync();
        await making.GetByRole(AriaRole.Button).PressAsync("Enter");
        await Expect(making).ToBeHiddenAsync();
        await Expect(failed).ToBeHiddenAsync(); // it was wanted so
        await Expect(booklet).ToBeFocusedAsync();
        await page.UnrouteAsync("**/booklet.docx");

        await page.Context.SetOfflineAsync(true);
        await booklet.ClickAsync();
        await Expect(failed).ToBeVisibleAsync();
        await page.Context.SetOfflineAsync(false);

        var file = await page.RunAndWaitForDownloadAsync(() => booklet.ClickAsync());
        Assert.EndsWith("-booklet.docx", file.SuggestedFilename, StringComparison.Ordinal);
        Assert.Equal("PK", System.Text.Encoding.ASCII.GetString(await File.ReadAllBytesAsync(await file.PathAsync(), TestContext.Current.CancellationToken), 0, 2));
        await Expect(making).ToBeHiddenAsync();
        await Expect(failed).ToBeHiddenAsync();

        var line = new TaskCompletionSource();
        await page.RouteAsync("**/booklet.docx", async route => { await line.Task; await route.ContinueAsync(); });
        await page.RunAndWaitForDownloadAsync(async () =>
        {
            await booklet.ClickAsync();
            await page.Locator("nav a[href='/places']").First.ClickAsync();
            await Expect(page.Locator("h1")).ToHaveTextAsync("城市名录");
            line.SetResult(); // who has gone on to another page still gets it
        });
    }

    [Fact]
    public async Task The_national_office_makes_one_and_starts_the_next_from_it()
    {
        var page = await OpenAsync("/briefing/new", sample: "sample.national");
        await HasNoAxeViolationsAsync(page);
        await page.Locator("#briefing-title").FillAsync("浏览器里的简报");
        await page.Locator("#briefing-asof").FillAsync("2023-08-15");
        await page.Locator("#briefing-since").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "下移总体情况" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("总体情况：第 2 页，共 17 页")).ToBeAttachedAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "下移总体情况" })).ToBeFocusedAsync(); // it goes along, to be moved further
        await Expect(page.Locator(".chosen li").First).ToContainTextAsync("城市分布");
        await page.GetByRole(AriaRole.Button, new() { Name = "生成并固定" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/briefing/[0-9a-f]{32}$"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "浏览器里的简报", Level = 1 })).ToBeVisibleAsync();
        await Expect(page.Locator("#slide-1 h2")).ToHaveTextAsync("110 个城市分布在 30 个省级地区");
        await Expect(page.Locator("#slide-1 footer")).ToContainTextAsync("草稿");

        await page.GotoAsync("/briefing");
        await InteractiveAsync(page);
        await page.Locator("a[href*='from=']").Filter(new() { HasText = "浏览器里的简报" }).ClickAsync();
        await Expect(page.Locator("#briefing-title")).ToHaveValueAsync("浏览器里的简报");
        await Expect(page.Locator(".chosen li").First).ToContainTextAsync("城市分布");
        await Expect(page.Locator("#briefing-since")).ToHaveValueAsync("2023-08-15");
    }

    [Fact]
    public async Task An_administrator_looks_at_a_template_tries_it_uses_it_and_takes_it_away()
    {
        var page = await OpenAsync("/briefing", sample: "sample.administrator");
        await page.GetByRole(AriaRole.Link, new() { Name = "本单位模板" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "本单位模板", Level = 1 })).ToBeVisibleAsync();
        await InteractiveAsync(page);

        await ChooseFileAsync(page, Template("macro.pptx", TemplateFiles.With(TemplateFiles.Deck(), "ppt/vbaProject.bin", "x")));
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("模板含有宏、控件或会启动程序的动作（ppt/vbaProject.bin）");
        await ChooseFileAsync(page, Template("few.pptx", TemplateFiles.Deck(titleOnly: false)));
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("模板缺少版式“仅标题”");

        await ChooseFileAsync(page, Template("office.pptx", TemplateFiles.Deck()));
        var preview = page.GetByRole(AriaRole.Region, new() { Name = "预览：office.pptx（幻灯片（PPTX））" });
        await Expect(preview).ToContainTextAsync("339 × 190 毫米");
        await Expect(preview).ToContainTextAsync("仅标题 · 采用");
        await Expect(preview).ToContainTextAsync(TemplateFiles.Font);
        await Expect(preview).ToContainTextAsync("#" + TemplateFiles.Accent);
        await Expect(preview.GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await HasNoAxeViolationsAsync(page);
        await DoesNotScrollSidewaysAsync(page);
        await SaveAsync(page, "briefing-templates");
        var trial = await page.RunAndWaitForDownloadAsync(() => preview.GetByRole(AriaRole.Button, new() { Name = "下载样张" }).ClickAsync());
        Assert.Equal(0, await OfOwnLookAsync(await File.ReadAllBytesAsync(await trial.PathAsync(), TestContext.Current.CancellationToken)));

        await preview.GetByRole(AriaRole.Button, new() { Name = "采用" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(Told(page)).ToContainTextAsync("模板已采用。");
        await Expect(page.GetByText("office.pptx · ")).ToBeVisibleAsync();
        Assert.Equal(0, await OfOwnLookAsync(await (await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), "/api/v1/briefings/sample.pptx").ToString())).BodyAsync()));

        await page.GetByRole(AriaRole.Button, new() { Name = "停用模板" }).ClickAsync();
        await Expect(Told(page)).ToContainTextAsync("模板已停用");
        Assert.Equal(1, await OfOwnLookAsync(await (await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), "/api/v1/briefings/sample.pptx").ToString())).BodyAsync()));

        static FilePayload Template(string name, byte[] content) => new() { Name = name, MimeType = "application/octet-stream", Buffer = content };

        static Task<int> OfOwnLookAsync(byte[] file)
        {
            using var deck = DocumentFormat.OpenXml.Packaging.PresentationDocument.Open(new MemoryStream(file), false);
            return Task.FromResult(deck.PresentationPart!.SlideMasterParts.Count(m => m.SlideLayoutParts.Count() == 1));
        }
    }

    /// <summary>What the page holds once what nobody uses is gone.</summary>
    private static async Task<(int Elements, int Charts, double Bytes)> HeldAsync(IPage page)
    {
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("Performance.enable");
        await browser.SendAsync("HeapProfiler.collectGarbage");
        var metrics = (await browser.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray()
            .ToDictionary(m => m.GetProperty("name").GetString()!, m => m.GetProperty("value").GetDouble());
        await browser.DetachAsync();
        return (await page.EvaluateAsync<int>("document.querySelectorAll('*').length"), await page.Locator("apex-chart, .apexcharts-canvas").CountAsync(), metrics["JSHeapUsedSize"]);
    }

    private static ILocator Current(IPage page) => page.Locator(".slide[data-current]");

    private async Task<IPage> OpenDeckAsync(int width = 1440, bool withClock = false, bool isCut = false)
    {
        var page = await OpenAsync("/briefing", width, expectErrors: isCut); // the browser reports each question for news that a cut connection does not answer
        if (withClock)
        {
            await page.Clock.InstallAsync();
        }

        await page.GotoAsync("/briefing/sample");
        await Expect(page.Locator("briefing-deck[data-ready]")).ToBeVisibleAsync();
        return page;
    }
}
