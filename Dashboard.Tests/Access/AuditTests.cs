using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Web.Components.Pages.Access;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Access;

public sealed class AuditTests
{
    private static readonly Viewer Administrator = Viewer.SignedIn("a", "a", Role.Administrator, null);

    [Theory, EveryProvider]
    public async Task A_change_is_written_with_who_what_and_why(DatabaseProvider provider)
    {
        await using var database = await Accounts.StartAsync(provider);
        var actor = await Accounts.AdministratorAsync(database);
        var commands = database.Get<AccountCommands>();
        await commands.CreateAsync(actor, new NewAccount("jiangsu", "江苏", Role.ProvincialOffice, "320000"));
        var seen = await Accounts.FindAsync(database, "jiangsu");

        await commands.ChangeAsync(actor, seen, new NewAccount("jiangsu", "浙江", Role.ProvincialOffice, "330000"), "moved");

        var entry = (await PageAsync(database)).Items[0];
        Assert.Equal(("first", AuditAction.Changed, "Account", "jiangsu", "moved"), (entry.AccountName, entry.Action, entry.Entity, entry.Key, entry.Reason));
        Assert.Equal("""{"DisplayName":"江苏","ProvinceCode":"320000"}""", entry.Before);
        Assert.Equal("""{"DisplayName":"浙江","ProvinceCode":"330000"}""", entry.After);
        Assert.Equal(FixedTimeProvider.Noon.Now.UtcDateTime, entry.At);
        await AssertSoundAsync(database, entry.Id);
    }

