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
}
