using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Tests.Infrastructure.Offices;

namespace Dashboard.Tests.Progression;

public sealed class ProgressionCommandsTests
{
    [Theory, EveryProvider]
    public async Task A_pilot_goes_all_the_way_to_the_demonstration(DatabaseProvider provider)
    {
        await using var offices = await Offices.StartAsync(provider);
        await offices.SetQuotaAsync(1);

        var move = await offices.PublicizedAsync(Nantong);
        var designated = Done(await offices.Decisions.DesignateAsync(offices.National, Seen(move), InNotice(1)));

        Assert.Equal((Stage.Designated, 8), (designated.Stage, designated.Version));
        await using var db = offices.Database.Open();
        var application = await db.Applications.Include(a => a.Changes).SingleAsync();
        Assert.Equal(
            [Stage.Drafting, Stage.GovernmentConsent, Stage.SubmittedToProvince, Stage.ProvincialReview, Stage.Recommended, Stage.ExpertReview, Stage.PublicNotice, Stage.Designated],
            application.Changes.OrderBy(c => c.Number).Select(c => c.To));
        Assert.All(application.Changes, c => Assert.NotNull(c.RecordedById));
        var designation = await db.Designations.SingleAsync(d => d.ApplicationId == application.Id);
        Assert.Equal(
            ("designation-2024", 1, 1, Tier.Demonstration, Day("2024-01-05"), Day("2024-01-01"), Day("2026-12-31"), ProvenanceKind.Reported),
            (designation.NoticeId, designation.Annex, designation.Row, designation.Tier, designation.DesignatedOn, designation.StartsOn, designation.EndsOn, designation.Ground));
        Assert.Equal(8, await db.Set<AuditEntry>().CountAsync(e => e.Entity == nameof(StageChange)));
    }

    [Fact]
    public async Task A_pilot_application_is_reviewed_and_publicised_by_the_province_and_approved_nationally()
    {
        await using var offices = await Offices.StartAsync();
        await offices.SetQuotaAsync(1, province: "330000", tier: Tier.Pilot);
        await offices.Database.WriteAsync(db => db.Places.Add(new Place
        {
            Code = "331199", ProvinceCode = "330000", NameZh = "新市", FullNameZh = "浙江省新市", NameEn = "Xin", Pinyin = "xin shi", Kind = PlaceKind.PrefectureCity,
        }));
        var move = Done(await offices.StartAsync("331199", tier: Tier.Pilot, actor: offices.Zhejiang));
        move = Done(await offices.MoveAsync(move, Stage.ProvincialReview, On("2023-05-02"), offices.Zhejiang));
        move = Done(await offices.Progression.OpenPublicNoticeAsync(offices.Zhejiang, Seen(move), Day("2023-06-01"), Day("2023-06-10")));
        Assert.Equal(
            ProgressionRefusal.NoticeNotEnded, Refused(await offices.Progression.RecommendAsync(offices.Zhejiang, Seen(move), On("2023-06-10"))).Reason);
        move = Done(await offices.Progression.ClosePublicNoticeAsync(offices.Zhejiang, Seen(move), Day("2023-06-07")));
        move = Done(await offices.Progression.RecommendAsync(offices.Zhejiang, Seen(move), On("2023-06-10")));
        Assert.Equal(AccessRefusal.RoleMayNot, Refused(await offices.Decisions.DesignateAsync(offices.Zhejiang, Seen(move), InNotice(1))).Reason);

        Assert.Equal(Stage.Designated, Done(await offices.Decisions.DesignateAsync(offices.National, Seen(move), InNotice(1, annex: 2))).Stage);
    }

