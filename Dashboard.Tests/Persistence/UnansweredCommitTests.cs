using System.Data.Common;
using Dashboard.Data;
using Dashboard.Data.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Persistence;

/// <summary>The connection breaks while a commit is under way, and nobody knows at first whether it came to pass.</summary>
public sealed class UnansweredCommitTests
{
    [Fact]
    public async Task A_commit_that_came_to_pass_is_found_and_not_repeated_and_the_password_is_not_lost()
    {
        var wire = new Wire();
        await using var database = await StartAsync(wire);
        var actor = await Accounts.AdministratorAsync(database);
        wire.Break(after: true);

        var made = await database.Get<AccountCommands>().CreateAsync(actor, new NewAccount("jiangsu", "江苏", Role.ProvincialOffice, "320000"));

        var password = Assert.IsType<CommandResult<OneTimePassword>.Done>(made).Value.Password;
        Assert.Equal(1, wire.Broken);
        Assert.Equal(1, await CountAsync(database));
        var account = await FindAsync(database);
        Assert.NotEqual(
            Microsoft.AspNetCore.Identity.PasswordVerificationResult.Failed,
            database.Get<Microsoft.AspNetCore.Identity.IPasswordHasher<Account>>().VerifyHashedPassword(account, account.PasswordHash!, password));
    }

    [Fact]
    public async Task A_commit_that_came_to_nothing_is_run_again_and_written_once()
    {
        var wire = new Wire();
        await using var database = await StartAsync(wire);
        var actor = await Accounts.AdministratorAsync(database);
        wire.Break(after: false);

        var made = await database.Get<AccountCommands>().CreateAsync(actor, new NewAccount("jiangsu", "江苏", Role.ProvincialOffice, "320000"));

        Assert.IsType<CommandResult<OneTimePassword>.Done>(made);
        Assert.Equal(1, wire.Broken);
        Assert.Equal(1, await CountAsync(database));
    }

    [Fact]
    public async Task A_commit_that_never_comes_to_pass_fails_in_the_end_and_writes_nothing()
    {
        var wire = new Wire();
        await using var database = await StartAsync(wire);
        var actor = await Accounts.AdministratorAsync(database);
        wire.Break(after: false, times: int.MaxValue);

        await Assert.ThrowsAsync<TimeoutException>(() =>
            database.Get<AccountCommands>().CreateAsync(actor, new NewAccount("jiangsu", "江苏", Role.ProvincialOffice, "320000")));

        Assert.Equal(3, wire.Broken);
        Assert.Equal(0, await CountAsync(database));
    }

    [Fact]
    public async Task When_the_database_stays_silent_the_user_is_told_that_it_is_unknown()
    {
        var (wire, time) = (new Wire { SilentAfterwards = true }, new HurriedTime());
        await using var database = await StartAsync(wire, time);
        var actor = await Accounts.AdministratorAsync(database);
        wire.Break(after: true);

        var made = await database.Get<AccountCommands>().CreateAsync(actor, new NewAccount("jiangsu", "江苏", Role.ProvincialOffice, "320000"));

        Assert.IsType<AccessRefusal.OutcomeUnknown>(Assert.IsType<CommandResult<OneTimePassword>.Refused>(made).Refusal);
        wire.Mend();
        Assert.Equal(1, await CountAsync(database)); // it may have been written, and here it was
    }

    private static async Task<TestDatabase> StartAsync(Wire wire, TimeProvider? time = null)
    {
        var database = await TestDatabase.StartAsync(with: services =>
        {
            services.AddSingleton<IInterceptor>(wire);
            if (time is not null)
            {
                services.AddSingleton(time);
            }
        });
        Assert.IsType<CommandResult<Nothing>.Done>(await database.Get<AccountCommands>().CreateAdministratorAsync("first", "first", Accounts.Password));
        return database;
    }

    private static async Task<int> CountAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.AuditEntries.CountAsync(e => e.Entity == nameof(Account) && e.Key == "jiangsu");
    }

    private static async Task<Account> FindAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.Users.SingleAsync(a => a.UserName == "jiangsu");
    }

    /// <summary>Breaks commits: before they reach the database, or on the way back.</summary>
    private sealed class Wire : DbConnectionInterceptor, IDbTransactionInterceptor
    {
        private int _left;
        private bool _after;
        private bool _silent;

        /// <summary>Nothing can be asked once a commit broke.</summary>
        public bool SilentAfterwards { get; init; }

        public int Broken { get; private set; }

        public void Break(bool after, int times = 1) => (_after, _left) = (after, times);

        public void Mend() => _silent = false;

        public async ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            if (_left == 0)
            {
                return result;
            }

            (_left, Broken, _silent) = (_left - 1, Broken + 1, SilentAfterwards);
            if (_after)
            {
                await transaction.CommitAsync(cancellationToken);
            }
            else
            {
                await transaction.RollbackAsync(cancellationToken);
            }

            throw new TimeoutException("A connection attempt failed because the connected party did not properly respond.");
        }

        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            _silent ? throw new TimeoutException("No answer.") : new(result);
    }

    /// <summary>Every look at the clock is ten seconds later, and nobody waits.</summary>
    private sealed class HurriedTime : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _seconds += 10;

        public override DateTimeOffset GetUtcNow() => FixedTimeProvider.Noon.Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
