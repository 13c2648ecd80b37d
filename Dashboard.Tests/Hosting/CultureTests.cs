using System.Net;
using AngleSharp.Dom;
using Dashboard.Web.Localization;

namespace Dashboard.Tests.Hosting;

/// <summary>The language switch: a form post that sets a cookie and comes back.</summary>
[Collection(WebCollection.Name)]
public sealed class CultureTests(WebFixture web)
{
    [Fact]
    public async Task The_form_of_a_page_switches_the_language_and_comes_back()
    {
        using var client = Client();
        var form = await FormAsync(client, "/places?tier=Pilot&asOf=2023-08-15");
        Assert.Equal("/places?tier=Pilot&asOf=2023-08-15", form["returnUrl"]);

        using var response = await PostAsync(client, form);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/places?tier=Pilot&asOf=2023-08-15", response.Headers.Location?.OriginalString);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"), c => c.StartsWith(".AspNetCore.Culture=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("max-age=31536000", cookie, StringComparison.OrdinalIgnoreCase);
        using var after = await client.GetAsync("/", TestContext.Current.CancellationToken);
        Assert.Equal(Cultures.English, (await WebFixture.ReadAsync(after)).DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task And_back_to_Chinese()
    {
        using var client = Client();
        using var there = await PostAsync(client, await FormAsync(client, "/"));
        var form = await FormAsync(client, "/");
        Assert.Equal(Cultures.Chinese, form["culture"]);

        using var back = await PostAsync(client, form);

        using var after = await client.GetAsync("/", TestContext.Current.CancellationToken);
        Assert.Equal(Cultures.Chinese, (await WebFixture.ReadAsync(after)).DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("cross-site", null)]
    [InlineData("same-site", null)]
    [InlineData("none", null)]
    [InlineData("cross-site", "http://localhost")]
    [InlineData(null, "https://evil.example")]
    [InlineData(null, "https://localhost")]
    [InlineData(null, "null")]
    public async Task A_form_of_another_site_changes_nothing(string? site, string? origin)
    {
        using var client = Client();

        await RefusedAsync(client, await FormAsync(client, "/"), site, origin);
    }

    [Theory]
    [InlineData("same-origin", "http://localhost")]
    [InlineData(null, "http://localhost")]
    public async Task A_form_of_ours_is_known_by_what_the_browser_says(string? site, string? origin)
    {
        using var client = Client();

        using var response = await PostAsync(client, await FormAsync(client, "/"), site, origin);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("")]
    [InlineData("zh")]
    [InlineData("EN")]
    [InlineData("en|uic=fr")]
    public async Task A_language_the_product_does_not_speak_is_refused(string culture)
    {
        using var client = Client();
        var form = await FormAsync(client, "/");
        form["culture"] = culture;

        await RefusedAsync(client, form);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData("/places\r\nSet-Cookie: a=b")]
    [InlineData("~//evil.example")]
    [InlineData(" //evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("places")]
    [InlineData("")]
    public async Task An_address_elsewhere_leads_home(string address)
    {
        using var client = Client();
        var form = await FormAsync(client, "/places");
        form["returnUrl"] = address;

        using var response = await PostAsync(client, form);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/", response.Headers.Location?.OriginalString);
        Assert.DoesNotContain(response.Headers.GetValues("Set-Cookie"), c => c.StartsWith("a=", StringComparison.Ordinal));
    }

    private static async Task RefusedAsync(HttpClient client, Dictionary<string, string> form, string? site = "same-origin", string? origin = null)
    {
        using var response = await PostAsync(client, form, site, origin);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(response.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.Contains("Culture", StringComparison.Ordinal)));
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, Dictionary<string, string> form, string? site = "same-origin", string? origin = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Cultures.Route);
        request.Content = new FormUrlEncodedContent(form);
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>What pressing the switch on a page would send.</summary>
    private static async Task<Dictionary<string, string>> FormAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        var form = (await WebFixture.ReadAsync(response)).QuerySelector("form.language")!;
        Assert.Equal(Cultures.Route, form.GetAttribute("action"));
        return form.QuerySelectorAll("[name]").ToDictionary(e => e.GetAttribute("name")!, e => e.GetAttribute("value") ?? "");
    }

    private HttpClient Client() => web.CreateClient(new() { AllowAutoRedirect = false });
}
