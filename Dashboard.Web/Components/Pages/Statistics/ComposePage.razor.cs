using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Divisions;
using Dashboard.Data.Notices;
using Dashboard.Data.Provinces;
using Dashboard.Data.Rounds;
using Dashboard.Data.Statistics;
using Dashboard.Web.Api;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Dashboard.Web.Components.Pages.Statistics;

/// <summary>Tables of figures put together by the reader: all of it in the address, every choice a link, so that going back undoes it.</summary>
public sealed partial class ComposePage : DashboardPage
{
    private const int MostSources = 4;

    private ComposeAddress _address = null!;
    private Pivot? _pivot;
    private StatisticsRefusal? _refusal;
    private StatisticsLabels _labels = null!;
    private IReadOnlyList<ProvinceInfo> _provinces = [];
    private IReadOnlyList<Measure> _measures = [];
    private IReadOnlyDictionary<Dimension, IReadOnlyList<string>> _members = new Dictionary<Dimension, IReadOnlyList<string>>();
    private IReadOnlyList<CubeQuestion> _questions = [];
    private DrilledFigure? _sheet;
    private (int Row, int Column, bool IsFirstDay)? _open;
    private string _finding = "";
    private IReadOnlyList<SavedViewInfo> _views = [];

    [Inject]
    public required PivotQueries Pivots { get; init; }

    [Inject]
    public required CubeQueries Cube { get; init; }

    [Inject]
    public required SavedViewsQueries Views { get; init; }

    [Inject]
    public required ProvincesQueries Provinces { get; init; }

    [Inject]
    public required DivisionsQueries Divisions { get; init; }

    [Inject]
    public required RoundsQueries Rounds { get; init; }

    [Inject]
    public required NoticesQueries Notices { get; init; }

