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
    string RoundCode, string PlaceCode, Track Track, Tier Tier, DateOnly StartsOn, string? DocumentNumber = null, string? Remark = null);

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
public sealed class ProgressionCommands(DashboardWriter writer, AccessGuard guard, ProgrammeClock clock, TimeProvider time)
{
    /// <summary>Begins an application of an eligible place; recorded by its provincial office.</summary>
    public Task<CommandResult<StageMove>> StartAsync(Actor actor, NewApplication wanted, CancellationToken cancellationToken = default) =>
        writer.WriteAsync(actor, wanted.Remark, async (db, token) =>
        {
            var place = await db.Places.SingleOrDefaultAsync(p => p.Code == wanted.PlaceCode, token);
            var rule = StageRules.From(wanted.Tier, null).Single();
            if (guard.Check(actor.Viewer, rule.Action, new AccessTarget(place?.ProvinceCode ?? actor.Viewer.ProvinceCode, rule.By)) is { } denied)
            {
                return new Refusal(denied);
            }

            if (place is null)
            {
                return new Refusal(ProgressionRefusal.PlaceUnknown, wanted.PlaceCode);
            }

            if (await db.Rounds.SingleOrDefaultAsync(r => r.Code == wanted.RoundCode, token) is not { } round)
            {
                return new Refusal(ProgressionRefusal.RoundUnknown, wanted.RoundCode);
            }

            if (await CheckStartAsync(db, place, round, wanted, token) is { } refusal)
            {
                return refusal;
            }

            var application = Begin(actor, wanted, place.ProvinceCode, place.Ground);
            db.Applications.Add(application);
            return Done(Append(actor, application, rule, StepOf(wanted)));
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

    /// <summary>退回补正: by the province during its review, by the national office from the recommendation on.</summary>
    public Task<CommandResult<StageMove>> ReturnAsync(Actor actor, SeenApplication seen, StageStep step, CancellationToken cancellationToken = default) =>
        AdvanceAsync(actor, seen, Stage.ReturnedForCompletion, step, cancellationToken);

    /// <summary>撤回: recorded by the province until the recommendation, by the national office from then on.</summary>
    public Task<CommandResult<StageMove>> WithdrawAsync(Actor actor, SeenApplication seen, StageStep step, CancellationToken cancellationToken = default) =>
        AdvanceAsync(actor, seen, Stage.Withdrawn, step, cancellationToken);

    /// <summary>推荐, within the quota.</summary>
    public Task<CommandResult<StageMove>> RecommendAsync(Actor actor, SeenApplication seen, StageStep step, CancellationToken cancellationToken = default) =>
        AdvanceAsync(actor, seen, Stage.Recommended, step, cancellationToken);

    /// <summary>未推荐, by the province.</summary>
    public Task<CommandResult<StageMove>> NotRecommendAsync(Actor actor, SeenApplication seen, StageStep step, CancellationToken cancellationToken = default) =>
        AdvanceAsync(actor, seen, Stage.NotRecommended, step, cancellationToken);

    /// <summary>未入选, by the national office.</summary>
    public Task<CommandResult<StageMove>> NotSelectAsync(Actor actor, SeenApplication seen, StageStep step, CancellationToken cancellationToken = default) =>
        AdvanceAsync(actor, seen, Stage.NotSelected, step, cancellationToken);

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

    /// <summary>The application with its changes, tracked; null when there is none.</summary>
    internal static Task<Application?> FindAsync(DashboardDbContext db, Guid id, CancellationToken cancellationToken) =>
        db.Applications.Include(a => a.Changes).AsSplitQuery().SingleOrDefaultAsync(a => a.Id == id, cancellationToken);

    /// <summary>Null: the actor may. Of an application that does not exist only the role is asked.</summary>
    internal Refusal? CheckAccess(Actor actor, AccessAction action, Application? application, StageOwner owner) =>
        guard.Check(actor.Viewer, action, new AccessTarget(application?.ProvinceCode ?? actor.Viewer.ProvinceCode, owner)) is { } denied
            ? new Refusal(denied) : null;

    /// <summary>Null: nobody has moved the application since it was seen.</summary>
    internal static CommandResult<T>.Conflict? CheckVersion<T>(Application application, SeenApplication seen, string wanted) =>
        application.Version == seen.Version ? null : new CommandResult<T>.Conflict(
            [new ConflictingValue(nameof(Stage), wanted, application.Changes.MaxBy(c => c.Number)!.To.ToString())]);

    /// <summary>Null: the rule and the facts allow the step, and the quota has a place left.</summary>
    internal async Task<Refusal?> CheckStepAsync(
        DashboardDbContext db, Application application, StageRule rule, StageStep step, CancellationToken cancellationToken)
    {
        var facts = await ApplicationFacts.ReadAsync(db, application, rule.Requires, cancellationToken);
        return StepChecks.CheckFacts(facts, rule, step.EffectiveOn, clock.Today)
            ?? StepChecks.CheckStep(rule, step)
            ?? (rule.Asks(StepRequirement.Quota) ? await QuotaGuard.CheckRecommendationAsync(db, facts.Cell, step.EffectiveOn, cancellationToken) : null);
    }

    /// <summary>A new application, without its first step.</summary>
    /// <param name="ground">Of the place: an invented one makes an illustrative application.</param>
    internal Application Begin(Actor actor, NewApplication wanted, string provinceCode, ProvenanceKind ground) => Stamp(actor, new Application
    {
        Id = Guid.CreateVersion7(time.GetUtcNow()),
        RoundCode = wanted.RoundCode,
        PlaceCode = wanted.PlaceCode,
        ProvinceCode = provinceCode,
        Track = wanted.Track,
        Tier = wanted.Tier,
        Ground = ground == ProvenanceKind.Illustrative ? ProvenanceKind.Illustrative : ProvenanceKind.Reported,
        Source = actor.Name,
        RecordedBy = "",
    });

    internal static StageStep StepOf(NewApplication wanted) => new(wanted.StartsOn, wanted.DocumentNumber, wanted.Remark);

    /// <summary>Writes the step down.</summary>
    internal StageMove Append(Actor actor, Application application, StageRule rule, StageStep step)
    {
        application.Changes.Add(Stamp(actor, Change(application, rule, step)));
        application.Version++;
        return new StageMove(application.Id, rule.To, application.Version);
    }

    /// <summary>The step as the next change of the application; who records it is said by <see cref="Stamp"/>.</summary>
    internal static StageChange Change(Application application, StageRule rule, StageStep step)
    {
        var isNotice = rule.Asks(StepRequirement.NoticePeriod);
        return new StageChange
        {
            ApplicationId = application.Id,
            Number = application.Changes.Count + 1,
            From = rule.From,
            To = rule.To,
            EffectiveOn = step.EffectiveOn,
            DocumentNumber = Trimmed(step.DocumentNumber),
            Remark = Trimmed(step.Remark),
            NoticeStartsOn = isNotice ? step.NoticeStartsOn : null,
            NoticeEndsOn = isNotice ? step.NoticeEndsOn : null,
            RecordedBy = "",
        };
    }

    /// <summary>Says who records it, and when.</summary>
    internal T Stamp<T>(Actor actor, T record)
        where T : IRecorded
    {
        (record.RecordedAt, record.RecordedById, record.RecordedBy) = (time.GetUtcNow().UtcDateTime, actor.AccountId, actor.Name);
        return record;
    }

    internal static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private async Task<CommandResult<StageMove>> MoveAsync(
        DashboardDbContext db, Actor actor, SeenApplication seen, Stage to, StageStep step, CancellationToken cancellationToken, StepKind? kind = null)
    {
        var application = await FindAsync(db, seen.ApplicationId, cancellationToken);
        var from = application?.Changes.MaxBy(c => c.Number)!.To;
        var rule = application is null ? null : StageRules.Find(application.Tier, from, to);
        if (CheckAccess(
                actor,
                rule?.Action ?? (StageRules.IsNationalDecision(to) ? AccessAction.RecordNationalDecision : AccessAction.MoveApplications),
                application,
                rule?.By ?? StageRules.OwnerOf(to)) is { } denied)
        {
            return denied;
        }

        if (application is null)
        {
            return new Refusal(ProgressionRefusal.ApplicationUnknown);
        }

        if (CheckVersion<StageMove>(application, seen, to.ToString()) is { } conflict)
        {
            return conflict;
        }

        if (rule is null || (kind is not null && rule.Kind != kind) || (kind is null && rule.Kind == StepKind.Amend))
        {
            return new Refusal(ProgressionRefusal.StepUnknown, from!, to);
        }

        if (rule.Asks(StepRequirement.Designation))
        {
            return new Refusal(ProgressionRefusal.DesignationMissing);
        }

        if (rule.Asks(StepRequirement.Falsification))
        {
            return new Refusal(ProgressionRefusal.FalsificationMissing);
        }

        return await CheckStepAsync(db, application, rule, step, cancellationToken) is { } refusal
            ? refusal : Done(Append(actor, application, rule, step));
    }

    private async Task<Refusal?> CheckStartAsync(DashboardDbContext db, Place place, Round round, NewApplication wanted, CancellationToken cancellationToken)
    {
        var earlier = await EarlierAsync(db.Applications.Where(a => a.PlaceCode == place.Code), cancellationToken);
        return StepChecks.CheckStart(
            wanted, place.Kind, await OpensOnAsync(db, round.EvaluationNoticeId, cancellationToken), await ApplicationFacts.HeldAsync(db, place.Code, cancellationToken),
            [.. earlier.Select(e => e.Application)], clock.Today);
    }

    /// <summary>The first day of a round; null: its evaluation notice is not held.</summary>
    internal static async Task<DateOnly?> OpensOnAsync(DashboardDbContext db, string? evaluationNoticeId, CancellationToken cancellationToken) =>
        await db.Notices.Where(n => n.Id == evaluationNoticeId).Select(n => new { n.IssuedOn, n.Year }).SingleOrDefaultAsync(cancellationToken) is { } notice
            ? NoticeRules.CountsFrom(notice.IssuedOn, notice.Year) : null;

    /// <summary>The applications with what a later one must know of them.</summary>
    internal static async Task<List<(string PlaceCode, EarlierApplication Application)>> EarlierAsync(
        IQueryable<Application> applications, CancellationToken cancellationToken) =>
        (await applications
            .Select(a => new { a.PlaceCode, a.RoundCode, a.Tier, Last = a.Changes.OrderByDescending(c => c.Number).Select(c => new { c.To, c.EffectiveOn }).First() })
            .ToListAsync(cancellationToken))
        .ConvertAll(a => (a.PlaceCode, new EarlierApplication(a.RoundCode, a.Tier, StageRules.IsLive(a.Last.To) ? null : a.Last.EffectiveOn)));
}
