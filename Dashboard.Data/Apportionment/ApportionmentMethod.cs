namespace Dashboard.Data.Apportionment;

/// <summary>
/// The rule that turns shares into whole seats. With the exception of <see cref="Hamilton"/> every method is a divisor
/// method: a unit of weight w has a seats when d(a−1) ≤ w/D ≤ d(a) for one divisor D common to all units, and the
/// methods differ only in the signposts d(a) at which a quotient between a and a+1 is rounded up
/// (Balinski and Young, <i>Fair Representation</i>, 2nd ed. 2001, appendix A).
/// </summary>
/// <remarks>The names are part of the public API and of stored scenarios; do not rename.</remarks>
public enum ApportionmentMethod
{
    /// <summary>
    /// Largest remainder with the Hare quota q = seats·w/Σw (Hamilton 1792, Vinton, Hare–Niemeyer): ⌊q⌋ to everyone,
    /// the rest by the largest q − ⌊q⌋. Keeps the quota rule, may show the Alabama paradox.
    /// </summary>
    Hamilton,

    /// <summary>d(a) = a + 1: quotients are rounded down (Jefferson 1792, D'Hondt). Favours the large.</summary>
    Jefferson,

    /// <summary>d(a) = a + ½: quotients are rounded to the nearest (Webster 1832, Sainte-Laguë). Unbiased.</summary>
    Webster,

    /// <summary>
    /// <see cref="Webster"/> with d(0) = 7/10: the divisors 1.4, 3, 5, 7 … of Scandinavian elections make the first
    /// seat dearer.
    /// </summary>
    ModifiedSainteLague,

    /// <summary>
    /// d(a) = √(a(a+1)), the geometric mean (Hill 1911, Huntington 1921; the U.S. House since 1941). d(0) = 0: everyone
    /// gets one seat before anyone gets two.
    /// </summary>
    HuntingtonHill,

    /// <summary>d(a) = a: quotients are rounded up (Adams 1832). d(0) = 0. Favours the small.</summary>
    Adams,

    /// <summary>d(a) = 2a(a+1)/(2a+1), the harmonic mean (Dean 1832). d(0) = 0.</summary>
    Dean,
}
