using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Duties;
using Dashboard.Data.Inbox;
using Dashboard.Data.Notices;
using Dashboard.Data.Overview;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Statistics;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Provinces;

/// <summary>What one province holds on the as-of date, and how it stands among its peers.</summary>
public sealed partial class ProvincePage : DashboardPage
{
    private const int ApplicantsShown = 50;

    private IReadOnlySet<string> _shownProvinces = new HashSet<string>();
    private ProvinceInfo? _province;
    private NationalSummary _summary = null!;
    private ProvinceTally? _held;
    private RegionalRank? _standing;
    private IReadOnlyList<DesignatedPlace> _places = [];
    private IReadOnlyList<NoticeSummary> _notices = [];
    private IReadOnlyList<DivisionTally> _divisions = [];
    private NoticeDocument? _evaluation;
    private QuotaTable? _quotas;
    private Desk? _desk;

    /// <summary>Official code of the province.</summary>
    [Parameter, EditorRequired]
    public required string Code { get; set; }

    [Inject]
    public required ProvincesQueries Provinces { get; init; }

    [Inject]
    public required PlacesQueries Places { get; init; }

    [Inject]
    public required StatisticsQueries Statistics { get; init; }

    [Inject]
    public required NoticesQueries Notices { get; init; }

    [Inject]
    public required QuotasQueries Quotas { get; init; }

    [Inject]
    public required InboxQueries Inbox { get; init; }

    [Inject]
    public required ProgressionQueries Progression { get; init; }

    [Inject]
    public required DutiesQueries Duties { get; init; }

    [Inject]
    public required DeadlineQueries Deadlines { get; init; }

    [Inject]
    public required OverviewQueries Overview { get; init; }

    private string Subtitle
    {
        get
        {
            if (!_province!.TakesPart)
            {
                return WordsText.RegionNone;
            }

            var counts = _held!.Counts;
            return string.Join(
                " · ",
                _province.Kind.Word(),
                _province.Region.Word(),
                ProvincesText.Holds.With(counts.Demonstration.Text(), counts.Pilot.Text()));
        }
    }

    protected override IReadOnlySet<DataPart> ShownData => DataChange.Programme;

    protected override IReadOnlySet<string> ShownProvinces => _shownProvinces.Contains(Code) ? _shownProvinces : _shownProvinces = new HashSet<string> { Code };

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var asOf = View.AsOf.Date;
        var province = await Provinces.FindAsync(View.Viewer, Code, cancellationToken);
        if (province is null)
        {
            _province = null;
            Navigation.NotFound();
            return;
        }

        var summary = await Statistics.SummaryAsync(View.Viewer, asOf, cancellationToken: cancellationToken);
        var held = await Statistics.HeldAsync(View.Viewer, Code, asOf, cancellationToken);
        var designated = await Places.DesignatedAsync(View.Viewer, asOf, cancellationToken);
        var notices = await Notices.ListAsync(View.Viewer, asOf, cancellationToken);
        var divisions = await Provinces.DivisionsAsync(View.Viewer, Code, asOf, cancellationToken);
        var evaluation = notices.FirstOrDefault(n => n.Kind == NoticeKind.Evaluation) is { } latest
            ? await Notices.FindAsync(View.Viewer, latest.Id, asOf, cancellationToken)
            : null;
        var quotas = await Quotas.CurrentAsync(View.Viewer, asOf, cancellationToken);
        var desk = quotas is null || !province.TakesPart ? null : await DeskAsync(quotas.Round.Code, cancellationToken);
        _province = province;
        _quotas = quotas;
        _desk = desk;
        _summary = summary;
        _held = held;
        _standing = RegionalRank.Of(summary, Code);
        _places = designated.Where(d => d.ProvinceCode == Code && d.Track == summary.Track).ToList();
        _notices = notices;
        _divisions = divisions;
        _evaluation = evaluation;
    }

    /// <summary>What is not published; null for who may not see it of this province.</summary>
    private async Task<Desk?> DeskAsync(string round, CancellationToken cancellationToken)
    {
        if (!View.May(AccessAction.ReadProvinceUnpublished, new AccessTarget(Code)))
        {
            return null;
        }

        var (viewer, day) = (View.Viewer, View.AsOf.Date);
        return new Desk(
            round,
            await Inbox.OfProvinceAsync(viewer, Code, day, cancellationToken),
            await Progression.ListAsync(
                viewer, new ProgressionFilter(round, ProvinceCode: Code), day, ApplicationOrder.Waiting, size: ApplicantsShown, cancellationToken: cancellationToken),
            await Duties.PlacesAsync(viewer, Code, day, cancellationToken),
            (await Duties.LiaisonAsync(viewer, Code, round, day, cancellationToken)).SingleOrDefault(),
            await Overview.CalendarAsync(viewer, day, cancellationToken),
            View.May(AccessAction.KeepDeadlines, new AccessTarget(Code)) ? await Deadlines.ListAsync(viewer, day, cancellationToken) : null);
    }

    /// <summary>The part of the page that is the office's own.</summary>
    /// <param name="Liaison">Null for a unit that takes no part.</param>
    /// <param name="Deadlines">Null: the viewer is not of the office.</param>
    private sealed record Desk(
        string Round,
        InboxList Inbox,
        PagedResult<ApplicationRow> Applicants,
        IReadOnlyList<PlaceDuties> Duties,
        LiaisonStanding? Liaison,
        IReadOnlyList<CalendarEntry> Calendar,
        IReadOnlyList<DeadlineInfo>? Deadlines);
}