    [Fact]
    public async Task Secrets_and_contact_data_are_masked()
    {
        await using var database = await Accounts.StartAsync();
        var account = new Account
        {
            UserName = "masked", NormalizedUserName = "MASKED", Role = Role.Leadership, DisplayName = "Masked", PasswordHash = "secret-hash",
            SecurityStamp = "secret-stamp", Email = "secret@example.org", NormalizedEmail = "SECRET@EXAMPLE.ORG", PhoneNumber = "secret-phone",
            ConcurrencyStamp = "secret-concurrency",
        };

        await database.WriteAsync(db => db.Users.Add(account));
        await database.WriteAsync(db => db.Users.AsTracking().Single(a => a.UserName == "masked").PhoneNumber = "secret-phone-2");
        await database.WriteAsync(db => db.Users.Remove(db.Users.AsTracking().Single(a => a.UserName == "masked")));

        var entries = (await PageAsync(database)).Items.Where(e => e.Key == "masked").ToList();
        Assert.Equal([AuditAction.Removed, AuditAction.Changed, AuditAction.Created], entries.Select(e => e.Action));
        Assert.All(entries, e => Assert.DoesNotContain("secret", $"{e.Before} {e.After}", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("""{"PhoneNumber":"***"}""", entries[1].After);
        Assert.Contains("\"PasswordHash\":\"***\"", entries[2].After, StringComparison.Ordinal);
        Assert.Equal("system", entries[0].AccountName);
    }

    [Fact]
    public async Task A_text_property_of_an_account_is_masked_left_out_or_known_to_be_harmless()
    {
        await using var db = new SqliteDesignTimeFactory().CreateDbContext([]);
        var shown = db.Model.FindEntityType(typeof(Account))!.GetProperties()
            .Where(p => p.ClrType == typeof(string) && !AuditModel.IsMasked(p) && !AuditModel.IsLeftOut(p)).Select(p => p.Name);

        Assert.Equal(["DisplayName", "Id", "ProvinceCode", "UserName"], shown.Order());
    }

    [Fact]
    public async Task A_refused_or_failed_change_leaves_no_entry()
    {
        await using var database = await Accounts.StartAsync();
        var actor = await Accounts.AdministratorAsync(database);
        var before = (await PageAsync(database)).Total;

        Assert.IsType<CommandResult<OneTimePassword>.Refused>(
            await database.Get<AccountCommands>().CreateAsync(actor, new NewAccount("first", "again", Role.Leadership)));
        await using (var db = database.Open())
        {
            db.Users.Add(new Account { UserName = "x", NormalizedUserName = "X", Role = Role.ProvincialOffice, ProvinceCode = "999999" });
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            db.ChangeTracker.Entries<Account>().Single().Entity.ProvinceCode = "320000";
            await db.SaveChangesAsync();
        }

        var entries = await PageAsync(database);
        Assert.Equal(before + 1, entries.Total);
        Assert.Empty((await VerifyAsync(database)).Breaks);
    }

    [Fact]
    public async Task A_start_that_seeds_writes_one_entry_and_a_start_that_does_not_writes_none()
    {
        await using var database = await TestDatabase.StartAsync();
        await using var second = database.Another();
        await second.StartAsync();

        var seeded = Assert.Single((await PageAsync(database)).Items);
        Assert.Equal((AuditAction.Seeded, "system"), (seeded.Action, seeded.AccountName));
        Assert.Matches("\"Added\":4\\d\\d", seeded.After);
    }

    public static TheoryData<string, long, AuditBreakKind> Tampering => new()
    {
        { "UPDATE AuditEntries SET AccountName = 'nobody' WHERE Id = 3", 3, AuditBreakKind.Altered },
        { "UPDATE AuditEntries SET After = NULL WHERE Id = 4", 4, AuditBreakKind.Altered },
        { "UPDATE AuditEntries SET At = '2020-01-01 00:00:00' WHERE Id = 1", 1, AuditBreakKind.Altered },
        { "UPDATE AuditEntries SET Reason = '' WHERE Id = 2", 2, AuditBreakKind.Altered },
        { "DELETE FROM AuditEntries WHERE Id = 2", 2, AuditBreakKind.Missing },
        { "DELETE FROM AuditEntries WHERE Id = (SELECT MAX(Id) FROM AuditEntries)", 6, AuditBreakKind.Missing },
        { "DELETE FROM AuditEntries", 1, AuditBreakKind.Missing },
        { "UPDATE AuditHead SET Hash = PreviousHash FROM AuditEntries WHERE AuditEntries.Id = 6", 6, AuditBreakKind.Unlinked },
        { "INSERT INTO AuditEntries SELECT Id + 1, At, AccountId, AccountName, Action, Entity, Key, Before, After, Reason, Hash, Hash FROM AuditEntries WHERE Id = 6", 7, AuditBreakKind.Foreign },
    };

    [Theory, MemberData(nameof(Tampering))]
    public async Task What_was_changed_behind_the_applications_back_is_found_and_pointed_at(string sql, long id, AuditBreakKind kind)
    {
        await using var database = await Accounts.StartAsync();
        var actor = await Accounts.AdministratorAsync(database);
        foreach (var name in new[] { "one", "two", "three", "four" })
        {
            await database.Get<AccountCommands>().CreateAsync(actor, new NewAccount(name, name, Role.Leadership));
        }

        await AssertSoundAsync(database, 6);

        await database.WriteRawAsync(sql);

        Assert.Equal((id, kind), Assert.Single((await VerifyAsync(database)).Breaks) is var found ? (found.Id, found.Kind) : default);
    }

    [Fact]
    public async Task A_row_rewritten_with_its_own_hash_is_found_at_the_row_after_it()
    {
        await using var database = await Accounts.StartAsync();
        var actor = await Accounts.AdministratorAsync(database);
        await database.Get<AccountCommands>().CreateAsync(actor, new NewAccount("one", "one", Role.Leadership));
        await using (var db = database.Open())
        {
            var forged = await db.AuditEntries.AsNoTracking().SingleAsync(e => e.Id == 2);
            forged.AccountName = "somebody else";
            var hash = AuditChain.HashOf(forged);
            await db.AuditEntries.Where(e => e.Id == 2).ExecuteUpdateAsync(e => e.SetProperty(x => x.AccountName, "somebody else").SetProperty(x => x.Hash, hash));
        }

        Assert.Equal([new AuditBreak(3, AuditBreakKind.Unlinked)], (await VerifyAsync(database)).Breaks);
    }

    [Theory, EveryProvider]
    public async Task Twenty_writers_at_once_do_not_fork_the_chain(DatabaseProvider provider)
    {
        await using var database = await Accounts.StartAsync(provider);
        await using var other = database.Another();
        var actor = await Accounts.AdministratorAsync(database);
        var before = (await VerifyAsync(database)).Entries;

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() =>
            (i % 2 == 0 ? database : other).Get<AccountCommands>().CreateAsync(actor, new NewAccount($"writer{i}", "w", Role.Leadership)))));

