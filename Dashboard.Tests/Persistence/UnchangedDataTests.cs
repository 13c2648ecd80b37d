using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Persistence;

/// <summary>Unchanged data costs no SQL, and a committed write leaves nothing stale.</summary>
public sealed class UnchangedDataTests(SeededDatabases databases)
{
    private static readonly DateOnly AsOf = QueryCalls.AsOf;

    public static TheoryData<string> Queries => QueryCalls.Names;

    [Theory, MemberData(nameof(Queries))]
    public async Task Asking_the_same_again_costs_no_statement(string query)
    {
        await using var instance = (await databases.Sqlite).Another();

        Assert.True(await QueryCalls.CallAsync(instance.Services, query, QueryCalls.Existing) is not null || QueryCalls.MayFindNothing(query));
        Assert.NotEmpty(instance.Commands.Texts);
        instance.Commands.Clear();
        Assert.True(await QueryCalls.CallAsync(instance.Services, query, QueryCalls.Existing) is not null || QueryCalls.MayFindNothing(query));

        Assert.Empty(instance.Commands.Texts);
    }

    [Theory, EveryProvider]
    public async Task Other_arguments_are_another_question(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.StartAsync(provider);
        Assert.Equal(110, (await database.DesignatedAsync(AsOf)).Count);
        database.Commands.Clear();

        Assert.Empty(await database.DesignatedAsync(new(2022, 8, 3)));

        Assert.Equal(1, database.Commands.Count);
    }

    [Theory, EveryProvider]
    public async Task After_a_committed_write_the_next_call_reads_again(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.StartAsync(provider);
        Assert.Equal("海淀区", await NameOfHaidianAsync(database));
        var changes = 0;
        database.Monitor.Changed += () => changes++;

        await RenameHaidianAsync(database, "新名区");

        Assert.Equal(1, changes);
        Assert.Equal("新名区", await NameOfHaidianAsync(database));
    }

    [Theory, EveryProvider]
    public async Task Saving_nothing_changes_no_version(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.StartAsync(provider);
        var before = database.Monitor.Current;

        await database.WriteAsync(_ => { });

        Assert.Equal(before, database.Monitor.Current);
        Assert.Equal(before, await StampAsync(database));
    }

    [Theory, EveryProvider]
    public async Task A_rolled_back_write_changes_no_version(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.StartAsync(provider);
        await NameOfHaidianAsync(database);
        var before = database.Monitor.Current;

        await database.InTransactionAsync(async (db, transaction) =>
        {
            (await db.Places.AsTracking().SingleAsync(p => p.Code == "110108")).NameZh = "新名区";
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        });
        database.Commands.Clear();

        Assert.Equal(before, database.Monitor.Current);
        Assert.Equal("海淀区", await NameOfHaidianAsync(database));
        Assert.Empty(database.Commands.Texts);
        Assert.Equal(before, await StampAsync(database));
    }

    [Theory, EveryProvider]
    public async Task A_rolled_back_write_is_forgotten_by_the_next_user_of_its_context(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.StartAsync(provider);
        var before = database.Monitor.Current;

        await database.InTransactionAsync(async (db, transaction) =>
        {
            (await db.Places.AsTracking().SingleAsync(p => p.Code == "110108")).NameZh = "新名区";
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        });
        await database.InTransactionAsync((_, transaction) => transaction.CommitAsync()); // the pool hands out the same context

        Assert.Equal(before, database.Monitor.Current);
    }

    [Theory, EveryProvider]
    public async Task A_refused_write_changes_no_version(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.StartAsync(provider);
        var before = database.Monitor.Current;

        await database.InTransactionAsync(async (db, transaction) =>
        {
            (await db.Places.AsTracking().SingleAsync(p => p.Code == "110108")).ProvinceCode = "999999";
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            await transaction.CommitAsync();
        });

        Assert.Equal(before, database.Monitor.Current);
        Assert.Equal(before, await StampAsync(database));
    }

    [Theory, EveryProvider]
    public async Task A_write_in_a_transaction_counts_only_when_it_is_committed(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.StartAsync(provider);
        var before = database.Monitor.Current;

        await database.InTransactionAsync(async (db, transaction) =>
        {
            (await db.Places.AsTracking().SingleAsync(p => p.Code == "110108")).NameZh = "新名区";
            await db.SaveChangesAsync();
            Assert.Equal(before, database.Monitor.Current);
            await transaction.CommitAsync();
        });

        Assert.NotEqual(before, database.Monitor.Current);
        Assert.Equal(await StampAsync(database), database.Monitor.Current);
        Assert.Equal("新名区", await NameOfHaidianAsync(database));
    }

