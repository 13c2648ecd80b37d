using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>The page on which the API can be tried, in a browser that lets it do what its answer's policy allows.</summary>
public sealed class ApiReferenceBrowserTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [Fact]
    public async Task The_reference_draws_every_list_from_here_alone()
    {
        var asked = new List<string>();
        var page = await OpenAsync("/notices");
        page.Request += (_, request) => asked.Add(request.Url);

        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "数据接口" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/api/reference/"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "国家知识产权强市建设试点示范数据接口" })).ToBeVisibleAsync();
        await Expect(page.GetByText("/api/v1/changes.atom").First).ToBeAttachedAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Contains(asked, url => url.EndsWith("/openapi/v1.json", StringComparison.Ordinal));
        Assert.All(asked, url => Assert.True(url.StartsWith(App.BaseUrl, StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal) || url.StartsWith("blob:", StringComparison.Ordinal), url));
    }
}
