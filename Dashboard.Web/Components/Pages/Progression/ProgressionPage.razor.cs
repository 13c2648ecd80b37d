using Dashboard.Data.Persistence;
using System.Globalization;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Notices;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Rounds;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Progression;

/// <summary>Where the applications of a round stand, one of them opened beside the list.</summary>
public partial class ProgressionPage
{
    private const int PageSize = 50;
    private const int WholeSize = 2_000;

    private ProgressionAddress _address = new();
    private RoundInfo? _round;
    private IReadOnlyList<RoundInfo> _rounds = [];
    private IReadOnlyList<ProvinceInfo> _provinces = [];
    private Pipeline? _pipeline;
    private IReadOnlyList<StageColumn>? _columns;
    private IReadOnlyList<StageCount>? _exits;
    private QuotaTable? _quotas;
    private QuotaTotal _quota;
    private Citations _citations = Citations.None;
    private PagedResult<ApplicationRow>? _page;
    private Swimlanes? _lanes;
    private Cohort? _cohort;
    private ApplicationDetail? _selected;
    private HashSet<Guid> _selection = [];
    private bool _maySee;
    private bool _starting;

    [Inject]
    public required ProgressionQueries Progression { get; init; }

    [Inject]
    public required ApplicationQueries Applications { get; init; }

    [Inject]
    public required RoundsQueries Rounds { get; init; }

    [Inject]
    public required QuotasQueries Quotas { get; init; }

    [Inject]
    public required ProvincesQueries Provinces { get; init; }

    [Inject]
    public required NoticesQueries Notices { get; init; }

