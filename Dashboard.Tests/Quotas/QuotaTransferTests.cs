using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Quotas;
using static Dashboard.Tests.Infrastructure.QuotaOffice;

namespace Dashboard.Tests.Quotas;

public sealed class QuotaTransferTests
{
    private const string Jiangsu = "320000", Zhejiang = "330000";

    [Theory, EveryProvider]
    public async Task One_decision_writes_both_quotas_with_its_reason_and_is_undone_as_one(DatabaseProvider provider)
    {
        await using var office = await QuotaOffice.StartAsync(provider);
        await office.SetAsync(Jiangsu, PilotCounties, 5);
        await office.SetAsync(Zhejiang, PilotCounties, 3);

        var done = Assert.IsType<CommandResult<QuotaPublication>.Done>(await TransferAsync(office, 2)).Value;

        Assert.Equal((3, 5), await BothAsync(office));
        Assert.Equal((null, null), await BothAsync(office, Day.AddDays(-1))); // it holds from its day on
        foreach (var province in new[] { Jiangsu, Zhejiang })
        {
            var entry = (await office.HistoryAsync(office.Actor.Viewer, province, PilotCounties)).MaxBy(h => h.Number)!;
            Assert.Equal(("调剂：江苏让与浙江", "国知办函〔2023〕1号"), (entry.Reason, entry.DocumentNumber));
        }

        Assert.IsType<CommandResult<QuotaPublication>.Done>(await office.UndoAsync(done));
        Assert.Equal((5, 3), await BothAsync(office));
    }

    [Theory, EveryProvider]
    public async Task It_is_refused_below_what_is_recommended_of_an_unknown_quota_and_to_itself_and_writes_nothing(DatabaseProvider provider)
    {
        await using var office = await QuotaOffice.StartAsync(provider);
        await office.SetAsync(Jiangsu, PilotCounties, 2);
        Assert.IsType<QuotaRefusal.TransferOfUnknown>(Refused(await TransferAsync(office, 1)));
        await office.SetAsync(Zhejiang, PilotCounties, 1);
        foreach (var application in await office.ApplyAsync(Jiangsu, 2))
        {
            Assert.IsType<CommandResult<Nothing>.Done>(await office.RecommendAsync(application, Jiangsu));
        }

        var below = Assert.IsType<QuotaRefusal.At>(Refused(await TransferAsync(office, 1)));
        Assert.Equal(new QuotaRefusal.BelowRecommended(1, 2, Day), below.Why);
        Assert.Equal(new QuotaRefusal.TransferTooMany(3, 2), Refused(await TransferAsync(office, 3)));
        Assert.Equal(new QuotaRefusal.TransferTooMany(0, 2), Refused(await TransferAsync(office, 0)));
        Assert.IsType<QuotaRefusal.TransferToItself>(Refused(await TransferAsync(office, 1, to: Jiangsu)));
        Assert.IsType<CommandResult<QuotaPublication>.Conflict>(await TransferAsync(office, 1, from: Zhejiang, to: Jiangsu, seen: 7));
        Assert.Equal((2, 1), await BothAsync(office));
        Assert.IsType<CommandResult<QuotaPublication>.Done>(await TransferAsync(office, 1, from: Zhejiang, to: Jiangsu));
        Assert.Equal((3, 0), await BothAsync(office)); // the other way there is one to give
    }

    private static async Task<CommandResult<QuotaPublication>> TransferAsync(
        QuotaOffice office, int places, string from = Jiangsu, string to = Zhejiang, int? seen = null) =>
        await office.Database.Get<QuotasCommands>().TransferAsync(office.Actor, new QuotaTransfer(
            QuotaOffice.Round, PilotCounties, from, to, places, seen ?? (await office.FigureAsync(from, PilotCounties)).Revision, (await office.FigureAsync(to, PilotCounties)).Revision,
            "调剂：江苏让与浙江", Day, "国知办函〔2023〕1号"));

    private static async Task<(int? Jiangsu, int? Zhejiang)> BothAsync(QuotaOffice office, DateOnly? day = null) =>
        ((await office.FigureAsync(Jiangsu, PilotCounties, day)).Count, (await office.FigureAsync(Zhejiang, PilotCounties, day)).Count);

    private static Refusal Refused(CommandResult<QuotaPublication> result) => Assert.IsType<CommandResult<QuotaPublication>.Refused>(result).Refusal;
}
