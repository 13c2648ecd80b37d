using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Provinces;

/// <summary>How a refusal names a province.</summary>
internal static class ProvinceNames
{
    public static Bilingual Of(Province province) => new(province.ShortZh, province.ShortEn);

    /// <summary>The short name; the code itself where no province has it.</summary>
    public static async Task<Bilingual> OfAsync(DashboardDbContext db, string code, CancellationToken cancellationToken) =>
        await db.Provinces.AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancellationToken) is { } province ? Of(province) : new Bilingual(code, code);
}
