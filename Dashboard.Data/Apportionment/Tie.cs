namespace Dashboard.Data.Apportionment;

/// <summary>
/// Units whose claims to the last places are exactly equal. There is at most one tie in an allocation: claims are
/// served in descending order, so only those equal to the very last one served can be in doubt, and each unit has at
/// most one claim of that size.
/// </summary>
/// <param name="Keys">The tied units, in the order of the request; at least two.</param>
/// <param name="Seats">How many of them receive one seat more; at least 1, fewer than there are keys.</param>
public sealed record Tie(IReadOnlyList<string> Keys, int Seats);
