using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Web.Components.Pages.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Access;

/// <summary>What an open page hears of its session.</summary>
public sealed class OpenPageSessionTests
{
    /// <summary>Sent to the sign-in while nobody is there, it failed a minute later, and the log had an error of it.</summary>
    [Fact]
    public void An_open_page_asks_at_least_every_half_minute() => Assert.InRange(new AccessOptions().Revalidation, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));

    [Fact]
    public async Task A_page_whose_browser_is_gone_hears_of_its_end_when_it_is_back()
    {
        await using var database = await Accounts.StartAsync();
        var (commands, administrator) = (database.Get<AccountCommands>(), await Accounts.AdministratorAsync(database));
        await commands.CreateAsync(administrator, new NewAccount("office", "Office", Role.Leadership));
        var account = await Accounts.FindAsync(database, "office");
        var session = Assert.IsType<CommandResult<System.Security.Claims.ClaimsPrincipal>.Done>(
            await database.Get<SessionCommands>().BeginAsync(account.Id, SessionOrigin.Unknown)).Value;
        using var page = new AccountStateProvider(
            NullLoggerFactory.Instance, database.Get<AccountSessions>(), database.Get<SessionBook>(), new EphemeralDataProtectionProvider(), Options.Create(new AccessOptions()));
        page.SetAuthenticationState(Task.FromResult(new AuthenticationState(session)));

        page.Leave();
        await commands.SetDisabledAsync(administrator, account, true, "why");
        await page.AskAsync(await page.GetAuthenticationStateAsync());
        Assert.True((await page.GetAuthenticationStateAsync()).User.Identity!.IsAuthenticated);

        await page.ComeBackAsync();
        Assert.False((await page.GetAuthenticationStateAsync()).User.Identity!.IsAuthenticated);
    }
}
