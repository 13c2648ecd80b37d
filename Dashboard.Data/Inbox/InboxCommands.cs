using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Data.CommandResults;

namespace Dashboard.Data.Inbox;

/// <summary>Marks one's own inbox as seen.</summary>
public sealed class InboxCommands(DashboardWriter writer, TimeProvider time)
{
    /// <summary>What has come in up to now is no longer new for the account.</summary>
    public Task<CommandResult<Nothing>> MarkSeenAsync(Actor actor, CancellationToken cancellationToken = default) =>
        writer.WriteAsync(actor, null, async (db, token) =>
        {
            if (actor.AccountId is not { } account)
            {
                return new AccessRefusal.SignInRequired();
            }

            var seen = await db.InboxSeen.SingleOrDefaultAsync(s => s.AccountId == account, token);
            if (seen is null)
            {
                seen = new InboxSeen { AccountId = account };
                db.InboxSeen.Add(seen);
            }

            seen.SeenAt = time.GetUtcNow().UtcDateTime;
            return Done();
        }, cancellationToken);
}
