using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>The real application on Kestrel at a free loopback port, on a Sqlite file of its own.</summary>
public sealed class DashboardApp : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dashboard-browser-").FullName;

    private readonly int _signInsPerMinute;

    /// <param name="signInsPerMinute">Attempts of the one address that all tests come from.</param>
    public DashboardApp(int signInsPerMinute = 1000)
    {
        _signInsPerMinute = signInsPerMinute;
        UseKestrel(0);
    }

    /// <summary>What the server logged as an error since the last look.</summary>
    public ErrorLog Errors { get; } = new();

    /// <summary>Whether the sample data is loaded.</summary>
    public bool Illustrative { get; init; } = true;

    public string BaseUrl => ClientOptions.BaseAddress.ToString().TrimEnd('/');

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:Dashboard", $"Data Source={Path.Combine(_folder, "dashboard.db")}");
        builder.UseSetting("Seed:Illustrative", Illustrative ? "true" : "false");
        builder.UseSetting("Access:Revalidation", "00:00:01"); // a minute at most in use; the tests do not wait so long
        builder.UseSetting("Access:SignInsPerMinute", _signInsPerMinute.ToString(System.Globalization.CultureInfo.InvariantCulture));
        builder.ConfigureServices(services => services.AddSingleton<ILoggerProvider>(Errors));
    }
}

/// <summary>Keeps what is logged at Error or above.</summary>
public sealed class ErrorLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _errors = new();

    public IReadOnlyList<string> Take()
    {
        var taken = new List<string>();
        while (_errors.TryDequeue(out var error))
        {
            taken.Add(error);
        }

        return taken;
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            _errors.Enqueue($"{formatter(state, exception)} {exception}");
        }
    }

    public void Dispose()
    {
    }
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
        new[] { Environment.GetEnvironmentVariable("CHROMIUM_PATH"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(path => path is not null && File.Exists(path));
}

[CollectionDefinition(nameof(BrowserRing))]
public sealed class BrowserRing : ICollectionFixture<BrowserFixture>;
