using Bunit;
using Dashboard.Data.Access;
using Dashboard.Data.Seeding;
using Dashboard.Web.Components.Pages.Overview;
using Dashboard.Web.Components.Pages.Provinces;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Provinces;

/// <summary>What a newcomer sees: the sample data is loaded, and the results of its round are long known.</summary>
public sealed class SampleDeskTests(Infrastructure.SeededFile file) : PageTestContext(file), IAsyncLifetime
{
    private static readonly DateOnly Today = FixedTimeProvider.Noon.Today;

    public async ValueTask InitializeAsync() => await Services.GetRequiredService<SampleDataCommands>().LoadAsync(Actor.Console);

    [Fact]
    public void The_corps_is_told_why_its_quotas_are_zero()
    {
        Assert.Contains("不表示兵团不能申报", Open("660000"), StringComparison.Ordinal);
        Assert.DoesNotContain("兵团", Open("320000"), StringComparison.Ordinal);

        string Open(string code) => Open<ProvincePage>($"/provinces/{code}", Today, p => p.Add(page => page.Code, code)).Find(".stack").TextContent;
    }

    [Fact]
    public void The_overview_does_not_speak_of_a_round_that_has_ended_as_of_today()
    {
        var card = Open<OverviewPage>("/", Today).FindAll("section.card").Single(c => c.QuerySelector("ol.stages") is not null);
        Assert.Equal("2023 年轮次的结果已于2024年1月5日公布，目前没有进行中的评定", card.QuerySelector("h2")!.TextContent);

        var then = Open<OverviewPage>("/", new DateOnly(2023, 9, 15)).FindAll("section.card").Single(c => c.QuerySelector("ol.stages") is not null);
        Assert.DoesNotContain("公布", then.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
    }
}
