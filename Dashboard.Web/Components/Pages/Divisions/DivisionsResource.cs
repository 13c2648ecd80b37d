using Dashboard.Data;
using Dashboard.Data.Divisions;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Web.Api;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Divisions;

/// <summary>A division at prefecture or county level.</summary>
/// <param name="Code">Six digits of GB/T 2260.</param>
/// <param name="Pinyin">Toneless syllables, separated by blanks; v for ü.</param>
/// <param name="ProvinceCode">660000 for the cities of the Corps, which the national standard has under 650000.</param>
/// <param name="PrefectureCode">Null at prefecture level, in the municipalities, and directly under a province.</param>
/// <param name="List">Date of the list that has it: the newest not later than the as-of date.</param>
/// <param name="FirstList">Date of the first list held that has it.</param>
public sealed record DivisionRow(
    string Code,
    string Name,
    string NameEn,
    string Pinyin,
    DivisionLevel Level,
    PlaceKind Kind,
    Track Track,
    string ProvinceCode,
    string ProvinceName,
    string? PrefectureCode,
    string? PrefectureName,
    DateOnly List,
    DateOnly FirstList,
    ApiProvenance Provenance);

internal sealed class DivisionsResource(DivisionsQueries divisions, ProvincesQueries provinces) : IApiResource
{
    public string Path => "divisions";

    public string OperationId => "listDivisions";

    public Type JsonType => typeof(IReadOnlyList<DivisionRow>);

    public string Title => DivisionsText.DivisionsTitle;

    public string Help => DivisionsText.DivisionsHelp;

    public IReadOnlyList<ApiParameter> Parameters => [ApiParameter.AsOf, TextParameter, ApiParameter.Province, TrackParameter];

    private static ApiParameter TextParameter => new(DashboardUrls.TextParameter, DivisionsText.TextLabel, DivisionsText.TextHelp, "nanjing", []);

    private static ApiParameter TrackParameter => new(DashboardUrls.TrackParameter, WordsText.Track, DivisionsText.TrackHelp, nameof(Track.City), Enum.GetNames<Track>());

    public async Task<ApiAnswer> ReadAsync(ApiQuery query, CancellationToken cancellationToken)
    {
        var known = await provinces.ListAsync(query.Viewer, cancellationToken);
        var filter = new DivisionFilter(
            query.Words(TextParameter), query.Province(ApiParameter.Province, known), query.Choice<Track>(TrackParameter, Words.Word));
        var directory = await divisions.DirectoryAsync(query.Viewer, cancellationToken);
        var names = known.ToDictionary(p => p.Code, p => p.Name, StringComparer.Ordinal);
        var list = directory.ListOn(query.Day) ?? default;
        var found = await divisions.ListAsync(query.Viewer, filter, query.Day, cancellationToken);
        return new ApiAnswer(
            found.Select(d => RowOf(d, list, names[d.ProvinceCode], Prefecture(d))).ToList(),
            () => Table(query.Day, list, found, d => names[d.ProvinceCode], Prefecture));

        Bilingual? Prefecture(DivisionInfo division) => division.PrefectureCode is { } code ? directory.Find(code)?.Name : null;
    }

    private static DivisionRow RowOf(DivisionInfo division, DateOnly list, Bilingual province, Bilingual? prefecture) => new(
        division.Code,
        division.Name.Zh,
        division.Name.En,
        division.Pinyin,
        division.Level,
        division.Kind,
        division.Track,
        division.ProvinceCode,
        province.Zh,
        division.PrefectureCode,
        prefecture?.Zh,
        list,
        division.FirstList,
        ApiProvenance.Of(SourceOf(division, list)));

    private static Provenance SourceOf(DivisionInfo division, DateOnly list) => new(ProvenanceKind.Official, division.Source, On: list);

    private ExportTable Table(
        DateOnly day, DateOnly list, IReadOnlyList<DivisionInfo> rows, Func<DivisionInfo, Bilingual> province, Func<DivisionInfo, Bilingual?> prefecture) =>
        ExportTable.Of(
            Path,
            Title,
            day,
            rows,
            [
                new(WordsText.Code, d => d.Code),
                new(WordsText.Name, d => d.Name.Zh),
                new(WordsText.NameEn, d => d.Name.En),
                new(DivisionsText.Pinyin, d => d.Pinyin),
                new(DivisionsText.Level, d => d.Level.Word()),
                new(WordsText.Kind, d => d.Kind.Word()),
                new(WordsText.Track, d => d.Track.Word()),
                new(ApiText.ProvinceCode, d => d.ProvinceCode),
                new(WordsText.Province, d => province(d).Text()),
                new(DivisionsText.PrefectureCode, d => d.PrefectureCode),
                new(DivisionsText.PrefectureName, d => prefecture(d)?.Text()),
                new(DivisionsText.List, _ => list),
                new(DivisionsText.FirstList, d => d.FirstList),
            ],
            d => SourceOf(d, list));
}
