using System.Numerics;

namespace Dashboard.Data.Apportionment;

/// <summary>
/// The rule of a divisor method: claims w/d(a), kept as w·r/p for d(a) = p/r, or squared as w²·r/p for d(a)² = p/r, so
/// that no root is ever taken. Level m stands for the divisor Σw/m.
/// </summary>
internal sealed class DivisorRule(
    BigInteger[] weights,
    BigInteger totalWeight,
    int seats,
    SignpostSequence signposts,
    Rational weightUnit) : SeatRule
{
    public SignpostSequence Signposts { get; } = signposts;

    public override BigInteger StartLevel => seats;

    public override Claim ClaimOf(int unit, int held)
    {
        var (numerator, denominator) = Signposts.At(held);
        return new Claim(Power(weights[unit]) * denominator, numerator);
    }

    public override int SeatsAt(int unit, BigInteger level, int most)
    {
        if (level.Sign <= 0)
        {
            return 0;
        }

        // With a = ⌊w·m/Σw⌋ the quotient lies in [a, a + 1), and so does no signpost but d(a).
        var whole = weights[unit] * level / totalWeight;
        if (whole >= most)
        {
            return most;
        }

        var held = (int)whole;
        var cut = new Claim(Power(totalWeight), Power(level));
        return ClaimOf(unit, held).CompareTo(cut) >= 0 ? held + 1 : held;
    }

    public override Surd? CutOf(Claim claim) => claim.IsUnlimited
        ? null
        : InWeightUnits(new Rational(claim.Numerator, claim.Denominator));

    /// <summary>
    /// The weight at which a unit's claim to one seat more than it holds equals the given claim of another. Null: no
    /// weight does, because one of the two claims is unlimited and the other is not.
    /// </summary>
    public Surd? WeightMatching(int held, Claim claim)
    {
        var (numerator, denominator) = Signposts.At(held);
        return (numerator == 0, claim.IsUnlimited) switch
        {
            (true, true) => InWeightUnits(claim.Numerator),
            (false, false) => InWeightUnits(
                new Rational(claim.Numerator * numerator, claim.Denominator * denominator)),
            _ => null,
        };
    }

    private BigInteger Power(BigInteger value) => Signposts.IsSquared ? value * value : value;

    private Surd InWeightUnits(Rational value) =>
        Signposts.IsSquared ? Surd.RootOf(value * weightUnit * weightUnit) : value * weightUnit;
}
