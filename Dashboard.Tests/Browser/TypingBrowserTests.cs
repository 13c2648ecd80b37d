using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>Ordinary acts of a Chinese keyboard, of a clipboard and of a translating browser.</summary>
public sealed class TypingBrowserTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [Fact]
    public async Task Keys_that_compose_pinyin_are_nobody_elses()
    {
        var page = await OpenAsync("/quotas?round=2023", sample: "sample.national");
        await page.Locator("#edit-340000").ClickAsync();
        var number = page.GetByRole(AriaRole.Textbox, new() { Name = "示范城市", Exact = true });
        var before = await number.InputValueAsync();
        foreach (var key in new[] { "Enter", "ArrowUp", "ArrowDown", "ArrowUp", "Escape" })
        {
            await PressAsync(number, key, composing: true);
        }

        await PressAsync(number, "ArrowUp", composing: false); // the server hears it after all the others
        await Expect(number).ToHaveValueAsync($"{int.Parse(before, System.Globalization.CultureInfo.InvariantCulture) + 1}");
        await Expect(page.Locator("tr.editing")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_is_too_long_to_paste_is_refused_in_words_and_the_page_goes_on()
    {
        var page = await OpenAsync("/quotas?round=2023", sample: "sample.national");
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var search = page.GetByRole(AriaRole.Searchbox).First;
        await search.FillAsync("江");

        await PasteAsync("苏".PadRight(40_000, '苏'));
        Assert.Contains("8000", await search.EvaluateAsync<string>("field => field.validationMessage"), StringComparison.Ordinal);
        await Expect(search).ToHaveValueAsync("江");

        await PasteAsync("苏");
        await Expect(search).ToHaveValueAsync("江苏");
        Assert.Equal("", await search.EvaluateAsync<string>("field => field.validationMessage"));
        await search.PressAsync("Enter");
        await Expect(page.Locator("tbody tr[id^=quota-]")).ToHaveCountAsync(1); // the connection is alive
        await Expect(page.Locator("html")).ToHaveAttributeAsync("translate", "no");

        async Task PasteAsync(string text)
        {
            await page.EvaluateAsync("text => navigator.clipboard.writeText(text)", text);
            await search.PressAsync("Control+v");
        }
    }

    private static async Task PressAsync(ILocator field, string key, bool composing) => await field.EvaluateAsync(
        "(field, k) => field.dispatchEvent(new KeyboardEvent('keydown', { key: k.key, code: k.key, isComposing: k.composing, bubbles: true, cancelable: true }))",
        new { key, composing });
}
