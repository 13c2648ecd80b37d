using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Dom;

namespace Dashboard.Tests.Hosting;

/// <summary>Health, caching and compression.</summary>
[Collection(WebCollection.Name)]
public sealed class DeliveryTests(WebFixture web)
{
    public static TheoryData<string> Scripts =>
    [
        .. Repository.Sources("Dashboard.Web", ".js").Select(s => "/" + s.Path).Where(path => path.EndsWith(".razor.js", StringComparison.Ordinal)),
        "/js/page.js", "/js/drafts.js", "/js/storage.js", "/js/addresses.js", "/js/forms.js", "/js/lists.js", "/js/search.js", "/js/charts.js", "/js/live.js", "/js/scrubber.js", "/js/figures.js", "/lib/apexcharts/apexcharts.esm.js", "/_framework/blazor.web.js",
    ];

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task The_application_reports_that_it_is_well(string path)
    {
        using var response = await web.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Healthy", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_its_database_it_lives_but_is_not_ready()
    {
        await using var own = new WebFixture();
        using (var before = await own.GetAsync("/health/live"))
        {
            File.Move(own.File, own.File + ".gone");
        }

        using var live = await own.GetAsync("/health/live");
        using var ready = await own.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
    }

    [Fact]
    public async Task Files_with_a_fingerprint_are_kept_for_a_year_without_asking()
    {
        var page = await web.DocumentAsync("/");
        var files = page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], script").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).ToList();

        Assert.True(files.Count >= 6);
        foreach (var file in files)
        {
            using var response = await web.GetAsync("/" + file);
            Assert.True(response.StatusCode == HttpStatusCode.OK, file);
            Assert.True(response.Headers.CacheControl?.ToString().Contains("immutable", StringComparison.Ordinal), $"{file}: {response.Headers.CacheControl}");
            Assert.Equal(TimeSpan.FromDays(365), response.Headers.CacheControl?.MaxAge);
        }
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Every_script_a_component_imports_is_there(string path)
    {
        using var response = await web.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/javascript", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_page_is_not_kept_for_others()
    {
        using var response = await web.GetAsync("/");

        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData("/", "</html>")]
    [InlineData("/places", "</html>")]
    [InlineData("/api/v1/designations", "海淀区")]
    [InlineData("/css/app.css", "{")]
    public async Task Who_asks_for_brotli_gets_it(string path, string text)
    {
        using var plain = await web.GetAsync(path);
        using var packed = await web.GetAsync(path, headers: ("Accept-Encoding", "br"));

        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.Equal(["br"], packed.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", string.Join(',', packed.Headers.Vary), StringComparison.OrdinalIgnoreCase);
        var bytes = await packed.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress), Encoding.UTF8);
        Assert.Contains(text, await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(bytes.Length < (await plain.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length / 2);
    }
}
