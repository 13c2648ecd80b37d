using System.Security.Claims;
using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using static Dashboard.Data.CommandResults;

namespace Dashboard.Data.Access;

/// <summary>Begins and ends sessions.</summary>
public sealed class SessionCommands(DashboardWriter writer, SessionBook book, IOptions<AccessOptions> options)
{
    /// <summary>Lets an account in that has proved who it is; forgets its sessions of long ago.</summary>
    /// <param name="replaces">The browser's session until now, which ends; null: it had none.</param>
    /// <returns>Done with who has signed in; refused when the account was disabled meanwhile, or its one-time password is too old.</returns>
    public async Task<CommandResult<ClaimsPrincipal>> BeginAsync(
        string accountId, SessionOrigin origin, Guid? replaces = null, CancellationToken cancellationToken = default)
    {
        string? ended = null;
        var result = await writer.WriteAsync<ClaimsPrincipal>(Actor.System, null, async (db, token) =>
        {
            if (await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == accountId && !a.IsDisabled, token) is not { } account)
            {
                return new AccessRefusal.AccountChanged();
            }

            if (account.MustChangePassword && await GivenAtAsync(db, account, token) is { } given && book.Now - given > options.Value.OneTimePasswordLifetime)
            {
                return new AccountRefusal.OneTimePasswordExpired();
            }

            (var session, ended) = await book.BeginAsync(db, account, origin, replaces, token);
            return Done(AccountClaims.PrincipalOf(account, session.Id));
        }, cancellationToken);
        book.Tell(ended);
        return result;
    }

    /// <summary>When the account got the password it has, by the trail: it alone keeps that. UTC; null: the trail does not know.</summary>
    private static Task<DateTime?> GivenAtAsync(DashboardDbContext db, Account account, CancellationToken cancellationToken) => db.AuditEntries
        .Where(e => e.Entity == nameof(Account) && e.Key == account.UserName && e.After!.Contains("\"" + nameof(Account.PasswordHash) + "\""))
        .OrderByDescending(e => e.Id).Select(e => (DateTime?)e.At).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Ends the session in which its holder signs out. One that is over already stays as it ended.</summary>
    public async Task SignOutAsync(Guid session, CancellationToken cancellationToken = default)
    {
        string? ended = null;
        await writer.WriteAsync(Actor.System, null, async (db, token) =>
        {
            ended = await book.EndAsync(db, s => s.Id == session, SessionEnd.SignedOut, token);
            return Done();
        }, cancellationToken);
        book.Tell(ended);
    }

    /// <summary>Ends one of one's own sessions. One that is over, or another's, is left as it is.</summary>
    public async Task<CommandResult<Nothing>> EndAsync(Actor actor, Guid session, CancellationToken cancellationToken = default)
    {
        var result = await writer.WriteAsync(actor, null, async (db, token) =>
        {
            await book.EndAsync(db, s => s.Id == session && s.AccountId == actor.AccountId, SessionEnd.EndedByHolder, token);
            return Done();
        }, cancellationToken);
        book.Tell(actor.AccountId);
        return result;
    }

    /// <summary>Signs out everywhere: ends all of one's own sessions, also the one that asks.</summary>
    public async Task<CommandResult<Nothing>> EndAllAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        var result = await writer.WriteAsync(actor, null, async (db, token) =>
        {
            await book.EndAllAsync(db, actor.AccountId!, SessionEnd.EndedByHolder, null, token);
            return Done();
        }, cancellationToken);
        book.Tell(actor.AccountId);
        return result;
    }
}
