using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Dashboard.Tests.Infrastructure;

/// <summary>What every browser test needs: a page in a fresh profile, watched for errors of the console, the network and the server.</summary>
[Collection(nameof(BrowserRing))]
[Trait("Ring", "Browser")]
public abstract class BrowserTest(BrowserFixture fixture) : IAsyncLifetime
{
    /// <summary>A day on which the first batch is in its term.</summary>
    protected const string InTerm = "2023-08-15";

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>What of axe depends on the theme.</summary>
    private static readonly string[] Colours = ["color-contrast", "link-in-text-block"];

    private readonly List<string> _complaints = [];
    private readonly List<IBrowserContext> _contexts = [];

    protected virtual DashboardApp App => fixture.App;

    public ValueTask InitializeAsync()
    {
        Assert.SkipWhen(fixture.Browser is null, "no browser: install Chromium (eng/test.sh does) or set CHROMIUM_PATH");
        App.Log.Take();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts)
        {
            _complaints.AddRange(await TellOfFailureAsync(context));
            await context.DisposeAsync();
        }

        if (fixture.Browser is not null)
        {
            var complaints = _complaints.Concat(App.Log.Take().Select(line => line.ToString())).ToList();
            Assert.True(complaints.Count == 0, string.Join('\n', complaints));
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Opens a page and waits until it answers to clicks: with a circuit for who has signed in, else at once.</summary>
    /// <param name="sample">Name of the sample account to enter as; null: the public.</param>
    /// <param name="isForm">True for a page that is a plain form and has no circuit.</param>
    protected async Task<IPage> OpenAsync(
        string path, int width = 1440, int height = 900, bool dark = false, bool english = false, bool expectErrors = false, string? sample = null, bool isForm = false)
    {
        var context = await NewContextAsync(width, height, dark);
        if (english)
        {
            await context.AddCookiesAsync([new() { Name = ".AspNetCore.Culture", Value = "c=en|uic=en", Url = App.BaseUrl }]);
        }

        var page = await context.NewPageAsync();
        if (!expectErrors)
        {
            page.Console += (_, message) =>
            {
                if (message.Type is "error" or "warning")
                {
                    _complaints.Add($"{path}: console {message.Type}: {message.Text}");
                }
            };
            page.PageError += (_, error) => _complaints.Add($"{path}: {error}");
            page.Response += (_, response) =>
            {
                if (response.Status >= 400)
                {
                    _complaints.Add($"{path}: {response.Status} {response.Url}");
                }
            };
        }

        if (sample is not null)
        {
            await page.GotoAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(path));
            await page.Locator($"button[value='{sample}']").ClickAsync();
            await Assertions.Expect(page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
        }
        else
        {
            await page.GotoAsync(path);
        }

        if (sample is not null && !isForm)
        {
            await InteractiveAsync(page);
        }

        return page;
    }

    /// <summary>A fresh profile, as a reader in China has it.</summary>
    protected async Task<IBrowserContext> NewContextAsync(int width = 1440, int height = 900, bool dark = false, bool javaScript = true, string locale = "zh-CN")
    {
        var context = await fixture.Browser!.NewContextAsync(new()
        {
            BaseURL = App.BaseUrl,
            Locale = locale,
            TimezoneId = "Asia/Shanghai",
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            AcceptDownloads = true,
            JavaScriptEnabled = javaScript,
        });
        _contexts.Add(context);
        return context;
    }

    /// <summary>Chooses one of a select by its words.</summary>
    protected static async Task ChooseAsync(IPage page, string label, string option)
    {
        await page.GetByRole(AriaRole.Combobox, new() { Name = label }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = option, Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Listbox)).ToHaveCountAsync(0);
    }

