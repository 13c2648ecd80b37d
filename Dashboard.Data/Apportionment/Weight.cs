using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Dashboard.Data.Apportionment;

/// <summary>
/// The weight of a unit: an exact number, or the text that was not one. Reading never throws, so that every bad weight
/// surfaces in the one place that names its unit: <see cref="InfeasibleReason.WeightNotANumber"/>.
/// </summary>
public readonly partial record struct Weight
{
    // Far beyond any census, and a bound on what a stranger can make the exact arithmetic cost.
    private const int LongestText = 200;
    private const int LargestExponent = 100;

    private Weight(Rational value, string? rejected) => (Value, Rejected) = (value, rejected);

    /// <summary>The exact value; 0 when <see cref="Rejected"/> is set. May be negative, which apportioning refuses.</summary>
    public Rational Value { get; }

    /// <summary>The text that could not be read as a number; null for a number.</summary>
    public string? Rejected { get; }

    /// <summary>
    /// Reads a decimal number as JSON and invariant .NET write it: "5030053", "0.125", "-3", ".5", "1e3", "2.5E-3".
    /// No white space, no group separators, at most 200 characters, exponent from -100 to 100. Everything else –
    /// "NaN", "Infinity", "12,5", null – becomes a rejected weight.
    /// </summary>
    public static Weight Read(string? text)
    {
        if (text is not { Length: <= LongestText } || DecimalNumber().Match(text) is not { Success: true } match)
        {
            return new Weight(Rational.Zero, text ?? string.Empty);
        }

        var fraction = match.Groups["fraction"].Value;
        var exponent = match.Groups["exponent"] is { Success: true, Value: var digits }
            ? int.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            : 0;
        if (Math.Abs(exponent) > LargestExponent)
        {
            return new Weight(Rational.Zero, text);
        }

        var mantissa = BigInteger.Parse(
            match.Groups["sign"].Value + match.Groups["whole"].Value + fraction,
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture);
        return Scaled(mantissa, exponent - fraction.Length);
    }

    /// <summary>The exact value, as a fraction where it is not whole; or the text that was rejected.</summary>
    public override string ToString() => Rejected ?? Value.ToString();

    /// <summary>An exact value, for instance a mixture of sources with shares that add up to one.</summary>
    public static implicit operator Weight(Rational value) => new(value, null);

    /// <summary>A count.</summary>
    public static implicit operator Weight(long value) => new(value, null);

    /// <summary>A decimal, exactly.</summary>
    public static implicit operator Weight(decimal value)
    {
        var bits = decimal.GetBits(value);
        var mantissa = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        return Scaled(decimal.IsNegative(value) ? -mantissa : mantissa, -value.Scale);
    }

    private static Weight Scaled(BigInteger mantissa, int exponent) => exponent < 0
        ? new Rational(mantissa, BigInteger.Pow(10, -exponent))
        : new Rational(mantissa * BigInteger.Pow(10, exponent), BigInteger.One);

    [GeneratedRegex(
        @"\A(?<sign>[+-]?)(?=\.?[0-9])(?<whole>[0-9]*)(\.(?<fraction>[0-9]*))?([eE](?<exponent>[+-]?[0-9]{1,3}))?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex DecimalNumber();
}
