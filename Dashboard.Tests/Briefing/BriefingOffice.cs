using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Briefing;
using Dashboard.Data.Persistence;

namespace Dashboard.Tests.Briefing;

/// <summary>A database with a national office that makes briefings.</summary>
internal sealed class BriefingOffice : IAsyncDisposable
{
    public static readonly DateOnly Day = new(2023, 8, 15);

    private readonly QuotaOffice _office;

    private BriefingOffice(QuotaOffice office) => _office = office;

    public TestDatabase Database => _office.Database;

    public QuotaOffice Quotas => _office;

    public Actor National => _office.Actor;

    public BriefingCommands Commands => Database.Get<BriefingCommands>();

    public BriefingQueries Queries => Database.Get<BriefingQueries>();

    public static IReadOnlyList<ChosenSlide> AllSlides { get; } =
        [.. Enum.GetValues<SlideKind>().Select(kind => new ChosenSlide(kind, kind == SlideKind.Province ? "320000" : null))];

    public static BriefingInput Input { get; } = new("八月简报", Day, new DateOnly(2022, 12, 1), AllSlides, "第一段\n第二段", BriefingVisibility.Internal);

    public static async Task<BriefingOffice> StartAsync(bool sample = false) => new(await QuotaOffice.StartAsync(sample: sample));

    /// <summary>Makes it and gives back its identifier.</summary>
    public async Task<string> MakeAsync(BriefingInput? input = null) =>
        Assert.IsType<CommandResult<string>.Done>(await Commands.CreateAsync(National, input ?? Input)).Value;

    public async Task<BriefingContent> ContentAsync(string id, Viewer? viewer = null) => (await Queries.FindAsync(viewer ?? National.Viewer, id))!.Content!;

    /// <summary>What the database holds of it, letter by letter.</summary>
    public async Task<string> StoredAsync(string id)
    {
        await using var db = Database.Open();
        return db.Briefings.Single(b => b.Id == id).Content;
    }

    public async Task<Refusal> RefusalAsync(BriefingInput input) =>
        Assert.IsType<CommandResult<string>.Refused>(await Commands.CreateAsync(National, input)).Refusal;

    public ValueTask DisposeAsync() => _office.DisposeAsync();
}