    [Fact]
    public async Task Only_an_eligible_place_begins_and_the_ground_is_told()
    {
        await using var offices = await Offices.StartAsync();

        Assert.Equal(EligibilityGround.AlreadyDemonstration, Refused(await offices.StartAsync("320100")).Reason);
        Assert.Equal(EligibilityGround.NotPilot, Refused(await offices.StartAsync("110101", actor: await BeijingAsync(offices))).Reason);
        Assert.Equal(EligibilityGround.NotOnTrack, Refused(await offices.StartAsync(Nantong, track: Track.County)).Reason);
        Assert.Equal(
            new object[] { EligibilityGround.PilotTermEnded, Day("2025-06-30"), Day("2025-07-01") },
            Parts(Refused(await offices.StartAsync(Nantong, "2025-07-01"))));
        Assert.Equal(ProgressionRefusal.BeforeRound, Refused(await offices.StartAsync(Nantong, "2022-12-31")).Reason);
        Assert.Equal(ProgressionRefusal.InFuture, Refused(await offices.StartAsync(Nantong, "9999-01-01")).Reason);
        Assert.Equal(ProgressionRefusal.PlaceUnknown, Refused(await offices.StartAsync("999999")).Reason);
        Done(await offices.StartAsync(Nantong));
        Assert.Equal(EligibilityGround.AlreadyApplied, Refused(await offices.StartAsync(Nantong)).Reason);

        static async Task<Actor> BeijingAsync(Offices offices)
        {
            await offices.Database.WriteAsync(db => db.Places.Add(new Place
            {
                Code = "110101", ProvinceCode = "110000", NameZh = "东城区", FullNameZh = "北京市东城区", NameEn = "Dongcheng", Pinyin = "dong cheng qu", Kind = PlaceKind.MunicipalityDistrict,
            }));
            var first = await Accounts.AdministratorAsync(offices.Database);
            Done(await offices.Database.Get<AccountCommands>().CreateAsync(first, new NewAccount("beijing", "北京市局", Role.ProvincialOffice, "110000")));
            return await Accounts.ActorAsync(offices.Database, "beijing");
        }
    }

    [Fact]
    public async Task Each_office_takes_its_own_steps_only()
    {
        await using var offices = await Offices.StartAsync();
        await offices.SetQuotaAsync(5);
        var move = Done(await offices.StartAsync(Nantong));

        Assert.Equal(AccessRefusal.OtherProvince, Refused(await offices.MoveAsync(move, Stage.GovernmentConsent, On("2023-05-10"), offices.Zhejiang)).Reason);
        Assert.Equal(AccessRefusal.StageOfAnotherOffice, Refused(await offices.MoveAsync(move, Stage.GovernmentConsent, On("2023-05-10"), offices.National)).Reason);
        Assert.Equal(AccessRefusal.RoleMayNot, Refused(await offices.MoveAsync(move, Stage.GovernmentConsent, On("2023-05-10"), offices.Leadership)).Reason);
        Assert.Equal(AccessRefusal.StageOfAnotherOffice, Refused(await offices.StartAsync(Wuxi, actor: offices.National)).Reason);
        var recommended = await offices.RecommendedAsync(Wuxi);
        Assert.Equal(AccessRefusal.StageOfAnotherOffice, Refused(await offices.MoveAsync(recommended, Stage.ExpertReview, On("2023-08-01"))).Reason);
        Assert.Equal(AccessRefusal.StageOfAnotherOffice, Refused(await offices.Progression.WithdrawAsync(offices.Jiangsu, Seen(recommended), On("2023-08-01"))).Reason);
        Assert.Equal(Stage.Withdrawn, Done(await offices.Progression.WithdrawAsync(offices.National, Seen(recommended), On("2023-08-01"))).Stage);
        Assert.Equal(Stage.Withdrawn, Done(await offices.Progression.WithdrawAsync(offices.Jiangsu, Seen(move), On("2023-08-01"))).Stage);
    }

    [Fact]
    public async Task A_place_is_never_in_two_stages_and_nothing_happens_tomorrow()
    {
        await using var offices = await Offices.StartAsync();
        var move = Done(await offices.StartAsync(Nantong, "2023-05-05"));

        Assert.Equal(
            new object[] { ProgressionRefusal.BeforeLastChange, Day("2023-05-04"), Day("2023-05-05"), Stage.Drafting },
            Parts(Refused(await offices.MoveAsync(move, Stage.GovernmentConsent, On("2023-05-04")))));
        Assert.Equal(ProgressionRefusal.InFuture, Refused(await offices.MoveAsync(move, Stage.GovernmentConsent, On("9999-12-31"))).Reason);
        Assert.Equal(
            new object[] { ProgressionRefusal.StepUnknown, Stage.Drafting, Stage.ProvincialReview },
            Parts(Refused(await offices.MoveAsync(move, Stage.ProvincialReview, On("2023-05-06")))));
        move = Done(await offices.MoveAsync(move, Stage.GovernmentConsent, On("2023-05-05"))); // the same day is in order
        Assert.Equal(
            new object[] { ProgressionRefusal.BeforeStart, Day("2023-05-04"), Day("2023-05-05") },
            Parts(Refused(await offices.Examination.RecordMaterialAsync(
                offices.Jiangsu, move.ApplicationId, new ReceivedMaterial(Material.ApplicationLetter, Day("2023-05-04"))))));
    }

