using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>An application of its own: what is imported changes what others count.</summary>
public sealed class ExchangeApp : IAsyncDisposable
{
    public ExchangeApp() => App.StartServer();

    public DashboardApp App { get; } = new();

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

/// <summary>Imports by hand, in the round of 2022.</summary>
public sealed class ExchangeBrowserTests(BrowserFixture fixture, ExchangeApp exchange) : BrowserTest(fixture), IClassFixture<ExchangeApp>
{
    protected override DashboardApp App => exchange.App;

    private const string Path = "/exchange?round=2022";

    [Fact]
    public async Task A_bad_file_is_explained_by_address_and_a_good_one_is_compared_applied_and_found_in_the_audit_trail()
    {
        var page = await OpenAsync(Path, sample: "sample.national");
        await UploadAsync(page, "old.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("这是旧版 .xls 文件");

        await UploadAsync(page, "bad.csv", "代码,示范城市,试点县\n320000,-1,若干\n某省,2,\n");
        var faults = page.Locator(".fault-list tbody tr");
        await Expect(faults).ToHaveTextAsync([new Regex("B2.*负数"), new Regex("C2.*不是整数"), new Regex("A3.*某省")]);
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^写入") })).ToHaveCountAsync(0);

        await UploadAsync(page, "good.csv", "代码,示范城市,试点城市\n320000,3,4\n330000,2,\n");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "将新增 3 项、更改 0 项，0 项未变" })).ToBeVisibleAsync();
        await Expect(page.Locator(".totals tbody tr").First).ToContainTextAsync("≥ 5（30 个地区待录入）");
        await SaveAsync(page, "exchange");
        await HasNoAxeViolationsAsync(page);

