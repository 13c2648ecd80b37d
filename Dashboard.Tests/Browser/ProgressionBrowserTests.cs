using System.Text.RegularExpressions;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Quotas;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>An application of its own: what is designated in it changes every count.</summary>
public sealed class RoundApp : IAsyncDisposable
{
    public DashboardApp App { get; } = new(illustrative: false);

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

public sealed class ProgressionBrowserTests(BrowserFixture fixture, RoundApp round) : BrowserTest(fixture), IClassFixture<RoundApp>
{
    private static readonly (string Code, string Name)[] Three = [("320200", "无锡市"), ("320400", "常州市"), ("320600", "南通市")];

    protected override DashboardApp App => round.App;

    [Fact]
    public async Task A_round_goes_from_the_start_to_three_designations_in_two_windows()
    {
        App.StartServer();
        await SetQuotaAsync(3);
        var province = await OpenAsync("/progression?round=2023&province=320000&view=Table", sample: "sample.jiangsu");
        var national = await OpenAsync("/progression?round=2023&view=Table", sample: "sample.national");
        await Expect(national.Locator(".state .title")).ToHaveTextAsync("本轮尚无示范城市申报");

        // The province starts three applications; the national office sees each come.
        foreach (var (index, (code, name)) in Three.Index())
        {
            await province.GetByRole(AriaRole.Button, new() { Name = "新建申报" }).ClickAsync();
            await PickAsync(province, "#start-place", code, name);
            await province.Locator("#start-on").FillAsync("2023-05-08");
            await province.Locator("#start-on").PressAsync("Tab");
            await Expect(province.Locator(".verdict")).ToContainTextAsync("具备申报资格");
            await province.Locator("form.start button[type=submit]").ClickAsync();
            await Expect(province.Locator("aside h2")).ToHaveTextAsync(name);
            await Expect(Count(national, 1)).ToHaveTextAsync($"{index + 1}");
            await Expect(national.Locator("table.applications tbody tr")).ToHaveCountAsync(index + 1);
        }

        // It moves them together, to its own review, and the national window marks what changed.
        await province.GotoAsync("/progression?round=2023&province=320000&view=Table");
        await InteractiveAsync(province);
        foreach (var (to, day, column) in new[] { ("政府同意", "2023-05-20", 2), ("报省局", "2023-06-01", 3), ("省局审核", "2023-06-10", 4) })
        {
            await MoveAllAsync(province, to, day);
            await Expect(Count(national, column)).ToHaveTextAsync("3");
        }

        await Expect(national.Locator("tr[data-fresh]")).ToHaveCountAsync(3);

        // Recommending is refused, in words, while the materials are missing.
        await OpenRowAsync(province, "无锡市");
        await Expect(province.Locator("aside .blocked").First).ToContainTextAsync("应有材料 4 项，到该日只收到 0 项");
        foreach (var (_, name) in Three)
        {
            await OpenRowAsync(province, name);
            foreach (var material in new[] { "推荐函", "申报函", "创建工作报告", "示范工作方案", "基本工作状况表" })
            {
                await province.GetByRole(AriaRole.Button, new() { Name = $"登记收到{material}", Exact = true }).ClickAsync();
                await province.Locator("#received-on").FillAsync("2023-06-12");
                await province.Locator("aside .items form button[type=submit]").ClickAsync();
                await Expect(province.Locator("aside .items form")).ToHaveCountAsync(0);
            }

            await Expect(province.Locator("aside")).ToContainTextAsync("申报材料 5/5");
        }

        foreach (var condition in new[] { "组织领导", "质量导向与合规", "综合实力" })
        {
            await province.GetByRole(AriaRole.Button, new() { Name = $"核验{condition}", Exact = true }).ClickAsync();
            await province.Locator("aside .items form button[type=submit]").ClickAsync();
            await Expect(province.Locator("aside .items form")).ToHaveCountAsync(0);
        }

        await Expect(province.Locator("aside")).ToContainTextAsync("申报条件 4/4");
        await province.Keyboard.PressAsync("Escape");
        await Expect(province.Locator("aside")).ToHaveCountAsync(0);
        await MoveAllAsync(province, "推荐", "2023-09-01");
        await Expect(national.Locator(".gate")).ToContainTextAsync("名额关口 3 / 3 以上");
        await Expect(Count(national, 5)).ToHaveTextAsync("3");

        // The national office conducts the rest; the province sees it without touching anything.
        await MoveAllAsync(national, "专家评审", "2023-10-01");
        await Expect(Count(province, 6)).ToHaveTextAsync("3");
        foreach (var (_, name) in Three)
        {
            await OpenRowAsync(national, name);
            await national.GetByRole(AriaRole.Button, new() { Name = "登记专家评审" }).ClickAsync();
            await national.Locator("#review-on").FillAsync("2023-10-20");
            await SubmitActionAsync(national, "已登记专家评审。");
        }

        await national.Keyboard.PressAsync("Escape");
        await MoveAllAsync(national, "公示", "2023-11-01", "2023-11-07");
        await Expect(Count(province, 7)).ToHaveTextAsync("3");
        foreach (var (index, (_, name)) in Three.Index())
        {
            await OpenRowAsync(national, name);
            await national.GetByRole(AriaRole.Button, new() { Name = "确定", Exact = true }).ClickAsync();
            if (index == 0)
            {
                await national.Locator("#designation-title").FillAsync("关于确定示范城市的通知");
                await national.Locator("#designation-number").FillAsync("国知发运字〔2024〕9号");
                await national.Locator("#designation-date").FillAsync("2024-01-05");
            }

            await Expect(national.Locator("#designation-row")).ToHaveValueAsync($"{index + 1}");
            await SubmitActionAsync(national, $"已办理：{name} 转入确定。");
            await Expect(Count(province, 8)).ToHaveTextAsync($"{index + 1}");
        }

        // The places, the overview and the API tell of it from the date of the notice on, and not a day before.
        foreach (var (day, demonstrations) in new[] { ("2024-01-04", 38), ("2024-01-05", 41) })
        {
            var places = await OpenAsync($"/places?asOf={day}");
            await Expect(places.Locator(".segments a").Nth(1)).ToHaveTextAsync($"示范 {demonstrations}");
            await places.GotoAsync($"/?asOf={day}");
            await Expect(places.Locator("main")).ToContainTextAsync(new Regex($"{demonstrations}"));
            var answer = await places.APIRequest.GetAsync($"/api/v1/designations?tier=Demonstration&asOf={day}");
            Assert.Equal(demonstrations, (await answer.JsonAsync())!.Value.GetArrayLength());
            Assert.Equal(demonstrations == 41, (await answer.TextAsync()).Contains("无锡", StringComparison.Ordinal));
        }

        // What was so on an earlier day still is.
        await province.GotoAsync("/progression?round=2023&province=320000&asOf=2023-09-15");
        await InteractiveAsync(province);
        await Expect(Count(province, 5)).ToHaveTextAsync("3");
        await Expect(Count(province, 8)).ToHaveTextAsync("0");
        await province.GotoAsync("/progression?round=2023&province=320000&asOf=2024-02-01&view=Lanes");
        await InteractiveAsync(province);
        await Expect(province.Locator("ol > li.lane")).ToHaveCountAsync(3);
        foreach (var path in new[] { "?round=2023&province=320000&view=Table", "?round=2023&province=320000", $"?round=2023&view=Cohort&asOf=2023-09-15" })
        {
            await province.GotoAsync("/progression" + path);
            await InteractiveAsync(province);
            await HasNoAxeViolationsAsync(province);
            await DoesNotScrollSidewaysAsync(province);
        }
    }

