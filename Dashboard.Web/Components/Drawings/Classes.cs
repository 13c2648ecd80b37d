namespace Dashboard.Web.Components.Drawings;

/// <summary>The classes by which a map is filled: each value belongs to exactly one, and the limits are printed beside it.</summary>
/// <param name="Limits">The lower limit of each class but the first, ascending; a value at a limit is in the class above it.</param>
public sealed record Classes(IReadOnlyList<decimal> Limits)
{
    private const int Most = 6;

    /// <summary>The steps of the ramp that the classes take, the last two far apart: the highest class is the rarest.</summary>
    private static readonly int[] Steps = [1, 2, 3, 4, 5, 7];

    /// <summary>Of shares, as the national office reads them.</summary>
    public static Classes OfShares { get; } = new([0.1m, 0.2m, 0.3m, 0.4m, 0.6m]);

    /// <summary>Of counts: equal steps of 1, 2 or 5 times a power of ten, at most six classes.</summary>
    public static Classes OfCounts(decimal most)
    {
        decimal step = 1;
        for (var i = 0; most / step > Most; i++)
        {
            step = (i % 3) switch { 0 => step * 2, 1 => step * 5 / 2, _ => step * 2 };
        }

        return new(Enumerable.Range(1, Math.Max(0, (int)decimal.Floor(most / step))).Select(i => i * step).Take(Most - 1).ToList());
    }

    /// <summary>The step of the ramp for a value over 0; 0: it is 0, which is no class.</summary>
    public int Step(decimal value) => value <= 0 ? 0 : Steps[Limits.Count(limit => value >= limit)];

    /// <summary>The step of each class, ascending.</summary>
    public IEnumerable<int> All => Steps.Take(Limits.Count + 1);
}
