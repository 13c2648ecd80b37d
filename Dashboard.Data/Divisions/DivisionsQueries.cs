using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Provinces;
using Dashboard.Data.Seeding;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Divisions;

/// <summary>Reads the directory of divisions: public reference data.</summary>
public sealed class DivisionsQueries(DashboardReader reader, ProvincesQueries provinces)
{
    private readonly Lock _gate = new();
    private (string? Hash, DivisionDirectory Directory)? _held;

    /// <summary>
    /// The whole directory. It is made anew only when its files changed, whatever else is written: a write costs it one short question.
    /// </summary>
    public Task<DivisionDirectory> DirectoryAsync(Viewer viewer, CancellationToken cancellationToken = default) =>
        reader.ReadPublishedAsync(
            viewer,
            DirectoryKey.Only,
            async (db, token) =>
            {
                var hash = await db.SeededFiles.Where(f => f.Name == SeededFile.Divisions).Select(f => f.Hash).SingleOrDefaultAsync(token);
                lock (_gate)
                {
                    if (_held is { } held && held.Hash == hash)
                    {
                        return held.Directory;
                    }
                }

                var directory = await ReadAsync(db, await provinces.ListAsync(viewer, token), token);
                lock (_gate)
                {
                    _held = (hash, directory);
                }

                return directory;
            },
            cancellationToken);

    /// <summary>The divisions that a filter shows, of the newest list not later than the as-of date; empty before the first list.</summary>
    public Task<IReadOnlyList<DivisionInfo>> ListAsync(Viewer viewer, DivisionFilter filter, DateOnly asOf, CancellationToken cancellationToken = default) =>
        reader.ReadPublishedAsync(
            viewer,
            new ListKey(filter, asOf),
            async (_, token) => (await DirectoryAsync(viewer, token)).Search(filter, asOf),
            cancellationToken);

    private static async Task<DivisionDirectory> ReadAsync(DashboardDbContext db, IReadOnlyList<ProvinceInfo> provinces, CancellationToken cancellationToken)
    {
        var names = provinces.ToDictionary(p => p.Code, p => p.Name, StringComparer.Ordinal);
        var divisions = (await db.Divisions.OrderBy(d => d.Code).ToListAsync(cancellationToken)).ConvertAll(d => DivisionInfo.Of(d, names[d.ProvinceCode]));
        var changes = await db.DivisionChanges.OrderBy(c => c.Number)
            .Select(c => new DivisionChangeInfo(
                c.FromList, c.ToList, c.OldCode, c.OldNameZh, c.NewCode, c.NewNameZh, c.Kind, c.ChangeZh, c.AnnouncedOn, c.Note, c.Source))
            .ToListAsync(cancellationToken);
        var former = await db.FormerNames.OrderBy(f => f.Code).ThenBy(f => f.NameZh)
            .Select(f => new FormerNameInfo(f.Code, f.NameZh, f.LastRevision, f.NowCode, f.Ground, f.Source))
            .ToListAsync(cancellationToken);
        return new DivisionDirectory(divisions, changes, former, provinces);
    }

    private sealed record DirectoryKey
    {
        public static readonly DirectoryKey Only = new();
    }

    private sealed record ListKey(DivisionFilter Filter, DateOnly AsOf);
}