    [Fact]
    public async Task The_pipeline_and_the_list_need_no_mouse()
    {
        App.StartServer();
        var page = await OpenAsync("/progression?round=2023&tier=Pilot&track=County", sample: "sample.jiangsu");
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
        await Expect(page.Locator("ol.stages[data-keys]")).ToBeVisibleAsync();
        await page.Locator("a.column").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("a.column").Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(page.Locator("a.column").Nth(4)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("stage=Designated"));
        await Expect(page.Locator("a.column").Nth(4)).ToHaveAttributeAsync("aria-current", "true");

        // A county that no list holds is chosen from the directory by its pinyin, applies, and its sheet opens and closes from the keyboard.
        await page.GetByRole(AriaRole.Button, new() { Name = "新建申报" }).ClickAsync();
        await PickAsync(page, "#start-place", "jiangyin", "江阴市");
        await Expect(page.Locator(".verdict")).ToContainTextAsync("具备申报资格");
        await page.Locator("form.start button[type=submit]").ClickAsync();
        await Expect(page.Locator("aside h2")).ToHaveTextAsync("江阴市");
        await page.Locator("aside").PressAsync("Escape");
        await Expect(page.Locator("aside")).ToHaveCountAsync(0);
        await page.Locator("table.applications tbody th a").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("aside")).ToBeFocusedAsync();
        await HasNoAxeViolationsAsync(page);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("table.applications tbody th a")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Escape_closes_the_form_before_the_sheet_and_loses_nothing_that_was_typed()
    {
        App.StartServer();
        var page = await OpenAsync("/progression?round=2023&tier=Pilot", sample: "sample.jiangsu");
        await page.GetByRole(AriaRole.Button, new() { Name = "新建申报" }).ClickAsync();
        await PickAsync(page, "#start-place", "320900", "盐城市");
        await Expect(page.Locator(".verdict")).ToContainTextAsync("具备申报资格");
        await page.Locator("form.start button[type=submit]").ClickAsync();
        await Expect(page.Locator("aside h2")).ToHaveTextAsync("盐城市");

        // A form in which nothing was typed closes, and the sheet stays.
        await page.Locator("aside button.primary").First.ClickAsync();
        await page.Locator("#step-remark").PressAsync("Escape");
        await Expect(page.Locator("form.action")).ToHaveCountAsync(0);
        await Expect(page.Locator("aside")).ToBeFocusedAsync();

        // What was typed stays; the way out is one key further.
        foreach (var field in new[] { "#step-remark", "#step-on" })
        {
            await page.Locator("aside button.primary").First.ClickAsync();
            await page.Locator("#step-remark").FillAsync("待补一份说明");
            await page.Locator(field).PressAsync("Escape");
            await Expect(page.Locator("form.action [data-cancel]")).ToBeFocusedAsync();
            await Expect(page.Locator("#step-remark")).ToHaveValueAsync("待补一份说明");
            await page.Keyboard.PressAsync("Escape");
            await Expect(page.Locator("form.action")).ToHaveCountAsync(0);
            await Expect(page.Locator("aside h2")).ToHaveTextAsync("盐城市");
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "登记收到推荐函", Exact = true }).ClickAsync();
        await ChooseAsync(page, "报送方式", "纸件");
        await page.Locator("#received-medium").PressAsync("Escape");
        await Expect(page.Locator("#received-medium")).ToHaveValueAsync("纸件");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#received-medium")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("aside")).ToHaveCountAsync(0);
    }

