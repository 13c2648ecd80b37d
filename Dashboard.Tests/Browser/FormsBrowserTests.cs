using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>What every form and dialog owes the keyboard, the input method, the phone and both languages.</summary>
public sealed class FormsBrowserTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    /// <summary>A dialog: the page, who sees it, and the buttons that open it.</summary>
    public static TheoryData<string, string, string, string> Dialogs => new()
    {
        { "account", "/access", "sample.administrator", "新建账户|New account" },
        { "accounts-from-file", "/access", "sample.administrator", "批量创建省级账户|Provincial accounts from a file" },
        { "account-disabled", "/access", "sample.administrator", "停用 sample.corps|Disable sample.corps" },
        { "round", $"/quotas?asOf={InTerm}", "sample.national", "轮次设置|Round" },
        { "round-new", $"/quotas?asOf={InTerm}", "sample.national", "新建轮次|New round" },
        { "transfer", $"/quotas?asOf={InTerm}", "sample.national", "调剂|Transfer" },
        { "ask", "/quotas/transfers?round=2023", "sample.jiangsu", "请求调剂|Ask for places" },
        { "deadline", "/provinces/320000", "sample.jiangsu", "增加内部期限|Add a deadline" },
        { "liaison", "/duties", "sample.jiangsu", "登记江苏的联络员与回执|Record the liaison officer and receipt of Jiangsu" },
    };

    [Theory]
    [MemberData(nameof(Dialogs))]
    public async Task A_dialog_is_accessible_fits_a_phone_and_speaks_both_languages(string name, string path, string sample, string button)
    {
        foreach (var (width, dark, english) in new[] { (1440, false, false), (1440, true, true), (390, true, true) }) // English is the longer one
        {
            var page = await OpenAsync(path, width, dark: dark, english: english, sample: sample);
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new(Ends(button.Split('|')[english ? 1 : 0])) }).First.ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);
            await Expect(dialog.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToBeVisibleAsync();
            await DialogAsync(page);
            await HasNoAxeViolationsAsync(page);
            await DoesNotScrollSidewaysAsync(page);
            if (english)
            {
                Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", await dialog.Locator("label, button").AllInnerTextsAsync() is var texts ? string.Concat(texts) : "");
            }

            await SaveAsync(page, $"dialog-{name}-{width}-{(dark ? "dark-en" : "light-zh")}", fullPage: false);
        }

        static string Ends(string words) => System.Text.RegularExpressions.Regex.Escape(words);
    }

    [Fact]
    public async Task A_dialog_holds_the_focus_gives_it_back_and_one_Escape_loses_nothing()
    {
        var page = await OpenAsync("/access", sample: "sample.administrator");
        var opener = page.GetByRole(AriaRole.Button, new() { Name = "新建账户" });
        await opener.PressAsync("Enter");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(page.Locator("#new-user-name")).ToBeFocusedAsync();
        for (var i = 0; i < 8; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            await Expect(dialog.Locator(":focus")).ToHaveCountAsync(1);
        }

        // Nothing was typed: one key leaves.
        await page.Locator("#new-user-name").PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(opener).ToBeFocusedAsync();

        // Something was typed: the first key goes to the way out, the second leaves.
        await opener.PressAsync("Enter");
        await page.Locator("#new-user-name").FillAsync("halfway");
        await page.Locator("#new-user-name").PressAsync("Escape");
        await Expect(dialog.Locator("[data-cancel]")).ToBeFocusedAsync();
        await Expect(page.Locator("#new-user-name")).ToHaveValueAsync("halfway");
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(opener).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_is_not_sent_outlives_a_reload_and_the_other_language_and_leaving_asks()
    {
        var page = await OpenAsync("/briefing/new", sample: "sample.national");
        var asked = new List<string>();
        var leave = true;
        var confirmed = new TaskCompletionSource();
        page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Type);
            await (leave ? dialog.AcceptAsync() : dialog.DismissAsync());
            if (dialog.Type == DialogType.Confirm)
            {
                confirmed.TrySetResult();
            }
        };
        await page.Locator("#briefing-title").FillAsync("半年简报");
        await page.Locator("#briefing-since").FillAsync("20230801");
        await page.Locator("#briefing-since").PressAsync("Tab");
        await ChooseAsync(page, "公开范围", "内部");
        await Expect(page.Locator("form[data-unsent]")).ToHaveCountAsync(1);

        await page.ReloadAsync();
        await InteractiveAsync(page);
        Assert.Equal([DialogType.BeforeUnload], asked);
        await KeptAsync();

        await page.Locator("form.language button").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await InteractiveAsync(page);
        Assert.Single(asked); // another language takes it along
        await KeptAsync();
        await HasNoAxeViolationsAsync(page);

        leave = false;
        await page.GetByRole(AriaRole.Link, new() { Name = "Places" }).First.ClickAsync();
        await confirmed.Task.WaitAsync(TestContext.Current.CancellationToken);
        await Expect(page.Locator("#briefing-title")).ToHaveValueAsync("半年简报");
        Assert.Equal([DialogType.BeforeUnload, DialogType.Confirm], asked);

        leave = true;
        await page.GetByRole(AriaRole.Link, new() { Name = "Places" }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/places"));
        await Expect(page.Locator("#briefing-title")).ToHaveCountAsync(0); // the other page stands
        await page.GoBackAsync();
        await KeptAsync();
        await page.Locator(".restored button").ClickAsync();
        await Expect(page.Locator("#briefing-title")).ToHaveValueAsync("");
        await Expect(page.Locator("form[data-unsent]")).ToHaveCountAsync(0);

        async Task KeptAsync()
        {
            await Expect(page.Locator(".restored")).ToBeVisibleAsync();
            await Expect(page.Locator("#briefing-title")).ToHaveValueAsync("半年简报");
            await Expect(page.Locator("#briefing-since")).ToHaveValueAsync("2023-08-01");
            await Expect(page.Locator("#briefing-visibility")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("内部|Internal"));
        }
    }

    [Fact]
    public async Task A_dialog_opened_again_after_a_reload_has_what_was_typed_in_it()
    {
        var page = await OpenAsync("/access", sample: "sample.administrator");
        page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "新建账户" }).ClickAsync();
        await Expect(page.Locator("#new-user-name")).ToBeFocusedAsync();
        await page.Locator("#new-user-name").FillAsync("halfway");
        await page.Locator("#new-display-name").FillAsync("半途");
        await page.Locator("#new-display-name").PressAsync("Tab");
        await Expect(page.Locator("form[data-unsent]")).ToHaveCountAsync(1);

        await page.ReloadAsync();
        await InteractiveAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "新建账户" }).ClickAsync();

        await Expect(page.Locator("#new-user-name")).ToHaveValueAsync("halfway");
        await Expect(page.Locator("#new-display-name")).ToHaveValueAsync("半途");
    }

    [Fact]
    public async Task Who_signs_out_leaves_nothing_typed_in_the_tab_and_who_comes_next_finds_nothing_of_another()
    {
        var page = await OpenAsync("/briefing/new", sample: "sample.national");
        page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await TypeAsync("半年简报");
        await page.GetByRole(AriaRole.Button, new() { Name = "账户" }).First.ClickAsync();
        await page.Locator("#account-menu [data-sign-out]").ClickAsync();
        await Expect(page.Locator("html[data-account]")).ToHaveCountAsync(0);
        Assert.Equal("", await KeptAsync());

        // Whose session ended elsewhere finds it again; another account does not.
        await EnterAsync("/briefing/new", "sample.national");
        await TypeAsync("下半年简报");
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(App.BaseUrl + "/quotas");
        Assert.Contains("briefing-title", await KeptAsync(), StringComparison.Ordinal);
        await EnterAsync("/quotas", "sample.jiangsu");
        Assert.Equal("", await KeptAsync());

        async Task EnterAsync(string path, string sample)
        {
            await page.GotoAsync("/sign-in?returnUrl=" + path);
            await page.Locator($"button[value='{sample}']").ClickAsync();
            await InteractiveAsync(page);
        }

        async Task TypeAsync(string title)
        {
            await page.Locator("#briefing-title").FillAsync(title);
            await page.Locator("#briefing-title").PressAsync("Tab");
            await Expect(page.Locator("form[data-unsent]")).ToHaveCountAsync(1);
        }

        Task<string> KeptAsync() =>
            page.EvaluateAsync<string>("Object.entries(sessionStorage).filter(([key]) => key.startsWith('dashboard.form.')).map(kept => kept.join()).join()");
    }

    [Fact]
    public async Task An_open_list_closes_before_the_form_and_Enter_in_it_chooses_and_sends_nothing()
    {
        var page = await OpenAsync("/access", sample: "sample.administrator");
        await page.GetByRole(AriaRole.Button, new() { Name = "新建账户" }).ClickAsync();
        await Expect(page.Locator("#new-user-name")).ToBeFocusedAsync(); // the dialog has taken the focus
        var province = page.Locator("#new-province");
        await province.FillAsync("jiangsu");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "江苏省" })).ToBeVisibleAsync();
        await province.PressAsync("Enter");
        await Expect(province).ToHaveValueAsync("江苏省");
        await Expect(page.GetByText("请填写“用户名”。")).ToHaveCountAsync(0); // nothing was sent

        await province.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();
        await province.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Listbox)).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(1);

        await province.FillAsync("没有此省");
        await Expect(page.GetByText("没有符合的项")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "创建", Exact = true }).ClickAsync();
        await Expect(page.Locator("#new-user-name")).ToBeFocusedAsync(); // the first fault
    }

    [Theory]
    [InlineData("/access", "sample.administrator", "button:text-is('新建账户')", "#new-user-name")] // in a dialog
    [InlineData("/duties?place=320200", "sample.jiangsu", "#record-filing", "#filing-document")] // in a sheet
    public async Task What_is_typed_in_the_moment_a_form_appears_outlives_one_Escape(string path, string sample, string button, string field)
    {
        var page = await OpenAsync(path, sample: sample);
        await page.EvaluateAsync(
            """
            field => new MutationObserver((_, watch) => {
                const input = document.querySelector(field);
                if (!input) return;
                watch.disconnect();
                input.value = '待补一份说明';
                input.dispatchEvent(new Event('input', { bubbles: true }));
                input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
                window.wayOut = document.activeElement.hasAttribute('data-cancel');
            }).observe(document.body, { childList: true, subtree: true })
            """,
            field);

        await page.Locator(button).ClickAsync();

        await page.WaitForFunctionAsync("() => 'wayOut' in window");
        Assert.True(await page.EvaluateAsync<bool>("window.wayOut")); // the next key leaves
        await Expect(page.Locator(field)).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Enter_that_ends_a_word_of_an_input_method_sends_nothing()
    {
        var page = await OpenAsync("/access", sample: "sample.administrator");
        await page.GetByRole(AriaRole.Button, new() { Name = "停用 sample.corps" }).ClickAsync();
        var reason = page.Locator("#account-reason");
        await Expect(reason).ToBeFocusedAsync();
        await reason.FillAsync("离岗");

        Assert.True(await reason.EvaluateAsync<bool>("field => !field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }))"));
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "取消" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "停用 sample.corps" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("99999", "至 999 之间，“99999”超出范围。")]
    [InlineData("abc", "须填写整数，“abc”不是整数。")]
    public async Task A_number_of_the_quotas_says_what_it_refuses(string typed, string refused)
    {
        var page = await OpenAsync($"/quotas?asOf={InTerm}", sample: "sample.national");
        await page.Locator("#edit-360000").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "示范城市", Exact = true })).ToBeFocusedAsync();
        var input = page.GetByRole(AriaRole.Textbox, new() { Name = "试点县", Exact = true });
        await input.FillAsync(typed);
        await Expect(page.Locator("tr.editing")).ToContainTextAsync(refused);
        await page.GetByRole(AriaRole.Textbox, new() { Name = "示范城市", Exact = true }).PressAsync("Enter");

        await Expect(input).ToBeFocusedAsync(); // the first fault
        await Expect(input).ToHaveValueAsync(typed);
        await HasNoAxeViolationsAsync(page);
    }
}
