using System.Net;
using System.Text.RegularExpressions;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Web.Components.Pages.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Access;

/// <summary>A session is a thing of the server: what ends it ends every copy of its cookie and every open page.</summary>
[Collection(AccessCollection.Name)]
public sealed class SessionTests(AccessApp app)
{
    private SessionCommands Sessions => app.Services.GetRequiredService<SessionCommands>();

    [Fact]
    public async Task A_copied_cookie_is_dead_after_signing_out()
    {
        using var browser = await app.AsSampleAsync("sample.national");
        using var thief = await CopyAsync("sample.national", browser);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(thief, "/account"));

        (await PostAsync(browser, "/sign-out")).Dispose();

        Assert.Equal(HttpStatusCode.Found, await StatusAsync(thief, "/account"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(thief, "/api/v1/audit"));
    }

    [Fact]
    public async Task A_page_that_stayed_open_writes_nothing_after_signing_out_in_another_tab()
    {
        var account = await app.CreateAsync("tabs", Role.Administrator);
        var actor = await BeginAsync(account);
        var allowed = await app.Commands.CreateAsync(actor, new NewAccount("bytabs", "x", Role.Leadership));
        Assert.IsType<CommandResult<OneTimePassword>.Done>(allowed);

        await Sessions.SignOutAsync(actor.Viewer.SessionId!.Value, TestContext.Current.CancellationToken);

        var refused = await app.Commands.CreateAsync(actor, new NewAccount("bytabs2", "x", Role.Leadership));
        Assert.Equal(new AccessRefusal.SessionEnded(), Assert.IsType<CommandResult<OneTimePassword>.Refused>(refused).Refusal);
        Assert.Throws<AccessRefusedException>(() => { _ = app.Services.GetRequiredService<AccountsQueries>().ListAsync(actor.Viewer); });
    }

