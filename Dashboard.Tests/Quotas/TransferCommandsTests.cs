using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Inbox;
using Dashboard.Data.Persistence;
using Dashboard.Data.Rounds;
using Dashboard.Data.Quotas;
using Dashboard.Data.Seeding;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Tests.Infrastructure.Offices;
using static Dashboard.Tests.Infrastructure.QuotaOffice;

namespace Dashboard.Tests.Quotas;

public sealed class TransferCommandsTests
{
    private const string Jiangsu = "320000", Zhejiang = "330000";

    private static readonly DateOnly InAugust = Day("2023-08-15");

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task A_province_asks_another_offers_and_one_decision_revises_both_quotas(DatabaseProvider provider)
    {
        await using var offices = await WithQuotasAsync(provider);
        var commands = offices.Database.Get<TransferCommands>();

        Done(await commands.AskAsync(offices.Jiangsu, Asked(), Stop));
        var request = await OnlyAsync(offices, offices.Jiangsu.Viewer);
        Assert.Equal((TransferState.Asked, TransferParty.Giving, 2), (request.State, request.Awaits, request.Places));
        Assert.Equal([InboxKind.TransfersToAnswer], await TransferKindsAsync(offices, offices.Zhejiang.Viewer));
        Assert.Equal([], await TransferKindsAsync(offices, offices.National.Viewer));

        Done(await commands.OfferAsync(offices.Zhejiang, Seen(request), "可以调出", InAugust, Stop));
        request = await OnlyAsync(offices, offices.National.Viewer);
        Assert.Equal((TransferState.Offered, TransferParty.National, "可以调出"), (request.State, request.Awaits, request.Answer));
        Assert.Equal([], await TransferKindsAsync(offices, offices.Zhejiang.Viewer));
        Assert.Equal([InboxKind.TransfersToDecide], await TransferKindsAsync(offices, offices.National.Viewer));

        Done(await commands.DecideAsync(offices.National, Seen(request), await DecisionAsync(offices, request.Places), Stop));
        Assert.Equal((3, 1), await BothAsync(offices));
        request = await OnlyAsync(offices, offices.Jiangsu.Viewer);
        Assert.Equal((TransferState.Decided, "国知办函〔2023〕1号"), (request.State, request.DocumentNumber));
        Assert.Equal([], await TransferKindsAsync(offices, offices.National.Viewer));
        Assert.Equal(TransferState.Asked, (await OnlyAsync(offices, offices.Jiangsu.Viewer, "2023-08-14")).State); // as it stood the day before

        await using var db = offices.Database.Open();
        Assert.Equal(
            [AuditAction.Created, AuditAction.Changed, AuditAction.Changed],
            await db.AuditEntries.Where(e => e.Entity == nameof(TransferRequest)).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync(Stop));
    }

    [Fact]
    public async Task A_request_is_seen_by_the_two_provinces_and_nationally_and_by_nobody_else()
    {
        await using var offices = await WithQuotasAsync();
        var (commands, queries) = (offices.Database.Get<TransferCommands>(), offices.Database.Get<TransferQueries>());
        Done(await commands.AskAsync(offices.Jiangsu, Asked(), Stop));
        var request = await OnlyAsync(offices, offices.Zhejiang.Viewer);

        foreach (var other in new[] { Viewer.Public, Viewer.SignedIn("a", "a", Role.Administrator, null), Viewer.SignedIn("b", "b", Role.ProvincialOffice, "110000") })
        {
            Assert.Equal([], await queries.ListAsync(other, InRound, InAugust, Stop));
        }

        Assert.Single(await queries.ListAsync(offices.Leadership.Viewer, InRound, InAugust, Stop)); // reads everything national
        Done(await commands.DeclineAsync(offices.Zhejiang, Seen(request), "名额已有安排", InAugust, Stop));
        Assert.Equal([], await queries.ListAsync(offices.Zhejiang.Viewer, InRound, InAugust, Stop)); // no longer concerned
        Assert.IsType<TransferRefusal.Unknown>(Refused(await commands.OfferAsync(offices.Zhejiang, Seen(request), "可以", InAugust, Stop)));
        request = await OnlyAsync(offices, offices.National.Viewer);
        Assert.Equal((TransferState.Asked, TransferParty.National, null), (request.State, request.Awaits, request.Giver?.Code));
    }

