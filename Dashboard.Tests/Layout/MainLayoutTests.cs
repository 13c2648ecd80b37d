using System.Security.Claims;
using Bunit;
using Dashboard.Data.Time;
using Dashboard.Web.Components.Layout;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Layout;

public sealed class MainLayoutTests : ComponentTestContext
{
    private readonly MovedTime _time = new() { Now = new DateTimeOffset(2023, 8, 14, 15, 59, 59, TimeSpan.Zero) };

    public MainLayoutTests()
    {
        Services.AddSingleton<TimeProvider>(_time);
        Services.AddSingleton<ProgrammeClock>();
        Services.AddSingleton(TestGuard.Public);
        ComponentFactories.AddStub<TopBar>();
        ComponentFactories.AddStub<Rail>();
        ComponentFactories.AddStub<BottomTabs>();
        ComponentFactories.AddStub<DataSilentBand>();
        ComponentFactories.AddStub<SampleBand>();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void A_page_open_over_midnight_in_Beijing_moves_to_the_new_day()
    {
        var layout = Open("/");
        Assert.Contains("2023年8月14日", Day(layout), StringComparison.Ordinal);

        Midnight();

        layout.WaitForAssertion(() => Assert.Contains("2023年8月15日", Day(layout), StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_is_told_of_the_new_day_in_its_own_language_whoever_tells_it()
    {
        var layout = Open("/");

        Language(Cultures.English);
        Midnight();

        layout.WaitForAssertion(() => Assert.Contains("2023年8月15日", Day(layout), StringComparison.Ordinal));
    }

    [Fact]
    public void A_chosen_day_stays_over_midnight()
    {
        var layout = Open("/?asOf=2023-08-14");

        Midnight();

        Assert.Contains("2023年8月14日", Day(layout), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_page_of_a_chosen_day_calls_today_moves_at_midnight()
    {
        var layout = Open("/?asOf=2023-01-01");
        Assert.Equal("2023-08-14", layout.Find("i").TextContent);

        Midnight();

        layout.WaitForAssertion(() => Assert.Equal("2023-08-15", layout.Find("i").TextContent));
        Assert.Contains("2023年1月1日", Day(layout), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?asOf=2023-08-15", true)]
    [InlineData("/?asOf=2023-08-14", false)]
    [InlineData("/", false)]
    public void A_day_to_come_says_so(string address, bool says) =>
        Assert.Equal(says, Open(address).Markup.Contains("尚未到来", StringComparison.Ordinal));

    private static string Day(IRenderedComponent<MainLayout> layout) => layout.Find(".print-head").TextContent;

    private void Midnight()
    {
        var clock = Services.GetRequiredService<ProgrammeClock>();
        clock.Tick();
        _time.Now = _time.Now.AddSeconds(1);
        clock.Tick();
    }

    private IRenderedComponent<MainLayout> Open(string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<MainLayout>(p => p
            .AddCascadingValue(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))))
            .Add(l => l.Body, body =>
            {
                body.OpenComponent<Today>(0);
                body.CloseComponent();
            }));
    }

    /// <summary>Shows today as the picker of the day does: drawn when its view is another one.</summary>
    private sealed class Today : ComponentBase
    {
        [CascadingParameter]
        public required ViewContext View { get; set; }

        [Inject]
        public required ProgrammeClock Clock { get; init; }

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) =>
            builder.AddMarkupContent(0, $"<i>{Clock.Today:yyyy-MM-dd}</i>");
    }
}
