using System.Data.Common;
using System.Text;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Web.Components.Pages.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Access;

public sealed class AccountCommandsTests
{
    [Theory]
    [InlineData("AB", "x", Role.Leadership, null, typeof(AccountRefusal.UserNameInvalid))]
    [InlineData("a b c", "x", Role.Leadership, null, typeof(AccountRefusal.UserNameInvalid))]
    [InlineData("abc\n", "x", Role.Leadership, null, typeof(AccountRefusal.UserNameInvalid))]
    [InlineData("first", "x", Role.Leadership, null, typeof(AccountRefusal.UserNameTaken))]
    [InlineData("other", "", Role.Leadership, null, typeof(AccountRefusal.DisplayNameInvalid))]
    [InlineData("other", "x", Role.ProvincialOffice, null, typeof(AccountRefusal.ProvinceMissing))]
    [InlineData("other", "x", Role.NationalOffice, "320000", typeof(AccountRefusal.ProvinceNotForRole))]
    [InlineData("other", "x", Role.ProvincialOffice, "999999", typeof(AccountRefusal.ProvinceUnknown))]
    [InlineData("other", "x", Role.ProvincialOffice, "710000", typeof(AccountRefusal.ProvinceUnknown))] // takes no part
    public async Task An_account_that_breaks_a_rule_is_refused_with_the_rule(string name, string display, Role role, string? province, Type fault)
    {
        await using var database = await Accounts.StartAsync();

        var result = await database.Get<AccountCommands>().CreateAsync(
            await Accounts.AdministratorAsync(database), new NewAccount(name, display, role, province));

        Assert.IsType(fault, Assert.IsType<CommandResult<OneTimePassword>.Refused>(result).Refusal);
    }

    [Theory, EveryProvider]
    public async Task The_last_administrator_can_be_neither_disabled_nor_given_another_role(DatabaseProvider provider)
    {
        await using var database = await Accounts.StartAsync(provider);
        var (commands, actor) = (database.Get<AccountCommands>(), await Accounts.AdministratorAsync(database));
        var first = await Accounts.FindAsync(database, "first");

        var (disabling, changing) = (
            await commands.SetDisabledAsync(actor, first, true, "why"),
            await commands.ChangeAsync(actor, first, new NewAccount("first", "first", Role.Leadership), "why"));
        Assert.IsType<AccountRefusal.LastAdministrator>(Assert.IsType<CommandResult<Nothing>.Refused>(disabling).Refusal);
        Assert.IsType<AccountRefusal.LastAdministrator>(Assert.IsType<CommandResult<Nothing>.Refused>(changing).Refusal);

        await commands.CreateAsync(actor, new NewAccount("second", "second", Role.Administrator));
        Assert.IsType<CommandResult<Nothing>.Done>(await commands.SetDisabledAsync(actor, first, true, "why"));
        var second = await Accounts.FindAsync(database, "second");
        Assert.IsType<CommandResult<Nothing>.Refused>(
            await commands.SetDisabledAsync(await Accounts.ActorAsync(database, "second"), second, true, "why"));
    }

    [Fact]
    public async Task No_password_is_hashed_while_others_wait_to_write()
    {
        var watch = new WatchedHasher();
        await using var database = await TestDatabase.StartAsync(with: services => services.AddSingleton<IInterceptor>(watch).AddSingleton<IPasswordHasher<Account>>(watch));
        var commands = database.Get<AccountCommands>();
        Assert.IsType<CommandResult<Nothing>.Done>(await commands.CreateAdministratorAsync("first", "first", Accounts.Password));
        var administrator = await Accounts.AdministratorAsync(database);

        Assert.IsType<CommandResult<OneTimePassword>.Done>(await commands.CreateAsync(administrator, new NewAccount("one", "one", Role.Leadership)));
        Assert.IsType<CommandResult<IReadOnlyList<OneTimePassword>>.Done>(await commands.CreateManyAsync(
            administrator, [.. Enumerable.Range(0, 3).Select(i => new NewAccount($"many{i}", "many", Role.Leadership))]));
        var one = await Accounts.FindAsync(database, "one");
        var reset = Assert.IsType<CommandResult<OneTimePassword>.Done>(await commands.ResetPasswordAsync(administrator, one.Id, "lost")).Value;
        Assert.IsType<CommandResult<System.Security.Claims.ClaimsPrincipal>.Done>(await commands.ChangeOwnPasswordAsync(one.Id, reset.Password, "another good sentence"));

        Assert.True(watch.Transactions >= 5, $"{watch.Transactions}");
        Assert.Equal((7, 0), (watch.Hashed, watch.HashedWithin));
    }

