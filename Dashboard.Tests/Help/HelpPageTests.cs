using Dashboard.Data.Statistics;

namespace Dashboard.Tests.Help;

[Collection(WebCollection.Name)]
public sealed class HelpPageTests(WebFixture web)
{
    [Theory]
    [InlineData(null, "试点", "覆盖率")]
    [InlineData("en", "pilot", "coverage")]
    public async Task The_help_names_the_jobs_every_measure_and_every_term_of_the_glossary(string? culture, string term, string figure)
    {
        var page = await web.DocumentAsync("/help", culture);

        Assert.Equal(3, page.QuerySelectorAll("#jobs ol").Length);
        Assert.Equal(MeasureCatalogue.All.Count, page.QuerySelectorAll("#figures tbody tr").Length);
        Assert.Equal(SeedFiles.Rows("help-glossary.csv").Count, page.QuerySelectorAll("#glossary tbody tr").Length);
        Assert.Contains(term, page.QuerySelector("#glossary")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(figure, page.QuerySelector("#figures")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(page.QuerySelectorAll("#keys kbd"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("en")]
    public async Task Each_of_the_ten_steps_has_its_picture_and_the_links_of_the_help_are_live(string? culture)
    {
        var page = await web.DocumentAsync("/help", culture);
        var pictures = page.QuerySelectorAll("#pictures img");

        Assert.Equal(page.QuerySelectorAll("#jobs li").Length, pictures.Length);
        Assert.Equal(10, pictures.Select(p => p.GetAttribute("alt")).Where(alt => !string.IsNullOrWhiteSpace(alt)).Distinct().Count());
        using var browser = web.CreateClient();
        foreach (var address in pictures.Select(p => p.GetAttribute("src")!))
        {
            using var answer = await browser.GetAsync("/" + address.TrimStart('/'), TestContext.Current.CancellationToken);
            Assert.Equal("image/webp", answer.Content.Headers.ContentType?.MediaType);
            Assert.InRange((await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length, 1_000, 60_000);
        }

        foreach (var address in page.QuerySelectorAll("#jobs a, #data a").Select(a => a.GetAttribute("href")!))
        {
            using var answer = await browser.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.Equal((address, System.Net.HttpStatusCode.OK), (address, answer.StatusCode));
        }

        Assert.All(
            page.QuerySelectorAll("nav a[href*='/help']").Select(a => a.GetAttribute("href")!).Where(href => href.Contains('#', StringComparison.Ordinal)),
            href => Assert.NotNull(page.GetElementById(href[(href.IndexOf('#', StringComparison.Ordinal) + 1)..])));
    }
}
