using Dashboard.Data;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Tests.Infrastructure.Offices;

namespace Dashboard.Tests.Progression;

public sealed class DecisionCommandsTests
{
    [Fact]
    public async Task Without_a_proposal_of_the_experts_there_is_no_public_notice()
    {
        await using var offices = await Offices.StartAsync();
        await offices.SetQuotaAsync(1);
        var move = Done(await offices.MoveAsync(await offices.RecommendedAsync(Nantong), Stage.ExpertReview, On("2023-08-01"), offices.National));

        Assert.IsType<ProgressionRefusal.ExpertReviewMissing>(Refused(await OpenAsync()));
        Done(await offices.Decisions.RecordExpertReviewAsync(offices.National, Seen(move), new ReviewFinding(Day("2023-08-20"), false, "差距较大")));
        Assert.IsType<ProgressionRefusal.NotProposed>(Refused(await OpenAsync()));
        Assert.IsType<CommandResult<Nothing>.Conflict>(await offices.Decisions.RecordExpertReviewAsync(
            offices.National, Seen(move), new ReviewFinding(Day("2023-08-21"), true)));
        Done(await offices.Decisions.RecordExpertReviewAsync(offices.National, Seen(move), new ReviewFinding(Day("2023-08-21"), true), reviewVersion: 1));
        Assert.Equal(
            new ProgressionRefusal.NoticePeriodReversed(Day("2023-09-01"), Day("2023-08-31")), Refused(await OpenAsync("2023-08-31")));
        Assert.IsType<ProgressionRefusal.NoticePeriodMissing>(
            Refused(await offices.MoveAsync(move, Stage.PublicNotice, On("2023-09-01"), offices.National)));
        Done(await OpenAsync());

        Task<CommandResult<StageMove>> OpenAsync(string ends = "2023-09-07") =>
            offices.Progression.OpenPublicNoticeAsync(offices.National, Seen(move), Day("2023-09-01"), Day(ends));
    }

    [Fact]
    public async Task Nobody_is_designated_before_the_public_notice_is_over()
    {
        await using var offices = await Offices.StartAsync();
        await offices.SetQuotaAsync(1);
        var move = await offices.PublicizedAsync(Nantong);

        Assert.Equal(
            new ProgressionRefusal.NoticeNotEnded(Day("2023-09-07"), Day("2023-09-07")),
            Refused(await offices.Decisions.DesignateAsync(offices.National, Seen(move), InNotice(1, issuedOn: "2023-09-07"))));
        move = Done(await offices.Progression.ClosePublicNoticeAsync(offices.National, Seen(move), Day("2023-09-05")));
        Done(await offices.Decisions.DesignateAsync(offices.National, Seen(move), InNotice(1, issuedOn: "2023-09-06") with { Term = new Term(Day("2023-09-01"), Day("2026-08-31")) }));
    }

    [Fact]
    public async Task Places_join_the_annex_of_one_notice_row_by_row()
    {
        await using var offices = await Offices.StartAsync();
        await offices.SetQuotaAsync(3);
        var (one, two) = (await offices.PublicizedAsync(Nantong), await offices.PublicizedAsync(Wuxi));
        Done(await offices.Decisions.DesignateAsync(offices.National, Seen(one), InNotice(1)));

        Assert.IsType<ProgressionRefusal.NoticeTaken>(Refused(await TryAsync(InNotice(2))));
        Assert.Equal(new ProgressionRefusal.AnnexRowTaken(1, 1, "南通市"), Refused(await TryAsync(InNotice(1, held: true))));
        Assert.IsType<ProgressionRefusal.AnnexRowInvalid>(Refused(await TryAsync(InNotice(0, held: true))));
        Assert.IsType<ProgressionRefusal.NoticeUnknown>(Refused(await TryAsync(new NewDesignation(1, 2, "nowhere"))));
        Assert.IsType<ProgressionRefusal.NoticeDesignatesNobody>(Refused(await TryAsync(new NewDesignation(1, 2, "evaluation-2023"))));
        Assert.IsType<ProgressionRefusal.NoticeComplete>(Refused(await TryAsync(new NewDesignation(1, 39, "designation-2022"))));
        Assert.IsType<ProgressionRefusal.TermInvalid>(Refused(await TryAsync(InNotice(2, held: true) with { Term = new Term(Day("2020-01-01"), Day("2022-12-31")) })));
        Done(await TryAsync(InNotice(2, held: true)));

        await using var db = offices.Database.Open();
        Assert.Equal(2, (await db.NoticeAnnexes.SingleAsync(a => a.NoticeId == "designation-2024")).Rows);

        Task<CommandResult<StageMove>> TryAsync(NewDesignation wanted) => offices.Decisions.DesignateAsync(offices.National, Seen(two), wanted);
    }

