using Bunit;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Quotas;
using Dashboard.Web.Components.Pages.Quotas;
using Dashboard.Web.Components.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Quotas;

public sealed class QuotaTransferPageTests : PageTestContext
{
    public QuotaTransferPageTests(SeededFile file)
        : base(file) => Services.AddScoped<BrowserStorage>();

    [Fact]
    public async Task The_form_says_what_both_quotas_will_be_and_records_one_decision_that_can_be_undone()
    {
        await new SampleAccounts(Services.GetRequiredService<DashboardWriter>(), Services.GetRequiredService<AccountBook>()).StartAsync(Xunit.TestContext.Current.CancellationToken);
        var account = (await Services.GetRequiredService<AccountsQueries>().ListAsync(Viewer.SignedIn("a", "a", Role.Administrator, null))).Single(a => a.UserName == "sample.national");
        var national = Viewer.SignedIn(account.Id, account.DisplayName, account.Role, account.ProvinceCode);
        var column = new QuotaColumn(Track.City, Tier.Demonstration);
        await Services.GetRequiredService<QuotasCommands>().PublishAsync(Actor.Of(national)!, new QuotaDraft(
            "2023", [new QuotaChange("110000", column, 2, 0), new QuotaChange("120000", column, 1, 0)], "test", WithinTerm));
        var page = Open<QuotasPage>("/quotas?round=2023", WithinTerm, viewer: national, isToday: true);

        page.Find("#transfer").Click();
        Dialogs.WaitForAssertion(() => Assert.Equal("北京 2 → 1，天津 1 → 2，合计不变", Dialogs.Find("form.transfer [role=status]").TextContent));
        Dialogs.Find("#transfer-places").Input("3");
        Dialogs.Find("#transfer-reason").Change("两地协商");
        Dialogs.Find("form.transfer").Submit();
        Dialogs.WaitForAssertion(() => Assert.Contains("不能调出 3 个：调出地区的名额为 2", Dialogs.Find("form.transfer [role=alert]").TextContent, StringComparison.Ordinal));
        Dialogs.Find("#transfer-places").Input("1");
        Dialogs.Find("form.transfer").Submit();

        page.WaitForAssertion(() => Assert.Contains("已发布 2 项名额", page.Find(".band.info").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Equal(["1", "2"], new[] { "110000", "120000" }.Select(code => page.Find($"#quota-{code}-CityDemonstration").TextContent)));
    }
}
