using System.Net;
using System.Web;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Access;

/// <summary>An application that signs in by a provider of its own, at a free port of the loopback.</summary>
public sealed class SingleSignOnApp : IAsyncLifetime
{
    private DashboardApp? _app;
    private SignOnProvider? _provider;

    internal DashboardApp App => _app!;

    internal SignOnProvider Provider => _provider!;

    public async ValueTask InitializeAsync()
    {
        _provider = await SignOnProvider.StartAsync();
        _app = Start(_provider.Issuer);
        await _provider.RegisterAsync(_app.BaseUrl);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Provider.DisposeAsync();
    }

    internal static DashboardApp Start(string issuer, params (string Name, string Value)[] more)
    {
        Dictionary<string, string> settings = new(
        [
            new("Access:SingleSignOn:Authority", issuer), new("Access:SingleSignOn:ClientId", "dashboard"), new("Access:SingleSignOn:ClientSecret", "secret"),
            new("Access:SingleSignOn:Name", "门户 Portal"),
            new("Access:SingleSignOn:Roles:0:Value", "urn:ip:national"), new("Access:SingleSignOn:Roles:0:Role", "NationalOffice"),
            new("Access:SingleSignOn:Roles:1:Value", "urn:ip:province"), new("Access:SingleSignOn:Roles:1:Role", "ProvincialOffice"),
            new("Access:SingleSignOn:Roles:2:Value", "urn:ip:leader"), new("Access:SingleSignOn:Roles:2:Role", "Leadership"),
            new("Access:SingleSignOn:Provinces:0:Value", "JS"), new("Access:SingleSignOn:Provinces:0:Code", "320000"),
        ]);
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        var app = new DashboardApp(settings: settings);
        app.StartServer();
        return app;
    }
}

/// <summary>Sign-in by OpenID Connect against a real provider: who comes in as what, and what is refused in which words.</summary>
public sealed class SingleSignOnTests(SingleSignOnApp fixture) : IClassFixture<SingleSignOnApp>
{
    private const string Unverified = "统一身份认证的答复未能通过核验";

    private DashboardApp App => fixture.App;

    private SignOnProvider Provider => fixture.Provider;

    [Theory]
    [InlineData("urn:ip:national", null, "/", "国家局")]
    [InlineData("urn:ip:province", "JS", "/provinces/320000", "江苏省")]
    [InlineData("urn:ip:province", "660000", "/provinces/660000", "新疆生产建设兵团")] // an official code says itself
    [InlineData("urn:ip:leader", "JS", "/", "领导")] // a province said of another role does not count
    public async Task Who_has_a_role_at_the_provider_enters_as_it_and_is_found_again_by_issuer_and_subject(string role, string? province, string start, string shown)
    {
        var subject = $"enters-{role}-{province}";
        await Provider.LetAsync(subject, new { name = "王芳", roles = new[] { role, "urn:else" }, province });
        using var browser = new SignOnBrowser();

        var entered = await SignInAsync(browser);
        var account = (await browser.GoAsync($"{App.BaseUrl}/account")).Text;
        using var again = new SignOnBrowser();
        await SignInAsync(again);

        Assert.Equal((start, HttpStatusCode.OK), (entered.At.AbsolutePath, entered.Status));
        Assert.All(["王芳", shown, "密码、角色和省份由身份认证方管理"], said => Assert.Contains(said, account, StringComparison.Ordinal));
        Assert.DoesNotContain("name=\"Wanted\"", account, StringComparison.Ordinal);
        Assert.Single(await AccountsAsync(), a => a.UserName == NameMadeFor(subject));
    }

