using System.Security.Claims;
using Dashboard.Data;
using Dashboard.Data.Access;

namespace Dashboard.Tests.Access;

/// <summary>A password that an administrator gave lets in for a while, and is then to be given anew.</summary>
public sealed class OneTimePasswordTests
{
    [Fact]
    public async Task It_lets_in_for_seven_days_and_a_new_one_for_seven_more()
    {
        var time = new MovedTime { Now = FixedTimeProvider.Noon.Now };
        await using var database = await Accounts.StartAsync(time: time);
        var administrator = await Accounts.AdministratorAsync(database);
        await database.Get<AccountCommands>().CreateAsync(administrator, new NewAccount("jiangsu", "江苏", Role.ProvincialOffice, "320000"));
        var account = await Accounts.FindAsync(database, "jiangsu");

        time.Now += TimeSpan.FromDays(7);
        Assert.IsType<CommandResult<ClaimsPrincipal>.Done>(await BeginAsync(account.Id));
        time.Now += TimeSpan.FromTicks(1);
        Assert.Equal(new AccountRefusal.OneTimePasswordExpired(), Assert.IsType<CommandResult<ClaimsPrincipal>.Refused>(await BeginAsync(account.Id)).Refusal);

        await database.Get<AccountCommands>().ResetPasswordAsync(administrator, account.Id, "not used in time");
        Assert.IsType<CommandResult<ClaimsPrincipal>.Done>(await BeginAsync(account.Id));

        Task<CommandResult<ClaimsPrincipal>> BeginAsync(string id) => database.Get<SessionCommands>().BeginAsync(id, new SessionOrigin("test", "::1"), cancellationToken: TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_password_of_ones_own_does_not_expire_by_it()
    {
        var time = new MovedTime { Now = FixedTimeProvider.Noon.Now };
        await using var database = await Accounts.StartAsync(time: time);
        var administrator = await Accounts.FindAsync(database, "first");

        time.Now += TimeSpan.FromDays(400);

        Assert.IsType<CommandResult<ClaimsPrincipal>.Done>(await database.Get<SessionCommands>().BeginAsync(
            administrator.Id, new SessionOrigin("test", "::1"), cancellationToken: TestContext.Current.CancellationToken));
    }
}
