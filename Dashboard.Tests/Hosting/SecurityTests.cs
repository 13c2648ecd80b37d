using AngleSharp.Dom;

namespace Dashboard.Tests.Hosting;

[Collection(WebCollection.Name)]
public sealed class SecurityTests(WebFixture web)
{
    private static readonly string[] Headers =
    [
        "Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy",
    ];

    public static TheoryData<string> Pages => [.. WebFixture.Pages.Select(row => row.Data), .. WebFixture.Nowhere.Select(row => row.Data), "/error"];

    public static TheoryData<string> Answers => [.. Pages.Select(row => row.Data), "/health/live", "/health/ready", "/css/nothing.css", "/api/v1/notices", "/favicon.svg"];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Every_answer_carries_each_guard_once(string path)
    {
        using var response = await web.GetAsync(path);

        Assert.All(Headers, name => Assert.Single(response.Headers.GetValues(name)));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/css/app.css")]
    [InlineData("/js/lists.js")]
    [InlineData("/_framework/blazor.web.js")]
    public async Task A_style_sheet_or_script_is_no_document_and_carries_only_what_holds_for_it(string path)
    {
        using var response = await web.GetAsync(path);

        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal(["X-Content-Type-Options"], Headers.Where(response.Headers.Contains));
    }

    [Fact]
    public async Task A_refusal_carries_them_too()
    {
        using var response = await web.CreateClient().PostAsync("/culture", null, TestContext.Current.CancellationToken);

        Assert.False(response.IsSuccessStatusCode);
        Assert.All(Headers, name => Assert.Single(response.Headers.GetValues(name)));
    }

    [Fact]
    public async Task The_policy_lets_only_files_of_ours_run()
    {
        using var response = await web.GetAsync("/");
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy")).Split(';', StringSplitOptions.TrimEntries)
            .ToDictionary(d => d.Split(' ')[0], d => d.Split(' ')[1..]);

        Assert.Equal(["'self'"], policy["default-src"]);
        Assert.Equal(["'self'"], policy["script-src"]);
        Assert.Equal(["'none'"], policy["object-src"]);
        Assert.Equal(["'self'"], policy["base-uri"]);
        Assert.Equal(["'self'"], policy["form-action"]);
        Assert.Equal(["'none'"], policy["frame-ancestors"]);
        Assert.DoesNotContain("'unsafe-eval'", policy.Values.SelectMany(v => v));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_needs_nothing_the_policy_forbids(string path)
    {
        var page = await web.DocumentAsync(path);

        Assert.NotEmpty(page.Scripts);
        Assert.All(page.Scripts, script =>
        {
            Assert.Equal("", script.TextContent);
            Assert.DoesNotContain(":", script.GetAttribute("src")!, StringComparison.Ordinal);
        });
        Assert.Empty(page.All.SelectMany(e => e.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)).Select(a => a.Name));
        Assert.Empty(page.All.SelectMany(e => e.Attributes)
            .Where(a => a.Name is "href" or "src" or "action" or "formaction" && a.Value.Trim().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase))
            .Select(a => a.Value));
        Assert.Empty(page.QuerySelectorAll("iframe, object, embed, base:not([href='/'])"));
        Assert.All(page.QuerySelectorAll("link[rel=stylesheet], img"), e =>
            Assert.DoesNotContain("//", e.GetAttribute("href") ?? e.GetAttribute("src")!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/places?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("/?asOf=%3Cimg%20src=x%20onerror=alert(1)%3E")]
    [InlineData("/places?place=%3Csvg/onload=alert(1)%3E")]
    [InlineData("/%3Cscript%3Ealert(1)%3C/script%3E")]
    public async Task What_the_address_says_stays_text(string path)
    {
        var page = await web.DocumentAsync(path);

        Assert.All(page.Scripts, script => Assert.Equal("", script.TextContent));
        Assert.Empty(page.QuerySelectorAll("[onerror], [onload], img[src=x]"));
    }
}
