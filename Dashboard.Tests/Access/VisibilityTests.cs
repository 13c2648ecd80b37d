using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Dashboard.Data.Progression;
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

    private static readonly string[] Applications = ["/progression/{0}", "/progression?application={0}"];

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
            var (status, text) = await AskAsync(browser, string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, hidden), hidden);
            var (expected, nothing) = await AskAsync(browser, string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, missing), missing);
            Assert.True(status == expected, $"{pattern}: {status} instead of {expected}");
            Assert.DoesNotContain(name, text, StringComparison.Ordinal);
            Assert.True(text == nothing, $"{pattern} tells them apart: {text}\n{nothing}");
        }
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
            app.Services.GetRequiredService<Data.Time.ProgrammeClock>().Today,
            size: 1000,
            cancellationToken: TestContext.Current.CancellationToken);
        var square = listed.Items.Select(r => r.Square).First(q => q.PlaceCode == Place);
        return (square.Id, square.Name.Zh);
    }
}