    [Fact]
    public async Task What_offices_registered_survives_the_next_start()
    {
        await using var offices = await Offices.StartAsync();
        await offices.SetQuotaAsync(1);
        Done(await offices.Decisions.DesignateAsync(offices.National, Seen(await offices.PublicizedAsync(Nantong)), InNotice(1)));

        await using var next = offices.Database.Another();
        await next.StartAsync();

        await using var db = next.Open();
        Assert.Equal(111, await db.Designations.CountAsync());
        Assert.Equal(1, await db.NoticeAnnexes.CountAsync(a => a.NoticeId == "designation-2024"));
    }

    [Fact]
    public async Task Falsification_cancels_the_eligibility_even_after_the_recommendation_and_records_both_criticisms()
    {
        await using var offices = await Offices.StartAsync();
        await offices.SetQuotaAsync(1);
        var move = await offices.RecommendedAsync(Nantong);
        Assert.IsType<ProgressionRefusal.FalsificationMissing>(
            Refused(await offices.MoveAsync(move, Stage.EligibilityCancelled, On("2023-08-01", "x"), offices.National)));
        Assert.IsType<ProgressionRefusal.FalsificationMissing>(
            Refused(await offices.Decisions.CancelEligibilityAsync(offices.National, Seen(move), new FalsificationFinding(Day("2023-08-01"), " "))));

        var cancelled = Done(await offices.Decisions.CancelEligibilityAsync(
            offices.National, Seen(move), new FalsificationFinding(Day("2023-08-01"), "材料造假", PlaceDepartmentCriticizedOn: Day("2023-08-05"))));
        Done(await offices.Decisions.RecordCriticismsAsync(offices.National, Seen(cancelled), 1, Day("2023-08-05"), Day("2023-08-06")));
        Assert.IsType<CommandResult<Nothing>.Conflict>(
            await offices.Decisions.RecordCriticismsAsync(offices.National, Seen(cancelled), 1, null, null));
        Assert.IsType<ProgressionRefusal.BeforeLastChange>(
            Refused(await offices.Decisions.RecordCriticismsAsync(offices.National, Seen(cancelled), 2, Day("2023-07-31"), null)));

        await using var db = offices.Database.Open();
        var found = await db.Falsifications.SingleAsync();
        Assert.Equal((Day("2023-08-05"), Day("2023-08-06")), (found.PlaceDepartmentCriticizedOn, found.ProvincialOfficeCriticizedOn));
    }

    [Fact]
    public async Task An_application_that_has_ended_takes_nothing_more()
    {
        await using var offices = await Offices.StartAsync();
        var move = Done(await offices.StartAsync(Nantong));
        move = Done(await offices.Progression.WithdrawAsync(offices.Jiangsu, Seen(move), On("2023-05-02")));

        Assert.IsType<ProgressionRefusal.StageClosed>(Refused(await offices.Examination.RecordMaterialAsync(
            offices.Jiangsu, move.ApplicationId, new ReceivedMaterial(Material.ApplicationLetter, Day("2023-05-03")))));
        Assert.IsType<ProgressionRefusal.StepUnknown>(Refused(await offices.Decisions.DesignateAsync(offices.National, Seen(move), InNotice(1))));
        Assert.IsType<ProgressionRefusal.StageClosed>(Refused(await offices.Decisions.RecordExpertReviewAsync(
            offices.National, Seen(move), new ReviewFinding(Day("2023-05-03"), true))));
        Assert.IsType<ProgressionRefusal.ApplicationUnknown>(Refused(await offices.Progression.WithdrawAsync(
            offices.Jiangsu, new SeenApplication(Guid.NewGuid(), 1), On("2023-05-03"))));
    }

}
