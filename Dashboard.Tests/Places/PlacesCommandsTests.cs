using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using static Dashboard.Tests.Infrastructure.Offices;

namespace Dashboard.Tests.Places;

public sealed class PlacesCommandsTests
{
    private static readonly NewPlace Kunshan = new("320583", "320000", "昆山市", "Kunshan", "kun shan shi", PlaceKind.CountyLevelCity);

    public static TheoryData<NewPlace, Type> Wrong => new()
    {
        { Kunshan with { Code = "32058" }, typeof(PlaceRefusal.CodeInvalid) },
        { Kunshan with { Code = "32058x" }, typeof(PlaceRefusal.CodeInvalid) },
        { Kunshan with { Code = "330583" }, typeof(PlaceRefusal.CodeOfOtherProvince) },
        { Kunshan with { Code = "320100", Kind = PlaceKind.PrefectureCity }, typeof(PlaceRefusal.CodeTaken) },
        { Kunshan with { NameZh = " " }, typeof(PlaceRefusal.NameInvalid) },
        { Kunshan with { NameEn = "" }, typeof(PlaceRefusal.NameInvalid) },
        { Kunshan with { Pinyin = "Kun Shan" }, typeof(PlaceRefusal.PinyinInvalid) },
        { Kunshan with { Pinyin = "kun  shan" }, typeof(PlaceRefusal.PinyinInvalid) },
        { Kunshan with { Kind = PlaceKind.PrefectureCity }, typeof(PlaceRefusal.KindInvalid) },
        { Kunshan with { Kind = PlaceKind.MunicipalityDistrict }, typeof(PlaceRefusal.KindInvalid) },
        { Kunshan with { Code = "320500" }, typeof(PlaceRefusal.KindInvalid) },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task A_place_that_cannot_be_is_refused_with_the_rule(NewPlace place, Type reason)
    {
        await using var offices = await Offices.StartAsync();

        Assert.IsType(reason, Refused(await offices.Database.Get<PlacesCommands>().AddAsync(offices.Jiangsu, place)));
    }

    [Fact]
    public async Task A_county_that_was_entered_is_known_and_its_status_as_a_pilot_is_not()
    {
        await using var offices = await Offices.StartAsync();
        var commands = offices.Database.Get<PlacesCommands>();
        Assert.IsType<AccessRefusal.OtherProvince>(Refused(await commands.AddAsync(offices.Zhejiang, Kunshan)));

        Done(await commands.AddAsync(offices.Jiangsu, Kunshan));

        var life = (await offices.Database.Places.FindAsync(offices.Jiangsu.Viewer, "320583", Day("2023-08-15")))!;
        Assert.Null(await offices.Database.Places.FindAsync(Viewer.Public, "320583", Day("2023-08-15"))); // no list names it: only its application does
        Assert.Null(await offices.Database.Places.FindAsync(offices.Zhejiang.Viewer, "320583", Day("2023-08-15")));
        Assert.Equal(("江苏省昆山市", Track.County, 0), (life.FullName.Zh, life.Track, life.Designations.Count));
        Assert.IsType<PlaceRefusal.CodeTaken>(Refused(await commands.AddAsync(offices.National, Kunshan)));
        Assert.IsType<EligibilityRefusal.PriorStatusUnknown>(Refused(await offices.StartAsync("320583", track: Track.County)));
        Assert.Equal(Stage.SubmittedToProvince, Done(await offices.StartAsync("320583", tier: Tier.Pilot, track: Track.County)).Stage);
        await using var next = offices.Database.Another();
        await next.StartAsync(); // what an office entered outlives the seed
        Assert.NotNull(await next.Places.FindAsync(offices.Jiangsu.Viewer, "320583", Day("2023-08-15")));
    }
}
