using Dashboard.Data.Apportionment;
using Dashboard.Data.Statistics;

namespace Dashboard.Tests.Statistics;

public sealed class LeadersTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a0 b0", "")] // nobody has anything: nobody is first
    [InlineData("a1 b3 c2", "b")]
    [InlineData("a3 b1 c3", "a c")]
    [InlineData("a2 b2 c2", "a b c")]
    public void All_that_share_the_largest_value_are_first(string among, string first) =>
        Assert.Equal(first, string.Join(' ', among.Split(' ', StringSplitOptions.RemoveEmptyEntries).Leaders(a => a[1] - '0').Select(a => a[0])));

    [Fact]
    public void Fractions_are_compared_exactly() =>
        Assert.Equal([1, 2], new[] { (1, new Rational(2, 6)), (2, new Rational(1, 3)), (3, new Rational(333333333, 1000000000)) }.Leaders(f => f.Item2).Select(f => f.Item1));
}
