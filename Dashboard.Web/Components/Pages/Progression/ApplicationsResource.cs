using Dashboard.Data.Access;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Rounds;
using Dashboard.Web.Api;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Progression;

/// <summary>The applications of a round as a file, for those who may see them; sample data is left out.</summary>
internal sealed class ApplicationsResource(
    ProgressionQueries progression, RoundsQueries rounds, ProvincesQueries provinces, AccessGuard guard) : IApiResource
{
    private const int Most = 100_000;

    public string Path => "applications";

    public string OperationId => "listApplications";

    public Type JsonType => typeof(IReadOnlyList<ApplicationRow>);

    public string Title => ProgressionText.Applications;

    public string Help => ProgressionText.PublicText;

    public AccessAction Access => AccessAction.ReadProvinceUnpublished;

    public IReadOnlyList<ApiParameter> Parameters => [ApiParameter.AsOf, Round, ApiParameter.Tier, TrackParameter, ApiParameter.Province, ApiParameter.Region, StageParameter, WaitsParameter, ApiParameter.Text];

    private static ApiParameter Round => new(DashboardUrls.RoundParameter, WordsText.Round, WordsText.Round, "2023", []);

    private static ApiParameter TrackParameter => new(DashboardUrls.TrackParameter, WordsText.Track, WordsText.Track, nameof(Track.City), Enum.GetNames<Track>());

    private static ApiParameter StageParameter => new(DashboardUrls.StageParameter, ProgressionText.Stage, ProgressionText.Stage, nameof(Stage.Recommended), Enum.GetNames<Stage>());

    private static ApiParameter WaitsParameter => new(DashboardUrls.WaitsParameter, ProgressionText.Waits, ProgressionText.Waits, nameof(ApplicationWait.Long), Enum.GetNames<ApplicationWait>());

    public async Task<ApiAnswer> ReadAsync(ApiQuery query, CancellationToken cancellationToken)
    {
        var round = query.Words(Round) ?? (await rounds.CurrentAsync(query.Viewer, query.Day, cancellationToken))?.Code ?? "";
        var filter = new ProgressionFilter(
            round,
            query.Choice<Tier>(ApiParameter.Tier, Words.Word) ?? Tier.Demonstration,
            query.Choice<Track>(TrackParameter, Words.Word) ?? Track.City,
            query.Province(ApiParameter.Province, await provinces.ListAsync(query.Viewer, cancellationToken)),
            query.Choice<Region>(ApiParameter.Region, Words.Word),
            query.Choice<Stage>(StageParameter, s => s.Word(Tier.Demonstration)),
            query.Words(ApiParameter.Text),
            IncludeIllustrative: false,
            query.Choice<ApplicationWait>(WaitsParameter, Words.Word));
        guard.Demand(query.Viewer, AccessAction.ReadProvinceUnpublished, new AccessTarget(filter.ProvinceCode ?? query.Viewer.ProvinceCode)); // another's is refused, not empty
        var rows = (await progression.ListAsync(query.Viewer, filter, query.Day, size: Most, cancellationToken: cancellationToken)).Items;
        return new ApiAnswer(rows, () => ExportTable.Of(
            Path,
            Title,
            query.Day,
            rows,
            [
                new(WordsText.Code, r => r.Square.PlaceCode),
                new(WordsText.Name, r => r.Square.Name.Text()),
                new(WordsText.Province, r => r.ProvinceName.Text()),
                new(WordsText.Track, r => r.Track.Word()),
                new(WordsText.Tier, r => r.Tier.Word()),
                new(ProgressionText.Stage, r => r.Square.Stage.Word(r.Tier)),
                new(ProgressionText.Owner, r => r.Square.Owner.Word()),
                new(ProgressionText.Since, r => r.Square.EnteredOn),
                new(ProgressionText.Dwell, r => r.Square.Days),
                new(ProgressionText.Total, r => r.Square.TotalDays),
                new(WordsText.Materials, r => r.Received),
                new(ProgressionText.ConditionsColumn, r => r.ConditionsMet),
            ],
            r => r.Provenance));
    }
}
