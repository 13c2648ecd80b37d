using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>The line of days moves map and figures in the page that is open, with a circuit and without one.</summary>
public sealed class ScrubberBrowserTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [Theory]
    [InlineData(null)]
    [InlineData("sample.leadership")]
    public async Task Keys_move_the_day_in_the_address_and_everything_that_is_shown_and_the_page_stays(string? sample)
    {
        var page = await ReadyAsync($"/?asOf={InTerm}&metric=pilot", sample);
        var line = page.GetByRole(AriaRole.Slider, new() { Name = "数据截至" });
        await line.FocusAsync();

        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page).ToHaveURLAsync(new Regex("asOf=2023-08-16"));
        await Expect(page.Locator("button.as-of")).ToContainTextAsync("2023年8月16日");
        await Expect(line).ToHaveAttributeAsync("aria-valuetext", "2023年8月16日");
        await page.Keyboard.PressAsync("Shift+ArrowLeft");
        await Expect(page).ToHaveURLAsync(new Regex("asOf=2023-07-16"));
        await page.Keyboard.PressAsync("PageDown");
        await Expect(page).ToHaveURLAsync(new Regex("asOf=2022-08-04"));
        await Expect(page.Locator(".readout b")).ToHaveTextAsync("110");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(page.Locator(".readout")).ToContainTextAsync("首份文件之前");
        await Expect(page.Locator("a.tile b").First).ToHaveTextAsync("0");

        await Expect(page).ToHaveURLAsync(new Regex("metric=pilot"));
        await Expect(line).ToBeFocusedAsync();
        Assert.True(await page.EvaluateAsync<bool>("window.same === true"));
        await page.Keyboard.PressAsync("End");
        await Expect(page).Not.ToHaveURLAsync(new Regex("asOf="));
        await Expect(page.Locator(".readout")).ToContainTextAsync("已届满");
    }

    [Fact]
    public async Task Played_it_goes_from_mark_to_mark_and_ends_today()
    {
        var page = await ReadyAsync("/?asOf=2024-01-05", null);
        var play = page.GetByRole(AriaRole.Button, new() { Name = "播放" });

        await play.ClickAsync();

        await Expect(play).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page).ToHaveURLAsync(new Regex("asOf=2025-06-30"));
        await Expect(page.Locator(".readout b")).ToHaveTextAsync("110");
        await Expect(page).ToHaveURLAsync(new Regex("asOf=2025-07-01"));
        await Expect(page.Locator(".readout b")).ToHaveTextAsync("0");
        await Expect(page).Not.ToHaveURLAsync(new Regex("asOf="));
        await Expect(play).ToHaveAttributeAsync("aria-pressed", "false");
        Assert.True(await page.EvaluateAsync<bool>("window.same === true"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("sample.national")]
    public async Task On_the_statistics_the_view_that_is_open_follows(string? sample)
    {
        var page = await ReadyAsync($"/statistics?view=Regions&asOf={InTerm}", sample);
        await page.GetByRole(AriaRole.Slider, new() { Name = "数据截至" }).FocusAsync();

        await page.Keyboard.PressAsync("PageDown");

        await Expect(page.Locator(".view .subtitle")).ToContainTextAsync("2022年8月4日");
        await Expect(page).ToHaveURLAsync(new Regex("view=Regions"));
        Assert.True(await page.EvaluateAsync<bool>("window.same === true"));
    }

    [Fact]
    public async Task Dragged_near_a_mark_it_falls_on_it_and_a_mark_is_a_link()
    {
        var page = await ReadyAsync($"/?asOf={InTerm}", null);
        var box = (await page.GetByRole(AriaRole.Slider).BoundingBoxAsync())!;

        await page.Mouse.ClickAsync(box.X + (box.Width * (float)((new DateOnly(2025, 6, 30).DayNumber - new DateOnly(2022, 7, 1).DayNumber) / 1644.0)) + 3, box.Y + (box.Height / 2));
        await Expect(page).ToHaveURLAsync(new Regex("asOf=2025-06-30"));

        await page.GetByRole(AriaRole.Link, new() { Name = "33号文" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("asOf=2022-08-04"));
        await Expect(page.GetByRole(AriaRole.Slider)).ToHaveAttributeAsync("aria-valuetext", "2022年8月4日");
    }

    /// <summary>The page once its script listens, marked so that a reload would show.</summary>
    private async Task<IPage> ReadyAsync(string path, string? sample)
    {
        var page = await OpenAsync(path, sample: sample);
        await Expect(page.Locator("time-scrubber[ready]")).ToHaveCountAsync(1);
        await page.EvaluateAsync("window.same = true");
        return page;
    }
}