    [Fact]
    public async Task Only_the_office_whose_turn_it_is_answers()
    {
        await using var offices = await WithQuotasAsync();
        var commands = offices.Database.Get<TransferCommands>();
        Done(await commands.AskAsync(offices.Jiangsu, Asked(), Stop));
        var request = await OnlyAsync(offices, offices.Jiangsu.Viewer);

        Assert.IsType<AccessRefusal.OtherProvince>(Refused(await commands.OfferAsync(offices.Jiangsu, Seen(request), "自己", InAugust, Stop)));
        Assert.IsType<AccessRefusal.OtherProvince>(Refused(await commands.WithdrawAsync(offices.Zhejiang, Seen(request), "别人", InAugust, Stop)));
        Assert.IsType<AccessRefusal.RoleMayNot>(Refused(await commands.RefuseAsync(offices.Zhejiang, Seen(request), "别人", InAugust, Stop)));
        Assert.IsType<AccessRefusal.RoleMayNot>(Refused(await commands.OfferAsync(offices.National, Seen(request), "国家局", InAugust, Stop)));
        Assert.IsType<QuotaRefusal.ReasonMissing>(Refused(await commands.OfferAsync(offices.Zhejiang, Seen(request), " ", InAugust, Stop)));
        Assert.Equal(new TransferRefusal.TooEarly(Day("2023-08-14")), Refused(await commands.OfferAsync(offices.Zhejiang, Seen(request), "早", Day("2023-08-13"), Stop)));
        Done(await commands.WithdrawAsync(offices.Jiangsu, Seen(request), "不再需要", InAugust, Stop));
        request = await OnlyAsync(offices, offices.Jiangsu.Viewer);
        Assert.Equal(new TransferRefusal.NotFrom(TransferState.Withdrawn), Refused(await commands.OfferAsync(offices.Zhejiang, Seen(request), "晚", InAugust, Stop)));
        Assert.Equal((1, 3), await BothAsync(offices));
    }

    [Fact]
    public async Task A_request_that_cannot_be_met_is_refused_with_the_reason()
    {
        await using var offices = await WithQuotasAsync();
        var commands = offices.Database.Get<TransferCommands>();

        Assert.IsType<QuotaRefusal.TransferToItself>(Refused(await commands.AskAsync(offices.Jiangsu, Asked() with { Giver = Jiangsu }, Stop)));
        Assert.IsType<QuotaRefusal.NoSuchProvince>(Refused(await commands.AskAsync(offices.Jiangsu, Asked() with { Giver = "999999" }, Stop)));
        Assert.Equal(new TransferRefusal.WrongPlaces(0, QuotasCommands.MostPlaces), Refused(await commands.AskAsync(offices.Jiangsu, Asked() with { Places = 0 }, Stop)));
        Assert.IsType<QuotaRefusal.TransferOfUnknown>(Refused(await commands.AskAsync(offices.Jiangsu, Asked() with { Column = PilotCounties }, Stop)));
        Assert.Equal(new TransferRefusal.RoundEnded(Day("2024-01-05")), Refused(await commands.AskAsync(offices.Jiangsu, Asked() with { On = Day("2024-02-01") }, Stop)));
        Assert.IsType<AccessRefusal.OtherProvince>(Refused(await commands.AskAsync(offices.Zhejiang, Asked(), Stop)));
        Done(await commands.AskAsync(offices.Jiangsu, Asked(), Stop));
        Assert.Equal(new TransferRefusal.AlreadyAsked(DemonstrationCities, Day("2023-08-14")), Refused(await commands.AskAsync(offices.Jiangsu, Asked(), Stop)));
        var request = await OnlyAsync(offices, offices.National.Viewer);
        Assert.Equal(new QuotaRefusal.TransferTooMany(4, 3), Refused(await commands.DecideAsync(offices.National, Seen(request), await DecisionAsync(offices, 4), Stop)));
        Assert.IsType<TransferRefusal.GiverMissing>(Refused(await commands.DecideAsync(offices.National, Seen(request), new TransferDecision("", 1, 0, 0, "决定", InAugust), Stop)));
        Assert.Equal(TransferState.Asked, (await OnlyAsync(offices, offices.National.Viewer)).State);
    }

