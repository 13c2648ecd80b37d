using Dashboard.Data.Apportionment;
using static Dashboard.Data.Apportionment.ApportionmentMethod;

namespace Dashboard.Tests.Apportionment;

/// <summary>Reasons worked out by hand.</summary>
public sealed class ReasonTests
{
    [Fact]
    public void A_divisor_method_names_the_divisors_the_neighbours_and_the_distances()
    {
        // D'Hondt, 8 seats: 100,000/4 = 25,000 was served last, 100,000/5 = 80,000/4 = 20,000 would be next.
        var allocation = Cases.Allocate(Jefferson, 8, 100_000, 80_000, 30_000, 20_000);

        Assert.Equal(["A"], allocation.LastIn);
        Assert.Equal(["A", "B", "D"], allocation.NextIn);
        Assert.Equal(new Interval((Rational)20_000, (Rational)25_000), allocation.Cuts);

        var reasons = allocation.Explain("C");
        Assert.Equal((1, "24/23"), (reasons.Seats, reasons.Quota.ToString()));
        Assert.Null(reasons.Remainder);
        Assert.Equal(new Interval((Rational)15_000, (Rational)30_000), reasons.Holds);
        Assert.Equal("50000", reasons.Gain!.To.ToString()); // two seats at 25,000 each
        Assert.Equal(("20000", "66.67"), (reasons.Gain.Absolute(0).ToString(), reasons.Gain.Percent(2).ToDecimalString(2)));
        Assert.Equal(("20000", "-33.33"), (reasons.Loss!.To.ToString(), reasons.Loss.Percent(2).ToDecimalString(2)));
    }

    [Fact]
    public void Huntington_Hill_gives_its_bounds_as_roots()
    {
        var reasons = Cases.Allocate(HuntingtonHill, 8, 100, 80, 30, 20).Explain("A");

        Assert.Equal((3, "√(2500/3)"), (reasons.Seats, reasons.Holds!.Lower.ToString())); // 100/√12
        Assert.Equal("40.8248", reasons.Holds.Upper!.Value.ToDecimalString(4)); // 100/√6
    }

    [Fact]
    public void Hamilton_names_the_remainder_and_the_cut()
    {
        // Quotas 4.70, 1.60, 1.58, 1.20, 0.61, 0.31: the remainders .70, .61 and .60 are in, .58 is not.
        var allocation = Cases.Allocate(Hamilton, 10, 47_000, 16_000, 15_800, 12_000, 6_100, 3_100);

        Assert.Equal(["B"], allocation.LastIn);
        Assert.Equal(["C"], allocation.NextIn);
        var reasons = allocation.Explain("C");
        Assert.Equal("0.5800", reasons.Remainder!.Value.ToDecimalString(4));
        Assert.Equal(reasons.Remainder.Value, reasons.Holds!.Lower!.Value.Radicand);
        Assert.Equal("0.6000", allocation.Cuts!.Upper!.Value.ToDecimalString(4));
        Assert.Equal("16000", reasons.Gain!.To.ToString());
    }

    [Fact]
    public void A_floor_that_binds_leaves_no_way_to_lose_and_a_cap_no_way_to_gain()
    {
        ApportionmentUnit[] units = [new("A", 90, Cap: 5), new("B", 9), new("C", 1, Floor: 3)];
        var allocation = Cases.Allocate(new ApportionmentRequest(Webster, 10, units));

        Assert.Equal([5, 2, 3], allocation.Seats());
        Assert.Null(allocation.Explain("A").Gain);
        Assert.Null(allocation.Explain("A").Holds!.Lower);
        Assert.Null(allocation.Explain("C").Loss);
        Assert.Null(allocation.Explain("C").Holds!.Upper);
    }

    [Theory]
    [InlineData(Hamilton)]
    [InlineData(HuntingtonHill)]
    public void A_single_unit_has_everything_for_every_weight(ApportionmentMethod method)
    {
        var reasons = Cases.Allocate(method, 7, 3).Explain("A");

        Assert.Equal(7, reasons.Seats);
        Assert.Null(reasons.Gain);
        Assert.Null(reasons.Loss);
    }

    [Fact]
    public void Weight_0_needs_no_reason()
    {
        var reasons = Cases.Allocate(Hamilton, 7, 3, 0).Explain("B");

        Assert.Equal(new UnitReasons("B", 0, 0, Rational.Zero, new Interval(null, null), null, null), reasons);
    }

    [Fact]
    public void An_unknown_unit_cannot_be_explained() =>
        Assert.Throws<KeyNotFoundException>(() => Cases.Allocate(Webster, 7, 3).Explain("Z"));

    [Fact] // Gallagher 1991 and Loosemore and Hanby 1971 by hand: shares 0.5 0.3 0.2 against 0.6 0.2 0.2.
    public void Deviations_are_exact()
    {
        ApportionmentUnit[] units = [new("A", 6, Cap: 5), new("B", 2), new("C", 2, Cap: 2)];
        var deviation = Cases.Allocate(new ApportionmentRequest(Webster, 10, units)).Deviation!;

        Assert.Equal("1/10", deviation.LoosemoreHanby.ToString());
        Assert.Equal("√(1/100)", deviation.Gallagher.ToString());
        Assert.Equal("1/10", deviation.Maximum.ToString());
    }

    [Fact]
    public void Breaking_the_quota_rule_is_reported()
    {
        // A's quota is 86: D'Hondt adds what the small ones' fractions leave, Adams takes what they lack.
        var allocation = Cases.Allocate(Jefferson, 100, 8_600, 195, 195, 195, 195, 195, 195, 230);

        Assert.Equal(["A"], allocation.Warned(ApportionmentWarningKind.AboveUpperQuota));
        Assert.Empty(allocation.Warned(ApportionmentWarningKind.BelowLowerQuota));
        var adams = Cases.Allocate(Adams, 100, 8_600, 205, 205, 205, 205, 205, 205, 170);
        Assert.Equal(["A"], adams.Warned(ApportionmentWarningKind.BelowLowerQuota));
    }

    [Fact] // en.wikipedia, Alabama paradox: 6, 6, 2 with 10 and 11 seats.
    public void The_Alabama_paradox_is_reported_from_both_sides()
    {
        Assert.Equal(["C"], Cases.Allocate(Hamilton, 10, 6, 6, 2).Warned(ApportionmentWarningKind.OneSeatMoreTakesFrom));
        Assert.Equal(["C"], Cases.Allocate(Hamilton, 11, 6, 6, 2).Warned(ApportionmentWarningKind.OneSeatLessGivesTo));
        Assert.Empty(Cases.Allocate(Webster, 10, 6, 6, 2).Warnings);
    }

    [Fact]
    public void Seats_and_quotas_are_summed_by_region()
    {
        var sums = Cases.Allocate(Webster, 8, 100, 80, 30, 20).SumBy(key => key is "A" or "D" ? "east" : "west");

        Assert.Equal((4, new Rational(96, 23)), sums["east"]);
        Assert.Equal((4, new Rational(88, 23)), sums["west"]);
    }
}
