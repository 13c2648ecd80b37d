using System.Globalization;
using System.Text.Json;
using Dashboard.Data.Persistence;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Infrastructure;

/// <summary>How a test has the application started.</summary>
public sealed record TestHostOptions
{
    /// <summary>2023-08-15 in China, still the 14th in UTC: within the term of the first batch, and on two different days.</summary>
    public static readonly DateTimeOffset InTerm = DateTimeOffset.Parse("2023-08-14T17:30:00Z", CultureInfo.InvariantCulture);

    public string Environment { get; init; } = "Development";

    /// <summary>The Sqlite file to use, which need not exist; null: a seeded one of its own, gone with the host.</summary>
    public string? File { get; init; }

    /// <summary>The instant at which the clock stands; null: it runs.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>True: answers at a free port of the loopback, for a browser. False: in the process.</summary>
    public bool Kestrel { get; init; }

    /// <summary>Of Kestrel; 0: a free one.</summary>
    public int Port { get; init; }

    public LogLevel LogFrom { get; init; } = LogLevel.Trace;

    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Services to add or to put in the place of others.</summary>
    public Action<IServiceCollection>? Services { get; init; }
}

/// <summary>The real application for a test, on a Sqlite file. The one host; a fixture is a set of options and what its tests ask it.</summary>
public class TestHost : WebApplicationFactory<Program>
{
    private readonly TestHostOptions _options;
    private readonly TestFolder? _folder;

    public TestHost(TestHostOptions options)
    {
        _options = options;
        _folder = options.File is null ? new TestFolder() : null;
        File = options.File ?? _folder!.File("dashboard.db");
        Log = new LogRecorder(options.LogFrom);
        if (options.File is null)
        {
            // A start on a file that is seeded finds nothing to do; what a first start does is tested on a file of the test's own.
            Task.Run(() => SeededTemplate.CopyAsync(File, HasSample(options))).GetAwaiter().GetResult();
        }

        if (options.Kestrel)
        {
            UseKestrel(options.Port);
        }
    }

    /// <summary>The file of the database.</summary>
    public string File { get; }

    public LogRecorder Log { get; }

    /// <summary>Asks for a path without cookies and follows nothing; the interface language as the cookie says it.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path, string? culture = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (culture is not null)
        {
            request.Headers.Add("Cookie", $".AspNetCore.Culture={Uri.EscapeDataString($"c={culture}|uic={culture}")}");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await CreateClient(new() { BaseAddress = ClientOptions.BaseAddress, HandleCookies = false, AllowAutoRedirect = false }).SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The answer as text, which must be a success.</summary>
    public async Task<string> TextAsync(string path, string? culture = null)
    {
        using var response = await GetAsync(path, culture);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The answer as bytes, which must be a success.</summary>
    public async Task<byte[]> BytesAsync(string path, string? culture = null)
    {
        using var response = await GetAsync(path, culture);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The answer as JSON, which must be a success.</summary>
    public async Task<JsonElement> JsonAsync(string path) => JsonSerializer.Deserialize<JsonElement>(await TextAsync(path));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        using (var connection = new SqliteConnection(SqliteFile.ForWork($"Data Source={File}")))
        {
            SqliteConnection.ClearPool(connection); // it holds the file open
        }

        _folder?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_options.Environment);
        builder.UseSetting("ConnectionStrings:Dashboard", $"Data Source={File}");
        builder.UseSetting("Access:SignInsPerMinute", "1000"); // all tests come from one address
        builder.UseSetting("Api:ApportionmentsPerMinute", "100000");
        builder.UseSetting("Limits:PagesPerMinute", "1000000");
        builder.UseSetting("Limits:ExportsPerMinute", "1000000");
        foreach (var (name, value) in _options.Settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<ILoggerProvider>(Log);
            services.Configure<PasswordHasherOptions>(SeededTemplate.HashFast);
            _options.Services?.Invoke(services);
            if (_options.Now is { } now)
            {
                services.AddSingleton<TimeProvider>(new FixedTimeProvider(now));
            }
        });
    }

    private static bool HasSample(TestHostOptions options) =>
        options.Environment == "Development" && options.Settings.GetValueOrDefault("Seed:Illustrative") != "false";
}
