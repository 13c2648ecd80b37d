using Dashboard.Data;
using Dashboard.Data.Notices;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Localization;

/// <summary>The words of the programme in the language of the interface. Identifiers are words only here.</summary>
public static class Words
{
    public static string Word(this Tier tier) => tier switch
    {
        Tier.Demonstration => WordsText.TierDemonstration,
        Tier.Pilot => WordsText.TierPilot,
    };

    /// <summary>示范城市: the tier and track of one place.</summary>
    public static string One(this Tier tier, Track track) => (tier, track) switch
    {
        (Tier.Demonstration, Track.City) => WordsText.OneDemonstrationCity,
        (Tier.Pilot, Track.City) => WordsText.OnePilotCity,
        (Tier.Demonstration, Track.County) => WordsText.OneDemonstrationCounty,
        (Tier.Pilot, Track.County) => WordsText.OnePilotCounty,
    };

    /// <summary>示范城市: the tier and track as the head of a count.</summary>
    public static string Many(this Tier tier, Track track) => (tier, track) switch
    {
        (Tier.Demonstration, Track.City) => WordsText.TierDemonstrationCity,
        (Tier.Pilot, Track.City) => WordsText.TierPilotCity,
        (Tier.Demonstration, Track.County) => WordsText.TierDemonstrationCounty,
        (Tier.Pilot, Track.County) => WordsText.TierPilotCounty,
    };

    public static string Word(this Track track) => track switch
    {
        Track.City => WordsText.TrackCity,
        Track.County => WordsText.TrackCounty,
    };

    public static string Word(this DesignationStatus status) => status switch
    {
        DesignationStatus.Active => WordsText.StatusActive,
        DesignationStatus.Expired => WordsText.StatusExpired,
    };

    public static string Word(this Region region) => region switch
    {
        Region.East => WordsText.RegionEast,
        Region.Central => WordsText.RegionCentral,
        Region.West => WordsText.RegionWest,
        Region.Northeast => WordsText.RegionNortheast,
    };

    /// <summary>The region, or that the unit is outside the notice.</summary>
    public static string Word(this Region? region) => region is { } known ? known.Word() : WordsText.RegionNone;

    public static string Word(this PlaceKind kind) => kind switch
    {
        PlaceKind.SubProvincialCity => WordsText.KindSubProvincialCity,
        PlaceKind.PrefectureCity => WordsText.KindPrefectureCity,
        PlaceKind.Prefecture => WordsText.KindPrefecture,
        PlaceKind.AutonomousPrefecture => WordsText.KindAutonomousPrefecture,
        PlaceKind.League => WordsText.KindLeague,
        PlaceKind.MunicipalityDistrict => WordsText.KindMunicipalityDistrict,
        PlaceKind.CityDistrict => WordsText.KindCityDistrict,
        PlaceKind.CountyLevelCity => WordsText.KindCountyLevelCity,
        PlaceKind.County => WordsText.KindCounty,
        PlaceKind.AutonomousCounty => WordsText.KindAutonomousCounty,
        PlaceKind.Banner => WordsText.KindBanner,
        PlaceKind.AutonomousBanner => WordsText.KindAutonomousBanner,
    };

    public static string Word(this ProvinceKind kind) => kind switch
    {
        ProvinceKind.Municipality => WordsText.ProvinceKindMunicipality,
        ProvinceKind.Province => WordsText.ProvinceKindProvince,
        ProvinceKind.AutonomousRegion => WordsText.ProvinceKindAutonomousRegion,
        ProvinceKind.Corps => WordsText.ProvinceKindCorps,
        ProvinceKind.SpecialAdministrativeRegion => WordsText.ProvinceKindSpecialAdministrativeRegion,
    };

    public static string Word(this NoticeKind kind) => kind switch
    {
        NoticeKind.Designation => WordsText.NoticeKindDesignation,
        NoticeKind.Evaluation => WordsText.NoticeKindEvaluation,
    };

    public static string Word(this ProvenanceKind kind) => kind switch
    {
        ProvenanceKind.Official => WordsText.ProvenanceOfficial,
        ProvenanceKind.Reported => WordsText.ProvenanceReported,
        ProvenanceKind.Computed => WordsText.ProvenanceComputed,
        ProvenanceKind.Illustrative => WordsText.ProvenanceIllustrative,
    };
}
