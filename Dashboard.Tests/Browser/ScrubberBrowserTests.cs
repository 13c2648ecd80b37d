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

    [Theory]
    [InlineData(null)]
    [InlineData("sample.leadership")]
    public async Task A_second_day_stands_on_the_line_by_keys_mouse_and_finger_and_both_are_in_the_address(string? sample)
    {
        var page = await ReadyAsync($"/statistics?view=Regions&asOf={InTerm}", sample);
        await page.GetByRole(AriaRole.Link, new() { Name = "与另一天对比" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("compare=2022-08-04"));
        var (first, second) = (page.GetByRole(AriaRole.Slider, new() { Name = "对比日期（甲）" }), page.GetByRole(AriaRole.Slider, new() { Name = "数据截至" }));
        await Expect(page.Locator(".readout")).ToContainTextAsync("甲 110 · 差 0");

        await first.FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(page).ToHaveURLAsync(new Regex("compare=2022-08-03"));
        await Expect(page.Locator(".two-days")).ToHaveTextAsync("甲 2022年8月3日 0乙 2023年8月15日 110差 +110");
        await Expect(page.Locator(".view .dots")).ToBeVisibleAsync();
        await Expect(first).ToBeFocusedAsync();
        await second.FocusAsync();
        await page.Keyboard.PressAsync("PageUp");
        await Expect(page).ToHaveURLAsync(new Regex("asOf=2024-01-05"));
        await Expect(page).ToHaveURLAsync(new Regex("compare=2022-08-03"));
        await Expect(page.Locator(".readout")).ToContainTextAsync("甲 0 · 差 +110");
        await HasNoAxeViolationsAsync(page);

        var track = (await second.BoundingBoxAsync())!;
        var handle = (await first.BoundingBoxAsync())!;
        var (x, y) = (handle.X + (handle.Width / 2), handle.Y + (handle.Height / 2));
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(At(new(2025, 7, 1)), y, new() { Steps = 4 });
        await page.Mouse.UpAsync();
        await Expect(page).ToHaveURLAsync(new Regex("compare=2025-0(6-30|7-01)"));

        var finger = await page.Context.NewCDPSessionAsync(page);
        await TouchAsync("touchStart", (await first.BoundingBoxAsync())!.X + (handle.Width / 2));
        await TouchAsync("touchMove", At(new(2024, 1, 5)));
        await TouchAsync("touchEnd", null);
        await Expect(page).ToHaveURLAsync(new Regex("compare=2024-01-05"));
        await Expect(page.Locator(".two-days")).ToContainTextAsync("差 0");

        await page.GetByRole(AriaRole.Link, new() { Name = "取消对比" }).ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(new Regex("compare="));
        await Expect(first).ToHaveCountAsync(0);
        Assert.True(await page.EvaluateAsync<bool>("window.same === true"));

        float At(DateOnly day) => track.X + (track.Width * (day.DayNumber - new DateOnly(2022, 7, 1).DayNumber) / 1644f);

        Task TouchAsync(string type, float? at) => finger.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = type, ["touchPoints"] = at is null ? Array.Empty<object>() : new object[] { new { x = at, y } } });
    }

    /// <summary>Wherever the day stands, its words lie on the line and not on what is beside it.</summary>
    [Theory]
    [InlineData("2022-07-01", 1440)]
    [InlineData("2026-11-27", 1440)]
    [InlineData("2026-11-27", 1000)]
    public async Task The_words_of_a_day_stay_on_the_line(string day, int width)
    {
        var page = await OpenAsync($"/statistics?asOf={day}&compare={day}", width);

        var line = (await page.Locator("time-scrubber .days").BoundingBoxAsync())!;
        foreach (var words in await page.Locator(".thumb > span, .first > span").AllAsync())
        {
            var box = (await words.BoundingBoxAsync())!;
            Assert.True(box.X >= line.X - 8 && box.X + box.Width <= line.X + line.Width + 8, $"{box.X} + {box.Width} in {line.X} + {line.Width}");
        }
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
