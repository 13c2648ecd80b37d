using Dashboard.Data;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;

namespace Dashboard.Tests.Quotas;

public sealed class QuotaSlotsTests
{
    private static readonly QuotaColumn Cities = new(Track.City, Tier.Demonstration);

    [Fact]
    public void Places_are_named_by_who_takes_them_and_the_free_ones_by_who_may_be_recommended_next()
    {
        var slots = QuotaSlots.Of(
            Figure(3, 2),
            [Row("A", Stage.Recommended, 5), Row("B", Stage.ExpertReview, 9), Row("C", Stage.ProvincialReview, 3), Row("D", Stage.ProvincialReview, 31), Row("E", Stage.Drafting, 40), Row("P", Stage.Recommended, 2, Tier.Pilot)],
            most: 6)!;

        Assert.Equal(["B", "A", null], slots.Slots.Select(s => s.Holder?.PlaceCode));
        Assert.Equal([true, true, false], slots.Slots.Select(s => s.IsTaken));
        Assert.Equal(["D", "C"], slots.Candidates.Select(c => c.PlaceCode));
    }

    [Fact]
    public void A_place_whose_holder_is_not_at_hand_is_taken_all_the_same_and_one_over_the_quota_is_seen()
    {
        Assert.Equal([(1, true), (2, false)], QuotaSlots.Of(Figure(2, 1), [], 6)!.Slots.Select(s => (s.Number, s.IsTaken)));
        Assert.Equal(2, QuotaSlots.Of(Figure(1, 2), [], 6)!.Slots.Count(s => s.IsTaken));
    }

    [Fact]
    public void What_is_unknown_hidden_zero_or_too_many_is_not_named() => Assert.All(
        [Figure(null, 0), Figure(2, null), Figure(0, 0), Figure(7, 0)], f => Assert.Null(QuotaSlots.Of(f, [], 6)));

    private static QuotaFigure Figure(int? count, int? recommended) => new(Cities, true, count, recommended, 0, null, null, 1, false, null);

    private static ApplicationRow Row(string code, Stage stage, int days, Tier tier = Tier.Demonstration) => new(
        new ApplicationSquare(Guid.NewGuid(), code, new Bilingual(code, code), "320000", stage, new DateOnly(2023, 9, 1).AddDays(-days), new DateOnly(2023, 5, 1), days, 100, false),
        Track.City, tier, new Bilingual("江苏", "Jiangsu"), Region.East, 0, 0, 4, 1, new Provenance(ProvenanceKind.Reported, "test"));
}
