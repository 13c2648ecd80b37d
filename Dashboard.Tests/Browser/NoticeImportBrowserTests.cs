using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Data.Divisions;
using Dashboard.Data.Places;
using Dashboard.Tests.Exchange;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>The lists of an invented notice come in by one import and go by one press. An application of its own: every figure changes.</summary>
public sealed class NoticeImportBrowserTests(BrowserFixture fixture, ExchangeApp own) : BrowserTest(fixture), IClassFixture<ExchangeApp>
{
    protected override DashboardApp App => own.App;

    [Fact]
    public async Task A_notice_of_56_cities_is_compared_outlives_a_reload_and_another_language_is_written_and_taken_back()
    {
        var file = Encoding.UTF8.GetBytes(await NoticeImportTests.CitiesAsync(
            App.Services.GetRequiredService<PlacesQueries>(), App.Services.GetRequiredService<DivisionsQueries>(), 18, 38));
        var page = await OpenAsync("/exchange/notice", sample: "sample.national");
        await HasNoAxeViolationsAsync(page);
        await ChooseFileAsync(page, new FilePayload { Name = "list.csv", MimeType = "text/csv", Buffer = file });
        var title = page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("^56 个地方") });
        await Expect(title).ToBeVisibleAsync();
        await HasNoAxeViolationsAsync(page);

        await page.ReloadAsync();
        await InteractiveAsync(page);
        await Expect(page.Locator("[data-restored]")).ToBeVisibleAsync();
        await Expect(title).ToBeVisibleAsync();

        await page.Locator("form.language button").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await InteractiveAsync(page);
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("56") })).ToBeVisibleAsync();
        await page.Locator("form.language button").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        await InteractiveAsync(page);

        var other = await OpenAsync("/exchange/notice", sample: "sample.national"); // another sign-in, another tab
        await Expect(other.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("^56 个地方") })).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "写入 56 个地方" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("^已写入 56 个地方") })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "撤销这次导入" }).ClickAsync();
        await Expect(page.GetByText("已撤销：移除 56 个地方的确定")).ToBeVisibleAsync();
        await Expect(page.Locator(".imported")).ToHaveCountAsync(0);
    }
}
