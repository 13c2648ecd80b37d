namespace Dashboard.Data.Apportionment;

/// <summary>Why a unit has its number.</summary>
/// <param name="Key">The unit.</param>
/// <param name="Seats">As in <see cref="UnitSeats"/>.</param>
/// <param name="Quota">As in <see cref="UnitSeats"/>.</param>
/// <param name="Remainder">Quota − ⌊quota⌋; null for divisor methods.</param>
/// <param name="Holds">
/// The cuts for which this unit has this number. Null when no divisor gives it: a unit left without a seat by a method
/// that gives everyone one, where the rank of the weights decided.
/// </param>
/// <param name="Gain">
/// The weight from which it has one seat more, all other weights unchanged. Null: no weight does that (cap reached, all
/// others at their floors, or weight 0).
/// </param>
/// <param name="Loss">
/// The weight below which it has one seat less, all other weights unchanged. Null: no positive weight does that.
/// </param>
public sealed record UnitReasons(
    string Key,
    int Seats,
    Rational Quota,
    Rational? Remainder,
    Interval? Holds,
    WeightChange? Gain,
    WeightChange? Loss);

/// <summary>A change of one weight that changes a number of seats.</summary>
/// <param name="From">The present weight, positive.</param>
/// <param name="To">
/// The weight at which the seat is exactly tied; anything further wins (or loses) it. Equal to <paramref name="From"/>
/// for a unit in a tie.
/// </param>
public sealed record WeightChange(Rational From, Surd To)
{
    /// <summary>To − From, rounded; negative for a loss.</summary>
    public Rational Absolute(int decimals) => (To.Round(decimals) - From).Round(decimals);

    /// <summary>The change in percent of the present weight, rounded.</summary>
    public Rational Percent(int decimals)
    {
        Surd ratio = To.IsRoot ? Surd.RootOf(To.Radicand / (From * From)) : To.Radicand / From;
        return 100 * (ratio.Round(decimals + 2) - 1);
    }
}
