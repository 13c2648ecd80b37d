using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Time;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Data.CommandResults;

namespace Dashboard.Data.Progression;

/// <summary>A material that came in.</summary>
/// <param name="Medium">Null: not recorded.</param>
public sealed record ReceivedMaterial(Material Material, DateOnly ReceivedOn, MaterialMedium? Medium = null, string? Remark = null);

/// <summary>The finding on one condition.</summary>
/// <param name="Met">Null: taken back.</param>
public sealed record ConditionFinding(EligibilityCondition Condition, bool? Met, DateOnly AssessedOn, string? Remark = null);

/// <summary>What the examination of an application records: materials (四 of the 2023 notice) and conditions (二). Nothing is overwritten.</summary>
public sealed class ExaminationCommands(DashboardWriter writer, AccessGuard guard, ProgrammeClock clock)
{
    /// <summary>A material came in, or came in again. The national office records it only from the recommendation on.</summary>
    public Task<CommandResult<Nothing>> RecordMaterialAsync(
        Actor actor, Guid applicationId, ReceivedMaterial material, CancellationToken cancellationToken = default) =>
        RecordAsync(actor, applicationId, material.Remark, material.ReceivedOn, ExaminationRules.TakesMaterials, async (db, application, token) =>
        {
            var last = await db.MaterialReceipts.Where(m => m.ApplicationId == application.Id && m.Material == material.Material)
                .MaxAsync(m => (int?)m.Number, token) ?? 0;
            db.MaterialReceipts.Add(MaterialReceipt.Of(application.Id, material, last + 1));
            return Done();
        }, cancellationToken);

    /// <summary>The provincial office finds a condition met or not, until it recommends.</summary>
    public Task<CommandResult<Nothing>> RecordAssessmentAsync(
        Actor actor, Guid applicationId, ConditionFinding finding, CancellationToken cancellationToken = default) =>
        RecordAsync(actor, applicationId, finding.Remark, finding.AssessedOn, ExaminationRules.TakesFindings, async (db, application, token) =>
        {
            if (!EligibilityRules.ConditionsOf(application.Track, application.Tier).Any(c => c.Condition == finding.Condition && !c.IsComputed))
            {
                return new ProgressionRefusal.ConditionUnknown(finding.Condition);
            }

            if (finding.Met == false && application.Ground == ProvenanceKind.Illustrative
                && await db.Places.AnyAsync(p => p.Code == application.PlaceCode && p.Ground != ProvenanceKind.Illustrative, token))
            {
                return new ProgressionRefusal.IllustrativeAdverse();
            }

            var last = await db.Assessments.Where(a => a.ApplicationId == application.Id && a.Condition == finding.Condition)
                .MaxAsync(a => (int?)a.Number, token) ?? 0;
            db.Assessments.Add(new Assessment
            {
                ApplicationId = application.Id,
                Condition = finding.Condition,
                Number = last + 1,
                Met = finding.Met,
                AssessedOn = finding.AssessedOn,
                Remark = RecordedModel.Trimmed(finding.Remark),
            });
            return Done();
        }, cancellationToken);

    private Task<CommandResult<Nothing>> RecordAsync(
        Actor actor,
        Guid applicationId,
        string? remark,
        DateOnly day,
        Func<Stage, bool> takes,
        Func<DashboardDbContext, Application, CancellationToken, Task<CommandResult<Nothing>>> record,
        CancellationToken cancellationToken) =>
        writer.WriteAsync<Nothing>(actor, remark, async (db, token) =>
        {
            var application = await ApplicationReading.FindAsync(db, applicationId, token);
            var (first, last) = (application?.Changes.MinBy(c => c.Number), application?.Changes.MaxBy(c => c.Number));
            if (guard.Check(actor.Viewer, AccessAction.MoveApplications, application, ExaminationRules.RecorderOf(actor.Viewer, last?.To, takes)) is { } denied)
            {
                return denied;
            }

            if (application is null)
            {
                return new ProgressionRefusal.ApplicationUnknown();
            }

            return StepChecks.CheckRecord(last!.To, application.Tier, takes(last.To), first!.EffectiveOn, day, clock.Today, remark) ?? await record(db, application, token);
        }, cancellationToken);
}
