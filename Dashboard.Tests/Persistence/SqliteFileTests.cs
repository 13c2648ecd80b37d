using System.Net;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Persistence;

/// <summary>The file of the database disappears while the application runs.</summary>
public sealed class SqliteFileTests
{
    [Fact]
    public async Task A_write_after_the_file_was_deleted_is_refused_in_words_and_makes_no_new_file()
    {
        await using var database = await Accounts.StartAsync();
        var actor = await Accounts.AdministratorAsync(database);
        File.Delete(database.File);

        for (var attempt = 0; attempt < 3; attempt++)
        {
            var result = await database.Get<AccountCommands>().CreateAsync(actor, new NewAccount("jiangsu", "江苏", Role.ProvincialOffice, "320000"));
            Assert.IsType<AccessRefusal.DatabaseGone>(Assert.IsType<CommandResult<OneTimePassword>.Refused>(result).Refusal);
        }

        Assert.False(File.Exists(database.File));
    }

    [Fact]
    public async Task A_file_that_was_put_in_its_place_is_opened_and_the_old_one_no_longer_written()
    {
        await using var database = await Accounts.StartAsync();
        var actor = await Accounts.AdministratorAsync(database);
        using var folder = new TestFolder();
        var copy = (await database.Get<DatabaseBackup>().BackUpAsync(folder.File("copy.db"))).Path;
        File.Delete(database.File);
        File.Delete(database.File + "-wal");
        File.Delete(database.File + "-shm");
        File.Move(copy, database.File);

        var results = new List<CommandResult<OneTimePassword>>();
        foreach (var name in new[] { "one", "two", "three", "four" })
        {
            results.Add(await database.Get<AccountCommands>().CreateAsync(actor, new NewAccount(name, name, Role.Leadership)));
        }

        Assert.IsType<CommandResult<OneTimePassword>.Done>(results[^1]);
        await using var db = database.Open();
        Assert.Equal(results.Count(r => r is CommandResult<OneTimePassword>.Done), await db.Users.CountAsync(a => a.UserName != "first"));
    }

    [Fact]
    public async Task An_application_is_ready_while_it_can_write_into_the_file_at_its_place()
    {
        await using var app = new AccessApp("Production");
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync());
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            // While somebody else writes it is ready as well.
            await using var writing = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlRawAsync("UPDATE DataVersion SET Stamp = Stamp", TestContext.Current.CancellationToken);
        }

        File.Move(app.File, app.File + ".gone");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync());

        await File.WriteAllBytesAsync(app.File, [], TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync()); // an empty database is none

        async Task<HttpStatusCode> ReadyAsync()
        {
            using var answer = await app.GetAsync("/health/ready");
            return answer.StatusCode;
        }
    }
}
