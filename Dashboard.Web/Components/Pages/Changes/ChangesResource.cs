using Dashboard.Data;
using Dashboard.Data.Changes;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Web.Api;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Changes;

/// <summary>Something published that holds from a day on.</summary>
/// <param name="Id">The same whenever it is asked for.</param>
/// <param name="Actor">Who brought it about, as a class.</param>
/// <param name="On">Null: the source lost the date.</param>
/// <param name="CountsFrom">The first day on which it holds; without a date, the earliest that it can be.</param>
/// <param name="Text">In one sentence.</param>
/// <param name="Before">The quota before; null: unknown, or no quota.</param>
/// <param name="After">The quota or total; null: unknown, or neither.</param>
public sealed record ChangeRow(
    string Id,
    ChangeKind Kind,
    ChangeActor Actor,
    DateOnly? On,
    DateOnly CountsFrom,
    string Text,
    string? Province,
    string? Place,
    string? Name,
    Track? Track,
    Tier? Tier,
    string? Round,
    string? Notice,
    int? Before,
    int? After,
    ApiProvenance Provenance);

internal sealed class ChangesResource(ChangesQueries changes, ProvincesQueries provinces) : IApiResource
{
    private static ApiParameter Since => new(DashboardUrls.SinceParameter, ChangesText.Since, ChangesText.SinceHelp, "2022-08-03", [], IsDate: true);

    private static ApiParameter Kind => new(DashboardUrls.KindParameter, WordsText.Kind, ChangesText.KindHelp, nameof(ChangeKind.Designated), Enum.GetNames<ChangeKind>());

    public string Path => "changes";

    public string OperationId => "listChanges";

    public Type JsonType => typeof(IReadOnlyList<ChangeRow>);

    public string Title => ChangesText.Title;

    public string Help => ChangesText.Help;

    public IReadOnlyList<ApiParameter> Parameters => [ApiParameter.AsOf, Since, Kind, ApiParameter.Province, ApiParameter.Illustrative];

    public IReadOnlyList<ApiFormat> Formats => [ApiFormat.Json, ApiFormat.Csv, ApiFormat.Xlsx, ApiFormat.Atom];

    public async Task<ApiAnswer> ReadAsync(ApiQuery query, CancellationToken cancellationToken)
    {
        var known = await provinces.ListAsync(query.Viewer, cancellationToken);
        var filter = new ChangeFilter(
            query.Date(Since),
            query.Choice<ChangeKind>(Kind, k => k.Word()),
            query.Province(ApiParameter.Province, known),
            query.Flag(ApiParameter.Illustrative) ?? false);
        var byCode = known.ToDictionary(p => p.Code, StringComparer.Ordinal);
        var rows = await changes.ListAsync(query.Viewer, filter, query.Day, cancellationToken);
        return new ApiAnswer(rows.Select(r => RowOf(r, byCode)).ToList(), () => Table(query.Day, rows, byCode))
        {
            Atom = () => ChangesFeed.Of(rows, byCode, filter, query),
        };
    }

    private static ChangeRow RowOf(PublishedChange change, IReadOnlyDictionary<string, ProvinceInfo> provinces) => new(
        change.Id,
        change.Kind,
        change.Actor,
        change.IsDayKnown ? change.CountsFrom : null,
        change.CountsFrom,
        change.Say(provinces),
        change.ProvinceCode,
        change.PlaceCode,
        change.Name?.Text(),
        change.Track,
        change.Tier,
        change.Round,
        change.NoticeId,
        change.Before,
        change.After,
        ApiProvenance.Of(change.Provenance));

    private ExportTable Table(DateOnly day, IReadOnlyList<PublishedChange> rows, IReadOnlyDictionary<string, ProvinceInfo> provinces) => ExportTable.Of(
        Path,
        Title,
        day,
        rows,
        [
            new(ApiText.Identifier, c => c.Id),
            new(ChangesText.Day, c => c.IsDayKnown ? c.CountsFrom : null),
            new(ChangesText.CountsFrom, c => c.CountsFrom),
            new(WordsText.Kind, c => c.Kind.Word()),
            new(ChangesText.What, c => c.Say(provinces)),
            new(ChangesText.Actor, c => c.Actor.Word()),
            new($"{WordsText.Province} {WordsText.Code}", c => c.ProvinceCode),
            new(WordsText.Province, c => c.ProvinceCode is { } code ? provinces[code].Name.Text() : null),
            new(ChangesText.PlaceCode, c => c.PlaceCode),
            new(ChangesText.Place, c => c.PlaceCode is null ? null : c.Name?.Text()),
            new(WordsText.Track, c => c.Track?.Word()),
            new(WordsText.Tier, c => c.Tier?.Word()),
            new(WordsText.Round, c => c.Round),
            new(ChangesText.Before, c => c.Before),
            new(ChangesText.After, c => c.After),
        ],
        c => c.Provenance) with
    {
        Mark = rows.Any(r => r.IsIllustrative) ? ApiText.SampleMark : null,
    };
}
