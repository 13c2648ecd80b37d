using Bunit;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Quotas;
using Dashboard.Web.Components.Pages.Quotas;
using Dashboard.Web.Components.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Quotas;

public sealed class TransfersPageTests : PageTestContext
{
    private static readonly QuotaColumn Column = new(Track.City, Tier.Demonstration);

    public TransfersPageTests(SeededFile file)
        : base(file) => Services.AddScoped<BrowserStorage>();

    [Fact]
    public async Task Each_office_is_offered_its_own_answers_and_nothing_else()
    {
        await new SampleAccounts(Services.GetRequiredService<DashboardWriter>(), Services.GetRequiredService<AccountBook>()).StartAsync(Xunit.TestContext.Current.CancellationToken);
        var (national, jiangsu) = (await ViewerAsync("sample.national"), await ViewerAsync("sample.jiangsu"));
        Assert.IsType<CommandResult<QuotaPublication>.Done>(await Services.GetRequiredService<QuotasCommands>().PublishAsync(Actor.Of(national)!, new QuotaDraft(
            "2023", [new QuotaChange("320000", Column, 1, 0), new QuotaChange("330000", Column, 3, 0)], "test", WithinTerm)));
        Assert.IsType<CommandResult<Guid>.Done>(await Services.GetRequiredService<TransferCommands>().AskAsync(
            Actor.Of(jiangsu)!, new NewTransfer("2023", "320000", Column, 1, "申报城市较多", "330000", WithinTerm)));

        Assert.Equal(["Withdraw"], Moves(jiangsu));
        Assert.Equal(["Offer", "Decline"], Moves(Viewer.SignedIn("z", "z", Role.ProvincialOffice, "330000")));
        Assert.Equal(["Decide", "Refuse"], Moves(national));
        Assert.Equal([], Moves(Viewer.SignedIn("l", "l", Role.Leadership, null)));
        Assert.Empty(Open<TransfersPage>("/quotas/transfers?round=2023", WithinTerm, viewer: Viewer.SignedIn("b", "b", Role.ProvincialOffice, "110000")).FindAll(".transfers li"));

        var page = Open<TransfersPage>("/quotas/transfers?round=2023", WithinTerm, viewer: national);
        Assert.Equal("1 件调剂请求待处理", page.Find("h1").TextContent);
        Assert.Contains("江苏请求 示范城市 1 个", page.Find(".transfers h2").TextContent, StringComparison.Ordinal);
    }

    private IEnumerable<string?> Moves(Viewer viewer) =>
        Open<TransfersPage>("/quotas/transfers?round=2023", WithinTerm, viewer: viewer, isToday: true).FindAll("[data-move]").Select(b => b.GetAttribute("data-move"));

    private async Task<Viewer> ViewerAsync(string userName)
    {
        var account = (await Services.GetRequiredService<AccountsQueries>().ListAsync(Viewer.SignedIn("a", "a", Role.Administrator, null))).Single(a => a.UserName == userName);
        return Viewer.SignedIn(account.Id, account.DisplayName, account.Role, account.ProvinceCode);
    }
}
