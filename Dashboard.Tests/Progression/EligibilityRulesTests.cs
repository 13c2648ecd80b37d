using Dashboard.Data;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;

namespace Dashboard.Tests.Progression;

public sealed class EligibilityRulesTests
{
    private static readonly DateOnly Start = new(2023, 8, 15);
    private static readonly HeldTier Pilot = new(Tier.Pilot, "designation-2022", 2, 1, new(2022, 8, 4), new Term(new(2022, 7, 1), new(2025, 6, 30)));
    private static readonly HeldTier Demonstration = Pilot with { Tier = Tier.Demonstration, Annex = 1 };

    [Fact]
    public void A_pilot_may_apply_for_the_demonstration_while_its_term_runs()
    {
        Assert.Null(Check(Tier.Demonstration, Start, Pilot));
        Assert.Null(Check(Tier.Demonstration, new(2022, 8, 4), Pilot));
        Assert.Null(Check(Tier.Demonstration, new(2025, 6, 30), Pilot));
    }

    [Fact]
    public void Outside_its_term_it_may_not_and_the_days_say_why()
    {
        Assert.Equal(
            new EligibilityRefusal.PilotTermEnded(new DateOnly(2025, 6, 30), new DateOnly(2025, 7, 1)),
            Check(Tier.Demonstration, new(2025, 7, 1), Pilot));
        Assert.Equal( // the term runs from July, but nobody was designated before the notice
            new EligibilityRefusal.PilotTermNotBegun(new DateOnly(2022, 8, 4), new DateOnly(2022, 8, 3)),
            Check(Tier.Demonstration, new(2022, 8, 3), Pilot));
    }

    [Fact]
    public void Who_never_was_a_pilot_may_not_and_where_the_list_is_not_held_nobody_knows()
    {
        Assert.IsType<EligibilityRefusal.NotPilot>(Check(Tier.Demonstration, Start)!);
        Assert.IsType<EligibilityRefusal.PriorStatusUnknown>(
            EligibilityRules.CheckStart(PlaceKind.County, Track.County, Tier.Demonstration, "2023", [], [], Start));
        Assert.Null(EligibilityRules.CheckStart(PlaceKind.County, Track.County, Tier.Demonstration, "2023", [Pilot], [], Start));
    }

    [Fact]
    public void Who_holds_a_tier_does_not_apply_for_it_nor_for_the_lower_one()
    {
        Assert.IsType<EligibilityRefusal.AlreadyDemonstration>(Check(Tier.Demonstration, Start, Pilot, Demonstration)!);
        Assert.IsType<EligibilityRefusal.AlreadyDemonstration>(Check(Tier.Pilot, Start, Demonstration)!);
        Assert.IsType<EligibilityRefusal.AlreadyPilot>(Check(Tier.Pilot, Start, Pilot)!);
        Assert.Null(Check(Tier.Pilot, Start));
        Assert.Null(Check(Tier.Pilot, new(2025, 7, 1), Pilot));
    }

    [Fact]
    public void A_place_is_on_the_track_of_its_kind()
    {
        Assert.Equal(
            new EligibilityRefusal.NotOnTrack(PlaceKind.MunicipalityDistrict, Track.City),
            EligibilityRules.CheckStart(PlaceKind.MunicipalityDistrict, Track.County, Tier.Demonstration, "2023", [Pilot], [], Start));
        Assert.IsType<EligibilityRefusal.NotOnTrack>(
            EligibilityRules.CheckStart(PlaceKind.CityDistrict, Track.City, Tier.Demonstration, "2023", [Pilot], [], Start));
    }

    [Fact]
    public void A_place_applies_once_a_round_and_never_in_two_at_a_time()
    {
        Assert.IsType<EligibilityRefusal.AlreadyApplied>(Again(new EarlierApplication("2023", Tier.Demonstration, Start))!);
        Assert.IsType<EligibilityRefusal.StillApplying>(Again(new EarlierApplication("2021", Tier.Demonstration, null))!);
        Assert.IsType<EligibilityRefusal.StillApplying>(Again(new EarlierApplication("2021", Tier.Demonstration, Start.AddDays(1)))!);
        Assert.Null(Again(new EarlierApplication("2021", Tier.Demonstration, Start)));
        Assert.Null(Again(new EarlierApplication("2023", Tier.Pilot, Start)));

        static Refusal? Again(EarlierApplication earlier) => EligibilityRules.CheckStart(
            PlaceKind.PrefectureCity, Track.City, Tier.Demonstration, "2023", [Pilot], [earlier], Start);
    }

    [Fact]
    public void Cities_have_four_conditions_counties_five_and_pilots_none()
    {
        Assert.Equal(["N23-CC1", "N23-CC2", "N23-CC3", "N23-CC4"], Codes(Track.City, Tier.Demonstration));
        Assert.Equal(["N23-CN1", "N23-CN2", "N23-CN3", "N23-CN4", "N23-CN5"], Codes(Track.County, Tier.Demonstration));
        Assert.Empty(Codes(Track.City, Tier.Pilot));
        Assert.Equal((4, 4, 0), (
            EligibilityRules.ConditionCount(Track.City, Tier.Demonstration),
            EligibilityRules.ConditionCount(Track.County, Tier.Demonstration),
            EligibilityRules.ConditionCount(Track.County, Tier.Pilot)));

        static IEnumerable<string> Codes(Track track, Tier tier) => EligibilityRules.ConditionsOf(track, tier).Select(c => c.Reference.Code);
    }

    [Fact]
    public void The_route_of_geographical_indications_stands_in_place_of_the_fourth_condition()
    {
        var assessed = new Dictionary<EligibilityCondition, bool?>
        {
            [EligibilityCondition.Leadership] = true,
            [EligibilityCondition.WorkResults] = false,
            [EligibilityCondition.Compliance] = null,
        };
        var before = EligibilityRules.Stand(Track.County, Tier.Demonstration, true, assessed);
        Assert.Equal(
            [ConditionState.Met, ConditionState.Met, ConditionState.Open, ConditionState.NotMet, ConditionState.Open], before.Select(s => s.State));
        Assert.Equal([EligibilityCondition.WorkResults], EligibilityRules.Failed(before));
        Assert.Equal(2, EligibilityRules.MetCount(before));

        assessed[EligibilityCondition.GeographicalIndicationRoute] = true;
        var after = EligibilityRules.Stand(Track.County, Tier.Demonstration, true, assessed);
        Assert.Equal(ConditionState.Replaced, after[3].State);
        Assert.Empty(EligibilityRules.Failed(after));
        Assert.Equal(3, EligibilityRules.MetCount(after));

        assessed[EligibilityCondition.GeographicalIndicationRoute] = false;
        assessed[EligibilityCondition.WorkResults] = true;
        Assert.Empty(EligibilityRules.Failed(EligibilityRules.Stand(Track.County, Tier.Demonstration, true, assessed)));
    }

    private static Refusal? Check(Tier tier, DateOnly start, params HeldTier[] held) =>
        EligibilityRules.CheckStart(PlaceKind.PrefectureCity, Track.City, tier, "2023", held, [], start);

}
