using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Tests.Infrastructure.Offices;

namespace Dashboard.Tests.Progression;

public sealed class CorrectionCommandsTests
{
    [Theory, EveryProvider]
    public async Task A_corrected_day_is_followed_by_every_day_and_shown_with_the_first_one(DatabaseProvider provider)
    {
        await using var offices = await Offices.StartAsync(provider);
        var (commands, queries) = (offices.Database.Get<CorrectionCommands>(), offices.Database.Applications);
        var move = Done(await offices.StartAsync(Nantong, "2023-05-05"));
        move = Done(await offices.MoveAsync(move, Stage.GovernmentConsent, On("2023-06-10")));
        Assert.Equal(Stage.Drafting, (await StageOnAsync("2023-05-20")));

        var correction = new StepCorrection(2, Day("2023-05-15"), "录入有误", "通政函〔2023〕1号");
        Assert.IsType<AccessRefusal.OtherProvince>(Refused(await commands.CorrectDayAsync(offices.Zhejiang, Seen(move), correction)));
        Assert.IsType<ProgressionRefusal.RemarkMissing>(Refused(await commands.CorrectDayAsync(offices.Jiangsu, Seen(move), correction with { Reason = " " })));
        Assert.IsType<ProgressionRefusal.BeforeLastChange>(Refused(await commands.CorrectDayAsync(offices.Jiangsu, Seen(move), correction with { EffectiveOn = Day("2023-05-04") })));
        Done(await commands.CorrectDayAsync(offices.Jiangsu, Seen(move), correction));

        Assert.Equal(Stage.GovernmentConsent, await StageOnAsync("2023-05-20"));
        var entry = (await queries.FindAsync(offices.Jiangsu.Viewer, move.ApplicationId, Day("2023-07-01")))!.History[1];
        Assert.Equal((Day("2023-05-15"), Day("2023-06-10"), "录入有误", "通政函〔2023〕1号", true), (entry.EffectiveOn, entry.StatedOn!.Value, entry.CorrectionReason, entry.CorrectionDocument, entry.MayCorrect));
        Assert.IsType<CommandResult<Nothing>.Conflict>(await commands.CorrectDayAsync(offices.Jiangsu, Seen(move), correction)); // seen before the correction
        await using var db = offices.Database.Open();
        Assert.Equal("录入有误", (await db.AuditEntries.Where(e => e.Entity == nameof(StageChange) && e.Action == AuditAction.Changed).SingleAsync()).Reason);

        async Task<Stage> StageOnAsync(string day) => (await queries.FindAsync(offices.Jiangsu.Viewer, move.ApplicationId, Day(day)))!.Row.Square.Stage;
    }

    [Theory, EveryProvider]
    public async Task What_was_recorded_today_is_taken_back_and_a_wrong_place_leaves_nothing_behind(DatabaseProvider provider)
    {
        await using var offices = await Offices.StartAsync(provider);
        var commands = offices.Database.Get<CorrectionCommands>();
        var start = Done(await offices.StartAsync(Nantong, "2023-05-05"));
        var move = Done(await offices.MoveAsync(start, Stage.GovernmentConsent, On("2023-06-10")));

        Assert.IsType<AccessRefusal.OtherProvince>(Refused(await commands.TakeBackAsync(offices.Zhejiang, Seen(move))));
        Assert.IsType<AccessRefusal.StageOfAnotherOffice>(Refused(await commands.TakeBackAsync(offices.National, Seen(move))));
        Done(await commands.TakeBackAsync(offices.Jiangsu, Seen(move)));
        var detail = (await offices.Database.Applications.FindAsync(offices.Jiangsu.Viewer, start.ApplicationId, Day("2023-07-01")))!;
        Assert.Equal((Stage.Drafting, true), (detail.Row.Square.Stage, detail.History[^1].MayTakeBack));
        Assert.IsType<CommandResult<StageMove>.Conflict>(await offices.MoveAsync(move, Stage.SubmittedToProvince, On("2023-06-11"))); // seen with the step that is gone

        Done(await commands.TakeBackAsync(offices.Jiangsu, new SeenApplication(start.ApplicationId, detail.Row.Version)));
        await using (var db = offices.Database.Open())
        {
            Assert.Equal((0, 0), (await db.Applications.CountAsync(), await db.StageChanges.CountAsync()));
        }

        var right = Done(await offices.StartAsync(Nantong, "2023-05-06")); // and it may begin again
        Done(await offices.Examination.RecordMaterialAsync(offices.Jiangsu, right.ApplicationId, new ReceivedMaterial(Material.ApplicationLetter, Day("2023-05-07"))));
        Assert.IsType<ProgressionRefusal.RecordsRest>(Refused(await commands.TakeBackAsync(offices.Jiangsu, Seen(right))));
    }

    [Theory, EveryProvider]
    public async Task A_recommendation_is_not_moved_to_a_day_on_which_the_quota_was_full_or_unknown(DatabaseProvider provider)
    {
        await using var offices = await Offices.StartAsync(provider);
        await offices.SetQuotaAsync(1);
        var recommended = await offices.RecommendedAsync(Wuxi);
        var detail = (await offices.Database.Applications.FindAsync(offices.Jiangsu.Viewer, recommended.ApplicationId, Day("2026-01-01")))!;
        var step = detail.History.Single(h => h.To == Stage.Recommended);
        var commands = offices.Database.Get<CorrectionCommands>();

        // Its own place is not in its way.
        Done(await commands.CorrectDayAsync(offices.Jiangsu, Seen(recommended), new StepCorrection(step.Number, step.EffectiveOn.AddDays(1), "录入有误")));
        var expert = await offices.Progression.AdvanceAsync(offices.National, new SeenApplication(recommended.ApplicationId, recommended.Version + 1), Stage.ReturnedForCompletion, new StageStep(step.EffectiveOn.AddDays(5), null, "补正"));
        var returned = Done(expert);
        Assert.Equal(
            new ProgressionRefusal.BuiltOn(Stage.ReturnedForCompletion, Tier.Demonstration),
            Refused(await commands.CorrectDayAsync(offices.Jiangsu, Seen(returned), new StepCorrection(step.Number, step.EffectiveOn, "录入有误"))));
        Done(await commands.CorrectDayAsync(offices.National, Seen(returned), new StepCorrection(step.Number, step.EffectiveOn, "录入有误")));
    }
}