    [SupplyParameterFromQuery(Name = DashboardUrls.RowsParameter)]
    public string? RowsText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.ColumnsParameter)]
    public string? ColumnsText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.MeasuresParameter)]
    public string? MeasuresText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.WhereParameter)]
    public string? WhereText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.CompareParameter)]
    public string? CompareText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.ExpiredParameter)]
    public string? ExpiredText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.ShareParameter)]
    public string? ShareText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.TopParameter)]
    public string? TopText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.SortParameter)]
    public string? SortText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.DescendingParameter)]
    public string? DescendingText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.DrawingParameter)]
    public string? DrawingText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.CellParameter)]
    public string? CellText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.PartParameter)]
    public string? PartText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.PageParameter)]
    public string? PageText { get; set; }

    private DateOnly? First => _address.Composition.CompareTo;

    /// <summary>As asked for, where the table can be drawn so.</summary>
    private ComposeDrawing Drawing => ComposeCharts.Possible(_pivot!).Contains(_address.Drawing) ? _address.Drawing : ComposeDrawing.Table;

    /// <summary>What is kept of the table under a name: all of its address but the figure whose records are listed.</summary>
    private string Kept => Link(_address.With(_address.Composition)).Split('?', 2) is [_, var query] ? query : "";

    private string Subtitle => string.Join(
        " · ",
        First is { } first
            ? [StatisticsText.FirstDay.With(first.Long()), StatisticsText.SecondDay.With(View.AsOf.Date.Long())]
            : _address.Composition.Measures.Select(m => m.Word()).Append(View.AsOf.Date.Long()));

    /// <summary>What stands under a picture that is taken away.</summary>
    private string Foot => string.Join(" · ", _pivot!.Sources.Select(s => IsDivisionList(s) ? StatisticsText.DivisionListOf.With(s.On!.Value.Short()) : s.Source).Distinct().Prepend(string.Join(", ", _address.Composition.Measures.Select(m => MeasureCatalogue.Of(m).Code))).Prepend(Subtitle)
        .Append(_pivot.IsIllustrative ? StatisticsText.NoteSample : "").Where(t => t.Length > 0));

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var (viewer, day) = (View.Viewer, View.AsOf.Date);
        var query = QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query);
        var address = ComposeAddress.Read(day, name => query.TryGetValue(name, out var values) ? values.ToString() : null);
        var composition = address.Composition;
        var measures = MeasureCatalogue.All.Where(m => View.Guard.MaySee(viewer, m)).ToList();
        var answer = await Pivots.AskAsync(viewer, composition, cancellationToken);
        var labels = await StatisticsLabels.ReadAsync(viewer, day, Provinces, Divisions, Rounds, Notices, cancellationToken);
        var pivot = (answer as PivotAnswer.Table)?.Pivot;
        var sheet = pivot is not null && CellReference.Parse(address.Cell) is { } cell && composition.Measures.Contains(cell.Measure)
            ? await DrillAsync(pivot, cell, cancellationToken) : null;
        var members = new Dictionary<Dimension, IReadOnlyList<string>>();
        if (composition.Measures.Count > 0)
        {
            var first = MeasureCatalogue.Of(composition.Measures[0]);
            foreach (var dimension in first.Dimensions.Where(d => d is not (Dimension.Place or Dimension.Month)))
            {
                members[dimension] = (await Cube.AskAsync(viewer, new CubeQuestion(first, [dimension], new Dictionary<Dimension, string>(), day, WithIllustrative: true), cancellationToken))!
                    .Rows.Select(r => r.Members[0]).OfType<string>().ToList();
            }
        }

        _provinces = await Provinces.ListAsync(viewer, cancellationToken);
        _views = await Views.ListAsync(viewer, cancellationToken);
        (_address, _pivot, _refusal, _labels, _measures, _members, _sheet) =
            (address, pivot, (answer as PivotAnswer.Refused)?.Refusal, labels, measures, members, sheet);
        _questions = pivot is null ? [] : composition.Measures.Select(m => composition.Ask(m, composition.Rows.Concat(composition.Columns).ToList())).ToList();
        _finding = pivot is null ? "" : FindingRules.Of(pivot.Answers[ComposeCharts.Primary(pivot)]).Say(labels);
        _open = pivot is null || sheet is null ? null : Find(pivot, sheet.Cell);
    }

    private static (int Row, int Column, bool IsFirstDay)? Find(Pivot pivot, CellReference cell) => (
        from row in pivot.Rows.Index()
        from column in Enumerable.Range(0, pivot.Columns.Count)
        where CellReference.At(pivot, row.Item, column, cell.IsFirstDay).Equals(cell)
        select ((int, int, bool)?)(row.Index, column, cell.IsFirstDay)).FirstOrDefault();

    /// <summary>The records of a figure, and where two days are compared those that only one of them has.</summary>
    private async Task<DrilledFigure> DrillAsync(Pivot pivot, CellReference cell, CancellationToken cancellationToken)
    {
        var question = cell.Ask(pivot.Composition);
        var value = (await Cube.AskAsync(View.Viewer, question, cancellationToken))!.Total.Value;
        var records = await Cube.RecordsAsync(View.Viewer, question, cancellationToken);
        if (pivot.Composition.CompareTo is null)
        {
            return new DrilledFigure(cell, question, value, records, null, null);
        }

        var other = (cell with { IsFirstDay = !cell.IsFirstDay }).Ask(pivot.Composition);
        return new DrilledFigure(
            cell,
            question,
            value,
            records,
            (await Cube.AskAsync(View.Viewer, other, cancellationToken))!.Total.Value,
            await Cube.RecordsAsync(View.Viewer, other, cancellationToken))
        {
            Changes = question.Measure.Source == MeasureSource.Divisions || question.Measure.Denominator is { } whole && MeasureCatalogue.Of(whole).Source == MeasureSource.Divisions
                ? (await Divisions.DirectoryAsync(View.Viewer, cancellationToken)).ChangesBetween(question.AsOf, other.AsOf) : [],
        };
    }

    private bool IsDivisionList(Provenance source) => source.On is not null && _pivot!.Notes.Any(n => n.Kind == NoteKind.DivisionList && n.On == source.On);

    private string Link(ComposeAddress address) => DashboardUrls.Compose(View.AsOf, address);

    /// <summary>The largest first; pressed again the smallest, then the customary order.</summary>
    private string SortHref(MeasureId measure)
    {
        var composition = _address.Composition;
        return Link(_address.With(composition switch
        {
            { SortBy: { } by, Descending: true } when by == measure => composition with { Descending = false },
            { SortBy: { } by } when by == measure => composition with { SortBy = null },
            _ => composition with { SortBy = measure, Descending = true },
        }));
    }

    private string CellHref(PivotRow row, int column, bool isFirstDay) =>
        Link(_address with { Cell = CellReference.At(_pivot!, row, column, isFirstDay).ToString(), Denominator = false, Page = 1 });
}
