using System.Numerics;

namespace Dashboard.Data.Apportionment;

/// <summary>
/// A feasible request in the form the mathematics wants: only units of positive weight, weights as whole numbers
/// without a common factor, and seats counted beyond the base.
/// </summary>
internal sealed class Problem
{
    private Problem(ApportionmentRequest request, int[] positions, BigInteger[] weights, Rational weightUnit, int seats)
    {
        Request = request;
        Positions = positions;
        Weights = weights;
        WeightUnit = weightUnit;
        Seats = seats;
        TotalWeight = weights.Aggregate(BigInteger.Zero, (sum, weight) => sum + weight);
        Bounds = new Bounds(
            [.. positions.Select(at => Math.Max(request.Units[at].Floor - request.Base, 0))],
            [.. positions.Select(at => request.Units[at].Cap is { } cap ? cap - request.Base : int.MaxValue)]);
    }

    public ApportionmentRequest Request { get; }

    /// <summary>For each unit of the problem, its position in the request.</summary>
    public int[] Positions { get; }

    public BigInteger[] Weights { get; }

    public BigInteger TotalWeight { get; }

    /// <summary>What a whole-number weight of 1 is in the request's unit of measurement.</summary>
    public Rational WeightUnit { get; }

    /// <summary>The seats beyond the base.</summary>
    public int Seats { get; }

    /// <summary>Least and greatest number of seats beyond the base.</summary>
    public Bounds Bounds { get; }

    public int Count => Weights.Length;

    public static Problem Of(ApportionmentRequest request)
    {
        int[] positions = [.. Enumerable.Range(0, request.Units.Count)
            .Where(at => request.Units[at].Weight.Value > Rational.Zero)];
        var exact = Array.ConvertAll(positions, at => request.Units[at].Weight.Value);
        var denominator = exact.Select(weight => weight.Denominator).Distinct().Aggregate(
            BigInteger.One,
            (multiple, next) => multiple / BigInteger.GreatestCommonDivisor(multiple, next) * next);
        var whole = Array.ConvertAll(exact, weight => weight.Numerator * (denominator / weight.Denominator));
        var divisor = whole.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        return new Problem(
            request,
            positions,
            Array.ConvertAll(whole, weight => weight / divisor),
            new Rational(divisor, denominator),
            request.Seats - (request.Base * positions.Length));
    }

    /// <summary>The rule of the request's method for these weights.</summary>
    public SeatRule Rule() => Request.Method == ApportionmentMethod.Hamilton
        ? new LargestRemainderRule(Weights, TotalWeight, Seats)
        : new DivisorRule(Weights, TotalWeight, Seats, SignpostSequence.Of(Request.Method), WeightUnit);

    /// <summary>The exact share that a unit's number of seats approximates, base included.</summary>
    public Rational Quota(int unit) => Request.Base + new Rational(Weights[unit] * Seats, TotalWeight);
}

/// <summary>Least and greatest number of seats of each unit.</summary>
internal sealed record Bounds(int[] Low, int[] High)
{
    /// <summary>The same with one unit taken out: it holds nothing and claims nothing.</summary>
    public Bounds Without(int unit)
    {
        var (low, high) = ((int[])Low.Clone(), (int[])High.Clone());
        low[unit] = high[unit] = 0;
        return new Bounds(low, high);
    }
}
