using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Exchange;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Dashboard.Data.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Infrastructure;

/// <summary>A database with a national office that imports quotas; Jiangsu has recommended two cities of three.</summary>
public sealed class ExchangeOffice : IAsyncLifetime, IAsyncDisposable
{
    public const string Round = "2023";

    public static readonly DateOnly Day = new(2023, 8, 15);
    public static readonly QuotaColumn DemonstrationCities = new(Track.City, Tier.Demonstration);
    public static readonly QuotaColumn PilotCities = new(Track.City, Tier.Pilot);
    public static readonly QuotaColumn DemonstrationCounties = new(Track.County, Tier.Demonstration);
    public static readonly QuotaColumn PilotCounties = new(Track.County, Tier.Pilot);

    public static IReadOnlyDictionary<CellAddress, bool> Undecided { get; } = new Dictionary<CellAddress, bool>();

    public TestDatabase Database { get; private set; } = null!;

    public Actor Actor { get; private set; } = null!;

    public static async Task<ExchangeOffice> StartAsync()
    {
        var office = new ExchangeOffice();
        await office.InitializeAsync();
        return office;
    }

    public async ValueTask InitializeAsync()
    {
        Database = await Accounts.StartAsync();
        await Database.Get<AccountCommands>().CreateAsync(
            await Accounts.AdministratorAsync(Database), new NewAccount("national", "national", Role.NationalOffice));
        Actor = await Accounts.ActorAsync(Database, "national");
        Assert.IsType<CommandResult<QuotaPublication>.Done>(await SetAsync("320000", DemonstrationCities, 3));
        await Database.WriteAsync(db =>
        {
            db.Places.AddRange(new[] { "320106", "320302" }.Select(code => new Place
            {
                Code = code, ProvinceCode = "320000", NameZh = "鼓楼区", FullNameZh = "江苏省鼓楼区", NameEn = "Gulou", Pinyin = "gu lou qu", Kind = PlaceKind.CityDistrict,
            }));
            var sample = new Application
            {
                Id = Guid.NewGuid(), RoundCode = Round, PlaceCode = "320400", ProvinceCode = "320000", Track = Track.City, Tier = Tier.Demonstration,
                RecordedBy = "sample", Source = "sample", Ground = ProvenanceKind.Illustrative,
            };
            sample.Changes.Add(new StageChange { ApplicationId = sample.Id, Number = 1, To = Stage.Drafting, EffectiveOn = Day, RecordedBy = "sample" });
            db.Applications.Add(sample);
            foreach (var place in new[] { "320100", "320200" })
            {
                var application = new Application
                {
                    Id = Guid.NewGuid(), RoundCode = Round, PlaceCode = place, ProvinceCode = "320000", Track = Track.City, Tier = Tier.Demonstration,
                    RecordedBy = "test", Source = "test", Ground = ProvenanceKind.Reported,
                };
                application.Changes.Add(new StageChange
                {
                    ApplicationId = application.Id, Number = 1, From = Stage.ProvincialReview, To = Stage.Recommended, EffectiveOn = Day, RecordedBy = "test",
                });
                db.Applications.Add(application);
            }
        });
    }

    public async Task<QuotaTable> TableAsync(bool withIllustrative = true, DateOnly? day = null) =>
        (await Database.Get<QuotasQueries>().TableAsync(Actor.Viewer, Round, day ?? Day, withIllustrative))!;

    public async Task<QuotaImportPreview> PreviewAsync(byte[] content)
    {
        var reading = SheetReader.Read(content);
        Assert.Null(reading.Refusal);
        return QuotaImport.Preview(await TableAsync(), await Database.Provinces.ListAsync(Viewer.Public), reading.File!);
    }

    /// <summary>What a file of applications would do, for the office of Jiangsu.</summary>
    public async Task<RoundImportPreview> RoundPreviewAsync(byte[] content)
    {
        var jiangsu = Viewer.SignedIn("jiangsu", "jiangsu", Role.ProvincialOffice, "320000");
        var reading = SheetReader.Read(content);
        Assert.Null(reading.Refusal);
        return RoundImport.Preview(
            (await Database.Get<RoundImportQueries>().BookAsync(jiangsu, Round))!, await Database.Provinces.ListAsync(jiangsu), reading.File!, jiangsu,
            Database.Get<AccessGuard>(), new DateOnly(2023, 12, 31));
    }

    public async Task<CommandResult<QuotaPublication>> SetAsync(string province, QuotaColumn column, int? count) =>
        await PublishAsync([new QuotaChange(province, column, count, (await FigureAsync(province, column)).Revision)]);

    public Task<CommandResult<QuotaPublication>> PublishAsync(IReadOnlyList<QuotaChange> changes, string reason = "按附件录入") =>
        Database.Get<QuotasCommands>().PublishAsync(Actor, new QuotaDraft(Round, changes, reason, Day));

    public async Task<QuotaFigure> FigureAsync(string province, QuotaColumn column) =>
        (await TableAsync()).Provinces.Single(p => p.Province.Code == province)[column];

    /// <summary>What tells whether anything was written: the version of the data, the revisions, the audit entries.</summary>
    public async Task<(Guid Version, int Revisions, int Entries)> StateAsync()
    {
        await using var db = Database.Open();
        return (Database.Monitor.Current, await db.QuotaRevisions.CountAsync(), await db.AuditEntries.CountAsync());
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
