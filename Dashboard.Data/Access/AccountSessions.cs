using System.Security.Claims;
using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Access;

/// <summary>A session as its holder sees it.</summary>
/// <param name="CreatedAt">UTC.</param>
/// <param name="LastSeenAt">UTC.</param>
/// <param name="ExpiresAt">UTC: at the latest then.</param>
/// <param name="IsOwn">It is the one that asks.</param>
public sealed record SessionInfo(Guid Id, string Device, string Address, DateTime CreatedAt, DateTime LastSeenAt, DateTime ExpiresAt, bool IsOwn);

/// <summary>
/// Says whether a session still holds: nothing has ended it, and its account is as it was. Whatever changes an account's rights
/// renews its security stamp, so a session with an older stamp, or of a disabled account, is over too.
/// </summary>
public sealed class AccountSessions(
    IDbContextFactory<DashboardDbContext> factory, DashboardReader reader, DataVersionMonitor monitor, SessionBook book)
{
    /// <summary>
    /// For every request: asks the database only when a session was ended or the data has changed since, here or in another instance.
    /// </summary>
    public async Task<bool> HoldsAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        if (AccountClaims.AccountIdOf(principal) is not { } account || AccountClaims.SessionIdOf(principal) is not { } session)
        {
            return false;
        }

        var facts = await reader.ReadInternalAsync(
            new Key(session, monitor.Sessions), (db, token) => FactsAsync(db, account, session, token), cancellationToken);
        if (EndOf(principal, facts) is null)
        {
            book.See(session);
            return true;
        }

        // Seen by another instance since? Only then is it worth a question.
        var holds = facts is { Session.End: null } && await EndOfAsync(principal, cancellationToken) is null;
        if (holds)
        {
            book.See(session);
        }

        return holds;
    }

    /// <summary>
    /// Why the session is over; null: it still holds. For open pages, now and then: asks the database itself, so that a change behind
    /// the application's back counts too.
    /// </summary>
    public async Task<SessionEnd?> EndOfAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        if (AccountClaims.AccountIdOf(principal) is not { } account || AccountClaims.SessionIdOf(principal) is not { } session)
        {
            return SessionEnd.SignedOut;
        }

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await book.EndOfAsync(db, session, cancellationToken) ?? EndOf(principal, await FactsAsync(db, account, session, cancellationToken));
    }

    /// <summary>Those of the viewer's account that hold, the one that asks first, then the one used last; none for the public. Never from the cache: using one changes it.</summary>
    public async Task<IReadOnlyList<SessionInfo>> ListAsync(Viewer viewer, CancellationToken cancellationToken = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.AccountId == viewer.AccountId && s.End == null).ToListAsync(cancellationToken);
        return sessions.Where(s => book.EndOf(s) is null)
            .Select(s => new SessionInfo(s.Id, s.Device, s.Address, s.CreatedAt, book.LastSeen(s), s.ExpiresAt, s.Id == viewer.SessionId))
            .OrderByDescending(s => s.IsOwn).ThenByDescending(s => s.LastSeenAt).ThenBy(s => s.Id).ToList();
    }

    /// <summary>Who has signed in with a session that holds; null: it does not.</summary>
    public async Task<ClaimsPrincipal?> FindAsync(Guid session, CancellationToken cancellationToken = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await book.EndOfAsync(db, session, cancellationToken) is null
            && await db.Users.AsNoTracking().SingleOrDefaultAsync(
                a => !a.IsDisabled && db.Sessions.Any(s => s.Id == session && s.AccountId == a.Id), cancellationToken) is { } account
            ? AccountClaims.PrincipalOf(account, session) : null;
    }

    private SessionEnd? EndOf(ClaimsPrincipal principal, Facts? facts) => facts switch
    {
        null => SessionEnd.Expired,
        { Session: var session } when book.EndOf(session) is { } end => end,
        { Stamp: var stamp } when stamp is null || stamp != AccountClaims.StampOf(principal) => SessionEnd.AccountChanged,
        _ => null,
    };

    /// <summary>Null: there is no such session of this account.</summary>
    private static async Task<Facts?> FactsAsync(DashboardDbContext db, string account, Guid session, CancellationToken cancellationToken) =>
        await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == session && s.AccountId == account, cancellationToken) is { } found
            ? new Facts(found, await db.Users.AsNoTracking().Where(a => a.Id == account && !a.IsDisabled).Select(a => a.SecurityStamp).SingleOrDefaultAsync(cancellationToken))
            : null;

    private sealed record Key(Guid Session, Guid Version);

    /// <param name="Stamp">Null: there is no such account, or it is disabled.</param>
    private sealed record Facts(Session Session, string? Stamp);
}
