using Dashboard.Data;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;

namespace Dashboard.Tests.Infrastructure;

/// <summary>Makes a designated place of which a test says only what matters to it.</summary>
public static class DesignatedPlaceBuilder
{
    public static DesignatedPlace Haidian { get; } = new(
        "110108", new("海淀区", "Haidian District"), new("北京市海淀区", "Haidian District"), "hai dian qu", PlaceKind.MunicipalityDistrict,
        "110000", new("北京市", "Beijing"), new("北京", "Beijing"), Region.East, Tier.Demonstration, "designation-2022", "国知发运字〔2022〕33号",
        1, 1, new(2022, 8, 4), new(new(2022, 7, 1), new(2025, 6, 30)), DesignationStatus.Active) { StatedEndsOn = new(2025, 6, 30) };

    public static DesignatedPlace Place(
        string code, string pinyin = "shi li shi", PlaceKind kind = PlaceKind.PrefectureCity, Tier tier = Tier.Pilot, string province = "320000") =>
        Haidian with { Code = code, Pinyin = pinyin, Kind = kind, Tier = tier, ProvinceCode = province };
}
