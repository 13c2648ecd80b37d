using System.Numerics;

namespace Dashboard.Data.Apportionment;

/// <summary>
/// Hamilton's rule: with the quota q = seats·w/Σw the claim to a seat beyond a is q − a, kept as (w·seats − a·Σw)/Σw.
/// Level k stands for the cut 1 − k; level 0 gives everyone ⌊q⌋.
/// </summary>
/// <remarks>
/// Without bounds this is the textbook method: ⌊q⌋ to everyone, the rest by the largest remainders. With floors it is
/// the convention of the design (quotas over all units, base = max(floor, ⌊q⌋), the rest by largest q − base), carried
/// on where that convention is silent: when the floors leave too few seats, they are taken back where q − base is
/// smallest and no floor forbids it; when caps leave too many, they go on to where q − seats is largest. In every case
/// the result is the allocation within the bounds that is closest to the quotas – it minimises Σφ(seats − q) for every
/// convex φ at once, the Loosemore–Hanby and the least-squares deviation from the quotas among them. (Recomputing the
/// quotas among the unbounded units would be the other way; it contradicts "quotas over all units", and one seat more
/// under a floor would then reshuffle everyone.)
/// </remarks>
internal sealed class LargestRemainderRule(BigInteger[] weights, BigInteger totalWeight, int seats) : SeatRule
{
    public override BigInteger StartLevel => BigInteger.Zero;

    public override Claim ClaimOf(int unit, int held) => new((weights[unit] * seats) - (held * totalWeight), BigInteger.One);

    public override int SeatsAt(int unit, BigInteger level, int most)
    {
        var count = (weights[unit] * seats / totalWeight) + level;
        return count.Sign <= 0 ? 0 : count >= most ? most : (int)count;
    }

    public override Surd? CutOf(Claim claim) => new Rational(claim.Numerator, totalWeight);
}
