namespace Dashboard.Data.Apportionment;

/// <summary>One line of an allocation.</summary>
/// <param name="Key">The unit.</param>
/// <param name="Seats">Its number of seats; while <paramref name="IsTied"/>, the number it has in any case.</param>
/// <param name="Quota">
/// The exact share the number approximates: base + (seats − base × units)·weight/Σ weights; 0 for weight 0. Shown with
/// <see cref="Rational.ToDecimalString"/>(4).
/// </param>
/// <param name="IsTied">One seat more depends on the decision of the tie.</param>
public sealed record UnitSeats(string Key, int Seats, Rational Quota, bool IsTied);
