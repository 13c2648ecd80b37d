using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Web.Components.Pages.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Access;

/// <summary>What administrators are told of the product itself: what is known, and of the rest that nobody knows it.</summary>
public sealed class HealthTests
{
    private static readonly Viewer Administrator = Viewer.SignedIn("a", "a", Role.Administrator, null);

    [Fact]
    public async Task A_backup_leaves_an_entry_in_the_trail_and_is_shown_at_once()
    {
        await using var database = await Accounts.StartAsync();
        using var folder = new TestFolder();
        Assert.Null((await ReadAsync(database)).Database!.Backup);

        var report = await database.Get<DatabaseBackup>().BackUpAsync(folder.File("copy.db"), TestContext.Current.CancellationToken);

        Assert.True(report.IsRecorded);
        var backup = (await ReadAsync(database)).Database!.Backup!;
        Assert.Equal((Actor.ConsoleName, new BackupSaid(report.Path, report.Bytes, report.Entries, report.Sha256)), (backup.By, backup.Said));
        Assert.True((await database.Get<AuditTrail>().VerifyAsync(TestContext.Current.CancellationToken)).IsSound);
    }

    [Fact]
    public async Task A_backup_of_a_database_that_takes_no_write_is_made_and_said_to_be_unrecorded()
    {
        await using var database = await Accounts.StartAsync();
        using var folder = new TestFolder();
        await database.WriteRawAsync("CREATE TRIGGER refusing BEFORE INSERT ON AuditEntries BEGIN SELECT RAISE(ABORT, 'no'); END;");

        var report = await database.Get<DatabaseBackup>().BackUpAsync(folder.File("copy.db"), TestContext.Current.CancellationToken);

        Assert.False(report.IsRecorded);
        Assert.True(File.Exists(report.Path));
    }

    [Fact]
    public async Task A_write_of_another_process_is_noticed_and_an_own_one_is_none()
    {
        await using var here = await TestDatabase.StartAsync();
        await using var there = here.Another();
        await there.PollAsync();
        Assert.Null((await ReadAsync(there)).Data.WrittenElsewhereAt);

        await here.WriteAsync(db => db.Places.AsTracking().First().NameZh = "新名区");
        await Task.WhenAll(here.PollAsync(), there.PollAsync());

        Assert.Null((await ReadAsync(here)).Data.WrittenElsewhereAt);
        var seen = (await ReadAsync(there)).Data;
        Assert.Equal(FixedTimeProvider.Noon.GetUtcNow(), seen.WrittenElsewhereAt);
        Assert.Equal(FixedTimeProvider.Noon.GetUtcNow().UtcDateTime, seen.WrittenAt);
    }

    [Fact]
    public async Task An_own_write_that_the_poll_sees_before_its_writer_tells_of_it_stays_an_own_one()
    {
        await using var database = await TestDatabase.StartAsync();
        await database.WriteAsync(db => db.Places.AsTracking().First().NameZh = "新名区");
        var (monitor, own) = (database.Monitor, Guid.CreateVersion7(DateTimeOffset.UnixEpoch));

        monitor.Advance(own, noticedAt: DateTimeOffset.UnixEpoch);
        Assert.Equal(DateTimeOffset.UnixEpoch, monitor.WrittenElsewhereAt);
        monitor.Advance(own);

        Assert.Null(monitor.WrittenElsewhereAt);
    }

    [Fact]
    public async Task Migrations_that_are_missing_or_of_a_newer_version_are_named_and_the_start_of_one_that_migrates_is_noticed()
    {
        await using var old = await TestDatabase.StartAsync();
        var known = new List<string>();
        await using (var db = old.Open())
        {
            known.AddRange(db.Database.GetMigrations());
            await db.GetService<IMigrator>().MigrateAsync(known[^2], TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('99990101000000_Later', '99')""", TestContext.Current.CancellationToken);
        }

        await using var behind = old.Another();
        var before = (await ReadAsync(behind)).Database!;
        Assert.Equal([known[^1]], before.Pending);
        Assert.Equal(["99990101000000_Later"], before.Newer);

        await using (var migrating = old.Another())
        {
            await migrating.StartAsync();
        }

        await behind.PollAsync();
        Assert.Empty((await ReadAsync(behind)).Database!.Pending);
    }

    [Fact]
    public async Task Slow_queries_are_kept_by_their_names_the_latest_first_and_not_more_than_a_few()
    {
        await using var database = await TestDatabase.StartAsync(FixedTimeProvider.Noon, ("Database:SlowQuery", "00:00:00"));
        for (var i = 0; i < SlowQueries.Kept; i++)
        {
            await database.Places.FindAsync(Viewer.Public, $"secret{i}", QueryCalls.AsOf, TestContext.Current.CancellationToken);
        }

        var slow = (await ReadAsync(database)).Slow;

        Assert.Equal(SlowQueries.Kept, slow.Count);
        Assert.StartsWith("HealthQueries.", slow[0].Name, StringComparison.Ordinal);
        Assert.All(slow.Skip(1), q => Assert.StartsWith("PlacesQueries.", q.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_query_that_is_not_slow_is_not_kept()
    {
        await using var database = await TestDatabase.StartAsync(FixedTimeProvider.Noon, ("Database:SlowQuery", "1.00:00:00"));
        await database.DesignatedAsync(QueryCalls.AsOf);

        Assert.Empty((await ReadAsync(database)).Slow);
    }

    [Fact]
    public async Task While_the_database_does_not_answer_what_stands_in_it_is_unknown_and_the_rest_is_shown()
    {
        var outage = new Outage();
        await using var database = await TestDatabase.StartAsync(with: services => services.AddSingleton<IInterceptor>(outage));
        outage.Lasts = true;
        await database.PollAsync();

        var health = await ReadAsync(database);

        Assert.Null(health.Database);
        Assert.NotNull(health.Data.SilentSince);
        Assert.NotEqual("", health.Instance.Version);
        Assert.Equal("未知", HealthPage.Backup(health));

        outage.Lasts = false; // what failed is not kept
        Assert.NotNull((await ReadAsync(database)).Database);
    }

    [Fact]
    public async Task Of_a_backup_that_nobody_recorded_it_says_so_and_how()
    {
        await using var database = await TestDatabase.StartAsync();
        var health = await ReadAsync(database);

        Assert.StartsWith("未记录。用命令 backup", HealthPage.Backup(health), StringComparison.Ordinal);
        Assert.StartsWith("未记录。SQL Server", HealthPage.Backup(health with { Provider = DatabaseProvider.SqlServer }), StringComparison.Ordinal);
        Assert.Contains("无法读取", HealthPage.Backup(health with { Database = health.Database! with { Backup = new BackupEntry(default, "?", null) } }), StringComparison.Ordinal);
    }

    private static Task<ProductHealth> ReadAsync(TestDatabase database) => database.Get<HealthQueries>().ReadAsync(Administrator, TestContext.Current.CancellationToken);
}
