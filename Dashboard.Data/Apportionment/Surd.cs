using System.Numerics;

namespace Dashboard.Data.Apportionment;

/// <summary>
/// An exact bound: a fraction, or the square root of one (Huntington–Hill rounds at √(a(a+1))). Comparisons
/// are exact; only the decimal display rounds.
/// </summary>
public readonly record struct Surd
{
    private Surd(Rational radicand, bool isRoot) => (Radicand, IsRoot) = (radicand, isRoot);

    /// <summary>The number itself, or what stands under the root.</summary>
    public Rational Radicand { get; }

    /// <summary>True when the number is √<see cref="Radicand"/>.</summary>
    public bool IsRoot { get; }

    /// <summary>The fraction itself.</summary>
    public static implicit operator Surd(Rational value) => new(value, false);

    /// <summary>√radicand.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The radicand is negative.</exception>
    public static Surd RootOf(Rational radicand)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(radicand, Rational.Zero);
        return new Surd(radicand, true);
    }

    /// <summary>Less than 0, 0, or greater than 0 as this number is less than, equal to, or greater than the other.</summary>
    public int CompareTo(Rational other) => !IsRoot
        ? Radicand.CompareTo(other)
        : other < Rational.Zero ? 1 : Radicand.CompareTo(other * other);

    /// <summary>The nearest decimal with that many places, halves away from 0.</summary>
    public Rational Round(int decimals)
    {
        if (!IsRoot)
        {
            return Radicand.Round(decimals);
        }

        // round(x) = floor((floor(2x) + 1) / 2), so one exact integer root is enough.
        var scale = BigInteger.Pow(10, decimals);
        var doubled = FloorOfRoot((4 * scale * scale * Radicand).Floor);
        return new Rational((doubled + 1) / 2, scale);
    }

    /// <summary>The display form: rounded, always that many places, invariant culture.</summary>
    public string ToDecimalString(int decimals) => Round(decimals).ToDecimalString(decimals);

    /// <summary>The exact form: "17/4" or "√(17/4)".</summary>
    public override string ToString() => IsRoot ? $"√({Radicand})" : Radicand.ToString();

    private static BigInteger FloorOfRoot(BigInteger value)
    {
        if (value.IsZero)
        {
            return value;
        }

        // Newton's iteration from above, on integers: it falls until it meets the root.
        var root = BigInteger.One << (int)((value.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + (value / root)) >> 1;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }
}
