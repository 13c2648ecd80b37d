using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Duties;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Rounds;
using Dashboard.Web.Api;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Duties;

/// <summary>Whom to remind of which duty, for those who may see it: a provincial office of its own, sample data left out.</summary>
internal sealed class RemindersResource(DutiesQueries duties, RoundsQueries rounds, ProvincesQueries provinces) : IApiResource
{
    public string Path => "reminders";

    public string OperationId => "listReminders";

    public Type JsonType => typeof(IReadOnlyList<Reminder>);

    public string Title => DutiesText.Reminders;

    public string Help => DutiesText.RemindersHelp;

    public AccessAction Access => AccessAction.ReadProvinceUnpublished;

    public IReadOnlyList<ApiParameter> Parameters => 
    [
        ApiParameter.AsOf, ApiParameter.Province, ApiParameter.Round, ApiParameter.Text, ApiParameter.Region, DutyParameter, StatusParameter,
    ];

    private static ApiParameter DutyParameter => new(DashboardUrls.DutyParameter, DutiesText.Duty, DutiesText.Duty, nameof(Duty.FiledWithCnipa), Enum.GetNames<Duty>());

    private static ApiParameter StatusParameter =>
        new(DashboardUrls.StatusParameter, WordsText.Status, WordsText.Status, nameof(DutyStatus.Overdue), Enum.GetNames<DutyStatus>());

    public async Task<ApiAnswer> ReadAsync(ApiQuery query, CancellationToken cancellationToken)
    {
        var province = query.Province(ApiParameter.Province, await provinces.ListAsync(query.Viewer, cancellationToken)) ?? query.Viewer.ProvinceCode;
        var round = query.Round(ApiParameter.Round, await rounds.ListAsync(query.Viewer, cancellationToken))
            ?? (await rounds.CurrentAsync(query.Viewer, query.Day, cancellationToken))?.Code ?? "";
        var filter = new DutyFilter(
            query.Words(ApiParameter.Text), province, query.Choice<Region>(ApiParameter.Region, Words.Word),
            query.Choice<Duty>(DutyParameter, Words.Word), query.Choice<DutyStatus>(StatusParameter, Words.Word));
        var rows = (await duties.RemindersAsync(query.Viewer, filter, round, query.Day, cancellationToken))
            .Where(r => r.Provenance?.Kind != ProvenanceKind.Illustrative).ToList();
        return new ApiAnswer(rows, () => ExportTable.Of(
            Path,
            Title,
            query.Day,
            rows,
            [
                new(ApiText.ProvinceCode, r => r.ProvinceCode),
                new(WordsText.Province, r => r.ProvinceName.Text()),
                new(WordsText.Code, r => r.PlaceCode),
                new(WordsText.Name, r => r.PlaceName?.Text()),
                new(DutiesText.Duty, r => r.Duty.Duty.Word()),
                new(WordsText.Status, r => r.Duty.Say()),
                new(DutiesText.DueOn, r => r.Duty.DueOn),
                new(DutiesText.DueGround, r => r.Duty switch
                {
                    { DueOn: null } => WordsText.LostInSource,
                    { Duty: Duty.LiaisonReceipt } => null,
                    _ => WordsText.Inferred,
                }),
                new(DutiesText.Statement, r => DutyRules.ReferenceOf(r.Duty.Duty).Code),
            ],
            r => r.Provenance));
    }
}
