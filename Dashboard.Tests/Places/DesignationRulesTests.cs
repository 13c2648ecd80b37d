using Dashboard.Data.Places;

namespace Dashboard.Tests.Places;

public sealed class DesignationRulesTests
{
    [Theory]
    [InlineData("2022-07-01", null)] // the term runs, but nobody has been designated yet
    [InlineData("2022-08-03", null)]
    [InlineData("2022-08-04", DesignationStatus.Active)]
    [InlineData("2025-06-30", DesignationStatus.Active)]
    [InlineData("2025-07-01", DesignationStatus.Expired)]
    [InlineData("9999-12-31", DesignationStatus.Expired)]
    public void A_designation_begins_with_its_notice_and_ends_with_its_term(string day, DesignationStatus? expected) => Assert.Equal(
        expected,
        DesignationRules.StatusOn(DateOnly.ParseExact(day, "yyyy-MM-dd", null), new(2022, 8, 4), new(2025, 6, 30)));

    [Theory]
    [InlineData(PlaceKind.SubProvincialCity, Track.City)]
    [InlineData(PlaceKind.PrefectureCity, Track.City)]
    [InlineData(PlaceKind.Prefecture, Track.City)]
    [InlineData(PlaceKind.AutonomousPrefecture, Track.City)]
    [InlineData(PlaceKind.League, Track.City)]
    [InlineData(PlaceKind.MunicipalityDistrict, Track.City)]
    [InlineData(PlaceKind.CityDistrict, Track.County)]
    [InlineData(PlaceKind.CountyLevelCity, Track.County)]
    [InlineData(PlaceKind.County, Track.County)]
    [InlineData(PlaceKind.AutonomousCounty, Track.County)]
    [InlineData(PlaceKind.Banner, Track.County)]
    [InlineData(PlaceKind.AutonomousBanner, Track.County)]
    [InlineData(PlaceKind.SpecialDistrict, Track.County)]
    [InlineData(PlaceKind.ForestryDistrict, Track.County)]
    public void The_kind_of_a_place_decides_its_track(PlaceKind kind, Track track) => Assert.Equal(track, PlaceRules.TrackOf(kind));

    [Fact]
    public void Every_kind_has_a_track() =>
        Assert.All(Enum.GetValues<PlaceKind>(), kind => Assert.True(Enum.IsDefined(PlaceRules.TrackOf(kind))));

    [Fact]
    public void The_row_of_the_annex_is_where_a_designation_comes_from()
    {
        var provenance = DesignatedPlaceBuilder.Haidian.Provenance;

        Assert.Equal(Data.ProvenanceKind.Official, provenance.Kind);
        Assert.Equal(("国知发运字〔2022〕33号", 1, 1, new DateOnly(2022, 8, 4)), (provenance.Source, provenance.Annex, provenance.Row, provenance.On));
    }
}
