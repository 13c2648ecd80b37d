using Dashboard.Data;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;

namespace Dashboard.Tests.Quotas;

public sealed class QuotaRulesTests
{
    private static readonly DateOnly Day = new(2023, 8, 15);
    private static readonly QuotaUse Standing = new(Day, null);

    [Fact]
    public void The_latest_effective_date_counts_and_of_one_date_the_later_recorded()
    {
        QuotaStep[] steps = [new(1, Day, 3), new(2, Day.AddDays(10), 5), new(3, Day, 4)];

        Assert.Null(QuotaRules.InEffect(steps, Day.AddDays(-1)));
        Assert.Equal(4, QuotaRules.InEffect(steps, Day)!.Value.Count);
        Assert.Equal(4, QuotaRules.InEffect(steps, Day.AddDays(9))!.Value.Count);
        Assert.Equal(5, QuotaRules.InEffect(steps, Day.AddDays(10))!.Value.Count);
    }

    [Fact]
    public void What_outlives_a_publication_is_the_next_revision_that_says_another_number()
    {
        QuotaStep[] steps = [new(1, Day, 3), new(2, Day.AddDays(10), 5), new(3, Day.AddDays(20), 6), new(4, Day.AddDays(10), 4)];

        Assert.Equal(4, QuotaRules.Outliving(steps, Day, 5)!.Value.Number); // of one day the later recorded
        Assert.Equal(3, QuotaRules.Outliving(steps, Day, 4)!.Value.Number); // the same number outlives nothing
        Assert.Equal(3, QuotaRules.Outliving(steps, Day.AddDays(10), 5)!.Value.Number); // on the day itself the publication is the later recorded
        Assert.Null(QuotaRules.Outliving(steps, Day.AddDays(20), 1));
        Assert.Null(QuotaRules.Outliving([], Day, null));
    }

    [Fact]
    public void A_quota_that_became_unknown_again_is_unknown() =>
        Assert.Null(QuotaRules.InEffect([new(1, Day, 3), new(2, Day.AddDays(1), null)], Day.AddDays(1))!.Value.Count);

    [Fact]
    public void A_place_is_used_from_the_recommendation_until_it_is_taken_back()
    {
        QuotaUse[] uses = [new(Day, Day.AddDays(5)), Standing];

        Assert.Equal([0, 2, 2, 1], new[] { -1, 0, 4, 5 }.Select(d => QuotaRules.Recommended(uses, Day.AddDays(d))));
    }

    [Fact]
    public void A_recommendation_counts_until_it_is_returned_and_again_afterwards()
    {
        (DateOnly, Stage?, Stage)[] changes =
        [
            (Day, null, Stage.ProvincialReview), (Day.AddDays(1), Stage.ProvincialReview, Stage.Recommended),
            (Day.AddDays(2), Stage.Recommended, Stage.ReturnedForCompletion), (Day.AddDays(3), Stage.ReturnedForCompletion, Stage.Recommended),
            (Day.AddDays(4), Stage.Recommended, Stage.ExpertReview), (Day.AddDays(5), Stage.ExpertReview, Stage.NotSelected),
        ];

        Assert.Equal([new QuotaUse(Day.AddDays(1), Day.AddDays(2)), new QuotaUse(Day.AddDays(3), null)], QuotaRules.UsesOf(changes));
        Assert.Empty(QuotaRules.UsesOf(changes.Take(1)));
    }

    [Theory]
    [InlineData(Stage.Drafting, false)]
    [InlineData(Stage.GovernmentConsent, false)]
    [InlineData(Stage.SubmittedToProvince, false)]
    [InlineData(Stage.ProvincialReview, false)]
    [InlineData(Stage.ProvincialPublicNotice, false)]
    [InlineData(Stage.Recommended, true)]
    [InlineData(Stage.ExpertReview, true)]
    [InlineData(Stage.PublicNotice, true)]
    [InlineData(Stage.Designated, true)]
    [InlineData(Stage.ReturnedForCompletion, false)]
    [InlineData(Stage.NotRecommended, false)]
    [InlineData(Stage.NotSelected, true)]
    [InlineData(Stage.Withdrawn, false)]
    public void Each_stage_takes_a_place_or_not_and_cancelling_leaves_it_as_it_was(Stage stage, bool takes)
    {
        Assert.Equal(takes, QuotaRules.TakesPlace(null, stage));
        Assert.Equal(takes, QuotaRules.TakesPlace(stage, Stage.EligibilityCancelled));
    }

