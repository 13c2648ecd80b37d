using System.Net;
using System.Reflection;
using AngleSharp.Dom;
using Dashboard.Web.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing.Template;

namespace Dashboard.Tests.Hosting;

[Collection(WebCollection.Name)]
public sealed class PageAnswersTests(WebFixture web)
{
    public static TheoryData<string> Pages => WebFixture.Pages;

    public static TheoryData<string> Nowhere => WebFixture.Nowhere;

    [Fact]
    public void Every_routable_page_is_among_the_addresses_tested()
    {
        var paths = WebFixture.Pages.Select(row => row.Data.Split('?')[0]).ToList();
        var routes = typeof(Program).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template)
            .Except(["/not-found", "/not-found/{Status}", "/not-found/400", "/error", "/sign-in", "/account", "/access", "/access/audit", "/access/health", "/quotas/workbench", "/quotas/transfers", "/duties", "/exchange/round",
                "/exchange/notice", "/inbox", "/briefing/new", "/briefing/templates", "/briefing/{id}", "/briefing/{id}/edit"]).ToList(); // those from /sign-in on: Access.MatrixTests

        Assert.NotEmpty(routes);
        Assert.All(routes, route => Assert.Contains(paths, path =>
            new TemplateMatcher(TemplateParser.Parse(route.TrimStart('/')), []).TryMatch(path, [])));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_answers_complete_and_in_Chinese(string path)
    {
        using var response = await web.GetAsync(path);
        var page = await WebFixture.ReadAsync(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(Cultures.Chinese, page.DocumentElement.GetAttribute("lang"));
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", Assert.Single(page.QuerySelectorAll("h1")).TextContent);
        Assert.Contains("知识产权强市建设试点示范", page.Title, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("[aria-busy]")); // what is shown is in the first answer
        Assert.Empty(page.QuerySelectorAll(".state[role=alert]"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_speaks_English_to_who_chose_it(string path)
    {
        using var response = await web.GetAsync(path, Cultures.English);
        var page = await WebFixture.ReadAsync(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Cultures.English, page.DocumentElement.GetAttribute("lang"));
        Assert.Contains("Strong IP City Programme", page.Title, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", page.QuerySelector("nav.rail")!.TextContent);
    }

    [Fact]
    public async Task What_the_browser_prefers_does_not_choose_the_language()
    {
        var client = web.CreateClient();
        client.DefaultRequestHeaders.Add("Accept-Language", "en-GB,en");
        using var response = await client.GetAsync("/", TestContext.Current.CancellationToken);

        Assert.Equal(Cultures.Chinese, (await WebFixture.ReadAsync(response)).DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Names_of_parts_are_unique_and_what_refers_to_a_part_finds_it(string path)
    {
        var page = await web.DocumentAsync(path);

        Assert.Empty(page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key));
        foreach (var attribute in new[] { "popovertarget", "aria-labelledby", "aria-controls", "for" })
        {
            Assert.All(page.QuerySelectorAll($"[{attribute}]"), e => Assert.NotNull(page.GetElementById(e.GetAttribute(attribute)!)));
        }
    }

    [Theory]
    [MemberData(nameof(Nowhere))]
    public async Task An_unknown_address_is_a_friendly_404(string path)
    {
        using var chinese = await web.GetAsync(path);
        using var english = await web.GetAsync(path, Cultures.English);

        Assert.Equal(HttpStatusCode.NotFound, chinese.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, english.StatusCode);
        var page = await WebFixture.ReadAsync(chinese);
        Assert.Equal("没有这个页面", Assert.Single(page.QuerySelectorAll("h1")).TextContent);
        Assert.Contains(page.QuerySelectorAll("main a"), a => a.GetAttribute("href") == "/places");
        Assert.Equal("Page not found", Assert.Single((await WebFixture.ReadAsync(english)).QuerySelectorAll("h1")).TextContent);
    }

    [Fact]
    public async Task A_404_keeps_the_day_the_reader_chose()
    {
        var page = await web.DocumentAsync("/places/999999?asOf=2023-01-01");

        Assert.Contains(page.QuerySelectorAll("main a"), a => a.GetAttribute("href") == "/places?asOf=2023-01-01");
    }

    [Fact]
    public async Task Links_within_the_product_lead_somewhere()
    {
        var seen = new HashSet<string>();
        foreach (var path in WebFixture.Pages.Select(row => row.Data))
        {
            seen.UnionWith((await web.DocumentAsync(path)).QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]));
        }

        // One of each kind is enough: the path without its query, and codes of one subject stand for each other.
        var kinds = seen.GroupBy(href => string.Concat(href.Split('?')[0].Where(c => !char.IsAsciiDigit(c)))).Select(g => g.First()).ToList();
        Assert.InRange(kinds.Count, 8, 90);
        foreach (var href in kinds)
        {
            using var first = await web.GetAsync(href);
            using var response = first.StatusCode == HttpStatusCode.Found ? await web.GetAsync(new Uri(new Uri("http://localhost" + href), first.Headers.Location!).PathAndQuery) : first; // to its folder
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{href} answers {(int)response.StatusCode}");
        }
    }

    [Fact]
    public async Task While_the_database_does_not_answer_a_page_still_opens_and_says_so()
    {
        await using var own = new WebFixture();
        using (await own.GetAsync("/health/live"))
        {
            own.Database.Lasts = true; // only once it has started
        }

        using var response = await own.GetAsync("/places");
        var page = await WebFixture.ReadAsync(response);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("城市名录", Assert.Single(page.QuerySelectorAll("h1")).TextContent);
        Assert.Matches("错误号 [0-9A-F]{4}-[0-9A-F]{4}", page.QuerySelector("main [role=alert]")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("main table"));

        own.Database.Lasts = false; // and what failed is not kept
        using var after = await own.GetAsync("/places");
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Equal(110, (await WebFixture.ReadAsync(after)).QuerySelectorAll("main tbody tr").Length);
    }

    [Fact]
    public async Task Unchanged_data_costs_a_page_view_no_statement()
    {
        await using var own = new WebFixture();
        foreach (var path in WebFixture.Pages.Select(row => row.Data))
        {
            using var first = await own.GetAsync(path);
        }

        Assert.NotEmpty(own.Commands.Texts);
        foreach (var path in WebFixture.Pages.Select(row => row.Data))
        {
            own.Commands.Clear();
            using var second = await own.GetAsync(path);
            using var rendered = await own.GetAsync(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "again=1"); // no kept page helps here
            using var english = await own.GetAsync(path, Cultures.English);

            Assert.Equal(HttpStatusCode.OK, second.StatusCode);
            Assert.True(own.Commands.Count == 0, $"{path}: {string.Join('\n', own.Commands.Texts)}");
        }
    }
}
