using Dashboard.Data;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Statistics;
using Dashboard.Web.Components.Drawings;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Overview;

/// <summary>The tile map with its metrics, and what the selected province holds.</summary>
public partial class MapCard
{
    /// <summary>More names than this make no title.</summary>
    private const int MostNames = 5;

    private IReadOnlyList<Tile> _tiles = [];
    private IReadOnlyList<DesignatedPlace> _places = [];
    private IReadOnlyList<(string NoticeId, Provenance Provenance, string Annexes)> _sources = [];
    private int _most;

    [Parameter, EditorRequired]
    public required NationalSummary Summary { get; set; }

    /// <summary>All units, those outside the programme included.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ProvinceInfo> Units { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<DesignatedPlace> Designated { get; set; }

    [Parameter]
    public MapMetric Metric { get; set; }

    /// <summary>Code of the selected province; null or unknown: the province with the most places.</summary>
    [Parameter]
    public string? ProvinceCode { get; set; }

    /// <summary>Quotas of the current round; null: none is open.</summary>
    [Parameter]
    public QuotaTable? Quotas { get; set; }

    [CascadingParameter]
    public required ViewContext View { get; set; }

    private ProvinceTally Selected { get; set; } = null!;

    private string Title => Metric switch
    {
        MapMetric.Composition => Summary.Leaders(c => c.Total) is { Count: > 0 and <= MostNames } leaders
            ? (leaders.Count == 1 ? OverviewText.TitleComposition : OverviewText.TitleCompositionMany)
                .With(Names(leaders), leaders[0].Counts.Total, Summary.WithDemonstration)
            : OverviewText.TitleCompositionNone,
        MapMetric.Demonstration => TitleOf(Tier.Demonstration, c => c.Demonstration, Summary.WithDemonstration),
        MapMetric.Pilot => TitleOf(Tier.Pilot, c => c.Pilot, Summary.WithPilot),
        MapMetric.Quota => QuotaTitle,
    };

    private string Subtitle => Metric == MapMetric.Quota ? OverviewText.SubtitleQuota : Summary.DesignatedOn is not { } on ? SharedText.NotDesignatedYetTitle.With(Summary.AsOf.Long()) : Metric switch
    {
        MapMetric.Composition => OverviewText.SubtitleComposition.With(on.Year),
        MapMetric.Demonstration => OverviewText.SubtitleCount.With(Tier.Demonstration.Many(Track.City)),
        MapMetric.Pilot => OverviewText.SubtitleCount.With(Tier.Pilot.Many(Track.City)),
        MapMetric.Quota => OverviewText.SubtitleQuota,
    };

    /// <summary>The table says more of quotas than the tile: all of it, or nothing without a round.</summary>
    private string QuotaTitle => Quotas is null ? OverviewText.TitleQuotaClosed
        : Quotas.Total() is { Known: 0, Unknown: > 0 } ? OverviewText.TitleQuotaUnknown.With(Quotas.Round.Code)
        : OverviewText.TitleQuota.With(Quotas.Round.Code, Quotas.Total().Text());

    protected override void OnParametersSet()
    {
        var tallies = Summary.Provinces.ToDictionary(t => t.Province.Code);
        Selected = ProvinceCode is not null && tallies.TryGetValue(ProvinceCode, out var chosen) ? chosen
            : Summary.Leaders(c => c.Total) is [var leader, ..] ? leader
            : Summary.Provinces[0];
        _places = Designated.Where(d => d.ProvinceCode == Selected.Province.Code).ToList();
        _sources = Designated.GroupBy(d => (d.NoticeId, Provenance: Provenance.Official(d.DocumentNumber, on: d.DesignatedOn)))
            .Select(g => (g.Key.NoticeId, g.Key.Provenance, g.Select(d => d.Annex).Distinct().Order().Select(a => a.Text()).List())).ToList();
        _most = Metric == MapMetric.Composition ? 0 : Metric == MapMetric.Quota ? Quotas?.Provinces.Max(p => p.Total.Known) ?? 0 : Summary.Provinces.Max(t => Value(t.Counts));
        _tiles = Units.Select(unit => tallies.TryGetValue(unit.Code, out var tally) ? Inside(tally) : Outside(unit)).ToList();
    }

    private static string Names(IEnumerable<ProvinceTally> tallies) => tallies.Select(t => t.Province.Short.Text()).List();

    private static string Name(MapMetric metric) => metric switch
    {
        MapMetric.Composition => OverviewText.MetricComposition,
        MapMetric.Demonstration => WordsText.Tier_Demonstration,
        MapMetric.Pilot => WordsText.Tier_Pilot,
        MapMetric.Quota => OverviewText.MetricQuota,
    };

    private static Tile Outside(ProvinceInfo unit) =>
        new(unit, null, "", OverviewText.TileOutside.With(unit.Name.Text()), 0, 0, null);

    private string TitleOf(Tier tier, Func<TierCounts, int> count, int provinces) =>
        Summary.Leaders(count) is { Count: > 0 and <= MostNames } leaders
            ? (leaders.Count == 1 ? OverviewText.TitleTier : OverviewText.TitleTierMany).With(tier.Many(Track.City), Names(leaders), count(leaders[0].Counts))
            : OverviewText.TitleTierNone.With(tier.Many(Track.City), provinces);

    private Tile Inside(ProvinceTally tally)
    {
        var (unit, counts) = (tally.Province, tally.Counts);
        var href = Link(Metric, unit.Code);
        if (Metric == MapMetric.Quota)
        {
            // ≥ where a part is unknown, — where all of it is: unknown is no step of the ramp.
            var quota = Quotas?.Provinces.Single(p => p.Province.Code == unit.Code).Total ?? new QuotaTotal { Unknown = 1 };
            return new Tile(
                unit, href, quota is { Known: 0, Unknown: > 0 } ? "—" : quota.Text(), OverviewText.TileQuota.With(unit.Name.Text(), quota.Say()), 0, 0,
                quota.Unknown > 0 ? 0 : Ramp.Step(quota.Known, _most));
        }

        var spoken = OverviewText.TileSpoken.With(unit.Name.Text(), counts.Demonstration, counts.Pilot);
        return Metric == MapMetric.Composition
            ? new Tile(unit, href, counts.Total == 0 ? "—" : counts.Total.Text(), spoken, counts.Demonstration, counts.Pilot, null)
            : new Tile(unit, href, Value(counts).Text(), spoken, 0, 0, Ramp.Step(Value(counts), _most));
    }

    private int Value(TierCounts counts) => Metric == MapMetric.Demonstration ? counts.Demonstration : counts.Pilot;

    private string Link(MapMetric metric, string? province) =>
        DashboardUrls.Overview(View.AsOf, metric == MapMetric.Composition ? null : metric.ToString().ToLowerInvariant(), province);
}
