using Dashboard.Data;
using Dashboard.Data.Provinces;
using Dashboard.Data.Statistics;
using Dashboard.Web.Api;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Provinces;

/// <summary>A provincial-level unit and what it holds on the as-of date.</summary>
/// <param name="Code">GB/T 2260 code of six digits; 660000 for the Corps is a convention.</param>
/// <param name="Region">Statistical region; null for units outside the programme.</param>
/// <param name="TakesPart">False for Hong Kong, Macao and Taiwan.</param>
/// <param name="DemonstrationCities">Expired ones included.</param>
/// <param name="PilotCities">Expired ones included.</param>
public sealed record ProvinceRow(
    string Code,
    string Name,
    string NameEn,
    ProvinceKind Kind,
    Region? Region,
    bool TakesPart,
    int DemonstrationCities,
    int PilotCities,
    ApiProvenance Provenance);

internal sealed class ProvincesResource(ProvincesQueries provinces, StatisticsQueries statistics) : IApiResource
{
    public string Path => "provinces";

    public string OperationId => "listProvinces";

    public Type JsonType => typeof(IReadOnlyList<ProvinceRow>);

    public string Title => LayoutText.Provinces;

    public string Help => ApiText.ProvincesHelp;

    public IReadOnlyList<ApiParameter> Parameters => [ApiParameter.AsOf];

    public async Task<ApiAnswer> ReadAsync(ApiQuery query, CancellationToken cancellationToken)
    {
        var summary = await statistics.SummaryAsync(query.Viewer, query.Day, cancellationToken: cancellationToken);
        var counts = summary.Provinces.ToDictionary(t => t.Province.Code, t => t.Counts);
        var rows = (await provinces.ListAsync(query.Viewer, cancellationToken))
            .Select(p => new ProvinceTally(p, counts.GetValueOrDefault(p.Code))) // who takes no part holds nothing
            .ToList();
        return new ApiAnswer(
            rows.Select(row => RowOf(row, summary.Provenance)).ToList(),
            () => Table(query.Day, rows, summary.Provenance));
    }

    private static ProvinceRow RowOf(ProvinceTally tally, Provenance provenance) => new(
        tally.Province.Code,
        tally.Province.Name.Zh,
        tally.Province.Name.En,
        tally.Province.Kind,
        tally.Province.Region,
        tally.Province.TakesPart,
        tally.Counts.Demonstration,
        tally.Counts.Pilot,
        ApiProvenance.Of(provenance));

    private ExportTable Table(DateOnly day, IReadOnlyList<ProvinceTally> rows, Provenance provenance) => ExportTable.Of(
        Path,
        Title,
        day,
        rows,
        [
            new(WordsText.Code, t => t.Province.Code),
            new(WordsText.Name, t => t.Province.Name.Zh),
            new(WordsText.EnglishName, t => t.Province.Name.En),
            new(WordsText.Kind, t => t.Province.Kind.Word()),
            new(WordsText.Region, t => t.Province.Region.Word()),
            new(ApiText.TakesPart, t => t.Province.TakesPart ? WordsText.Yes : WordsText.No),
            new(WordsText.Tier_Demonstration_City, t => t.Counts.Demonstration),
            new(WordsText.Tier_Pilot_City, t => t.Counts.Pilot),
        ],
        _ => provenance);
}