    [Fact]
    public async Task Who_moves_what_somebody_has_moved_meanwhile_is_told_where_it_stands()
    {
        await using var offices = await Offices.StartAsync();
        var move = Done(await offices.StartAsync(Nantong));
        Done(await offices.MoveAsync(move, Stage.GovernmentConsent, On("2023-05-10")));

        var late = Assert.IsType<CommandResult<StageMove>.Conflict>(await offices.MoveAsync(move, Stage.Withdrawn, On("2023-05-11")));

        Assert.Equal([new ConflictingValue("Stage", "Withdrawn", "GovernmentConsent")], late.Values);
    }

    [Fact]
    public async Task Recommending_asks_for_materials_conditions_and_a_place_in_the_quota()
    {
        await using var offices = await Offices.StartAsync();
        var move = Done(await offices.StartAsync(Changzhou));
        move = Done(await offices.MoveAsync(move, Stage.GovernmentConsent, On("2023-05-10")));
        move = Done(await offices.MoveAsync(move, Stage.SubmittedToProvince, On("2023-05-20")));
        move = Done(await offices.MoveAsync(move, Stage.ProvincialReview, On("2023-06-01")));
        Assert.Equal(new object[] { ProgressionRefusal.MaterialsMissing, 0, 4 }, Parts(Refused(await offices.Progression.RecommendAsync(offices.Jiangsu, Seen(move), On("2023-07-01")))));

        var ready = await offices.ReviewedAsync(Nantong);
        Assert.Equal(
            new object[] { QuotaRefusal.Unknown, Day("2023-07-01") },
            Parts(Refused(await offices.Progression.RecommendAsync(offices.Jiangsu, Seen(ready), On("2023-07-01")))));
        await offices.SetQuotaAsync(1);
        Done(await offices.Examination.RecordAssessmentAsync(
            offices.Jiangsu, ready.ApplicationId, new ConditionFinding(EligibilityCondition.Compliance, false, Day("2023-06-10"))));
        Assert.Equal(
            new object[] { ProgressionRefusal.ConditionsNotMet, EligibilityCondition.Compliance },
            Parts(Refused(await offices.Progression.RecommendAsync(offices.Jiangsu, Seen(ready), On("2023-07-01")))));
        Done(await offices.Examination.RecordAssessmentAsync(
            offices.Jiangsu, ready.ApplicationId, new ConditionFinding(EligibilityCondition.Compliance, true, Day("2023-06-20"))));
        Done(await offices.Progression.RecommendAsync(offices.Jiangsu, Seen(ready), On("2023-07-01")));

        var second = await offices.ReviewedAsync(Wuxi);
        Assert.Equal(
            new object[] { QuotaRefusal.Used, 1, 1, Day("2023-07-02") },
            Parts(Refused(await offices.Progression.RecommendAsync(offices.Jiangsu, Seen(second), On("2023-07-02")))));
    }

    [Fact]
    public async Task What_is_returned_gives_its_place_back_and_takes_one_again()
    {
        await using var offices = await Offices.StartAsync();
        await offices.SetQuotaAsync(1);
        var (first, second) = (await offices.RecommendedAsync(Nantong), await offices.ReviewedAsync(Wuxi));
        Assert.Equal(ProgressionRefusal.RemarkMissing, Refused(await offices.Progression.ReturnAsync(offices.National, Seen(first), On("2023-07-10"))).Reason);
        first = Done(await offices.Progression.ReturnAsync(offices.National, Seen(first), On("2023-07-10", "材料不全")));
        second = Done(await offices.Progression.RecommendAsync(offices.Jiangsu, Seen(second), On("2023-07-11")));

        Assert.Equal(QuotaRefusal.Used, Refused(await offices.Progression.RecommendAsync(offices.Jiangsu, Seen(first), On("2023-07-12"))).Reason);
        Assert.Equal(ProgressionRefusal.StepUnknown, Refused(await offices.MoveAsync(first, Stage.ExpertReview, On("2023-07-12"), offices.National)).Reason);
        first = Done(await offices.MoveAsync(first, Stage.ProvincialReview, On("2023-07-12")));
        first = Done(await offices.Progression.ReturnAsync(offices.Jiangsu, Seen(first), On("2023-07-13", "再补")));
        Assert.Equal(
            new object[] { ProgressionRefusal.ResumesTooFar, Stage.ProvincialReview, Stage.Recommended },
            Parts(Refused(await offices.Progression.RecommendAsync(offices.Jiangsu, Seen(first), On("2023-07-14")))));
        Assert.Equal(Stage.Recommended, second.Stage);
    }