    [Fact]
    public async Task A_session_by_single_sign_on_is_one_of_ours_listed_ended_and_checked_by_every_write()
    {
        await Provider.LetAsync("holder", new { name = "李雷", preferred_username = "li.lei", roles = new[] { "urn:ip:national" } });
        using var here = new SignOnBrowser();
        using var there = new SignOnBrowser();
        await SignInAsync(here);
        await SignInAsync(there);
        var account = (await AccountsAsync()).Single(a => a.UserName == "li.lei");
        var actor = Actor.Of(Viewer.SignedIn(account.Id, account.DisplayName, account.Role, null, await OwnSessionAsync(account.Id)))!;

        var page = (await here.GoAsync($"{App.BaseUrl}/account")).Text;
        Assert.Equal(2, page.Split("name=\"Session\" value=\"", StringSplitOptions.None).Length - 1); // the other, and all
        await here.PostAsync($"{App.BaseUrl}/account", ("_handler", "sessions"), ("Session", "all"), ("__RequestVerificationToken", SignOnBrowser.Field(page, "__RequestVerificationToken")));

        Assert.Equal("/sign-in", (await there.GoAsync($"{App.BaseUrl}/account")).At.AbsolutePath);
        var refused = await App.Services.GetRequiredService<SessionCommands>().EndAllAsync(actor, TestContext.Current.CancellationToken);
        Assert.Equal(new AccessRefusal.SessionEnded(), Assert.IsType<CommandResult<Nothing>.Refused>(refused).Refusal);
    }

