using Dashboard.Data.Notices;
using Dashboard.Data.Places;
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
    private ProvinceInfo? _province;
    private NationalSummary _summary = null!;
    private RegionalStanding? _standing;
    private IReadOnlyList<DesignatedPlace> _places = [];
    private IReadOnlyList<NoticeSummary> _notices = [];
    private IReadOnlyList<DivisionTally> _divisions = [];
    private NoticeDocument? _evaluation;
    private QuotaTable? _quotas;

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

    private string Subtitle
    {
        get
        {
            if (!_province!.TakesPart)
            {
                return WordsText.RegionNone;
            }

            var counts = TierCounts.Of(_places);
            return string.Join(
                " · ",
                _province.Kind.Word(),
                _province.Region.Word(),
                ProvincesText.Holds.With(counts.Demonstration.Text(), counts.Pilot.Text()));
        }
    }

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
        var designated = await Places.DesignatedAsync(View.Viewer, asOf, cancellationToken);
        var notices = await Notices.ListAsync(View.Viewer, asOf, cancellationToken);
        var divisions = await Provinces.DivisionsAsync(View.Viewer, Code, asOf, cancellationToken);
        var evaluation = notices.FirstOrDefault(n => n.Kind == NoticeKind.Evaluation) is { } latest
            ? await Notices.FindAsync(View.Viewer, latest.Id, asOf, cancellationToken)
            : null;
        var quotas = await Quotas.CurrentAsync(View.Viewer, asOf, cancellationToken);
        _province = province;
        _quotas = quotas;
        _summary = summary;
        _standing = RegionalStanding.Of(summary, Code);
        _places = designated.Where(d => d.ProvinceCode == Code && d.Track == summary.Track).ToList();
        _notices = notices;
        _divisions = divisions;
        _evaluation = evaluation;
    }
}
