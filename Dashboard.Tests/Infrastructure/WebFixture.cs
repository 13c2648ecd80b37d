using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dashboard.Web.Navigation;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Infrastructure;

/// <summary>An application as it is run in earnest, on 2023-08-15 in China.</summary>
public sealed class WebFixture : TestHost
{
    public WebFixture()
        : this(new CommandRecorder(), new Outage())
    {
    }

    private WebFixture(CommandRecorder commands, Outage database)
        : base(new()
        {
            Environment = "Production",
            Now = TestHostOptions.InTerm,
            Settings = new Dictionary<string, string> { ["EnableStaticAssetsDevelopmentCaching"] = "true" }, // the files are those of a build
            Services = services => services.AddSingleton<IInterceptor>(commands).AddSingleton<IInterceptor>(database),
        }) => (Commands, Database) = (commands, database);

    /// <summary>An address of every page, with what its query can switch on.</summary>
    public static TheoryData<string> Pages => [.. Addresses.Union(Subjects.All.Where(s => s is { Asks: null, IsPage: true, IsForSignedIn: false }).Select(s => s.Route))];

    private static readonly string[] Addresses =
    [
        "/", "/?metric=demonstration&province=320000", "/?metric=pilot&asOf=2022-08-03", "/?asOf=2026-01-01", "/?asOf=nonsense",
        "/places", "/places?q=zzz", "/places?tier=Pilot&sort=Name&desc=true&place=110108", "/places?asOf=2022-08-03", "/places/110108",
        "/progression", "/progression?tier=Pilot&track=County&region=East&stage=Recommended", "/progression?view=Cohort", "/progression?view=Lanes&round=2023",
        "/progression?asOf=2020-01-01", "/progression/rules", "/progression/00000000-0000-0000-0000-000000000001",
        "/provinces", "/provinces?region=East&sort=Total", "/provinces/320000", "/provinces/710000",
        "/quotas", "/quotas?round=2022&region=East&sort=Total&cell=320000-CityPilot", "/quotas?asOf=2022-08-03",
        "/notices", "/notices/designation-2022", "/notices/evaluation-2023",
        "/changes", "/changes?since=2022-08-03&asOf=2025-07-01&kind=TermEnded&province=320000&page=2", "/changes?since=2030-01-01",
        "/search", "/search?q=hai",
        "/statistics", "/statistics?view=Concentration", "/statistics?view=Fairness", "/statistics?view=Terms&table=drawing", "/statistics?view=Kinds&asOf=2026-01-01&expired=true",
        "/statistics/compose", "/statistics/compose?rows=region,kind&measures=places.designated,divisions.city,coverage.city&where=track:City&compare=2023-08-15&asOf=2026-04-18&expired=true&cell=coverage.city~region:West~kind:MunicipalityDistrict",
        "/statistics/compose?rows=stage&measures=coverage.city",
        "/exchange", "/exchange?round=2022&sample=true",
    ];

    /// <summary>Addresses of nothing: no such page, no such code.</summary>
    public static TheoryData<string> Nowhere =>
    [
        "/nothing", "/places/999999", "/places/110108/more", "/provinces/999999", "/notices/designation-1999", "/js/none.js",
    ];

    public CommandRecorder Commands { get; }

    public Outage Database { get; }

    /// <summary>The answer as a document of the browser.</summary>
    public async Task<IHtmlDocument> DocumentAsync(string path, string? culture = null)
    {
        using var response = await GetAsync(path, culture);
        return await ReadAsync(response);
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response) =>
        new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}

/// <summary>The tests of what the application answers to a browser share one application.</summary>
[CollectionDefinition(Name)]
public sealed class WebCollection : ICollectionFixture<WebFixture>
{
    public const string Name = "Web";
}