    [Fact]
    public async Task What_changes_at_the_provider_changes_the_account_and_ends_its_other_sessions()
    {
        await Provider.LetAsync("moves", new { name = "韩梅", preferred_username = "han.mei", roles = new[] { "urn:ip:province" }, province = "JS" });
        using var before = new SignOnBrowser();
        await SignInAsync(before);

        await Provider.LetAsync("moves", new { name = "韩梅", roles = new[] { "urn:ip:leader" } });
        using var after = new SignOnBrowser();
        await SignInAsync(after);
        Assert.Equal("/sign-in", (await before.GoAsync($"{App.BaseUrl}/account")).At.AbsolutePath);
        Assert.Equal((Role.Leadership, null), (await AccountsAsync()).Where(a => a.UserName == "han.mei").Select(a => (a.Role, a.ProvinceCode)).Single());

        await Provider.LetAsync("moves", new { name = "韩梅", roles = Array.Empty<string>() });
        using var without = new SignOnBrowser();
        Assert.Contains("您尚无本平台的角色", (await SignInAsync(without)).Text, StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await after.GoAsync($"{App.BaseUrl}/account")).At.AbsolutePath);
        var trail = await App.Services.GetRequiredService<AuditQueries>().ExportAsync(Administrator, new AuditFilter(), TestContext.Current.CancellationToken);
        Assert.Equal(
            ["Account Changed", "Account Created", "SingleSignOn Changed", "SingleSignOn Created"],
            trail.Where(r => r.Key == "han.mei").Select(r => $"{r.Entity} {r.Action}").Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(new[] { "urn:else" }, null, "NoRole", "您尚无本平台的角色")]
    [InlineData(new[] { "urn:ip:national", "urn:ip:leader" }, null, "SeveralRoles", "对应多个角色")]
    [InlineData(new[] { "URN:IP:NATIONAL" }, null, "NoRole", "您尚无本平台的角色")] // letter by letter
    [InlineData(new[] { "urn:ip:province" }, null, "NoProvince", "未说明您所属的省")]
    [InlineData(new[] { "urn:ip:province" }, "江苏", "NoProvince", "未说明您所属的省")]
    [InlineData(new[] { "urn:ip:province" }, "710000", "NoProvince", "未说明您所属的省")] // takes no part
    public async Task Without_a_mapping_nobody_gets_an_account_and_the_page_says_why(string[] roles, string? province, string kind, string words)
    {
        var subject = $"unmapped-{string.Join('+', roles)}-{province}";
        await Provider.LetAsync(subject, new { name = "无名", roles, province });
        using var browser = new SignOnBrowser();

        var (at, status, text) = await SignInAsync(browser, "/places?tier=Pilot");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal($"/sign-in?refused={kind}&returnUrl=%2Fplaces%3Ftier%3DPilot", at.PathAndQuery);
        Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.Contains("name=\"Password\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain(await AccountsAsync(), a => a.UserName == NameMadeFor(subject));
        Assert.Equal("/sign-in", (await browser.GoAsync($"{App.BaseUrl}/account")).At.AbsolutePath);
    }

    [Fact]
    public async Task A_name_that_another_account_has_enters_no_other_account()
    {
        await Provider.LetAsync("thief", new { name = "x", preferred_username = "sample.administrator", roles = new[] { "urn:ip:leader" } });
        using var browser = new SignOnBrowser();

        await SignInAsync(browser);

        Assert.Equal(Role.Leadership, (await AccountsAsync()).Single(a => a.UserName == NameMadeFor("thief")).Role);
        Assert.Equal(Role.Administrator, (await AccountsAsync()).Single(a => a.UserName == "sample.administrator").Role);
    }

    [Fact]
    public async Task A_disabled_account_is_told_so()
    {
        await Provider.LetAsync("disabled", new { name = "x", preferred_username = "is.disabled", roles = new[] { "urn:ip:leader" } });
        using var browser = new SignOnBrowser();
        await SignInAsync(browser);
        var account = (await AccountsAsync()).Single(a => a.UserName == "is.disabled");
        var actor = Actor.Of(Administrator)!;
        Assert.IsType<CommandResult<Nothing>.Done>(await App.Services.GetRequiredService<AccountCommands>().SetDisabledAsync(actor, account, true, "why", TestContext.Current.CancellationToken));

        Assert.Equal("/sign-in", (await browser.GoAsync($"{App.BaseUrl}/account")).At.AbsolutePath);
        Assert.Contains("您在本平台的账户已停用", (await SignInAsync(browser)).Text, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Spoilt => new()
    {
        { "another issuer", """{"claims":{"iss":"http://127.0.0.1:1"}}""" },
        { "another audience", """{"claims":{"aud":"other"}}""" },
        { "another nonce", """{"claims":{"nonce":"other"}}""" },
        { "another subject than is told when asked", """{"claims":{"sub":"other"}}""" },
        { "a key that is not published any more", """{"withKeyThatIsGone":true}""" },
        { "no signature", """{"unsigned":true}""" },
        { "expired beyond the tolerance", """{"expiredSince":120}""" },
        { "valid from beyond the tolerance", """{"validIn":120}""" },
    };

    [Theory, MemberData(nameof(Spoilt))]
    public async Task A_token_that_cannot_be_believed_lets_nobody_in(string what, string spoil)
    {
        await Provider.LetAsync("spoilt", new { name = "x", roles = new[] { "urn:ip:leader" } }, System.Text.Json.JsonSerializer.Deserialize<object>(spoil));
        using var browser = new SignOnBrowser();

        var (at, _, text) = await SignInAsync(browser);

        Assert.True(at.PathAndQuery == "/sign-in?refused=Unverified", $"{what}: {at}");
        Assert.Contains(Unverified, text, StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await browser.GoAsync($"{App.BaseUrl}/account")).At.AbsolutePath);
        Assert.DoesNotContain(await AccountsAsync(), a => a.UserName == NameMadeFor("spoilt"));
    }

    [Theory]
    [InlineData("""{"expiredSince":20}""")]
    [InlineData("""{"validIn":20}""")]
    public async Task Clocks_may_differ_within_the_tolerance(string spoil)
    {
        await Provider.LetAsync("skewed", new { name = "x", roles = new[] { "urn:ip:leader" } }, System.Text.Json.JsonSerializer.Deserialize<object>(spoil));
        using var browser = new SignOnBrowser();

        Assert.Equal("/", (await SignInAsync(browser)).At.PathAndQuery);
    }

    [Fact]
    public async Task A_new_key_of_the_provider_is_asked_for()
    {
        await using var provider = await SignOnProvider.StartAsync();
        await using var app = SingleSignOnApp.Start(provider.Issuer); // of its own: keys are asked for once a minute at most
        await provider.RegisterAsync(app.BaseUrl);
        await provider.LetAsync("rotated", new { name = "x", roles = new[] { "urn:ip:leader" } });
        using var before = new SignOnBrowser();
        Assert.Equal("/", (await before.GoAsync($"{app.BaseUrl}/sign-in/single-sign-on")).At.PathAndQuery);

        await provider.RotateKeyAsync();

        using var after = new SignOnBrowser();
        Assert.Equal("/", (await after.GoAsync($"{app.BaseUrl}/sign-in/single-sign-on")).At.PathAndQuery);
    }

    [Fact]
    public async Task An_answer_counts_once_and_only_in_the_browser_that_asked()
    {
        await Provider.LetAsync("replayed", new { name = "x", roles = new[] { "urn:ip:leader" } });
        using var browser = new SignOnBrowser();
        await SignInAsync(browser);
        var answer = browser.Visited.First(u => u.AbsolutePath == "/sign-in/single-sign-on/answer");
        using var thief = new SignOnBrowser();

        Assert.All(
            [await browser.GoAsync(answer.ToString()), await thief.GoAsync(answer.ToString()), await thief.GoAsync($"{App.BaseUrl}/sign-in/single-sign-on/answer?code=x&state=y")],
            end => Assert.Equal("/sign-in?refused=Unverified", end.At.PathAndQuery));
    }

    [Fact]
    public async Task Who_cancels_at_the_provider_is_told_so()
    {
        await Provider.LetAsync(null, new { });
        using var browser = new SignOnBrowser();

        var (at, _, text) = await SignInAsync(browser, "/places");

        Assert.Equal("/sign-in?refused=Cancelled&returnUrl=%2Fplaces", at.PathAndQuery);
        Assert.Contains("统一身份认证已取消", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_here_signs_out_there_and_leads_back()
    {
        await Provider.LetAsync("leaves", new { name = "x", roles = new[] { "urn:ip:leader" } });
        using var browser = new SignOnBrowser();
        await SignInAsync(browser);
        var page = await browser.GoAsync($"{App.BaseUrl}/account");

        var there = await browser.PostAsync($"{App.BaseUrl}/sign-out", ("__RequestVerificationToken", SignOnBrowser.Field(page.Text, "__RequestVerificationToken")));
        Assert.Equal($"{Provider.Issuer}/session/end", there.At.GetLeftPart(UriPartial.Path));
        Assert.NotNull(HttpUtility.ParseQueryString(there.At.Query)["id_token_hint"]);
        var back = await browser.PostAsync($"{Provider.Issuer}/session/end/confirm", ("xsrf", SignOnBrowser.Field(there.Text, "xsrf")), ("logout", "yes"));

        Assert.Equal("/sign-in?signedOut=true", back.At.PathAndQuery);
        Assert.Contains("已退出登录", back.Text, StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await browser.GoAsync($"{App.BaseUrl}/account")).At.AbsolutePath);
    }

    [Fact]
    public async Task Signing_out_at_the_provider_ends_the_sessions_here_and_their_open_pages()
    {
        await Provider.LetAsync("ended", new { name = "x", preferred_username = "is.ended", roles = new[] { "urn:ip:leader" } });
        using var browser = new SignOnBrowser();
        using var elsewhere = new SignOnBrowser();
        await SignInAsync(browser);
        await SignInAsync(elsewhere);
        var account = (await AccountsAsync()).Single(a => a.UserName == "is.ended");
        List<string> told = [];
        App.Services.GetRequiredService<SessionBook>().Ended += told.Add;

        // The browser ends its session at the provider, which says so by the back channel; there it asks before it does.
        var there = await browser.GoAsync($"{Provider.Issuer}/session/end?client_id=dashboard");
        await browser.PostAsync($"{Provider.Issuer}/session/end/confirm", ("xsrf", SignOnBrowser.Field(there.Text, "xsrf")), ("logout", "yes"));

        Assert.Equal("/sign-in", (await browser.GoAsync($"{App.BaseUrl}/account")).At.AbsolutePath);
        Assert.Equal("/account", (await elsewhere.GoAsync($"{App.BaseUrl}/account")).At.AbsolutePath); // another sign-in there
        Assert.Equal([account.Id], told);
        await using var db = await Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.Equal([SessionEnd.EndedByProvider, null], db.Sessions.Where(s => s.AccountId == account.Id).AsEnumerable().OrderBy(s => s.CreatedAt).Select(s => s.End));

        var token = await Provider.LogoutTokenAsync(new { sub = "ended", events = Logout }); // all of them, wherever
        Assert.Equal(HttpStatusCode.OK, await BackChannelAsync(token));
        Assert.Equal("/sign-in", (await elsewhere.GoAsync($"{App.BaseUrl}/account")).At.AbsolutePath);
    }

    [Fact]
    public async Task A_word_of_signing_out_that_is_not_the_providers_ends_nothing()
    {
        await Provider.LetAsync("stays", new { name = "x", roles = new[] { "urn:ip:leader" } });
        using var browser = new SignOnBrowser();
        await SignInAsync(browser);

        Assert.All(
            [
                await BackChannelAsync(""),
                await BackChannelAsync("x.y.z"),
                await BackChannelAsync(await Provider.LogoutTokenAsync(new { sub = "stays", events = Logout }, unsigned: true)),
                await BackChannelAsync(await Provider.LogoutTokenAsync(new { sub = "stays", events = Logout, aud = "other" })),
                await BackChannelAsync(await Provider.LogoutTokenAsync(new { sub = "stays", events = Logout, iss = "http://127.0.0.1:1" })),
                await BackChannelAsync(await Provider.LogoutTokenAsync(new { sub = "stays", events = Logout, exp = 1 })),
                await BackChannelAsync(await Provider.LogoutTokenAsync(new { sub = "stays", events = Logout, nonce = "as an id token has" })),
                await BackChannelAsync(await Provider.LogoutTokenAsync(new { sub = "stays", events = new { other = new { } } })),
                await BackChannelAsync(await Provider.LogoutTokenAsync(new { sub = "stays" })),
                await BackChannelAsync(await Provider.LogoutTokenAsync(new { events = Logout })),
            ],
            status => Assert.Equal(HttpStatusCode.BadRequest, status));
        Assert.Equal("/account", (await browser.GoAsync($"{App.BaseUrl}/account")).At.AbsolutePath);
    }

    [Fact]
    public async Task A_provider_that_is_down_is_said_and_passwords_go_on()
    {
        await using var provider = await SignOnProvider.StartAsync();
        await using var app = SingleSignOnApp.Start(provider.Issuer);
        await provider.RegisterAsync(app.BaseUrl);
        await provider.StopAsync();
        using var browser = new SignOnBrowser();

        var (at, status, text) = await browser.GoAsync($"{app.BaseUrl}/sign-in/single-sign-on?returnUrl=%2Fplaces");
        Assert.Equal(("/sign-in?refused=Unreachable&returnUrl=%2Fplaces", HttpStatusCode.OK), (at.PathAndQuery, status));
        Assert.Contains("统一身份认证暂无应答", text, StringComparison.Ordinal);

        var entered = await browser.PostAsync($"{app.BaseUrl}/sign-in", ("_handler", "sample"), ("Sample", "sample.leadership"), ("__RequestVerificationToken", SignOnBrowser.Field(text, "__RequestVerificationToken")));
        Assert.Equal("/", entered.At.AbsolutePath);
        Assert.Contains("示例·领导", (await browser.GoAsync($"{app.BaseUrl}/account")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_goes_down_on_the_way_is_said_too_and_signing_out_ends_here()
    {
        await using var provider = await SignOnProvider.StartAsync();
        await using var app = SingleSignOnApp.Start(provider.Issuer);
        await provider.RegisterAsync(app.BaseUrl);
        await provider.LetAsync("stranded", new { name = "x", roles = new[] { "urn:ip:leader" } });
        using var signedIn = new SignOnBrowser();
        await signedIn.GoAsync($"{app.BaseUrl}/sign-in/single-sign-on");
        var page = await signedIn.GoAsync($"{app.BaseUrl}/account");
        using var asking = new SignOnBrowser();
        var answer = await asking.GoAsync($"{app.BaseUrl}/sign-in/single-sign-on", before: "/sign-in/single-sign-on/answer");
        await provider.StopAsync();
        Assert.Equal("/sign-in?refused=Unreachable", (await asking.GoAsync(answer.At.ToString())).At.PathAndQuery);

        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", SignOnBrowser.Field(page.Text, "__RequestVerificationToken"))]);
        using var signedOut = await signedIn.Client.PostAsync($"{app.BaseUrl}/sign-out", form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Found, signedOut.StatusCode); // leads on to the provider, whose addresses are known
        Assert.Equal("/sign-in", (await signedIn.GoAsync($"{app.BaseUrl}/account")).At.AbsolutePath);
    }

    [Fact]
    public async Task The_sign_in_page_offers_it_beside_the_password_in_both_languages_and_only_where_it_is_set_up()
    {
        var with = await App.TextAsync("/sign-in?returnUrl=%2Fplaces");
        Assert.Contains("href=\"/sign-in/single-sign-on?returnUrl=%2Fplaces\"", with, StringComparison.Ordinal);
        Assert.Contains("使用门户 Portal登录", with, StringComparison.Ordinal);
        Assert.Contains("Sign in with 门户 Portal", await App.TextAsync("/sign-in", "en"), StringComparison.Ordinal);
        Assert.Contains("could not be verified", await App.TextAsync("/sign-in?refused=Unverified", "en"), StringComparison.Ordinal);
        using var page = await App.GetAsync("/sign-in");
        Assert.Contains($"form-action 'self' {Provider.Issuer};", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        await using var without = new DashboardApp();
        without.StartServer();
        Assert.DoesNotContain("single-sign-on", await without.TextAsync("/sign-in"), StringComparison.Ordinal);
        using var none = await without.GetAsync("/sign-in/single-sign-on");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Theory]
    [InlineData("Authority", "http://portal.example.gov.cn", "over https")]
    [InlineData("ClientId", "", "ClientId is missing")]
    [InlineData("Roles:1:Value", "urn:ip:leader", "twice")]
    [InlineData("ClockSkew", "01:00:00", "five minutes")]
    public void Settings_that_cannot_work_stop_the_start_in_words(string setting, string value, string words)
    {
        Dictionary<string, string?> settings = new()
        {
            ["Access:SingleSignOn:Authority"] = "https://portal.example.gov.cn", ["Access:SingleSignOn:ClientId"] = "dashboard",
            ["Access:SingleSignOn:Roles:0:Value"] = "urn:ip:leader", ["Access:SingleSignOn:Roles:0:Role"] = "Leadership",
            ["Access:SingleSignOn:Roles:1:Value"] = "urn:ip:national", ["Access:SingleSignOn:Roles:1:Role"] = "NationalOffice",
        };
        using var right = Services(settings);
        Assert.True(right.GetRequiredService<IOptions<AccessOptions>>().Value.SingleSignOn.IsOn);
        settings[$"Access:SingleSignOn:{setting}"] = value;
        using var wrong = Services(settings);

        var failure = Assert.Throws<OptionsValidationException>(() => wrong.GetRequiredService<IOptions<AccessOptions>>().Value); // asked for at the start

        Assert.Contains(words, failure.Message, StringComparison.Ordinal);

        static ServiceProvider Services(Dictionary<string, string?> settings) =>
            new ServiceCollection().AddLogging().AddDashboardData(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
    }

    private static readonly Dictionary<string, object> Logout = new() { ["http://schemas.openid.net/event/backchannel-logout"] = new { } };

    private static Viewer Administrator => Viewer.SignedIn(AdministratorId, "administrator", Role.Administrator, null);

    private static string AdministratorId { get; set; } = "";

    private Microsoft.EntityFrameworkCore.IDbContextFactory<DashboardDbContext> Contexts => App.Services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<DashboardDbContext>>();

    private static string NameMadeFor(SignOnProvider provider, string subject) => $"sso-{SingleSignOnRules.KeyOf(provider.Issuer, subject)[..12]}";

    private string NameMadeFor(string subject) => NameMadeFor(Provider, subject);

    private Task<(Uri At, HttpStatusCode Status, string Text)> SignInAsync(SignOnBrowser browser, string? returnUrl = null) =>
        browser.GoAsync($"{App.BaseUrl}/sign-in/single-sign-on" + (returnUrl is null ? "" : $"?returnUrl={Uri.EscapeDataString(returnUrl)}"));

    private async Task<HttpStatusCode> BackChannelAsync(string token)
    {
        using var client = new HttpClient();
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("logout_token", token)]);
        using var answer = await client.PostAsync($"{App.BaseUrl}/sign-out/back-channel", content, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private async Task<Guid> OwnSessionAsync(string account)
    {
        await using var db = await Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        return db.Sessions.First(s => s.AccountId == account).Id;
    }

    private async Task<IReadOnlyList<AccountInfo>> AccountsAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        AdministratorId = db.Users.Single(a => a.UserName == "sample.administrator").Id;
        return await App.Services.GetRequiredService<AccountsQueries>().ListAsync(Administrator, TestContext.Current.CancellationToken);
    }
}