    [Theory, EveryProvider]
    public async Task Two_saves_in_one_transaction_count_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.StartAsync(provider);
        var changes = 0;
        database.Monitor.Changed += () => changes++;

        await database.InTransactionAsync(async (db, transaction) =>
        {
            var haidian = await db.Places.AsTracking().SingleAsync(p => p.Code == "110108");
            haidian.NameZh = "新名区";
            await db.SaveChangesAsync();
            haidian.NameZh = "又新名区";
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        });

        Assert.Equal(1, changes);
        Assert.Equal(await StampAsync(database), database.Monitor.Current);
        Assert.Equal("又新名区", await NameOfHaidianAsync(database));
    }

    [Theory, EveryProvider]
    public async Task Another_instance_notices_at_its_next_poll(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.StartAsync(provider);
        await using var other = database.Another();
        await other.PollAsync();
        Assert.Equal("海淀区", await NameOfHaidianAsync(other));

        await RenameHaidianAsync(database, "新名区");
        other.Commands.Clear();
        Assert.Equal("海淀区", await NameOfHaidianAsync(other));
        Assert.Empty(other.Commands.Texts);

        await other.PollAsync();
        Assert.Empty(other.Commands.Texts); // the poll is not counted as a statement of a page
        Assert.Equal("新名区", await NameOfHaidianAsync(other));
        Assert.Equal(database.Monitor.Current, other.Monitor.Current);
    }

    [Fact]
    public void Another_instance_is_asked_at_least_every_two_seconds() =>
        Assert.InRange(new DashboardDataOptions().VersionPoll, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(2));

    [Fact]
    public async Task While_the_database_is_silent_what_is_cached_stays_readable()
    {
        await using var database = await TestDatabase.StartAsync();
        await NameOfHaidianAsync(database);
        var turns = 0;
        database.Monitor.ReachabilityChanged += () => turns++;

        await database.WriteRawAsync("ALTER TABLE \"DataVersion\" RENAME TO \"Gone\"");
        await database.PollAsync();
        await database.PollAsync();
        Assert.NotNull(database.Monitor.SilentSince);
        Assert.Equal(1, turns);
        Assert.Equal("海淀区", await NameOfHaidianAsync(database));

        await database.WriteRawAsync("ALTER TABLE \"Gone\" RENAME TO \"DataVersion\"");
        await database.PollAsync();
        Assert.Null(database.Monitor.SilentSince);
        Assert.Equal(2, turns);
    }

    [Fact]
    public async Task An_outage_is_told_of_once_and_its_end_once_however_often_it_is_asked()
    {
        var (log, outage) = (new LogRecorder(LogLevel.Information), new Outage());
        await using var database = await TestDatabase.StartAsync(with: services =>
            services.AddLogging(logging => logging.AddProvider(log)).AddSingleton<IInterceptor>(outage));
        log.Take();

        outage.Lasts = true;
        for (var poll = 0; poll < 5; poll++)
        {
            await database.PollAsync();
            await Assert.ThrowsAsync<TimeoutException>(() => NameOfHaidianAsync(database));
        }

        outage.Lasts = false;
        await database.PollAsync();
        await database.PollAsync();

        Assert.Contains("does not answer", Assert.Single(log.Lines, l => l.Level > LogLevel.Information).Text, StringComparison.Ordinal); // what a page adds is its own line
        Assert.Single(log.Lines, l => l.Text.Contains("answers again", StringComparison.Ordinal));
    }

    private static async Task<string> NameOfHaidianAsync(TestDatabase database) =>
        (await database.DesignatedAsync(AsOf)).Single(p => p.Code == "110108").Name.Zh;

    private static Task RenameHaidianAsync(TestDatabase database, string name) =>
        database.WriteAsync(db => db.Places.AsTracking().Single(p => p.Code == "110108").NameZh = name);

    private static async Task<Guid> StampAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.DataVersions.AsNoTracking().Select(v => v.Stamp).SingleAsync();
    }
}
