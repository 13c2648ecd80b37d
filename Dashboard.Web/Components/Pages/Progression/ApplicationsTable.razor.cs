using Dashboard.Data.Progression;
using Dashboard.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Progression;

/// <summary>The list of applications.</summary>
public partial class ApplicationsTable
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<ApplicationRow> Rows { get; set; }

    [Parameter, EditorRequired]
    public required ListSort<ApplicationOrder> Sort { get; set; }

    /// <summary>The one opened beside the list; null for none.</summary>
    [Parameter]
    public Guid? Selected { get; set; }

    /// <summary>Those picked for moving together; null: the viewer moves none.</summary>
    [Parameter]
    public IReadOnlySet<Guid>? Selection { get; set; }

    /// <summary>A row is picked or put back.</summary>
    [Parameter]
    public EventCallback<Guid> Picked { get; set; }

    [Parameter, EditorRequired]
    public required Func<Guid, string> Href { get; set; }

    private async Task PickAll()
    {
        var missing = Rows.Where(r => !Selection!.Contains(r.Square.Id)).ToList();
        foreach (var row in missing.Count > 0 ? missing : Rows)
        {
            await Picked.InvokeAsync(row.Square.Id);
        }
    }
}
