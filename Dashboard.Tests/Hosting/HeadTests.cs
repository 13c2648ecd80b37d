using System.Net;
using Dashboard.Data.Persistence;
using Dashboard.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Tests.Hosting;

/// <summary>What a checker of links, a proxy and an operator meet: HEAD, host names, paths.</summary>
[Collection(WebCollection.Name)]
public sealed class HeadTests(WebFixture web)
{
    public static TheoryData<string> Addresses => [.. WebFixture.Pages.Select(p => p.Data), .. WebFixture.Nowhere.Select(p => p.Data), "/health/live", "/health/ready", "/stamp", "/css/app.css", "/favicon.svg", "/duties"];

    [Theory, MemberData(nameof(Addresses))]
    public async Task Head_answers_as_get_without_a_body(string path)
    {
        using var client = web.CreateClient(new() { AllowAutoRedirect = false });
        using var rendered = await client.GetAsync(path, TestContext.Current.CancellationToken); // the next ones are shared
        using var got = await client.GetAsync(path, TestContext.Current.CancellationToken);
        using var asked = new HttpRequestMessage(HttpMethod.Head, path);
        using var head = await client.SendAsync(asked, TestContext.Current.CancellationToken);

        Assert.Equal(got.StatusCode, head.StatusCode);
        Assert.Equal(got.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(Names(got), Names(head));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        static IEnumerable<string> Names(HttpResponseMessage answer) => answer.Headers.Select(h => h.Key).Except(["Set-Cookie", "ETag", "Transfer-Encoding"]).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Outside_development_another_host_name_is_refused_and_without_a_name_the_start_warns()
    {
        await using (var named = new AccessApp("Production", null, ("AllowedHosts", "ip.example.gov.cn")))
        {
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (await AskAsync(named, "ip.example.gov.cn"), await AskAsync(named, "evil.example.org")));
            Assert.DoesNotContain(named.Log.Lines, line => line.Text.Contains("AllowedHosts", StringComparison.Ordinal));
        }

        await using var any = new AccessApp("Production");
        Assert.Equal(HttpStatusCode.OK, await AskAsync(any, "evil.example.org"));
        Assert.Single(any.Log.Lines, line => line.Text.Contains("AllowedHosts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Outside_development_http_leads_to_https()
    {
        await using var app = new AccessApp("Production", null, ("https_port", "8443"));
        using var client = app.CreateClient(new() { BaseAddress = new Uri("http://localhost"), AllowAutoRedirect = false });

        using var answer = await client.GetAsync("/places?q=nan", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.TemporaryRedirect, "https://localhost:8443/places?q=nan"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
    }

    [Theory]
    [InlineData("PathBase", "/dashboard")]
    [InlineData("APPL_PATH", "/dashboard")]
    [InlineData("urls", "http://*:5000/dashboard")]
    [InlineData("urls", "http://localhost:5000;https://+:5001/a/")]
    public void A_path_stops_the_start_in_words(string name, string value)
    {
        var failure = Assert.Throws<OperatorException>(() => Builder(name, value).AddHostNames());

        Assert.Contains("host name of its own", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PathBase", "/")]
    [InlineData("APPL_PATH", "/")]
    [InlineData("urls", "http://*:5000;https://[::]:5001/")]
    public void The_root_of_a_host_does_not(string name, string value) => Builder(name, value).AddHostNames();

    private static WebApplicationBuilder Builder(string name, string value)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create(name, (string?)value)]);
        return builder;
    }

    private static async Task<HttpStatusCode> AskAsync(AccessApp app, string host)
    {
        using var client = app.CreateClient(new() { BaseAddress = new Uri($"https://{host}") });
        using var answer = await client.GetAsync("/health/live", TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
