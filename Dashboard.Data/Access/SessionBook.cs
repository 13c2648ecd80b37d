using System.Collections.Concurrent;
using System.Linq.Expressions;
using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Data.Access;

/// <summary>
/// What this process knows of sessions beside the database: which were used since it was last written there, and which it has
/// found to be over, so that their open pages read nothing more.
/// </summary>
public sealed class SessionBook(IOptions<AccessOptions> options, TimeProvider time)
{
    /// <summary>How long an ended session stays in the list's table.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private readonly ConcurrentDictionary<Guid, DateTime> _seen = new();
    private readonly ConcurrentDictionary<Guid, DateTime> _over = new();

    /// <summary>Raised with the account whose sessions have been ended by this process. Handlers must not block.</summary>
    public event Action<string>? Ended;

    internal DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The session was used by its holder.</summary>
    public void See(Guid session) => _seen[session] = Now;

    /// <summary>True when this process has found the session to be over. False says nothing: only the database knows.</summary>
    internal bool IsKnownToBeOver(Guid session) => _over.ContainsKey(session);

    /// <summary>A new session, to be added in the command that lets the account in.</summary>
    internal Session Begin(Account account, SessionOrigin origin) => new()
    {
        Id = Guid.CreateVersion7(time.GetUtcNow()),
        AccountId = account.Id,
        CreatedAt = Now,
        LastSeenAt = Now,
        ExpiresAt = Now + options.Value.SessionLifetime,
        Device = origin.Device,
        Address = origin.Address,
    };

    /// <summary>Lets an account in, as part of a command; forgets its sessions of long ago.</summary>
    /// <param name="replaces">The browser's session until now, which ends; null: it had none.</param>
    /// <returns>The new session, and the account whose session was ended, to <see cref="Tell"/> afterwards.</returns>
    internal async Task<(Session Session, string? Ended)> BeginAsync(
        DashboardDbContext db, Account account, SessionOrigin origin, Guid? replaces, CancellationToken cancellationToken)
    {
        var ended = await EndAsync(db, s => s.Id == replaces, SessionEnd.SignedOut, cancellationToken);
        var past = Now - Kept;
        db.Sessions.RemoveRange(await db.Sessions.AsTracking().Where(s => s.AccountId == account.Id && s.ExpiresAt < past).ToListAsync(cancellationToken));
        var session = Begin(account, origin);
        db.Sessions.Add(session);
        return (session, ended);
    }

    /// <summary>The account whose session was ended; null: there was none to end.</summary>
    internal async Task<string?> EndAsync(
        DashboardDbContext db, Expression<Func<Session, bool>> which, SessionEnd why, CancellationToken cancellationToken)
    {
        var session = await db.Sessions.AsTracking().Where(which).SingleOrDefaultAsync(s => s.End == null, cancellationToken);
        if (session is not null)
        {
            (session.End, session.EndedAt) = (why, Now);
        }

        return session?.AccountId;
    }

    /// <summary>Why the session is over; null: it is not.</summary>
    internal SessionEnd? EndOf(Session session) =>
        session.End ?? (Now >= session.ExpiresAt || Now - LastSeen(session) >= options.Value.SessionLength ? SessionEnd.Expired : null);

    /// <summary>Why the session is over, as the database says; null: it is not. One that was deleted is over long since.</summary>
    internal async Task<SessionEnd?> EndOfAsync(DashboardDbContext db, Guid id, CancellationToken cancellationToken)
    {
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
        var end = session is null ? SessionEnd.Expired : EndOf(session);
        if (end is not null)
        {
            _over[id] = Now;
        }

        return end;
    }

    internal DateTime LastSeen(Session session) =>
        _seen.TryGetValue(session.Id, out var seen) && seen > session.LastSeenAt ? seen : session.LastSeenAt;

    /// <summary>Ends what is alive of an account's sessions, as part of a command; after it is committed, <see cref="Tell"/>.</summary>
    /// <param name="except">A session that goes on; null: none does.</param>
    internal async Task EndAllAsync(DashboardDbContext db, string accountId, SessionEnd why, Guid? except, CancellationToken cancellationToken)
    {
        foreach (var session in await db.Sessions.AsTracking().Where(s => s.AccountId == accountId && s.End == null && s.Id != except).ToListAsync(cancellationToken))
        {
            (session.End, session.EndedAt) = (why, Now);
        }
    }

    /// <summary>Has the open pages of the account ask at once. Null: nothing has been ended.</summary>
    internal void Tell(string? accountId)
    {
        if (accountId is not null)
        {
            Ended?.Invoke(accountId);
        }
    }

    /// <summary>Writes down when sessions were last used, and forgets what is long past.</summary>
    internal async Task FlushAsync(DashboardDbContext db, DateTime since, CancellationToken cancellationToken)
    {
        var old = Now - options.Value.SessionLength;
        foreach (var (id, at) in _seen)
        {
            if (at >= since)
            {
                await db.Sessions.Where(s => s.Id == id && s.LastSeenAt < at).ExecuteUpdateAsync(u => u.SetProperty(s => s.LastSeenAt, at), cancellationToken);
            }
            else if (at < old)
            {
                _seen.TryRemove(KeyValuePair.Create(id, at));
            }
        }

        foreach (var over in _over.Where(o => o.Value < Now - options.Value.SessionLifetime))
        {
            _over.TryRemove(over);
        }
    }
}
