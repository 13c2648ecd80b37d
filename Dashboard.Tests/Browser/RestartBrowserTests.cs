using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>An application of its own, that can be stopped and started again where it was.</summary>
public sealed class RestartedApp : IAsyncLifetime
{
    private readonly TestFolder _folder = new();

    public DashboardApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await SeededTemplate.CopyAsync(_folder.File("dashboard.db"), sample: true);
        App = new DashboardApp(file: _folder.File("dashboard.db"));
    }

    /// <summary>Stops the server, and starts another on the same port and database.</summary>
    public async Task RestartAsync()
    {
        var port = new Uri(App.BaseUrl).Port;
        await App.DisposeAsync();
        App = new DashboardApp(file: _folder.File("dashboard.db"), port: port);
        App.StartServer();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>Open pages over a restart of the server, as at every deployment: it no longer knows their circuits.</summary>
public sealed class RestartBrowserTests(BrowserFixture fixture, RestartedApp server) : BrowserTest(fixture), IClassFixture<RestartedApp>
{
    /// <summary>The browser has given up its connection, waits, tries again, and loads the page; on a busy machine.</summary>
    private static readonly LocatorAssertionsToHaveCountOptions Later = new() { Timeout = 90_000 };

    protected override DashboardApp App => server.App;

    [Fact]
    public async Task A_page_comes_back_by_itself_with_what_was_typed_and_with_its_draft()
    {
        App.StartServer();
        var form = await OpenAsync("/briefing/new", sample: "sample.national", expectErrors: true);
        await form.Locator("#briefing-title").FillAsync("重启前写的题名");
        await form.Locator("#briefing-text").FillAsync("第一段");
        var quotas = await OpenAsync("/quotas?asOf=" + InTerm, sample: "sample.national", expectErrors: true);
        await quotas.Locator("#edit-340000").ClickAsync();
        await quotas.GetByRole(AriaRole.Textbox, new() { Name = "示范城市", Exact = true }).PressAsync("+");
        await quotas.Keyboard.PressAsync("Enter");
        await Expect(quotas.GetByText("1 项未发布的调整")).ToBeVisibleAsync();
        await MarkAsync(form);
        await MarkAsync(quotas);

        await server.RestartAsync();

        foreach (var page in new[] { form, quotas })
        {
            await Expect(page.Locator("body[data-before]")).ToHaveCountAsync(0, Later);
            await InteractiveAsync(page);
        }

        await Expect(quotas.GetByText("1 项未发布的调整")).ToBeVisibleAsync();
        await Expect(form.Locator("#briefing-title")).ToHaveValueAsync("重启前写的题名");
        await Expect(form.Locator("#briefing-text")).ToHaveValueAsync("第一段");

        // The server knows what was carried: it is sent as if nothing had been.
        await form.GetByRole(AriaRole.Button, new() { Name = "生成并固定" }).ClickAsync();
        await Expect(form.Locator("h1")).ToHaveTextAsync("重启前写的题名");
    }

    [Fact]
    public async Task What_only_a_click_opens_stays_with_its_band_and_what_was_typed()
    {
        App.StartServer();
        var page = await OpenAsync("/quotas?asOf=" + InTerm, sample: "sample.national", expectErrors: true);
        await page.Locator("#edit-340000").ClickAsync();
        var number = page.GetByRole(AriaRole.Textbox, new() { Name = "示范城市", Exact = true });
        await number.FillAsync("7");
        await MarkAsync(page);

        await server.RestartAsync();

        await Expect(page.Locator("#components-reconnect-modal .lost")).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await Expect(page.Locator("body[data-before]")).ToHaveCountAsync(1);
        await Expect(number).ToHaveValueAsync("7");
    }

    /// <summary>Gone when the page was loaded anew.</summary>
    private static Task MarkAsync(IPage page) => page.EvaluateAsync("document.body.dataset.before = ''");
}