    private static ILocator Count(IPage page, int column) => page.Locator("ol.stages > li").Nth(column - 1).Locator(".count");

    private static async Task OpenRowAsync(IPage page, string name)
    {
        await page.Locator("table.applications").GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await Expect(page.Locator("aside h2")).ToHaveTextAsync(name);
    }

    private static async Task SubmitActionAsync(IPage page, string done)
    {
        await page.Locator("form.action button[type=submit]").ClickAsync();
        await Expect(Told(page)).ToContainTextAsync(done);
        await Expect(page.Locator("form.action")).ToHaveCountAsync(0);
    }

    private static async Task MoveAllAsync(IPage page, string to, string day, string? ends = null)
    {
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "选择本页全部" }).CheckAsync();
        await Expect(page.Locator(".dock b")).ToHaveTextAsync("已选 3 个");
        await page.Locator(".dock").GetByRole(AriaRole.Button, new() { Name = "逐个办理" }).ClickAsync();
        await DialogAsync(page);
        await ChooseAsync(page, "批量转入", to);
        await page.Locator("form.move .day-field input[type=text]").First.FillAsync(day);
        if (ends is not null)
        {
            await page.Locator("form.move .day-field input[type=text]").Nth(1).FillAsync(ends);
        }

        await page.Locator("form.move button[type=submit]").ClickAsync();
        var result = page.GetByRole(AriaRole.Dialog, new() { Name = "办理结果：成功 3 个，未办 0 个" });
        await result.GetByRole(AriaRole.Button, new() { Name = "关闭" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    private async Task SetQuotaAsync(int count)
    {
        await using var db = await App.Services.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync();
        var office = await db.Users.AsNoTracking().SingleAsync(a => a.UserName == "sample.national");
        var actor = Actor.Of(Viewer.SignedIn(office.Id, office.DisplayName, office.Role, office.ProvinceCode))!;
        Assert.IsType<CommandResult<QuotaPublication>.Done>(await App.Services.GetRequiredService<QuotasCommands>().PublishAsync(
            actor, new QuotaDraft("2023", [new QuotaChange("320000", new QuotaColumn(Track.City, Tier.Demonstration), count, 0)], "示例流程", new DateOnly(2023, 8, 1))));
    }
}
