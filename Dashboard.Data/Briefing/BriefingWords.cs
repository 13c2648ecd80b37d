using System.Globalization;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;

namespace Dashboard.Data.Briefing;

/// <summary>
/// The words of what is pinned, in both languages. They are part of the record, written once and never translated again, so they stand
/// here and not in the texts of the interface; a test holds both to the same words.
/// </summary>
internal static class BriefingWords
{
    public static readonly Bilingual NoText = new("", "");

    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>2023年8月15日, 15 Aug 2023.</summary>
    public static Bilingual Day(DateOnly day) => new(day.ToString("yyyy年M月d日", English), day.ToString("d MMM yyyy", English));

    /// <summary>2022年7月—2025年6月.</summary>
    public static Bilingual Range(Term term) => new(
        $"{term.StartsOn.ToString("yyyy年M月", English)}—{term.EndsOn.ToString("yyyy年M月", English)}",
        $"{term.StartsOn.ToString("MMM yyyy", English)} – {term.EndsOn.ToString("MMM yyyy", English)}");

    public static Bilingual List(IEnumerable<Bilingual> names)
    {
        var all = names.ToList();
        return new(string.Join("、", all.Select(n => n.Zh)), string.Join(", ", all.Select(n => n.En)));
    }

    public static Bilingual Of(Region region) => region switch
    {
        Region.East => new("东部", "East"),
        Region.Central => new("中部", "Central"),
        Region.West => new("西部", "West"),
        Region.Northeast => new("东北", "Northeast"),
    };

    public static Bilingual Of(PlaceKind kind) => kind switch
    {
        PlaceKind.SubProvincialCity => new("副省级城市", "Sub-provincial city"),
        PlaceKind.PrefectureCity => new("地级市", "Prefecture-level city"),
        PlaceKind.Prefecture => new("地区", "Prefecture"),
        PlaceKind.AutonomousPrefecture => new("自治州", "Autonomous prefecture"),
        PlaceKind.League => new("盟", "League"),
        PlaceKind.MunicipalityDistrict => new("直辖市的区", "District of a municipality"),
        PlaceKind.CityDistrict => new("市辖区", "District of a city"),
        PlaceKind.CountyLevelCity => new("县级市", "County-level city"),
        PlaceKind.County => new("县", "County"),
        PlaceKind.AutonomousCounty => new("自治县", "Autonomous county"),
        PlaceKind.Banner => new("旗", "Banner"),
        PlaceKind.AutonomousBanner => new("自治旗", "Autonomous banner"),
        PlaceKind.SpecialDistrict => new("特区", "Special district"),
        PlaceKind.ForestryDistrict => new("林区", "Forestry district"),
    };

    /// <summary>The name of a step of the demonstration's way.</summary>
    public static Bilingual Of(Stage stage) => stage switch
    {
        Stage.Drafting => new("编制方案", "Drafting"),
        Stage.GovernmentConsent => new("政府同意", "Government consent"),
        Stage.SubmittedToProvince => new("报省局", "Submitted to province"),
        Stage.ProvincialReview => new("省局审核", "Provincial review"),
        Stage.ProvincialPublicNotice => new("省级公示", "Provincial public notice"),
        Stage.Recommended => new("推荐", "Recommended"),
        Stage.ExpertReview => new("专家评审", "Expert review"),
        Stage.PublicNotice => new("公示", "Public notice"),
        Stage.Designated => new("确定", "Designated"),
        Stage.ReturnedForCompletion => new("退回补正", "Returned for completion"),
        Stage.NotRecommended => new("未推荐", "Not recommended"),
        Stage.NotSelected => new("未入选", "Not selected"),
        Stage.Withdrawn => new("撤回", "Withdrawn"),
        Stage.EligibilityCancelled => new("取消申报资格", "Eligibility cancelled"),
    };

    public static Bilingual Of(Tier tier) => tier switch
    {
        Tier.Demonstration => new("示范", "Demonstration"),
        Tier.Pilot => new("试点", "Pilot"),
    };

    /// <summary>示范城市.</summary>
    public static Bilingual Of(Track track, Tier tier) => (track, tier) switch
    {
        (Track.City, Tier.Demonstration) => new("示范城市", "Demonstration cities"),
        (Track.City, Tier.Pilot) => new("试点城市", "Pilot cities"),
        (Track.County, Tier.Demonstration) => new("示范县", "Demonstration counties"),
        (Track.County, Tier.Pilot) => new("试点县", "Pilot counties"),
    };
}
