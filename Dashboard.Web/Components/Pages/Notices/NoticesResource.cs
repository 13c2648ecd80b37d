using Dashboard.Data;
using Dashboard.Data.Notices;
using Dashboard.Web.Api;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Notices;

/// <summary>An official document.</summary>
/// <param name="DocumentNumber">As printed, with the gaps of the source.</param>
/// <param name="DocumentNumberInferred">An inference; null when the printed number is whole.</param>
/// <param name="IssuedOn">Null: the source lost the date.</param>
/// <param name="GapCount">Places where the source lost a numeral or a mark.</param>
public sealed record NoticeRow(
    string Id,
    NoticeKind Kind,
    string DocumentNumber,
    string? DocumentNumberInferred,
    string Title,
    string Issuer,
    DateOnly? IssuedOn,
    int GapCount,
    ApiProvenance Provenance);

internal sealed class NoticesResource(NoticesQueries notices) : IApiResource
{
    public string Path => "notices";

    public string OperationId => "listNotices";

    public Type JsonType => typeof(IReadOnlyList<NoticeRow>);

    public string Title => ApiText.NoticesTitle;

    public string Help => ApiText.NoticesHelp;

    public IReadOnlyList<ApiParameter> Parameters => [ApiParameter.AsOf];

    public async Task<ApiAnswer> ReadAsync(ApiQuery query, CancellationToken cancellationToken)
    {
        var rows = await notices.ListAsync(query.Viewer, query.Day, cancellationToken);
        return new ApiAnswer(rows.Select(RowOf).ToList(), () => Table(query.Day, rows));
    }

    private static Provenance ProvenanceOf(NoticeSummary notice) => Provenance.Official(notice.DocumentNumber, on: notice.IssuedOn);

    private static NoticeRow RowOf(NoticeSummary notice) => new(
        notice.Id,
        notice.Kind,
        notice.DocumentNumber,
        notice.DocumentNumberInferred,
        notice.Title.Zh,
        notice.Issuer.Zh,
        notice.IssuedOn,
        notice.GapCount,
        ApiProvenance.Of(ProvenanceOf(notice)));

    private ExportTable Table(DateOnly day, IReadOnlyList<NoticeSummary> rows) => ExportTable.Of(
        Path,
        Title,
        day,
        rows,
        [
            new(ApiText.Identifier, n => n.Id),
            new(WordsText.Kind, n => n.Kind.Word()),
            new(WordsText.DocumentNumber, n => n.DocumentNumber),
            new(ApiText.DocumentNumberInferred, n => n.DocumentNumberInferred),
            new(WordsText.DocumentTitle, n => n.Title.Text()),
            new(ApiText.Issuer, n => n.Issuer.Text()),
            new(ApiText.IssuedOn, n => n.IssuedOn is { } on ? on : WordsText.LostInSource),
            new(ApiText.GapCount, n => n.GapCount),
        ],
        ProvenanceOf);
}
