using Dashboard.Data.Duties;
using Dashboard.Data.Inbox;
using Dashboard.Data.Overview;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Statistics;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Overview;

/// <summary>The country at a glance.</summary>
public partial class OverviewPage
{
    private const int ChangesShown = 6;

    private NationalSummary? _summary;
    private IReadOnlyList<ProvinceInfo> _units = [];
    private IReadOnlyList<DesignatedPlace> _designated = [];
    private IReadOnlyList<CalendarEntry> _calendar = [];
    private IReadOnlyList<UnlistedOutcome> _outcomes = [];
    private QuotaTable? _quotas;
    private NationalFilings? _filings;
    private Pipeline? _pipeline;
    private IReadOnlyList<RecentChange> _changes = [];
    private InboxList? _inbox;

    [Inject]
    public required StatisticsQueries Statistics { get; init; }

    [Inject]
    public required ProvincesQueries Provinces { get; init; }

    [Inject]
    public required PlacesQueries Places { get; init; }

    [Inject]
    public required OverviewQueries Overview { get; init; }

    [Inject]
    public required QuotasQueries Quotas { get; init; }

    [Inject]
    public required DutiesQueries Duties { get; init; }

    [Inject]
    public required ProgressionQueries Progression { get; init; }

    [Inject]
    public required InboxQueries Inbox { get; init; }

    [SupplyParameterFromQuery(Name = DashboardUrls.MetricParameter)]
    public string? MetricText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.ProvinceParameter)]
    public string? Province { get; set; }

    private MapMetric Metric => DashboardUrls.Word<MapMetric>(MetricText) ?? MapMetric.Composition;

    private string Subtitle => _summary switch
    {
        null => "",
        { Term: { } term, DesignatedOn: { } on } => OverviewText.Subtitle.With(on.Year, term.Text())
            + (_summary.AllExpired ? " · " + WordsText.DesignationStatus_Expired : ""),
        _ => SharedText.NotDesignatedYetTitle.With(_summary.AsOf.Long()),
    };

    /// <summary>Ties of scenarios stand in its list of what waits.</summary>
    protected override IReadOnlySet<DataPart> ShownData { get; } = DataChange.Programme.Append(DataPart.Scenarios).ToHashSet();

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var (viewer, day) = (View.Viewer, View.AsOf.Date);
        var summary = await Statistics.SummaryAsync(viewer, day, cancellationToken: cancellationToken);
        var units = await Provinces.ListAsync(viewer, cancellationToken);
        var designated = await Places.DesignatedAsync(viewer, day, cancellationToken);
        var calendar = await Overview.CalendarAsync(viewer, day, cancellationToken);
        var outcomes = await Overview.UnlistedOutcomesAsync(viewer, day, cancellationToken);
        var quotas = await Quotas.CurrentAsync(viewer, day, cancellationToken);
        var filings = await Duties.NationalFilingsAsync(viewer, day, cancellationToken);
        var pipeline = quotas is null ? null : await Progression.PipelineAsync(viewer, quotas.Round.Code, Tier.Demonstration, Track.City, day, cancellationToken: cancellationToken);
        var changes = viewer.IsSignedIn ? await Progression.RecentChangesAsync(viewer, ChangesShown, day, cancellationToken) : [];
        var inbox = await Inbox.ListAsync(viewer, day, cancellationToken);
        (_summary, _units, _designated, _calendar, _outcomes, _quotas) = (summary, units, designated, calendar, outcomes, quotas);
        (_filings, _pipeline, _changes, _inbox) = (filings, pipeline, changes, inbox);
    }
}
