using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Charts;

/// <summary>Draws a <see cref="ChartSpec"/> with ApexCharts, in the browser; prerendered and without script it is a table.</summary>
public sealed partial class ApexChart : IAsyncDisposable
{
    private ElementReference _host;
    private ScriptModule _script = null!;
    private ChartSpec? _sent;
    private bool _drawn;
    private bool _table;

    [Inject]
    public required IJSRuntime JS { get; init; }

    [Parameter, EditorRequired]
    public required ChartSpec Spec { get; set; }

    /// <summary>What the chart says, for screen readers and the table's caption.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>Head of the first column of the table.</summary>
    [Parameter, EditorRequired]
    public required string CategoryName { get; set; }

    /// <summary>Height of the plot in px.</summary>
    [Parameter]
    public int Height { get; set; } = 320;

    public async ValueTask DisposeAsync()
    {
        if (_drawn) // not while prerendering: there is no script to call
        {
            await _script.InvokeAsync("dispose", _host);
        }

        await _script.DisposeAsync();
    }

    protected override void OnInitialized() => _script = new ScriptModule(JS, Assets["Components/Charts/ApexChart.razor.js"]);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _drawn = true;
            _sent = Spec;
            StateHasChanged(); // the plot needs its width before it can be drawn
            await _script.InvokeAsync(
                "create", _host, Spec, Height, Cultures.Current, "./" + Assets["lib/apexcharts/apexcharts.esm.js"], "./" + Assets["lib/apexcharts/zh-cn.json"]);
        }
        else if (_sent != Spec)
        {
            _sent = Spec;
            await _script.InvokeAsync("update", _host, Spec);
        }
    }

    private void Toggle() => _table = !_table;
}
