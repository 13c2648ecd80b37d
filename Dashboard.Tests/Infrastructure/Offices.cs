using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Dashboard.Web.Components.Pages.Access;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Infrastructure;

/// <summary>A database with the offices that conduct a round, and short ways through its steps.</summary>
internal sealed class Offices : IAsyncDisposable
{
    public const string InRound = "2023";

    /// <summary>Pilots of the 2022 list in Jiangsu.</summary>
    public const string Nantong = "320600", Wuxi = "320200", Changzhou = "320400";

    /// <summary>A pilot of the 2022 list in Zhejiang.</summary>
    public const string Huzhou = "330500";

    private Offices(TestDatabase database, Actor national, Actor jiangsu, Actor zhejiang, Actor leadership) =>
        (Database, National, Jiangsu, Zhejiang, Leadership) = (database, national, jiangsu, zhejiang, leadership);

    public TestDatabase Database { get; }

    public Actor National { get; }

    public Actor Jiangsu { get; }

    public Actor Zhejiang { get; }

    public Actor Leadership { get; }

    public ProgressionCommands Progression => Database.Get<ProgressionCommands>();

    public DecisionCommands Decisions => Database.Get<DecisionCommands>();

    public ExaminationCommands Examination => Database.Get<ExaminationCommands>();

    public static async Task<Offices> StartAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var database = await Accounts.StartAsync(provider);
        var made = await database.Get<AccountCommands>().CreateManyAsync(await Accounts.AdministratorAsync(database),
        [
            new NewAccount("national", "国家局", Role.NationalOffice), new NewAccount("jiangsu", "江苏省局", Role.ProvincialOffice, "320000"),
            new NewAccount("zhejiang", "浙江省局", Role.ProvincialOffice, "330000"), new NewAccount("leadership", "领导", Role.Leadership),
        ]);
        Assert.IsType<CommandResult<IReadOnlyList<OneTimePassword>>.Done>(made);
        return new Offices(
            database,
            await Accounts.ActorAsync(database, "national"),
            await Accounts.ActorAsync(database, "jiangsu"),
            await Accounts.ActorAsync(database, "zhejiang"),
            await Accounts.ActorAsync(database, "leadership"));
    }

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);

    public static StageStep On(string day, string? remark = null, string? starts = null, string? ends = null) =>
        new(Day(day), Remark: remark, NoticeStartsOn: starts is null ? null : Day(starts), NoticeEndsOn: ends is null ? null : Day(ends));

    public static T Done<T>(CommandResult<T> result) => result switch
    {
        CommandResult<T>.Done done => done.Value,
        CommandResult<T>.Refused refused => throw new Xunit.Sdk.XunitException($"refused: {refused.Refusal}"),
        _ => throw new Xunit.Sdk.XunitException($"{result}"),
    };

    public static Refusal Refused<T>(CommandResult<T> result) => Assert.IsType<CommandResult<T>.Refused>(result).Refusal;

    public static SeenApplication Seen(StageMove move) => new(move.ApplicationId, move.Version);

    /// <summary>Enters a quota as the national office would; null: unknown.</summary>
    public async Task SetQuotaAsync(int? count, string from = "2023-01-01", string province = "320000", Track track = Track.City, Tier tier = Tier.Demonstration)
    {
        await using var db = Database.Open();
        var last = await db.QuotaRevisions.Where(r => r.RoundCode == InRound && r.ProvinceCode == province && r.Track == track && r.Tier == tier)
            .MaxAsync(r => (int?)r.Number) ?? 0;
        db.QuotaRevisions.Add(new QuotaRevision
        {
            RoundCode = InRound, ProvinceCode = province, Track = track, Tier = tier, Number = last + 1, Count = count, EffectiveOn = Day(from),
            Ground = ProvenanceKind.Reported, Source = "test", Reason = "test", RecordedBy = "test", RecordedAt = FixedTimeProvider.Noon.Now.UtcDateTime,
        });
        await db.SaveChangesAsync();
    }

    public Task<CommandResult<StageMove>> StartAsync(string place, string day = "2023-05-01", Tier tier = Tier.Demonstration, Track track = Track.City, Actor? actor = null) =>
        Progression.StartAsync(actor ?? Jiangsu, new NewApplication(InRound, place, track, tier, Day(day)));

    public Task<CommandResult<StageMove>> MoveAsync(StageMove move, Stage to, StageStep step, Actor? actor = null) =>
        Progression.AdvanceAsync(actor ?? Jiangsu, Seen(move), to, step);

    /// <summary>A demonstration up to the review of the province, with the materials of the place.</summary>
    public async Task<StageMove> ReviewedAsync(string place)
    {
        var move = Done(await StartAsync(place));
        move = Done(await MoveAsync(move, Stage.GovernmentConsent, On("2023-05-10")));
        move = Done(await MoveAsync(move, Stage.SubmittedToProvince, On("2023-05-20")));
        move = Done(await MoveAsync(move, Stage.ProvincialReview, On("2023-06-01")));
        foreach (var material in Enum.GetValues<Material>().Where(m => m != Material.RecommendationLetter))
        {
            Done(await Examination.RecordMaterialAsync(Jiangsu, move.ApplicationId, new ReceivedMaterial(material, Day("2023-05-21"))));
        }

        return move;
    }

    /// <summary>A demonstration that is recommended, with its letter; the quota must allow it.</summary>
    public async Task<StageMove> RecommendedAsync(string place)
    {
        var move = Done(await Progression.RecommendAsync(Jiangsu, Seen(await ReviewedAsync(place)), On("2023-07-01")));
        Done(await Examination.RecordMaterialAsync(Jiangsu, move.ApplicationId, new ReceivedMaterial(Material.RecommendationLetter, Day("2023-07-01"), MaterialMedium.Paper)));
        return move;
    }

    /// <summary>A demonstration in its public notice, from 1 to 7 September 2023.</summary>
    public async Task<StageMove> PublicizedAsync(string place)
    {
        var move = Done(await MoveAsync(await RecommendedAsync(place), Stage.ExpertReview, On("2023-08-01"), National));
        Done(await Decisions.RecordExpertReviewAsync(National, Seen(move), new ReviewFinding(Day("2023-08-20"), true)));
        return Done(await Progression.OpenPublicNoticeAsync(National, Seen(move), Day("2023-09-01"), Day("2023-09-07")));
    }

    /// <summary>The notice of 2024-01-05 that designates, new or held.</summary>
    public static NewDesignation InNotice(int row, int annex = 1, bool held = false, string issuedOn = "2024-01-05") => held
        ? new NewDesignation(annex, row, NoticeId: "designation-2024")
        : new NewDesignation(annex, row, Notice: new NewNotice("国知发运字〔2024〕9号", Day(issuedOn), "关于确定示范城市的通知"));

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
