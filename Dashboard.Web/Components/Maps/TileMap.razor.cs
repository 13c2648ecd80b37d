using Dashboard.Data.Provinces;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Maps;

/// <summary>
/// The tile-grid map of all 34 divisions and 兵团. Complete in the first response; the script only adds moving by arrow keys,
/// so that the map is one stop of the Tab key.
/// </summary>
public sealed partial class TileMap : IAsyncDisposable
{
    private ElementReference _map;
    private ScriptModule _script = null!;

    [Inject]
    public required IJSRuntime JS { get; init; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<Tile> Tiles { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>Code of the province in a frame; null for none.</summary>
    [Parameter]
    public string? Selected { get; set; }

    /// <summary>True when the tiles are filled by a ramp instead of carrying squares.</summary>
    [Parameter]
    public bool Fill { get; set; }

    /// <summary>Where the Tab key enters: the selected tile, or the first one that can be pressed.</summary>
    private string? Stop => (Tiles.FirstOrDefault(t => t.Href is not null && t.Province.Code == Selected) ?? Tiles.FirstOrDefault(t => t.Href is not null))?.Province.Code;

    public ValueTask DisposeAsync() => _script.DisposeAsync();

    protected override void OnInitialized() => _script = new ScriptModule(JS, Assets["Components/Maps/TileMap.razor.js"]);

    protected override Task OnAfterRenderAsync(bool firstRender) =>
        firstRender ? _script.InvokeAsync("attach", _map) : Task.CompletedTask;

    private static string Short(ProvinceInfo province) => Cultures.IsEnglish ? Letter(province) : province.Short.Zh;

    /// <summary>For narrow tiles: 苏, or JS; 兵团 has no letter code.</summary>
    private static string Letter(ProvinceInfo province) =>
        Cultures.IsEnglish ? province.LetterCode ?? province.Short.En : province.Abbreviation;
}
