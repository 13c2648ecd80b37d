using System.Net;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Web.Components.Pages.Access;
using Dashboard.Web.Navigation;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Access;

[Collection(AccessCollection.Name)]
public sealed class SignInTests(AccessApp app)
{
    [Fact]
    public async Task In_development_one_press_on_any_page_lets_a_newcomer_look_as_an_office()
    {
        using var browser = app.Browser();
        var page = await browser.GetStringAsync("/places?asOf=2023-08-15", TestContext.Current.CancellationToken);
        Assert.Contains("value=\"sample.jiangsu\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"sample.administrator\"", page, StringComparison.Ordinal);

        using var foreign = await EnterAsync("sample.jiangsu", "cross-site");
        using var unknown = await EnterAsync("nobody", "same-origin");
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (foreign.StatusCode, unknown.StatusCode));

        using var entered = await EnterAsync("sample.jiangsu", "same-origin");
        Assert.Equal("/places?asOf=2023-08-15", entered.Headers.Location!.ToString());
        Assert.Contains("示例·江苏省局", await browser.GetStringAsync("/places?asOf=2023-08-15", TestContext.Current.CancellationToken), StringComparison.Ordinal);

        async Task<HttpResponseMessage> EnterAsync(string sample, string site)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, SessionEndpoints.SampleRoute)
            {
                Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["sample"] = sample, ["returnUrl"] = "/places?asOf=2023-08-15" }),
            };
            request.Headers.Add("Sec-Fetch-Site", site);
            return await browser.SendAsync(request, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task An_unknown_name_a_wrong_password_a_locked_and_a_disabled_account_get_the_same_answer()
    {
        await app.CreateAsync("wrong");
        await app.CreateAsync("locked");
        await app.CreateAsync("disabled");
        var actor = await app.ActorAsync("sample.administrator");
        var accounts = await app.Services.GetRequiredService<AccountsQueries>().ListAsync(actor.Viewer);
        await app.Commands.SetDisabledAsync(actor, accounts.Single(a => a.UserName == "disabled"), true, "why");
        using var browser = app.Browser();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            (await AccessApp.SignInAsync(browser, "locked", "not the password")).Dispose();
        }

        var answers = new[]
        {
            await AnswerAsync("nobody.is.called.so", AccessApp.Password),
            await AnswerAsync("wrong", "not the password"),
            await AnswerAsync("locked", AccessApp.Password),
            await AnswerAsync("disabled", AccessApp.Password),
            await AnswerAsync("sample.national", AccessApp.Password), // has no password at all
        };

        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        Assert.Contains("用户名或密码不正确", answers[0].Text, StringComparison.Ordinal);
        foreach (var reason in new[] { "UnknownAccount", "WrongPassword", "Delayed", "Disabled" })
        {
            Assert.Contains($": {reason}", app.Log.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(AccessApp.Password, app.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("not the password", app.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody.is.called.so", app.Log.Text, StringComparison.Ordinal);

        async Task<(HttpStatusCode Status, string Text, bool Cookie)> AnswerAsync(string name, string password)
        {
            using var answer = await AccessApp.SignInAsync(browser, name, password);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            return (answer.StatusCode, Constant(text, name), answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.Contains(AccessHost.CookieName, StringComparison.Ordinal)));
        }

        // What was typed stands in the box again, and each form has its token.
        static string Constant(string html, string name) => System.Text.RegularExpressions.Regex.Replace(
            html.Replace($"value=\"{name}\" autocomplete", "", StringComparison.Ordinal), "(name=\"__RequestVerificationToken\" value=\")[^\"]+|<!--.*?-->|card-\\d+", "");
    }

    [Fact]
    public async Task The_work_for_an_unknown_name_is_that_for_a_wrong_password()
    {
        await app.CreateAsync("compared");
        using var browser = app.Browser();

        Assert.Equal(await RoundsAsync("compared"), await RoundsAsync("nobody"));

        async Task<uint> RoundsAsync(string name)
        {
            app.Hashing.Take();
            (await AccessApp.SignInAsync(browser, name, "not the password")).Dispose();
            return Assert.Single(app.Hashing.Take());
        }
    }

    [Theory]
    [InlineData("/places?tier=Pilot", "/places?tier=Pilot")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("/\t/evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public async Task Signing_in_leads_back_into_the_application_and_nowhere_else(string? returnUrl, string target)
    {
        using var browser = app.Browser();
        using var answer = await AccessApp.PostAsync(
            browser, "/sign-in" + (returnUrl is null ? "" : "?returnUrl=" + Uri.EscapeDataString(returnUrl)), "sample", ("Sample", "sample.national"));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var location = new Uri(app.ClientOptions.BaseAddress, answer.Headers.Location!);
        Assert.Equal(("localhost", target), (location.Host, location.PathAndQuery));
        Assert.Equal(returnUrl is { Length: > 0 } && target != "/", LocalUrl.IsLocal(returnUrl));
    }

    [Fact]
    public async Task A_provincial_office_begins_at_its_own_desk_and_finds_it_first()
    {
        using var browser = app.Browser();
        using var answer = await AccessApp.PostAsync(browser, "/sign-in", "sample", ("Sample", "sample.jiangsu"));
        Assert.Equal("/provinces/320000", answer.Headers.Location!.OriginalString.Replace("https://localhost", "", StringComparison.Ordinal));

        var html = await browser.GetStringAsync("/", TestContext.Current.CancellationToken);
        Assert.True(html.IndexOf("本省工作台", StringComparison.Ordinal) < html.IndexOf("全国总览</span>", StringComparison.Ordinal));
        Assert.DoesNotContain("操作日志", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_takes_a_form_token()
    {
        using var browser = await app.AsSampleAsync("sample.national");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, "/account"));
        using (var forged = await browser.PostAsync("/sign-out", null, TestContext.Current.CancellationToken))
        {
            Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, "/account"));
        var html = await browser.GetStringAsync("/account", TestContext.Current.CancellationToken);
        var token = System.Text.RegularExpressions.Regex.Match(html, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var answer = await browser.PostAsync("/sign-out", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Found, await StatusAsync(browser, "/account"));
    }

    [Fact]
    public async Task The_sign_in_form_takes_a_form_token()
    {
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "sample"), KeyValuePair.Create("Sample", "sample.national")]);
        using var browser = app.Browser();
        using var answer = await browser.PostAsync("/sign-in", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie") && answer.Headers.GetValues("Set-Cookie").Any(c => c.Contains(AccessHost.CookieName, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_disabled_account_is_out_with_its_next_request()
    {
        await app.CreateAsync("leaving", Role.NationalOffice);
        using var browser = app.Browser();
        (await AccessApp.SignInAsync(browser, "leaving", AccessApp.Password)).Dispose();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, "/access/audit"));

        var actor = await app.ActorAsync("sample.administrator");
        var accounts = await app.Services.GetRequiredService<AccountsQueries>().ListAsync(actor.Viewer);
        Assert.IsType<CommandResult<Nothing>.Done>(await app.Commands.SetDisabledAsync(actor, accounts.Single(a => a.UserName == "leaving"), true, "why"));

        Assert.Equal(HttpStatusCode.Found, await StatusAsync(browser, "/access/audit"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(browser, "/api/v1/audit.csv"));
    }

    [Fact]
    public async Task A_one_time_password_opens_nothing_but_the_account_until_it_is_changed()
    {
        var made = await app.Commands.CreateAsync(await app.ActorAsync("sample.administrator"), new NewAccount("fresh", "Fresh", Role.NationalOffice));
        var once = Assert.IsType<CommandResult<OneTimePassword>.Done>(made).Value;
        using var browser = app.Browser();
        using (var entered = await AccessApp.SignInAsync(browser, "fresh", once.Password, "/access/audit"))
        {
            Assert.Equal("/account?returnUrl=%2Faccess%2Faudit", entered.Headers.Location!.OriginalString.Replace("https://localhost", "", StringComparison.Ordinal));
        }

        Assert.Equal(HttpStatusCode.Found, await StatusAsync(browser, "/"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(browser, "/api/v1/audit"));
        using var changed = await AccessApp.PostAsync(
            browser, "/account?returnUrl=%2Faccess%2Faudit", "password", ("Present", once.Password), ("Wanted", "a sentence of my own"), ("Again", "a sentence of my own"));
        Assert.Equal("/access/audit", changed.Headers.Location!.OriginalString.Replace("https://localhost", "", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, "/access/audit"));
    }

    [Fact]
    public async Task In_production_the_cookie_is_secure_and_there_are_no_samples()
    {
        await using var production = new AccessApp("Production");
        await production.Commands.CreateAdministratorAsync("admin1", "Admin", AccessApp.Password);
        using var browser = production.Browser();
        var page = await browser.GetStringAsync("/sign-in", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("sample", page, StringComparison.OrdinalIgnoreCase);
        using (var forged = await AccessApp.PostAsync(browser, "/sign-in", "sign-in", ("Sample", "sample.national")))
        {
            Assert.Equal(HttpStatusCode.OK, forged.StatusCode);
        }

        using var answer = await AccessApp.SignInAsync(browser, "admin1", AccessApp.Password);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("dashboard.session=", StringComparison.Ordinal));
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
        var accounts = await production.Services.GetRequiredService<AccountsQueries>().ListAsync(await production.ViewerAsync("admin1"));
        Assert.Equal(["admin1"], accounts.Select(a => a.UserName));
    }

    [Fact]
    public async Task Too_many_attempts_from_one_address_are_429()
    {
        await using var strict = new AccessApp("Development", null, ("Access:SignInsPerMinute", "3"));
        using var browser = strict.Browser();
        var statuses = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < 4; attempt++)
        {
            using var answer = await AccessApp.SignInAsync(browser, $"name{attempt}", "x");
            statuses.Add(answer.StatusCode);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.Equal(60, answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
                Assert.Contains("尝试过多", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            }
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], statuses);
    }

    [Fact]
    public async Task A_restart_and_a_second_instance_sign_nobody_out()
    {
        using var folder = new TestFolder();
        var file = folder.File("shared.db");
        string cookie;
        await using (var first = new AccessApp("Development", file))
        {
            using var browser = first.Browser();
            using var answer = await AccessApp.PostAsync(browser, "/sign-in", "sample", ("Sample", "sample.national"));
            cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("dashboard.session=", StringComparison.Ordinal)).Split(';')[0];
        }

        await using var second = new AccessApp("Development", file);
        using var again = second.CreateClient(new() { HandleCookies = false, AllowAutoRedirect = false, BaseAddress = second.ClientOptions.BaseAddress });
        again.DefaultRequestHeaders.Add("Cookie", cookie);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(again, "/account"));
    }

    [Theory]
    [InlineData(1, "create-administrator", "--name", "boss")] // the password is weak
    [InlineData(2, "create-administrator")]
    [InlineData(2, "delete-everything", "--name", "boss")]
    public async Task The_command_line_says_what_it_needs(int code, params string[] args)
    {
        await using var fresh = new AccessApp("Production");
        await using var output = new StringWriter();

        Assert.Equal(code, await AccountCommandLine.RunAsync(fresh.Services, ["account", .. args], _ => "weak", output));
        Assert.NotEqual("", output.ToString());
    }

    [Fact]
    public async Task The_first_administrator_is_made_on_the_command_line_with_a_password_that_is_asked_for()
    {
        await using var fresh = new AccessApp("Production");
        await using var output = new StringWriter();
        string[] args = ["account", "create-administrator", "--name", "boss", "--display-name", "The Boss"];
        var answers = new Queue<string>([AccessApp.Password, "something else", AccessApp.Password, AccessApp.Password]);

        Assert.True(AccountCommandLine.Takes(args));
        Assert.Equal(1, await AccountCommandLine.RunAsync(fresh.Services, args, _ => answers.Dequeue(), output));
        Assert.Equal(0, await AccountCommandLine.RunAsync(fresh.Services, args, _ => answers.Dequeue(), output));

        Assert.DoesNotContain(AccessApp.Password, output.ToString() + fresh.Log.Text, StringComparison.Ordinal);
        using var browser = fresh.Browser();
        using var entered = await AccessApp.SignInAsync(browser, "BOSS", AccessApp.Password);
        Assert.Equal(HttpStatusCode.Found, entered.StatusCode);
        Assert.Equal("The Boss", (await fresh.FindAsync("boss")).DisplayName);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(path, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
