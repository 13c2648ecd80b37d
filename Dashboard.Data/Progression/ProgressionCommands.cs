using Dashboard.Data.Access;
using Dashboard.Data.Notices;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Quotas;
using Dashboard.Data.Rounds;
using Dashboard.Data.Time;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Data.CommandResults;

namespace Dashboard.Data.Progression;

/// <summary>A place that wants to apply.</summary>
/// <param name="StartsOn">The day on which it began, which may lie back.</param>
public sealed record NewApplication(
    string RoundCode, string PlaceCode, Track Track, Tier Tier, DateOnly StartsOn, string? DocumentNumber = null, string? Remark = null)
{
    /// <summary>The first step.</summary>
    internal StageStep Step => new(StartsOn, DocumentNumber, Remark);
}

/// <summary>An application after a step.</summary>
/// <param name="Version">To be given with the next step.</param>
public sealed record StageMove(Guid ApplicationId, Stage Stage, int Version);

/// <summary>An application as somebody saw it.</summary>
public sealed record SeenApplication(Guid ApplicationId, int Version);

/// <summary>What became of one application of a selection.</summary>
public sealed record StageMoveResult(Guid ApplicationId, CommandResult<StageMove> Result);

/// <summary>
/// Begins applications and moves them by the table of <see cref="StageRules"/>. Every step is checked against the rule, the facts
/// and the permissions of who takes it; <paramref name="clock"/> says which day is today.
/// </summary>
public sealed class ProgressionCommands(DashboardWriter writer, AccessGuard guard, ProgrammeClock clock)
{
    /// <summary>Begins an application of an eligible place; recorded by its provincial office.</summary>
    public Task<CommandResult<StageMove>> StartAsync(Actor actor, NewApplication wanted, CancellationToken cancellationToken = default) =>
        writer.WriteAsync(actor, wanted.Remark, async (db, token) =>
        {
            var (place, isNew) = await PlaceRegister.FindAsync(db, wanted.PlaceCode, wanted.StartsOn, token);
            var rule = StageRules.From(wanted.Tier, null).Single();
            if (guard.Check(actor.Viewer, rule.Action, new AccessTarget(place?.ProvinceCode ?? actor.Viewer.ProvinceCode, rule.By)) is { } denied)
            {
                return denied;
            }

            if (place is null)
            {
                return new ProgressionRefusal.PlaceUnknown(wanted.PlaceCode);
            }

            if (!Identifier.IsOne(wanted.RoundCode) || await db.Rounds.SingleOrDefaultAsync(r => r.Code == wanted.RoundCode, token) is not { } round)
            {
                return new ProgressionRefusal.RoundUnknown(wanted.RoundCode);
            }

            if (await ApplicationReading.CheckStartAsync(db, place, round, wanted, clock.Today, token) is { } refusal)
            {
                return refusal;
            }

            if (isNew)
            {
                db.Places.Add(place);
            }

            var application = Application.Begin(Guid.CreateVersion7(clock.Now), wanted, place.ProvinceCode, place.Ground, actor.Name);
            db.Applications.Add(application);
            return Done(application.Take(rule, wanted.Step));
        }, cancellationToken);

    /// <summary>Takes any step of the table but a designation and a cancellation, which have their own command.</summary>
    /// <param name="seen">The application as the actor saw it: in conflict when somebody has moved it since.</param>
    public Task<CommandResult<StageMove>> AdvanceAsync(
        Actor actor, SeenApplication seen, Stage to, StageStep step, CancellationToken cancellationToken = default) =>
        writer.WriteAsync(actor, step.Remark, (db, token) => MoveAsync(db, actor, seen, to, step, token), cancellationToken);

    /// <summary>Takes the step with each of a selection, each by itself: one that is refused stops no other.</summary>
    public async Task<IReadOnlyList<StageMoveResult>> AdvanceManyAsync(
        Actor actor, IReadOnlyList<SeenApplication> seen, Stage to, StageStep step, CancellationToken cancellationToken = default)
    {
        var results = new List<StageMoveResult>(seen.Count);
        foreach (var one in seen)
        {
            results.Add(new StageMoveResult(one.ApplicationId, await AdvanceAsync(actor, one, to, step, cancellationToken)));
        }

        return results;
    }

    /// <summary>Opens the public notice of the tier: the national one (三（一）4) or, for pilots, the provincial one (三（二）). It begins with its first day.</summary>
    public Task<CommandResult<StageMove>> OpenPublicNoticeAsync(
        Actor actor, SeenApplication seen, DateOnly startsOn, DateOnly endsOn, string? documentNumber = null, string? remark = null, CancellationToken cancellationToken = default) =>
        writer.WriteAsync(
            actor,
            remark,
            async (db, token) => await MoveAsync(
                db,
                actor,
                seen,
                await db.Applications.AnyAsync(a => a.Id == seen.ApplicationId && a.Tier == Tier.Pilot, token) ? Stage.ProvincialPublicNotice : Stage.PublicNotice,
                new StageStep(startsOn, documentNumber, remark, startsOn, endsOn),
                token),
            cancellationToken);

    /// <summary>
    /// Records the last day of the running public notice again: earlier or later than announced. The record holds from the day on
    /// which the notice began, and the former stays in the history.
    /// </summary>
    public Task<CommandResult<StageMove>> ClosePublicNoticeAsync(
        Actor actor, SeenApplication seen, DateOnly endsOn, string? documentNumber = null, string? remark = null, CancellationToken cancellationToken = default) =>
        writer.WriteAsync(
            actor,
            remark,
            async (db, token) =>
            {
                var running = await db.StageChanges.Where(c => c.ApplicationId == seen.ApplicationId).OrderByDescending(c => c.Number).FirstOrDefaultAsync(token);
                var stage = running is not null && StageRules.IsPublicNotice(running.To) ? running.To : Stage.PublicNotice;
                return await MoveAsync(
                    db,
                    actor,
                    seen,
                    stage,
                    new StageStep(running?.EffectiveOn ?? endsOn, documentNumber, remark, running?.NoticeStartsOn ?? endsOn, endsOn),
                    token,
                    StepKind.Amend);
            },
            cancellationToken);

    private async Task<CommandResult<StageMove>> MoveAsync(
        DashboardDbContext db, Actor actor, SeenApplication seen, Stage to, StageStep step, CancellationToken cancellationToken, StepKind? kind = null)
    {
        var application = await ApplicationReading.FindAsync(db, seen.ApplicationId, cancellationToken);
        var rule = application is null ? null : StageRules.Find(application.Tier, application.Last!.To, to);
        var (action, owner) = StageRules.AccessTo(rule, to);
        if (guard.Check(actor.Viewer, action, application, owner) is { } denied)
        {
            return denied;
        }

        if (application is null)
        {
            return new ProgressionRefusal.ApplicationUnknown();
        }

        if (application.CheckVersion<StageMove>(seen, to.ToString()) is { } conflict)
        {
            return conflict;
        }

        rule = kind is null ? rule is { Kind: StepKind.Amend } ? null : rule : rule?.Kind == kind ? rule : null;
        var facts = await ApplicationFacts.ReadAsync(db, application, rule?.Requires ?? StepRequirement.None, clock.Today, cancellationToken);
        return StepChecks.CheckMove(facts, rule, to, step, clock.Today) is { } refusal ? refusal : Done(application.Take(rule!, step));
    }
}
