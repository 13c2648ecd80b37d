using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Pages.Progression;

/// <summary>The pipeline; the arrow keys go from column to column.</summary>
public sealed partial class StagePipeline : IAsyncDisposable
{
    private ElementReference _list;
    private ScriptModule _script = null!;
    private string? _attached;
    private bool _table;

    [Inject]
    public required IJSRuntime JS { get; init; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<StageColumn> Columns { get; set; }

    /// <summary>Null: the viewer may not see them.</summary>
    [Parameter]
    public IReadOnlyList<StageCount>? Exits { get; set; }

    [Parameter, EditorRequired]
    public Tier Tier { get; set; }

    /// <summary>The quota within the choice and its use.</summary>
    [Parameter, EditorRequired]
    public QuotaTotal Quota { get; set; }

    /// <summary>Null: the source lost the date.</summary>
    [Parameter]
    public DateOnly? DueOn { get; set; }

    /// <summary>The stage that is listed; null: all.</summary>
    [Parameter]
    public Stage? Selected { get; set; }

    [Parameter]
    public Guid? Application { get; set; }

    /// <summary>Something is chosen: a province or a region.</summary>
    [Parameter]
    public bool IsPart { get; set; }

    /// <summary>The address that lists a stage; null: all.</summary>
    [Parameter, EditorRequired]
    public required Func<Stage?, string> Link { get; set; }

    [CascadingParameter]
    public required ViewContext View { get; set; }

    private int Total => Columns.Sum(c => c.Count);

    private int Sample => Columns.Sum(c => c.Illustrative) + (Exits?.Sum(e => e.Illustrative) ?? 0);

    private int Past => Columns.Where(c => c.Number >= StageRules.NumberOf(Tier, Stage.Recommended)).Sum(c => c.Count);

    private string Title => Total > 0 ? ProgressionText.PipelineTitle.With(Total.Text(), Past.Text())
        : IsPart ? ProgressionText.PipelineNoneMatches : ProgressionText.PipelineNone;

    private string Gate => Quota switch
    {
        { Count: { } count } => ProgressionText.GateFull.With(Quota.Recommended.Text(), count.Text()),
        { Known: > 0 } => ProgressionText.GatePartly.With(Quota.Recommended.Text(), Quota.Known.Text(), Quota.Unknown.Text()),
        _ => ProgressionText.GateUnknown.With(Quota.Recommended.Text()),
    };

    private string QuotaHref => DashboardUrls.Quotas(View.AsOf);

    private Provenance Source => Sample > 0 ? SampleSource : new Provenance(ProvenanceKind.Reported, ProgressionText.OfficeRecords, On: View.AsOf.Date);

    private Provenance SampleSource => new(
        ProvenanceKind.Illustrative, ProgressionText.OfficeRecords, On: View.AsOf.Date, Detail: ProgressionText.SampleDetail.With(Sample.Text()));

    public ValueTask DisposeAsync() => _script.DisposeAsync();

    protected override void OnInitialized() => _script = new ScriptModule(JS, Assets["Components/Pages/Progression/StagePipeline.razor.js"]);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_table && _attached != _list.Id)
        {
            _attached = _list.Id;
            await _script.InvokeAsync("attach", _list);
        }
    }

    private string Spoken(StageColumn column)
    {
        var (name, owner) = (column.Stage.Word(Tier), column.Owner.Word());
        var spoken = column.Illustrative > 0
            ? ProgressionText.ColumnSpokenSample.With(column.Number, name, owner, column.Count.Text(), column.Illustrative.Text())
            : ProgressionText.ColumnSpoken.With(column.Number, name, owner, column.Count.Text());
        return column.MedianDays is { } days ? $"{spoken} {ProgressionText.MedianDays.With(days.Text())}" : spoken;
    }
}
