using System.Net;
using AngleSharp.Dom;

namespace Dashboard.Tests.Hosting;

/// <summary>Who has not signed in gets plain pages: no circuit, nothing that needs one, each rendered once for a state of the data.</summary>
[Collection(WebCollection.Name)]
public sealed class PublicPagesTests(WebFixture web)
{
    public static TheoryData<string> Pages => WebFixture.Pages;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_asks_for_no_circuit_and_has_nothing_that_waits_for_one(string path)
    {
        var page = await web.DocumentAsync(path);

        Assert.DoesNotContain(page.Descendants<IComment>(), comment => comment.Data.StartsWith("Blazor:{\"type\":\"server\"", StringComparison.Ordinal));
        Assert.Empty(page.QuerySelectorAll("[data-interactive], #components-reconnect-modal"));
        Assert.All(page.QuerySelectorAll("button"), button => Assert.True(
            button.HasAttribute("popovertarget") || button.HasAttribute("data-theme-switch") || button.HasAttribute("data-print")
            || button.GetAttribute("type") == "submit" || button.ClosestOf("data-watch, briefing-deck, time-scrubber, day-input"), $"{path}: nothing answers to {button.OuterHtml}"));
        Assert.All(page.QuerySelectorAll("select, input:not([type=hidden], day-input > .day-calendar)"), field => Assert.True(
            field.HasAttribute("name") && field.ClosestOf("form[method=get]"), $"{path}: {field.OuterHtml} is no part of an address"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_form_sent_by_a_browser_without_script_leads_to_the_page_it_stands_on(string path)
    {
        var page = await web.DocumentAsync(path);
        foreach (var form in page.QuerySelectorAll("main form[method=get]"))
        {
            using var answer = await web.GetAsync(form.AddressWith(wholly: true));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var sent = await WebFixture.ReadAsync(answer);
            Assert.Equal(page.QuerySelector("h1")!.TextContent, sent.QuerySelector("h1")!.TextContent);
            Assert.Equal(page.QuerySelectorAll("main tbody tr").Length, sent.QuerySelectorAll("main tbody tr").Length); // nothing chosen: nothing filtered
        }
    }

    [Fact]
    public async Task A_page_laid_over_another_is_shared_too_and_says_that_it_may_be()
    {
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/places?sort=Name");
            request.Headers.TryAddWithoutValidation("Accept", "text/html; blazor-enhanced-nav=on");
            using var answer = await web.CreateClient().SendAsync(request, TestContext.Current.CancellationToken);

            Assert.Equal(["allow"], answer.Headers.GetValues("blazor-enhanced-nav"));
            Assert.Contains("</html>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_open_page_knows_which_state_of_the_data_it_shows_and_can_ask_for_the_present_one()
    {
        var watch = (await web.DocumentAsync("/places")).QuerySelector("data-watch")!;
        using var answer = await web.GetAsync(watch.GetAttribute("href")!);

        Assert.Equal("30", watch.GetAttribute("every"));
        Assert.Equal(watch.GetAttribute("stamp"), await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.EndsWith(".2023-08-15", watch.GetAttribute("stamp"), StringComparison.Ordinal); // the Beijing day moves it too
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }
}

file static class Elements
{
    public static bool ClosestOf(this IElement element, string selector) => element.Closest(selector) is not null;
}
