using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Dashboard.Data.Seeding;

namespace Dashboard.Tests.Infrastructure;

/// <summary>A database with a national office that sets quotas, and with or without sample data.</summary>
internal sealed class QuotaOffice : IAsyncDisposable
{
    public const string Round = "2023";

    public static readonly DateOnly Day = new(2023, 8, 15);
    public static readonly QuotaColumn DemonstrationCities = new(Track.City, Tier.Demonstration);
    public static readonly QuotaColumn PilotCities = new(Track.City, Tier.Pilot);
    public static readonly QuotaColumn DemonstrationCounties = new(Track.County, Tier.Demonstration);
    public static readonly QuotaColumn PilotCounties = new(Track.County, Tier.Pilot);

    private QuotaOffice(TestDatabase database, Actor actor) => (Database, Actor) = (database, actor);

    public TestDatabase Database { get; }

    public Actor Actor { get; }

    public static async Task<QuotaOffice> StartAsync(DatabaseProvider provider = DatabaseProvider.Sqlite, bool sample = false, TimeProvider? time = null)
    {
        var database = await Accounts.StartAsync(provider, time);
        await database.Get<AccountCommands>().CreateAsync(
            await Accounts.AdministratorAsync(database), new NewAccount("national", "国家局", Role.NationalOffice));
        if (sample)
        {
            Assert.IsType<CommandResult<SampleCounts>.Done>(await database.Get<SampleDataCommands>().LoadAsync(Actor.System));
        }

        return new QuotaOffice(database, await Accounts.ActorAsync(database, "national"));
    }

    public Task<CommandResult<QuotaPublication>> PublishAsync(QuotaDraft draft) => Database.Get<QuotasCommands>().PublishAsync(Actor, draft);

    /// <summary>Publishes one number from a day on, having seen the latest.</summary>
    public async Task<CommandResult<QuotaPublication>> SetAsync(
        string province, QuotaColumn column, int? count, DateOnly? from = null, int? seen = null, string reason = "按附件录入", string? document = null) =>
        await PublishAsync(new QuotaDraft(
            Round, [new QuotaChange(province, column, count, seen ?? (await FigureAsync(province, column)).Revision)], reason, from ?? Day, document));

    public Task<CommandResult<QuotaPublication>> UndoAsync(QuotaPublication publication) =>
        Database.Get<QuotasCommands>().UndoAsync(Actor, publication.Revisions, "撤销");

    public async Task<QuotaTable> TableAsync(DateOnly? day = null, bool withIllustrative = true, string round = Round) =>
        (await Database.Quotas.TableAsync(Actor.Viewer, round, day ?? Day, withIllustrative))!;

    public async Task<QuotaFigure> FigureAsync(string province, QuotaColumn column, DateOnly? day = null) =>
        (await TableAsync(day)).Provinces.Single(p => p.Province.Code == province)[column];

    public Task<IReadOnlyList<QuotaHistoryEntry>> HistoryAsync(Viewer viewer, string province, QuotaColumn column) =>
        Database.Quotas.HistoryAsync(viewer, new QuotaCell(Round, province, column.Track, column.Tier), Day);

    /// <summary>Invented counties of the province whose applications stand before the quota gate.</summary>
    public async Task<IReadOnlyList<Guid>> ApplyAsync(string province, int count, DateOnly? on = null)
    {
        var applications = Enumerable.Range(1, count).Select(i => new Application
        {
            Id = Guid.NewGuid(), RoundCode = Round, PlaceCode = $"{province[..2]}99{i:00}", ProvinceCode = province, Track = Track.County,
            Tier = Tier.Pilot, RecordedBy = "test", Source = "test", Ground = ProvenanceKind.Reported,
        }).ToList();
        await Database.WriteAsync(db =>
        {
            foreach (var (application, i) in applications.Select((a, i) => (a, i + 1)))
            {
                db.Places.Add(new Place
                {
                    Code = application.PlaceCode, ProvinceCode = province, NameZh = $"示例县{i:00}", FullNameZh = $"示例县{i:00}", NameEn = $"Example {i:00}",
                    Pinyin = "shi li xian", Kind = PlaceKind.County, Ground = ProvenanceKind.Reported,
                });
                application.Changes.Add(Change(application.Id, 1, null, Stage.ProvincialReview, on ?? Day));
                db.Applications.Add(application);
            }
        });
        return [.. applications.Select(a => a.Id)];
    }

    /// <summary>Recommends within the quota, as a command does.</summary>
    public Task<CommandResult<Nothing>> RecommendAsync(Guid application, string province, DateOnly? on = null) =>
        Database.Get<DashboardWriter>().WriteAsync<Nothing>(
            Actor,
            null,
            async (db, token) =>
            {
                var cell = new QuotaCell(Round, province, Track.County, Tier.Pilot);
                if (await QuotaGuard.ReadAsync(db, cell, token) is var quota && QuotaRules.CheckRecommendation(quota.Steps, quota.Uses, on ?? Day) is { } refusal)
                {
                    return refusal;
                }

                db.StageChanges.Add(Change(application, 2, Stage.ProvincialReview, Stage.Recommended, on ?? Day));
                return CommandResults.Done();
            },
            TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private static StageChange Change(Guid application, int number, Stage? from, Stage to, DateOnly on) =>
        new() { ApplicationId = application, Number = number, From = from, To = to, EffectiveOn = on, RecordedBy = "test" };
}
