namespace Dashboard.Data.Apportionment;

/// <summary>
/// A solved problem: the settled seats beyond the base, and who (in rising order) is tied for how many more.
/// </summary>
internal sealed record ProvisionalSeats(int[] Seats, int[] Tied, int TiedSeats)
{
    public static ProvisionalSeats Of(SeatRule rule, Bounds bounds, int seats)
    {
        var held = Filling.Fill(rule, bounds, seats);
        var frontier = Frontier.Of(rule, bounds, held);
        if (!frontier.IsTie)
        {
            return new ProvisionalSeats(held, [], 0);
        }

        int[] favoured = [.. frontier.LastUnits(rule, bounds, held)];
        int[] tied = [.. favoured, .. frontier.NextUnits(rule, bounds, held)];
        Array.Sort(tied);
        foreach (var unit in favoured)
        {
            held[unit]--;
        }

        return new ProvisionalSeats(held, tied, favoured.Length);
    }

    public bool IsTied(int unit) => Array.BinarySearch(Tied, unit) >= 0;

    /// <summary>The number a unit has at most, if the tie is decided for it.</summary>
    public int AtMost(int unit) => Seats[unit] + (IsTied(unit) ? 1 : 0);
}
