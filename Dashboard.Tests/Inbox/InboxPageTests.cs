using Bunit;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Inbox;
using Dashboard.Data.Persistence;
using Dashboard.Data.Time;
using Dashboard.Web.Components.Layout;
using Dashboard.Web.Components.Pages.Inbox;
using Dashboard.Web.Components.Pages.Overview;
using Dashboard.Web.Components.Pages.Provinces;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Microsoft.Extensions.DependencyInjection;
using SampleDataCommands = Dashboard.Data.Seeding.SampleDataCommands;

namespace Dashboard.Tests.Inbox;

/// <summary>The page over the seed with sample data.</summary>
public sealed class InboxPageTests(SeededFile file) : PageTestContext(file), IAsyncLifetime
{
    private Viewer National { get; set; } = Viewer.Public;

    private Viewer Jiangsu { get; set; } = Viewer.Public;

    public async ValueTask InitializeAsync()
    {
        ComponentFactories.AddStub<DataWatch>();
        await new SampleAccounts(Services.GetRequiredService<DashboardWriter>(), Services.GetRequiredService<AccountBook>()).StartAsync(Xunit.TestContext.Current.CancellationToken);
        (National, Jiangsu) = (await ViewerAsync("sample.national"), await ViewerAsync("sample.jiangsu"));
        await Services.GetRequiredService<SampleDataCommands>().LoadAsync(Actor.System);
    }

    [Fact]
    public void Each_item_says_what_since_when_until_when_what_otherwise_and_leads_to_one_place()
    {
        var page = Open<InboxPage>("/inbox", WithinTerm, viewer: National);
        var rows = page.FindAll("tbody tr:not(.group)");

        Assert.Equal($"待办事项 {rows.Count} 项", page.Find("h1").TextContent);
        Assert.All(rows, row =>
        {
            Assert.NotEmpty(row.QuerySelector("b")!.TextContent);
            Assert.All(row.QuerySelectorAll("td").Take(3), cell => Assert.NotEmpty(cell.TextContent.Trim()));
            Assert.Single(row.QuerySelectorAll("td a"));
            Assert.DoesNotMatch("[{}]", row.TextContent);
        });
        Assert.Contains("示例数据仍在库中", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_narrows_the_list_and_its_number_is_its_length()
    {
        var page = Open<InboxPage>("/inbox?group=Records", WithinTerm, viewer: National);

        Assert.Equal($"资料待补 {page.FindAll("tbody tr:not(.group)").Count}", page.Find(".segments [aria-current]").TextContent);
        Assert.Single(page.FindAll("tr.group"));
    }

    [Fact]
    public void Marking_as_seen_takes_the_marks_of_the_new_away()
    {
        var page = Open<InboxPage>("/inbox", WithinTerm, viewer: Jiangsu);
        Assert.Equal(page.FindAll("tbody tr:not(.group)").Count, page.FindAll("i.new").Count);

        page.FindAll("button").First(b => b.TextContent.Contains("全部标为已看", StringComparison.Ordinal)).Click();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("i.new")));
        Assert.Contains("全部标为已看", string.Concat(Told), StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent.Contains("标为已看", StringComparison.Ordinal));
    }

    [Fact]
    public void Looking_back_in_time_or_at_what_others_do_one_views()
    {
        var leader = Viewer.SignedIn("leader", "领导", Role.Leadership, null);
        Assert.All(Open<InboxPage>("/inbox", WithinTerm, viewer: leader, isToday: true).FindAll("td a"), a => Assert.StartsWith("查看", a.TextContent, StringComparison.Ordinal));
        Assert.All(Open<InboxPage>("/inbox", WithinTerm, viewer: National).FindAll("td a"), a => Assert.StartsWith("查看", a.TextContent, StringComparison.Ordinal));
        Assert.Contains(Open<InboxPage>("/inbox", WithinTerm, viewer: National, isToday: true).FindAll("td a"), a => a.TextContent.StartsWith("受理", StringComparison.Ordinal));
    }

    [Fact]
    public void Overview_desk_bell_and_rail_count_what_the_inbox_lists()
    {
        var count = Open<InboxPage>("/inbox", WithinTerm, viewer: Jiangsu).FindAll("tbody tr:not(.group)").Count;
        var view = new ViewContext(Jiangsu, new AsOf(WithinTerm, false), TestGuard.Public);

        Assert.Equal($"需要处理 {count} 项", Open<OverviewPage>("/", WithinTerm, viewer: Jiangsu).Find(".attention h2").TextContent);
        Assert.Equal($"需要处理 {count} 项", Open<ProvincePage>("/provinces/320000", WithinTerm, p => p.Add(page => page.Code, "320000"), Jiangsu).Find(".desk-tasks h2").TextContent);
        Assert.Equal($"待办事项 {count} 项", Render<InboxBell>(p => p.AddCascadingValue(view)).Find("a").GetAttribute("aria-label"));
        var rail = Render<Rail>(p => p.AddCascadingValue(view).Add(r => r.Path, "/"));
        var numbers = rail.FindAll("a:has(em)").Where(a => a.TextContent.Contains("待办", StringComparison.Ordinal) || a.QuerySelector("em .visually-hidden") is not null)
            .Select(a => (Href: a.GetAttribute("href")!, Count: int.Parse(a.QuerySelector("em")!.FirstChild!.TextContent is { Length: > 0 } text ? text : a.QuerySelector("em")!.ChildNodes[1].TextContent, System.Globalization.CultureInfo.InvariantCulture))).ToList();
        Assert.Equal(count, numbers.Single(n => n.Href.StartsWith("/inbox", StringComparison.Ordinal)).Count);
        Assert.Equal(count, numbers.Where(n => !n.Href.StartsWith("/inbox", StringComparison.Ordinal)).Sum(n => n.Count));
    }

    [Fact]
    public void The_public_has_no_bell_and_no_numbers_of_work()
    {
        var view = new ViewContext(Viewer.Public, new AsOf(WithinTerm, false), TestGuard.Public);

        Assert.Empty(Render<InboxBell>(p => p.AddCascadingValue(view)).Markup.Trim());
        Assert.Empty(Render<Rail>(p => p.AddCascadingValue(view).Add(r => r.Path, "/")).FindAll("em .visually-hidden"));
    }

    [Fact]
    public void Nothing_that_waits_is_said_with_what_comes_next()
    {
        var page = Open<InboxPage>("/inbox", new DateOnly(2022, 9, 1), viewer: Viewer.SignedIn("xizang", "西藏", Role.ProvincialOffice, "540000"));

        Assert.Equal("待办事项", page.Find("h1").TextContent);
        Assert.Equal("没有等您处理的事项", page.Find(".state .title").TextContent);
        Assert.NotEmpty(page.FindAll(".calendar li"));
    }

    [Fact]
    public void English_covers_the_page()
    {
        Language(Cultures.English);
        var page = Open<InboxPage>("/inbox", WithinTerm, viewer: National);

        Assert.All(page.FindAll("h1, thead th, tr.group, b, td, .subtitle, .segments a"), e => Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", e.TextContent));
    }

    private async Task<Viewer> ViewerAsync(string name)
    {
        var account = (await Services.GetRequiredService<AccountsQueries>().ListAsync(Viewer.SignedIn("a", "a", Role.Administrator, null))).Single(a => a.UserName == name);
        return Viewer.SignedIn(account.Id, account.DisplayName, account.Role, account.ProvinceCode);
    }
}
