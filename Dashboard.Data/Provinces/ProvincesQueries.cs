using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Provinces;

/// <summary>A provincial-level unit as pages show it. See <see cref="Province"/> for the units of its members.</summary>
public sealed record ProvinceInfo(
    string Code,
    Bilingual Name,
    Bilingual Short,
    string Abbreviation,
    string? LetterCode,
    string Pinyin,
    ProvinceKind Kind,
    Region? Region,
    bool TakesPart,
    int Order,
    int TileColumn,
    int TileRow)
{
    /// <summary>All it is called by: its code, and its names, long and short, in both languages.</summary>
    internal IEnumerable<string> Names => [Code, Name.Zh, Short.Zh, Name.En, Short.En];

    /// <summary>True when it is called so, in any case of letters.</summary>
    public bool IsCalled(string text) => Names.Contains(text, StringComparer.OrdinalIgnoreCase);
}

/// <summary>How many divisions a province had on the day of the counted list.</summary>
public sealed record DivisionTally(int Year, DateOnly CountedOn, int PrefectureLevel, int CountyLevel, int Districts, int CountyLevelCities, string Source)
{
    internal static DivisionTally Of(DivisionCount count) =>
        new(count.Year, count.CountedOn, count.PrefectureLevel, count.CountyLevel, count.Districts, count.CountyLevelCities, count.Source);
}

/// <summary>Reads the provincial-level units: reference data, open to everyone and the same on every day.</summary>
public sealed class ProvincesQueries(DashboardReader reader)
{
    /// <summary>All 35 units in their customary order, those that take no part included.</summary>
    public Task<IReadOnlyList<ProvinceInfo>> ListAsync(Viewer viewer, CancellationToken cancellationToken = default) =>
        reader.ReadPublishedAsync<IReadOnlyList<ProvinceInfo>>(
            viewer,
            ListKey.Only,
            ReadAsync,
            cancellationToken);

    /// <summary>The same inside a command.</summary>
    internal static async Task<IReadOnlyList<ProvinceInfo>> ReadAsync(DashboardDbContext db, CancellationToken cancellationToken) =>
        await db.Provinces
            .OrderBy(p => p.Order)
            .Select(p => new ProvinceInfo(
                p.Code,
                new Bilingual(p.NameZh, p.NameEn),
                new Bilingual(p.ShortZh, p.ShortEn),
                p.AbbreviationZh,
                p.LetterCode,
                p.Pinyin,
                p.Kind,
                p.Region,
                p.TakesPart,
                p.Order,
                p.TileColumn,
                p.TileRow))
            .ToListAsync(cancellationToken);

    /// <summary>One unit; null when no unit has the code.</summary>
    public async Task<ProvinceInfo?> FindAsync(Viewer viewer, string code, CancellationToken cancellationToken = default) =>
        (await ListAsync(viewer, cancellationToken)).FirstOrDefault(p => p.Code == code);

    /// <summary>The counts of divisions of a province known on the as-of date, latest first; empty for 兵团 and units outside the programme.</summary>
    public Task<IReadOnlyList<DivisionTally>> DivisionsAsync(Viewer viewer, string code, DateOnly asOf, CancellationToken cancellationToken = default) =>
        reader.ReadPublishedAsync<IReadOnlyList<DivisionTally>>(
            viewer,
            new DivisionsKey(code, asOf),
            async (db, token) => !Identifier.IsOne(code) ? [] : await db.DivisionCounts
                .Where(d => d.ProvinceCode == code && d.CountedOn <= asOf)
                .OrderByDescending(d => d.Year)
                .Select(d => new DivisionTally(d.Year, d.CountedOn, d.PrefectureLevel, d.CountyLevel, d.Districts, d.CountyLevelCities, d.Source))
                .ToListAsync(token),
            cancellationToken);

    private sealed record ListKey
    {
        public static readonly ListKey Only = new();
    }

    private sealed record DivisionsKey(string Code, DateOnly AsOf);
}
