using Dashboard.Data.Apportionment;
using static Dashboard.Data.Apportionment.ApportionmentMethod;

namespace Dashboard.Tests.Apportionment;

/// <summary>Ties are a result; decisions settle them.</summary>
public sealed class TieTests
{
    public static TheoryData<ApportionmentMethod> Methods => [.. Cases.AllMethods];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Equal_weights_tie_for_the_odd_seat(ApportionmentMethod method)
    {
        var allocation = Cases.Allocate(method, 4, 11, 11, 11);

        Assert.Equal([1, 1, 1], allocation.Numbers());
        Assert.Equal(["A", "B", "C"], allocation.Tie!.Keys);
        Assert.Equal(1, allocation.Tie.Seats);
        Assert.All(allocation.Units, unit => Assert.True(unit.IsTied));
        Assert.Null(allocation.Deviation);
    }

    [Fact] // 12, 12, 12 share three seats and 11 is out: equal claims, but nothing in doubt.
    public void Equal_claims_that_all_win_are_no_tie() =>
        Assert.Equal([1, 1, 0, 1], Cases.Allocate(Webster, 3, 12, 12, 11, 12).Seats());

    [Fact]
    public void Unequal_weights_tie_when_their_claims_are_equal()
    {
        // D'Hondt: 4/2 = 2/1 for the second seat.
        var allocation = Cases.Allocate(Jefferson, 2, 4, 2);

        Assert.Equal([1, 0], allocation.Numbers());
        Assert.Equal(["A", "B"], allocation.Tie!.Keys);
    }

    [Fact]
    public void Only_the_tied_places_are_open()
    {
        var allocation = Cases.Allocate(Hamilton, 5, 5, 5, 10, 0);

        // Quotas 1.25, 1.25, 2.5, 0: C has the largest remainder.
        Assert.Equal([1, 1, 3, 0], allocation.Seats());
        Assert.Equal(["C"], allocation.LastIn);
        Assert.Equal(["A", "B"], allocation.NextIn);
    }

    [Fact]
    public void Two_places_among_three_are_settled_by_lot()
    {
        var open = Cases.Allocate(Webster, 5, 3, 3, 3);
        Assert.Equal([1, 1, 1], open.Numbers());
        Assert.Equal(2, open.Tie!.Seats);

        var settled = Assert.IsType<TieDecided>(open.Decide(Lot("C", "A"))).Allocation;

        Assert.Equal([2, 1, 2], settled.Seats());
        Assert.Equal(["C", "A"], settled.Decision!.Winners);
        Assert.Equal(["A", "C"], settled.LastIn);
        Assert.Equal(["B"], settled.NextIn);
        Assert.NotNull(settled.Deviation);
    }

    [Fact]
    public void A_tied_unit_gains_by_any_more_weight_and_a_chosen_one_loses_by_any_less()
    {
        var open = Cases.Allocate(Webster, 4, 3, 3, 3);
        Assert.Equal("0.00", open.Explain("A").Gain!.Absolute(2).ToDecimalString(2));

        var settled = Assert.IsType<TieDecided>(open.Decide(Lot("B"))).Allocation;

        Assert.Equal("0.00", settled.Explain("B").Loss!.Percent(2).ToDecimalString(2));
        Assert.Equal("0.00", settled.Explain("A").Gain!.Percent(2).ToDecimalString(2));
    }

    [Fact]
    public void A_decision_that_names_too_few_is_refused_with_the_numbers() =>
        Assert.Equal(new TieRefused(TieRefusal.WrongNumber, null, 1, 2), Cases.Allocate(Webster, 5, 3, 3, 3).Decide(Lot("A")));

    [Fact]
    public void A_decision_that_names_too_many_is_refused_with_the_numbers() =>
        Assert.Equal(
            new TieRefused(TieRefusal.WrongNumber, null, 2, 1), Cases.Allocate(Webster, 4, 3, 3, 3).Decide(Lot("A", "B")));

    [Fact]
    public void A_decision_for_a_unit_outside_the_tie_is_refused_by_name() =>
        Assert.Equal(
            new TieRefused(TieRefusal.NotTied, "Z", 1, 1), Cases.Allocate(Webster, 4, 3, 3, 3).Decide(Lot("Z")));

    [Fact]
    public void A_decision_that_names_a_unit_twice_is_refused_by_name() =>
        Assert.Equal(
            new TieRefused(TieRefusal.NamedTwice, "A", 2, 2), Cases.Allocate(Webster, 5, 3, 3, 3).Decide(Lot("A", "A")));

    [Fact]
    public void A_decision_without_a_tie_is_refused() =>
        Assert.Equal(new TieRefused(TieRefusal.NoTie, null, 1, 0), Cases.Allocate(Webster, 3, 3, 3, 3).Decide(Lot("A")));

    private static TieDecision Lot(params string[] winners) =>
        new(TieDecisionKind.Lot, winners, "国家知识产权局", "国知办函运字〔2026〕1号", new DateOnly(2026, 1, 5));
}
