using System.Globalization;
using Dashboard.Data;
using Dashboard.Data.Changes;
using Dashboard.Data.Provinces;
using Dashboard.Data.Statistics;
using Dashboard.Data.Time;
using Dashboard.Web.Api;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Changes;

/// <summary>What was published between two days: the figures of both, and the list of what moved them.</summary>
public partial class ChangesPage
{
    private const int PageSize = 100;

    /// <summary>The figures that lists and terms move.</summary>
    private static readonly MeasureId[] Measures =
        [MeasureId.PlacesDesignated, MeasureId.PlacesDemonstration, MeasureId.PlacesPilot, MeasureId.PlacesInForce, MeasureId.PlacesExpired, MeasureId.CoverageCity];

    private IReadOnlyDictionary<string, ProvinceInfo> _provinces = new Dictionary<string, ProvinceInfo>();
    private IReadOnlyList<CubeAnswer> _figures = [];
    private ChangeFilter _filter = new();
    private PagedResult<PublishedChange>? _shown;

    [Inject]
    public required ChangesQueries Changes { get; init; }

    [Inject]
    public required CubeQueries Cube { get; init; }

    [Inject]
    public required ProvincesQueries Provinces { get; init; }

    [SupplyParameterFromQuery(Name = DashboardUrls.SinceParameter)]
    public string? SinceText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.KindParameter)]
    public string? KindText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.ProvinceParameter)]
    public string? Province { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.PageParameter)]
    public string? PageText { get; set; }

    private string Subtitle => _filter.Since is { } since
        ? ChangesText.Between.With(since.Long(), View.AsOf.Date.Long())
        : ChangesText.UpTo.With(View.AsOf.Date.Long());

    private string FeedHref => DashboardUrls.Feed(_filter);

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var (viewer, day) = (View.Viewer, View.AsOf.Date);
        var provinces = (await Provinces.ListAsync(viewer, cancellationToken)).ToDictionary(p => p.Code, StringComparer.Ordinal);
        var filter = new ChangeFilter(
            DateOnly.TryParseExact(SinceText, AsOf.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var since) ? since : null,
            DashboardUrls.Word<ChangeKind>(KindText),
            Province is not null && provinces.ContainsKey(Province) ? Province : null,
            WithIllustrative: true);
        var found = await Changes.ListAsync(viewer, filter, day, cancellationToken);
        var figures = new List<CubeAnswer>();
        foreach (var measure in filter.Since is null ? [] : Measures)
        {
            var where = filter.ProvinceCode is { } code ? new Dictionary<Dimension, string> { [Dimension.Province] = code } : [];
            if (await Cube.AskAsync(viewer, new CubeQuestion(MeasureCatalogue.Of(measure), [], where, day, filter.Since), cancellationToken) is { } answer)
            {
                figures.Add(answer);
            }
        }

        _shown = found.PageOf(int.TryParse(PageText, out var page) ? page : 1, PageSize);
        (_provinces, _figures, _filter) = (provinces, figures, filter);
    }

    private string Link(int page) => DashboardUrls.Changes(View.AsOf, _filter, page);

    private string Export(string extension) => DashboardUrls.ChangesExport(View.AsOf, _filter, extension);
}
