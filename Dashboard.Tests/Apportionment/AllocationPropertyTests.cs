using Dashboard.Data.Apportionment;

namespace Dashboard.Tests.Apportionment;

/// <summary>What must hold for every request, tried on random ones.</summary>
public sealed class AllocationPropertyTests
{
    private const int Tries = 250;

    public static TheoryData<ApportionmentMethod> Methods => [.. Cases.AllMethods];

    public static TheoryData<ApportionmentMethod> DivisorMethods => [.. Cases.DivisorMethods];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Settled_seats_and_tied_places_add_up_to_the_total(ApportionmentMethod method) =>
        Assert.All(RandomRequests.All(method, Tries), request =>
        {
            var allocation = Cases.Allocate(request);
            Assert.Equal(request.Seats, allocation.Numbers().Sum() + (allocation.Tie?.Seats ?? 0));
            Assert.Equal(allocation.Tie?.Keys ?? [], allocation.Units.Where(unit => unit.IsTied).Select(unit => unit.Key));
            Assert.True(allocation.Tie is null || allocation.Tie.Keys.Count > allocation.Tie.Seats);
        });

    [Theory]
    [MemberData(nameof(Methods))]
    public void Floors_caps_and_base_are_kept_and_weight_0_stays_at_0(ApportionmentMethod method) =>
        Assert.All(RandomRequests.Bounded(method, Tries), request =>
        {
            var numbers = Cases.Allocate(request).Units;
            Assert.All(request.Units.Zip(Oracles.Claimants(request), numbers), row =>
            {
                Assert.InRange(row.Third.Seats, row.Second.Low, row.Second.High - (row.Third.IsTied ? 1 : 0));
            });
        });

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_order_of_the_units_plays_no_part(ApportionmentMethod method)
    {
        var random = new Random(3);
        Assert.All(RandomRequests.All(method, Tries), request =>
        {
            var shuffled = request.Units.ToArray();
            random.Shuffle(shuffled);
            var one = Cases.Allocate(request);
            var other = Cases.Allocate(request with { Units = shuffled });
            Assert.All(one.Units, unit => Assert.Equal(unit, other[unit.Key]));
        });
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Scaling_all_weights_changes_nothing(ApportionmentMethod method)
    {
        var random = new Random(4);
        Assert.All(RandomRequests.All(method, Tries), request =>
        {
            var factor = new Rational(random.Next(1, 1_000_000), random.Next(1, 1_000_000));
            var scaled = request with
            {
                Units = [.. request.Units.Select(unit => unit with { Weight = unit.Weight.Value * factor })],
            };
            Assert.Equal(Cases.Allocate(request).Units, Cases.Allocate(scaled).Units);
        });
    }

    [Theory]
    [MemberData(nameof(DivisorMethods))]
    public void One_seat_more_takes_from_nobody(ApportionmentMethod method) =>
        Assert.All(RandomRequests.Plain(method, Tries), request =>
        {
            var smaller = Cases.Allocate(request).Units;
            var larger = Cases.Allocate(request with { Seats = request.Seats + 1 }).Units;
            Assert.All(smaller.Zip(larger), row => Assert.True(
                row.First.Seats <= row.Second.Seats && AtMost(row.First) <= AtMost(row.Second)));
        });

    [Fact]
    public void Hamilton_without_floors_keeps_the_quota_rule() =>
        Assert.All(RandomRequests.Plain(ApportionmentMethod.Hamilton, 2 * Tries), request =>
            Assert.All(Cases.Allocate(request).Units, unit =>
                Assert.True(unit.Quota.Floor <= unit.Seats && AtMost(unit) <= unit.Quota.Ceiling)));

    [Theory]
    [MemberData(nameof(Methods))]
    public void Serving_claim_by_claim_gives_the_same(ApportionmentMethod method) =>
        Assert.All(RandomRequests.All(method, Tries), request =>
        {
            var (least, most) = Oracles.Queue(request);
            var units = Cases.Allocate(request).Units;
            Assert.Equal(least, units.Select(unit => unit.Seats));
            Assert.Equal(most, units.Select(AtMost));
        });

    [Theory]
    [MemberData(nameof(DivisorMethods))]
    public void Searching_for_the_divisor_gives_the_same(ApportionmentMethod method)
    {
        var compared = 0;
        Assert.All(RandomRequests.All(method, Tries / 2), request =>
        {
            if (Oracles.Divisor(request) is not { } found)
            {
                Assert.NotEmpty(Cases.Allocate(request).Warned(ApportionmentWarningKind.FewerSeatsThanUnits));
                return;
            }

            var units = Cases.Allocate(request).Units;
            Assert.Equal(found.Least, units.Select(unit => unit.Seats));
            Assert.Equal(found.Most, units.Select(AtMost));
            compared++;
        });
        Assert.True(compared > Tries / 2);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_decided_tie_is_a_legal_allocation(ApportionmentMethod method)
    {
        var random = new Random(5);
        var tied = RandomRequests.All(method, Tries).Select(Cases.Allocate).Where(found => found.Tie is not null).ToList();
        Assert.NotEmpty(tied);
        Assert.All(tied, open =>
        {
            var drawn = open.Tie!.Keys.ToArray();
            random.Shuffle(drawn);
            var decision = new TieDecision(
                TieDecisionKind.Lot, drawn[..open.Tie.Seats], "office", "1", new DateOnly(2026, 1, 5));

            var settled = Assert.IsType<TieDecided>(open.Decide(decision)).Allocation;

            Assert.Equal(settled.Request.Seats, settled.Seats().Sum());
            Assert.All(open.Units, unit =>
                Assert.Equal(unit.Seats + (decision.Winners.Contains(unit.Key) ? 1 : 0), settled[unit.Key].Seats));
            Assert.Equal(settled.Cuts?.Lower, settled.Cuts?.Upper); // the cut goes through the tie
        });
    }

    private static int AtMost(UnitSeats unit) => unit.Seats + (unit.IsTied ? 1 : 0);
}