    [Fact]
    public void Cancelling_out_of_nothing_takes_no_place() => Assert.False(QuotaRules.TakesPlace(null, Stage.EligibilityCancelled));

    [Theory]
    [InlineData(ProvinceKind.Municipality, 16, 16, 0, false)] // all of its areas are districts
    [InlineData(ProvinceKind.Municipality, 38, 26, 12, true)]
    [InlineData(ProvinceKind.Province, 95, 55, 95, true)]
    [InlineData(ProvinceKind.AutonomousRegion, 3, 3, 3, true)] // its districts are those of cities
    public void Counties_of_a_municipality_are_those_that_are_no_district(ProvinceKind kind, int level, int districts, int eligible, bool applies)
    {
        var counties = QuotaRules.EligibleCounties(kind, new DivisionTally(2023, Day, 0, level, districts, 0, "test"));

        Assert.Equal(eligible, counties);
        Assert.Equal(applies, QuotaRules.Applies(Track.County, counties));
        Assert.True(QuotaRules.Applies(Track.City, counties));
    }

    [Fact]
    public void A_unit_without_known_divisions_may_have_a_county_quota()
    {
        Assert.Null(QuotaRules.EligibleCounties(ProvinceKind.Corps, null));
        Assert.True(QuotaRules.Applies(Track.County, null));
    }

    [Fact]
    public void A_quota_takes_effect_from_the_year_before_its_round_to_three_years_after() =>
        Assert.Equal((new DateOnly(2022, 1, 1), new DateOnly(2026, 12, 31)), QuotaRules.DatesOf("2023"));

    [Fact]
    public void Recommending_within_the_quota_is_allowed() =>
        Assert.Null(QuotaRules.CheckRecommendation([new(1, Day, 2)], [Standing], Day));

    [Fact]
    public void Recommending_on_an_unknown_quota_is_refused()
    {
        Assert.Equal(new QuotaRefusal.Unknown(Day), QuotaRules.CheckRecommendation([], [], Day));
        Assert.Equal(new QuotaRefusal.Unknown(Day), QuotaRules.CheckRecommendation([new(1, Day, null)], [], Day));
        Assert.Equal(new QuotaRefusal.Unknown(Day), QuotaRules.CheckRecommendation([new(1, Day.AddDays(1), 3)], [], Day));
    }

    [Fact]
    public void Recommending_beyond_the_quota_is_refused_with_the_numbers()
    {
        Assert.Equal(new QuotaRefusal.Used(1, 1, Day), QuotaRules.CheckRecommendation([new(1, Day, 1)], [Standing], Day));
        Assert.Equal(new QuotaRefusal.Used(0, 0, Day), QuotaRules.CheckRecommendation([new(1, Day, 0)], [], Day));
    }

    [Fact]
    public void Recommending_looks_at_later_days_too()
    {
        var later = Day.AddDays(9);

        Assert.Equal(new QuotaRefusal.Used(1, 1, later), QuotaRules.CheckRecommendation([new(1, Day, 2), new(2, later, 1)], [Standing], Day));
        Assert.Equal(new QuotaRefusal.Used(1, 1, later), QuotaRules.CheckRecommendation([new(1, Day, 1)], [new(later, null)], Day));
        Assert.Null(QuotaRules.CheckRecommendation([new(1, Day, 1)], [new(Day.AddDays(-9), Day)], Day)); // taken back on the day
    }

    [Fact]
    public void A_quota_under_what_is_recommended_is_refused_on_the_first_day_it_would_not_hold()
    {
        var later = Day.AddDays(9);
        QuotaStep[] one = [new(1, Day, 3), new(2, Day, 1)];

        Assert.Equal(new QuotaRefusal.BelowRecommended(1, 2, Day), QuotaRules.CheckRevision(one, [Standing, Standing], Day));
        Assert.Equal(new QuotaRefusal.BelowRecommended(1, 2, later), QuotaRules.CheckRevision(one, [Standing, new(later, null)], Day));
        Assert.Equal(new QuotaRefusal.BelowRecommended(0, 1, Day), QuotaRules.CheckRevision([new(1, Day, 3), new(2, Day, null)], [Standing], Day));
        Assert.Null(QuotaRules.CheckRevision(one, [Standing], Day));
        Assert.Null(QuotaRules.CheckRevision([new(1, Day, 3), new(2, Day, null)], [], Day));
        Assert.Null(QuotaRules.CheckRevision(one, [new(Day, later), new(later, null)], Day));
    }
}