        // Leaving and coming back keeps the comparison.
        await page.Locator("nav.rail").GetByRole(AriaRole.Link, new() { Name = "通知公告" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/notices"));
        await page.GoBackAsync();
        await Expect(page.Locator(".numbers tbody tr")).ToHaveCountAsync(3);

        var apply = page.GetByRole(AriaRole.Button, new() { Name = "写入 3 项" });
        await apply.ClickAsync();
        await Expect(page.GetByText("请填写“理由（必填）”。")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("理由（必填）")).ToBeFocusedAsync();
        await page.GetByLabel("理由（必填）").FillAsync("按附件录入");
        await page.GetByLabel("文号（选填）").FillAsync("国知办函运字〔2022〕1号");
        await apply.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "已写入 3 项名额" })).ToBeVisibleAsync();

        await UploadAsync(page, "good.csv", "代码,示范城市,试点城市\n320000,3,4\n330000,2,\n");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "没有需要写入的内容" })).ToBeVisibleAsync();
        await UploadAsync(page, "changed.csv", "代码,示范城市\n330000,3\n");
        await page.GetByLabel("理由（必填）").FillAsync("更正");
        await page.GetByLabel("理由（必填）").PressAsync("Enter");
        var entry = page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("操作日志第 \\d+ 条") });
        await Expect(entry).ToBeVisibleAsync();
        var number = Regex.Match(await entry.InnerTextAsync(), "\\d+").Value;
        await entry.ClickAsync();
        await Expect(page.Locator($"#entry-{number}")).ToContainTextAsync("浙江 · 2022 轮 · 示范城市 · 第 2 次设定");
        await Expect(page.Locator($"#entry-{number}")).ToContainTextAsync("更正");
    }

    /// <summary>Files as users reported them, each with its right answer: refused by its cell, or read with what was overlooked named.</summary>
    [Fact]
    public async Task Files_that_were_once_read_wrongly_get_their_right_answer()
    {
        var page = await OpenAsync(Path, sample: "sample.national");
        await IsRefusedAsync("footnote.xlsx", HostileFiles.Rows(["地区", "试点城市"], ["青海", HostileFiles.Cell("3①")], ["宁夏", HostileFiles.Cell("2²")]), "B2.*“3①”不是整数", "B3.*“2²”不是整数");
        await IsRefusedAsync("bracket.xlsx", HostileFiles.Rows(["地区", "试点城市"], ["青海", HostileFiles.Cell("3（另加2）")], ["宁夏", HostileFiles.Cell("4(减1)")]), "B2.*括号.*另加2", "B3.*括号.*减1");
        await IsRefusedAsync("planned-city.xlsx", HostileFiles.Rows(["地区", "试点城市"], [HostileFiles.Cell("辽宁（大连）"), "4"]), "A2.*括号.*大连");
        await IsRefusedAsync("hidden-row.xlsx", HostileFiles.OfQuotas["a filtered row"].Make(), "行是隐藏的");
        await IsReadAsync("serial-number.xlsx", HostileFiles.Rows(["序号", "地区", "试点城市"], ["1", "青海", "4"]));
        await IsReadAsync("x000d.xlsx", HostileFiles.Rows(["地区", "试点城市"], [HostileFiles.Cell("青海省_x000D_"), "4"]), "_xHHHH_");
        await IsReadAsync("backslash.xlsx", AwkwardFiles.OfQuotas["entries with backslashes"].Make());
        await IsReadAsync("equals.csv", HostileFiles.Utf8("代码,试点城市\n=\"630000\",4\n"), "=\"…\"");

        await page.GotoAsync("/exchange/round?round=2023");
        await InteractiveAsync(page);
        await IsRefusedAsync(
            "dates.xlsx",
            new TestWorkbook().Sheet("备案", [
                ["代码", "层级", "印发工作方案"],
                ["320100", "示范", HostileFiles.Cell("2022-8-1①")], ["210200", "示范", HostileFiles.Cell("2022年8月1²日")], ["420600", "试点", "44789.5"],
                ["330600", "试点", HostileFiles.Cell("2022-08-15 00:00:00")], ["440600", "示范", "<c r=\"{r}\" t=\"d\"><v>2022-08-15T00:00:00</v></c>"],
            ]).Build(),
            "C2.*不是日期", "C3.*不是日期", "C4.*不是日期");
        await Expect(page.Locator(".tolerances")).ToContainTextAsync("日期后的 00:00");
        await IsRefusedAsync(
            "names.csv",
            HostileFiles.Utf8("名称,层级,印发工作方案\n江苏南京,示范,2022-08-15\n湖北襄樊市,试点,2022-08-15\n延边州,试点,2022-08-15\n朝阳区,试点,2022-08-15\n"),
            "A4.*延边朝鲜族自治州", "A5.*不止一个.*110105");
        await Expect(page.Locator(".tolerances")).ToContainTextAsync(new Regex("地方的简称.*地方的旧名称|地方的旧名称.*地方的简称"));

        async Task IsRefusedAsync(string name, byte[] content, params string[] faults)
        {
            await UploadAsync(page, name, content);
            await Expect(page.GetByText(name).First).ToBeVisibleAsync();
            await Expect(page.Locator(".fault-list tbody tr")).ToHaveTextAsync([.. faults.Select(f => new Regex(f))]);
            await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^写入") })).ToHaveCountAsync(0);
        }

        async Task IsReadAsync(string name, byte[] content, string? overlooked = null)
        {
            await UploadAsync(page, name, content);
            await Expect(page.GetByText(name).First).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("^将新增 1 项|^没有需要写入的内容") })).ToBeVisibleAsync();
            await Expect(page.Locator(".fault-list")).ToHaveCountAsync(0);
            await Expect(page.Locator(".tolerances")).ToHaveCountAsync(overlooked is null ? 0 : 1);
            if (overlooked is not null)
            {
                await Expect(page.Locator(".tolerances")).ToContainTextAsync(overlooked);
            }
        }
    }

    [Fact]
    public async Task A_template_that_has_grown_old_waits_for_a_choice()
    {
        var page = await OpenAsync(Path, sample: "sample.national");
        const string Header = "代码,示范城市,试点城市,版本标记\n";
        await UploadAsync(page, "first.csv", "代码,试点城市\n650000,4\n");
        await page.GetByLabel("理由（必填）").FillAsync("录入");
        await page.GetByLabel("理由（必填）").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "已写入 1 项名额" })).ToBeVisibleAsync();

        await UploadAsync(page, "stale.csv", Header + "650000,,6,v1|2022|0:|0:\n");
        await Expect(page.GetByText("模板下载后，1 项名额已被他人修改，请选择")).ToBeVisibleAsync();
        await page.GetByLabel("理由（必填）").FillAsync("录入");
        await Expect(page.GetByText("请先为“待决定”的名额作出选择")).ToBeVisibleAsync();
        await page.GetByLabel("采用文件 6").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "写入 1 项" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "已写入 1 项名额" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_office_brings_its_applications_from_a_workbook_and_finds_them_on_the_page_of_progression()
    {
        const string Header = "代码,层级,编制方案,政府同意,报省局,省局审核,推荐,申报函\n";
        var page = await OpenAsync("/exchange?round=2023", sample: "sample.jiangsu");
        await page.GetByRole(AriaRole.Link, new() { Name = "申报与备案" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "下载申报模板（XLSX）" }).ClickAsync());
        Assert.Equal("applications-2023-template.xlsx", download.SuggestedFilename);

        await UploadAsync(page, "bad.csv", Header + "320900,示范,2023-05-01,2023-05-10,2023-05-20,,,\n321000,示范,2023-05-01,,2023-05-20,,,\n321100,示范,五月,,,,,\n330500,示范,2023-05-01,,,,,\n");
        var faults = page.Locator(".fault-list tbody tr");
        await Expect(faults).ToHaveTextAsync([new Regex("E3.*三（一）1"), new Regex("C4.*不是日期"), new Regex("C5.*省")]);
        await Expect(faults.First.Locator("a.cite")).ToHaveAttributeAsync("href", new Regex("/notices/evaluation-2023.*N23-D1"));
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^写入") })).ToHaveCountAsync(0);
        await HasNoAxeViolationsAsync(page);

        await UploadAsync(page, "round.csv", Header + "320900,示范,2023-05-01,2023-05-10,2023-05-20,,,2023-05-20\n321000,示范,2023-05-01,,,,,\n");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "将新增 5 项、更改 0 项，0 项未变" })).ToBeVisibleAsync();
        await SaveAsync(page, "exchange-round");
        await HasNoAxeViolationsAsync(page);

        // Leaving and coming back keeps the comparison.
        await page.Locator("nav.rail").GetByRole(AriaRole.Link, new() { Name = "通知公告" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/notices"));
        await page.GoBackAsync();
        await Expect(page.Locator(".records tbody tr")).ToHaveCountAsync(5);
        await page.GetByRole(AriaRole.Button, new() { Name = "写入 5 条记录" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "已写入 5 条记录" })).ToBeVisibleAsync();

        await UploadAsync(page, "round.csv", Header + "320900,示范,2023-05-01,2023-05-10,2023-05-20,,,2023-05-20\n321000,示范,2023-05-01,,,,,\n");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "文件所写均已有记录" })).ToBeVisibleAsync();
        await page.GotoAsync("/progression?round=2023&province=320000&stage=SubmittedToProvince&view=Table");
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("盐城市") })).ToContainTextAsync("报省局");
    }

    [Fact]
    public async Task The_file_button_is_reached_by_keyboard_and_readers_find_only_exports()
    {
        var page = await OpenAsync(Path, sample: "sample.national");
        await page.GetByRole(AriaRole.Link, new() { Name = "下载名额模板（XLSX）" }).FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByLabel("选择文件")).ToBeFocusedAsync();

        var reader = await OpenAsync("/exchange");
        await Expect(reader.GetByLabel("选择文件")).ToHaveCountAsync(0);
        var download = await reader.RunAndWaitForDownloadAsync(() => reader.GetByRole(AriaRole.Link, new() { Name = "导出试点示范名单 CSV" }).ClickAsync());
        Assert.StartsWith("designations-", download.SuggestedFilename, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, false, 1440)]
    [InlineData(true, true, 1440)]
    [InlineData(false, true, 390)]
    [InlineData(true, false, 1920)]
    public async Task The_page_is_accessible_and_fits_with_faults_and_numbers(bool dark, bool english, int width)
    {
        var page = await OpenAsync(Path, width, dark: dark, english: english, sample: "sample.national");
        await UploadAsync(page, "bad.csv", "代码,示范城市,试点城市\n540000,-1,1\n");
        await Expect(page.Locator(".fault-list tbody tr")).ToHaveCountAsync(1);
        await HasNoAxeViolationsAsync(page);
        await DoesNotScrollSidewaysAsync(page);
        await UploadAsync(page, "good.csv", "代码,示范城市,试点城市\n540000,1,1\n");
        await Expect(page.Locator(".numbers tbody tr")).ToHaveCountAsync(2);
        await HasNoAxeViolationsAsync(page);
        await DoesNotScrollSidewaysAsync(page);
    }

    private static Task UploadAsync(IPage page, string name, string text) => UploadAsync(page, name, Encoding.UTF8.GetBytes(text));

    private static Task UploadAsync(IPage page, string name, byte[] content) =>
        ChooseFileAsync(page, new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
}
