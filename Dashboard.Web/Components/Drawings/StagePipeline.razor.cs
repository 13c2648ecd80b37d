using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Dashboard.Web.Components.Pages.Progression;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Drawings;

/// <summary>The pipeline.</summary>
public partial class StagePipeline
{
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

    /// <summary>The address that lists a stage; null: all.</summary>
    [Parameter, EditorRequired]
    public required Func<Stage?, string> Link { get; set; }

    /// <summary>True: the table of the same numbers is shown instead.</summary>
    [Parameter, EditorRequired]
    public bool AsTable { get; set; }

    /// <summary>The address that shows the other of the two.</summary>
    [Parameter, EditorRequired]
    public required string SwitchHref { get; set; }

    [CascadingParameter]
    public required ViewContext View { get; set; }

    private int Sample => Columns.Sum(c => c.Illustrative) + (Exits?.Sum(e => e.Illustrative) ?? 0);

    private string Gate => Quota switch
    {
        { Count: { } count } => ProgressionText.GateFull.With(QuotaWords.Use(Quota.Recommended), count.Text()),
        { Known: > 0 } => ProgressionText.GatePartly.With(QuotaWords.Use(Quota.Recommended), Quota.Known.Text(), Quota.Unknown.Text()),
        _ => ProgressionText.GateUnknown.With(QuotaWords.Use(Quota.Recommended)),
    };

    private string QuotaHref => DashboardUrls.Quotas(View.AsOf);

    private Provenance Source => new Provenance(ProvenanceKind.Reported, ProgressionText.OfficeRecords, On: View.AsOf.Date);

    private Provenance SampleSource => new(
        ProvenanceKind.Illustrative, ProgressionText.OfficeRecords, On: View.AsOf.Date, Detail: ProgressionText.SampleDetail.With(Sample.Text()));

    private string Spoken(StageColumn column)
    {
        var (name, owner) = (column.Stage.Word(Tier), column.Owner.Word());
        var spoken = column.Illustrative > 0
            ? ProgressionText.ColumnSpokenSample.With(column.Number, name, owner, column.Count.Text(), column.Illustrative.Text())
            : ProgressionText.ColumnSpoken.With(column.Number, name, owner, column.Count.Text());
        var median = column.MedianDays is { } days ? $"{spoken} {ProgressionText.MedianDays.With(days.Text())}" : spoken;
        return column.Long is > 0 and var many ? $"{median} {ProgressionText.LongCount.With(many.Text())}" : median;
    }
}
