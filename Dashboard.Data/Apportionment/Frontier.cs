namespace Dashboard.Data.Apportionment;

/// <summary>
/// The two claims between which the line was drawn: the smallest one served and the greatest one not served.
/// </summary>
/// <param name="Last">Null when every unit is at its lower bound.</param>
/// <param name="Next">Null when every unit is at its upper bound.</param>
internal readonly record struct Frontier(Claim? Last, Claim? Next)
{
    /// <summary>The last claim served and the first one not served are equal, so either might have been.</summary>
    public bool IsTie => Last is { } last && Next is { } next && last.CompareTo(next) == 0;

    public static Frontier Of(SeatRule rule, Bounds bounds, IReadOnlyList<int> held)
    {
        Claim? last = null, next = null;
        for (var unit = 0; unit < held.Count; unit++)
        {
            if (held[unit] > bounds.Low[unit]
                && rule.ClaimOf(unit, held[unit] - 1) is var served
                && (last is null || served.CompareTo(last.Value) < 0))
            {
                last = served;
            }

            if (held[unit] < bounds.High[unit]
                && rule.ClaimOf(unit, held[unit]) is var open
                && (next is null || open.CompareTo(next.Value) > 0))
            {
                next = open;
            }
        }

        return new Frontier(last, next);
    }

    /// <summary>The units whose last claim served equals <see cref="Last"/>.</summary>
    public IEnumerable<int> LastUnits(SeatRule rule, Bounds bounds, IReadOnlyList<int> held)
    {
        var last = Last;
        return Enumerable.Range(0, held.Count).Where(unit =>
            last is { } claim && held[unit] > bounds.Low[unit]
            && rule.ClaimOf(unit, held[unit] - 1).CompareTo(claim) == 0);
    }

    /// <summary>The units whose open claim equals <see cref="Next"/>.</summary>
    public IEnumerable<int> NextUnits(SeatRule rule, Bounds bounds, IReadOnlyList<int> held)
    {
        var next = Next;
        return Enumerable.Range(0, held.Count).Where(unit =>
            next is { } claim && held[unit] < bounds.High[unit]
            && rule.ClaimOf(unit, held[unit]).CompareTo(claim) == 0);
    }
}
