using Dashboard.Data.Duties;
using Dashboard.Data.Places;
using Dashboard.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Duties;

/// <summary>The list itself.</summary>
public partial class DutiesTable
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<PlaceDuties> Rows { get; set; }

    [Parameter, EditorRequired]
    public required ListSort<DutyOrder> Sort { get; set; }

    /// <summary>Code of the place opened beside the list; null for none.</summary>
    [Parameter]
    public string? Selected { get; set; }

    [Parameter, EditorRequired]
    public required Func<string, string> Href { get; set; }

    /// <summary>The designations to be confirmed together.</summary>
    [Parameter]
    public IReadOnlySet<DesignationRow> Selection { get; set; } = new HashSet<DesignationRow>();

    /// <summary>Without it nothing can be picked.</summary>
    [Parameter]
    public EventCallback<DesignationRow> Picked { get; set; }

    /// <summary>The designation of a row.</summary>
    internal static DesignationRow KeyOf(DesignatedPlace place) => new(place.NoticeId, place.Annex, place.Row);

    /// <summary>What is recorded of a row, so that a change of it is seen.</summary>
    private static string StateOf(PlaceDuties duties) =>
        string.Join(' ', [.. duties.Agreements.Select(a => $"{a.Id}/{a.Version}"), $"{duties.Version}"]);
}