    [Fact]
    public async Task Signing_in_anew_in_the_same_browser_ends_the_session_before()
    {
        using var browser = await app.AsSampleAsync("sample.national");
        using var tab = await CopyAsync("sample.national", browser);
        using (await AccessApp.PostAsync(browser, "/sign-in", "sample", ("Sample", "sample.corps")))
        {
            Assert.Equal(HttpStatusCode.Found, await StatusAsync(tab, "/account"));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, "/account"));
        }
    }

    [Fact]
    public async Task Changing_the_password_ends_every_session_but_the_new_one()
    {
        await app.CreateAsync("changer");
        using var here = app.Browser();
        using var there = app.Browser();
        (await AccessApp.SignInAsync(here, "changer", AccessApp.Password)).Dispose();
        (await AccessApp.SignInAsync(there, "changer", AccessApp.Password)).Dispose();

        using var changed = await AccessApp.PostAsync(
            here, "/account", "password", ("Present", AccessApp.Password), ("Wanted", "another good sentence"), ("Again", "another good sentence"));

        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(here, "/account"));
        Assert.Equal(HttpStatusCode.Found, await StatusAsync(there, "/account"));
    }

    [Fact]
    public async Task The_account_page_lists_the_sign_ins_and_ends_one_or_all()
    {
        await app.CreateAsync("holder");
        using var here = app.Browser();
        using var there = app.Browser();
        here.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0");
        there.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0");
        (await AccessApp.SignInAsync(here, "holder", AccessApp.Password)).Dispose();
        (await AccessApp.SignInAsync(there, "holder", AccessApp.Password)).Dispose();

        var html = await here.GetStringAsync("/account", TestContext.Current.CancellationToken);
        Assert.Contains("Edge · Windows", html, StringComparison.Ordinal);
        Assert.Contains("Firefox · Linux", html, StringComparison.Ordinal);
        var other = Regex.Match(html, "name=\"Session\" value=\"([0-9a-f]{32})\"[^>]*Firefox").Groups[1].Value;
        using (var ended = await AccessApp.PostAsync(here, "/account", "sessions", ("Session", other)))
        {
            Assert.Contains("该登录已结束", await ended.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Found, await StatusAsync(there, "/account"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(here, "/account"));
        (await AccessApp.SignInAsync(there, "holder", AccessApp.Password)).Dispose();
        using (var all = await AccessApp.PostAsync(here, "/account", "sessions", ("Session", "all")))
        {
            Assert.Equal("/sign-in?signedOut=true", new Uri(app.ClientOptions.BaseAddress, all.Headers.Location!).PathAndQuery);
        }

        Assert.Equal(HttpStatusCode.Found, await StatusAsync(there, "/account"));
        Assert.Equal(HttpStatusCode.Found, await StatusAsync(here, "/account"));
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_another()
    {
        var victim = await BeginAsync(await app.CreateAsync("victim"));
        var other = await BeginAsync(await app.CreateAsync("other"));

        await Sessions.EndAsync(other, victim.Viewer.SessionId!.Value, TestContext.Current.CancellationToken);

        Assert.Single(await app.Services.GetRequiredService<AccountSessions>().ListAsync(victim.Viewer, TestContext.Current.CancellationToken), s => s.IsOwn);
    }

    [Fact]
    public async Task Signing_out_when_signed_out_and_a_form_of_another_session_end_in_words()
    {
        using var visitor = app.Browser();
        using (var again = await visitor.PostAsync("/sign-out", null, TestContext.Current.CancellationToken))
        {
            Assert.Equal("/sign-in?signedOut=true", again.Headers.Location!.OriginalString);
        }

        Assert.Contains("您已退出登录", await visitor.GetStringAsync("/sign-in?signedOut=true", TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // The form was opened by nobody; meanwhile somebody has signed in in another tab.
        using var browser = app.Browser();
        var token = TokenOf(await browser.GetStringAsync("/sign-in", TestContext.Current.CancellationToken));
        (await AccessApp.PostAsync(browser, "/sign-in", "sample", ("Sample", "sample.national"))).Dispose();
        using var content = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("_handler", "sample"), KeyValuePair.Create("Sample", "sample.corps"),
        ]);
        using var stale = await browser.PostAsync("/sign-in?returnUrl=%2Fplaces", content, TestContext.Current.CancellationToken);
        var text = await stale.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, stale.StatusCode);
        Assert.Contains("表单已过期", text, StringComparison.Ordinal);
        Assert.Contains("href=\"/sign-in?returnUrl=%2Fplaces\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_expires_when_it_is_not_used_and_at_the_latest_after_its_lifetime()
    {
        var clock = new SteppingTime();
        await using var database = await TestDatabase.StartAsync(clock, ("Access:SessionLength", "01:00:00"), ("Access:SessionLifetime", "03:00:00"));
        Assert.IsType<CommandResult<Nothing>.Done>(await database.Get<AccountCommands>().CreateAdministratorAsync("boss", "Boss", Accounts.Password));
        string id;
        await using (var db = database.Open())
        {
            id = db.Users.Single(a => a.UserName == "boss").Id;
        }

        var (sessions, used, idle) = (database.Get<AccountSessions>(), await BeginAsync(), await BeginAsync());
        for (var step = 0; step < 5; step++)
        {
            clock.Step(TimeSpan.FromMinutes(30));
            Assert.True(await sessions.HoldsAsync(used, TestContext.Current.CancellationToken));
        }

        Assert.False(await sessions.HoldsAsync(idle, TestContext.Current.CancellationToken));
        Assert.Equal(SessionEnd.Expired, await sessions.EndOfAsync(idle, TestContext.Current.CancellationToken));
        clock.Step(TimeSpan.FromMinutes(30));
        Assert.False(await sessions.HoldsAsync(used, TestContext.Current.CancellationToken));

        async Task<System.Security.Claims.ClaimsPrincipal> BeginAsync() => Assert.IsType<CommandResult<System.Security.Claims.ClaimsPrincipal>.Done>(
            await database.Get<SessionCommands>().BeginAsync(id, SessionOrigin.Unknown)).Value;
    }

    [Fact]
    public async Task Another_instance_knows_of_it_with_its_next_poll()
    {
        await using var database = await Accounts.StartAsync();
        await using var another = database.Another();
        var (id, token) = ((await Accounts.AdministratorAsync(database)).AccountId!, TestContext.Current.CancellationToken);
        var principal = Assert.IsType<CommandResult<System.Security.Claims.ClaimsPrincipal>.Done>(
            await database.Get<SessionCommands>().BeginAsync(id, SessionOrigin.Unknown)).Value;
        Assert.True(await another.Get<AccountSessions>().HoldsAsync(principal, token));
        await another.PollAsync();
        var data = another.Monitor.Current;

        await database.Get<SessionCommands>().SignOutAsync(AccountClaims.SessionIdOf(principal)!.Value, token);
        await another.PollAsync();

        Assert.False(await another.Get<AccountSessions>().HoldsAsync(principal, token));
        Assert.Equal(data, another.Monitor.Current); // what pages show has not changed, so no page reads again
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("curl/8.0", "")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1", "Safari · iOS")]
    public void A_device_is_told_in_short(string userAgent, string device) => Assert.Equal(device, SessionOrigins.DeviceOf(userAgent));

    private static string TokenOf(string html) => Regex.Match(html, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(path, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string path)
    {
        using var content = new FormUrlEncodedContent(
            [KeyValuePair.Create("__RequestVerificationToken", TokenOf(await browser.GetStringAsync("/account", TestContext.Current.CancellationToken)))]);
        return await browser.PostAsync(path, content, TestContext.Current.CancellationToken);
    }

    /// <summary>A session of an account, as an open page holds it.</summary>
    private async Task<Actor> BeginAsync(Account account) => Actor.Of(AccountClaims.ViewerOf(Assert.IsType<CommandResult<System.Security.Claims.ClaimsPrincipal>.Done>(
        await Sessions.BeginAsync(account.Id, SessionOrigin.Unknown)).Value))!;

    /// <summary>Another browser with the same cookie: the sample signs in by hand, for its cookie to be read.</summary>
    private async Task<HttpClient> CopyAsync(string sample, HttpClient browser)
    {
        using var answer = await AccessApp.PostAsync(browser, "/sign-in", "sample", ("Sample", sample));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(AccessHost.CookieName + "=", StringComparison.Ordinal)).Split(';')[0];
        var copy = app.CreateClient(new() { HandleCookies = false, AllowAutoRedirect = false, BaseAddress = app.ClientOptions.BaseAddress });
        copy.DefaultRequestHeaders.Add("Cookie", cookie);
        return copy;
    }

    private sealed class SteppingTime : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public void Step(TimeSpan by) => _now += by;
    }
}
