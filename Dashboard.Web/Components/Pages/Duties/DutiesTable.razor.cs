using Dashboard.Data.Duties;
using Dashboard.Data.Places;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Duties;

/// <summary>The list itself.</summary>
public partial class DutiesTable
{
    private static readonly Duty[] Parts = [Duty.WorkPlanIssued, Duty.FiledWithProvince, Duty.FiledWithCnipa];

    [Parameter, EditorRequired]
    public required IReadOnlyList<DutyGroup> Groups { get; set; }

    /// <summary>Whether all places of a province are shown, or only what presses.</summary>
    [Parameter, EditorRequired]
    public required Func<string, bool> IsOpen { get; set; }

    /// <summary>The address at which a province is shown the other way; null: it stands as it is.</summary>
    [Parameter, EditorRequired]
    public required Func<string, string?> Toggle { get; set; }

    [Parameter, EditorRequired]
    public required ListSort<DutyOrder> Sort { get; set; }

    /// <summary>Code of the place opened beside the list; null for none.</summary>
    [Parameter]
    public string? Selected { get; set; }

    [Parameter, EditorRequired]
    public required Func<string, string> Href { get; set; }

    /// <summary>The designations that are picked.</summary>
    [Parameter]
    public IReadOnlySet<DesignationRow> Selection { get; set; } = new HashSet<DesignationRow>();

    /// <summary>Picks those of them that are not picked, or gives back those that are. Without it nothing can be picked.</summary>
    [Parameter]
    public EventCallback<IReadOnlyList<DesignationRow>> Picked { get; set; }

    /// <summary>The designation of a row.</summary>
    internal static DesignationRow KeyOf(DesignatedPlace place) => new(place.NoticeId, place.Annex, place.Row);

    /// <summary>What presses comes first, unless the list was asked for in another order.</summary>
    private IEnumerable<PlaceDuties> RowsOf(DutyGroup group) =>
        !IsOpen(group.ProvinceCode) ? group.Pressing
        : Sort is { Order: DutyOrder.Annex, Descending: false } ? group.Pressing.Union(group.Rows) : group.Rows;

    /// <summary>Those of a group that its box would pick or give back.</summary>
    private IReadOnlyList<DesignationRow> Toggled(DutyGroup group, bool chosen) =>
        [.. group.Rows.Select(r => KeyOf(r.Place)).Where(key => Selection.Contains(key) == chosen)];

    /// <summary>How many places there are, and how many of each status but the best.</summary>
    private static string Said(DutyGroup group) =>
        string.Join(" · ", [DutiesText.GroupCount.With(group.Rows.Count.Text()), .. DutyWords.Open(group.Overall)]);

    /// <summary>What is recorded of a row, so that a change of it is seen.</summary>
    private static string StateOf(PlaceDuties duties) =>
        string.Join(' ', [.. duties.Agreements.Select(a => $"{a.Id}/{a.Version}"), $"{duties.Version}"]);
}
