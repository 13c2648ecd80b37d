using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Quotas;
using Dashboard.Data.Time;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Data.CommandResults;

namespace Dashboard.Data.Progression;

/// <summary>A day that was stated wrongly.</summary>
/// <param name="Number">Of the step, 1-based.</param>
/// <param name="EffectiveOn">The right day.</param>
public sealed record StepCorrection(int Number, DateOnly EffectiveOn, string Reason, string? DocumentNumber = null);

/// <summary>Mends the steps of applications by <see cref="CorrectionRules"/>; the audit trail keeps what stood there.</summary>
public sealed class CorrectionCommands(DashboardWriter writer, AccessGuard guard, ProgrammeClock clock)
{
    /// <summary>Takes the last step back. Without a step before it the application is gone, as if it had not been begun.</summary>
    public Task<CommandResult<Nothing>> TakeBackAsync(Actor actor, SeenApplication seen, string? reason = null, CancellationToken cancellationToken = default) =>
        writer.WriteAsync<Nothing>(actor, reason, async (db, token) =>
        {
            var application = await ApplicationReading.FindAsync(db, seen.ApplicationId, token);
            var last = application?.Last;
            var rule = application is null ? null : StageRules.Find(application.Tier, last!.From, last.To);
            var (action, owner) = StageRules.AccessTo(rule, last?.To ?? Stage.ProvincialReview);
            if (guard.Check(actor.Viewer, action, application, owner) is { } denied)
            {
                return denied;
            }

            if (application is null)
            {
                return new ProgressionRefusal.ApplicationUnknown();
            }

            if (application.CheckVersion<Nothing>(seen, last!.To.ToString()) is { } conflict)
            {
                return conflict;
            }

            var steps = application.Steps();
            if ((CorrectionRules.CheckTakeBack(application.Tier, steps, await HasRecordsAsync(db, application, token), clock.Today)
                    ?? StepChecks.CheckTexts(null, reason)) is { } refusal)
            {
                return refusal;
            }

            if (steps.Count == 1)
            {
                db.Applications.Remove(application);
            }
            else
            {
                application.Changes.Remove(last);
                db.StageChanges.Remove(last);
                db.Entry(application).Property(a => a.Version).IsModified = true; // so that it counts as changed
            }

            return Done();
        }, cancellationToken);

    /// <summary>Corrects the day of a step. It must be right as if the step had been taken on that day, between the steps before and after it.</summary>
    public Task<CommandResult<Nothing>> CorrectDayAsync(
        Actor actor, SeenApplication seen, StepCorrection correction, CancellationToken cancellationToken = default) =>
        writer.WriteAsync<Nothing>(actor, correction.Reason, async (db, token) =>
        {
            var application = await ApplicationReading.FindAsync(db, seen.ApplicationId, token);
            var national = guard.Allows(actor.Viewer, AccessAction.RecordNationalDecision);
            if (!national && guard.Check(actor.Viewer, AccessAction.MoveApplications, application, StageOwner.Province) is { } denied)
            {
                return denied;
            }

            if (application is null)
            {
                return new ProgressionRefusal.ApplicationUnknown();
            }

            if (application.CheckVersion<Nothing>(seen, application.Last!.To.ToString()) is { } conflict)
            {
                return conflict;
            }

            var steps = application.Steps();
            if ((CorrectionRules.CheckCorrection(application.Tier, steps, correction.Number, national)
                    ?? CorrectionRules.CheckOrder(application.Tier, steps, correction.Number, correction.EffectiveOn)
                    ?? (string.IsNullOrWhiteSpace(correction.Reason) ? new ProgressionRefusal.RemarkMissing() : null)
                    ?? StepChecks.CheckTexts(correction.DocumentNumber, correction.Reason)
                    ?? await CheckDayAsync(db, application, correction, token)) is { } refusal)
            {
                return refusal;
            }

            var step = application.Changes.Single(c => c.Number == correction.Number);
            step.StatedOn ??= step.EffectiveOn;
            step.EffectiveOn = correction.EffectiveOn;
            (step.CorrectionReason, step.CorrectionDocument) = (correction.Reason.Trim(), RecordedModel.Trimmed(correction.DocumentNumber));
            if (step.NoticeStartsOn is not null)
            {
                step.NoticeStartsOn = correction.EffectiveOn;
            }

            db.Entry(application).Property(a => a.Version).IsModified = true; // so that it counts as changed
            return Done();
        }, cancellationToken);

    /// <summary>Materials or findings rest on the start, the experts' word on their review.</summary>
    private static async Task<bool> HasRecordsAsync(DashboardDbContext db, Application application, CancellationToken cancellationToken) =>
        application.Changes.Count == 1
            ? await db.MaterialReceipts.AnyAsync(m => m.ApplicationId == application.Id, cancellationToken)
                || await db.Assessments.AnyAsync(a => a.ApplicationId == application.Id, cancellationToken)
            : application.Last!.To == Stage.ExpertReview && await db.ExpertReviews.AnyAsync(r => r.ApplicationId == application.Id, cancellationToken);

    /// <summary>The step as if it were taken on the corrected day: the same checks, and its own use of the quota left out.</summary>
    private async Task<Refusal?> CheckDayAsync(DashboardDbContext db, Application application, StepCorrection correction, CancellationToken cancellationToken)
    {
        var step = application.Changes.Single(c => c.Number == correction.Number);
        var rule = StageRules.Find(application.Tier, step.From, step.To)!;
        if (step.From is null)
        {
            var place = await db.Places.SingleAsync(p => p.Code == application.PlaceCode, cancellationToken);
            var opensOn = await ApplicationReading.OpensOnAsync(
                db, await db.Rounds.Where(r => r.Code == application.RoundCode).Select(r => r.EvaluationNoticeId).SingleAsync(cancellationToken), cancellationToken);
            var earlier = await ApplicationReading.EarlierAsync(
                db.Applications.Where(a => a.PlaceCode == application.PlaceCode && a.Id != application.Id), cancellationToken);
            return StepChecks.CheckStart(
                new NewApplication(application.RoundCode, application.PlaceCode, application.Track, application.Tier, correction.EffectiveOn),
                place.Kind, opensOn, await ApplicationReading.HeldAsync(db, place.Code, clock.Today, cancellationToken), [.. earlier.Select(e => e.Application)], clock.Today);
        }

        var before = application.Before(correction.Number);
        var facts = await ApplicationFacts.ReadAsync(db, before, rule.Requires, clock.Today, cancellationToken);
        if (facts.Quota is { } quota)
        {
            var others = quota.Uses.ToList();
            foreach (var use in QuotaRules.UsesOf(application.Changes.OrderBy(c => c.Number).Select(c => (c.EffectiveOn, c.From, c.To))))
            {
                others.Remove(use);
            }

            facts = facts with { Quota = quota with { Uses = others } };
        }

        return StepChecks.CheckStep(
            facts, rule, new StageStep(correction.EffectiveOn, step.DocumentNumber, step.Remark, step.NoticeStartsOn is null ? null : correction.EffectiveOn, step.NoticeEndsOn), clock.Today);
    }
}
