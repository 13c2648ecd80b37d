using AngleSharp.Dom;
using Bunit;
using Dashboard.Web.Components.Charts;
using Dashboard.Web.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace Dashboard.Tests.Components;

/// <summary>The chart and its script; every call that is not set up here fails the test.</summary>
public sealed class ApexChartTests : ComponentTestContext
{
    private static readonly ChartSpec Spec = new(["东部", "中部"], [new("示范", [18, null], "--demo"), new("试点", [1234, 0], "--pilot")]);

    private readonly BunitJSModuleInterop _script;

    public ApexChartTests()
    {
        _script = JSInterop.SetupModule("./Components/Charts/ApexChart.razor.js");
        _script.SetupVoid("create", _ => true).SetVoidResult();
        _script.SetupVoid("update", _ => true).SetVoidResult();
        _script.SetupVoid("dispose", _ => true).SetVoidResult();
    }

    [Fact]
    public void It_is_drawn_once_from_its_figures_in_the_language_of_the_interface()
    {
        var chart = Chart();

        var call = _script.VerifyInvoke("create");
        Assert.IsType<ElementReference>(call.Arguments[0]);
        Assert.Equal(
            [Spec, 240, "zh-CN", "./lib/apexcharts/apexcharts.esm.js", "./lib/apexcharts/zh-cn.json"], call.Arguments.Skip(1));
        _script.VerifyNotInvoke("update");
        Assert.Empty(chart.FindAll("table"));
        Assert.Equal("Cities by region", chart.Find("[role=img]").GetAttribute("aria-label"));
    }

    [Fact]
    public void In_English_the_script_is_told_so()
    {
        Language(Cultures.English);

        Chart();

        Assert.Equal("en", _script.VerifyInvoke("create").Arguments[3]);
    }

    [Fact]
    public void The_same_figures_are_not_sent_again()
    {
        var chart = Chart();

        chart.Render(p => p.Add(c => c.Label, "Other words"));
        chart.Render(p => p.Add(c => c.Spec, Spec));

        _script.VerifyNotInvoke("update");
        _script.VerifyInvoke("create");
    }

    [Fact]
    public void Other_figures_are_sent_once()
    {
        var chart = Chart();
        var other = Spec with { Stacked = true };

        chart.Render(p => p.Add(c => c.Spec, other));
        chart.Render(p => p.Add(c => c.Spec, other));

        Assert.Equal(other, _script.VerifyInvoke("update").Arguments[1]);
    }

    [Fact]
    public void The_table_has_the_same_figures_one_press_away()
    {
        var chart = Chart();

        chart.Find("button").Click();

        Assert.Equal(["区域", "示范", "试点"], Texts(chart, "thead th"));
        Assert.Equal(["东部", "中部"], Texts(chart, "tbody th"));
        Assert.Equal(["18", "1,234", "—", "0"], Texts(chart, "tbody td")); // no data is not 0
        Assert.Equal("Cities by region", chart.Find("caption").TextContent);
        Assert.True(chart.Find(".plot").HasAttribute("hidden"));
        Assert.Equal("true", chart.Find("button").GetAttribute("aria-pressed"));

        chart.Find("button").Click();

        Assert.Empty(chart.FindAll("table"));
        Assert.False(chart.Find(".plot").HasAttribute("hidden"));
        Assert.Equal("false", chart.Find("button").GetAttribute("aria-pressed"));
        _script.VerifyInvoke("create"); // the drawing was only hidden
    }

    [Fact]
    public async Task It_takes_its_drawing_along_when_it_goes()
    {
        Chart();

        await DisposeComponentsAsync();

        var (drawn, gone) = (_script.VerifyInvoke("create").Arguments[0], _script.VerifyInvoke("dispose").Arguments[0]);
        Assert.Equal(((ElementReference)drawn!).Id, ((ElementReference)gone!).Id);
    }

    [Fact]
    public async Task A_connection_that_is_lost_is_no_failure_of_the_chart()
    {
        Chart();
        _script.SetupVoid("dispose", _ => true).SetException(new JSDisconnectedException("gone"));

        await DisposeComponentsAsync();

        Assert.Empty(Log.Errors);
    }

    [Fact]
    public async Task Prerendered_it_is_a_table_and_calls_no_script()
    {
        await using var renderer = new Microsoft.AspNetCore.Components.Web.HtmlRenderer(Services, Services.GetRequiredService<Microsoft.Extensions.Logging.ILoggerFactory>());

        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ApexChart>(ParameterView.FromDictionary(
            new Dictionary<string, object?> { ["Spec"] = Spec, ["Label"] = "Cities by region", ["CategoryName"] = "区域" }))).ToHtmlString());
        await renderer.DisposeAsync();

        Assert.Contains("<table", html, StringComparison.Ordinal);
        Assert.Contains("1,234", html, StringComparison.Ordinal);
        Assert.Empty(JSInterop.Invocations);
    }

    private static IEnumerable<string> Texts(IRenderedComponent<ApexChart> chart, string selector) => chart.FindAll(selector).Select(e => e.TextContent.Trim());

    private IRenderedComponent<ApexChart> Chart() => Render<ApexChart>(p => p
        .Add(c => c.Spec, Spec).Add(c => c.Label, "Cities by region").Add(c => c.CategoryName, "区域").Add(c => c.Height, 240));
}
