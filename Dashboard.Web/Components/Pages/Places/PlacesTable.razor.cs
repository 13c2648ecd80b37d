using Dashboard.Data.Places;
using Dashboard.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Places;

/// <summary>The list itself.</summary>
public partial class PlacesTable
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<DesignatedPlace> Places { get; set; }

    [Parameter, EditorRequired]
    public required ListSort<PlaceOrder> Sort { get; set; }

    /// <summary>Code of the place opened beside the list; null for none.</summary>
    [Parameter]
    public string? Selected { get; set; }

    [Parameter, EditorRequired]
    public required Func<string, string> PlaceHref { get; set; }
}
