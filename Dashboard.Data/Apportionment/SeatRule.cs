using System.Numerics;

namespace Dashboard.Data.Apportionment;

/// <summary>
/// What all methods have in common. Every unit has a falling sequence of claims, one for each further seat, and the
/// seats go to the greatest claims of all, within floors and caps. For a divisor method the claim to a seat beyond a is
/// w/d(a); for Hamilton it is q − a. The methods differ in nothing else.
/// </summary>
internal abstract class SeatRule
{
    /// <summary>The level at which <see cref="SeatsAt"/> gives roughly the right number of seats.</summary>
    public abstract BigInteger StartLevel { get; }

    /// <summary>A unit's claim to one seat more than it holds.</summary>
    public abstract Claim ClaimOf(int unit, int held);

    /// <summary>
    /// How many claims of a unit reach the cut that belongs to a level, but at most <paramref name="most"/>. Rises with
    /// the level, by no more than 2 from one to the next.
    /// </summary>
    public abstract int SeatsAt(int unit, BigInteger level, int most);

    /// <summary>The cut at which a claim is exactly served: a divisor or a remainder. Null: no cut is so great.</summary>
    public abstract Surd? CutOf(Claim claim);
}

/// <summary>
/// A claim as a fraction, comparable with the claims of the same rule. Denominator 0 means greater than every number:
/// the claim to a first seat under a method that gives everyone one; among those the greater weight comes first.
/// </summary>
internal readonly struct Claim(BigInteger numerator, BigInteger denominator) : IComparable<Claim>
{
    public BigInteger Numerator { get; } = numerator;

    public BigInteger Denominator { get; } = denominator;

    public bool IsUnlimited => Denominator.IsZero;

    public int CompareTo(Claim other) => IsUnlimited && other.IsUnlimited
        ? Numerator.CompareTo(other.Numerator)
        : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);
}
