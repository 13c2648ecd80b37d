using Dashboard.Data.Apportionment;
using static Dashboard.Data.Apportionment.ApportionmentMethod;

namespace Dashboard.Tests.Apportionment;

/// <summary>Floors and caps under Hamilton: design, section 4.</summary>
public sealed class HamiltonBoundsTests
{
    [Fact]
    public void Floors_come_first_and_the_rest_goes_by_quota_minus_base_over_all_units()
    {
        // Quotas 6.5, 2.6, 0.9 of 10; C's floor of 2 makes the bases 6, 2, 2, so nothing is left to round up.
        var allocation = Cases.Allocate(Floored(10, (6.5m, 0), (2.6m, 0), (0.9m, 2)));

        Assert.Equal([6, 2, 2], allocation.Seats());
        Assert.Equal(["6.5000", "2.6000", "0.9000"], allocation.Units.Select(unit => unit.Quota.ToDecimalString(4)));
    }

    [Fact]
    public void A_unit_lifted_to_its_floor_stands_last_in_line_for_the_rest()
    {
        // Quotas 6.7, 2.9, 0.4: bases 6, 2, 1 leave one seat; quota − base is 0.7, 0.9, −0.6.
        Assert.Equal([6, 3, 1], Cases.Allocate(Floored(10, (6.7m, 0), (2.9m, 0), (0.4m, 1))).Seats());
    }

    [Fact]
    public void Seats_the_floors_overdraw_are_taken_back_where_quota_minus_base_is_smallest()
    {
        // Quotas 5.4, 4.3, 0.3 of 10: bases 5, 4, 2 are one too many; B's 0.3 is the smallest above a floor.
        var allocation = Cases.Allocate(Floored(10, (5.4m, 0), (4.3m, 0), (0.3m, 2)));

        Assert.Equal([5, 3, 2], allocation.Seats());
        Assert.Equal(["B"], allocation.Warned(ApportionmentWarningKind.BelowLowerQuota));
        Assert.Equal(["C"], allocation.Warned(ApportionmentWarningKind.AboveUpperQuota));
    }

    [Fact]
    public void Seats_the_caps_leave_go_where_quota_minus_seats_is_largest()
    {
        // Quotas 6.2, 2.5, 1.3 of 10, A capped at 4: bases 4, 2, 1; then B (0.5), C (0.3), B (−0.5).
        ApportionmentUnit[] units = [new("A", 6.2m, Cap: 4), new("B", 2.5m), new("C", 1.3m)];

        Assert.Equal([4, 4, 2], Cases.Allocate(new ApportionmentRequest(Hamilton, 10, units)).Seats());
    }

    [Fact]
    public void Floors_exactly_equal_to_the_seats_leave_no_choice() =>
        Assert.Equal([1, 4], Cases.Allocate(Floored(5, (99, 1), (1, 4))).Seats());

    [Fact]
    public void Weight_0_stays_at_0_despite_its_floor_and_is_reported()
    {
        var allocation = Cases.Allocate(Floored(5, (3, 1), (0, 2), (2, 1)));

        Assert.Equal([3, 0, 2], allocation.Seats());
        Assert.Equal(["B"], allocation.Warned(ApportionmentWarningKind.ZeroWeightFloorIgnored));
    }

    [Fact]
    public void Within_the_bounds_no_allocation_is_closer_to_the_quotas() =>
        Assert.All(RandomRequests.Bounded(Hamilton, 150, seed: 6).Where(Small), request =>
        {
            var units = Oracles.Claimants(request);
            var quotas = units.Select((_, i) => Oracles.Quota(request, units, i)).ToArray();
            var all = Legal(units, request.Seats).ToList();
            var allocation = Cases.Allocate(request);
            var ours = all.Where(seats => allocation.Units.Zip(seats).All(row =>
                row.Second >= row.First.Seats && row.Second <= row.First.Seats + (row.First.IsTied ? 1 : 0)));

            Assert.NotEmpty(ours);
            Assert.All(ours, seats =>
            {
                Assert.Equal(all.Min(Squares), Squares(seats));
                Assert.Equal(all.Min(Distances), Distances(seats));
            });

            Rational Squares(int[] seats) => Sum(seats, off => off * off);

            Rational Distances(int[] seats) => Sum(seats, off => off < Rational.Zero ? -off : off);

            Rational Sum(int[] seats, Func<Rational, Rational> of) =>
                seats.Zip(quotas).Aggregate(Rational.Zero, (sum, row) => sum + of(row.First - row.Second));
        });

    private static bool Small(ApportionmentRequest request) => request.Units.Count <= 4 && request.Seats <= 20;

    private static IEnumerable<int[]> Legal((Rational Weight, int Low, int High)[] units, int seats)
    {
        if (units.Length == 0)
        {
            return seats == 0 ? [[]] : [];
        }

        var (_, low, high) = units[0];
        return Enumerable.Range(low, Math.Max(0, Math.Min(high, seats) - low + 1))
            .SelectMany(first => Legal(units[1..], seats - first).Select(rest => (int[])[first, .. rest]));
    }

    private static ApportionmentRequest Floored(int seats, params (Weight Weight, int Floor)[] units) => new(
        Hamilton,
        seats,
        [.. Cases.Units([.. units.Select(unit => unit.Weight)]).Zip(units, (unit, row) => unit with { Floor = row.Floor })]);
}