    /// <summary>Types into a field that offers what fits, and takes what is offered by its words.</summary>
    protected static async Task PickAsync(IPage page, string field, string text, string option)
    {
        await page.Locator(field).FillAsync(text);
        await page.GetByRole(AriaRole.Option, new() { Name = option }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Listbox)).ToHaveCountAsync(0);
    }

    /// <summary>Chooses a file, once the field listens: it is drawn before, and a file chosen in between would be lost.</summary>
    protected static async Task ChooseFileAsync(IPage page, FilePayload file)
    {
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('.file input[type=file]')].at(-1)?._blazorInputFileNextFileId !== undefined");
        await page.Locator(".file input[type=file]").Last.SetInputFilesAsync(file);
    }

    /// <summary>Waits until the open dialog has taken the focus: what is typed before may go to its first field.</summary>
    protected static Task DialogAsync(IPage page) => Assertions.Expect(page.GetByRole(AriaRole.Dialog).Locator(":focus")).ToHaveCountAsync(1);

    /// <summary>What was told in passing.</summary>
    protected static ILocator Told(IPage page) => page.Locator("#mud-snackbar-container");

    /// <summary>Waits until the circuit is up: clicks before it would be lost.</summary>
    protected static Task InteractiveAsync(IPage page) => Assertions.Expect(page.Locator("[data-interactive]")).ToHaveCountAsync(1);

    /// <summary>A picture for the README, in docs/images: taken when DASHBOARD_UPDATE_IMAGES is 1, for what the test asserts stands without it.</summary>
    protected static async Task SaveAsync(IPage page, string name, bool fullPage = true)
    {
        if (Environment.GetEnvironmentVariable("DASHBOARD_UPDATE_IMAGES") == "1")
        {
            await TakeAsync(page, Path.Combine(Repository.Root, "docs", "images"), name, fullPage);
        }
    }

    protected static async Task HasNoAxeViolationsAsync(IPage page, bool coloursOnly = false)
    {
        // What is right is not told, node by node, and nothing is told twice: over the wire goes what is wrong.
        await page.EvaluateAsync(Axe);
        var violations = await page.EvaluateAsync<string[]>(
            """
            async only => (await axe.run(document, { resultTypes: ['violations'], iframes: false, ...(only && { runOnly: only }) })).violations
              .flatMap(v => v.nodes.map(n => `${v.id}: ${n.html.slice(0, 200)} ${n.any.map(a => a.message).join(' ')}`))
            """,
            coloursOnly ? Colours : null);
        Assert.True(violations.Length == 0, string.Join('\n', violations));
    }

    protected static async Task DoesNotScrollSidewaysAsync(IPage page)
    {
        var wide = await page.EvaluateAsync<string[]>(
            """
            document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 0.5)
              .map(e => `${e.tagName.toLowerCase()}#${e.id}.${e.className} ends at ${Math.round(e.getBoundingClientRect().right)}`).slice(0, 8).concat('the page scrolls sideways')
            """);
        Assert.True(wide.Length == 0, string.Join('\n', wide));
    }

    private static async Task TakeAsync(IPage page, string folder, string name, bool fullPage)
    {
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = fullPage, Animations = ScreenshotAnimations.Disabled });
    }

    /// <summary>What every open page looked like when the test failed: a picture in artifacts/failures, and in words for who has only the log.</summary>
    private static async Task<IReadOnlyList<string>> TellOfFailureAsync(IBrowserContext context)
    {
        if (TestContext.Current is not { TestState.Result: TestResult.Failed, TestMethod.MethodName: { } test })
        {
            return [];
        }

        var told = new List<string>();
        foreach (var (number, page) in context.Pages.Index())
        {
            await TakeAsync(page, Path.Combine(Repository.Root, "artifacts", "failures"), $"{test}-{context.GetHashCode():x}-{number}", fullPage: true);
            var text = await page.EvaluateAsync<string>("(document.querySelector('main') ?? document.body).innerText.replace(/\\s+/g, ' ').slice(0, 600)");
            told.Add($"Open at {page.Url}: {text}");
        }

        return told;
    }
}
