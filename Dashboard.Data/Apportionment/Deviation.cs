using System.Numerics;

namespace Dashboard.Data.Apportionment;

/// <summary>
/// How far the seat shares sᵢ are from the weight shares wᵢ, both as parts of 1. With a base or binding floors and caps
/// part of the deviation is intended.
/// </summary>
/// <param name="LoosemoreHanby">½ Σ|sᵢ − wᵢ| (Loosemore and Hanby 1971): the share of seats in wrong hands.</param>
/// <param name="Gallagher">√(½ Σ(sᵢ − wᵢ)²), the least-squares index (Gallagher 1991).</param>
/// <param name="Maximum">max|sᵢ − wᵢ|.</param>
public sealed record Deviation(Rational LoosemoreHanby, Surd Gallagher, Rational Maximum)
{
    internal static Deviation Of(IReadOnlyList<BigInteger> weights, IReadOnlyList<int> seats)
    {
        var totalWeight = weights.Aggregate(BigInteger.Zero, (sum, weight) => sum + weight);
        var totalSeats = seats.Sum();
        BigInteger absolute = 0, squares = 0, largest = 0;
        for (var i = 0; i < seats.Count; i++)
        {
            // All differences over the common denominator Σ weights × Σ seats.
            var difference = BigInteger.Abs((seats[i] * totalWeight) - (weights[i] * totalSeats));
            absolute += difference;
            squares += difference * difference;
            largest = BigInteger.Max(largest, difference);
        }

        var scale = totalWeight * totalSeats;
        return new Deviation(
            new Rational(absolute, 2 * scale),
            Surd.RootOf(new Rational(squares, 2 * scale * scale)),
            new Rational(largest, scale));
    }
}
