using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Statistics;
using Dashboard.Web.Api;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Statistics;

/// <summary>What the provinces of one region hold.</summary>
/// <param name="Provinces">Those that take part.</param>
/// <param name="WithDemonstration">Those that hold a demonstration.</param>
public sealed record RegionRow(Region Region, int Demonstration, int Pilot, int Provinces, int WithDemonstration);

/// <summary>The national figures of one track; expired designations are counted, and stated apart.</summary>
/// <param name="Expired">Those whose term has ended by the as-of date.</param>
/// <param name="ProvincesCovered">Provinces that hold a demonstration or a pilot.</param>
/// <param name="TermStartsOn">First day of the latest term; null while nothing is designated.</param>
/// <param name="TermEndsOn">Last day of the latest term; null while nothing is designated.</param>
public sealed record SummaryFigures(
    DateOnly AsOf,
    Track Track,
    int Demonstration,
    int Pilot,
    int Total,
    int Active,
    int Expired,
    int ProvincesTakingPart,
    int ProvincesCovered,
    int ProvincesWithDemonstration,
    int ProvincesWithPilot,
    DateOnly? TermStartsOn,
    DateOnly? TermEndsOn,
    IReadOnlyList<RegionRow> Regions,
    ApiProvenance Provenance);

internal sealed class SummaryResource(StatisticsQueries statistics) : IApiResource
{
    public string Path => "statistics/summary";

    public string OperationId => "getStatisticsSummary";

    public Type JsonType => typeof(SummaryFigures);

    public string Title => ApiText.SummaryTitle;

    public string Help => ApiText.SummaryHelp;

    public IReadOnlyList<ApiParameter> Parameters => [ApiParameter.AsOf];

    public async Task<ApiAnswer> ReadAsync(ApiQuery query, CancellationToken cancellationToken)
    {
        var summary = await statistics.SummaryAsync(query.Viewer, query.Day, cancellationToken: cancellationToken);
        return new ApiAnswer(Figures(summary), () => Table(summary));
    }

    private static SummaryFigures Figures(NationalSummary summary) => new(
        summary.AsOf,
        summary.Track,
        summary.Counts.Demonstration,
        summary.Counts.Pilot,
        summary.Counts.Total,
        summary.Active,
        summary.Expired,
        summary.Provinces.Count,
        summary.Covered,
        summary.WithDemonstration,
        summary.WithPilot,
        summary.Term?.StartsOn,
        summary.Term?.EndsOn,
        summary.Regions
            .Select(r => new RegionRow(r.Region, r.Counts.Demonstration, r.Counts.Pilot, r.Provinces, r.WithDemonstration))
            .ToList(),
        ApiProvenance.Of(summary.Provenance));

    /// <summary>The nation first, then its regions; what is known of the nation only is empty in the rows of regions.</summary>
    private ExportTable Table(NationalSummary summary)
    {
        IReadOnlyList<RegionTally?> rows = [null, .. summary.Regions];
        return ExportTable.Of(
            Path.Replace('/', '-'),
            Title,
            summary.AsOf,
            rows,
            [
                new(ApiText.Area, r => r is null ? LayoutText.GroupNational : r.Region.Word()),
                new(WordsText.Track, _ => summary.Track.Word()),
                new(WordsText.Tier_Demonstration, r => (r?.Counts ?? summary.Counts).Demonstration),
                new(WordsText.Tier_Pilot, r => (r?.Counts ?? summary.Counts).Pilot),
                new(WordsText.Sum, r => (r?.Counts ?? summary.Counts).Total),
                new(ApiText.Provinces, r => r?.Provinces ?? summary.Provinces.Count),
                new(ApiText.WithDemonstration, r => r?.WithDemonstration ?? summary.WithDemonstration),
                NationalOnly(ApiText.WithPilot, summary.WithPilot),
                NationalOnly(ApiText.Covered, summary.Covered),
                NationalOnly(ApiText.Active, summary.Active),
                NationalOnly(WordsText.DesignationStatus_Expired, summary.Expired),
                NationalOnly(WordsText.StartsOn, summary.Term?.StartsOn),
                NationalOnly(WordsText.EndsOn, summary.Term?.EndsOn),
            ],
            _ => summary.Provenance);
    }

    private static ExportColumn<RegionTally?> NationalOnly(string header, object? value) => new(header, region => region is null ? value : null);
}
