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

    /// <summary>Code of the province whose row is being edited; null: none.</summary>
    [Parameter]
    public string? Editing { get; set; }

    [Parameter]
    public EventCallback<string> EditRequested { get; set; }

    [Parameter]
    public EventCallback<IReadOnlyList<(QuotaFigure Figure, int? Count)>> Saved { get; set; }

    [Parameter]
    public EventCallback Cancelled { get; set; }

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

    private QuotaFigure? OtherOf(ProvinceQuotas row, QuotaColumn column) =>
        Other?.Provinces.FirstOrDefault(p => p.Province.Code == row.Province.Code)?[column];

    /// <summary>Pressed again, the other way; a third time, the customary order.</summary>
    private QuotasAddress Next(QuotaOrder order, bool largestFirst) =>
        Address.Order != order ? Address with { Order = order, Descending = largestFirst }
        : Address.Descending == largestFirst ? Address with { Descending = !largestFirst }
        : Address with { Order = QuotaOrder.Customary, Descending = false };
}
