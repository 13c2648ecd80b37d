using System.Net;
using System.Text.RegularExpressions;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Web.Components.Pages.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Access;

[Collection(AccessCollection.Name)]
public sealed class PasskeyTests(AccessApp app)
{
    private const string Refused = "通行密钥无效，或账户不可用";

    [Fact]
    public async Task A_passkey_signs_in_with_the_same_claims_and_log_as_a_password()
    {
        var (account, key) = await AccountWithKeyAsync("pk.enters", Role.ProvincialOffice, "320000");
        using var browser = app.Browser();

        using var answer = await EnterAsync(browser, key, account);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/provinces/320000", new Uri(app.ClientOptions.BaseAddress, answer.Headers.Location!).AbsolutePath);
        Assert.Contains("江苏省", await browser.GetStringAsync("/account", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains($"Account {account.Id} signed in", app.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(key.Id, app.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_with_a_passkey_leads_back_into_the_application_and_leaves_the_cache_alone()
    {
        var (account, key) = await AccountWithKeyAsync("pk.returns");
        using var browser = app.Browser();
        var version = app.Services.GetRequiredService<DataVersionMonitor>().Current;

        using var answer = await EnterAsync(browser, key, account, page: "/sign-in?returnUrl=%2Fplaces%3Ftier%3DPilot");
        Assert.Equal("/places?tier=Pilot", new Uri(app.ClientOptions.BaseAddress, answer.Headers.Location!).PathAndQuery);
        Assert.Equal(version, app.Services.GetRequiredService<DataVersionMonitor>().Current);

        using var elsewhere = await EnterAsync(app.Browser(), key, account, page: "/sign-in?returnUrl=https%3A%2F%2Fexample.org%2F");
        Assert.Equal("localhost", new Uri(app.ClientOptions.BaseAddress, elsewhere.Headers.Location!).Host);
    }

    [Fact]
    public async Task Whatever_is_wrong_with_a_passkey_or_its_account_gets_the_same_answer()
    {
        var (account, key) = await AccountWithKeyAsync("pk.wrong");
        var (disabled, disabledKey) = await AccountWithKeyAsync("pk.disabled");
        var (locked, lockedKey) = await AccountWithKeyAsync("pk.locked");
        var (removed, removedKey) = await AccountWithKeyAsync("pk.removed");
        var (reset, resetKey) = await AccountWithKeyAsync("pk.reset");
        var actor = await app.ActorAsync("sample.administrator");
        var accounts = await app.Services.GetRequiredService<AccountsQueries>().ListAsync(actor.Viewer);
        Assert.IsType<CommandResult<Nothing>.Done>(await app.Commands.SetDisabledAsync(actor, accounts.Single(a => a.Id == disabled.Id), true, "why"));
        Assert.IsType<CommandResult<Nothing>.Done>(
            await app.Services.GetRequiredService<PasskeyCommands>().RemoveAsync(await app.ActorAsync("pk.removed"), removedKey.Id));
        Assert.IsType<CommandResult<OneTimePassword>.Done>(await app.Commands.ResetPasswordAsync(actor, reset.Id, "why"));
        using (var guesser = app.Browser())
        {
            for (var attempt = 0; attempt < 5; attempt++)
            {
                (await AccessApp.SignInAsync(guesser, "pk.locked", "not the password")).Dispose();
            }
        }

        using var stranger = new SoftwareKey();
        (string What, Func<string, string> Answer)[] wrong =
        [
            ("nothing", _ => ""),
            ("garbage", _ => "{\"id\":1"),
            ("the wrong shape", _ => "[]"),
            ("a key nobody knows", asked => stranger.Answer(asked, account.Id)),
            ("the account of another", asked => key.Answer(asked, disabled.Id)),
            ("an account that is none", asked => key.Answer(asked, "nobody")),
            ("another site", asked => key.Answer(asked, account.Id, origin: "https://example.org")),
            ("another ceremony", asked => key.Answer(asked, account.Id, type: "webauthn.create")),
            ("another host name", asked => key.Answer(asked.Replace("localhost", "example.org", StringComparison.Ordinal), account.Id)),
            ("another question", asked => key.Answer(Regex.Replace(asked, "\"challenge\":\"[^\"]+\"", "\"challenge\":\"AAAA\""), account.Id)),
            ("nobody verified", asked => key.Answer(asked, account.Id, verified: false)),
            ("a copy with an older counter", asked => OfCopy(key, asked, account)),
            ("disabled", asked => disabledKey.Answer(asked, disabled.Id)),
            ("removed", asked => removedKey.Answer(asked, removed.Id)),
            ("password reset", asked => resetKey.Answer(asked, reset.Id)),
        ];
        using (var right = await EnterAsync(app.Browser(), key, account))
        {
            Assert.Equal(HttpStatusCode.Found, right.StatusCode);
        }

        using (var waiting = await EnterAsync(app.Browser(), lockedKey, locked))
        {
            Assert.Equal(HttpStatusCode.Found, waiting.StatusCode); // wrong passwords of a stranger are no matter of a passkey
        }

        foreach (var (what, make) in wrong)
        {
            using var browser = app.Browser();
            using var answer = await PostAsync(browser, make(await AskAsync(browser)));
            var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

            Assert.True(answer.StatusCode == HttpStatusCode.OK && html.Contains(Refused, StringComparison.Ordinal), what);
            Assert.False(HasSession(answer), what);
        }

        foreach (var reason in new[] { "PasskeyInvalid", "Disabled" })
        {
            Assert.Contains($": {reason}", app.Log.Text, StringComparison.Ordinal);
        }

        static string OfCopy(SoftwareKey key, string asked, Account account)
        {
            key.Counter = 0;
            return key.Answer(asked, account.Id);
        }
    }

    [Fact]
    public async Task A_question_is_answered_once_and_only_where_it_was_asked()
    {
        var (account, key) = await AccountWithKeyAsync("pk.once");
        using var browser = app.Browser();
        var answer = key.Answer(await AskAsync(browser), account.Id);

        using (var other = app.Browser())
        using (var stolen = await PostAsync(other, answer))
        {
            Assert.False(HasSession(stolen));
        }

        using (var right = await PostAsync(browser, answer))
        {
            Assert.True(HasSession(right));
        }

        using var again = await PostAsync(browser, answer);
        Assert.False(HasSession(again));
    }

    [Theory]
    [InlineData("/sign-in/passkey")]
    [InlineData("/account/passkey")]
    public async Task A_question_takes_a_form_token(string route)
    {
        using var browser = await app.AsSampleAsync("sample.national");
        using var answer = await browser.PostAsync(route, null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith(Passkeys.CookieName, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_forms_take_a_form_token()
    {
        using var browser = await app.AsSampleAsync("sample.national");
        foreach (var (page, form) in new[] { ("/sign-in", "passkey"), ("/account", "passkey-add") })
        {
            using var content = new FormUrlEncodedContent([KeyValuePair.Create("_handler", form), KeyValuePair.Create("Credential", "{}")]);
            using var answer = await browser.PostAsync(page, content, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_visitor_and_a_one_time_password_are_not_asked_for_a_new_passkey()
    {
        var made = await app.Commands.CreateAsync(await app.ActorAsync("sample.administrator"), new NewAccount("pk.fresh", "Fresh", Role.NationalOffice));
        var once = Assert.IsType<CommandResult<OneTimePassword>.Done>(made).Value;
        using var fresh = app.Browser();
        (await AccessApp.SignInAsync(fresh, once.UserName, once.Password)).Dispose();
        Assert.DoesNotContain("passkey-add", await fresh.GetStringAsync("/account", TestContext.Current.CancellationToken), StringComparison.Ordinal);

        foreach (var browser in new[] { app.Browser(), fresh })
        {
            using var answer = await QuestionAsync(browser, "/sign-in", "/account/passkey");
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_made_up_new_passkey_is_refused()
    {
        await app.CreateAsync("pk.madeup");
        using var browser = app.Browser();
        (await AccessApp.SignInAsync(browser, "pk.madeup", AccessApp.Password)).Dispose();
        (await QuestionAsync(browser, "/account", "/account/passkey")).Dispose();

        using var answer = await AccessApp.PostAsync(browser, "/account", "passkey-add", ("Credential", "{\"id\":\"AA\"}"), ("PasskeyName", "x"));

        Assert.Contains("通行密钥未通过验证", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(await app.Services.GetRequiredService<PasskeysQueries>().ListAsync(await app.ViewerAsync("pk.madeup")));
    }

    [Theory]
    [InlineData("passkey-rename")]
    [InlineData("passkey-remove")]
    public async Task Changing_a_passkey_that_was_removed_elsewhere_says_so_and_shows_those_that_are_left(string form)
    {
        var (_, key) = await AccountWithKeyAsync("pk.gone." + form[8..]);
        var actor = await app.ActorAsync("pk.gone." + form[8..]);
        using var left = new SoftwareKey();
        var commands = app.Services.GetRequiredService<PasskeyCommands>();
        Assert.IsType<CommandResult<Nothing>.Done>(await commands.AddAsync(actor, left.Info, "Left"));
        Assert.IsType<CommandResult<Nothing>.Done>(await commands.RemoveAsync(actor, key.Id));
        using var browser = app.Browser();
        (await AccessApp.SignInAsync(browser, "pk.gone." + form[8..], AccessApp.Password)).Dispose();

        using var answer = await AccessApp.PostAsync(browser, "/account", $"{form}-{key.Id}", ("PasskeyName", "New"));
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("这个通行密钥已不存在，可能已在别处移除", html, StringComparison.Ordinal);
        Assert.Contains(">Left</b>", html, StringComparison.Ordinal);
        Assert.DoesNotContain(key.Id, await browser.GetStringAsync("/account", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("Left", Assert.Single(await app.Services.GetRequiredService<PasskeysQueries>().ListAsync(actor.Viewer)).Name);

        using var unknown = await AccessApp.PostAsync(browser, "/account", "passkey-else", ("PasskeyName", "New"));
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    [Fact]
    public async Task Wrong_passwords_make_no_passkey_wait()
    {
        var (account, key) = await AccountWithKeyAsync("pk.delayed", Role.Leadership);
        using var browser = app.Browser();
        for (var attempt = 0; attempt < 6; attempt++)
        {
            (await AccessApp.SignInAsync(browser, "pk.delayed", "not the password")).Dispose();
        }

        using (var password = await AccessApp.SignInAsync(browser, "pk.delayed", AccessApp.Password))
        {
            Assert.Equal(HttpStatusCode.OK, password.StatusCode); // it waits
        }

        using var answer = await EnterAsync(browser, key, account);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    [Fact]
    public async Task Attempts_with_passkeys_are_counted_with_those_with_passwords()
    {
        await using var strict = new AccessApp("Development", null, ("Access:SignInsPerMinute", "2"));
        using var browser = strict.Browser();
        (await AccessApp.SignInAsync(browser, "somebody", "x")).Dispose();
        (await PostAsync(browser, "{}")).Dispose();

        using var answer = await PostAsync(browser, "{}");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Contains("尝试过多", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_host_name_of_passkeys_is_that_of_the_address_or_of_the_setting()
    {
        await using var configured = new AccessApp("Development", null, ("Access:PasskeyDomain", "ip.example.cn"));
        using var here = app.Browser();
        using var there = configured.Browser();

        Assert.Contains("\"rpId\":\"localhost\"", await AskAsync(here), StringComparison.Ordinal);
        Assert.Contains("\"rpId\":\"ip.example.cn\"", await AskAsync(there), StringComparison.Ordinal);
    }

    [Theory, EveryProvider]
    public async Task Ones_own_passkeys_are_added_renamed_and_removed_and_the_trail_keeps_their_names_only(DatabaseProvider provider)
    {
        await using var database = await Accounts.StartAsync(provider);
        var (commands, queries, actor) = (database.Get<PasskeyCommands>(), database.Get<PasskeysQueries>(), await Accounts.AdministratorAsync(database));
        await database.Get<AccountCommands>().CreateAsync(actor, new NewAccount("other", "Other", Role.Leadership));
        var other = await Accounts.ActorAsync(database, "other");
        using var key = new SoftwareKey();

        Assert.IsType<AccountRefusal.PasskeyNameInvalid>(Fault(await commands.AddAsync(actor, key.Info, " ")));
        Assert.IsType<AccountRefusal.PasskeyNameInvalid>(Fault(await commands.AddAsync(actor, key.Info, new string('x', 61))));
        Assert.IsType<CommandResult<Nothing>.Done>(await commands.AddAsync(actor, key.Info, " Desk "));
        Assert.IsType<AccountRefusal.PasskeyKnown>(Fault(await commands.AddAsync(other, key.Info, "Mine")));
        Assert.Equal(("Desk", key.Id), Assert.Single(await queries.ListAsync(actor.Viewer)) is var one ? (one.Name, one.Id) : default);
        Assert.Empty(await queries.ListAsync(other.Viewer));

        Assert.IsType<AccountRefusal.PasskeyUnknown>(Fault(await commands.RenameAsync(other, key.Id, "Mine")));
        Assert.IsType<AccountRefusal.PasskeyUnknown>(Fault(await commands.RemoveAsync(other, key.Id)));
        Assert.IsType<AccountRefusal.PasskeyUnknown>(Fault(await commands.RemoveAsync(actor, "not base64url!")));
        Assert.IsType<CommandResult<Nothing>.Done>(await commands.RenameAsync(actor, key.Id, "Laptop"));
        Assert.Equal("Laptop", Assert.Single(await queries.ListAsync(actor.Viewer)).Name);
        Assert.IsType<CommandResult<Nothing>.Done>(await commands.RemoveAsync(actor, key.Id));
        Assert.Empty(await queries.ListAsync(actor.Viewer));

        var trail = await database.Get<AuditQueries>().PageAsync(actor.Viewer, new AuditFilter(Entity: "Passkey"), 1, 10);
        Assert.Equal([AuditAction.Removed, AuditAction.Changed, AuditAction.Created], trail.Items.Select(e => e.Action));
        Assert.All(trail.Items, e => Assert.Equal("first", e.Key));
        Assert.Equal(("""{"Name":"Desk"}""", """{"Name":"Laptop"}"""), (trail.Items[1].Before, trail.Items[1].After));
        Assert.Matches("^\\{\"Name\":\"Desk\",\"CreatedAt\":\"20[^\"]+Z\"\\}$", trail.Items[2].After);
        Assert.True((await database.Get<AuditTrail>().VerifyAsync(actor.Viewer)).IsSound);

        static Refusal Fault(CommandResult<Nothing> result) => Assert.IsType<CommandResult<Nothing>.Refused>(result).Refusal;
    }

    [Fact]
    public async Task A_reset_password_removes_the_passkeys_and_a_disabled_account_keeps_its_own()
    {
        await using var database = await Accounts.StartAsync();
        var (commands, accounts, actor) = (database.Get<PasskeyCommands>(), database.Get<AccountCommands>(), await Accounts.AdministratorAsync(database));
        await accounts.CreateAsync(actor, new NewAccount("office", "Office", Role.Leadership));
        var office = await Accounts.ActorAsync(database, "office");
        for (var number = 0; number < PasskeyCommands.Most; number++)
        {
            using var key = new SoftwareKey();
            Assert.IsType<CommandResult<Nothing>.Done>(await commands.AddAsync(office, key.Info, $"Key {number}"));
        }

        using var tooMany = new SoftwareKey();
        Assert.IsType<AccountRefusal.PasskeysFull>(Assert.IsType<CommandResult<Nothing>.Refused>(await commands.AddAsync(office, tooMany.Info, "x")).Refusal);

        await accounts.SetDisabledAsync(actor, await Accounts.FindAsync(database, "office"), true, "why");
        Assert.Equal(PasskeyCommands.Most, (await database.Get<PasskeysQueries>().ListAsync(office.Viewer)).Count);
        await accounts.ResetPasswordAsync(actor, office.AccountId!, "lost the laptop");
        Assert.Empty(await database.Get<PasskeysQueries>().ListAsync(office.Viewer));

        var trail = await database.Get<AuditQueries>().PageAsync(actor.Viewer, new AuditFilter(Action: AuditAction.Removed, Entity: "Passkey"), 1, 20);
        Assert.Equal((PasskeyCommands.Most, "lost the laptop"), (trail.Total, trail.Items[0].Reason));
    }

    private static bool HasSession(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var cookies)
        && cookies.Any(c => c.StartsWith(AccessHost.CookieName + "=", StringComparison.Ordinal));

    /// <summary>Sends what the script would: the token of the page's form, and nothing else.</summary>
    private static async Task<HttpResponseMessage> QuestionAsync(HttpClient browser, string page, string route)
    {
        var html = await browser.GetStringAsync(page, TestContext.Current.CancellationToken);
        var token = Regex.Match(html, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        return await browser.PostAsync(route, content, TestContext.Current.CancellationToken);
    }

    /// <summary>The question of the sign-in page.</summary>
    private static async Task<string> AskAsync(HttpClient browser)
    {
        using var answer = await QuestionAsync(browser, "/sign-in", "/sign-in/passkey");
        Assert.Equal((HttpStatusCode.OK, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient browser, string credential, string page = "/sign-in")
    {
        browser.DefaultRequestHeaders.Remove("Origin");
        browser.DefaultRequestHeaders.Add("Origin", "https://localhost");
        return AccessApp.PostAsync(browser, page, "passkey", ("Credential", credential));
    }

    private static async Task<HttpResponseMessage> EnterAsync(HttpClient browser, SoftwareKey key, Account account, string page = "/sign-in") =>
        await PostAsync(browser, key.Answer(await AskAsync(browser), account.Id), page);

    private async Task<(Account Account, SoftwareKey Key)> AccountWithKeyAsync(string userName, Role role = Role.Leadership, string? province = null)
    {
        var account = await app.CreateAsync(userName, role, province);
        var key = new SoftwareKey();
        Assert.IsType<CommandResult<Nothing>.Done>(
            await app.Services.GetRequiredService<PasskeyCommands>().AddAsync(await app.ActorAsync(userName), key.Info, "Test"));
        return (account, key);
    }
}
