using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>An open page whose circuit the server no longer knows, as after a restart.</summary>
public sealed class RestartBrowserTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    /// <summary>What Blazor's script does when the server does not know the circuit.</summary>
    private const string Reject = "document.getElementById('components-reconnect-modal').classList.add('components-reconnect-rejected')";

    [Fact]
    public async Task It_asks_for_itself_anew_where_nothing_was_typed()
    {
        var page = await OpenAsync("/quotas?round=2023", sample: "sample.national");
        await page.EvaluateAsync("document.body.dataset.before = ''");

        await page.EvaluateAsync(Reject);

        await Expect(page.Locator("body[data-before]")).ToHaveCountAsync(0);
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
        await Expect(page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task It_stays_with_its_band_and_what_was_typed()
    {
        var page = await OpenAsync("/quotas?round=2023", sample: "sample.national");
        await page.EvaluateAsync("document.querySelector('main').insertAdjacentHTML('beforeend', '<form><input id=draft aria-label=draft></form>')");
        await page.Locator("#draft").FillAsync("a draft");

        await page.EvaluateAsync(Reject);

        await Expect(page.Locator("#components-reconnect-modal .lost")).ToBeVisibleAsync();
        await Expect(page.Locator("#draft")).ToHaveValueAsync("a draft");
    }
}
