using Dashboard.Data.Persistence;
using Dashboard.Data.Time;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Access;

/// <summary>Which entries; null members narrow nothing.</summary>
/// <param name="Account">A part of the name.</param>
/// <param name="Entity">Type of what was changed.</param>
/// <param name="From">First day, in China.</param>
/// <param name="To">Last day, in China.</param>
public sealed record AuditFilter(string? Account = null, AuditAction? Action = null, string? Entity = null, DateOnly? From = null, DateOnly? To = null)
{
    public bool IsEmpty => this == new AuditFilter();
}

/// <summary>An entry as the trail shows it; see <see cref="AuditEntry"/>.</summary>
public sealed record AuditRow(
    long Id, DateTime At, string AccountName, AuditAction Action, string Entity, string Key, string? Before, string? After, string? Reason, string Hash);

/// <summary>Reads the audit trail: for those who may.</summary>
public sealed class AuditQueries(DashboardReader reader, AccessGuard guard)
{
    /// <summary>Compares letter by letter, as Sqlite does; the columns of SQL Server disregard case.</summary>
    private const string Ordinal = "Latin1_General_100_BIN2";

    /// <summary>The most entries an export holds; the latest ones.</summary>
    public const int ExportLimit = 100_000;

    /// <summary>One page of the trail, the latest entries first.</summary>
    /// <exception cref="AccessRefusedException">The viewer may not read the trail.</exception>
    public Task<PagedResult<AuditRow>> PageAsync(
        Viewer viewer, AuditFilter filter, int page, int size, CancellationToken cancellationToken = default)
    {
        guard.Demand(viewer, AccessAction.ReadAudit);
        return reader.ReadAsync(
            viewer,
            new PageKey(filter, page, size),
            async (db, token) =>
            {
                var entries = await FilteredAsync(db, filter, token);
                var total = await entries.CountAsync(token);
                var pages = Math.Max(1, (total + size - 1) / size);
                var shown = Math.Clamp(page, 1, pages);
                var rows = await Rows(entries.OrderByDescending(e => e.Id).Skip((shown - 1) * size).Take(size)).ToListAsync(token);
                return new PagedResult<AuditRow>(rows, total, shown, pages);
            },
            cancellationToken);
    }

    /// <summary>The types of what was changed so far, for the filter.</summary>
    /// <exception cref="AccessRefusedException">The viewer may not read the trail.</exception>
    public Task<IReadOnlyList<string>> EntitiesAsync(Viewer viewer, CancellationToken cancellationToken = default)
    {
        guard.Demand(viewer, AccessAction.ReadAudit);
        return reader.ReadAsync<IReadOnlyList<string>>(
            viewer,
            nameof(EntitiesAsync),
            async (db, token) => await db.AuditEntries.Select(e => e.Entity).Distinct().OrderBy(e => e).ToListAsync(token),
            cancellationToken);
    }

    /// <summary>The entries for a file, the latest first, at most <see cref="ExportLimit"/>.</summary>
    /// <exception cref="AccessRefusedException">The viewer may not read the trail.</exception>
    public Task<IReadOnlyList<AuditRow>> ExportAsync(Viewer viewer, AuditFilter filter, CancellationToken cancellationToken = default)
    {
        guard.Demand(viewer, AccessAction.ReadAudit);
        return reader.ReadAsync<IReadOnlyList<AuditRow>>(
            viewer,
            new ExportKey(filter),
            async (db, token) => await Rows((await FilteredAsync(db, filter, token)).OrderByDescending(e => e.Id).Take(ExportLimit)).ToListAsync(token),
            cancellationToken);
    }

    /// <summary>What the codes and identifiers in these entries stand for, as it is called now.</summary>
    /// <exception cref="AccessRefusedException">The viewer may not read the trail.</exception>
    public Task<IReadOnlyDictionary<string, AuditName>> NamesAsync(Viewer viewer, IReadOnlyList<AuditRow> rows, CancellationToken cancellationToken = default)
    {
        guard.Demand(viewer, AccessAction.ReadAudit);
        return reader.ReadAsync(
            viewer,
            new NamesKey(rows),
            (db, token) => AuditNames.ReadAsync(db, rows.Select(r => r.Key), rows.SelectMany(r => new[] { r.Before, r.After }), token),
            cancellationToken);
    }

    private static async Task<IQueryable<AuditEntry>> FilteredAsync(DashboardDbContext db, AuditFilter filter, CancellationToken cancellationToken)
    {
        IQueryable<AuditEntry> entries = db.AuditEntries;
        if (!string.IsNullOrEmpty(filter.Account))
        {
            entries = db.Database.IsSqlServer()
                ? entries.Where(e => EF.Functions.Collate(e.AccountName, Ordinal).Contains(filter.Account)) : entries.Where(e => e.AccountName.Contains(filter.Account));
        }

        if (filter.Action is { } action)
        {
            entries = entries.Where(e => e.Action == action);
        }

        if (!string.IsNullOrEmpty(filter.Entity))
        {
            // What is found is compared again: SQL Server takes a blank behind it, and another case, for the same.
            var named = await db.AuditEntries.Where(e => e.Entity == filter.Entity).Select(e => e.Entity).FirstOrDefaultAsync(cancellationToken) == filter.Entity;
            entries = entries.Where(e => named && e.Entity == filter.Entity);
        }

        if (filter.From is { } from)
        {
            var start = ProgrammeClock.BeginOf(from);
            entries = entries.Where(e => e.At >= start);
        }

        if (filter.To is { } to && to < DateOnly.MaxValue)
        {
            var end = ProgrammeClock.BeginOf(to.AddDays(1));
            entries = entries.Where(e => e.At < end);
        }

        return entries;
    }

    private static IQueryable<AuditRow> Rows(IQueryable<AuditEntry> entries) =>
        entries.Select(e => new AuditRow(e.Id, e.At, e.AccountName, e.Action, e.Entity, e.Key, e.Before, e.After, e.Reason, e.Hash));

    private sealed record PageKey(AuditFilter Filter, int Page, int Size);

    /// <summary>The list of a cached page is the same object as long as it is cached.</summary>
    private sealed record NamesKey(IReadOnlyList<AuditRow> Rows);

    private sealed record ExportKey(AuditFilter Filter);
}
