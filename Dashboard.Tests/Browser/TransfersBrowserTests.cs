using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>An application whose clock goes from 2023-08-15 on: the round of the sample data is under way, and what is asked is asked today.</summary>
public sealed class RoundUnderWayApp : IAsyncDisposable
{
    public RoundUnderWayApp() => App.StartServer();

    public DashboardApp App { get; } = new(now: TestHostOptions.InTerm);

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

/// <summary>Places of a quota go from one province to another, in two windows. An application of its own: it changes quotas.</summary>
public sealed class TransfersBrowserTests(BrowserFixture fixture, RoundUnderWayApp own) : BrowserTest(fixture), IClassFixture<RoundUnderWayApp>
{
    protected override DashboardApp App => own.App;

    [Fact]
    public async Task A_province_asks_from_its_desk_the_national_office_decides_from_its_inbox_and_the_province_sees_it()
    {
        var province = await OpenAsync("/provinces/320000", sample: "sample.jiangsu");
        await province.GetByRole(AriaRole.Link, new() { Name = "请求调剂" }).Last.ClickAsync();
        await Expect(province).ToHaveURLAsync(new Regex("/quotas/transfers"));
        await DialogAsync(province);
        await HasNoAxeViolationsAsync(province);
        await province.GetByRole(AriaRole.Button, new() { Name = "提交请求" }).ClickAsync();
        await Expect(province.GetByText("请填写“理由”。")).ToBeVisibleAsync();
        await province.Locator("#ask-reason").FillAsync("申报城市较多");
        await province.GetByRole(AriaRole.Button, new() { Name = "提交请求" }).ClickAsync();
        await Expect(province.Locator(".transfers li")).ToHaveCountAsync(1);
        await Expect(province.Locator(".transfers .chip").First).ToHaveTextAsync("已请求");
        await HasNoAxeViolationsAsync(province);

        var national = await OpenAsync("/inbox", sample: "sample.national");
        await national.Locator("tr", new() { HasTextRegex = new Regex("调剂待决定") }).GetByRole(AriaRole.Link).ClickAsync();
        await national.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^决定调剂") }).ClickAsync();
        await DialogAsync(national);
        await HasNoAxeViolationsAsync(national);
        await national.Locator("#move-reason").FillAsync("同意调剂");
        await national.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "决定调剂" }).ClickAsync();
        await Expect(national.Locator(".transfers .chip").First).ToHaveTextAsync("已调剂");
        await Expect(province.Locator(".transfers .chip").First).ToHaveTextAsync("已调剂"); // without a reload
    }

    [Theory]
    [InlineData(390, true, false)]
    [InlineData(1440, true, true)]
    [InlineData(390, false, true)]
    public async Task The_form_fits_a_phone_both_themes_and_both_languages(int width, bool dark, bool english)
    {
        var page = await OpenAsync("/quotas/transfers?form=CityPilot", width, dark: dark, english: english, sample: "sample.jiangsu");
        await DialogAsync(page);
        await HasNoAxeViolationsAsync(page);
        await DoesNotScrollSidewaysAsync(page);
        if (english)
        {
            Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", string.Concat(await page.GetByRole(AriaRole.Dialog).Locator("label, button, h2, p").AllInnerTextsAsync()));
        }
    }
}