    [Fact]
    public async Task The_last_place_of_a_quota_goes_to_one_of_two_who_ask_at_once()
    {
        await using var offices = await Offices.StartAsync();
        await offices.SetQuotaAsync(1);
        var (one, two) = (await offices.ReviewedAsync(Nantong), await offices.ReviewedAsync(Wuxi));

        var results = await Task.WhenAll(new[] { one, two }.Select(
            move => Task.Run(() => offices.Progression.RecommendAsync(offices.Jiangsu, Seen(move), On("2023-07-01")))));

        Assert.Single(results, r => r is CommandResult<StageMove>.Done);
        Assert.Equal(QuotaRefusal.Used, Refused(results.Single(r => r is CommandResult<StageMove>.Refused)).Reason);
    }

    [Fact]
    public async Task A_selection_moves_row_by_row()
    {
        await using var offices = await Offices.StartAsync();
        var (one, two, three) = (Done(await offices.StartAsync(Nantong)), Done(await offices.StartAsync(Wuxi, "2023-06-30")), Done(await offices.StartAsync(Changzhou)));

        var results = await offices.Progression.AdvanceManyAsync(
            offices.Jiangsu, [Seen(one), Seen(two), new SeenApplication(three.ApplicationId, 9)], Stage.GovernmentConsent, On("2023-06-01"));

        Assert.Equal([one.ApplicationId, two.ApplicationId, three.ApplicationId], results.Select(r => r.ApplicationId));
        Assert.Equal(Stage.GovernmentConsent, Done(results[0].Result).Stage);
        Assert.Equal(ProgressionRefusal.BeforeLastChange, Refused(results[1].Result).Reason);
        Assert.IsType<CommandResult<StageMove>.Conflict>(results[2].Result);
    }

    [Fact]
    public async Task Sample_data_says_nothing_bad_of_a_real_place_and_designates_nobody()
    {
        await using var offices = await Offices.StartAsync();
        await offices.SetQuotaAsync(5);
        var move = await offices.PublicizedAsync(Nantong);
        await offices.Database.WriteRawAsync("UPDATE \"Applications\" SET \"Ground\" = 'Illustrative'");

        Assert.Equal(ProgressionRefusal.IllustrativeAdverse, Refused(await offices.Progression.NotSelectAsync(offices.National, Seen(move), On("2023-09-10", "x"))).Reason);
        Assert.Equal(ProgressionRefusal.IllustrativeAdverse, Refused(await offices.Progression.WithdrawAsync(offices.National, Seen(move), On("2023-09-10", "x"))).Reason);
        Assert.Equal(ProgressionRefusal.IllustrativeAdverse, Refused(await offices.Decisions.CancelEligibilityAsync(
            offices.National, Seen(move), new FalsificationFinding(Day("2023-09-10"), "x"))).Reason);
        Assert.Equal(ProgressionRefusal.IllustrativeDesignation, Refused(await offices.Decisions.DesignateAsync(offices.National, Seen(move), InNotice(1))).Reason);
        await using var db = offices.Database.Open();
        Assert.Equal(110, await db.Designations.CountAsync());
    }

    [Fact]
    public void Every_refusal_that_the_notice_speaks_of_leads_to_its_section()
    {
        foreach (var (track, tier) in from track in Enum.GetValues<Track>() from tier in Enum.GetValues<Tier>() select (track, tier))
        {
            var without = Enum.GetValues<ProgressionRefusal>().Where(r => ProgressionReferences.Of(r, track, tier) is null);
            Assert.Equal(
                [ProgressionRefusal.ApplicationUnknown, ProgressionRefusal.RoundUnknown, ProgressionRefusal.PlaceUnknown, ProgressionRefusal.InFuture,
                    ProgressionRefusal.RemarkMissing, ProgressionRefusal.TextTooLong, ProgressionRefusal.IllustrativeAdverse, ProgressionRefusal.IllustrativeDesignation],
                without);
            Assert.All(Enum.GetValues<EligibilityGround>(), g => Assert.NotNull(ProgressionReferences.Of(g, track, tier)));
            Assert.All(Enum.GetValues<QuotaRefusal>(), q => Assert.NotNull(ProgressionReferences.Of(q, track, tier)));
        }
    }

    private static object[] Parts(Refusal refusal) => [refusal.Reason, .. refusal.Numbers];
}
