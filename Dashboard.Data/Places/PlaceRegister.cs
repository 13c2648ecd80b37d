using Dashboard.Data.Divisions;
using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Places;

/// <summary>Places by their code: those held and, so that nobody types one, those that the directory of divisions has.</summary>
internal static class PlaceRegister
{
    /// <summary>The place of a code: held, or made from the newest list of divisions that is not later than a day; null when there is neither.</summary>
    /// <returns>Whether it is not held yet: then whoever builds on it adds it.</returns>
    public static async Task<(Place? Place, bool IsNew)> FindAsync(DashboardDbContext db, string code, DateOnly on, CancellationToken cancellationToken)
    {
        if (!Identifier.IsOne(code))
        {
            return (null, false);
        }

        if (await db.Places.SingleOrDefaultAsync(p => p.Code == code, cancellationToken) is { } held)
        {
            return (held, false);
        }

        var first = await db.Divisions.Where(d => d.FirstList <= on).MaxAsync(d => (DateOnly?)d.FirstList, cancellationToken);
        var last = await db.Divisions.Where(d => d.LastList <= on).MaxAsync(d => (DateOnly?)d.LastList, cancellationToken);
        var list = last > first ? last : first;
        if (await db.Divisions.SingleOrDefaultAsync(d => d.Code == code && d.FirstList <= list && d.LastList >= list, cancellationToken) is not { } division
            || await db.Provinces.SingleOrDefaultAsync(p => p.Code == division.ProvinceCode && p.TakesPart, cancellationToken) is not { } province)
        {
            return (null, false);
        }

        return (Of(DivisionInfo.Of(division, new Bilingual(province.NameZh, province.NameEn))), true);
    }

    /// <summary>The place that a division of the directory is.</summary>
    public static Place Of(DivisionInfo division) => new()
    {
        Code = division.Code,
        ProvinceCode = division.ProvinceCode,
        NameZh = division.Name.Zh,
        FullNameZh = division.FullName.Zh,
        NameEn = division.Name.En,
        Pinyin = division.Pinyin,
        Kind = division.Kind,
        Ground = ProvenanceKind.Reported,
    };
}
