using Dashboard.Data.Apportionment;
using static Dashboard.Data.Apportionment.ApportionmentMethod;

namespace Dashboard.Tests.Apportionment;

/// <summary>Floors, caps and base under divisor methods; too few seats.</summary>
public sealed class BoundsTests
{
    public static TheoryData<ApportionmentMethod> EveryoneFirst => [Adams, HuntingtonHill, Dean];

    [Fact]
    public void A_floor_is_part_of_the_number_not_on_top_of_it()
    {
        ApportionmentUnit[] units = [new("A", 90), new("B", 9), new("C", 1, Floor: 1)];

        Assert.Equal([9, 0, 1], Cases.Allocate(new ApportionmentRequest(Jefferson, 10, units)).Seats());
    }

    [Fact]
    public void What_a_cap_leaves_is_shared_in_proportion_to_the_weights_of_the_others()
    {
        ApportionmentUnit[] units = [new("A", 90, Cap: 10), new("B", 6), new("C", 4)];

        Assert.Equal([10, 54, 36], Cases.Allocate(new ApportionmentRequest(Webster, 100, units)).Seats());
    }

    [Fact]
    public void The_base_goes_to_everyone_and_only_the_rest_is_apportioned()
    {
        // 2 each, then 6 of 10 by 4:2 → 4 and 2.
        var request = Cases.Request(Webster, 10, 4, 2) with { Base = 2 };
        var allocation = Cases.Allocate(request);

        Assert.Equal([6, 4], allocation.Seats());
        Assert.Equal(["6", "4"], allocation.Units.Select(unit => unit.Quota.ToString()));
    }

    [Fact]
    public void Floor_and_cap_bound_the_number_with_its_base()
    {
        // 8 beyond the base of 1 by 6:1:1 would be 7, 2, 2; A may not exceed 5, C has at least 3.
        ApportionmentUnit[] units = [new("A", 6, Cap: 5), new("B", 1), new("C", 1, Floor: 3)];

        Assert.Equal([5, 3, 3], Cases.Allocate(new ApportionmentRequest(Webster, 11, units, Base: 1)).Seats());
    }

    [Fact]
    public void Weight_0_gets_no_base()
    {
        var allocation = Cases.Allocate(Cases.Request(Webster, 5, 3, 0) with { Base = 1 });

        Assert.Equal([5, 0], allocation.Seats());
        Assert.Equal(["B"], allocation.Warned(ApportionmentWarningKind.ZeroWeightFloorIgnored));
    }

    [Theory] // martinlackner/apportionment, test_fewerseatsthanparties
    [MemberData(nameof(EveryoneFirst))]
    public void With_fewer_seats_than_units_the_largest_weights_come_first_and_it_is_reported(ApportionmentMethod method)
    {
        var allocation = Cases.Allocate(method, 3, 10, 9, 8, 8, 11, 12);

        Assert.Equal([1, 0, 0, 0, 1, 1], allocation.Seats());
        Assert.Equal(["B", "C", "D"], allocation.Warned(ApportionmentWarningKind.FewerSeatsThanUnits));
        Assert.Null(allocation.Cuts);
        Assert.Null(allocation.Explain("B").Holds);
        Assert.Equal("10.0000", allocation.Explain("B").Gain!.To.ToDecimalString(4)); // A was the last one in
    }

    [Fact]
    public void Seats_below_the_units_can_tie_too()
    {
        var allocation = Cases.Allocate(Adams, 2, 5, 5, 7);

        Assert.Equal([0, 0, 1], allocation.Numbers());
        Assert.Equal(["A", "B"], allocation.Tie!.Keys);
        Assert.Equal(1, allocation.Tie.Seats);
    }

    [Theory]
    [MemberData(nameof(EveryoneFirst))]
    public void With_enough_seats_nobody_is_reported_as_left_out(ApportionmentMethod method)
    {
        var allocation = Cases.Allocate(method, 3, 1_000_000, 1, 1);

        Assert.Equal([1, 1, 1], allocation.Seats());
        Assert.DoesNotContain(allocation.Warnings, warning => warning.Kind == ApportionmentWarningKind.FewerSeatsThanUnits);
    }

    [Fact]
    public void No_seats_is_an_allocation_of_none()
    {
        var allocation = Cases.Allocate(Webster, 0, 3, 2);

        Assert.Equal([0, 0], allocation.Seats());
        Assert.Null(allocation.Deviation);
    }

    [Fact]
    public void A_weight_beyond_every_machine_number_is_apportioned_exactly()
    {
        var huge = Weight.Read("1e100");
        var slightlyMore = Weight.Read("1" + new string('0', 99) + "1");

        Assert.Equal([1, 2], Cases.Allocate(Webster, 3, huge, slightlyMore).Seats());
    }
    [Theory] // The way to the right divisor is hundreds of binary digits long here; it must not be walked.
    [InlineData(Hamilton)]
    [InlineData(Webster)]
    [InlineData(HuntingtonHill)]
    public void Capped_giants_leave_the_rest_to_dwarfs(ApportionmentMethod method)
    {
        ApportionmentUnit[] units =
        [
            new("A", Weight.Read("1e100"), Cap: 3), new("B", Weight.Read("3e-100")), new("C", Weight.Read("3e-100")),
        ];

        Assert.Equal([3, 50_000, 50_000], Cases.Allocate(new ApportionmentRequest(method, 100_003, units)).Seats());
    }
}
