namespace Dashboard.Data.Apportionment;

/// <summary>The request has no solution, or is not a request. The first obstacle found is reported.</summary>
/// <param name="Reason">What is wrong; says which of the numbers below are set.</param>
/// <param name="Key">The unit it concerns; null when it concerns the request as a whole.</param>
/// <param name="Given">The offending number; null when the reason has none.</param>
/// <param name="Limit">The number it violates; null when the reason has none.</param>
/// <param name="Text">The offending weight as written; null when it is not about a weight.</param>
public sealed record Infeasible(
    InfeasibleReason Reason,
    string? Key = null,
    long? Given = null,
    long? Limit = null,
    string? Text = null) : ApportionmentOutcome;

/// <summary>Why a request cannot be apportioned; in the order in which the reasons are looked for.</summary>
public enum InfeasibleReason
{
    /// <summary>Given: the seats.</summary>
    NegativeSeats,

    /// <summary>Given: the base.</summary>
    NegativeBase,

    /// <summary>Two units have the same key. Key.</summary>
    DuplicateUnit,

    /// <summary>The weight is not a finite decimal number. Key; Text: what was written.</summary>
    WeightNotANumber,

    /// <summary>Key; Text: the weight.</summary>
    NegativeWeight,

    /// <summary>Key; Given: the floor.</summary>
    NegativeFloor,

    /// <summary>Key; Given: the cap.</summary>
    NegativeCap,

    /// <summary>
    /// A unit's cap is below its floor, or (for a unit of positive weight) below the base. Key; Given: the floor or
    /// base; Limit: the cap.
    /// </summary>
    FloorAboveCap,

    /// <summary>No unit may receive anything, or there is no unit.</summary>
    NoPositiveWeight,

    /// <summary>
    /// Given: the sum over units of positive weight of the larger of floor and base; Limit: the seats, which are fewer.
    /// </summary>
    FloorsExceedSeats,

    /// <summary>Given: the seats; Limit: the sum of the caps of the units of positive weight, which is less.</summary>
    SeatsExceedCaps,
}
