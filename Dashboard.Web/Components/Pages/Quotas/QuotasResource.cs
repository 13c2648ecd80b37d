using Dashboard.Data;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Rounds;
using Dashboard.Data.Seeding;
using Dashboard.Web.Api;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Quotas;

/// <summary>One quota of one province in a round.</summary>
/// <param name="Round">Code of the round.</param>
/// <param name="Count">Places; null: unknown, never 0 in its stead.</param>
/// <param name="Recommended">Places recommended, designated ones included; null: not for this reader before they are designated.</param>
/// <param name="Left">Places left; null while the quota is unknown, or as for Recommended.</param>
/// <param name="EffectiveOn">First day of the revision in effect; null when there is none.</param>
/// <param name="Provenance">Null while nothing is known.</param>
/// <param name="Applies">False: the province has no eligible county, there is no such quota.</param>
public sealed record QuotaRow(
    string Round,
    string ProvinceCode,
    string ProvinceName,
    Track Track,
    Tier Tier,
    int? Count,
    int? Recommended,
    int Designated,
    int? Left,
    DateOnly? EffectiveOn,
    DateOnly AsOf,
    ApiProvenance? Provenance,
    bool Applies);

/// <summary>The quotas of a round. Sample data is in the JSON unless left out, and in files only when asked for: there it is marked.</summary>
internal sealed class QuotasResource(QuotasQueries quotas, RoundsQueries rounds, SampleDataQueries samples) : IApiResource
{
    public string Path => "quotas";

    public string OperationId => "listQuotas";

    public Type JsonType => typeof(IReadOnlyList<QuotaRow>);

    public string Title => WordsText.QuotasTitle;

    public string Help => ApiText.QuotasHelp;

    public IReadOnlyList<ApiParameter> Parameters => 
    [
        ApiParameter.AsOf, ApiParameter.Round, ApiParameter.Illustrative, ApiParameter.Text, ApiParameter.Region, Status, Left,
    ];

    private static ApiParameter Status => new(DashboardUrls.StatusParameter, ApiText.QuotaState, ApiText.QuotaState, nameof(QuotaState.Unknown), Enum.GetNames<QuotaState>());

    private static ApiParameter Left => new(DashboardUrls.LeftParameter, WordsText.Left, ApiText.QuotaLeftHelp, "true", ["true", "false"]);

    public async Task<ApiAnswer> ReadAsync(ApiQuery query, CancellationToken cancellationToken)
    {
        var asked = query.Round(ApiParameter.Round, await rounds.ListAsync(query.Viewer, cancellationToken));
        var illustrative = query.Flag(ApiParameter.Illustrative);
        var filter = new QuotaFilter(
            query.Words(ApiParameter.Text), query.Choice<Region>(ApiParameter.Region, Words.Word), query.Choice<QuotaState>(Status, Words.Word), query.Flag(Left) == true);
        var round = asked ?? (await rounds.CurrentAsync(query.Viewer, query.Day, cancellationToken))?.Code;
        if (round is null)
        {
            return new ApiAnswer(Array.Empty<QuotaRow>(), () => Table(query.Day, []));
        }

        var loaded = await samples.IsLoadedAsync(query.Viewer, cancellationToken);
        var read = (await quotas.TableAsync(query.Viewer, round, query.Day, illustrative ?? loaded, cancellationToken))!;
        var filed = (await quotas.TableAsync(query.Viewer, round, query.Day, illustrative ?? false, cancellationToken))!;
        return new ApiAnswer(RowsOf(read, filter).Select(r => RowOf(read, r.Province, r.Figure)).ToList(), () => Table(query.Day, [.. RowsOf(filed, filter)], filed));
    }

    private static IEnumerable<(ProvinceQuotas Province, QuotaFigure Figure)> RowsOf(QuotaTable table, QuotaFilter filter) =>
        filter.Apply(table.Provinces).SelectMany(p => p.Figures.Select(f => (p, f)));

    private static QuotaRow RowOf(QuotaTable table, ProvinceQuotas province, QuotaFigure figure) => new(
        table.Round.Code,
        province.Province.Code,
        province.Province.Name.Zh,
        figure.Column.Track,
        figure.Column.Tier,
        figure.Count,
        figure.Recommended,
        figure.Designated,
        figure.Left,
        figure.EffectiveOn,
        table.AsOf,
        ProvenanceOf(figure) is { } known ? ApiProvenance.Of(known) : null,
        figure.Applies);

    /// <summary>An unknown quota whose use is sample data is sample data; null while nothing is known. The same in every format.</summary>
    private static Provenance? ProvenanceOf(QuotaFigure figure) =>
        figure.Provenance ?? (figure.UseIsIllustrative ? new Provenance(ProvenanceKind.Illustrative, ApiText.QuotasSampleUse) : null);

    private ExportTable Table(DateOnly day, IReadOnlyList<(ProvinceQuotas Province, QuotaFigure Figure)> rows, QuotaTable? table = null) => ExportTable.Of(
        Path,
        Title,
        day,
        rows,
        [
            new(WordsText.Round, _ => table?.Round.Code),
            new(ApiText.ProvinceCode, r => r.Province.Province.Code),
            new(WordsText.Province, r => r.Province.Province.Name.Text()),
            new(WordsText.Track, r => r.Figure.Column.Track.Word()),
            new(WordsText.Tier, r => r.Figure.Column.Tier.Word()),
            new(WordsText.Quota, r => r.Figure.Count),
            new(ApiText.QuotaRecommended, r => r.Figure.Recommended),
            new(WordsText.Designated, r => r.Figure.Designated),
            new(WordsText.Left, r => r.Figure.Left),
            new(ApiText.QuotaState, r => r.Figure.State.Word()),
            new(WordsText.EffectiveOn, r => r.Figure.EffectiveOn),
            new(ApiText.Notice, r => r.Figure.DocumentNumber),
        ],
        r => ProvenanceOf(r.Figure)) with
        {
            Mark = table is { IsIllustrative: true } ? ApiText.SampleMark : null,
        };
}
