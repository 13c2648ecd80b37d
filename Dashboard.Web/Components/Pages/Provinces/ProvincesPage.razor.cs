using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Statistics;
using Dashboard.Web.Components.Drawings;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Provinces;

/// <summary>What every province holds on the as-of date, by region.</summary>
public sealed partial class ProvincesPage : DashboardPage
{
    /// <summary>More names than this make no readable title.</summary>
    private const int NamesInTitle = 3;

    private NationalSummary _summary = null!;
    private IReadOnlyList<ProvinceInfo> _outside = [];
    private ChartSpec _chart = null!;

    [Inject]
    public required StatisticsQueries Statistics { get; init; }

    [Inject]
    public required ProvincesQueries Provinces { get; init; }

    [SupplyParameterFromQuery(Name = DashboardUrls.RegionParameter)]
    public string? RegionText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.SortParameter)]
    public string? OrderText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.DescendingParameter)]
    public string? DescendingText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.TableParameter)]
    public string? TableText { get; set; }

    private bool AsTable => TableText is not null;

    private Region? Region => DashboardUrls.Word<Region>(RegionText);

    private ProvinceOrder Order => DashboardUrls.Word<ProvinceOrder>(OrderText) ?? ProvinceOrder.Customary;

    private bool Descending => bool.TryParse(DescendingText, out var descending) && descending;

    private IEnumerable<ProvinceTally> Shown => _summary.Provinces.Where(p => Region is null || p.Province.Region == Region);

    private string Subtitle => Loaded && _summary is { Term: { } term, DesignatedOn: { } designatedOn }
        ? ProvincesText.Subtitle.With(designatedOn.Year, term.Text())
        : ProvincesText.SubtitleNeutral;

    private string ChartTitle
    {
        get
        {
            var shown = Shown.ToList();
            return shown.Leaders(p => p.Counts.Total) is not { Count: > 0 and <= NamesInTitle } leaders
                ? ProvincesText.ChartTitleNeutral
                : ProvincesText.ChartTitle.With(
                    leaders.Select(p => p.Province.Short.Text()).List(), leaders[0].Counts.Total.Text(), shown.Count.Text(), shown.Count(p => p.Counts.Demonstration > 0).Text());
        }
    }

    private string TableTitle
    {
        get
        {
            var shown = Shown.ToList();
            var scope = Region is { } region ? region.Word() : LayoutText.GroupNational;
            var without = shown.Where(p => p.Counts.Total == 0).ToList();
            return without.Count switch
            {
                0 => ProvincesText.TableTitleAll.With(scope, shown.Count.Text()),
                var none when none == shown.Count => ProvincesText.TableTitleNone.With(scope, shown.Count.Text()),
                <= NamesInTitle => ProvincesText.TableTitleBut.With(
                    scope, shown.Count.Text(), (shown.Count - without.Count).Text(), without.Select(p => p.Province.Short.Text()).List()),
                _ => ProvincesText.TableTitleSome.With(scope, shown.Count.Text(), (shown.Count - without.Count).Text()),
            };
        }
    }

    protected override IReadOnlySet<DataPart> ShownData => DataChange.Programme;

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var summary = await Statistics.SummaryAsync(View.Viewer, View.AsOf.Date, cancellationToken: cancellationToken);
        var provinces = await Provinces.ListAsync(View.Viewer, cancellationToken);
        _summary = summary;
        _outside = provinces.Where(p => !p.TakesPart).ToList();
        var bars = Shown.In(ProvinceOrder.Total, descending: true);
        _chart = new ChartSpec(
            bars.Select(p => p.Province.Short.Text()).ToList(),
            [
                new ChartSeries(Tier.Demonstration.Many(Track.City), bars.Select(p => (decimal?)p.Counts.Demonstration).ToList(), "--demo"),
                new ChartSeries(Tier.Pilot.Many(Track.City), bars.Select(p => (decimal?)p.Counts.Pilot).ToList(), "--cat-5"),
            ],
            Stacked: true);
    }
}
