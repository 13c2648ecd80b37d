using Dashboard.Tests.Hosting;

namespace Dashboard.Tests.Changes;

[Collection(WebCollection.Name)]
public sealed class ChangesPageTests(WebFixture web)
{
    [Fact]
    public async Task Between_two_days_the_page_shows_the_figures_of_both_and_what_moved_them()
    {
        var page = await web.DocumentAsync("/changes?since=2025-06-30&asOf=2025-07-01");

        Assert.Equal("2025年6月30日之后至2025年7月1日", page.QuerySelector(".subtitle")!.TextContent);
        var figures = page.QuerySelectorAll(".figures tbody tr").Select(r => string.Join(' ', r.Children.Select(c => c.TextContent.Trim()))).ToList();
        Assert.Contains(figures, f => f.EndsWith("110 0 −110", StringComparison.Ordinal));
        Assert.Contains(figures, f => f.EndsWith("0 110 +110", StringComparison.Ordinal));
        Assert.Contains(figures, f => f.EndsWith("110 110 0", StringComparison.Ordinal));
        Assert.Contains("110 项变更", page.QuerySelector(".filters [role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(100, page.QuerySelectorAll("table.changes tbody tr").Length);
        Assert.All(page.QuerySelectorAll("table.changes tbody tr"), row => Assert.Contains("届满", row.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_leads_to_its_files_and_to_its_feed_which_answer()
    {
        var page = await web.DocumentAsync("/changes?since=2022-08-03&province=320000&kind=Designated");

        Assert.Equal("/api/v1/changes.atom?kind=Designated&province=320000", page.QuerySelector("link[rel=alternate]")!.GetAttribute("href"));
        foreach (var link in page.QuerySelectorAll(".page-head a.button"))
        {
            using var answer = await web.GetAsync(link.GetAttribute("href")!);
            Assert.True(answer.IsSuccessStatusCode, link.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task A_first_day_after_the_last_says_so() =>
        Assert.Contains("起始日期不早于截止日期", (await web.DocumentAsync("/changes?since=2030-01-01")).QuerySelector(".state")!.TextContent, StringComparison.Ordinal);
}
