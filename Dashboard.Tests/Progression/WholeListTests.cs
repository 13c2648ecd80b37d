using AngleSharp.Html.Parser;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Progression;

/// <summary>On paper nobody can turn the page: what prints a list prints all of it.</summary>
[Collection(AccessCollection.Name)]
public sealed class WholeListTests(AccessApp app)
{
    [Fact]
    public async Task The_button_that_prints_applications_leads_to_all_of_them()
    {
        const string Day = "2023-08-15";
        using var browser = await app.AsSampleAsync("sample.national");
        var total = (await app.Services.GetRequiredService<ProgressionQueries>().ListAsync(
            await app.ViewerAsync("sample.national"), new ProgressionFilter("2023", Tier.Demonstration, Track.City), new DateOnly(2023, 8, 15), size: 1, cancellationToken: TestContext.Current.CancellationToken)).Total;

        var page = await ReadAsync($"/progression?round=2023&view=Table&asOf={Day}");
        var print = page.QuerySelector("a[data-print-whole]")!.GetAttribute("href")!;
        var whole = await ReadAsync(print);

        Assert.True(page.QuerySelectorAll("table.applications tbody tr").Length < total, $"{total} applications stand on one page"); // else there is nothing to see here
        Assert.Equal(total, whole.QuerySelectorAll("table.applications tbody tr").Length);

        async Task<AngleSharp.Html.Dom.IHtmlDocument> ReadAsync(string address) =>
            new HtmlParser().ParseDocument(await browser.GetStringAsync(address, TestContext.Current.CancellationToken));
    }
}