        Assert.All(results, result => Assert.IsType<CommandResult<OneTimePassword>.Done>(result));
        await AssertSoundAsync(database, before + 20);
    }

    [Fact]
    public async Task Of_two_who_append_to_the_same_end_only_one_succeeds()
    {
        await using var database = await Accounts.StartAsync();
        await using var first = database.Open();
        await using var second = database.Open();
        first.Users.Add(new Account { UserName = "a1", NormalizedUserName = "A1" });
        second.Users.Add(new Account { UserName = "a2", NormalizedUserName = "A2" });
        var end = AuditInterceptor.Known(await first.AuditHeads.AsNoTracking().SingleAsync());
        (first.Audit, second.Audit) = (new AuditScope(Actor.System) { Head = end }, new AuditScope(Actor.System) { Head = end });

        await first.SaveChangesAsync();

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => second.SaveChangesAsync());
        Assert.Empty((await VerifyAsync(database)).Breaks);
    }

    [Fact]
    public async Task A_command_that_lost_the_race_runs_again_on_what_it_then_finds()
    {
        await using var database = await Accounts.StartAsync();
        var writer = database.Get<DashboardWriter>();
        var runs = 0;

        var result = await writer.WriteAsync<int>(Actor.System, null, async (db, token) =>
        {
            if (++runs == 1)
            {
                var earlier = (0L, AuditChain.Start); // as if somebody else had appended since it was read
                db.Audit = new AuditScope(Actor.System) { Start = earlier, Head = earlier };
            }

            db.Users.Add(new Account { UserName = "late", NormalizedUserName = "LATE" });
            return CommandResults.Done(await db.Users.CountAsync(token));
        }, TestContext.Current.CancellationToken);

        Assert.IsType<CommandResult<int>.Done>(result);
        Assert.Equal(2, runs);
        Assert.Empty((await VerifyAsync(database)).Breaks);
    }

    [Fact]
    public async Task The_trail_is_narrowed_by_account_action_entity_and_days_of_China()
    {
        await using var database = await Accounts.StartAsync();
        var actor = await Accounts.AdministratorAsync(database);
        await database.Get<AccountCommands>().CreateAsync(actor, new NewAccount("one", "one", Role.Leadership));
        var today = FixedTimeProvider.Noon.Today;

        Assert.Equal(3, (await PageAsync(database)).Total);
        Assert.Equal(1, (await PageAsync(database, new AuditFilter(Account: "fir"))).Total);
        Assert.Equal(2, (await PageAsync(database, new AuditFilter(Action: AuditAction.Created))).Total);
        Assert.Equal(1, (await PageAsync(database, new AuditFilter(Entity: "ReferenceSeed"))).Total);
        Assert.Equal(3, (await PageAsync(database, new AuditFilter(From: today.AddDays(-1), To: today))).Total);
        Assert.Equal(0, (await PageAsync(database, new AuditFilter(From: today.AddDays(1)))).Total);
        Assert.Equal(0, (await PageAsync(database, new AuditFilter(To: today.AddDays(-2)))).Total);
    }

    [Fact]
    public async Task The_bookkeeping_of_signing_in_keeps_the_cache_and_an_account_that_changes_does_not()
    {
        await using var database = await Accounts.StartAsync();
        var before = (database.Monitor.Current, (await PageAsync(database)).Total);

        await database.WriteAsync(db =>
        {
            var account = db.Users.AsTracking().Single(a => a.UserName == "first");
            (account.AccessFailedCount, account.LockoutEnd, account.ConcurrencyStamp) = (3, FixedTimeProvider.Noon.Now, "new");
            db.Update(account); // as Identity's store does: every property counts as modified
        });
        await database.WriteAsync(db => db.DataProtectionKeys.Add(new DataProtectionKey { Xml = "<key/>" }));
        Assert.Equal(before, (database.Monitor.Current, (await PageAsync(database)).Total));

        await database.WriteAsync(db => db.Users.AsTracking().Single(a => a.UserName == "first").DisplayName = "other");
        Assert.NotEqual(before.Current, database.Monitor.Current);
    }

    private static Task<PagedResult<AuditRow>> PageAsync(TestDatabase database, AuditFilter? filter = null) =>
        database.Get<AuditQueries>().PageAsync(Administrator, filter ?? new AuditFilter(), 1, 100);

    private static Task<AuditCheck> VerifyAsync(TestDatabase database) => database.Get<AuditTrail>().VerifyAsync(Administrator);

    private static async Task AssertSoundAsync(TestDatabase database, long entries)
    {
        var check = await VerifyAsync(database);
        Assert.Equal((entries, true), (check.Entries, check.IsSound));
    }
}
