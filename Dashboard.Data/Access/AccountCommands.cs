using System.Security.Claims;
using Dashboard.Data.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Data.CommandResults;

namespace Dashboard.Data.Access;

/// <summary>A password to be shown once: it stands nowhere else.</summary>
public sealed record OneTimePassword(string UserName, string DisplayName, string Password);

/// <summary>
/// Makes and changes accounts. What changes the rights of an account renews its security stamp, which ends its sessions.
/// </summary>
public sealed class AccountCommands(
    DashboardWriter writer, AccessGuard guard, IPasswordHasher<Account> hasher, AccountBook book, SessionBook sessions)
{
    /// <summary>Makes one account with a one-time password.</summary>
    public async Task<CommandResult<OneTimePassword>> CreateAsync(Actor actor, NewAccount account, CancellationToken cancellationToken = default) =>
        await CreateManyAsync(actor, [account], cancellationToken) switch
        {
            CommandResult<IReadOnlyList<OneTimePassword>>.Done done => Done(done.Value[0]),
            CommandResult<IReadOnlyList<OneTimePassword>>.Refused refused => refused.Refusal,
            var other => throw new InvalidOperationException($"{other}"),
        };

    /// <summary>Makes all of them with one-time passwords, or none: the first that cannot be made says why.</summary>
    public async Task<CommandResult<IReadOnlyList<OneTimePassword>>> CreateManyAsync(
        Actor actor, IReadOnlyList<NewAccount> accounts, CancellationToken cancellationToken = default)
    {
        if (accounts.Count > AccountSheet.MaxRows)
        {
            return new AccountRefusal.SheetTooLong(accounts.Count, AccountSheet.MaxRows);
        }

        // Hashing takes long on purpose: before the transaction, so that nobody's write waits for it.
        IReadOnlyList<(NewAccount Account, string Password, string Hash)> made = guard.Allows(actor.Viewer, AccessAction.ManageAccounts)
            ? await Task.Run(() => accounts.Select(WithPassword).ToList(), cancellationToken) : [];
        return await ManageAsync(actor, null, (db, token) => AddAsync(db, made, token), cancellationToken);
    }

    /// <summary>Changes display name, role and province.</summary>
    /// <param name="seen">The account as the actor saw it: in conflict when it is no longer so.</param>
    /// <param name="wanted">Its user name cannot be changed, the audit trail knows the account by it.</param>
    /// <param name="reason">Why, for the audit trail: 1 to <see cref="AuditEntry.ReasonLength"/> characters.</param>
    public Task<CommandResult<Nothing>> ChangeAsync(
        Actor actor, AccountInfo seen, NewAccount wanted, string reason, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            actor,
            seen,
            reason,
            [(nameof(Account.DisplayName), wanted.DisplayName), (nameof(Account.Role), wanted.Role.ToString()), (nameof(Account.ProvinceCode), wanted.ProvinceCode)],
            async (db, account, token) =>
            {
                if (AccountRules.Check(wanted with { UserName = account.UserName! }, await AccountBook.ProvincesAsync(db, token)) is { } wrong)
                {
                    return wrong;
                }

                if (wanted.Role != Role.Administrator && await IsLastAdministratorAsync(db, account, token))
                {
                    return new AccountRefusal.LastAdministrator();
                }

                if (account.Role != wanted.Role || account.ProvinceCode != wanted.ProvinceCode || account.DisplayName != wanted.DisplayName)
                {
                    await book.EndSessionsAsync(db, account, SessionEnd.AccountChanged, token);
                }

                (account.DisplayName, account.Role, account.ProvinceCode) = (wanted.DisplayName, wanted.Role, wanted.ProvinceCode);
                return Done();
            },
            cancellationToken);

    /// <summary>Disables an account, which ends its sessions, or enables it again.</summary>
    /// <inheritdoc cref="ChangeAsync(Actor, AccountInfo, NewAccount, string, CancellationToken)"/>
    public Task<CommandResult<Nothing>> SetDisabledAsync(
        Actor actor, AccountInfo seen, bool disabled, string reason, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            actor,
            seen,
            reason,
            [(nameof(Account.IsDisabled), disabled.ToString())],
            async (db, account, token) =>
            {
                if (disabled && await IsLastAdministratorAsync(db, account, token))
                {
                    return new AccountRefusal.LastAdministrator();
                }

                account.IsDisabled = disabled;
                await book.EndSessionsAsync(db, account, SessionEnd.AccountChanged, token);
                return Done();
            },
            cancellationToken);

    /// <summary>Gives the account a one-time password, removes its passkeys and lifts its lockout: nothing it was entered with before enters any more.</summary>
    /// <inheritdoc cref="ChangeAsync(Actor, AccountInfo, NewAccount, string, CancellationToken)" path="/param[@name='reason']"/>
    public async Task<CommandResult<OneTimePassword>> ResetPasswordAsync(Actor actor, string accountId, string reason, CancellationToken cancellationToken = default)
    {
        var password = PasswordRules.OneTime();
        var hash = Hash(password);
        var result = await ManageAsync(actor, reason, async (db, token) =>
        {
            if (AccountRules.CheckReason(reason) is { } wrong)
            {
                return wrong;
            }

            if (await FindAsync(db, accountId, token) is not { } account)
            {
                return new AccountRefusal.AccountUnknown();
            }

            await SetPasswordAsync(db, account, hash, mustChange: true, token);
            (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
            await PasskeyCommands.RemoveAllAsync(db, account.Id, token);
            return Done(new OneTimePassword(account.UserName!, account.DisplayName, password));
        }, cancellationToken);
        sessions.Tell(accountId);
        return result;
    }

    /// <summary>
    /// Changes the password of the account that knows it. Takes the account and no actor: one that must change its password first
    /// may do nothing else, and the present password is the proof.
    /// </summary>
    /// <param name="origin">Where the new session is; null: unknown.</param>
    /// <returns>Done with who has signed in anew: all earlier sessions have ended.</returns>
    public async Task<CommandResult<ClaimsPrincipal>> ChangeOwnPasswordAsync(
        string accountId, string present, string wanted, SessionOrigin? origin = null, CancellationToken cancellationToken = default)
    {
        if (await writer.FindActorAsync(accountId, cancellationToken) is not var (actor, known))
        {
            return new AccessRefusal.AccountChanged();
        }

        // All hashing before the transaction; in it the old hash need only be the same still.
        if (known.PasswordHash is null || Verify(known, present) == PasswordVerificationResult.Failed)
        {
            return new AccountRefusal.WrongPassword();
        }

        if (PasswordRules.Check(wanted, known.UserName!) is { } fault)
        {
            return fault;
        }

        if (present == wanted)
        {
            return new AccountRefusal.SamePassword();
        }

        var hash = Hash(wanted);
        var result = await writer.WriteAsync<ClaimsPrincipal>(actor, null, async (db, token) =>
        {
            var account = (await FindAsync(db, accountId, token))!;
            if (account.PasswordHash != known.PasswordHash)
            {
                return new AccountRefusal.WrongPassword();
            }

            await SetPasswordAsync(db, account, hash, mustChange: false, token);
            var session = sessions.Begin(account, origin ?? SessionOrigin.Unknown);
            db.Sessions.Add(session);
            return Done(AccountClaims.PrincipalOf(account, session.Id));
        }, cancellationToken);
        sessions.Tell(accountId);
        return result;
    }

    /// <summary>Makes the first administrator, from the console of the machine: refused once there is one.</summary>
    public Task<CommandResult<Nothing>> CreateAdministratorAsync(
        string userName, string displayName, string password, CancellationToken cancellationToken = default)
    {
        var hash = password.Length > PasswordRules.MaxLength ? "" : Hash(password);
        return writer.WriteAsync(Actor.Console, null, async (db, token) =>
        {
            var wanted = new NewAccount(userName, displayName, Role.Administrator);
            var administrators = await db.Users.CountAsync(a => a.Role == Role.Administrator && !a.IsDisabled && a.PasswordHash != null, token);
            if (administrators > 0)
            {
                return new AccountRefusal.AdministratorExists(administrators);
            }

            if (await AccountBook.RefusalOfNewAsync(db, wanted, await AccountBook.ProvincesAsync(db, token), token) is { } refusal)
            {
                return refusal;
            }

            if (PasswordRules.Check(password, userName) is { } fault)
            {
                return fault;
            }

            var account = book.ToAccount(wanted);
            account.PasswordHash = hash;
            db.Users.Add(account);
            return Done();
        }, cancellationToken);
    }

    private static Task<Account?> FindAsync(DashboardDbContext db, string id, CancellationToken cancellationToken) =>
        db.Users.AsTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken);

    /// <summary>True when nobody else could manage accounts. One without a password, as the samples are, does not count.</summary>
    private static async Task<bool> IsLastAdministratorAsync(DashboardDbContext db, Account account, CancellationToken cancellationToken) =>
        account is { Role: Role.Administrator, IsDisabled: false }
        && !await db.Users.AnyAsync(a => a.Id != account.Id && a.Role == Role.Administrator && !a.IsDisabled && a.PasswordHash != null, cancellationToken);

    private async Task<CommandResult<T>> ManageAsync<T>(
        Actor actor, string? reason, Func<DashboardDbContext, CancellationToken, Task<CommandResult<T>>> command, CancellationToken cancellationToken) =>
        await writer.WriteAsync(
            actor,
            reason,
            async (db, token) => guard.Check(actor.Viewer, AccessAction.ManageAccounts) is { } refusal ? refusal : await command(db, token),
            cancellationToken);

    private async Task<CommandResult<Nothing>> ChangeAsync(
        Actor actor,
        AccountInfo seen,
        string reason,
        IReadOnlyList<(string Property, string? Value)> wanted,
        Func<DashboardDbContext, Account, CancellationToken, Task<CommandResult<Nothing>>> change,
        CancellationToken cancellationToken)
    {
        var result = await ManageAsync(actor, reason, async (db, token) =>
        {
            if (AccountRules.CheckReason(reason) is { } wrong)
            {
                return wrong;
            }

            if (await FindAsync(db, seen.Id, token) is not { } account)
            {
                return new AccountRefusal.AccountUnknown();
            }

            if ((account.DisplayName, account.Role, account.ProvinceCode, account.IsDisabled) != (seen.DisplayName, seen.Role, seen.ProvinceCode, seen.IsDisabled))
            {
                return new CommandResult<Nothing>.Conflict(
                    wanted.Select(w => new ConflictingValue(w.Property, w.Value, Convert.ToString(
                            db.Entry(account).Property(w.Property).CurrentValue, System.Globalization.CultureInfo.InvariantCulture)))
                        .ToList());
            }

            return await change(db, account, token);
        }, cancellationToken);
        sessions.Tell(seen.Id);
        return result;
    }

    private async Task<CommandResult<IReadOnlyList<OneTimePassword>>> AddAsync(
        DashboardDbContext db, IReadOnlyList<(NewAccount Account, string Password, string Hash)> wanted, CancellationToken cancellationToken)
    {
        var provinces = await AccountBook.ProvincesAsync(db, cancellationToken);
        var passwords = new List<OneTimePassword>();
        foreach (var (one, password, hash) in wanted)
        {
            if (await AccountBook.RefusalOfNewAsync(db, one, provinces, cancellationToken) is { } refusal)
            {
                return refusal;
            }

            var account = book.ToAccount(one);
            (account.PasswordHash, account.MustChangePassword) = (hash, true);
            db.Users.Add(account);
            passwords.Add(new OneTimePassword(one.UserName, one.DisplayName, password));
        }

        return Done<IReadOnlyList<OneTimePassword>>(passwords);
    }

    private PasswordVerificationResult Verify(Account account, string password) =>
        password.Length > PasswordRules.MaxLength ? PasswordVerificationResult.Failed : hasher.VerifyHashedPassword(account, account.PasswordHash!, password);

    private (NewAccount Account, string Password, string Hash) WithPassword(NewAccount account)
    {
        var password = PasswordRules.OneTime();
        return (account, password, Hash(password));
    }

    /// <summary>The hasher asks whose it is and makes no use of it.</summary>
    private string Hash(string password) => hasher.HashPassword(new Account(), password);

    private async Task SetPasswordAsync(DashboardDbContext db, Account account, string hash, bool mustChange, CancellationToken cancellationToken)
    {
        (account.PasswordHash, account.MustChangePassword) = (hash, mustChange);
        await book.EndSessionsAsync(db, account, SessionEnd.PasswordChanged, cancellationToken);
    }
}
