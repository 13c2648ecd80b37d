using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Web.Api;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Places;

/// <summary>A tier that a place holds on the as-of date: one row of an annex.</summary>
/// <param name="PlaceCode">GB/T 2260 code of six digits.</param>
/// <param name="PlaceName">As the annex prints it.</param>
/// <param name="Notice">Document number.</param>
/// <param name="Annex">Annex of the notice, from 1.</param>
/// <param name="Row">Printed number of the row, from 1.</param>
/// <param name="StartsOn">First day of the term.</param>
/// <param name="EndsOn">Last day of the term.</param>
/// <param name="Status">On the as-of date.</param>
public sealed record DesignationRow(
    string PlaceCode,
    string PlaceName,
    string ProvinceCode,
    string ProvinceName,
    Track Track,
    Tier Tier,
    string Notice,
    int Annex,
    int Row,
    DateOnly StartsOn,
    DateOnly EndsOn,
    DesignationStatus Status,
    ApiProvenance Provenance);

internal sealed class DesignationsResource(PlacesQueries places, ProvincesQueries provinces) : IApiResource
{
    public string Path => "designations";

    public string OperationId => "listDesignations";

    public Type JsonType => typeof(IReadOnlyList<DesignationRow>);

    public string Title => WordsText.DesignationsTitle;

    public string Help => ApiText.DesignationsHelp;

    public IReadOnlyList<ApiParameter> Parameters => 
    [
        ApiParameter.AsOf, ApiParameter.Tier, ApiParameter.Province, ApiParameter.Region, Kind, Status, ApiParameter.Text,
    ];

    private static ApiParameter Kind => new(DashboardUrls.KindParameter, WordsText.Kind, WordsText.Kind, nameof(PlaceKind.PrefectureCity), Enum.GetNames<PlaceKind>());

    private static ApiParameter Status => new(DashboardUrls.StatusParameter, WordsText.Status, WordsText.Status, nameof(DesignationStatus.Active), Enum.GetNames<DesignationStatus>());

    public async Task<ApiAnswer> ReadAsync(ApiQuery query, CancellationToken cancellationToken)
    {
        var filter = new PlaceFilter(
            query.Words(ApiParameter.Text),
            Tier: query.Choice<Tier>(ApiParameter.Tier, Words.Word),
            ProvinceCode: query.Province(ApiParameter.Province, await provinces.ListAsync(query.Viewer, cancellationToken)),
            Region: query.Choice<Region>(ApiParameter.Region, Words.Word),
            Kind: query.Choice<PlaceKind>(Kind, Words.Word),
            Status: query.Choice<DesignationStatus>(Status, Words.Word));
        var rows = filter.Apply(await places.DesignatedAsync(query.Viewer, query.Day, cancellationToken)).ToList();
        return new ApiAnswer(rows.Select(RowOf).ToList(), () => Table(query.Day, rows));
    }

    private static DesignationRow RowOf(DesignatedPlace place) => new(
        place.Code,
        place.Name.Zh,
        place.ProvinceCode,
        place.ProvinceName.Zh,
        place.Track,
        place.Tier,
        place.DocumentNumber,
        place.Annex,
        place.Row,
        place.Term.StartsOn,
        place.Term.EndsOn,
        place.Status,
        ApiProvenance.Of(place.Provenance));

    private ExportTable Table(DateOnly day, IReadOnlyList<DesignatedPlace> rows) => ExportTable.Of(
        Path,
        Title,
        day,
        rows,
        [
            new(WordsText.Code, p => p.Code),
            new(WordsText.Name, p => p.Name.Text()),
            new(WordsText.Kind, p => p.Kind.Word()),
            new(ApiText.ProvinceCode, p => p.ProvinceCode),
            new(WordsText.Province, p => p.ProvinceName.Text()),
            new(WordsText.Region, p => p.Region.Word()),
            new(WordsText.Track, p => p.Track.Word()),
            new(WordsText.Tier, p => p.Tier.Word()),
            new(ApiText.Notice, p => p.DocumentNumber),
            new(WordsText.Annex, p => p.Annex),
            new(WordsText.Row, p => p.Row),
            new(WordsText.StartsOn, p => p.Term.StartsOn),
            new(WordsText.EndsOn, p => p.Term.EndsOn),
            new(WordsText.Status, p => p.Status.Word()),
        ],
        p => p.Provenance);
}
