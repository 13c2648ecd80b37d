using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>A day is typed and shown in one order, and what is wrong is said in our words, whatever the browser speaks.</summary>
public sealed class DaysBrowserTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [Theory]
    [InlineData("2023-10-01")]
    [InlineData("20231001")]
    [InlineData("2023/10/1")]
    [InlineData("2023.10.01")]
    [InlineData("2023年10月1日")]
    [InlineData("２０２３-１０-０１")]
    public async Task A_day_typed_in_any_way_with_one_reading_becomes_the_day_of_the_address(string typed)
    {
        var page = await AmericanAsync("/changes");
        var field = page.Locator("#changes-since");
        await field.FillAsync(typed);
        await field.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("[?&]since=2023-10-01"));
        await Expect(page.Locator("#changes-since")).ToHaveValueAsync("2023-10-01");
    }

    [Theory]
    [InlineData("10/01/2023")]
    [InlineData("2023-02-30")]
    [InlineData("tomorrow")]
    public async Task What_is_no_day_is_refused_in_the_words_of_the_page(string typed)
    {
        var page = await AmericanAsync("/changes");
        var field = page.Locator("#changes-since");
        await field.FillAsync(typed);
        await field.PressAsync("Enter");
        Assert.Equal($"“{typed}”不是日期，请按 2026-11-28 的写法填写。", await field.EvaluateAsync<string>("f => f.validationMessage"));
        await Expect(page).ToHaveURLAsync(new Regex("/changes$"));
        await field.FillAsync("");
        Assert.Equal("", await field.EvaluateAsync<string>("f => f.validationMessage"));
    }

    [Fact]
    public async Task The_calendar_of_the_browser_writes_the_day_in_our_order_with_a_circuit_and_without()
    {
        var page = await AmericanAsync("/changes");
        await ChooseAsync(page.Locator("day-input").Filter(new() { Has = page.Locator("#changes-since") }), "2023-10-01");
        await Expect(page).ToHaveURLAsync(new Regex("[?&]since=2023-10-01"));

        var form = await OpenAsync("/briefing/new", sample: "sample.national");
        await ChooseAsync(form.Locator("day-input").Filter(new() { Has = form.Locator("#briefing-asof") }), "2023-08-09");
        await Expect(form.Locator("#briefing-asof")).ToHaveValueAsync("2023-08-09");
        await form.Locator("#briefing-asof").FillAsync("20230810");
        await form.Locator("#briefing-asof").BlurAsync();
        await Expect(form.Locator("#briefing-asof")).ToHaveValueAsync("2023-08-10");
        await Expect(form.Locator("#briefing-asof")).ToHaveAttributeAsync("aria-invalid", "false");

        // The button opens the browser's own calendar, which no script can press.
        static async Task ChooseAsync(ILocator day, string chosen)
        {
            await day.Locator(".day-calendar").EvaluateAsync("c => c.showPicker = () => c.dataset.opened = ''");
            await day.Locator(".day-open").ClickAsync();
            await Expect(day.Locator(".day-calendar")).ToHaveAttributeAsync("data-opened", "");
            await day.Locator(".day-calendar").EvaluateAsync("(c, value) => { c.value = value; c.dispatchEvent(new Event('change', { bubbles: true })); }", chosen);
        }
    }

    [Fact]
    public async Task What_a_plain_form_lacks_is_said_in_the_language_of_the_page()
    {
        var page = await AmericanAsync("/sign-in");
        var name = page.Locator("#user-name");
        await name.PressAsync("Enter");
        Assert.Equal("请填写此项。", await name.EvaluateAsync<string>("f => f.validationMessage"));
        await name.FillAsync("somebody");
        Assert.Equal("", await name.EvaluateAsync<string>("f => f.validationMessage"));
    }

    [Fact]
    public async Task Quotation_marks_are_as_wide_as_the_language_writes_them()
    {
        Assert.InRange(await WidthAsync(await OpenAsync("/changes", english: true)), 0.2, 0.7);
        Assert.InRange(await WidthAsync(await OpenAsync("/changes")), 0.8, 1.1);

        // In ems, beside a Chinese word as well.
        static Task<double> WidthAsync(IPage page) => page.EvaluateAsync<double>(
            """
            () => {
              const mark = document.createElement('span');
              mark.textContent = '“';
              document.querySelector('main h1').append(mark);
              const width = mark.getBoundingClientRect().width / parseFloat(getComputedStyle(mark).fontSize);
              mark.remove();
              return width;
            }
            """);
    }

    private async Task<IPage> AmericanAsync(string path)
    {
        var context = await NewContextAsync(locale: "en-US");
        await context.AddCookiesAsync([new() { Name = ".AspNetCore.Culture", Value = "c=zh-CN|uic=zh-CN", Url = App.BaseUrl }]);
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        await page.EvaluateAsync("() => customElements.whenDefined('live-text')"); // the scripts of the page are there, in their order
        return page;
    }
}
