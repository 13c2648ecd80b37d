using System.Text.Json;
using Bunit;
using Dashboard.Web.Components.Drawings;
using Dashboard.Web.Localization;

namespace Dashboard.Tests.Components;

/// <summary>A chart is markup: its data for the script, and the same as a table. What the script makes of it: EveryPageBrowserTests, PublicPagesBrowserTests.</summary>
public sealed class ApexChartTests : ComponentTestContext
{
    private static readonly ChartSpec Spec = new(["东部", "中部"], [new("示范", [18, null], "--demo"), new("试点", [1234, 0], "--pilot")]);

    [Fact]
    public void The_script_finds_all_it_draws_in_the_page()
    {
        var plot = Chart().Find("apex-chart");

        var spec = JsonSerializer.Deserialize<ChartSpec>(plot.GetAttribute("spec")!, JsonSerializerOptions.Web)!;
        Assert.Equal(Spec.Categories, spec.Categories);
        Assert.Equal(Spec.Series.Select(s => (s.Name, s.Colour)), spec.Series.Select(s => (s.Name, s.Colour)));
        Assert.Equal(Spec.Series.SelectMany(s => s.Values), spec.Series.SelectMany(s => s.Values)); // no data is not 0
        Assert.Equal(["240", "zh-CN", "lib/apexcharts/apexcharts.esm.js", "lib/apexcharts/zh-cn.json"],
            new[] { "height", "culture", "library", "locale" }.Select(plot.GetAttribute));
        Assert.Equal("Cities by region", plot.GetAttribute("aria-label"));
        Assert.Empty(JSInterop.Invocations);
    }

    [Fact]
    public void In_English_the_script_is_told_so()
    {
        Language(Cultures.English);

        Assert.Equal("en", Chart().Find("apex-chart").GetAttribute("culture"));
    }

    [Fact]
    public void Other_figures_are_another_attribute_of_the_same_element()
    {
        var chart = Chart();
        var before = chart.Find("apex-chart").GetAttribute("spec");

        chart.Render(p => p.Add(c => c.Spec, Spec with { Stacked = true }));

        Assert.NotEqual(before, chart.Find("apex-chart").GetAttribute("spec"));
        Assert.Equal("regions", chart.Find("apex-chart").GetAttribute("data-permanent")); // what is drawn is not taken away by the next address
    }

    [Theory]
    [InlineData(false, "表格", "/?table=drawing")]
    [InlineData(true, "图", "/")]
    public void The_table_has_the_same_figures_one_press_away(bool asTable, string press, string href)
    {
        var chart = Chart(asTable, href);

        Assert.Equal(["区域", "示范", "试点"], Texts(chart, "thead th"));
        Assert.Equal(["东部", "中部"], Texts(chart, "tbody th"));
        Assert.Equal(["18", "1,234", "—", "0"], Texts(chart, "tbody td"));
        Assert.Equal("Cities by region", chart.Find("caption").TextContent);
        Assert.Equal(asTable ? 0 : 1, chart.FindAll("apex-chart").Count);
        Assert.Equal(!asTable, chart.Find(".table-scroll").ClassList.Contains("unscripted")); // without script it is shown all the same
        Assert.Equal(href, chart.Find("a[data-switch]").GetAttribute("href"));
        Assert.Contains(press, chart.Find("a[data-switch]").TextContent, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Texts(IRenderedComponent<ApexChart> chart, string selector) => chart.FindAll(selector).Select(e => e.TextContent.Trim());

    private IRenderedComponent<ApexChart> Chart(bool asTable = false, string href = "/?table=drawing") => Render<ApexChart>(p => p
        .Add(c => c.Spec, Spec).Add(c => c.Name, "regions").Add(c => c.Label, "Cities by region").Add(c => c.CategoryName, "区域").Add(c => c.Height, 240)
        .Add(c => c.AsTable, asTable).Add(c => c.SwitchHref, href));
}