    [Theory, EveryProvider]
    public async Task A_day_before_an_answer_shows_what_was_asked_and_of_whom_not_what_came_later(DatabaseProvider provider)
    {
        const string Anhui = "340000";
        await using var offices = await WithQuotasAsync(provider);
        await offices.SetQuotaAsync(2, province: Anhui);
        var commands = offices.Database.Get<TransferCommands>();
        Done(await commands.AskAsync(offices.Jiangsu, Asked(), Stop));
        Done(await commands.OfferAsync(offices.Zhejiang, Seen(await OnlyAsync(offices, offices.Jiangsu.Viewer)), "可以调出", InAugust, Stop));
        Done(await commands.DeclineAsync(offices.Zhejiang, Seen(await OnlyAsync(offices, offices.Jiangsu.Viewer)), "名额已有安排", Day("2023-08-17"), Stop));
        Done(await commands.DecideAsync(
            offices.National,
            Seen(await OnlyAsync(offices, offices.National.Viewer, "2023-08-17")),
            new TransferDecision(Anhui, 1, 1, 1, "同意调剂", Day("2023-08-20"), "国知办函〔2023〕1号"),
            Stop));

        Assert.Equal(
            [
                (TransferState.Asked, Zhejiang, 2, null, null), (TransferState.Offered, Zhejiang, 2, null, "可以调出"), (TransferState.Asked, null, 2, null, "名额已有安排"),
                (TransferState.Decided, (string?)Anhui, 2, (int?)1, "同意调剂"),
            ],
            await Task.WhenAll(new[] { "2023-08-14", "2023-08-15", "2023-08-19", "2023-08-20" }.Select(async day =>
                await OnlyAsync(offices, offices.Jiangsu.Viewer, day) is var then ? (then.State, then.Giver?.Code, then.Places, then.Given, then.Answer) : default)));
        Assert.Null((await OnlyAsync(offices, offices.Jiangsu.Viewer, "2023-08-19")).DocumentNumber);
        Assert.Equal(TransferState.Offered, (await OnlyAsync(offices, offices.Zhejiang.Viewer, "2023-08-16")).State); // it was concerned then
        Assert.Equal([], await offices.Database.Get<TransferQueries>().ListAsync(offices.Zhejiang.Viewer, InRound, Day("2023-08-17"), Stop));
    }

    [Fact]
    public async Task Nothing_is_asked_or_answered_on_a_day_to_come_and_a_decision_for_one_is_made_today()
    {
        await using var offices = await Offices.StartAsync();
        var (commands, today) = (offices.Database.Get<TransferCommands>(), FixedTimeProvider.Noon.Today);
        var code = (today.Year + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        Done(await offices.Database.Get<RoundsCommands>().CreateAsync(offices.National, new RoundEdit(code, "明年", "Next"), "test", Stop));
        await offices.Database.WriteAsync(db =>
        {
            foreach (var (province, count) in new[] { (Jiangsu, 1), (Zhejiang, 3) })
            {
                db.QuotaRevisions.Add(new QuotaRevision
                {
                    RoundCode = code, ProvinceCode = province, Track = DemonstrationCities.Track, Tier = DemonstrationCities.Tier, Number = 1, Count = count,
                    EffectiveOn = Day($"{today.Year}-01-01"), Ground = ProvenanceKind.Reported, Source = "test", Reason = "test",
                });
            }
        });
        var (asked, late) = (Asked() with { RoundCode = code, On = today }, new TransferRefusal.InFuture(today.AddDays(1), today));

        Assert.Equal(late, Refused(await commands.AskAsync(offices.Jiangsu, asked with { On = late.Day }, Stop)));
        Done(await commands.AskAsync(offices.Jiangsu, asked, Stop));
        var request = Assert.Single(await offices.Database.Get<TransferQueries>().ListAsync(offices.National.Viewer, code, today, Stop));
        Assert.Equal(late, Refused(await commands.OfferAsync(offices.Zhejiang, Seen(request), "可以", late.Day, Stop)));
        Assert.Equal(late, Refused(await commands.RefuseAsync(offices.National, Seen(request), "不行", late.Day, Stop)));
        Done(await commands.DecideAsync(offices.National, Seen(request), new TransferDecision(Zhejiang, 1, 1, 1, "同意调剂", late.Day), Stop));
        Assert.Equal((TransferState.Decided, today), Assert.Single(await offices.Database.Get<TransferQueries>().ListAsync(offices.National.Viewer, code, today, Stop)) is var then
            ? (then.State, then.ClosedOn!.Value) : default);
    }

    [Theory, EveryProvider]
    public async Task Of_two_who_decide_at_once_one_is_told_and_the_quotas_are_revised_once(DatabaseProvider provider)
    {
        await using var offices = await WithQuotasAsync(provider);
        var commands = offices.Database.Get<TransferCommands>();
        Done(await commands.AskAsync(offices.Jiangsu, Asked(), Stop));
        var (request, decision) = (await OnlyAsync(offices, offices.National.Viewer), await DecisionAsync(offices, 2));

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => commands.DecideAsync(offices.National, Seen(request), decision, Stop)));

