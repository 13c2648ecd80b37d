using System.Globalization;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Divisions;
using Dashboard.Data.Notices;
using Dashboard.Data.Provinces;
using Dashboard.Data.Rounds;
using Dashboard.Data.Statistics;
using Dashboard.Data.Time;
using Dashboard.Web.Api;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Statistics;

/// <summary>The ready views of the statistics: each a drawing that states its finding, its table, its definition and where it comes from.</summary>
public sealed partial class StatisticsPage : DashboardPage
{
    private const int MostSources = 4;

    private StatisticsAddress _address = new();
    private IReadOnlyList<ViewAnswer> _views = [];
    private ViewAnswer _shown = null!;
    private StatisticsLabels _labels = null!;
    private IReadOnlyList<ProvinceInfo> _provinces = [];
    private IReadOnlyList<SavedViewInfo> _saved = [];

    [Inject]
    public required ReadyViewQueries Views { get; init; }

    [Inject]
    public required SavedViewsQueries Saved { get; init; }

    [Inject]
    public required ProvincesQueries Provinces { get; init; }

    [Inject]
    public required DivisionsQueries Divisions { get; init; }

    [Inject]
    public required RoundsQueries Rounds { get; init; }

    [Inject]
    public required NoticesQueries Notices { get; init; }

    [SupplyParameterFromQuery(Name = DashboardUrls.ViewParameter)]
    public string? ViewText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.TableParameter)]
    public string? TableText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.ExpiredParameter)]
    public string? ExpiredText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.CompareParameter)]
    public string? CompareText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.SortParameter)]
    public string? SortText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.DescendingParameter)]
    public string? DescendingText { get; set; }

    private string Subtitle
    {
        get
        {
            var measure = _shown.Main.Question.Measure;
            return StatisticsText.ViewSubtitle.With(measure.Id.Word(), MeasuresResource.RowOf(measure).Formula, View.AsOf.Date.Long());
        }
    }

    /// <summary>What stands under a picture that is taken away.</summary>
    private string Foot => string.Join(" · ", _shown.Main.Sources.Select(s => IsDivisionList(s) ? StatisticsText.DivisionListOf.With(s.On!.Value.Short()) : s.Source).Distinct().Prepend(_shown.Main.Question.Measure.Code).Prepend(Subtitle)
        .Append(_shown.IsIllustrative ? StatisticsText.NoteSample : "").Where(t => t.Length > 0));

    private (MeasureId? By, bool Descending) Sort => _address.Sort is { } sort ? (sort, _address.Descending) : (_shown.Definition.Sort, true);

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var address = new StatisticsAddress(
            DashboardUrls.Word<ReadyView>(ViewText) ?? ReadyView.Coverage,
            TableText is not null,
            ExpiredText == "true",
            SortText is { } code ? MeasureCatalogue.Find(code)?.Id : null,
            DescendingText == "true",
            DateOnly.TryParseExact(CompareText, AsOf.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var compare) ? compare : null);
        var views = new List<ViewAnswer>();
        foreach (var definition in ReadyViews.All.Where(v => View.Guard.MaySee(View.Viewer, MeasureCatalogue.Of(v.Measure)) || v.Id == address.View))
        {
            views.Add(await Views.ReadAsync(
                View.Viewer,
                definition.Id,
                View.AsOf.Date,
                address.Expired,
                sortBy: definition.Id == address.View ? address.Sort : null,
                descending: address.Descending,
                compareTo: definition.Id == address.View ? address.Compare : null,
                cancellationToken: cancellationToken));
        }

        _saved = await Saved.ListAsync(View.Viewer, cancellationToken);
        var provinces = await Provinces.ListAsync(View.Viewer, cancellationToken);
        var labels = await StatisticsLabels.ReadAsync(View.Viewer, View.AsOf.Date, Provinces, Divisions, Rounds, Notices, cancellationToken);
        (_address, _views, _shown, _provinces, _labels) = (address, views, views.Single(v => v.Definition.Id == address.View), provinces, labels);
    }

    private bool IsDivisionList(Provenance source) => source.On is not null && _shown.Main.Notes.Any(n => n.Kind == NoteKind.DivisionList && n.On == source.On);

    private string Link(StatisticsAddress address) => DashboardUrls.Statistics(View.AsOf, address);

    /// <summary>The largest first; pressed again, the smallest.</summary>
    private string SortHref(MeasureId measure) => Link(_address with { Sort = measure, Descending = Sort.By != measure || !Sort.Descending });

    /// <summary>The table of the view in the composer, where its combination is one that can be composed.</summary>
    private string? ComposeHref => _shown.Table.Composition.Check() is null ? DashboardUrls.Compose(View.AsOf, new ComposeAddress(_shown.Table.Composition)) : null;

    /// <summary>What is behind a figure is listed in the composer.</summary>
    private string? CellHref(PivotRow row, int column, bool isFirstDay) => _shown.Table.Composition.Check() is not null ? null : DashboardUrls.Compose(
        View.AsOf, new ComposeAddress(_shown.Table.Composition, Cell: CellReference.At(_shown.Table, row, column, isFirstDay).ToString()));

    private string Api(string extension) => StatisticsQuestion.Address(_shown.Main.Question, extension);
}
