using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Time;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Pages.Progression;

/// <summary>Moves a selection of the list together.</summary>
public sealed partial class BulkAdvance : IAsyncDisposable
{
    private ElementReference _dialog;
    private ScriptModule _script = null!;
    private IReadOnlyList<RowResult>? _results;
    private bool _shown;
    private Stage? _to;
    private DateOnly _on;
    private DateOnly _ends;
    private string? _document;
    private string? _remark;
    private bool _working;

    [Inject]
    public required IJSRuntime JS { get; init; }

    [Inject]
    public required ProgressionCommands Commands { get; init; }

    [Inject]
    public required AccessGuard Guard { get; init; }

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
    private List<Stage> Targets
    {
        get
        {
            var picked = Picked;
            return [.. StageRules.All
                .Where(r => r.Tier == Tier && r.From is not null && r.Kind is StepKind.Advance or StepKind.Return or StepKind.Exit
                    && !r.Asks(StepRequirement.Designation | StepRequirement.Falsification))
                .Select(r => r.To).Distinct()
                .Where(to => picked.TrueForAll(row => StageRules.Find(Tier, row.Square.Stage, to) is { } rule
                    && Guard.Allows(View.Viewer, rule.Action, new AccessTarget(row.Square.ProvinceCode, rule.By))))];
        }
    }

    private Stage Target => _to is { } chosen && Targets.Contains(chosen) ? chosen : Targets[0];

    public ValueTask DisposeAsync() => _script.DisposeAsync();

    protected override void OnInitialized()
    {
        _script = new ScriptModule(JS, Assets["Components/Pages/Progression/BulkAdvance.razor.js"]);
        (_on, _ends) = (Clock.Today, Clock.Today);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_results is not null && !_shown)
        {
            _shown = true;
            await _script.InvokeAsync("show", _dialog);
        }
    }

    private async Task SubmitAsync()
    {
        if (_working || Targets.Count == 0 || Actor.Of(View.Viewer) is not { } actor)
        {
            return;
        }

        _working = true;
        try
        {
            var (rows, to) = (Picked, Target);
            var step = StageRules.IsPublicNotice(to) ? new StageStep(_on, _document, _remark, _on, _ends) : new StageStep(_on, _document, _remark);
            var results = await Commands.AdvanceManyAsync(actor, [.. rows.Select(r => new SeenApplication(r.Square.Id, r.Version))], to, step);
            _shown = false;
            _results = rows.Zip(results, (row, result) => new RowResult(
                row.Square.Name.Text(), to.Word(Tier), Outcome.Fault(result.Result, row, Citations))).ToList();
            await Cleared.InvokeAsync();
        }
        finally
        {
            _working = false;
        }
    }

    /// <summary>What became of one row.</summary>
    /// <param name="Fault">Null: done.</param>
    private sealed record RowResult(string Name, string Done, string? Fault);
}
