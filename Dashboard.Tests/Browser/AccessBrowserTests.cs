using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

public sealed class AccessBrowserTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [Theory]
    [InlineData("sample.national", "监测 工作 资料 管理", "操作日志", "用户与权限")]
    [InlineData("sample.jiangsu", "本省 全国 资料", "本省工作台", "操作日志")]
    [InlineData("sample.corps", "本省 全国 资料", "本省工作台", "操作日志")]
    [InlineData("sample.leadership", "监测 工作 资料", "全国总览", "操作日志")]
    [InlineData("sample.administrator", "监测 工作 资料 管理", "用户与权限", "本省工作台")]
    public async Task Each_role_finds_what_it_may_open_and_no_more(string sample, string groups, string present, string absent)
    {
        var page = await OpenAsync("/", sample: sample);
        var rail = page.Locator("nav.rail");
        await Expect(rail.Locator("h2")).ToHaveTextAsync(groups.Split(' '));
        await Expect(rail.GetByRole(AriaRole.Link, new() { Name = present })).ToBeVisibleAsync();
        await Expect(rail.GetByRole(AriaRole.Link, new() { Name = absent })).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "的账户" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "退出登录" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "登录" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_the_role_may_not_open_says_so_and_a_visitor_is_asked_to_sign_in()
    {
        var page = await OpenAsync("/access/audit", sample: "sample.leadership", expectErrors: true);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "无权查看" })).ToBeVisibleAsync();
        await Expect(page.Locator("tbody")).ToHaveCountAsync(0);

        var visitor = await OpenAsync("/access/audit", isForm: true);
        await Expect(visitor).ToHaveURLAsync(new Regex("/sign-in\\?returnUrl=%2Faccess%2Faudit"));
    }

    [Fact]
    public async Task A_disabled_account_loses_its_open_page()
    {
        var victim = await OpenAsync("/places", sample: "sample.leadership", expectErrors: true);
        var administrator = await OpenAsync("/access", sample: "sample.administrator");
        await Expect(victim.GetByRole(AriaRole.Button, new() { Name = "示例·领导" })).ToBeVisibleAsync();

        await ConfirmAsync(administrator, "停用 sample.leadership", "离岗");
        await Expect(administrator.GetByText("已停用，该账户打开的页面随即失效。")).ToBeVisibleAsync();
        await Expect(victim).ToHaveURLAsync(new Regex("/sign-in\\?returnUrl=%2Fplaces"), new() { Timeout = 15_000 });
        await victim.GotoAsync("/account");
        await Expect(victim).ToHaveURLAsync(new Regex("/sign-in"));

        await ConfirmAsync(administrator, "启用 sample.leadership", "返岗");
        await Expect(administrator.GetByRole(AriaRole.Button, new() { Name = "停用 sample.leadership" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_whose_session_was_ended_in_another_tab_says_so_and_keeps_what_was_typed()
    {
        var page = await OpenAsync("/access", sample: "sample.administrator");
        var name = $"draft{Guid.NewGuid():N}"[..12];
        await page.GetByRole(AriaRole.Button, new() { Name = "新建账户" }).ClickAsync();
        await DialogAsync(page);
        await page.Locator("#new-user-name").FillAsync(name);
        var tab = await page.Context.NewPageAsync();
        await tab.GotoAsync("/account");
        await tab.GetByRole(AriaRole.Button, new() { Name = "退出登录", Exact = true }).ClickAsync();

        var ended = page.GetByRole(AriaRole.Alertdialog, new() { Name = "登录已失效" });
        await Expect(ended).ToContainTextAsync("您已在别处退出登录");
        await Expect(ended.GetByRole(AriaRole.Heading)).ToBeFocusedAsync();
        await Expect(page.Locator("#new-user-name")).ToBeHiddenAsync();
        await HasNoAxeViolationsAsync(page);
        await SaveAsync(page, "session-ended");

        await tab.GotoAsync("/sign-in?returnUrl=%2Faccount");
        await tab.Locator("button[value='sample.administrator']").ClickAsync();
        await Expect(tab.GetByText("当前浏览器")).ToBeVisibleAsync();
        await HasNoAxeViolationsAsync(tab);
        await SaveAsync(tab, "account-sessions");
        await page.GetByRole(AriaRole.Button, new() { Name = "我已登录，继续" }).ClickAsync();
        await Expect(ended).ToHaveCountAsync(0);
        await Expect(page.Locator("#new-user-name")).ToHaveValueAsync(name);
        await page.Locator("#new-display-name").FillAsync("草稿");
        await ChooseAsync(page, "角色", "领导");
        await page.GetByRole(AriaRole.Button, new() { Name = "创建", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "一次性密码" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Too_many_attempts_are_told_to_wait()
    {
        await using var strict = new DashboardApp(signInsPerMinute: 4);
        strict.StartServer();
        var page = await OpenAsync($"{strict.BaseUrl}/sign-in", expectErrors: true, isForm: true);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await page.GetByLabel("用户名").FillAsync($"guess{attempt}");
            await page.GetByLabel("密码").FillAsync("not the password");
            await page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Alert)).ToContainTextAsync(attempt < 4 ? "不正确" : "尝试过多");
        }
    }

    [Fact]
    public async Task Accounts_are_made_and_changed_without_a_mouse()
    {
        var page = await OpenAsync("/access", sample: "sample.administrator");
        var name = $"keys{Guid.NewGuid():N}"[..12];
        await page.GetByRole(AriaRole.Button, new() { Name = "新建账户" }).PressAsync("Enter");
        await Expect(page.Locator("#new-user-name")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(name);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("键盘");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#new-role")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#new-role")).ToHaveValueAsync("领导");
        await Expect(page.Locator("#new-province")).ToHaveCountAsync(0);
        await page.Locator("#new-display-name").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "一次性密码" })).ToBeVisibleAsync();
        await Expect(page.Locator(".once")).ToHaveTextAsync(new Regex("^\\w{4}-\\w{4}-\\w{4}-\\w{4}$"));

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).First.ClickAsync());
        Assert.Equal("passwords.csv", download.SuggestedFilename);
        Assert.Contains(name, await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Button, new() { Name = $"修改 {name}" }).PressAsync("Enter");
        await DialogAsync(page);
        await page.Locator("#new-display-name").FillAsync("改名");
        await page.Locator("#new-reason").FillAsync("更名");
        await page.Locator("#new-reason").PressAsync("Enter");
        await Expect(page.Locator("table.accounts").GetByRole(AriaRole.Row, new() { Name = name })).ToContainTextAsync("改名");
        await SaveAsync(page, "accounts");
    }

    [Fact]
    public async Task Disabling_and_resetting_ask_for_a_reason_and_give_the_focus_back()
    {
        var page = await OpenAsync("/access", sample: "sample.administrator");
        var name = $"asked{Guid.NewGuid():N}"[..12];
        await page.GetByRole(AriaRole.Button, new() { Name = "新建账户" }).ClickAsync();
        await DialogAsync(page);
        await page.Locator("#new-user-name").FillAsync(name);
        await page.Locator("#new-display-name").FillAsync("询问");
        await ChooseAsync(page, "角色", "领导");
        await page.GetByRole(AriaRole.Button, new() { Name = "创建", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "已保存，收起" }).ClickAsync();
        var disable = page.GetByRole(AriaRole.Button, new() { Name = $"停用 {name}" }).First;
        var reset = page.GetByRole(AriaRole.Button, new() { Name = $"重置密码：{name}" }).First;
        var reason = page.GetByRole(AriaRole.Form).GetByLabel("理由");

        await disable.PressAsync("Enter");
        await Expect(reason).ToBeFocusedAsync();
        await HasNoAxeViolationsAsync(page);
        await page.Keyboard.PressAsync("Escape");
        await Expect(reason).ToHaveCountAsync(0);
        await Expect(disable).ToBeFocusedAsync();

        await reset.PressAsync("Enter");
        await Expect(page.GetByText("生成一次性密码")).ToBeVisibleAsync();
        await Expect(reason).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("请填写“理由”。")).ToBeVisibleAsync();
        await Expect(reason).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(" ");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("请填写“理由”。")).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync("遗忘密码");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".once")).ToHaveCountAsync(1);
        await Expect(reset).ToBeFocusedAsync();

        await disable.PressAsync("Enter");
        await Expect(reason).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("离岗");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = $"启用 {name}" })).ToBeFocusedAsync();

        await page.GotoAsync("/access/audit?entity=Account");
        var entry = page.Locator("tbody").Filter(new() { HasText = name });
        await Expect(entry).ToHaveCountAsync(3);
        await Expect(entry.Nth(0)).ToContainTextAsync(new Regex("停用\\s*否\\s*是\\s*离岗"));
        await Expect(entry.Nth(1)).ToContainTextAsync("遗忘密码");
        await Expect(entry.Nth(1)).ToContainTextAsync(new Regex("密码\\s*已隐去\\s*已隐去"));
        await Expect(page.Locator("main")).Not.ToContainTextAsync("PasswordHash");
    }

    [Fact]
    public async Task A_sheet_with_an_error_is_shown_by_line_and_a_right_one_makes_the_accounts()
    {
        var page = await OpenAsync("/access", sample: "sample.administrator");
        await page.GetByRole(AriaRole.Button, new() { Name = "批量创建省级账户" }).ClickAsync();
        await ChooseFileAsync(page, Sheet("江苏,bulk.js,江苏\n某省,bulk.xx,某省\n"));
        await Expect(page.GetByText("2 行，其中 1 行有误")).ToBeVisibleAsync();
        await Expect(page.GetByText("没有参加本项工作的省份“某省”。")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "创建 2 个账户" })).ToBeDisabledAsync();

        await ChooseFileAsync(page, Sheet(string.Concat(Enumerable.Range(0, 201).Select(i => $"江苏,bulk{i},江苏\n"))));
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "文件有 201 个账户，一次最多创建 200 个。请拆成几个文件" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "个账户" })).ToHaveCountAsync(0);

        await ChooseFileAsync(page, Sheet("江苏,bulk.js,江苏\n660000,bulk.bt,兵团\n"));
        await page.GetByRole(AriaRole.Button, new() { Name = "创建 2 个账户" }).ClickAsync();
        await Expect(page.Locator(".once")).ToHaveCountAsync(2);

        static FilePayload Sheet(string rows) => new() { Name = "a.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("省份,用户名,显示名称\n" + rows) };
    }

    [Fact]
    public async Task The_trail_is_narrowed_in_the_address_and_checked_on_a_button()
    {
        var page = await OpenAsync("/access/audit", sample: "sample.national");
        await Expect(page.Locator("tbody").First).ToBeVisibleAsync();
        await page.GetByLabel("动作").SelectOptionAsync("Seeded");
        await Expect(page).ToHaveURLAsync(new Regex("action=Seeded"));
        await Expect(page.Locator("tbody")).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "新增" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "校验完整性" }).ClickAsync();
        await Expect(page.GetByText("链条完整")).ToBeVisibleAsync();
        await SaveAsync(page, "audit");
    }

    [Theory]
    [InlineData("/sign-in", null, true)]
    [InlineData("/account", "sample.jiangsu", true)]
    [InlineData("/access", "sample.administrator", false)]
    [InlineData("/access/audit", "sample.national", false)]
    [InlineData("/access/health", "sample.administrator", false)]
    public async Task The_pages_are_accessible_and_fit(string path, string? sample, bool isForm)
    {
        foreach (var (dark, english, width) in new[] { (false, false, 1440), (true, true, 1440), (false, true, 390) })
        {
            var page = await OpenAsync(path, width, dark: dark, english: english, sample: sample, isForm: isForm);
            await HasNoAxeViolationsAsync(page);
            await DoesNotScrollSidewaysAsync(page);
            await Expect(page.Locator("h1")).ToHaveCountAsync(1);
        }
    }

    [Fact]
    public async Task Signing_in_works_without_a_mouse_and_without_scripts()
    {
        var page = await OpenAsync("/sign-in", isForm: true);
        await SaveAsync(page, "sign-in");
        await Expect(page.GetByLabel("用户名")).ToBeFocusedAsync();
        await page.Locator("button[value='sample.national']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await InteractiveAsync(page);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "示例·国家局" })).ToBeVisibleAsync();

        await using var plain = await page.Context.Browser!.NewContextAsync(new() { BaseURL = App.BaseUrl, JavaScriptEnabled = false });
        var bare = await plain.NewPageAsync();
        await bare.GotoAsync("/sign-in?returnUrl=%2Faccount");
        await bare.Locator("button[value='sample.corps']").ClickAsync();
        await Expect(bare.GetByRole(AriaRole.Heading, new() { Name = "示例·兵团" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_passkey_is_added_signs_in_is_renamed_removed_and_then_refused()
    {
        // A passkey belongs to a host name: the address of the ring, 127.0.0.1, has none.
        var site = new UriBuilder(App.BaseUrl) { Host = "localhost" }.Uri.ToString().TrimEnd('/');
        var page = await OpenAsync($"{site}/sign-in?returnUrl=%2Faccount", isForm: true);
        var authenticator = await page.Context.NewCDPSessionAsync(page);
        await authenticator.SendAsync("WebAuthn.enable");
        await authenticator.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });

        await page.Locator("button[value='sample.corps']").ClickAsync();
        await Expect(page.GetByText("还没有通行密钥。")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "添加通行密钥" }).ClickAsync(); // without a name the browser keeps it back
        await Expect(page.GetByLabel("名称")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("办公室电脑");
        await page.GetByRole(AriaRole.Button, new() { Name = "添加通行密钥" }).ClickAsync();
        await Expect(page.GetByText("通行密钥已保存。")).ToBeVisibleAsync();
        await Expect(Passkeys(page).GetByRole(AriaRole.Listitem)).ToContainTextAsync(new Regex("办公室电脑.*添加于"));
        await HasNoAxeViolationsAsync(page);
        await SaveAsync(page, "account-passkeys");

        await page.Locator("#passkey-name").FillAsync("再来一个");
        await page.GetByRole(AriaRole.Button, new() { Name = "添加通行密钥" }).ClickAsync();
        await Expect(page.GetByText("这个通行密钥已经登记。")).ToBeVisibleAsync();

        await page.Locator("summary").ClickAsync();
        await HasNoAxeViolationsAsync(page);
        await page.Locator("details").GetByLabel("名称").FillAsync("家里");
        await page.GetByRole(AriaRole.Button, new() { Name = "改名" }).ClickAsync();
        await Expect(Passkeys(page).GetByRole(AriaRole.Listitem)).ToContainTextAsync("家里");

        await page.GetByRole(AriaRole.Button, new() { Name = "退出登录" }).ClickAsync();
        await page.GotoAsync($"{site}/sign-in?returnUrl=%2Faccount");
        await page.GetByRole(AriaRole.Button, new() { Name = "用通行密钥登录" }).PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "示例·兵团" })).ToBeVisibleAsync();

        await page.Locator("summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "移除此通行密钥" }).ClickAsync();
        await Expect(page.GetByText("通行密钥已移除")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "退出登录" }).ClickAsync();
        await page.GotoAsync($"{site}/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "用通行密钥登录" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Alert)).ToContainTextAsync("通行密钥无效，或账户不可用");

        var trail = await OpenAsync("/access/audit?entity=Passkey", sample: "sample.national");
        await Expect(trail.Locator("tbody")).ToHaveCountAsync(3);
        await Expect(trail.Locator("tbody").First).ToContainTextAsync("sample.corps");
    }

    [Fact]
    public async Task An_address_without_a_host_name_says_that_it_has_no_passkeys()
    {
        var page = await OpenAsync($"http://127.0.0.1:{new Uri(App.BaseUrl).Port}/sign-in", isForm: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "用通行密钥登录" }).ClickAsync();

        await Expect(page.GetByText("须为 HTTPS 和域名地址")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "用通行密钥登录" })).ToBeEnabledAsync();
    }

    private static ILocator Passkeys(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "通行密钥" });

    /// <summary>Presses a button of an account's row, says why, and confirms.</summary>
    private static async Task ConfirmAsync(IPage page, string button, string reason)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await page.GetByRole(AriaRole.Form, new() { Name = button }).GetByLabel("理由").FillAsync(reason);
        await page.Keyboard.PressAsync("Enter");
    }
}
