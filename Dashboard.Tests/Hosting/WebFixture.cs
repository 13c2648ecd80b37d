using System.Globalization;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dashboard.Tests.Persistence;
using Dashboard.Tests.Shared;
using Dashboard.Tests.Time;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Hosting;

/// <summary>The real application as it is run in earnest, on a database file of its own, on 2023-08-15 in China.</summary>
public sealed class WebFixture : WebApplicationFactory<Program>
{
    private readonly TestFolder _folder = new();

    /// <summary>An address of every page, with what its query can switch on.</summary>
    public static TheoryData<string> Pages =>
    [
        "/", "/?metric=demonstration&province=320000", "/?metric=pilot&asOf=2022-08-03", "/?asOf=2026-01-01", "/?asOf=nonsense",
        "/places", "/places?q=zzz", "/places?tier=Pilot&sort=Name&desc=true&place=110108", "/places?asOf=2022-08-03", "/places/110108",
        "/progression", "/progression?tier=Pilot&track=County&region=East&stage=Recommended", "/progression?view=Cohort", "/progression?view=Lanes&round=2023",
        "/progression?asOf=2020-01-01", "/progression/rules", "/progression/00000000-0000-0000-0000-000000000001",
        "/provinces", "/provinces?region=East&sort=Total", "/provinces/320000", "/provinces/710000",
        "/quotas", "/quotas?round=2022&region=East&sort=Total&cell=320000-CityPilot", "/quotas?asOf=2022-08-03",
        "/duties", "/duties?province=320000&status=Overdue",
        "/notices", "/notices/designation-2022", "/notices/evaluation-2023",
        "/exchange", "/exchange?round=2022&sample=true", "/exchange/round?round=2023",
    ];

    /// <summary>Addresses of nothing: no such page, no such code.</summary>
    public static TheoryData<string> Nowhere =>
    [
        "/nothing", "/places/999999", "/places/110108/more", "/provinces/999999", "/notices/designation-1999", "/js/none.js",
    ];

    public CommandRecorder Commands { get; } = new();

    public Outage Database { get; } = new();

    public string DatabaseFile => _folder.File("web.db");

    /// <summary>Asks for a path; the interface language as the cookie says it.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path, string? culture = null, string? encoding = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (culture is not null)
        {
            request.Headers.Add("Cookie", $".AspNetCore.Culture={Uri.EscapeDataString($"c={culture}|uic={culture}")}");
        }

        if (encoding is not null)
        {
            request.Headers.Add("Accept-Encoding", encoding);
        }

        return await CreateClient(new() { HandleCookies = false, AllowAutoRedirect = false }).SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The answer as a document of the browser.</summary>
    public async Task<IHtmlDocument> DocumentAsync(string path, string? culture = null)
    {
        using var response = await GetAsync(path, culture);
        return await ReadAsync(response);
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response) =>
        new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearPool(new SqliteConnection($"Data Source={DatabaseFile}"));
        _folder.Dispose();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("EnableStaticAssetsDevelopmentCaching", "true"); // the files are those of a build, not of a publish
        builder.UseSetting("ConnectionStrings:Dashboard", $"Data Source={DatabaseFile}");
        builder.ConfigureTestServices(services => services
            .AddSingleton<IInterceptor>(Commands)
            .AddSingleton<IInterceptor>(Database)
            .AddSingleton<TimeProvider>(new FixedTimeProvider(DateTimeOffset.Parse("2023-08-14T17:30:00Z", CultureInfo.InvariantCulture))));
    }
}

/// <summary>The tests of what the application answers to a browser share one application.</summary>
[CollectionDefinition(Name)]
public sealed class WebCollection : ICollectionFixture<WebFixture>
{
    public const string Name = "Web";
}
