using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>MudBlazor is loaded where somebody may write, and nowhere else.</summary>
public sealed class MudBrowserTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [Theory]
    [InlineData(null, false)]
    [InlineData("sample.national", true)]
    public async Task Only_who_has_signed_in_loads_MudBlazor(string? sample, bool loads)
    {
        var page = await OpenAsync("/places", sample: sample);
        var mud = await page.EvaluateAsync<string[]>(
            "[...performance.getEntriesByType('resource')].map(r => r.name).filter(n => /mudblazor|css\\/mud/i.test(n)).map(n => n.split('?')[0])");

        Assert.Equal(loads ? 3 : 0, mud.Length);
        await Expect(page.Locator(".mud-popover-provider")).ToHaveCountAsync(loads ? 1 : 0);
        await Expect(page.Locator("#mud-snackbar-container")).ToHaveCountAsync(loads ? 1 : 0);
    }
}
