using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Provinces;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Provinces;

public sealed class ProvincesQueriesTests(SeededDatabases databases)
{
    [Theory, EveryProvider]
    public async Task The_35_units_stand_in_their_customary_order_and_32_take_part(DatabaseProvider provider)
    {
        var provinces = await (await databases.On(provider)).Provinces.ListAsync(Viewer.Public);

        Assert.Equal(Enumerable.Range(1, 35), provinces.Select(p => p.Order));
        Assert.Equal(32, provinces.Count(p => p.TakesPart));
        Assert.Equal(["台湾省", "香港特别行政区", "澳门特别行政区"], provinces.Where(p => !p.TakesPart).Select(p => p.Name.Zh));
        Assert.All(provinces, p => Assert.Equal(p.TakesPart, p.Region is not null));
        Assert.Equal("兵团", Assert.Single(provinces, p => p.Kind == ProvinceKind.Corps).Short.Zh);
        Assert.Equal("660000", Assert.Single(provinces, p => p.LetterCode is null).Code);
    }

    [Theory, EveryProvider]
    public async Task Every_unit_has_a_tile_of_its_own(DatabaseProvider provider)
    {
        var provinces = await (await databases.On(provider)).Provinces.ListAsync(Viewer.Public);

        Assert.Equal(35, provinces.Select(p => (p.TileColumn, p.TileRow)).Distinct().Count());
        Assert.All(provinces, p => Assert.InRange(p.TileColumn, 0, 6));
        Assert.All(provinces, p => Assert.InRange(p.TileRow, 0, 8));
    }

    [Theory]
    [EveryProvider("320000", "江苏省")]
    [EveryProvider("660000", "新疆生产建设兵团")]
    [EveryProvider("710000", "台湾省")]
    [EveryProvider("320100", null)] // a place is no province
    [EveryProvider("999999", null)]
    [EveryProvider("", null)]
    public async Task A_unit_is_found_by_its_code(DatabaseProvider provider, string code, string? name) =>
        Assert.Equal(name, (await (await databases.On(provider)).Provinces.FindAsync(Viewer.Public, code))?.Name.Zh);

    [Theory]
    [EveryProvider("650000", "2022-07-26")]
    [EveryProvider("650000", "2022-07-27", 2022)]
    [EveryProvider("650000", "2023-11-01", 2022)]
    [EveryProvider("650000", "2023-11-02", 2023, 2022)]
    [EveryProvider("660000", "2026-01-01")]
    [EveryProvider("710000", "2026-01-01")]
    [EveryProvider("999999", "2026-01-01")]
    public async Task The_counts_of_divisions_known_on_a_day_are_listed_latest_first(DatabaseProvider provider, string code, string day, params int[] years)
    {
        var tallies = await (await databases.On(provider)).Provinces
            .DivisionsAsync(Viewer.Public, code, DateOnly.ParseExact(day, "yyyy-MM-dd", null));

        Assert.Equal(years, tallies.Select(t => t.Year));
    }

    [Theory, EveryProvider]
    public async Task The_types_of_divisions_add_up_to_their_levels(DatabaseProvider provider)
    {
        await using var db = (await databases.On(provider)).Open();

        var counts = await db.DivisionCounts.AsNoTracking().ToListAsync();

        Assert.Equal(62, counts.Count);
        Assert.All(counts, c => Assert.Equal(c.PrefectureLevel, c.PrefectureCities + c.Prefectures + c.AutonomousPrefectures + c.Leagues));
        Assert.All(counts, c => Assert.Equal(
            c.CountyLevel,
            c.Districts + c.CountyLevelCities + c.Counties + c.AutonomousCounties + c.Banners + c.AutonomousBanners + c.SpecialDistricts + c.ForestryDistricts));
        Assert.Equal([(2022, 333, 2843), (2023, 333, 2844)], counts.GroupBy(c => c.Year).OrderBy(g => g.Key)
            .Select(g => (g.Key, g.Sum(c => c.PrefectureLevel), g.Sum(c => c.CountyLevel))));
    }
}
