using System.Reflection;
using Bunit;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Briefing;
using Dashboard.Data.Duties;
using Dashboard.Data.Exchange;
using Dashboard.Data.Inbox;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Dashboard.Data.Quotas.Workbench;
using Dashboard.Data.Rounds;
using Dashboard.Data.Seeding;
using Dashboard.Data.Statistics;
using Dashboard.Web.Components.Pages.Duties;
using Dashboard.Web.Components.Pages.Places;
using Dashboard.Web.Components.Pages.Progression;
using Dashboard.Web.Components.Pages.Quotas;
using Dashboard.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Access;

/// <summary>What is written is written today: a page of another day offers nothing to write.</summary>
public sealed class PastDayTests(Infrastructure.SeededFile file) : PageTestContext(file), IAsyncLifetime
{
    private const string Jiangsu = "320000";

    /// <summary>Commands of which the day shown is no part: they ask for their day themselves, or have none. The others stand on the pages that are walked here.</summary>
    private static readonly Dictionary<Type, string> Undated = new()
    {
        [typeof(QuotasCommands)] = "the form asks for the first day",
        [typeof(ScenarioCommands)] = "a scenario has the day of its weights, and its publication asks for the first day",
        [typeof(RoundsCommands)] = "a round is of no day",
        [typeof(NoticeImportCommands)] = "the file has the days",
        [typeof(RoundImportCommands)] = "the file has the days",
        [typeof(BriefingCommands)] = "its day is a field",
        [typeof(OfficeTemplatesCommands)] = "settings",
        [typeof(SavedViewsCommands)] = "settings",
        [typeof(InboxCommands)] = "what was seen",
        [typeof(FeedCommands)] = "settings",
        [typeof(AccountCommands)] = "accounts",
        [typeof(PasskeyCommands)] = "accounts",
        [typeof(SessionCommands)] = "accounts",
        [typeof(SampleDataCommands)] = "the whole data set",
    };

    /// <summary>Commands whose day is the one shown, which must be today.</summary>
    private static readonly Type[] Dated =
    [
        typeof(TransferCommands), typeof(DeadlineCommands), typeof(DutiesCommands), typeof(ProgressionCommands), typeof(DecisionCommands), typeof(ExaminationCommands),
        typeof(CorrectionCommands), typeof(TermCommands),
    ];

    private Viewer National { get; set; } = Viewer.Public;

    private Viewer Own { get; set; } = Viewer.Public;

    private Guid Application { get; set; }

    /// <summary>The pages of the dated commands, with what makes them offer the most.</summary>
    private IEnumerable<(string Name, Func<Viewer, bool, IRenderedComponent<DashboardPage>> Open)> Pages =>
    [
        ("transfers", (viewer, today) => Open<TransfersPage>("/quotas/transfers?round=2023&form=CityPilot", WithinTerm, null, viewer, today)),
        ("desk", (viewer, today) => Open<Web.Components.Pages.Provinces.ProvincePage>($"/provinces/{Jiangsu}", WithinTerm, p => p.Add(page => page.Code, Jiangsu), viewer, today)),
        ("duties", (viewer, today) => Open<DutiesPage>("/duties?round=2023&open=all&place=320600", WithinTerm, null, viewer, today)),
        ("progression", (viewer, today) => Open<ProgressionPage>($"/progression?round=2023&province={Jiangsu}&view=Table&application={Application}", WithinTerm, null, viewer, today)),
        ("application", (viewer, today) => Open<ApplicationPage>($"/progression/{Application}", WithinTerm, p => p.Add(page => page.Id, Application), viewer, today)),
        ("place", (viewer, today) => Open<PlacePage>("/places/320600", WithinTerm, p => p.Add(page => page.Code, "320600"), viewer, today)),
        ("notice", (viewer, today) => Open<Web.Components.Pages.Notices.NoticePage>("/notices/designation-2022", WithinTerm, p => p.Add(page => page.Id, "designation-2022"), viewer, today)),
    ];

