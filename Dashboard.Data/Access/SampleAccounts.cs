using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Dashboard.Data.Access;

/// <summary>
/// Accounts that let a newcomer see the product with the eyes of each role. They have no password, so there is nothing to
/// guess or to leave behind: only a host in Development makes them and lets them in.
/// </summary>
public sealed class SampleAccounts(DashboardWriter writer, AccountBook accounts) : IHostedService
{
    public static readonly IReadOnlyList<NewAccount> All =
    [
        new("sample.national", "示例·国家局", Role.NationalOffice),
        new("sample.jiangsu", "示例·江苏省局", Role.ProvincialOffice, "320000"),
        new("sample.corps", "示例·兵团", Role.ProvincialOffice, "660000"),
        new("sample.leadership", "示例·领导", Role.Leadership),
        new("sample.administrator", "示例·管理员", Role.Administrator),
    ];

    public Task StartAsync(CancellationToken cancellationToken) => writer.WriteAsync(
        Actor.System,
        null,
        async (db, token) =>
        {
            var held = await db.Users.Select(a => a.UserName).ToListAsync(token);
            db.Users.AddRange(All.Where(sample => !held.Contains(sample.UserName)).Select(accounts.ToAccount));
            return CommandResults.Done();
        },
        cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
