using Dashboard.Data;
using Dashboard.Data.Provinces;
using Dashboard.Data.Statistics;

namespace Dashboard.Tests.Statistics;

public sealed class ProvinceOrderTests
{
    private static readonly IReadOnlyList<ProvinceTally> Tallies = [Tally(1, 1, 1), Tally(2, 0, 0), Tally(3, 3, 1), Tally(4, 0, 4), Tally(5, 1, 1)];

    [Theory]
    [InlineData(ProvinceOrder.Customary, false, "12345")]
    [InlineData(ProvinceOrder.Customary, true, "54321")]
    [InlineData(ProvinceOrder.Demonstration, true, "31524")]
    [InlineData(ProvinceOrder.Pilot, false, "21354")]
    [InlineData(ProvinceOrder.Total, true, "34152")]
    [InlineData(ProvinceOrder.Share, true, "31542")]
    [InlineData(ProvinceOrder.Share, false, "41532")]
    public void Provinces_are_ordered_and_ties_keep_the_customary_order(ProvinceOrder order, bool descending, string expected) =>
        Assert.Equal(expected, string.Concat(Tallies.Reverse().In(order, descending).Select(t => t.Province.Order)));

    private static ProvinceTally Tally(int order, int demonstration, int pilot) => new(
        new ProvinceInfo($"{order}00000", default(Bilingual), default, "", null, "", ProvinceKind.Province, Region.East, true, order, 0, 0),
        new TierCounts(demonstration, pilot));
}