    public async ValueTask InitializeAsync()
    {
        var stop = Xunit.TestContext.Current.CancellationToken;
        await new SampleAccounts(Services.GetRequiredService<DashboardWriter>(), Services.GetRequiredService<AccountBook>()).StartAsync(stop);
        await Services.GetRequiredService<SampleDataCommands>().LoadAsync(Actor.Console, stop);
        (National, Own) = (await ViewerAsync("sample.national"), await ViewerAsync("sample.jiangsu"));
        await Services.GetRequiredService<TransferCommands>().AskAsync(
            Actor.Of(Own)!, new NewTransfer("2023", Jiangsu, new QuotaColumn(Track.City, Tier.Demonstration), 1, "申报城市较多", "330000", WithinTerm), stop);
        await Services.GetRequiredService<DeadlineCommands>().AddAsync(Actor.Of(Own)!, new NewDeadline(Jiangsu, "收齐材料", new DateOnly(2023, 9, 1), null, WithinTerm), stop);
        Application = (await Services.GetRequiredService<ProgressionQueries>().ListAsync(
            Own, new ProgressionFilter("2023", ProvinceCode: Jiangsu, Waits: ApplicationWait.Open), WithinTerm, cancellationToken: stop)).Items[0].Square.Id;
    }

    [Fact]
    public void Every_command_that_a_component_gives_is_dated_by_the_page_or_has_its_reason()
    {
        var given = typeof(DashboardPage).Assembly.GetTypes().Where(t => typeof(ComponentBase).IsAssignableFrom(t))
            .SelectMany(t => t.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(p => p.IsDefined(typeof(InjectAttribute))))
            .Select(p => p.PropertyType).Where(t => t.Name.EndsWith("Commands", StringComparison.Ordinal)).Distinct();
        Assert.Equal(Dated.Concat(Undated.Keys).Select(t => t.Name).Order(), given.Select(t => t.Name).Order());
    }

    [Fact]
    public async Task On_a_past_day_no_button_of_any_page_opens_a_form_or_writes()
    {
        foreach (var (name, open) in Pages)
        {
            foreach (var viewer in new[] { National, Own })
            {
                var before = await VersionAsync();
                for (var i = 0; i < Buttons(open(viewer, false)).Count; i++)
                {
                    var page = open(viewer, false);
                    var button = Buttons(page)[i];
                    await button.ClickAsync();
                    Assert.True(Forms(page) == 0, $"{name} opens a form for {viewer.Role}: {button.OuterHtml}");
                    Assert.True(await VersionAsync() == before, $"{name} writes for {viewer.Role}: {button.OuterHtml}");
                }

                Assert.True(Forms(open(viewer, false)) == 0, $"{name} opens with a form for {viewer.Role}");
            }
        }
    }

    /// <summary>The same pages do offer what they are for: else the walk above would prove nothing.</summary>
    [Fact]
    public void On_the_day_itself_they_offer_more()
    {
        foreach (var (name, open) in Pages)
        {
            Assert.True(Offers(open, today: true) > Offers(open, today: false), name);
        }

        int Offers(Func<Viewer, bool, IRenderedComponent<DashboardPage>> open, bool today) =>
            new[] { National, Own }.Sum(viewer => open(viewer, today) is var page ? Buttons(page).Count + Forms(page) : 0);
    }

    private static List<AngleSharp.Dom.IElement> Buttons(IRenderedComponent<DashboardPage> page) =>
        [.. page.FindAll("button").Where(b => b.Attributes.Any(a => a.Name == "blazor:onclick"))];

    private int Forms(IRenderedComponent<DashboardPage> page) => page.FindComponents<CommandForm>().Count + Dialogs.FindComponents<CommandForm>().Count;

    private async Task<Guid> VersionAsync()
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync(Xunit.TestContext.Current.CancellationToken);
        return await db.DataVersions.Select(v => v.Stamp).SingleAsync(Xunit.TestContext.Current.CancellationToken);
    }

    private async Task<Viewer> ViewerAsync(string userName)
    {
        var account = (await Services.GetRequiredService<AccountsQueries>().ListAsync(Viewer.SignedIn("a", "a", Role.Administrator, null))).Single(a => a.UserName == userName);
        return Viewer.SignedIn(account.Id, account.DisplayName, account.Role, account.ProvinceCode);
    }
}
