using System.Globalization;
using Dashboard.Data;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using static Dashboard.Tests.Infrastructure.DesignatedPlaceBuilder;

namespace Dashboard.Tests.Places;

public sealed class PlaceFilterTests(SeededDatabases databases)
{
    public static TheoryData<PlaceOrder, bool> Orders =>
        [.. Enum.GetValues<PlaceOrder>().SelectMany(order => new[] { (order, false), (order, true) })];

    [Theory]
    [InlineData("海淀")]
    [InlineData("海淀区")]
    [InlineData(" 海淀 ")]
    [InlineData("haidian")]
    [InlineData("hai dian")]
    [InlineData("HaiDianQu")]
    [InlineData("hdq")]
    [InlineData("hd")]
    [InlineData("Haidian District")]
    [InlineData("haidian dis")]
    [InlineData("110108")]
    public async Task A_place_is_found_by_its_name_in_each_script_and_by_its_code(string text) =>
        Assert.Contains(await FindAsync(new PlaceFilter(text)), p => p.Code == "110108");

    [Theory]
    [InlineData("haidian", "110108")]
    [InlineData("hdq", "110108")]
    [InlineData("110108", "110108")]
    [InlineData("xi'anshi", "610100")]
    [InlineData("xi’an shi", "610100")]
    [InlineData("闵行", "310112")]
    [InlineData("minhang", "310112")]
    [InlineData("昌吉", "652300")]
    public async Task A_whole_name_finds_one_place(string text, string code) =>
        Assert.Equal([code], (await FindAsync(new PlaceFilter(text))).Select(p => p.Code));

    [Theory]
    [InlineData("江苏省")]
    [InlineData("江苏")]
    [InlineData("Jiangsu")]
    public async Task The_name_of_a_province_finds_its_places(string text)
    {
        var found = await FindAsync(new PlaceFilter(text));

        Assert.Equal(10, found.Count);
        Assert.All(found, p => Assert.Equal("320000", p.ProvinceCode));
    }

    [Theory]
    [InlineData("zzz")]
    [InlineData("999999")]
    [InlineData("海淀区区")]
    [InlineData("ai dian")]
    [InlineData("1")]
    [InlineData("10108")]
    [InlineData("%")]
    [InlineData("_")]
    public async Task What_fits_nothing_finds_nothing(string text) => Assert.Empty(await FindAsync(new PlaceFilter(text)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public async Task An_empty_text_filters_nothing(string? text)
    {
        Assert.True(new PlaceFilter(text).IsEmpty);
        Assert.Equal(110, (await FindAsync(new PlaceFilter(text))).Count);
    }

    [Fact]
    public void A_filter_with_any_field_is_not_empty() => Assert.All(
        [
            new PlaceFilter("a"), new PlaceFilter(Tier: Tier.Pilot), new PlaceFilter(ProvinceCode: "110000"), new PlaceFilter(Region: Region.East),
            new PlaceFilter(Kind: PlaceKind.Prefecture), new PlaceFilter(Status: DesignationStatus.Active),
        ],
        filter => Assert.False(filter.IsEmpty));

    [Fact]
    public async Task Each_field_keeps_the_places_that_have_its_value()
    {
        Assert.Equal(38, (await FindAsync(new PlaceFilter(Tier: Tier.Demonstration))).Count);
        Assert.Equal(72, (await FindAsync(new PlaceFilter(Tier: Tier.Pilot))).Count);
        Assert.Equal(7, (await FindAsync(new PlaceFilter(Region: Region.Northeast))).Count);
        Assert.Equal(10, (await FindAsync(new PlaceFilter(ProvinceCode: "320000"))).Count);
        Assert.Equal(["652300"], (await FindAsync(new PlaceFilter(Kind: PlaceKind.AutonomousPrefecture))).Select(p => p.Code));
        Assert.Equal(110, (await FindAsync(new PlaceFilter(Status: DesignationStatus.Active))).Count);
        Assert.Empty(await FindAsync(new PlaceFilter(Status: DesignationStatus.Expired)));
        Assert.Equal(110, (await FindAsync(new PlaceFilter(Status: DesignationStatus.Expired), new(2026, 1, 1))).Count);
    }

    [Fact]
    public async Task Fields_are_combined_and_the_order_is_kept()
    {
        var found = await FindAsync(new PlaceFilter("市", Tier.Demonstration, Region: Region.East, ProvinceCode: "320000"));

        Assert.Equal(["南京市", "苏州市", "徐州市"], found.Select(p => p.Name.Zh));
    }

    [Fact]
    public void Places_are_sorted_by_each_column_and_ties_stay_in_annex_order()
    {
        DesignatedPlace[] places =
        [
            Place("1", "b", PlaceKind.PrefectureCity, Tier.Demonstration, "320000"),
            Place("2", "c", PlaceKind.SubProvincialCity, Tier.Pilot, "110000"),
            Place("3", "a", PlaceKind.PrefectureCity, Tier.Pilot, "320000"),
            Place("4", "b", PlaceKind.MunicipalityDistrict, Tier.Demonstration, "110000"),
        ];

        Assert.Equal("1234", Sorted(PlaceOrder.Annex, false));
        Assert.Equal("4321", Sorted(PlaceOrder.Annex, true));
        Assert.Equal("3142", Sorted(PlaceOrder.Name, false));
        Assert.Equal("2143", Sorted(PlaceOrder.Name, true));
        Assert.Equal("2413", Sorted(PlaceOrder.Province, false));
        Assert.Equal("1324", Sorted(PlaceOrder.Province, true));
        Assert.Equal("1423", Sorted(PlaceOrder.Tier, false));
        Assert.Equal("2314", Sorted(PlaceOrder.Tier, true));
        Assert.Equal("2134", Sorted(PlaceOrder.Kind, false));
        Assert.Equal("4132", Sorted(PlaceOrder.Kind, true));

        string Sorted(PlaceOrder order, bool descending) => string.Concat(PlaceFilter.Sort(places, order, descending).Select(p => p.Code));
    }

    [Theory, MemberData(nameof(Orders))]
    public async Task Finding_and_sorting_do_not_depend_on_the_culture_of_the_reader(PlaceOrder order, bool descending)
    {
        var places = await FindAsync(new PlaceFilter());
        var results = new[] { "", "zh-CN", "en", "tr-TR", "sv-SE" }.Select(culture =>
        {
            var before = CultureInfo.CurrentCulture;
            try
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                return PlaceFilter.Sort(new PlaceFilter("HAI").Apply(places), order, descending)
                    .Concat(PlaceFilter.Sort(places, order, descending)).Select(p => p.Code).ToList();
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }).ToList();

        Assert.True(results[0].Count > 110);
        Assert.All(results, result => Assert.Equal(results[0], result));
    }

    private async Task<IReadOnlyList<DesignatedPlace>> FindAsync(PlaceFilter filter, DateOnly? asOf = null) =>
        [.. filter.Apply(await (await databases.Sqlite).DesignatedAsync(asOf ?? new(2023, 8, 15)))];
}
