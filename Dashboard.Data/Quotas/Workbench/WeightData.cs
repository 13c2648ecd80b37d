using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Quotas.Workbench;

/// <summary>What a province brings to a track on a day. Null: not known (兵团 has no divisions of its own; no list was counted yet).</summary>
public sealed record ProvinceWeights(
    ProvinceInfo Province, int EligiblePilots, int? PrefectureCities, int? EligibleCities, int? EligibleCounties, int PastDesignations)
{
    /// <summary>The value of a source of data; null: not known, or brought with the input.</summary>
    public int? ValueOf(WeightSource source) => source switch
    {
        WeightSource.EligiblePilots => EligiblePilots,
        WeightSource.PrefectureCities => PrefectureCities,
        WeightSource.EligibleCities => EligibleCities,
        WeightSource.EligibleCounties => EligibleCounties,
        WeightSource.PastDesignations => PastDesignations,
        WeightSource.Imported => null,
    };

    /// <summary>How many places could apply for a tier of a track; null: not known.</summary>
    public int? Applicants(Track track, Tier tier) => (track, tier) switch
    {
        (_, Tier.Demonstration) => EligiblePilots,
        (Track.City, Tier.Pilot) => EligibleCities,
        (Track.County, Tier.Pilot) => EligibleCounties,
    };
}

/// <summary>The data that weights of a track are made of, on one day, for the provinces that take part, in their customary order.</summary>
/// <param name="Documents">The documents whose designations are counted.</param>
/// <param name="DivisionsCountedOn">The day of the list of divisions, the latest by then or the first there is; null: none.</param>
/// <param name="DivisionsSource">That list; null: none.</param>
/// <param name="Illustrative">Sources that sample data has a part in.</param>
public sealed record WeightData(
    Track Track,
    DateOnly On,
    IReadOnlyList<ProvinceWeights> Provinces,
    IReadOnlyList<string> Documents,
    DateOnly? DivisionsCountedOn,
    string? DivisionsSource,
    IReadOnlySet<WeightSource> Illustrative)
{
    /// <summary>No province has a value of the source on the day.</summary>
    public bool IsEmpty(WeightSource source) => Provinces.All(p => p.ValueOf(source) is null or 0);

    internal static async Task<WeightData> ReadAsync(
        DashboardDbContext db, IReadOnlyList<ProvinceInfo> provinces, Track track, DateOnly day, CancellationToken cancellationToken)
    {
        var designations = (await (
                from dated in Designation.Dated(db, db.Designations.Where(d => d.DesignatedOn <= day), day)
                let designation = dated.Designation
                join place in db.Places on designation.PlaceCode equals place.Code
                join notice in db.Notices on designation.NoticeId equals notice.Id
                where notice.Ground != ProvenanceKind.Illustrative
                orderby designation.NoticeId, designation.Annex, designation.Row
                select new
                {
                    place.Code,
                    place.ProvinceCode,
                    place.Kind,
                    designation.Tier,
                    designation.DesignatedOn,
                    dated.EndsOn,
                    notice.DocumentNumber,
                    IsIllustrative = designation.Ground == ProvenanceKind.Illustrative || place.Ground == ProvenanceKind.Illustrative,
                }).ToListAsync(cancellationToken))
            .Where(d => PlaceRules.TrackOf(d.Kind) == track)
            .ToList();
        var divisions = (await db.DivisionCounts.AsNoTracking().OrderBy(d => d.ProvinceCode).ThenBy(d => d.CountedOn).ToListAsync(cancellationToken))
            .GroupBy(d => d.ProvinceCode)
            .ToDictionary(g => g.Key, g => g.LastOrDefault(d => d.CountedOn <= day) ?? g.First());

        var active = designations.Where(d => DesignationRules.StatusOn(day, d.DesignatedOn, d.EndsOn) == DesignationStatus.Active).ToList();
        var demonstrations = active.Where(d => d.Tier == Tier.Demonstration).Select(d => d.Code).ToHashSet(StringComparer.Ordinal);
        var pilots = active.Where(d => d.Tier == Tier.Pilot && !demonstrations.Contains(d.Code)).DistinctBy(d => d.Code).ToLookup(d => d.ProvinceCode);
        var past = designations.ToLookup(d => d.ProvinceCode);

        var rows = provinces.Where(p => p.TakesPart).OrderBy(p => p.Order).Select(p =>
        {
            var counted = divisions.GetValueOrDefault(p.Code);
            return new ProvinceWeights(
                p,
                pilots[p.Code].Count(),
                counted is null ? null : DivisionRules.PrefectureCities(p.Kind, counted),
                counted is null ? null : DivisionRules.EligibleCities(p.Kind, counted),
                QuotaRules.EligibleCounties(p.Kind, counted is null ? null : DivisionTally.Of(counted)),
                past[p.Code].Count());
        }).ToList();
        var latest = divisions.Values.MaxBy(d => d.CountedOn);
        return new WeightData(
            track,
            day,
            rows,
            designations.Select(d => d.DocumentNumber).Distinct().ToList(),
            latest?.CountedOn,
            latest?.Source,
            designations.Where(d => d.IsIllustrative).Select(_ => WeightSource.PastDesignations)
                .Concat(pilots.SelectMany(g => g).Where(d => d.IsIllustrative).Select(_ => WeightSource.EligiblePilots))
                .ToHashSet());
    }
}

/// <summary>Which divisions may apply on the city track (二（一）1 of the 2023 notice); for counties see <see cref="QuotaRules.EligibleCounties"/>. Pure.</summary>
public static class DivisionRules
{
    /// <summary>地级以上城市: a municipality is one city, whose districts apply in its place.</summary>
    public static int PrefectureCities(ProvinceKind kind, DivisionCount counted) => kind == ProvinceKind.Municipality ? 1 : counted.PrefectureCities;

    /// <summary>二（一）1: 地级以上城市 (with 地区, 自治州, 盟, as the list of 2022 has it) 或直辖市的区.</summary>
    public static int EligibleCities(ProvinceKind kind, DivisionCount counted) =>
        kind == ProvinceKind.Municipality ? counted.Districts : counted.PrefectureLevel;
}
