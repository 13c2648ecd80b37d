using Dashboard.Data.Persistence;
using Dashboard.Data;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Statistics;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Places;

/// <summary>The designated places: found, filtered, sorted, one of them opened beside the list.</summary>
public partial class PlacesPage
{
    private const int PageSize = 200;

    private IReadOnlyList<DesignatedPlace> _all = [];
    private IReadOnlyList<ProvinceInfo> _provinces = [];
    private IReadOnlyList<(string NoticeId, Provenance Provenance)> _sources = [];
    private NationalSummary? _summary;
    private PlaceFilter _filter = new();
    private PagedResult<DesignatedPlace>? _shown;
    private PlaceLife? _selected;

    [Inject]
    public required PlacesQueries Places { get; init; }

    [Inject]
    public required ProvincesQueries Provinces { get; init; }

    [Inject]
    public required StatisticsQueries Statistics { get; init; }

    [SupplyParameterFromQuery(Name = DashboardUrls.TextParameter)]
    public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.TierParameter)]
    public string? TierText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.RegionParameter)]
    public string? RegionText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.ProvinceParameter)]
    public string? Province { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.KindParameter)]
    public string? KindText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.StatusParameter)]
    public string? StatusText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.SortParameter)]
    public string? SortText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.DescendingParameter)]
    public string? DescendingText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.PageParameter)]
    public string? PageText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.SelectedParameter)]
    public string? Selected { get; set; }

    private PlaceOrder Order => DashboardUrls.Word<PlaceOrder>(SortText) ?? PlaceOrder.Annex;

    private bool Descending => DescendingText == "true";

    private string Subtitle => _summary is not { Term: { } term } ? ""
        : PlacesText.Subtitle.With(_summary.Counts.Demonstration, _summary.Counts.Pilot, term.Text())
            + (_summary.AllExpired ? " · " + WordsText.DesignationStatus_Expired : "");

    protected override IReadOnlySet<DataPart> ShownData => DataChange.Programme;

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var (viewer, day) = (View.Viewer, View.AsOf.Date);
        var all = await Places.DesignatedAsync(viewer, day, cancellationToken);
        var provinces = await Provinces.ListAsync(viewer, cancellationToken);
        var summary = await Statistics.SummaryAsync(viewer, day, cancellationToken: cancellationToken);
        var selected = Selected is null ? null : await Places.FindAsync(viewer, Selected, day, cancellationToken);

        _filter = new PlaceFilter(
            Text,
            DashboardUrls.Word<Tier>(TierText),
            string.IsNullOrEmpty(Province) ? null : Province,
            DashboardUrls.Word<Region>(RegionText),
            DashboardUrls.Word<PlaceKind>(KindText),
            DashboardUrls.Word<DesignationStatus>(StatusText));
        var found = PlaceFilter.Sort(_filter.Apply(all), Order, Descending).ToList();
        _shown = found.PageOf(int.TryParse(PageText, out var page) ? page : 1, PageSize);
        _sources = all.Select(p => (p.NoticeId, Provenance.Official(p.DocumentNumber, on: p.DesignatedOn))).Distinct().ToList();
        (_all, _provinces, _summary, _selected) = (all, provinces.Where(p => p.TakesPart).ToList(), summary, selected);
    }

    private string ListHref => DashboardUrls.Places(View.AsOf, _filter, Order, Descending, _shown!.Page);

    private string Export(string extension) => DashboardUrls.DesignationsExport(View.AsOf, _filter, extension);
}
