using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Time;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Progression;

/// <summary>Moves a selection of the list together.</summary>
public sealed partial class BulkAdvance
{
    private IReadOnlyList<RowResult>? _results;
    private bool _asking;
    private Stage? _to;
    private DateOnly? _on;
    private DateOnly? _ends;
    private string? _document;
    private string? _remark;

    [Inject]
    public required ProgressionCommands Commands { get; init; }

    [Inject]
    public required ProgrammeClock Clock { get; init; }

    /// <summary>The rows on screen.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ApplicationRow> Rows { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlySet<Guid> Selection { get; set; }

    [Parameter, EditorRequired]
    public Tier Tier { get; set; }

    [Parameter]
    public EventCallback Cleared { get; set; }

    [CascadingParameter]
    public required ViewContext View { get; set; }

    [CascadingParameter]
    public Citations Citations { get; set; } = Citations.None;

    private List<ApplicationRow> Picked => [.. Rows.Where(r => Selection.Contains(r.Square.Id))];

    /// <summary>The steps that every one of the selection may take next and that ask for nothing of its own; in the order of the table.</summary>
    private IReadOnlyList<Stage> Targets => StageRules.SharedTargets(View.Guard, View.Viewer, Tier, [.. Picked.Select(r => r.Square)]);

    private Stage Target => _to is { } chosen && Targets.Contains(chosen) ? chosen : Targets[0];

    private void Open() => (_asking, _on, _ends) = (true, Clock.Today, Clock.Today);

    private async Task SubmitAsync()
    {
        if (Targets.Count == 0 || Actor.Of(View.Viewer) is not { } actor)
        {
            return;
        }

        var (rows, to, on) = (Picked, Target, _on!.Value);
        var step = StageRules.IsPublicNotice(to) ? new StageStep(on, _document, _remark, on, _ends) : new StageStep(on, _document, _remark);
        var results = await Commands.AdvanceManyAsync(actor, [.. rows.Select(r => new SeenApplication(r.Square.Id, r.Version))], to, step);
        _results = rows.Zip(results, (row, result) => new RowResult(
            row.Square.Name.Text(), to.Word(Tier), Outcome.Fault(result.Result, row, Citations))).ToList();
        (_asking, _document, _remark) = (false, null, null);
        await Cleared.InvokeAsync();
    }

    /// <summary>What became of one row.</summary>
    /// <param name="Fault">Null: done.</param>
    private sealed record RowResult(string Name, string Done, string? Fault);
}
