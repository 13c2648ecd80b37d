using Dashboard.Data.Apportionment;
using static Dashboard.Data.Apportionment.ApportionmentMethod;

namespace Dashboard.Tests.Apportionment;

/// <summary>Every impossible request is refused with its reason and numbers.</summary>
public sealed class InfeasibleTests
{
    [Fact]
    public void Floors_above_the_seats_are_refused_with_both_numbers() => Refuses(
        new Infeasible(InfeasibleReason.FloorsExceedSeats, Given: 7, Limit: 6),
        6, new("A", 5, Floor: 4), new("B", 3, Floor: 3), new("C", 0, Floor: 9));

    [Fact]
    public void A_base_above_the_seats_is_refused_with_both_numbers() => Assert.Equal(
        new Infeasible(InfeasibleReason.FloorsExceedSeats, Given: 8, Limit: 6),
        Cases.Refused(new ApportionmentRequest(Webster, 6, [new("A", 5, Floor: 5), new("B", 3)], Base: 3)));

    [Fact]
    public void Caps_below_the_seats_are_refused_with_both_numbers() => Refuses(
        new Infeasible(InfeasibleReason.SeatsExceedCaps, Given: 6, Limit: 5),
        6, new("A", 5, Cap: 3), new("B", 3, Cap: 2), new("C", 0));

    [Fact]
    public void Caps_beyond_the_range_of_an_integer_are_added_up_all_the_same() => Assert.Equal(
        [3, 3],
        Cases.Allocate(new ApportionmentRequest(
            Webster, 6, [new("A", 1, Cap: int.MaxValue), new("B", 1, Cap: int.MaxValue)])).Seats());

    [Fact]
    public void Only_zero_weights_are_refused() =>
        Refuses(new Infeasible(InfeasibleReason.NoPositiveWeight), 1, new("A", 0), new("B", 0));

    [Fact]
    public void No_units_are_refused() => Refuses(new Infeasible(InfeasibleReason.NoPositiveWeight), 1);

    [Fact]
    public void A_negative_weight_is_refused_by_name_and_value() =>
        Refuses(new Infeasible(InfeasibleReason.NegativeWeight, "B", Text: "-1/2"), 1, new("A", 1), new("B", -0.5m));

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-∞")]
    [InlineData("12,5")]
    [InlineData("")]
    [InlineData("abc")]
    public void A_weight_that_is_no_number_is_refused_by_name_and_text(string text) => Refuses(
        new Infeasible(InfeasibleReason.WeightNotANumber, "B", Text: text), 1, new("A", 1), new("B", Weight.Read(text)));

    [Fact]
    public void A_unit_named_twice_is_refused() =>
        Refuses(new Infeasible(InfeasibleReason.DuplicateUnit, "A"), 1, new("A", 1), new("a", 1), new("A", 2));

    [Fact]
    public void A_floor_above_the_cap_is_refused_with_both_numbers() =>
        Refuses(new Infeasible(InfeasibleReason.FloorAboveCap, "A", 3, 2), 9, new("A", 1, 3, 2), new("B", 1));

    [Fact]
    public void A_base_above_a_cap_is_refused_with_both_numbers() => Assert.Equal(
        new Infeasible(InfeasibleReason.FloorAboveCap, "A", 2, 1),
        Cases.Refused(new ApportionmentRequest(Webster, 9, [new("A", 1, Cap: 1), new("B", 1)], Base: 2)));

    [Fact]
    public void Negative_seats_are_refused() =>
        Refuses(new Infeasible(InfeasibleReason.NegativeSeats, Given: -1, Limit: 0), -1, new ApportionmentUnit("A", 1));

    [Fact]
    public void A_negative_base_is_refused() => Assert.Equal(
        new Infeasible(InfeasibleReason.NegativeBase, Given: -1, Limit: 0),
        Cases.Refused(Cases.Request(Webster, 3, 1) with { Base = -1 }));

    [Fact]
    public void A_negative_floor_is_refused() =>
        Refuses(new Infeasible(InfeasibleReason.NegativeFloor, "A", -1, 0), 1, new ApportionmentUnit("A", 1, Floor: -1));

    [Fact]
    public void A_negative_cap_is_refused() =>
        Refuses(new Infeasible(InfeasibleReason.NegativeCap, "A", -1, 0), 1, new ApportionmentUnit("A", 1, Cap: -1));

    private static void Refuses(Infeasible expected, int seats, params ApportionmentUnit[] units) =>
        Assert.All(Cases.AllMethods, method =>
            Assert.Equal(expected, Cases.Refused(new ApportionmentRequest(method, seats, units))));
}
