using System.Diagnostics;

namespace Dashboard.Data.Apportionment;

/// <summary>
/// The signposts d(a) of a divisor method, a ≤ d(a) ≤ a + 1, rising: quotients between a and a + 1 are rounded up from
/// d(a). Given as fractions of d(a), or of d(a)² where <see cref="IsSquared"/>.
/// </summary>
internal sealed record SignpostSequence(Func<long, (long Numerator, long Denominator)> At, bool IsSquared = false)
{
    /// <summary>d(0) = 0: everyone gets a seat before anyone gets two.</summary>
    public bool SeatsEveryoneFirst => At(0).Numerator == 0;

    public static SignpostSequence Of(ApportionmentMethod method) => method switch
    {
        ApportionmentMethod.Jefferson => new(a => (a + 1, 1)),
        ApportionmentMethod.Webster => new(a => ((2 * a) + 1, 2)),
        ApportionmentMethod.ModifiedSainteLague => new(a => a == 0 ? (7, 10) : ((2 * a) + 1, 2)),
        ApportionmentMethod.HuntingtonHill => new(a => (a * (a + 1), 1), IsSquared: true),
        ApportionmentMethod.Adams => new(a => (a, 1)),
        ApportionmentMethod.Dean => new(a => (2 * a * (a + 1), (2 * a) + 1)),
        ApportionmentMethod.Hamilton => throw new UnreachableException("Hamilton has no signposts."),
    };
}
