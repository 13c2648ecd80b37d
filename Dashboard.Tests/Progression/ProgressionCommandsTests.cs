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
        var dated = await Designation.Dated(db, db.Designations.Where(d => d.ApplicationId == application.Id), Day("2024-01-05")).SingleAsync();
        var designation = dated.Designation;
        Assert.Equal(
            ("designation-2024", 1, 1, Tier.Demonstration, Day("2024-01-05"), Day("2024-01-01"), Day("2026-12-31"), ProvenanceKind.Reported),
            (designation.NoticeId, designation.Annex, designation.Row, designation.Tier, designation.DesignatedOn, designation.StartsOn, dated.EndsOn, designation.Ground));
        Assert.Equal(8, await db.Set<AuditEntry>().CountAsync(e => e.Entity == nameof(StageChange)));
    }

    [Theory, EveryProvider]
    public async Task A_place_that_no_list_holds_is_taken_from_the_directory_of_the_day_and_nobody_types_it(DatabaseProvider provider)
    {
        await using var offices = await Offices.StartAsync(provider);
        var wanted = new NewApplication(InRound, "320281", Track.County, Tier.Pilot, Day("2023-05-01"));

        Assert.Null((await offices.Database.Get<ApplicationQueries>().CheckStartAsync(offices.Jiangsu.Viewer, wanted)).Against);
        Assert.IsType<AccessRefusal.OtherProvince>(Refused(await offices.Progression.StartAsync(offices.Zhejiang, wanted)));
        Assert.IsNotType<CommandResult<StageMove>.Done>(await offices.Progression.StartAsync(offices.Jiangsu, wanted with { Track = Track.City })); // a county applies on its own track
        await using (var db = offices.Database.Open())
        {
            Assert.False(await db.Places.AnyAsync(p => p.Code == "320281")); // what is refused adds nothing
        }

        Done(await offices.Progression.StartAsync(offices.Jiangsu, wanted));

        await using (var db = offices.Database.Open())
        {
            var place = await db.Places.SingleAsync(p => p.Code == "320281");
            Assert.Equal(
                ("江阴市", "江苏省江阴市", "jiang yin shi", PlaceKind.CountyLevelCity, ProvenanceKind.Reported), (place.NameZh, place.FullNameZh, place.Pinyin, place.Kind, place.Ground));
        }
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
        Assert.IsType<ProgressionRefusal.NoticeNotEnded>(
            Refused(await offices.Progression.RecommendAsync(offices.Zhejiang, Seen(move), On("2023-06-10"))));
        move = Done(await offices.Progression.ClosePublicNoticeAsync(offices.Zhejiang, Seen(move), Day("2023-06-07")));
        move = Done(await offices.Progression.RecommendAsync(offices.Zhejiang, Seen(move), On("2023-06-10")));
        Assert.IsType<AccessRefusal.RoleMayNot>(Refused(await offices.Decisions.DesignateAsync(offices.Zhejiang, Seen(move), InNotice(1))));

        Assert.Equal(Stage.Designated, Done(await offices.Decisions.DesignateAsync(offices.National, Seen(move), InNotice(1, annex: 2))).Stage);
    }

    [Fact]
    public async Task Only_an_eligible_place_begins_and_the_ground_is_told()
    {
        await using var offices = await Offices.StartAsync();

        Assert.IsType<EligibilityRefusal.AlreadyDemonstration>(Refused(await offices.StartAsync("320100")));
        Assert.IsType<EligibilityRefusal.NotPilot>(Refused(await offices.StartAsync("110101", actor: await BeijingAsync(offices))));
        Assert.IsType<EligibilityRefusal.NotOnTrack>(Refused(await offices.StartAsync(Nantong, track: Track.County)));
        Assert.Equal(
            new EligibilityRefusal.PilotTermEnded(Day("2025-06-30"), Day("2025-07-01")),
            Refused(await offices.StartAsync(Nantong, "2025-07-01")));
        Assert.IsType<ProgressionRefusal.BeforeRound>(Refused(await offices.StartAsync(Nantong, "2022-12-31")));
        Assert.IsType<ProgressionRefusal.InFuture>(Refused(await offices.StartAsync(Nantong, "9999-01-01")));
        Assert.IsType<ProgressionRefusal.PlaceUnknown>(Refused(await offices.StartAsync("999999")));
        Done(await offices.StartAsync(Nantong));
        Assert.IsType<EligibilityRefusal.AlreadyApplied>(Refused(await offices.StartAsync(Nantong)));

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

        Assert.IsType<AccessRefusal.OtherProvince>(Refused(await offices.MoveAsync(move, Stage.GovernmentConsent, On("2023-05-10"), offices.Zhejiang)));
        Assert.IsType<AccessRefusal.StageOfAnotherOffice>(Refused(await offices.MoveAsync(move, Stage.GovernmentConsent, On("2023-05-10"), offices.National)));
        Assert.IsType<AccessRefusal.RoleMayNot>(Refused(await offices.MoveAsync(move, Stage.GovernmentConsent, On("2023-05-10"), offices.Leadership)));
        Assert.IsType<AccessRefusal.StageOfAnotherOffice>(Refused(await offices.StartAsync(Wuxi, actor: offices.National)));
        var recommended = await offices.RecommendedAsync(Wuxi);
        Assert.IsType<AccessRefusal.StageOfAnotherOffice>(Refused(await offices.MoveAsync(recommended, Stage.ExpertReview, On("2023-08-01"))));
        Assert.IsType<AccessRefusal.StageOfAnotherOffice>(Refused(await offices.Progression.WithdrawAsync(offices.National, Seen(recommended), On("2023-08-01"))));
        Assert.Equal(Stage.Withdrawn, Done(await offices.Progression.WithdrawAsync(offices.Jiangsu, Seen(recommended), On("2023-08-01"))).Stage);
        Assert.Equal(Stage.Withdrawn, Done(await offices.Progression.WithdrawAsync(offices.Jiangsu, Seen(move), On("2023-08-01"))).Stage);
    }

    [Fact]
    public async Task A_place_is_never_in_two_stages_and_nothing_happens_tomorrow()
    {
        await using var offices = await Offices.StartAsync();
        var move = Done(await offices.StartAsync(Nantong, "2023-05-05"));

        Assert.Equal(
            new ProgressionRefusal.BeforeLastChange(Day("2023-05-04"), Day("2023-05-05"), Stage.Drafting, Tier.Demonstration),
            Refused(await offices.MoveAsync(move, Stage.GovernmentConsent, On("2023-05-04"))));
        Assert.IsType<ProgressionRefusal.InFuture>(Refused(await offices.MoveAsync(move, Stage.GovernmentConsent, On("9999-12-31"))));
        Assert.Equal(
            new ProgressionRefusal.StepUnknown(Stage.Drafting, Stage.ProvincialReview, Tier.Demonstration),
            Refused(await offices.MoveAsync(move, Stage.ProvincialReview, On("2023-05-06"))));
        move = Done(await offices.MoveAsync(move, Stage.GovernmentConsent, On("2023-05-05"))); // the same day is in order
        Assert.Equal(
            new ProgressionRefusal.BeforeStart(Day("2023-05-04"), Day("2023-05-05")),
            Refused(await offices.Examination.RecordMaterialAsync(
                offices.Jiangsu, move.ApplicationId, new ReceivedMaterial(Material.ApplicationLetter, Day("2023-05-04")))));
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
        Assert.Equal(new ProgressionRefusal.MaterialsMissing(0, 4), Refused(await offices.Progression.RecommendAsync(offices.Jiangsu, Seen(move), On("2023-07-01"))));

        var ready = await offices.ReviewedAsync(Nantong);
        Assert.Equal(
            new QuotaRefusal.Unknown(Day("2023-07-01")),
            Refused(await offices.Progression.RecommendAsync(offices.Jiangsu, Seen(ready), On("2023-07-01"))));
        await offices.SetQuotaAsync(1);
        Done(await offices.Examination.RecordAssessmentAsync(
            offices.Jiangsu, ready.ApplicationId, new ConditionFinding(EligibilityCondition.Compliance, false, Day("2023-06-10"))));
        Assert.Equal(
            [EligibilityCondition.Compliance],
            Assert.IsType<ProgressionRefusal.ConditionsNotMet>(
                Refused(await offices.Progression.RecommendAsync(offices.Jiangsu, Seen(ready), On("2023-07-01")))).Conditions);
        Done(await offices.Examination.RecordAssessmentAsync(
            offices.Jiangsu, ready.ApplicationId, new ConditionFinding(EligibilityCondition.Compliance, true, Day("2023-06-20"))));
        Done(await offices.Progression.RecommendAsync(offices.Jiangsu, Seen(ready), On("2023-07-01")));

        var second = await offices.ReviewedAsync(Wuxi);
        Assert.Equal(
            new QuotaRefusal.Used(1, 1, Day("2023-07-02")),
            Refused(await offices.Progression.RecommendAsync(offices.Jiangsu, Seen(second), On("2023-07-02"))));
    }

    [Fact]
    public async Task What_is_returned_gives_its_place_back_and_takes_one_again()
    {
        await using var offices = await Offices.StartAsync();
        await offices.SetQuotaAsync(1);
        var (first, second) = (await offices.RecommendedAsync(Nantong), await offices.ReviewedAsync(Wuxi));
        Assert.IsType<ProgressionRefusal.RemarkMissing>(Refused(await offices.Progression.ReturnAsync(offices.National, Seen(first), On("2023-07-10"))));
        first = Done(await offices.Progression.ReturnAsync(offices.National, Seen(first), On("2023-07-10", "材料不全")));
        second = Done(await offices.Progression.RecommendAsync(offices.Jiangsu, Seen(second), On("2023-07-11")));

        Assert.IsType<QuotaRefusal.Used>(Refused(await offices.Progression.RecommendAsync(offices.Jiangsu, Seen(first), On("2023-07-12"))));
        Assert.IsType<ProgressionRefusal.StepUnknown>(Refused(await offices.MoveAsync(first, Stage.ExpertReview, On("2023-07-12"), offices.National)));
        first = Done(await offices.MoveAsync(first, Stage.ProvincialReview, On("2023-07-12")));
        first = Done(await offices.Progression.ReturnAsync(offices.Jiangsu, Seen(first), On("2023-07-13", "再补")));
        Assert.Equal(
            new ProgressionRefusal.ResumesTooFar(Stage.ProvincialReview, Stage.Recommended, Tier.Demonstration),
            Refused(await offices.Progression.RecommendAsync(offices.Jiangsu, Seen(first), On("2023-07-14"))));
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
        Assert.IsType<QuotaRefusal.Used>(Refused(results.Single(r => r is CommandResult<StageMove>.Refused)));
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
        Assert.IsType<ProgressionRefusal.BeforeLastChange>(Refused(results[1].Result));
        Assert.IsType<CommandResult<StageMove>.Conflict>(results[2].Result);
    }

    [Fact]
    public async Task Sample_data_says_nothing_bad_of_a_real_place_and_designates_nobody()
    {
        await using var offices = await Offices.StartAsync();
        await offices.SetQuotaAsync(5);
        var move = await offices.PublicizedAsync(Nantong);
        await offices.Database.WriteRawAsync("UPDATE \"Applications\" SET \"Ground\" = 'Illustrative'");

        Assert.IsType<ProgressionRefusal.IllustrativeAdverse>(Refused(await offices.Progression.NotSelectAsync(offices.National, Seen(move), On("2023-09-10", "x"))));
        Assert.IsType<ProgressionRefusal.IllustrativeAdverse>(Refused(await offices.Progression.WithdrawAsync(offices.National, Seen(move), On("2023-09-10", "x"))));
        Assert.IsType<ProgressionRefusal.IllustrativeAdverse>(Refused(await offices.Decisions.CancelEligibilityAsync(
            offices.National, Seen(move), new FalsificationFinding(Day("2023-09-10"), "x"))));
        Assert.IsType<ProgressionRefusal.IllustrativeDesignation>(Refused(await offices.Decisions.DesignateAsync(offices.National, Seen(move), InNotice(1))));
        await using var db = offices.Database.Open();
        Assert.Equal(110, await db.Designations.CountAsync());
    }

    [Fact]
    public void Every_refusal_that_the_notice_speaks_of_leads_to_its_section()
    {
        foreach (var (track, tier) in from track in Enum.GetValues<Track>() from tier in Enum.GetValues<Tier>() select (track, tier))
        {
            var without = Refusals<ProgressionRefusal>().Where(r => ProgressionReferences.Of(r, track, tier) is null);
            Assert.Equal(
                [
                    nameof(ProgressionRefusal.ApplicationUnknown), nameof(ProgressionRefusal.RoundUnknown), nameof(ProgressionRefusal.PlaceUnknown),
                    nameof(ProgressionRefusal.InFuture), nameof(ProgressionRefusal.TakenBackTooLate), nameof(ProgressionRefusal.RecordsRest), nameof(ProgressionRefusal.NotCorrectable),
                    nameof(ProgressionRefusal.BuiltOn), nameof(ProgressionRefusal.StepOfNationalOffice), nameof(ProgressionRefusal.RemarkMissing), nameof(ProgressionRefusal.TextTooLong),
                    nameof(ProgressionRefusal.IllustrativeAdverse), nameof(ProgressionRefusal.IllustrativeDesignation),
                ],
                without.Select(r => r.GetType().Name));
            Assert.All(Refusals<EligibilityRefusal>(), g => Assert.NotNull(ProgressionReferences.Of(g, track, tier)));
            Assert.All(Refusals<QuotaRefusal>(), q => Assert.NotNull(ProgressionReferences.Of(q, track, tier)));
        }
    }

    /// <summary>One of each kind, its members empty.</summary>
    private static IEnumerable<Refusal> Refusals<T>() =>
        typeof(T).GetNestedTypes().Where(t => t.IsAssignableTo(typeof(T))).Select(t => (Refusal)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(t));
}
