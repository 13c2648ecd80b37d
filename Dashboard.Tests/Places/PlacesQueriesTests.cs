using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;

namespace Dashboard.Tests.Places;

public sealed class PlacesQueriesTests(SeededDatabases databases)
{
    private static readonly DateOnly AsOf = new(2023, 8, 15);

    [Theory]
    [EveryProvider("2022-08-03", 0, 0)]
    [EveryProvider("2022-08-04", 110, 0)]
    [EveryProvider("2025-06-30", 110, 0)]
    [EveryProvider("2025-07-01", 110, 110)]
    public async Task The_designated_places_of_a_day_carry_their_status(DatabaseProvider provider, string day, int count, int expired)
    {
        var designated = await (await databases.On(provider)).DesignatedAsync(DateOnly.ParseExact(day, "yyyy-MM-dd", null));

        Assert.Equal(count, designated.Count);
        Assert.Equal(expired, designated.Count(d => d.Status == DesignationStatus.Expired));
    }

    [Theory, EveryProvider]
    public async Task The_designated_places_stand_in_the_order_of_the_annexes(DatabaseProvider provider)
    {
        var designated = await (await databases.On(provider)).DesignatedAsync(AsOf);

        Assert.Equal(Enumerable.Range(1, 38).Select(r => (1, r)).Concat(Enumerable.Range(1, 72).Select(r => (2, r))), designated.Select(d => (d.Annex, d.Row)));
        Assert.Equal(DesignatedPlaceBuilder.Haidian, designated[0]);
        Assert.All(designated, d => Assert.Equal(Track.City, d.Track));
    }

    [Theory, EveryProvider]
    public async Task A_later_designation_of_the_same_tier_takes_the_place_of_the_earlier_one(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.StartAsync(provider);
        await database.WriteAsync(db =>
        {
            db.Notices.Add(new Data.Notices.Notice
            {
                Id = "designation-2025", Year = 2025, DocumentNumber = "示例〔2025〕1号", TitleZh = "示例", TitleEn = "Example",
                ShortTitleZh = "示例", ShortTitleEn = "Example", IssuerZh = "示例", IssuerEn = "Example", SummaryZh = "示例",
                SummaryEn = "Example", Text = "示例", IssuedOn = new(2025, 7, 10),
            });
            db.Designations.Add(new Designation
            {
                NoticeId = "designation-2025", Annex = 1, Row = 1, PlaceCode = "110108", Tier = Tier.Demonstration,
                DesignatedOn = new(2025, 7, 10), StartsOn = new(2025, 7, 1), EndsOn = new(2028, 6, 30),
            });
        });

        Assert.Equal("designation-2022", Haidian(await database.DesignatedAsync(new(2025, 7, 9))).NoticeId);
        var latest = await database.DesignatedAsync(new(2025, 7, 10));
        Assert.Equal(110, latest.Count);
        Assert.Equal(("designation-2025", DesignationStatus.Active), (Haidian(latest).NoticeId, Haidian(latest).Status));
        Assert.Equal("110108", latest[^1].Code);
        var life = await database.Places.FindAsync(Viewer.Public, "110108", new(2025, 7, 10));
        Assert.Equal(["designation-2025", "designation-2022"], life!.Designations.Select(d => d.NoticeId));

        static DesignatedPlace Haidian(IEnumerable<DesignatedPlace> places) => places.Single(p => p.Code == "110108");
    }

    [Theory, EveryProvider]
    public async Task A_place_shows_its_designations_and_its_neighbours(DatabaseProvider provider)
    {
        var life = await (await databases.On(provider)).Places.FindAsync(Viewer.Public, "320100", AsOf);

        Assert.NotNull(life);
        Assert.Equal(("南京市", "江苏省南京市", "320000", PlaceKind.SubProvincialCity), (life.Name.Zh, life.FullName.Zh, life.Province.Code, life.Kind));
        Assert.Equal((1, 10), (Assert.Single(life.Designations).Annex, life.Designations[0].Row));
        Assert.Equal(
            ["苏州市", "徐州市", "南通市", "无锡市", "常州市", "淮安市", "盐城市", "镇江市", "扬州市"], life.Neighbours.Select(n => n.Name.Zh));
    }

    [Theory, EveryProvider]
    public async Task Before_its_notice_a_place_has_no_designation_and_no_neighbours(DatabaseProvider provider)
    {
        var life = await (await databases.On(provider)).Places.FindAsync(Viewer.Public, "320100", new(2022, 8, 3));

        Assert.NotNull(life);
        Assert.Empty(life.Designations);
        Assert.Empty(life.Neighbours);
    }

    [Theory]
    [EveryProvider("999999")]
    [EveryProvider("")]
    [EveryProvider("110000")] // a province is no place
    [EveryProvider("'; DROP TABLE Places; --")]
    public async Task An_unknown_code_is_no_place(DatabaseProvider provider, string code) =>
        Assert.Null(await (await databases.On(provider)).Places.FindAsync(Viewer.Public, code, AsOf));
}
