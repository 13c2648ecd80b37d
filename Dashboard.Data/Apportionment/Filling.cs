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
        for (var step = BigInteger.One; Sum(held) > seats; step *= 2)
        {
            level -= step;
            held = At(rule, bounds, level);
        }

        // The way up, less than 2^tooFar, in binary: its length by doubling and halving, then its digits. Weights may
        // differ by hundreds of decimal places, and caps on the large ones make the way that long.
        var (reached, tooFar) = (-1, 0);
        while (!IsClose() && Advance(tooFar))
        {
            tooFar = (2 * tooFar) + 1;
        }

        while (!IsClose() && tooFar - reached > 1)
        {
            var middle = (reached + tooFar) / 2;
            (reached, tooFar) = Advance(middle) ? (middle, tooFar) : (reached, middle);
        }

        while (!IsClose() && tooFar > 0)
        {
            Advance(--tooFar);
        }

        return held;

        bool IsClose() => seats - Sum(held) <= 2 * held.Length;

        bool Advance(int exponent)
        {
            var next = level + (BigInteger.One << exponent);
            var further = At(rule, bounds, next);
            if (Sum(further) > seats)
            {
                return false;
            }

            (level, held) = (next, further);
            return true;
        }
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
