using System.Net;
using System.Text.RegularExpressions;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Tests.Persistence;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Access;

/// <summary>The real application, entered as anybody. On a database file of its own, or on that of another instance.</summary>
public class AccessApp : WebApplicationFactory<Program>
{
    public const string Password = "correct horse battery";

    private readonly TestFolder? _own;
    private readonly string _file;
    private readonly string _environment;
    private readonly Dictionary<string, string> _settings;

    public AccessApp()
        : this("Development")
    {
    }

    internal AccessApp(string environment, string? file = null, params (string Name, string Value)[] settings)
    {
        _own = file is null ? new TestFolder() : null;
        _file = file ?? _own!.File("access.db");
        _environment = environment;
        _settings = settings.ToDictionary(s => s.Name, s => s.Value);
        ClientOptions.BaseAddress = new Uri("https://localhost");
    }

    public string File => _file;

    internal LogLines Log { get; } = new();

    internal AccountCommands Commands => Services.GetRequiredService<AccountCommands>();

    /// <summary>A browser with a cookie jar of its own, that follows nothing.</summary>
    public HttpClient Browser() => CreateClient(new() { AllowAutoRedirect = false, BaseAddress = ClientOptions.BaseAddress });

    /// <summary>A browser that has entered as a sample account.</summary>
    public async Task<HttpClient> AsSampleAsync(string userName)
    {
        var browser = Browser();
        using var answer = await PostAsync(browser, "/sign-in", "sample", ("Sample", userName));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return browser;
    }

    public static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string userName, string password, string? returnUrl = null) => PostAsync(
        browser,
        "/sign-in" + (returnUrl is null ? "" : "?returnUrl=" + Uri.EscapeDataString(returnUrl)),
        "sign-in",
        ("UserName", userName),
        ("Password", password));

    /// <summary>Fills in a form of a page and sends it.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string page, string form, params (string Name, string Value)[] fields)
    {
        var html = await browser.GetStringAsync(page, TestContext.Current.CancellationToken);
        var token = Regex.Match(html, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        Assert.NotEqual("", token);
        using var content = new FormUrlEncodedContent(fields
            .Append((Name: "__RequestVerificationToken", Value: token)).Append((Name: "_handler", Value: form))
            .Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await browser.PostAsync(page, content, TestContext.Current.CancellationToken);
    }

    internal async Task<Account> FindAsync(string userName)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync();
        return await db.Users.AsNoTracking().SingleAsync(a => a.UserName == userName);
    }

    internal async Task<Viewer> ViewerAsync(string userName)
    {
        var account = await FindAsync(userName);
        return Viewer.SignedIn(account.Id, account.DisplayName, account.Role, account.ProvinceCode);
    }

    internal async Task<Actor> ActorAsync(string userName) => Actor.Of(await ViewerAsync(userName))!;

    /// <summary>Makes an account that has chosen <see cref="Password"/>.</summary>
    internal async Task<Account> CreateAsync(string userName, Role role = Role.Leadership, string? province = null)
    {
        var made = Assert.IsType<CommandResult<OneTimePassword>.Done>(
            await Commands.CreateAsync(await ActorAsync("sample.administrator"), new NewAccount(userName, userName, role, province)));
        var id = (await FindAsync(userName)).Id;
        Assert.IsType<CommandResult<System.Security.Claims.ClaimsPrincipal>.Done>(
            await Commands.ChangeOwnPasswordAsync(id, made.Value.Password, Password));
        return await FindAsync(userName);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        using (var connection = new SqliteConnection($"Data Source={_file}"))
        {
            SqliteConnection.ClearPool(connection);
        }

        _own?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_environment);
        builder.UseSetting("ConnectionStrings:Dashboard", $"Data Source={_file}");
        builder.UseSetting("Access:SignInsPerMinute", "1000");
        foreach (var (name, value) in _settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureServices(services => services.AddSingleton<ILoggerProvider>(Log));
    }
}

/// <summary>All that is logged, as text.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lines = new();

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}

/// <summary>The tests of access that only read, or change what they have made, share one application.</summary>
[CollectionDefinition(Name)]
public sealed class AccessCollection : ICollectionFixture<AccessApp>
{
    public const string Name = "Access";
}
