using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Access;

/// <summary>How the chain of the audit trail is broken.</summary>
public enum AuditBreakKind
{
    /// <summary>The entry is not what was written: its hash does not fit its content.</summary>
    Altered,

    /// <summary>The entry is gone.</summary>
    Missing,

    /// <summary>The entry does not follow the one before it: it, or that one, was written anew.</summary>
    Unlinked,

    /// <summary>The entry was put in by something else than the application: the recorded end of the chain does not know it.</summary>
    Foreign,
}

/// <summary>The first place where the chain is broken.</summary>
/// <param name="Id">Number of the entry.</param>
public sealed record AuditBreak(long Id, AuditBreakKind Kind);

/// <summary>What a check of the trail found.</summary>
/// <param name="Entries">How many entries are right, from the first on.</param>
/// <param name="Break">Null: all of them.</param>
public sealed record AuditCheck(long Entries, AuditBreak? Break);

/// <summary>
/// Checks the audit trail against its own hashes. Always asks the database: what was changed behind the application's back is
/// just what it is to find.
/// </summary>
public sealed class AuditTrail(IDbContextFactory<DashboardDbContext> factory, AccessGuard guard)
{
    private const int Batch = 2000;

    /// <summary>Walks the whole chain.</summary>
    /// <exception cref="AccessRefusedException">The viewer may not read the trail.</exception>
    public async Task<AuditCheck> VerifyAsync(Viewer viewer, CancellationToken cancellationToken = default)
    {
        guard.Demand(viewer, AccessAction.ReadAudit);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var head = await db.AuditHeads.AsNoTracking().SingleAsync(cancellationToken);
        var (last, hash) = (0L, AuditChain.Start);
        while (last < head.Count)
        {
            var from = last;
            var entries = await db.AuditEntries.AsNoTracking()
                .Where(e => e.Id > from && e.Id <= head.Count).OrderBy(e => e.Id).Take(Batch).ToListAsync(cancellationToken);
            foreach (var entry in entries)
            {
                AuditBreakKind? broken = entry switch
                {
                    _ when entry.Id != last + 1 => AuditBreakKind.Missing,
                    _ when AuditChain.HashOf(entry) != entry.Hash => AuditBreakKind.Altered,
                    _ when entry.PreviousHash != hash => AuditBreakKind.Unlinked,
                    _ => null,
                };
                if (broken is { } kind)
                {
                    return new AuditCheck(last, new AuditBreak(last + 1, kind));
                }

                (last, hash) = (entry.Id, entry.Hash);
            }

            if (entries.Count == 0)
            {
                return new AuditCheck(last, new AuditBreak(last + 1, AuditBreakKind.Missing));
            }
        }

        if (hash != head.Hash)
        {
            return new AuditCheck(last - 1, new AuditBreak(last, AuditBreakKind.Unlinked));
        }

        return new AuditCheck(last, await ForeignAsync(db, cancellationToken));
    }

    private static async Task<AuditBreak?> ForeignAsync(DashboardDbContext db, CancellationToken cancellationToken)
    {
        // Entries are read before the end of the chain: what was appended properly meanwhile is known to it.
        var newest = await db.AuditEntries.MaxAsync(e => (long?)e.Id, cancellationToken) ?? 0;
        var lowest = await db.AuditEntries.MinAsync(e => (long?)e.Id, cancellationToken) ?? 1;
        var known = await db.AuditHeads.Select(h => h.Count).SingleAsync(cancellationToken);
        return lowest < 1 ? new AuditBreak(lowest, AuditBreakKind.Foreign)
            : newest > known ? new AuditBreak(known + 1, AuditBreakKind.Foreign)
            : null;
    }
}
