using System.Net;
using System.Text.RegularExpressions;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Infrastructure;

/// <summary>An application that is entered as anybody, on a database file of its own or on that of another instance.</summary>
public class AccessApp : TestHost
{
    public const string Password = "correct horse battery";

    public AccessApp()
        : this("Development")
    {
    }

    internal AccessApp(string environment, string? file = null, params (string Name, string Value)[] settings)
        : this(environment, file, settings, new HashingRecorder())
    {
    }

    private AccessApp(string environment, string? file, (string Name, string Value)[] settings, HashingRecorder hashing)
        : base(new()
        {
            Environment = environment,
            File = file,
            Settings = settings.ToDictionary(s => s.Name, s => s.Value),
            Services = services => services.AddSingleton<IPasswordHasher<Account>>(hashing),
        }) => (Hashing, ClientOptions.BaseAddress) = (hashing, new Uri("https://localhost"));

    internal HashingRecorder Hashing { get; }

    internal AccountCommands Commands => Services.GetRequiredService<AccountCommands>();

    /// <summary>A browser with a cookie jar of its own, that follows nothing.</summary>
    public HttpClient Browser() => CreateClient(new() { AllowAutoRedirect = false, BaseAddress = ClientOptions.BaseAddress });

    /// <summary>A browser that has entered as a sample account.</summary>
    public async Task<HttpClient> AsSampleAsync(string userName)
    {
        var browser = Browser();
        using var answer = await PostAsync(browser, "/sign-in", "sample", ("Sample", userName));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return browser;
    }

    public static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string userName, string password, string? returnUrl = null) => PostAsync(
        browser,
        "/sign-in" + (returnUrl is null ? "" : "?returnUrl=" + Uri.EscapeDataString(returnUrl)),
        "sign-in",
        ("UserName", userName),
        ("Password", password));

    /// <summary>Fills in a form of a page and sends it.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string page, string form, params (string Name, string Value)[] fields)
    {
        var html = await browser.GetStringAsync(page, TestContext.Current.CancellationToken);
        var token = Regex.Match(html, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        Assert.NotEqual("", token);
        using var content = new FormUrlEncodedContent(fields
            .Append((Name: "__RequestVerificationToken", Value: token)).Append((Name: "_handler", Value: form))
            .Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await browser.PostAsync(page, content, TestContext.Current.CancellationToken);
    }

    internal async Task<Account> FindAsync(string userName)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync();
        return await db.Users.AsNoTracking().SingleAsync(a => a.UserName == userName);
    }

    internal async Task<Viewer> ViewerAsync(string userName)
    {
        var account = await FindAsync(userName);
        return Viewer.SignedIn(account.Id, account.DisplayName, account.Role, account.ProvinceCode);
    }

    internal async Task<Actor> ActorAsync(string userName) => Actor.Of(await ViewerAsync(userName))!;

    /// <summary>Makes an account that has chosen <see cref="Password"/>.</summary>
    internal async Task<Account> CreateAsync(string userName, Role role = Role.Leadership, string? province = null)
    {
        var made = Assert.IsType<CommandResult<OneTimePassword>.Done>(
            await Commands.CreateAsync(await ActorAsync("sample.administrator"), new NewAccount(userName, userName, role, province)));
        var id = (await FindAsync(userName)).Id;
        Assert.IsType<CommandResult<System.Security.Claims.ClaimsPrincipal>.Done>(
            await Commands.ChangeOwnPasswordAsync(id, made.Value.Password, Password));
        return await FindAsync(userName);
    }
}

/// <summary>The tests of access that only read, or change what they have made, share one application.</summary>
[CollectionDefinition(Name)]
public sealed class AccessCollection : ICollectionFixture<AccessApp>
{
    public const string Name = "Access";
}
