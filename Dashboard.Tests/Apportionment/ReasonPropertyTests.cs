using Dashboard.Data.Apportionment;

namespace Dashboard.Tests.Apportionment;

/// <summary>Reasons are claims about other worlds; these tests visit those worlds.</summary>
public sealed class ReasonPropertyTests
{
    private const int Tries = 60;
    private static readonly Rational Near = new(1, 1_000_000_000);

    public static TheoryData<ApportionmentMethod> Methods => [.. Cases.AllMethods];

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_number_holds_just_inside_its_interval_and_not_just_outside(ApportionmentMethod method) =>
        Assert.All(Explained(method), found =>
        {
            var (request, unit, reasons) = found;
            if (reasons.Holds is not { } holds)
            {
                return;
            }

            if (holds.Lower is { } lower)
            {
                Assert.Equal(reasons.Seats, NumberAt(request, unit, lower.Round(15) + Near));
                Assert.True(reasons.Seats < NumberAt(request, unit, lower.Round(15) - Near));
                Assert.False(holds.Contains(lower.Round(15) - Near));
            }

            if (holds.Upper is { } upper)
            {
                Assert.Equal(reasons.Seats, NumberAt(request, unit, upper.Round(15) - Near));
                Assert.True(reasons.Seats > NumberAt(request, unit, upper.Round(15) + Near));
                Assert.False(holds.Contains(upper.Round(15) + Near));
            }
        });

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_common_interval_lies_in_that_of_every_unit(ApportionmentMethod method) =>
        Assert.All(RandomRequests.All(method, Tries).Select(Cases.Allocate), allocation =>
        {
            if (allocation.Cuts is { Lower: { IsRoot: false } lower, Upper: { IsRoot: false } upper })
            {
                Assert.True(lower.Radicand <= upper.Radicand);
                Assert.All(allocation.Units, unit => Assert.True(
                    allocation.Explain(unit.Key).Holds is { } holds
                    && holds.Contains(lower.Radicand) && holds.Contains(upper.Radicand)));
            }
        });

    [Theory]
    [MemberData(nameof(Methods))]
    public void Just_past_the_gaining_weight_a_unit_has_one_more_and_just_before_it_has_not(ApportionmentMethod method) =>
        Assert.All(Explained(method), found =>
        {
            var (request, unit, reasons) = found;
            if (reasons.Gain is { } gain)
            {
                Assert.True(With(request, unit, Past(gain.To)).Least > reasons.Seats);
                Assert.True(With(request, unit, Before(gain.To)).Most <= reasons.Seats);
            }
            else if (request.Units[unit].Weight.Value > Rational.Zero)
            {
                var huge = request.Units[unit].Weight.Value * 1_000_000_000;
                Assert.Equal(reasons.Seats, With(request, unit, huge).Least);
            }
        });

    [Theory]
    [MemberData(nameof(Methods))]
    public void Just_below_the_losing_weight_a_unit_has_one_less_and_just_above_it_has_not(ApportionmentMethod method) =>
        Assert.All(Explained(method), found =>
        {
            var (request, unit, reasons) = found;
            if (reasons.Loss is { } loss)
            {
                Assert.True(With(request, unit, Before(loss.To)).Most < reasons.Seats);
                Assert.True(With(request, unit, Past(loss.To)).Least >= reasons.Seats);
            }
            else if (request.Units[unit].Weight.Value > Rational.Zero)
            {
                var tiny = request.Units[unit].Weight.Value / 1_000_000_000;
                Assert.True(With(request, unit, tiny).Most >= reasons.Seats);
            }
        });

    private static IEnumerable<(ApportionmentRequest Request, int Unit, UnitReasons Reasons)> Explained(
        ApportionmentMethod method) =>
        from request in RandomRequests.All(method, Tries)
        let allocation = Cases.Allocate(request)
        from unit in Enumerable.Range(0, request.Units.Count)
        select (request, unit, allocation.Explain(request.Units[unit].Key));

    private static (int Least, int Most) With(ApportionmentRequest request, int unit, Rational weight)
    {
        var units = request.Units.ToArray();
        units[unit] = units[unit] with { Weight = weight };
        var line = Cases.Allocate(request with { Units = units }).Units[unit];
        return (line.Seats, line.Seats + (line.IsTied ? 1 : 0));
    }

    /// <summary>The number of a unit for a cut where no two numbers are equally right.</summary>
    private static int NumberAt(ApportionmentRequest request, int unit, Rational cut)
    {
        var units = Oracles.Claimants(request);
        var (weight, low, high) = units[unit];
        var free = request.Method == ApportionmentMethod.Hamilton
            ? (int)(Oracles.Quota(request, units, unit) - cut).Ceiling
            : request.Base + Oracles.Round(request.Method, weight, cut * cut).Least;
        return Math.Clamp(free, low, high);
    }

    private static Rational Past(Surd weight) => weight.Round(30) * (1 + Near);

    private static Rational Before(Surd weight) => weight.Round(30) * (1 - Near);
}