        Assert.Single(both.OfType<CommandResult<QuotaPublication>.Done>());
        Assert.Single(both.OfType<CommandResult<QuotaPublication>.Conflict>());
        Assert.Equal((3, 1), await BothAsync(offices));
    }

    [Fact]
    public async Task Between_sample_quotas_it_stays_sample_data_and_goes_with_it()
    {
        await using var offices = await Offices.StartAsync();
        Done(await offices.Database.Get<SampleDataCommands>().LoadAsync(offices.National));
        var commands = offices.Database.Get<TransferCommands>();
        Done(await commands.AskAsync(offices.Jiangsu, Asked() with { Places = 1 }, Stop));
        var request = await OnlyAsync(offices, offices.National.Viewer);
        Assert.True(request.IsIllustrative);
        Done(await commands.DecideAsync(offices.National, Seen(request), await DecisionAsync(offices, 1), Stop));

        var table = (await offices.Database.Quotas.TableAsync(offices.National.Viewer, InRound, InAugust))!;
        Assert.All(new[] { Jiangsu, Zhejiang }, code => Assert.Equal(ProvenanceKind.Illustrative, table.Provinces.Single(p => p.Province.Code == code)[DemonstrationCities].Provenance!.Kind));
        await offices.SetQuotaAsync(5, province: Zhejiang);
        Done(await commands.AskAsync(offices.Jiangsu, Asked() with { Places = 1 }, Stop));
        request = (await offices.Database.Get<TransferQueries>().ListAsync(offices.National.Viewer, InRound, InAugust, Stop)).Single(t => t.IsOpen);
        Done(await offices.Database.Get<SampleDataCommands>().RemoveAsync(offices.National));
        Assert.Equal([], await offices.Database.Get<TransferQueries>().ListAsync(offices.National.Viewer, InRound, InAugust, Stop));
    }

    private static NewTransfer Asked() => new(InRound, Jiangsu, DemonstrationCities, 2, "申报城市较多", Zhejiang, Day("2023-08-14"));

    private static SeenTransfer Seen(TransferInfo request) => new(request.Id, request.Version);

    /// <summary>Jiangsu has one place for demonstration cities, Zhejiang three.</summary>
    private static async Task<Offices> WithQuotasAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var offices = await Offices.StartAsync(provider);
        await offices.SetQuotaAsync(1);
        await offices.SetQuotaAsync(3, province: Zhejiang);
        return offices;
    }

    private static async Task<TransferInfo> OnlyAsync(Offices offices, Viewer viewer, string day = "2023-08-15") =>
        Assert.Single(await offices.Database.Get<TransferQueries>().ListAsync(viewer, InRound, Day(day), Stop));

    private static async Task<IEnumerable<InboxKind>> TransferKindsAsync(Offices offices, Viewer viewer) =>
        (await offices.Database.Get<InboxQueries>().ListAsync(viewer, InAugust, Stop)).Items.Select(i => i.Kind)
            .Where(k => k is InboxKind.TransfersToAnswer or InboxKind.TransfersToDecide);

    private static async Task<TransferDecision> DecisionAsync(Offices offices, int places)
    {
        var table = (await offices.Database.Quotas.TableAsync(offices.National.Viewer, InRound, InAugust))!;
        int Revision(string code) => table.Provinces.Single(p => p.Province.Code == code)[DemonstrationCities].Revision;
        return new TransferDecision(Zhejiang, places, Revision(Zhejiang), Revision(Jiangsu), "同意调剂", InAugust, "国知办函〔2023〕1号");
    }

    private static async Task<(int? Jiangsu, int? Zhejiang)> BothAsync(Offices offices)
    {
        var table = (await offices.Database.Quotas.TableAsync(offices.National.Viewer, InRound, InAugust))!;
        int? Count(string code) => table.Provinces.Single(p => p.Province.Code == code)[DemonstrationCities].Count;
        return (Count(Jiangsu), Count(Zhejiang));
    }
}
