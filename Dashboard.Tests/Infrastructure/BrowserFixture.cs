using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Dashboard.Tests.Infrastructure;

/// <summary>An application for a browser, at a free port of the loopback.</summary>
/// <param name="signInsPerMinute">Attempts of the one address that all tests come from.</param>
/// <param name="illustrative">Whether the sample data is loaded.</param>
/// <param name="file">A database of the caller's; null: one of its own.</param>
/// <param name="port">0: a free one.</param>
/// <param name="now">The instant from which its clock goes; null: it is right.</param>
/// <param name="settings">Further settings.</param>
public sealed class DashboardApp(
    int signInsPerMinute = 1000, bool illustrative = true, string? file = null, int port = 0, DateTimeOffset? now = null, params IEnumerable<KeyValuePair<string, string>> settings) : TestHost(new()
{
    Kestrel = true,
    File = file,
    Port = port,
    LogFrom = LogLevel.Error,
    Services = now is { } from ? services => services.AddSingleton<TimeProvider>(new ShiftedTime(from)) : null,
    Settings = new Dictionary<string, string>(settings)
    {
        ["Seed:Illustrative"] = illustrative ? "true" : "false",
        ["Pages:RefreshEvery"] = "00:00:01", // half a minute in use
        ["Access:Revalidation"] = "00:00:01", // a minute at most in use; the tests do not wait so long
        ["Access:SignInsPerMinute"] = signInsPerMinute.ToString(System.Globalization.CultureInfo.InvariantCulture),
    },
})
{
    public string BaseUrl => ClientOptions.BaseAddress.ToString().TrimEnd('/');
}

/// <summary>One application and one browser for the whole ring.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;

    public DashboardApp App { get; } = new();

    /// <summary>Null when this machine has no browser; then the ring is skipped, visibly.</summary>
    public IBrowser? Browser { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (FindBrowser() is not { } executable)
        {
            return;
        }

        App.StartServer();
        Assertions.SetDefaultExpectTimeout(20_000); // on a busy machine; what is right passes at once
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = executable,
            Headless = true,
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await App.DisposeAsync();
    }

    private static string? FindBrowser() =>
        new[] { Environment.GetEnvironmentVariable("CHROMIUM_PATH"), "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(path => path is not null && File.Exists(path));
}

[CollectionDefinition(nameof(BrowserRing))]
public sealed class BrowserRing : ICollectionFixture<BrowserFixture>;
