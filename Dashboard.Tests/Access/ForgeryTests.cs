using System.Net;
using Bunit;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Time;
using Dashboard.Web.Components.Pages.Access;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using TestContext = Xunit.TestContext;

namespace Dashboard.Tests.Access;

/// <summary>What a page is told by its reader opens nothing: only the session says who asks.</summary>
[Collection(AccessCollection.Name)]
public sealed class ForgeryTests(AccessApp app)
{
    [Theory]
    [InlineData("/access/audit?account=sample.administrator")]
    [InlineData("/access/audit?viewer=Administrator&role=Administrator&province=330000")]
    [InlineData("/access?role=Administrator")]
    [InlineData("/api/v1/audit")]
    [InlineData("/api/v1/audit.csv?entity=Account")]
    [InlineData("/api/v1/audit.xlsx?account=x")]
    public async Task An_address_does_not_make_a_provincial_office_more_than_it_is(string path)
    {
        using var browser = await app.AsSampleAsync("sample.jiangsu");
        using var answer = await browser.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain("sample.corps", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dashboard.session=forged")]
    [InlineData("dashboard.session=CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_made_up_cookie_is_nobody(string cookie)
    {
        using var client = app.CreateClient(new() { HandleCookies = false, AllowAutoRedirect = false, BaseAddress = app.ClientOptions.BaseAddress });
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        using var answer = await client.GetAsync("/access/audit", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    [Theory]
    [InlineData(typeof(AuditPage))]
    [InlineData(typeof(AccountsPage))]
    public async Task A_page_put_on_screen_past_its_policy_shows_nothing_to_a_provincial_office(Type page)
    {
        await using var context = new BunitContext();
        OwnScripts.Watch(context.JSInterop);
        foreach (var service in new[] { typeof(AuditQueries), typeof(AuditTrail), typeof(AccountsQueries), typeof(AccountCommands), typeof(AccessGuard), typeof(DataVersionMonitor), typeof(LiveNotices), typeof(Data.Provinces.ProvincesQueries) })
        {
            context.Services.AddSingleton(service, app.Services.GetRequiredService(service));
        }

        context.Services.AddDashboardControls();
        context.Services.AddLogging();
        var view = new ViewContext(await app.ViewerAsync("sample.jiangsu"), new AsOf(new DateOnly(2026, 1, 1), IsToday: true), TestGuard.Public);
        var shown = context.Render<CascadingValue<ViewContext>>(ps => ps
            .Add(c => c.Value, view)
            .Add(c => c.ChildContent, builder =>
            {
                builder.OpenComponent(0, page);
                builder.CloseComponent();
            }));

        await shown.WaitForAssertionAsync(() => Assert.Contains("不包含这项权限", shown.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("sample.", shown.Markup, StringComparison.Ordinal);
        Assert.Empty(shown.FindAll("tbody"));
    }

    [Fact]
    public void There_is_no_way_to_make_up_a_viewer_outside_the_data_layer()
    {
        var makers = typeof(Viewer).GetMethods(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static)
            .Where(m => m.ReturnType == typeof(Viewer) && !m.IsSpecialName)
            .Concat(typeof(Actor).GetMethods(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static)
                .Where(m => m.ReturnType == typeof(Actor) && !m.IsSpecialName && m.Name != nameof(Actor.Of)));

        Assert.Empty(makers);
        Assert.Empty(typeof(Viewer).GetConstructors());
        Assert.All(typeof(Viewer).GetProperties(), p => Assert.False(p.SetMethod?.IsPublic ?? false));
    }
}
