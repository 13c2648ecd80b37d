using Dashboard.Data.Provinces;
using Dashboard.Web.Localization;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Drawings;

/// <summary>
/// The tile-grid map of all 34 divisions and 兵团. Complete in the first response; the arrow keys move in it (wwwroot/js/lists.js),
/// so that the map is one stop of the Tab key.
/// </summary>
public partial class TileMap
{
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

    private static string Short(ProvinceInfo province) => Cultures.IsEnglish ? Letter(province) : province.Short.Zh;

    /// <summary>For narrow tiles: 苏, or JS; 兵团 has no letter code.</summary>
    private static string Letter(ProvinceInfo province) =>
        Cultures.IsEnglish ? province.LetterCode ?? province.Short.En : province.Abbreviation;
}
