using Dashboard.Data.Apportionment;

namespace Dashboard.Tests.Apportionment;

/// <summary>Weights, fractions and roots: exact inside, rounded only for display.</summary>
public sealed class NumberTests
{
    [Theory]
    [InlineData("5030053", "5030053")]
    [InlineData("0.125", "1/8")]
    [InlineData("1e3", "1000")]
    [InlineData("2.50E-3", "1/400")]
    [InlineData(".5", "1/2")]
    [InlineData("5.", "5")]
    [InlineData("+7", "7")]
    [InlineData("-3", "-3")]
    [InlineData("000", "0")]
    [InlineData("0.1000000000000000000000000000000000000001", "1000000000000000000000000000000000000001/10000000000000000000000000000000000000000")]
    public void A_decimal_text_is_read_exactly(string text, string exact)
    {
        var weight = Weight.Read(text);

        Assert.Null(weight.Rejected);
        Assert.Equal(exact, weight.Value.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" 1")]
    [InlineData("1\n")]
    [InlineData("1 000")]
    [InlineData("1,000")]
    [InlineData(".")]
    [InlineData("e5")]
    [InlineData("1e")]
    [InlineData("1e101")]
    [InlineData("1e99999")]
    [InlineData("0x10")]
    [InlineData("１２")] // full-width digits
    [InlineData("--1")]
    public void Everything_else_is_kept_as_rejected(string? text)
    {
        Assert.Equal(text ?? string.Empty, Weight.Read(text).Rejected);
    }

    [Fact]
    public void A_text_too_long_to_be_a_weight_is_rejected() =>
        Assert.NotNull(Weight.Read(new string('1', 201)).Rejected);

    [Fact]
    public void A_decimal_is_taken_exactly()
    {
        Assert.Equal("3/8", ((Weight)0.375m).ToString());
        Assert.Equal("-79228162514264337593543950335", ((Weight)decimal.MinValue).ToString());
        Assert.Equal(Weight.Read("1e-28"), (Weight)0.0000000000000000000000000001m);
    }

    [Theory]
    [InlineData(2, 3, 4, "0.6667")]
    [InlineData(1, 8, 2, "0.13")]
    [InlineData(-1, 8, 2, "-0.13")]
    [InlineData(-1, 800, 2, "0.00")]
    [InlineData(7, 2, 0, "4")]
    [InlineData(12345, 1, 3, "12345.000")]
    public void A_fraction_is_shown_rounded_half_away_from_0(int numerator, int denominator, int decimals, string shown) =>
        Assert.Equal(shown, new Rational(numerator, denominator).ToDecimalString(decimals));

    [Fact]
    public void Fractions_are_reduced_and_the_default_is_0()
    {
        Assert.Equal(new Rational(-1, 2), new Rational(3, -6));
        Assert.Equal(Rational.Zero, new Rational(0, 5));
        Assert.Equal("5/6", (new Rational(1, 2) + new Rational(1, 3)).ToString());
        Assert.Equal((-2, -1), ((int)new Rational(-3, 2).Floor, (int)new Rational(-3, 2).Ceiling));
        Assert.Throws<DivideByZeroException>(() => new Rational(1, 0));
        Assert.Throws<DivideByZeroException>(() => Rational.Zero / Rational.Zero);
    }

    [Theory]
    [InlineData(2, "1.4142135624")]
    [InlineData(0, "0.0000000000")]
    [InlineData(49, "7.0000000000")]
    [InlineData(3, "1.7320508076")]
    public void A_root_is_shown_rounded_and_compared_exactly(int radicand, string shown)
    {
        var root = Surd.RootOf(radicand);
        var rounded = root.Round(10);

        Assert.Equal(shown, root.ToDecimalString(10));
        Assert.Equal(((Rational)radicand).CompareTo(rounded * rounded), root.CompareTo(rounded));
        Assert.True(root.CompareTo(-1) > 0);
    }
}
