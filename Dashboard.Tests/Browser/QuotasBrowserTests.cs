using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

public sealed class QuotasBrowserTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    private const string National = "sample.national";

    [Fact]
    public async Task A_quota_is_edited_by_keyboard_reviewed_published_and_undone()
    {
        var page = await OpenAsync($"/quotas?asOf={InTerm}", sample: National);
        var number = page.Locator("#quota-340000-CityDemonstration");
        var before = int.Parse(await number.InnerTextAsync(), null);

        await page.Locator("#edit-340000").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var input = page.GetByRole(AriaRole.Textbox, new() { Name = "示范城市", Exact = true });
        await Expect(input).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("+");
        await Expect(input).ToHaveValueAsync($"{before + 1}");
        await Expect(page.Locator("tr.editing")).ToContainTextAsync("下限 0");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#edit-340000")).ToBeFocusedAsync();
        await Expect(number).ToHaveTextAsync($"{before + 1}");
        await Expect(page.GetByText("1 项未发布的调整")).ToBeVisibleAsync();

        await page.ReloadAsync();
        await InteractiveAsync(page);
        await Expect(page.GetByText("1 项未发布的调整")).ToBeVisibleAsync(); // the draft is kept in the browser

        await PublishAsync(page);
        await Expect(number).ToHaveTextAsync($"{before + 1}");
        await page.GetByRole(AriaRole.Button, new() { Name = "撤销", Exact = true }).ClickAsync();
        await Expect(page.GetByText("已撤销 1 项")).ToBeVisibleAsync();
        await Expect(number).ToHaveTextAsync($"{before}");

        await number.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "安徽 · 示范城市" })).ToContainTextAsync("撤销刚才的发布");
    }

    [Fact]
    public async Task Escape_leaves_the_row_as_it_was()
    {
        var page = await OpenAsync($"/quotas?asOf={InTerm}", sample: National);
        await page.Locator("#edit-360000").ClickAsync();
        var input = page.GetByRole(AriaRole.Textbox, new() { Name = "试点县", Exact = true });
        await input.FillAsync("99");
        await input.PressAsync("Escape");
        await Expect(page.Locator("#edit-360000")).ToBeFocusedAsync();
        await Expect(page.Locator("tr.editing")).ToHaveCountAsync(0);
        await Expect(page.GetByText("未发布的调整")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Filters_stand_in_the_address_and_a_copied_link_reproduces_the_screen()
    {
        var page = await OpenAsync($"/quotas?asOf={InTerm}");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "区域" }).GetByRole(AriaRole.Link, new() { Name = "东北" }).ClickAsync();
        await Expect(page.Locator("tbody tr[id]")).ToHaveCountAsync(3);
        await page.Locator("#quota-210000-CountyPilot").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "辽宁 · 试点县" })).ToBeVisibleAsync();

        var copy = await OpenAsync(new Uri(page.Url).PathAndQuery);
        await Expect(copy.Locator("tbody tr[id]")).ToHaveCountAsync(3);
        await Expect(copy.GetByRole(AriaRole.Complementary, new() { Name = "辽宁 · 试点县" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_publication_reaches_a_second_window_and_marks_what_changed()
    {
        var watching = await OpenAsync($"/quotas?asOf={InTerm}");
        var page = await OpenAsync($"/quotas?asOf={InTerm}", sample: National);

        await watching.Locator("#quota-650000-CityPilot").FocusAsync();
        var scroll = await watching.EvaluateAsync<int>("scrollY");
        Assert.True(scroll > 0);

        await SetAsync(page, "410000", "试点县", "11");
        await PublishAsync(page);

        await Expect(watching.Locator("#quota-410000-CountyPilot")).ToHaveTextAsync("11");
        await Expect(watching.Locator("td[data-fresh]")).ToHaveCountAsync(1);
        await Expect(watching.Locator("#quota-650000-CityPilot")).ToBeFocusedAsync();
        Assert.Equal(scroll, await watching.EvaluateAsync<int>("scrollY"));
    }

    [Fact]
    public async Task Two_who_edit_one_quota_are_shown_both_numbers_and_lose_nothing()
    {
        var first = await OpenAsync($"/quotas?asOf={InTerm}", sample: National);
        var second = await OpenAsync($"/quotas?asOf={InTerm}", sample: National);
        await SetAsync(first, "420000", "试点县", "12");
        await SetAsync(second, "420000", "试点县", "13");

        await PublishAsync(first);
        await ReviewAsync(second);
        await Expect(second.GetByText("1 项已被他人修订")).ToBeVisibleAsync();
        await Expect(second.GetByText("他人已改为 12")).ToBeVisibleAsync();
        await second.GetByRole(AriaRole.Button, new() { Name = "用我的 13" }).ClickAsync();
        await second.GetByRole(AriaRole.Button, new() { Name = "发布", Exact = true }).ClickAsync();
        await Expect(second.GetByText("已发布 1 项名额")).ToBeVisibleAsync();

        await Expect(first.Locator("#quota-420000-CountyPilot")).ToHaveTextAsync("13");
        await second.Locator("#quota-420000-CountyPilot").ClickAsync();
        await Expect(second.Locator("aside li b")).ToContainTextAsync(["13", "12"]);
    }

    [Fact]
    public async Task The_table_prints_on_one_page_with_its_mark_and_signatures()
    {
        foreach (var sample in new[] { null, National })
        {
            var page = await OpenAsync($"/quotas?asOf={InTerm}", sample: sample);
            var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }));
            Assert.Single(Regex.Matches(pdf, @"/Type\s*/Page\b(?!s)"));
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await Expect(page.GetByText("示例数据，不得引用")).ToBeVisibleAsync();
            await Expect(page.GetByText("审定：")).ToBeVisibleAsync();
            await Expect(page.Locator("tbody tr")).ToHaveCountAsync(36);
        }
    }

    [Fact]
    public async Task The_table_of_quotas_keeps_its_rows_in_the_dark_and_on_paper()
    {
        var page = await OpenAsync("/quotas?asOf=2023-08-14");
        foreach (var (name, dark, media, width, height) in new[]
        {
            ("quotas", ColorScheme.Light, Media.Screen, 1440, 900), ("quotas-dark", ColorScheme.Dark, Media.Screen, 1440, 900), ("quotas-print", ColorScheme.Light, Media.Print, 1123, 794),
        })
        {
            await page.SetViewportSizeAsync(width, height);
            await page.EmulateMediaAsync(new() { ColorScheme = dark, Media = media });
            await Expect(page.Locator("tbody tr:visible")).ToHaveCountAsync(36);
            await DoesNotScrollSidewaysAsync(page);
            await SaveAsync(page, name);
        }
    }

    private static async Task SetAsync(IPage page, string province, string column, string number)
    {
        await page.Locator($"#edit-{province}").ClickAsync();
        await Expect(page.Locator("tr.editing input").First).ToBeFocusedAsync();
        var input = page.GetByRole(AriaRole.Textbox, new() { Name = column, Exact = true });
        await input.FillAsync(number);
        await input.PressAsync("Enter");
        await Expect(page.GetByText("1 项未发布的调整")).ToBeVisibleAsync();
    }

    private static async Task PublishAsync(IPage page)
    {
        await ReviewAsync(page);
        await Expect(page.GetByText("已发布 1 项名额")).ToBeVisibleAsync();
    }

    private static async Task ReviewAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "复核并发布" }).ClickAsync();
        await DialogAsync(page);
        await page.GetByLabel("调整说明（必填）").FillAsync("示例调整");
        await page.GetByRole(AriaRole.Button, new() { Name = "发布", Exact = true }).ClickAsync();
    }
}
