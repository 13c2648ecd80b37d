using Dashboard.Data.Access;
using Dashboard.Data.Quotas;

namespace Dashboard.Tests.Quotas;

public sealed class TransferRulesTests
{
    /// <summary>The table of the product, written down again.</summary>
    [Theory]
    [InlineData(TransferState.Asked, "Offered Asked Decided Refused Withdrawn")]
    [InlineData(TransferState.Offered, "- Asked Decided Refused Withdrawn")]
    [InlineData(TransferState.Decided, "- - - - -")]
    [InlineData(TransferState.Refused, "- - - - -")]
    [InlineData(TransferState.Withdrawn, "- - - - -")]
    public void From_each_state_the_moves_lead_where_the_table_says(TransferState from, string after) => Assert.Equal(
        after, string.Join(' ', Enum.GetValues<TransferMove>().Select(move => TransferRules.After(from, move)?.ToString() ?? "-")));

    [Fact]
    public void What_is_open_waits_for_one_office_that_can_go_on_and_what_is_closed_for_none() => Assert.All(
        Enum.GetValues<TransferState>().SelectMany(state => new[] { null, "330000" }.Select(giver => (state, giver))), one =>
        {
            var awaited = TransferRules.Awaits(one.state, one.giver);
            Assert.Equal(TransferRules.IsOpen(one.state), awaited is not null);
            Assert.True(awaited is null || Enum.GetValues<TransferMove>().Any(m => TransferRules.By(m) == awaited && TransferRules.After(one.state, m) is not null));
        });

    [Theory]
    [InlineData("2023-07-31", null)]
    [InlineData("2023-08-01", TransferState.Asked)]
    [InlineData("2023-08-05", TransferState.Offered)]
    [InlineData("2023-08-08", TransferState.Offered)]
    [InlineData("2023-08-09", TransferState.Decided)]
    public void A_day_is_shown_what_was_said_by_it(string day, TransferState? then)
    {
        var request = new TransferRequest { RoundCode = "2023", ProvinceCode = "320000" };
        request.Add(null, new DateOnly(2023, 8, 1), "330000", 2, "a");
        request.Add(TransferMove.Offer, new DateOnly(2023, 8, 5), "330000", 2, "b");
        request.Add(TransferMove.Decide, new DateOnly(2023, 8, 9), "340000", 1, "c");

        Assert.Equal(then, TransferRules.By(request.Steps, DateOnly.ParseExact(day, "yyyy-MM-dd", null)) is [.., var last] ? (TransferState?)last.State : null);
    }

    [Theory]
    [InlineData(TransferMove.Offer, AccessAction.AskQuotas, "330000")]
    [InlineData(TransferMove.Decline, AccessAction.AskQuotas, "330000")]
    [InlineData(TransferMove.Withdraw, AccessAction.AskQuotas, "320000")]
    [InlineData(TransferMove.Decide, AccessAction.SetQuotas, null)]
    [InlineData(TransferMove.Refuse, AccessAction.SetQuotas, null)]
    public void A_move_is_the_office_s_whose_turn_it_is(TransferMove move, AccessAction action, string? province) =>
        Assert.Equal((action, new AccessTarget(province)), TransferRules.Asks(move, "320000", "330000"));
}
