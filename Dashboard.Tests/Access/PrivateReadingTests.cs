using System.Net;
using Dashboard.Data.Access;

namespace Dashboard.Tests.Access;

/// <summary>Access:PublicReading=false closes everything but the doors.</summary>
public sealed class PrivateReadingTests(PrivateReadingTests.App app) : IClassFixture<PrivateReadingTests.App>
{
    public static TheoryData<string> Queries => QueryCalls.Names;

    [Theory]
    [InlineData("/", HttpStatusCode.Found)]
    [InlineData("/places?tier=Pilot", HttpStatusCode.Found)]
    [InlineData("/notices/designation-2022", HttpStatusCode.Found)]
    [InlineData("/nothing/here", HttpStatusCode.Found)]
    [InlineData("/api/v1/designations", HttpStatusCode.Unauthorized)]
    [InlineData("/api/v1/designations.csv", HttpStatusCode.Unauthorized)]
    [InlineData("/api/v1/notices.xlsx", HttpStatusCode.Unauthorized)]
    [InlineData("/openapi/v1.json", HttpStatusCode.Unauthorized)]
    [InlineData("/api/v1/nothing", HttpStatusCode.Unauthorized)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    [InlineData("/sign-in", HttpStatusCode.OK)]
    [InlineData("/css/tokens.css", HttpStatusCode.OK)]
    [InlineData("/_framework/blazor.web.js", HttpStatusCode.OK)]
    public async Task The_public_finds_the_doors_and_nothing_else(string path, HttpStatusCode status)
    {
        using var browser = app.Browser();
        using var answer = await browser.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.StatusCode);
        if (status == HttpStatusCode.Found)
        {
            Assert.Equal("/sign-in" + (path == "/" ? "" : "?returnUrl=" + Uri.EscapeDataString(path)), answer.Headers.Location!.OriginalString);
        }

        if (status == HttpStatusCode.Unauthorized)
        {
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.False(answer.Headers.Contains("Location"));
        }
    }

    [Theory]
    [InlineData("/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("/_blazor")]
    public async Task The_public_gets_no_circuit(string path)
    {
        using var browser = app.Browser();
        using var answer = await browser.PostAsync(path, null, TestContext.Current.CancellationToken);

        Assert.False(answer.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/places")]
    [InlineData("/api/v1/designations")]
    [InlineData("/openapi/v1.json")]
    public async Task Whoever_has_signed_in_reads(string path)
    {
        using var browser = await app.AsSampleAsync("sample.jiangsu");
        using var answer = await browser.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory, MemberData(nameof(Queries))]
    public async Task No_query_answers_the_public(string query)
    {
        var refused = await Assert.ThrowsAsync<AccessRefusedException>(
            () => QueryCalls.CallAsync(app.Services, query, QueryCalls.Existing, Viewer.Public));

        Assert.IsType<AccessRefusal.SignInRequired>(refused.Refusal);
    }

    public sealed class App() : AccessApp("Development", null, ("Access:PublicReading", "false"));
}
