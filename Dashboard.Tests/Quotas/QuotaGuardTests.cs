using Dashboard.Data;
using Dashboard.Data.Persistence;
using Dashboard.Data.Quotas;
using static Dashboard.Tests.Infrastructure.QuotaOffice;

namespace Dashboard.Tests.Quotas;

/// <summary>Recommending beyond the quota is refused, whoever presses the button in the same second.</summary>
public sealed class QuotaGuardTests
{
    private const int Attempts = 50;
    private const int Repetitions = 10;

    [Theory, EveryProvider]
    public async Task Of_fifty_who_recommend_on_the_last_place_at_once_exactly_one_succeeds(DatabaseProvider provider)
    {
        await using var office = await StartAsync(provider);
        var waiting = (await office.ApplyAsync("320000", Attempts + Repetitions)).ToList();

        for (var quota = 1; quota <= Repetitions; quota++)
        {
            Assert.IsType<CommandResult<QuotaPublication>.Done>(await office.SetAsync("320000", PilotCounties, quota)); // one place is left

            var results = await Task.WhenAll(waiting.Take(Attempts).Select(application =>
                Task.Run(async () => (application, result: await office.RecommendAsync(application, "320000")))));

            var (won, _) = Assert.Single(results, r => r.result is CommandResult<Nothing>.Done);
            Assert.All(results.Where(r => r.application != won), r =>
            {
                var refusal = Assert.IsType<CommandResult<Nothing>.Refused>(r.result).Refusal;
                Assert.Equal(new QuotaRefusal.Used(quota, quota, Day), refusal);
            });
            Assert.Equal((quota, 0), await office.FigureAsync("320000", PilotCounties) is var figure ? (figure.Recommended, figure.Left) : default);
            waiting.Remove(won);
        }
    }

    [Theory, EveryProvider]
    public async Task Lowering_and_recommending_at_once_never_leaves_more_recommended_than_the_quota(DatabaseProvider provider)
    {
        await using var office = await StartAsync(provider);
        await office.SetAsync("320000", PilotCounties, 5);
        var applications = await office.ApplyAsync("320000", 5);

        var lowering = Task.Run(() => office.SetAsync("320000", PilotCounties, 2));
        await Task.WhenAll(applications.Select(a => Task.Run(() => office.RecommendAsync(a, "320000"))).Cast<Task>().Append(lowering));

        var figure = await office.FigureAsync("320000", PilotCounties);
        Assert.InRange(figure.Recommended!.Value, 2, figure.Count!.Value);
    }

    [Theory, EveryProvider]
    public async Task An_unknown_quota_refuses_with_that_reason(DatabaseProvider provider)
    {
        await using var office = await StartAsync(provider);
        var applications = await office.ApplyAsync("320000", 1);

        var refusal = Assert.IsType<CommandResult<Nothing>.Refused>(await office.RecommendAsync(applications[0], "320000")).Refusal;

        Assert.IsType<QuotaRefusal.Unknown>(refusal);
        Assert.Equal(0, (await office.FigureAsync("320000", PilotCounties)).Recommended);
    }
}
