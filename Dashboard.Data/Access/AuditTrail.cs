using System.Globalization;
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

/// <summary>A place where the chain is broken.</summary>
/// <param name="Id">Number of the first entry concerned.</param>
/// <param name="To">Number of the last one.</param>
public sealed record AuditBreak(long Id, AuditBreakKind Kind, long To)
{
    public AuditBreak(long id, AuditBreakKind kind)
        : this(id, kind, id)
    {
    }

    /// <summary>12, or 12–15.</summary>
    public string Which => To == Id ? Id.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Id}–{To}");
}

/// <summary>What a check of the trail found.</summary>
/// <param name="Entries">How many entries the trail has by its recorded end.</param>
/// <param name="Breaks">Every place where the chain is broken, in order; empty: none.</param>
/// <param name="Rows">Every row that is not as the trail tells; empty: none.</param>
/// <param name="Names">What the codes and identifiers in <paramref name="Rows"/> stand for.</param>
public sealed record AuditCheck(
    long Entries, IReadOnlyList<AuditBreak> Breaks, IReadOnlyList<AuditRowFinding> Rows, IReadOnlyDictionary<string, AuditName> Names)
{
    public bool IsSound => Breaks.Count == 0 && Rows.Count == 0;

    /// <summary>True when the chain is broken at the entry.</summary>
    public bool IsBroken(long id) => Breaks.Any(b => b.Id <= id && id <= b.To);
}

/// <summary>
/// Checks the audit trail against its own hashes, the rows against the trail, and both against signed checkpoints. Always asks
/// the database: what was changed behind the application's back is just what it is to find.
/// </summary>
public sealed class AuditTrail(IDbContextFactory<DashboardDbContext> factory, AccessGuard guard)
{
    private const int Batch = 2000;

    /// <summary>Walks the whole chain and all rows it tells of; goes on past what is broken.</summary>
    /// <exception cref="AccessRefusedException">The viewer may not read the trail.</exception>
    public Task<AuditCheck> VerifyAsync(Viewer viewer, CancellationToken cancellationToken = default)
    {
        guard.Demand(viewer, AccessAction.ReadAudit);
        return VerifyAsync(cancellationToken);
    }

    /// <summary>The same for who has a console on the machine, and with it the database.</summary>
    public async Task<AuditCheck> VerifyAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var (entries, breaks) = await ChainAsync(db, cancellationToken);
        var rows = await AuditReconciliation.FindAsync(db, entries, cancellationToken);
        return new AuditCheck(
            entries, breaks, rows, await AuditNames.ReadAsync(db, rows.SelectMany(r => new[] { r.Key, r.Recorded, r.Found }).OfType<string>(), [], cancellationToken));
    }

    /// <summary>Holds the trail against checkpoints that were written outside the database.</summary>
    /// <param name="lines">A file of checkpoints, line by line.</param>
    public async Task<CheckpointComparison> CompareAsync(IEnumerable<string> lines, CheckpointKey key, CancellationToken cancellationToken = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var head = await db.AuditHeads.AsNoTracking().SingleAsync(cancellationToken);
        var findings = new List<CheckpointFinding>();
        var read = 0;
        foreach (var (index, line) in lines.Index().Where(l => !string.IsNullOrWhiteSpace(l.Item)))
        {
            read++;
            var checkpoint = AuditCheckpoint.Read(line);
            CheckpointFault? fault = checkpoint switch
            {
                null => CheckpointFault.Unreadable,
                _ when !key.Fits(checkpoint) => CheckpointFault.NotSigned,
                _ when head.Count < checkpoint.Entries => CheckpointFault.Cut,
                { Entries: > 0 } when !await db.AuditEntries.AnyAsync(e => e.Id == checkpoint.Entries && e.Hash == checkpoint.Hash, cancellationToken) => CheckpointFault.Rebuilt,
                _ => null,
            };
            if (fault is { } kind)
            {
                findings.Add(new CheckpointFinding(kind, index + 1, checkpoint?.Entries, checkpoint?.At, head.Count));
            }
        }

        return new CheckpointComparison(read, findings);
    }

    /// <summary>The chain alone.</summary>
    internal async Task<(long Entries, IReadOnlyList<AuditBreak> Breaks)> ChainAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await ChainAsync(db, cancellationToken);
    }

    private static async Task<(long Entries, IReadOnlyList<AuditBreak> Breaks)> ChainAsync(DashboardDbContext db, CancellationToken cancellationToken)
    {
        var head = await db.AuditHeads.AsNoTracking().SingleAsync(cancellationToken);
        var breaks = new List<AuditBreak>();
        var (last, hash) = (0L, (string?)AuditChain.Start);
        while (last < head.Count)
        {
            var from = last;
            var entries = await db.AuditEntries.AsNoTracking()
                .Where(e => e.Id > from && e.Id <= head.Count).OrderBy(e => e.Id).Take(Batch).ToListAsync(cancellationToken);
            foreach (var entry in entries)
            {
                if (entry.Id != last + 1)
                {
                    breaks.Add(new AuditBreak(last + 1, AuditBreakKind.Missing, entry.Id - 1));
                    hash = null; // what stood before it is gone
                }

                if (AuditChain.HashOf(entry) != entry.Hash)
                {
                    breaks.Add(new AuditBreak(entry.Id, AuditBreakKind.Altered));
                }
                else if (hash is not null && entry.PreviousHash != hash)
                {
                    breaks.Add(new AuditBreak(entry.Id, AuditBreakKind.Unlinked));
                }

                (last, hash) = (entry.Id, entry.Hash);
            }

            if (entries.Count == 0)
            {
                breaks.Add(new AuditBreak(last + 1, AuditBreakKind.Missing, head.Count));
                (last, hash) = (head.Count, null);
            }
        }

        if (hash is not null && hash != head.Hash && !breaks.Exists(b => b.To >= last))
        {
            breaks.Add(new AuditBreak(last, AuditBreakKind.Unlinked));
        }

        breaks.AddRange(await ForeignAsync(db, cancellationToken));
        return (head.Count, breaks);
    }

    private static async Task<IReadOnlyList<AuditBreak>> ForeignAsync(DashboardDbContext db, CancellationToken cancellationToken)
    {
        // Entries are read before the end of the chain: what was appended properly meanwhile is known to it.
        var newest = await db.AuditEntries.MaxAsync(e => (long?)e.Id, cancellationToken) ?? 0;
        var strange = await db.AuditEntries.Where(e => e.Id < 1).OrderBy(e => e.Id).Select(e => e.Id).ToListAsync(cancellationToken);
        var known = await db.AuditHeads.Select(h => h.Count).SingleAsync(cancellationToken);
        var breaks = strange.ConvertAll(id => new AuditBreak(id, AuditBreakKind.Foreign));
        if (newest > known)
        {
            breaks.Add(new AuditBreak(known + 1, AuditBreakKind.Foreign, newest));
        }

        return breaks;
    }
}
