using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Dashboard.Data;
using Dashboard.Data.Briefing;
using Dashboard.Data.Progression;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Access;

/// <summary>What is not published answers those who may not see it as if it did not exist: nobody learns by asking who has applied.</summary>
[Collection(AccessCollection.Name)]
public sealed class VisibilityTests(AccessApp app)
{
    private const string Place = "329901";
    private const string Nowhere = "329999";

    /// <summary>Addresses with a place or an application in them: {0} is the unpublished one, or one that is not there.</summary>
    private static readonly string[] Places =
    [
        "/places/{0}", "/places?q={0}", "/places?place={0}", "/search?q={0}", "/progression?q={0}", "/api/v1/designations?q={0}", "/quotas?q={0}", "/duties?place={0}",
    ];

    private static readonly string[] Applications = ["/progression?application={0}"];

    /// <summary>What may be hidden behind the first parameter of a route; every route with one has its line.</summary>
    private static readonly Dictionary<string, Identified> Routes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["/places/{code}"] = Identified.Place,
        ["/progression/{id}"] = Identified.Application,
        ["/briefing/{id}"] = Identified.Briefing,
        ["/briefing/{id}/edit"] = Identified.Briefing,
        ["/api/v1/briefings/{id}.pptx"] = Identified.Briefing,
        ["/api/v1/briefings/{id}.docx"] = Identified.Briefing,
        ["/api/v1/briefings/{id}.xlsx"] = Identified.Briefing,
        ["/api/v1/briefings/{id}/booklet.docx"] = Identified.Briefing,
        ["/api/v1/briefings/{id}/provinces/{code}.docx"] = Identified.Briefing,
        ["/provinces/{code}"] = Identified.AllPublished,
        ["/notices/{id}"] = Identified.AllPublished,
        ["/not-found/{status}"] = Identified.AllPublished,
        ["/api/v1/calendar/{token}.ics"] = Identified.Secret, // the address is the key: CalendarFeedTests
        ["/api/v1/statistics/{code}"] = Identified.AllPublished, // that there is a measure; its figures: StatisticsApiTests
        ["/api/v1/statistics/{code}.csv"] = Identified.AllPublished,
        ["/api/v1/statistics/{code}.xlsx"] = Identified.AllPublished,
        ["/api/v1/statistics/{code}.jsonstat"] = Identified.AllPublished,
        ["/api/v1/statistics/{code}/records"] = Identified.AllPublished, // its records: StatisticsApiTests, CubeTests
        ["/api/v1/statistics/{code}/records.csv"] = Identified.AllPublished,
        ["/api/v1/statistics/{code}/records.xlsx"] = Identified.AllPublished,
    };

    private enum Identified
    {
        AllPublished, Place, Application, Briefing, Secret,
    }

    [Theory]
    [InlineData(null)]
    [InlineData("sample.corps")]
    [InlineData("sample.administrator")]
    public async Task The_unpublished_answers_as_what_does_not_exist(string? reader)
    {
        var (application, name) = await HiddenAsync();
        using var browser = reader is null ? app.Browser() : await app.AsSampleAsync(reader);

        foreach (var (pattern, hidden, missing) in Places.Select(p => (p, Place, Nowhere))
            .Concat(Applications.Select(p => (p, application.ToString(), Guid.AllBitsSet.ToString()))))
        {
            await CompareAsync(browser, string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, hidden), hidden, missing, name);
        }
    }

    [Fact]
    public async Task Every_address_with_an_identifier_answers_who_may_not_see_it_as_an_unknown_one()
    {
        var (application, name) = await HiddenAsync();
        var (intern, draft) = (await BriefAsync(BriefingVisibility.Internal), await BriefAsync(BriefingVisibility.Draft));
        var routes = app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") != false && e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(e => Regex.Replace("/" + e.RoutePattern.RawText!.TrimStart('/'), "{([^}:*]+)(:[^}]*)?}", "{$1}").ToLowerInvariant())
            .Where(r => r.Contains('{', StringComparison.Ordinal) && !r.StartsWith("/_", StringComparison.Ordinal) && !r.Contains("{**", StringComparison.Ordinal)
                && !r.StartsWith("/api/reference", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(Routes.Keys.Order(StringComparer.Ordinal), routes);

        var asked = 0;
        foreach (var reader in new[] { null, "sample.jiangsu", "sample.corps", "sample.administrator", "sample.leadership" })
        {
            using var browser = reader is null ? app.Browser() : await app.AsSampleAsync(reader);
            await AskAsync(browser, "/nothing", "x"); // the frame has read its figures
            foreach (var route in routes)
            {
                foreach (var (hidden, missing) in HiddenFrom(reader, Routes[route]))
                {
                    await CompareAsync(browser, Regex.Replace(Regex.Replace(route, "^([^{]*){[^}]*}", "${1}" + hidden), "{[^}]*}", "320000"), hidden, missing, name);
                    asked++;
                }
            }
        }

        Assert.True(asked >= 60, $"{asked}");

        IEnumerable<(string Hidden, string Missing)> HiddenFrom(string? reader, Identified identified) => (identified, reader) switch
        {
            (Identified.Place, null or "sample.corps" or "sample.administrator") => [(Place, Nowhere)],
            (Identified.Application, null or "sample.corps" or "sample.administrator") => [(application.ToString(), Guid.AllBitsSet.ToString())],
            (Identified.Briefing, "sample.leadership") => [(draft, new string('0', 32))],
            (Identified.Briefing, _) => [(draft, new string('0', 32)), (intern, new string('0', 32))],
            _ => [],
        };
    }

    [Fact]
    public async Task Those_who_may_see_it_find_it()
    {
        foreach (var reader in new[] { "sample.jiangsu", "sample.national", "sample.leadership" })
        {
            using var browser = await app.AsSampleAsync(reader);
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(browser, $"/places/{Place}", Place)).Status);
        }
    }

    [Theory]
    [InlineData("/api/v1/applications?province=330000")]
    [InlineData("/api/v1/reminders?province=330000")]
    public async Task Another_provinces_unpublished_data_is_refused_and_not_empty(string path)
    {
        using var office = await app.AsSampleAsync("sample.jiangsu");
        using var visitor = app.Browser();

        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(office, path, "x")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(visitor, path, "x")).Status);
    }

    [Theory]
    [InlineData("/duties?province=320000")]
    [InlineData("/exchange/round?round=2023")]
    public async Task A_page_that_needs_signing_in_leads_there_and_back(string path)
    {
        using var visitor = app.Browser();
        using var answer = await visitor.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Contains("/sign-in?returnUrl=" + Uri.EscapeDataString(path), answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/audit.xlsx?account=%01")]
    [InlineData("/api/v1/audit?entity=a%0B")]
    [InlineData("/api/v1/audit.csv?account=%EF%BF%BE")]
    public async Task A_parameter_that_no_file_can_carry_is_refused_by_its_name(string path)
    {
        using var browser = await app.AsSampleAsync("sample.administrator");
        var (status, text) = await AskAsync(browser, path, "x");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("控制字符", text, StringComparison.Ordinal);
    }

    /// <summary>The address with the hidden identifier and with the one of nothing.</summary>
    private static async Task CompareAsync(HttpClient browser, string address, string hidden, string missing, string name)
    {
        var (status, text) = await AskAsync(browser, address, hidden);
        var (expected, nothing) = await AskAsync(browser, address.Replace(hidden, missing, StringComparison.Ordinal), missing);
        Assert.True(status == expected, $"{address}: {status} instead of {expected}");
        Assert.DoesNotContain(name, text, StringComparison.Ordinal);
        Assert.True(text == nothing, $"{address} tells them apart: {text}\n{nothing}");
    }

    private async Task<string> BriefAsync(BriefingVisibility visibility) => Assert.IsType<CommandResult<string>.Done>(
        await app.Services.GetRequiredService<BriefingCommands>().CreateAsync(
            await app.ActorAsync("sample.national"),
            new BriefingInput("内部简报", new(2023, 8, 15), null, [new ChosenSlide(SlideKind.Regions)], null, visibility),
            TestContext.Current.CancellationToken)).Value;

    /// <summary>The answer, without what it repeats of the question and what differs from answer to answer.</summary>
    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(HttpClient browser, string path, string asked)
    {
        using var answer = await browser.GetAsync(path, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var shown = new HtmlParser().ParseDocument(text).Body!.TextContent.Replace(asked, "", StringComparison.OrdinalIgnoreCase);
        return (answer.StatusCode, Regex.Replace(shown, "\\s+|\"traceId\":\"[^\"]*\"", " "));
    }

    /// <summary>An application of a county of Jiangsu that no list names: the sample data holds one.</summary>
    private async Task<(Guid Id, string Name)> HiddenAsync()
    {
        var listed = await app.Services.GetRequiredService<ProgressionQueries>().ListAsync(
            await app.ViewerAsync("sample.national"),
            new ProgressionFilter("2023", ProvinceCode: "320000"),
            app.Services.GetRequiredService<Dashboard.Data.Time.ProgrammeClock>().Today,
            size: 1000,
            cancellationToken: TestContext.Current.CancellationToken);
        var square = listed.Items.Select(r => r.Square).First(q => q.PlaceCode == Place);
        return (square.Id, square.Name.Zh);
    }
}