    [Theory, EveryProvider]
    public async Task Two_administrators_who_disable_each_other_at_once_leave_one(DatabaseProvider provider)
    {
        await using var database = await Accounts.StartAsync(provider);
        var (commands, first) = (database.Get<AccountCommands>(), await Accounts.AdministratorAsync(database));
        await commands.CreateAsync(first, new NewAccount("second", "second", Role.Administrator));
        var second = await Accounts.ActorAsync(database, "second");
        var (one, two) = (await Accounts.FindAsync(database, "first"), await Accounts.FindAsync(database, "second"));

        await Task.WhenAll(
            Task.Run(() => commands.SetDisabledAsync(first, two, true, "why")),
            Task.Run(() => commands.SetDisabledAsync(second, one, true, "why")));

        Assert.Single(new[] { await Accounts.FindAsync(database, "first"), await Accounts.FindAsync(database, "second") }, a => !a.IsDisabled);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t")]
    [InlineData(null)]
    public async Task Whoever_changes_the_account_of_another_says_why(string? tooLong)
    {
        await using var database = await Accounts.StartAsync();
        var (commands, actor) = (database.Get<AccountCommands>(), await Accounts.AdministratorAsync(database));
        await commands.CreateAsync(actor, new NewAccount("office", "Office", Role.Leadership));
        var seen = await Accounts.FindAsync(database, "office");
        var reason = tooLong ?? new string('x', AuditEntry.ReasonLength + 1);

        Assert.IsType<AccountRefusal.ReasonInvalid>(Refused(await commands.SetDisabledAsync(actor, seen, true, reason)));
        Assert.IsType<AccountRefusal.ReasonInvalid>(Refused(await commands.ChangeAsync(actor, seen, new NewAccount("office", "Other", Role.Leadership), reason)));
        Assert.Equal(
            new AccountRefusal.ReasonInvalid(AuditEntry.ReasonLength),
            Assert.IsType<CommandResult<OneTimePassword>.Refused>(await commands.ResetPasswordAsync(actor, seen.Id, reason)).Refusal);
        Assert.Equal(seen, await Accounts.FindAsync(database, "office"));

        Assert.IsType<CommandResult<OneTimePassword>.Done>(await commands.ResetPasswordAsync(actor, seen.Id, "asked for by telephone"));
        Assert.IsType<CommandResult<Nothing>.Done>(await commands.SetDisabledAsync(actor, seen, true, "has left"));
        var trail = await database.Get<AuditQueries>().PageAsync(actor.Viewer, new AuditFilter(Action: AuditAction.Changed), 1, 10);
        Assert.Equal(["has left", "asked for by telephone"], trail.Items.Select(e => e.Reason));

        static Refusal Refused(CommandResult<Nothing> result) => Assert.IsType<CommandResult<Nothing>.Refused>(result).Refusal;
    }

    [Fact]
    public async Task An_actor_whose_account_has_changed_meanwhile_may_do_nothing()
    {
        await using var database = await Accounts.StartAsync();
        var (commands, first) = (database.Get<AccountCommands>(), await Accounts.AdministratorAsync(database));
        await commands.CreateAsync(first, new NewAccount("second", "second", Role.Administrator));
        var second = await Accounts.ActorAsync(database, "second");

        await commands.SetDisabledAsync(first, await Accounts.FindAsync(database, "second"), true, "why");

        var result = await commands.CreateAsync(second, new NewAccount("third", "third", Role.Leadership));
        Assert.IsType<AccessRefusal.AccountChanged>(Assert.IsType<CommandResult<OneTimePassword>.Refused>(result).Refusal);
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_a_conflict_that_shows_both()
    {
        await using var database = await Accounts.StartAsync();
        var (commands, actor) = (database.Get<AccountCommands>(), await Accounts.AdministratorAsync(database));
        await commands.CreateAsync(actor, new NewAccount("office", "Office", Role.Leadership));
        var seen = await Accounts.FindAsync(database, "office");
        await commands.ChangeAsync(actor, seen, new NewAccount("office", "Theirs", Role.Leadership), "why");

        var result = await commands.ChangeAsync(actor, seen, new NewAccount("office", "Mine", Role.Leadership), "why");

        var conflict = Assert.IsType<CommandResult<Nothing>.Conflict>(result);
        Assert.Contains(new ConflictingValue(nameof(Account.DisplayName), "Mine", "Theirs"), conflict.Values);
    }

    [Fact]
    public async Task Whatever_changes_the_rights_of_an_account_ends_its_sessions()
    {
        await using var database = await Accounts.StartAsync();
        var (commands, sessions, actor) = (database.Get<AccountCommands>(), database.Get<AccountSessions>(), await Accounts.AdministratorAsync(database));
        await commands.CreateAsync(actor, new NewAccount("office", "Office", Role.Leadership));

        await EndsAsync(seen => commands.ChangeAsync(actor, seen, new NewAccount("office", "Office", Role.NationalOffice), "why"));
        await EndsAsync(seen => commands.ResetPasswordAsync(actor, seen.Id, "why"));
        await EndsAsync(seen => commands.SetDisabledAsync(actor, seen, true, "why"));

        async Task EndsAsync(Func<AccountInfo, Task> change)
        {
            var id = (await Accounts.FindAsync(database, "office")).Id;
            var session = Assert.IsType<CommandResult<System.Security.Claims.ClaimsPrincipal>.Done>(
                await database.Get<SessionCommands>().BeginAsync(id, SessionOrigin.Unknown)).Value;
            Assert.True(await sessions.HoldsAsync(session, CancellationToken.None));
            Assert.Null(await sessions.EndOfAsync(session, CancellationToken.None));
            await change(await Accounts.FindAsync(database, "office"));
            Assert.False(await sessions.HoldsAsync(session, CancellationToken.None));
            Assert.NotNull(await sessions.EndOfAsync(session, CancellationToken.None));
        }
    }

    [Fact]
    public async Task All_provincial_accounts_are_made_from_one_sheet()
    {
        await using var database = await Accounts.StartAsync();
        var provinces = await database.Provinces.ListAsync(Viewer.Public);
        var sheet = AccountSheet.Template(provinces, ["省", "用户名", "名称"]);

        var rows = AccountSheet.Read([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(sheet)], provinces, ["first"]).Rows;

        Assert.Equal(32, rows.Count);
        Assert.All(rows, row => Assert.Null(row.Fault));
        var result = await database.Get<AccountCommands>().CreateManyAsync(
            await Accounts.AdministratorAsync(database), rows.Select(r => r.Account).ToList());
        var passwords = Assert.IsType<CommandResult<IReadOnlyList<OneTimePassword>>.Done>(result).Value;
        Assert.Equal(32, passwords.Select(p => p.Password).Distinct().Count());
        Assert.True((await Accounts.FindAsync(database, "jiangsu")) is { ProvinceCode: "320000", MustChangePassword: true });
    }

    [Fact]
    public async Task A_sheet_with_errors_names_each_and_nothing_is_made_of_it()
    {
        await using var database = await Accounts.StartAsync();
        var provinces = await database.Provinces.ListAsync(Viewer.Public);
        const string Sheet = "p,u,d\n江苏,jiangsu,江苏省局\n浙江省,,浙江\nNowhere,nowhere,x\n台湾,taiwan,x\nzhejiang,JIANGSU,again\n650000,first,taken\n\n660000,corps,兵团\n";

        var rows = AccountSheet.Read(Encoding.UTF8.GetBytes(Sheet), provinces, ["first"]).Rows;

        Assert.Equal(
            [
                null, new AccountRefusal.UserNameInvalid(""), new AccountRefusal.ProvinceUnknown("Nowhere"), new AccountRefusal.ProvinceUnknown("台湾"),
                new AccountRefusal.UserNameTaken("jiangsu"), new AccountRefusal.UserNameTaken("first"), null,
            ],
            rows.Select(r => r.Fault));
        var result = await database.Get<AccountCommands>().CreateManyAsync(
            await Accounts.AdministratorAsync(database), rows.Where(r => r.Account.ProvinceCode is not null).Select(r => r.Account).ToList());
        Assert.IsType<CommandResult<IReadOnlyList<OneTimePassword>>.Refused>(result);
        await using var db = database.Open();
        Assert.Single(db.Users);
    }

    [Theory]
    [InlineData("３２００００", "320000")]
    [InlineData("江 苏", "320000")]
    [InlineData("江苏省", "320000")]
    [InlineData("江苏（南京）", null)]
    [InlineData("32000①", null)]
    public async Task A_sheet_names_a_province_as_every_import_does(string named, string? code)
    {
        await using var database = await Accounts.StartAsync();

        var row = Assert.Single(AccountSheet.Read(Encoding.UTF8.GetBytes($"省,用户名,名称\n{named},office,Office\n"), await database.Provinces.ListAsync(Viewer.Public), []).Rows);

        Assert.Equal((code, code is null), (row.Account.ProvinceCode, row.Fault is AccountRefusal.ProvinceUnknown));
    }

    [Fact]
    public async Task A_sheet_with_more_rows_than_one_step_makes_is_refused_whole_with_both_numbers()
    {
        await using var database = await Accounts.StartAsync();
        var provinces = await database.Provinces.ListAsync(Viewer.Public);

        Assert.Null(AccountSheet.Read(Sheet(AccountSheet.MaxRows), provinces, []).Fault);
        var (rows, fault) = AccountSheet.Read(Sheet(AccountSheet.MaxRows + 1), provinces, []);
        Assert.Empty(rows);
        Assert.Equal(new AccountRefusal.SheetTooLong(201, 200), fault);

        var forced = await database.Get<AccountCommands>().CreateManyAsync(
            await Accounts.AdministratorAsync(database),
            Enumerable.Range(0, AccountSheet.MaxRows + 1).Select(i => new NewAccount($"many{i}", "m", Role.Leadership)).ToList());
        Assert.IsType<AccountRefusal.SheetTooLong>(Assert.IsType<CommandResult<IReadOnlyList<OneTimePassword>>.Refused>(forced).Refusal);

        static byte[] Sheet(int count) =>
            Encoding.UTF8.GetBytes("p,u,d\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"320000,many{i},m\n")) + "\n\n");
    }

    [Fact]
    public async Task The_first_administrator_is_refused_when_weak_and_when_there_is_one()
    {
        await using var database = await TestDatabase.StartAsync();
        var commands = database.Get<AccountCommands>();

        Assert.IsType<PasswordRefusal.TooShort>(Refused(await commands.CreateAdministratorAsync("admin", "a", "short")));
        Assert.IsType<AccountRefusal.UserNameInvalid>(Refused(await commands.CreateAdministratorAsync("Admin!", "a", Accounts.Password)));
        Assert.IsType<CommandResult<Nothing>.Done>(await commands.CreateAdministratorAsync("admin", "a", Accounts.Password));
        Assert.IsType<AccountRefusal.AdministratorExists>(Refused(await commands.CreateAdministratorAsync("admin2", "a", Accounts.Password)));

        static Refusal Refused(CommandResult<Nothing> result) => Assert.IsType<CommandResult<Nothing>.Refused>(result).Refusal;
    }

    [Fact]
    public async Task Ones_own_password_changes_only_with_the_present_one()
    {
        await using var database = await Accounts.StartAsync();
        var (commands, id) = (database.Get<AccountCommands>(), (await Accounts.AdministratorAsync(database)).AccountId!);

        Assert.IsType<AccountRefusal.WrongPassword>(Refused(await commands.ChangeOwnPasswordAsync(id, "not this one", "another good sentence")));
        Assert.IsType<PasswordRefusal.TooShort>(Refused(await commands.ChangeOwnPasswordAsync(id, Accounts.Password, "short")));
        Assert.IsType<AccountRefusal.SamePassword>(Refused(await commands.ChangeOwnPasswordAsync(id, Accounts.Password, Accounts.Password)));
        Assert.IsType<AccessRefusal.AccountChanged>(Refused(await commands.ChangeOwnPasswordAsync("nobody", Accounts.Password, "another good sentence")));
        Assert.IsType<CommandResult<System.Security.Claims.ClaimsPrincipal>.Done>(
            await commands.ChangeOwnPasswordAsync(id, Accounts.Password, "another good sentence"));

        static Refusal Refused(CommandResult<System.Security.Claims.ClaimsPrincipal> result) =>
            Assert.IsType<CommandResult<System.Security.Claims.ClaimsPrincipal>.Refused>(result).Refusal;
    }

    /// <summary>Sees whether a transaction is open while it hashes.</summary>
    private sealed class WatchedHasher : PasswordHasher<Account>, IDbTransactionInterceptor
    {
        private int _open;

        public WatchedHasher()
            : base(Options.Create(Fast()))
        {
        }

        public int Transactions { get; private set; }

        public int Hashed { get; private set; }

        public int HashedWithin { get; private set; }

        public override string HashPassword(Account user, string password)
        {
            (Hashed, HashedWithin) = (Hashed + 1, HashedWithin + (_open > 0 ? 1 : 0));
            return base.HashPassword(user, password);
        }

        public ValueTask<DbTransaction> TransactionStartedAsync(DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
        {
            (_open, Transactions) = (_open + 1, Transactions + 1);
            return new(result);
        }

        public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) => End();

        public Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) => End();

        private static PasswordHasherOptions Fast()
        {
            var options = new PasswordHasherOptions();
            SeededTemplate.HashFast(options);
            return options;
        }

        private Task End()
        {
            _open = 0;
            return Task.CompletedTask;
        }
    }
}
