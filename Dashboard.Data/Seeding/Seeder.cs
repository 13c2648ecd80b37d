using Dashboard.Data.Persistence;
using Dashboard.Data.Provinces;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Seeding;

/// <summary>How many rows a seeding wrote; all zero when the database held the seed already.</summary>
internal readonly record struct SeedResult(int Added, int Changed, int Removed)
{
    public bool Nothing => this == default;
}

/// <summary>
/// Brings the reference data of the database to what the seed files say: adds, corrects and removes rows by official code,
/// all in the caller's transaction, and touches nothing that is right already.
/// </summary>
internal static class Seeder
{
    public static async Task<SeedResult> ApplyAsync(DashboardDbContext db, ReferenceSeed seed, CancellationToken cancellationToken)
    {
        await VacatePositionsAsync(db, seed.Provinces, cancellationToken);
        await UpsertAsync(db, seed.Provinces, p => p.Code, cancellationToken);
        await UpsertAsync(db, seed.Divisions, d => (d.ProvinceCode, d.Year), cancellationToken);
        await UpsertAsync(db, seed.Places, p => p.Code, cancellationToken);
        await UpsertAsync(db, seed.Notices, n => n.Id, cancellationToken);
        await UpsertAsync(db, seed.NoticeItems, i => (i.NoticeId, i.Code), cancellationToken);
        await UpsertAsync(db, seed.NoticeGaps, g => (g.NoticeId, g.Code), cancellationToken);
        await UpsertAsync(db, seed.NoticeAnnexes, a => (a.NoticeId, a.Ordinal), cancellationToken);
        await UpsertAsync(db, seed.Rounds, r => r.Code, cancellationToken, held => held.Ground == ProvenanceKind.Official);
        await UpsertAsync(db, seed.Outcomes, o => (o.RoundCode, o.Track, o.Tier), cancellationToken);
        await UpsertAsync(db, seed.Designations, d => (d.NoticeId, d.Annex, d.Row), cancellationToken);

        // Rows that stand in no file any more. Only of the tables that the seed alone fills, or of the notices it describes:
        // what offices enter is never touched.
        RemoveMissing(db, seed.Divisions, d => (d.ProvinceCode, d.Year));
        RemoveMissing(db, seed.NoticeItems, i => (i.NoticeId, i.Code));
        RemoveMissing(db, seed.NoticeGaps, g => (g.NoticeId, g.Code));
        RemoveMissing(db, seed.Outcomes, o => (o.RoundCode, o.Track, o.Tier));
        var described = seed.Notices.Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
        RemoveMissing(db, seed.NoticeAnnexes, a => (a.NoticeId, a.Ordinal), a => described.Contains(a.NoticeId));
        RemoveMissing(db, seed.Designations, d => (d.NoticeId, d.Annex, d.Row), d => described.Contains(d.NoticeId));

        // The directory of divisions is the seed's alone and large: it is replaced as a whole when its files say something else.
        var directoryChanged = !await db.SeededFiles.AnyAsync(f => f.Name == SeededFile.Divisions && f.Hash == seed.Directory.Hash, cancellationToken);
        await UpsertAsync(db, [new SeededFile { Name = SeededFile.Divisions, Hash = seed.Directory.Hash }], f => f.Name, cancellationToken);

        db.ChangeTracker.DetectChanges();
        var states = db.ChangeTracker.Entries().Select(e => e.State).ToList();
        var result = new SeedResult(
            states.Count(s => s == EntityState.Added),
            states.Count(s => s == EntityState.Modified),
            states.Count(s => s == EntityState.Deleted));
        if (!result.Nothing)
        {
            await db.SaveChangesAsync(cancellationToken);
        }

        if (directoryChanged)
        {
            await BulkInsert.ReplaceAsync(db, seed.Directory.Divisions, cancellationToken);
            await BulkInsert.ReplaceAsync(db, seed.Directory.Changes, cancellationToken);
            await BulkInsert.ReplaceAsync(db, seed.Directory.FormerNames, cancellationToken);
        }

        return result;
    }

    /// <summary>
    /// Provinces that exchange positions would meet each other in the unique index, whichever is written first:
    /// those that move go below zero until the seed gives them their new place.
    /// </summary>
    private static async Task VacatePositionsAsync(DashboardDbContext db, IReadOnlyList<Province> provinces, CancellationToken cancellationToken)
    {
        var stated = provinces.ToDictionary(p => p.Code, p => p.Order, StringComparer.Ordinal);
        foreach (var held in await db.Provinces.AsTracking().ToListAsync(cancellationToken))
        {
            if (stated.TryGetValue(held.Code, out var position) && position != held.Order)
            {
                held.Order = -1 - held.Order;
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task UpsertAsync<T, TKey>(
        DashboardDbContext db, IReadOnlyList<T> rows, Func<T, TKey> key, CancellationToken cancellationToken, Func<T, bool>? ofTheSeed = null)
        where T : class
        where TKey : notnull
    {
        var held = (await db.Set<T>().AsTracking().ToListAsync(cancellationToken)).ToDictionary(key);
        foreach (var row in rows)
        {
            if (!held.TryGetValue(key(row), out var known))
            {
                db.Add(row);
            }
            else if (ofTheSeed is null || ofTheSeed(known))
            {
                db.Entry(known).CurrentValues.SetValues(row);
            }
        }
    }

    private static void RemoveMissing<T, TKey>(DashboardDbContext db, IReadOnlyList<T> rows, Func<T, TKey> key, Func<T, bool>? ofTheSeed = null)
        where T : class
        where TKey : notnull
    {
        var stated = rows.Select(key).ToHashSet();
        db.RemoveRange(db.Set<T>().Local.Where(row => !stated.Contains(key(row)) && (ofTheSeed is null || ofTheSeed(row))).ToList());
    }
}
