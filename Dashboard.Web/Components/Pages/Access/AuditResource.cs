using System.Globalization;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Time;
using Dashboard.Web.Api;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Access;

/// <summary>The audit trail as a file, for those who may read it.</summary>
internal sealed class AuditResource(AuditQueries audit) : IApiResource
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss";

    public string Path => "audit";

    public string OperationId => "listAudit";

    public Type JsonType => typeof(IReadOnlyList<AuditRow>);

    public string Title => LayoutText.Audit;

    public string Help => AccessText.AuditSubtitle;

    public AccessAction Access => AccessAction.ReadAudit;

    public IReadOnlyList<ApiParameter> Parameters => [Account, Action, Entity, From, To];

    private static ApiParameter Account => new(DashboardUrls.AccountParameter, AccessText.Who, AccessText.Who, "", []);

    private static ApiParameter Action =>
        new(DashboardUrls.ActionParameter, AccessText.Action, AccessText.Action, nameof(AuditAction.Created), Enum.GetNames<AuditAction>());

    private static ApiParameter Entity => new(DashboardUrls.EntityParameter, AccessText.What, AccessText.What, nameof(Data.Access.Account), []);

    private static ApiParameter From => new(DashboardUrls.FromParameter, AccessText.From, AccessText.From, "2023-08-15", [], IsDate: true);

    private static ApiParameter To => new(DashboardUrls.ToParameter, AccessText.To, AccessText.To, "2023-08-15", [], IsDate: true);

    public async Task<ApiAnswer> ReadAsync(ApiQuery query, CancellationToken cancellationToken)
    {
        var filter = new AuditFilter(
            query.Words(Account), query.Choice<AuditAction>(Action, Words.Word), query.Words(Entity), query.Date(From), query.Date(To));
        var rows = await audit.ExportAsync(query.Viewer, filter, cancellationToken);
        var subjects = new AuditSubjects(await audit.NamesAsync(query.Viewer, rows, cancellationToken));
        return new ApiAnswer(rows, () => Table(query.Day, rows, subjects));
    }

    private ExportTable Table(DateOnly day, IReadOnlyList<AuditRow> rows, AuditSubjects subjects)
    {
        var source = new Provenance(ProvenanceKind.Reported, LayoutText.Audit, On: day);
        return ExportTable.Of(
            Path,
            Title,
            day,
            rows,
            [
                new(AccessText.Number, r => r.Id.ToString(CultureInfo.InvariantCulture)),
                new(AccessText.TimeUtc, r => r.At.ToString(TimeFormat, CultureInfo.InvariantCulture)),
                new(AccessText.Time, r => ProgrammeClock.InChina(r.At).ToString(TimeFormat, CultureInfo.InvariantCulture)),
                new(AccessText.Who, r => r.AccountName.Recorded()),
                new(AccessText.Action, r => r.Action.Word()),
                new(AccessText.What, r => AuditWords.Entity(r.Entity)),
                new(AccessText.Which, r => subjects.Say(r.Entity, r.Key)),
                new(AccessText.AuditKey, r => r.Key),
                new(AccessText.Before, r => r.Before),
                new(AccessText.After, r => r.After),
                new(WordsText.Reason, r => r.Reason),
                new(AccessText.Hash, r => r.Hash),
            ],
            _ => source);
    }
}
