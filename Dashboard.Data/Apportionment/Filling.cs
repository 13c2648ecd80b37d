using System.Numerics;

namespace Dashboard.Data.Apportionment;

/// <summary>Serves the greatest claims until all seats are given.</summary>
internal static class Filling
{
    private static readonly Comparer<Claim> GreatestFirst = Comparer<Claim>.Create((left, right) => right.CompareTo(left));

    /// <summary>
    /// One allocation of all seats within the bounds; with a tie, one of several equally right ones. Needs
    /// Σ low ≤ seats ≤ Σ high.
    /// </summary>
    /// <remarks>
    /// A jump to the greatest level known not to overshoot, then claim by claim: 100,000 seats cost no more than a few
    /// thousand.
    /// </remarks>
    public static int[] Fill(SeatRule rule, Bounds bounds, int seats) =>
        Complete(rule, bounds, seats, Jump(rule, bounds, seats));

    /// <summary>The same, starting from numbers known to belong to greater claims than any that is open.</summary>
    public static int[] Complete(SeatRule rule, Bounds bounds, int seats, int[] start)
    {
        var held = (int[])start.Clone();
        var open = new PriorityQueue<int, Claim>(
            Enumerable.Range(0, held.Length)
                .Where(unit => held[unit] < bounds.High[unit])
                .Select(unit => (unit, rule.ClaimOf(unit, held[unit]))),
            GreatestFirst);
        for (var left = seats - Sum(held); left > 0; left--)
        {
            var unit = open.Dequeue();
            if (++held[unit] < bounds.High[unit])
            {
                open.Enqueue(unit, rule.ClaimOf(unit, held[unit]));
            }
        }

        return held;
    }

    private static int[] Jump(SeatRule rule, Bounds bounds, int seats)
    {
        var level = rule.StartLevel;
        var held = At(rule, bounds, level);
        var step = BigInteger.One;
        while (Sum(held) > seats)
        {
            level -= step;
            step *= 2;
            held = At(rule, bounds, level);
        }

        // Upwards in doubling steps, halving from the first overshoot on, until at most two seats a unit are open.
        var overshot = false;
        while (!step.IsZero && seats - Sum(held) > 2 * held.Length)
        {
            var next = At(rule, bounds, level + step);
            if (Sum(next) <= seats)
            {
                (level, held) = (level + step, next);
            }
            else
            {
                overshot = true;
            }

            step = overshot ? step / 2 : step * 2;
        }

        return held;
    }

    private static int[] At(SeatRule rule, Bounds bounds, BigInteger level)
    {
        var held = new int[bounds.Low.Length];
        for (var unit = 0; unit < held.Length; unit++)
        {
            var (low, high) = (bounds.Low[unit], bounds.High[unit]);
            held[unit] = low == high ? low : Math.Max(low, rule.SeatsAt(unit, level, high));
        }

        return held;
    }

    private static long Sum(int[] held) => held.Sum(seats => (long)seats);
}
