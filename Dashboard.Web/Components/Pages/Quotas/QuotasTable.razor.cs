using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Quotas;

/// <summary>The table itself: provinces by region, the nation above them, one row of them in editing.</summary>
public partial class QuotasTable
{
    [CascadingParameter]
    public required ViewContext View { get; set; }

    [Parameter, EditorRequired]
    public required QuotaTable Table { get; set; }

    /// <summary>The provinces shown, in their order.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ProvinceQuotas> Shown { get; set; }

    [Parameter, EditorRequired]
    public required QuotasAddress Address { get; set; }

    [Parameter, EditorRequired]
    public required Func<QuotasAddress, string> Link { get; set; }

    /// <summary>What the numbers are compared with; null: with nothing.</summary>
    [Parameter]
    public QuotaTable? Other { get; set; }

    [Parameter]
    public bool CanEdit { get; set; }

    /// <summary>Changes that are not published yet.</summary>
    [Parameter]
    public IReadOnlyDictionary<(string ProvinceCode, QuotaColumn Column), DraftNumber> Draft { get; set; } =
        new Dictionary<(string, QuotaColumn), DraftNumber>();

    /// <summary>Codes of the provinces whose rows are being edited: opening another keeps what was typed in the first.</summary>
    [Parameter]
    public IReadOnlySet<string> Editing { get; set; } = new HashSet<string>();

    [Parameter]
    public EventCallback<string> EditRequested { get; set; }

    [Parameter]
    public EventCallback<(string ProvinceCode, IReadOnlyList<(QuotaFigure Figure, int? Count)> Numbers)> Saved { get; set; }

    [Parameter]
    public EventCallback<string> Cancelled { get; set; }

    /// <summary>With the numbers of the draft: what rows, regions and the nation would come to.</summary>
    private QuotaTable Drafted { get; set; } = null!;

    protected override void OnParametersSet() => Drafted = Table.With(Draft.ToDictionary(d => d.Key, d => d.Value.Count));

    /// <summary>True when the draft changes a number of the sum.</summary>
    private bool IsDrafted(Region? region, QuotaColumn? column) =>
        Draft.Keys.Any(k => (column is null || k.Column == column) && (region is null || Table.In(region).Any(p => p.Province.Code == k.ProvinceCode)));

    private IReadOnlyList<QuotaColumn> Columns => Address.Hidden is { } hidden ? [.. QuotaColumn.All.Except(hidden)] : QuotaColumn.All;

    private IEnumerable<(Region? Region, List<ProvinceQuotas> Rows)> Groups =>
        Address.Order == QuotaOrder.Customary && !Address.Descending && (Address.Filter ?? new QuotaFilter()).KeepsRegions
            ? Shown.GroupBy(p => p.Province.Region).OrderBy(g => g.Key).Select(g => (g.Key, g.ToList()))
            : [(null, Shown.ToList())];

    private static QuotaOrder OrderOf(QuotaColumn column) => (column.Track, column.Tier) switch
    {
        (Track.City, Tier.Demonstration) => QuotaOrder.DemonstrationCities,
        (Track.City, Tier.Pilot) => QuotaOrder.PilotCities,
        (Track.County, Tier.Demonstration) => QuotaOrder.DemonstrationCounties,
        (Track.County, Tier.Pilot) => QuotaOrder.PilotCounties,
    };

    /// <summary>A number against that of the other table: ▲2, ▼1, or what it was where one of the two is unknown.</summary>
    private static string? Difference(QuotaFigure figure, QuotaFigure? other) => (figure.Count, other) switch
    {
        (_, null) => null,
        (var mine, { Count: var theirs }) when mine == theirs => null,
        ({ } mine, { Count: { } theirs }) => mine > theirs ? $"▲{mine - theirs}" : $"▼{theirs - mine}",
        (_, { } it) => QuotasText.Was.With(QuotaWords.Text(it.Count)),
    };

    /// <summary>True when a number of the province is another one in the other table.</summary>
    internal static bool Differs(ProvinceQuotas row, QuotaTable other) =>
        other.Provinces.FirstOrDefault(p => p.Province.Code == row.Province.Code) is { } then && row.Figures.Any(f => f.Count != then[f.Column].Count);

    /// <summary>A total against that of the other table; null where one of the two is unknown.</summary>
    private string? TotalDifference(QuotaColumn column, Region? region) =>
        Other is { } other && (Table.Total(column, region).Count, other.Total(column, region).Count) is ({ } mine, { } theirs) && mine != theirs
            ? mine > theirs ? $"▲{mine - theirs}" : $"▼{theirs - mine}" : null;

    private QuotaFigure? OtherOf(ProvinceQuotas row, QuotaColumn column) =>
        Other is { } other && other.Total().Known > 0 ? other.Provinces.FirstOrDefault(p => p.Province.Code == row.Province.Code)?[column] : null; // that nothing is known of it is said once

    /// <summary>Pressed again, the other way; a third time, the customary order.</summary>
    private QuotasAddress Next(QuotaOrder order, bool largestFirst) =>
        Address.Order != order ? Address with { Order = order, Descending = largestFirst }
        : Address.Descending == largestFirst ? Address with { Descending = !largestFirst }
        : Address with { Order = QuotaOrder.Customary, Descending = false };
}
