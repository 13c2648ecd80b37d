namespace Dashboard.Data.Apportionment;

/// <summary>
/// The closed interval of cuts for which numbers of seats hold. A cut is the common divisor D of a divisor method
/// (weight per seat), or Hamilton's cut-off c: a unit of quota q holds a seats when q − a ≤ c ≤ q − (a − 1), so that
/// with neither floors nor caps in play c is the remainder from which a quota is rounded up.
/// </summary>
/// <remarks>
/// Strictly inside, the number is the only one; outside, it is another one; at a bound, two numbers are equally right –
/// there the tie lies. A floor removes the upper bound, a cap the lower one.
/// </remarks>
/// <param name="Lower">Below it the unit would have more; null: no lower bound.</param>
/// <param name="Upper">Above it the unit would have fewer; null: no upper bound.</param>
public sealed record Interval(Surd? Lower, Surd? Upper)
{
    /// <summary>Whether the number holds for this cut, bounds included. Decided exactly.</summary>
    public bool Contains(Rational cut) =>
        !(Lower is { } lower && lower.CompareTo(cut) > 0) && !(Upper is { } upper && upper.CompareTo(cut) < 0);
}