    [SupplyParameterFromQuery(Name = DashboardUrls.RoundParameter)]
    public string? RoundText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.TierParameter)]
    public string? TierText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.TrackParameter)]
    public string? TrackText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.RegionParameter)]
    public string? RegionText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.ProvinceParameter)]
    public string? Province { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.StageParameter)]
    public string? StageText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.WaitsParameter)]
    public string? WaitsText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.TextParameter)]
    public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.ViewParameter)]
    public string? LayoutWord { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.SortParameter)]
    public string? SortText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.DescendingParameter)]
    public string? DescendingText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.PageParameter)]
    public string? PageText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.ApplicationParameter)]
    public string? ApplicationText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.TableParameter)]
    public string? TableText { get; set; }

    private string Subtitle => _round is null || _pipeline is null ? ""
        : _columns is null ? ProgressionText.SubtitleUnpublished.With(_round.Name.Text(), _address.Tier.Many(_address.Track))
        : string.Join(
            " · ",
            ((string?[])
            [
                ProgressionText.Subtitle.With(_round.Name.Text(), _address.Tier.Many(_address.Track), _columns.Sum(c => c.Count).Text()),
                ProgressionText.SubtitlePast.With(_columns.Where(c => c.Number >= StageRules.NumberOf(_address.Tier, Stage.Recommended)).Sum(c => c.Count).Text()),
                _pipeline.EndedOn is { } over ? ProgressionText.RoundEnded.With(over.Long()) : null,
            ]).OfType<string>());

    /// <summary>Back in time nothing is written, so what is on screen is what one acts on.</summary>
    private bool MayMove => View.AsOf.IsToday && (View.May(AccessAction.RecordNationalDecision)
        || View.May(AccessAction.MoveApplications, new AccessTarget(View.Viewer.ProvinceCode, StageOwner.Province)));

    private bool MayStart => View.AsOf.IsToday && _round is not null
        && View.May(AccessAction.MoveApplications, new AccessTarget(View.Viewer.ProvinceCode, StageOwner.Place));

    private int Shown => _page?.Total ?? _lanes?.Lanes.Total ?? 0;

    private int Pages => _page?.Pages ?? _lanes?.Lanes.Pages ?? 1;

    private ListPart Part => _page?.Part ?? _lanes?.Lanes.Part ?? default;

    private int PageNumber => _page?.Page ?? _lanes?.Lanes.Page ?? 1;

    private Provenance ListSource => (_page?.Items.Any(r => r.Square.IsIllustrative) ?? _lanes?.Lanes.Items.Any(l => l.Square.IsIllustrative)) == true
        ? new Provenance(ProvenanceKind.Illustrative, ProgressionText.OfficeRecords, On: View.AsOf.Date)
        : new Provenance(ProvenanceKind.Reported, ProgressionText.OfficeRecords, On: View.AsOf.Date);

    protected override IReadOnlySet<DataPart> ShownData => DataChange.Programme;

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var (viewer, day) = (View.Viewer, View.AsOf.Date);
        var address = Read();
        var rounds = await Rounds.ListAsync(viewer, cancellationToken);
        var round = address.Round is null ? await Rounds.CurrentAsync(viewer, day, cancellationToken) : rounds.FirstOrDefault(r => r.Code == address.Round);
        if (round is null)
        {
            (_address, _round, _rounds) = (address, null, rounds);
            return;
        }

        var provinces = await Provinces.ListAsync(viewer, cancellationToken);
        var pipeline = await Progression.PipelineAsync(viewer, round.Code, address.Tier, address.Track, day, cancellationToken: cancellationToken);
        var quotas = await Quotas.TableAsync(viewer, round.Code, day, cancellationToken: cancellationToken);
        var notice = await Notices.FindAsync(viewer, "evaluation-2023", day, cancellationToken);
        var maySee = View.May(AccessAction.ReadProvinceUnpublished, new AccessTarget(viewer.ProvinceCode));
        var filter = new ProgressionFilter(round.Code, address.Tier, address.Track, address.Province, address.Region, address.Stage, address.Text, Waits: address.Waits);
        var size = address.Whole ? WholeSize : PageSize;
        var page = maySee && address.Layout == ProgressionLayout.Table
            ? await Progression.ListAsync(viewer, filter, day, address.Order, address.Descending, address.Page, size, cancellationToken) : null;
        var lanes = maySee && address.Layout == ProgressionLayout.Lanes
            ? await Progression.SwimlanesAsync(viewer, filter, day, page: address.Page, size: size, cancellationToken: cancellationToken) : null;
        var cohort = address.Layout == ProgressionLayout.Cohort && rounds.LastOrDefault(r => r.DesignationNoticeId is not null) is { } first
            ? await Progression.CohortAsync(viewer, first.Code, day, cancellationToken) : null;
        var selected = maySee && address.Application is { } id ? await Applications.FindAsync(viewer, id, day, cancellationToken) : null;

        (_address, _round, _rounds, _provinces) = (address, round, rounds, provinces.Where(p => p.TakesPart).ToList());
        (_pipeline, _quotas, _maySee) = (pipeline, quotas, maySee);
        (_page, _lanes, _cohort, _selected) = (page, lanes, cohort, selected);
        _columns = StageColumns.Of(pipeline, address);
        _exits = StageColumns.ExitsOf(pipeline, address);
        var column = new QuotaColumn(address.Track, address.Tier);
        _quota = quotas is null ? QuotaTotal.Nothing
            : string.IsNullOrEmpty(address.Province) ? quotas.Total(column, address.Region)
            : QuotaTotal.Of(quotas.In(address.Region).Where(p => p.Province.Code == address.Province).Select(p => p[column]));
        _citations = notice is null ? Citations.None : new Citations(notice.Items);
    }

    private static string Word(ProgressionLayout layout) => layout switch
    {
        ProgressionLayout.Table => ProgressionText.Table,
        ProgressionLayout.Lanes => ProgressionText.Lanes,
        ProgressionLayout.Cohort => ProgressionText.Cohort,
    };

    private static string? Given(object? value) => value is string { Length: > 0 } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private ProgressionAddress Read() => new(
        Given(RoundText),
        DashboardUrls.Word<Tier>(TierText) ?? Tier.Demonstration,
        DashboardUrls.Word<Track>(TrackText) ?? Track.City,
        DashboardUrls.Word<Region>(RegionText),
        Province == DashboardUrls.AllProvinces ? null : Given(Province) ?? (Given(RegionText) is null ? View.Viewer.ProvinceCode : null),
        DashboardUrls.Word<Stage>(StageText),
        Given(Text),
        DashboardUrls.Word<ProgressionLayout>(LayoutWord) ?? ProgressionLayout.Lanes,
        DashboardUrls.Word<ApplicationOrder>(SortText) ?? ApplicationOrder.Waiting,
        DescendingText == "true",
        int.TryParse(PageText, CultureInfo.InvariantCulture, out var page) ? page : 1,
        Guid.TryParse(ApplicationText, out var id) ? id : null,
        Given(TableText),
        PageText == DashboardUrls.AllPages,
        DashboardUrls.Word<ApplicationWait>(WaitsText));

    /// <summary>An office begins with its own province, so that all of them are asked for by name.</summary>
    private string Link(ProgressionAddress address) => DashboardUrls.Progression(View.AsOf, Everywhere(address, View.Viewer));

    /// <summary>The address as it is written: an office that looks at all provinces says so.</summary>
    internal static ProgressionAddress Everywhere(ProgressionAddress address, Viewer viewer) =>
        viewer.ProvinceCode is not null && address.Province is null ? address with { Province = DashboardUrls.AllProvinces } : address;

    /// <summary>The address with a drawing as its table, or the table as its drawing.</summary>
    private string Switch(string drawing) => Link(_address with { AsTable = _address.AsTable == drawing ? null : drawing });

    private void Go(ProgressionAddress address) => Navigation.NavigateTo(Link(address));

    private void Pick(Guid id) => _selection = _selection.Contains(id) ? [.. _selection.Where(s => s != id)] : [.. _selection, id];

    private QuotaFigure? QuotaOf(ApplicationDetail? detail) => detail is null ? null
        : _quotas?.Provinces.FirstOrDefault(p => p.Province.Code == detail.Row.Square.ProvinceCode)?[new QuotaColumn(detail.Row.Track, detail.Row.Tier)];

    private void StartedAsync(Guid id)
    {
        _starting = false;
        Go(_address with { Layout = ProgressionLayout.Table, Stage = null, Text = null, Page = 1, Application = id });
    }
}
