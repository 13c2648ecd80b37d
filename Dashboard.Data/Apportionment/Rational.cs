using System.Globalization;
using System.Numerics;

namespace Dashboard.Data.Apportionment;

/// <summary>An exact fraction in lowest terms with a positive denominator; the default value is 0.</summary>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private readonly BigInteger _denominator; // 0 only in the default value, read as 1

    /// <summary>Numerator ÷ denominator, reduced.</summary>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        _denominator = denominator / divisor;
    }

    /// <summary>0.</summary>
    public static Rational Zero => default;

    /// <summary>Carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>1 or more.</summary>
    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    /// <summary>The greatest integer that is not greater.</summary>
    public BigInteger Floor => FloorDivide(Numerator, Denominator);

    /// <summary>The least integer that is not less.</summary>
    public BigInteger Ceiling => -FloorDivide(-Numerator, Denominator);

    /// <summary>A whole number.</summary>
    public static implicit operator Rational(BigInteger value) => new(value, BigInteger.One);

    /// <summary>A whole number.</summary>
    public static implicit operator Rational(long value) => new(value, BigInteger.One);

    /// <summary>The exact sum.</summary>
    public static Rational operator +(Rational left, Rational right) => new(
        (left.Numerator * right.Denominator) + (right.Numerator * left.Denominator),
        left.Denominator * right.Denominator);

    /// <summary>The exact difference.</summary>
    public static Rational operator -(Rational left, Rational right) => left + -right;

    /// <summary>The negative.</summary>
    public static Rational operator -(Rational value) => new(-value.Numerator, value.Denominator);

    /// <summary>The exact product.</summary>
    public static Rational operator *(Rational left, Rational right) =>
        new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>The exact quotient.</summary>
    /// <exception cref="DivideByZeroException">The right side is 0.</exception>
    public static Rational operator /(Rational left, Rational right) =>
        new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    /// <summary>Exact comparison.</summary>
    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    /// <summary>Exact comparison.</summary>
    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    /// <summary>Exact comparison.</summary>
    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    /// <summary>Exact comparison.</summary>
    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    /// <summary>Exact equality.</summary>
    public static bool operator ==(Rational left, Rational right) => left.Equals(right);

    /// <summary>Exact inequality.</summary>
    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    /// <inheritdoc />
    public int CompareTo(Rational other) =>
        (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc />
    public bool Equals(Rational other) => Numerator == other.Numerator && Denominator == other.Denominator;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>The exact fraction, "17/4", or the whole number, "4".</summary>
    public override string ToString() => Denominator.IsOne
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    /// <summary>The nearest decimal with that many places, halves away from 0.</summary>
    public Rational Round(int decimals) => new(RoundedAndScaled(decimals), BigInteger.Pow(10, decimals));

    /// <summary>The display form: rounded, always that many places, invariant culture: "7.6459".</summary>
    public string ToDecimalString(int decimals)
    {
        var rounded = RoundedAndScaled(decimals);
        var digits = BigInteger.Abs(rounded).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        var sign = rounded.Sign < 0 ? "-" : string.Empty;
        return decimals == 0 ? sign + digits : $"{sign}{digits[..^decimals]}.{digits[^decimals..]}";
    }

    private BigInteger RoundedAndScaled(int decimals) => Numerator.Sign * FloorDivide(
        (2 * BigInteger.Abs(Numerator) * BigInteger.Pow(10, decimals)) + Denominator,
        2 * Denominator);

    private static BigInteger FloorDivide(BigInteger numerator, BigInteger denominator)
    {
        var quotient = BigInteger.DivRem(numerator, denominator, out var remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }
}
