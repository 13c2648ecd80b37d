using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Web.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Persistence;

public sealed class DatabaseBackupTests
{
    [Fact]
    public async Task A_backup_taken_while_somebody_writes_is_whole_and_restores_what_was_committed()
    {
        await using var database = await Accounts.StartAsync();
        var actor = await Accounts.AdministratorAsync(database);
        using var folder = new TestFolder();
        var path = folder.File("copy.db");

        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 30; i++)
            {
                await database.Get<AccountCommands>().CreateAsync(actor, new NewAccount($"account{i:00}", "x", Role.Leadership));
            }
        });
        var report = await database.Get<DatabaseBackup>().BackUpAsync(path);
        await writing;

        await using var restored = TestDatabase.At(folder.File("restored.db"));
        var back = await restored.Get<DatabaseBackup>().RestoreAsync(path);
        Assert.Equal((report.Entries, report.Sha256, null), (back.Entries, back.Sha256, back.Before));
        await using var db = restored.Open();
        Assert.Equal(report.Entries, await db.AuditEntries.LongCountAsync());
        Assert.Equal([path, restored.File], Directory.GetFiles(folder.Path).Where(f => f.EndsWith(".db", StringComparison.Ordinal) || f.Contains(".part", StringComparison.Ordinal)).Order()); // nothing left behind
    }

    [Fact]
    public async Task A_backup_overwrites_nothing()
    {
        await using var database = await Accounts.StartAsync();
        using var folder = new TestFolder();
        await File.WriteAllTextAsync(folder.File("copy.db"), "mine", TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<BackupException>(() => database.Get<DatabaseBackup>().BackUpAsync(folder.File("copy.db")));

        Assert.Equal(BackupFault.TargetExists, refused.Fault);
        Assert.Equal("mine", await File.ReadAllTextAsync(folder.File("copy.db"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(BackupFault.NoSuchFile)]
    [InlineData(BackupFault.Damaged)]
    [InlineData(BackupFault.NotOurs)]
    [InlineData(BackupFault.TrailBroken)]
    [InlineData(BackupFault.InUse)]
    public async Task A_restore_that_is_refused_leaves_the_database_as_it_is(BackupFault fault)
    {
        await using var database = await Accounts.StartAsync();
        using var folder = new TestFolder();
        var path = folder.File("copy.db");
        await database.Get<DatabaseBackup>().BackUpAsync(path);
        await SpoilAsync(path, fault);
        await using var open = database.Open();
        if (fault == BackupFault.InUse)
        {
            await open.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        }

        var refused = await Assert.ThrowsAsync<BackupException>(() => database.Get<DatabaseBackup>().RestoreAsync(path));

        Assert.Equal(fault, refused.Fault);
        Assert.Equal("first", (await Accounts.FindAsync(database, "first")).UserName);
        Assert.DoesNotContain(Directory.GetFiles(Path.GetDirectoryName(database.File)!), f => f.Contains(".part", StringComparison.Ordinal) || f.Contains(".before", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_command_line_backs_up_restores_and_keeps_what_stood_there()
    {
        using var folder = new TestFolder();
        await using var app = new AccessApp("Production");
        var (file, copy) = (app.File, folder.File("copy.db"));
        await app.Commands.CreateAdministratorAsync("boss", "Boss", AccessApp.Password);

        Assert.Equal(0, (await RunAsync(app, "backup", copy)).Code);
        Assert.Equal(1, (await RunAsync(app, "backup", copy)).Code);
        Assert.Equal(2, (await RunAsync(app, "backup")).Code);
        Assert.Equal(2, (await RunAsync(app, "restore", "--now")).Code);
        Assert.Equal(1, (await RunAsync(app, "restore", folder.File("none.db"))).Code);

        await using var stopped = TestDatabase.At(folder.File("dashboard.db"));
        File.Copy(file, stopped.File);
        var (code, said) = await RunAsync(stopped.Services, "restore", copy);

        Assert.Equal(0, code);
        Assert.Contains(".before-20261127T040000Z", said, StringComparison.Ordinal);
        await using var db = stopped.Open();
        Assert.True(await db.Users.AnyAsync(a => a.UserName == "boss", TestContext.Current.CancellationToken));

        static Task<(int Code, string Said)> RunAsync(object host, params string[] args) =>
            DatabaseBackupTests.RunAsync(host is AccessApp web ? web.Services : (IServiceProvider)host, args);
    }

    private static async Task<(int Code, string Said)> RunAsync(IServiceProvider services, params string[] args)
    {
        Assert.True(BackupCommandLine.Takes(args));
        await using var output = new StringWriter();
        var code = await BackupCommandLine.RunAsync(services, args, output);
        Assert.NotEqual("", output.ToString().Trim());
        return (code, output.ToString());
    }

    private static async Task SpoilAsync(string path, BackupFault fault)
    {
        switch (fault)
        {
            case BackupFault.NoSuchFile:
                File.Delete(path);
                break;
            case BackupFault.Damaged:
                await using (var file = new FileStream(path, FileMode.Open))
                {
                    file.Position = file.Length / 2;
                    await file.WriteAsync(new byte[20_000], TestContext.Current.CancellationToken);
                }

                break;
            case BackupFault.NotOurs:
                await ExecuteAsync(path, "INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('99991231235959_FromTheFuture', '99')");
                break;
            case BackupFault.TrailBroken:
                await ExecuteAsync(path, "UPDATE AuditEntries SET AccountName = 'somebody else'");
                break;
        }
    }

    private static async Task ExecuteAsync(string path, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }
}
