using Dashboard.Data.Access;
using Dashboard.Data.Notices;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Time;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Data.CommandResults;

namespace Dashboard.Data.Progression;

/// <summary>What the experts found.</summary>
public sealed record ReviewFinding(DateOnly ReviewedOn, bool Proposed, string? Opinion = null);

/// <summary>弄虚作假, verified.</summary>
/// <param name="VerifiedOn">The day on which the eligibility is cancelled.</param>
/// <param name="PlaceDepartmentCriticizedOn">通报批评 of the place's IP department; null: not issued yet.</param>
/// <param name="ProvincialOfficeCriticizedOn">通报批评 of the provincial office; null: not issued yet.</param>
public sealed record FalsificationFinding(
    DateOnly VerifiedOn,
    string Finding,
    string? DocumentNumber = null,
    DateOnly? PlaceDepartmentCriticizedOn = null,
    DateOnly? ProvincialOfficeCriticizedOn = null);

/// <summary>A designation notice to be registered.</summary>
/// <param name="Id">Null: designation and its year.</param>
public sealed record NewNotice(string DocumentNumber, DateOnly IssuedOn, string TitleZh, string? TitleEn = null, string? Id = null);

/// <summary>Where and for how long a place is designated.</summary>
/// <param name="NoticeId">A notice that is held; null: <paramref name="Notice"/> is registered.</param>
/// <param name="Notice">A notice to be registered with the designation; null: <paramref name="NoticeId"/> is held.</param>
/// <param name="Term">Null: that of the round.</param>
public sealed record NewDesignation(int Annex, int Row, string? NoticeId = null, NewNotice? Notice = null, Term? Term = null, string? Remark = null);

/// <summary>What only the national office records: expert review, designation, cancelled eligibility (三（一）4 and 五（二）of the 2023 notice).</summary>
public sealed class DecisionCommands(DashboardWriter writer, AccessGuard guard, ProgrammeClock clock)
{
    private const int NoticeIdLength = 40;
    private const int TitleLength = 200;

    /// <summary>Records or corrects the expert review of an application that stands in it.</summary>
    /// <param name="seen">The application as the actor saw it.</param>
    /// <param name="reviewVersion">Version of the review that is corrected; null: there is none yet.</param>
    public Task<CommandResult<Nothing>> RecordExpertReviewAsync(
        Actor actor, SeenApplication seen, ReviewFinding finding, int? reviewVersion = null, CancellationToken cancellationToken = default) =>
        DecideAsync<Nothing>(actor, finding.Opinion, seen, nameof(ExpertReview), async (db, application, token) =>
        {
            var last = application.Last!;
            if (last.To != Stage.ExpertReview)
            {
                return new ProgressionRefusal.StageClosed(last.To, application.Tier);
            }

            if ((CheckDay(finding.ReviewedOn, last, application.Tier) ?? StepChecks.CheckTexts(null, finding.Opinion)) is { } refusal)
            {
                return refusal;
            }

            if (!finding.Proposed && await IsSampleOfRealPlaceAsync(db, application, token))
            {
                return new ProgressionRefusal.IllustrativeAdverse();
            }

            var review = await db.ExpertReviews.SingleOrDefaultAsync(r => r.ApplicationId == application.Id, token);
            if (review?.Version != reviewVersion)
            {
                return new CommandResult<Nothing>.Conflict(
                    [new ConflictingValue(nameof(ExpertReview.Proposed), finding.Proposed.ToString(), review?.Proposed.ToString())]);
            }

            if (review is null)
            {
                review = new ExpertReview { ApplicationId = application.Id };
                db.ExpertReviews.Add(review);
            }

            (review.ReviewedOn, review.Proposed, review.Opinion) = (finding.ReviewedOn, finding.Proposed, RecordedModel.Trimmed(finding.Opinion));
            return Done();
        }, cancellationToken);

    /// <summary>确定, 核准: writes the designation with its notice, annex, row and term; in effect on the date of the notice.</summary>
    public Task<CommandResult<StageMove>> DesignateAsync(
        Actor actor, SeenApplication seen, NewDesignation wanted, CancellationToken cancellationToken = default) =>
        DecideAsync<StageMove>(actor, wanted.Remark, seen, nameof(Stage.Designated), async (db, application, token) =>
        {
            var from = application.Last!.To;
            if (StageRules.Find(application.Tier, from, Stage.Designated) is not { } rule)
            {
                return new ProgressionRefusal.StepUnknown(from, Stage.Designated, application.Tier);
            }

            if (application.Ground == ProvenanceKind.Illustrative)
            {
                return new ProgressionRefusal.IllustrativeDesignation();
            }

            var (notice, fault) = await NoticeAsync(db, wanted, token);
            if (notice is null)
            {
                return fault!;
            }

            var issuedOn = notice.IssuedOn!.Value;
            var step = new StageStep(issuedOn, notice.DocumentNumber, wanted.Remark);
            if (await CheckStepAsync(db, application, rule, step, token) is { } refusal)
            {
                return refusal;
            }

            var round = await db.Rounds.SingleAsync(r => r.Code == application.RoundCode, token);
            if (wanted.Term is null && (round.TermStartsOn is null || round.TermEndsOn is null))
            {
                return new ProgressionRefusal.TermMissing();
            }

            var term = wanted.Term ?? new Term(round.TermStartsOn!.Value, round.TermEndsOn!.Value);
            if (term.EndsOn <= term.StartsOn || term.EndsOn < issuedOn)
            {
                return new ProgressionRefusal.TermInvalid(term.StartsOn, term.EndsOn, issuedOn);
            }

            if ((await CheckRowAsync(db, application, notice, wanted, token) ?? await CheckHeldAsync(db, application, issuedOn, term, token)) is { } taken)
            {
                return taken;
            }

            if (wanted.Notice is not null)
            {
                db.Notices.Add(notice);
            }

            await AddAnnexAsync(db, notice, application, wanted.Annex, token);
            db.Designations.Add(new Designation
            {
                NoticeId = notice.Id,
                Annex = wanted.Annex,
                Row = wanted.Row,
                PlaceCode = application.PlaceCode,
                Tier = application.Tier,
                DesignatedOn = issuedOn,
                StartsOn = term.StartsOn,
                EndsOn = term.EndsOn,
                Ground = ProvenanceKind.Reported,
                ApplicationId = application.Id,
            });
            return Done(application.Take(rule, step));
        }, cancellationToken);

    /// <summary>取消申报资格 for falsification, from any stage in which the application goes on; with the circulated criticisms, once they are issued.</summary>
    public Task<CommandResult<StageMove>> CancelEligibilityAsync(
        Actor actor, SeenApplication seen, FalsificationFinding finding, CancellationToken cancellationToken = default) =>
        DecideAsync<StageMove>(actor, finding.Finding, seen, nameof(Stage.EligibilityCancelled), async (db, application, token) =>
        {
            var from = application.Last!.To;
            if (StageRules.Find(application.Tier, from, Stage.EligibilityCancelled) is not { } rule)
            {
                return new ProgressionRefusal.StepUnknown(from, Stage.EligibilityCancelled, application.Tier);
            }

            var step = new StageStep(finding.VerifiedOn, finding.DocumentNumber, finding.Finding);
            if (string.IsNullOrWhiteSpace(finding.Finding))
            {
                return new ProgressionRefusal.FalsificationMissing();
            }

            if ((await CheckStepAsync(db, application, rule, step, token)
                ?? CheckCriticisms(application.Tier, finding.VerifiedOn, finding.PlaceDepartmentCriticizedOn, finding.ProvincialOfficeCriticizedOn)) is { } refusal)
            {
                return refusal;
            }

            db.Falsifications.Add(new Falsification
            {
                ApplicationId = application.Id,
                VerifiedOn = finding.VerifiedOn,
                Finding = finding.Finding.Trim(),
                DocumentNumber = RecordedModel.Trimmed(finding.DocumentNumber),
                PlaceDepartmentCriticizedOn = finding.PlaceDepartmentCriticizedOn,
                ProvincialOfficeCriticizedOn = finding.ProvincialOfficeCriticizedOn,
            });
            return Done(application.Take(rule, step));
        }, cancellationToken);

    /// <summary>Records on which days the two circulated criticisms were issued; null: not yet.</summary>
    /// <param name="findingVersion">Version of the finding as the actor saw it.</param>
    public Task<CommandResult<Nothing>> RecordCriticismsAsync(
        Actor actor, SeenApplication seen, int findingVersion, DateOnly? placeDepartmentOn, DateOnly? provincialOfficeOn, CancellationToken cancellationToken = default) =>
        DecideAsync<Nothing>(actor, null, seen, nameof(Falsification), async (db, application, token) =>
        {
            if (await db.Falsifications.SingleOrDefaultAsync(f => f.ApplicationId == application.Id, token) is not { } finding)
            {
                return new ProgressionRefusal.FalsificationMissing();
            }

            if (finding.Version != findingVersion)
            {
                return new CommandResult<Nothing>.Conflict([]);
            }

            if (CheckCriticisms(application.Tier, finding.VerifiedOn, placeDepartmentOn, provincialOfficeOn) is { } refusal)
            {
                return refusal;
            }

            (finding.PlaceDepartmentCriticizedOn, finding.ProvincialOfficeCriticizedOn) = (placeDepartmentOn, provincialOfficeOn);
            return Done();
        }, cancellationToken);

    private async Task<Refusal?> CheckStepAsync(
        DashboardDbContext db, Application application, StageRule rule, StageStep step, CancellationToken cancellationToken) =>
        StepChecks.CheckStep(await ApplicationFacts.ReadAsync(db, application, rule.Requires, clock.Today, cancellationToken), rule, step, clock.Today);

    private static async Task<bool> IsSampleOfRealPlaceAsync(DashboardDbContext db, Application application, CancellationToken cancellationToken) =>
        application.Ground == ProvenanceKind.Illustrative
        && await db.Places.AnyAsync(p => p.Code == application.PlaceCode && p.Ground != ProvenanceKind.Illustrative, cancellationToken);

    /// <summary>The row is free, and the annex lists places of this tier and track.</summary>
    private static async Task<Refusal?> CheckRowAsync(
        DashboardDbContext db, Application application, Notice notice, NewDesignation wanted, CancellationToken cancellationToken)
    {
        if (wanted.Annex < 1 || wanted.Row < 1)
        {
            return new ProgressionRefusal.AnnexRowInvalid(wanted.Annex, wanted.Row);
        }

        var listed = await (
            from designation in db.Designations
            where designation.NoticeId == notice.Id && designation.Annex == wanted.Annex
            join place in db.Places on designation.PlaceCode equals place.Code
            select new { designation.Row, designation.Tier, place.Kind, place.NameZh }).ToListAsync(cancellationToken);
        return listed.Find(l => l.Row == wanted.Row) is { } occupant
            ? new ProgressionRefusal.AnnexRowTaken(wanted.Annex, wanted.Row, occupant.NameZh)
            : listed.Exists(l => l.Tier != application.Tier || PlaceRules.TrackOf(l.Kind) != application.Track)
                ? new ProgressionRefusal.AnnexOfOtherList(wanted.Annex) : null;
    }

    /// <summary>No place holds a tier twice on any day.</summary>
    private async Task<Refusal?> CheckHeldAsync(
        DashboardDbContext db, Application application, DateOnly designatedOn, Term term, CancellationToken cancellationToken) =>
        (await ApplicationReading.HeldAsync(db, application.PlaceCode, clock.Today, cancellationToken))
            .Find(h => h.Tier == application.Tier && h.DesignatedOn <= term.EndsOn && designatedOn <= h.Term.EndsOn) is { } held
            ? new ProgressionRefusal.AlreadyDesignated(held.NoticeId, held.From, held.Term.EndsOn) : null;

    /// <summary>A notice that is registered has the annexes that its designations name.</summary>
    private static async Task AddAnnexAsync(
        DashboardDbContext db, Notice notice, Application application, int ordinal, CancellationToken cancellationToken)
    {
        var annex = await db.NoticeAnnexes.SingleOrDefaultAsync(a => a.NoticeId == notice.Id && a.Ordinal == ordinal, cancellationToken);
        if (annex is null)
        {
            var (zh, en) = NoticeRules.ListTitle(application.Track, application.Tier);
            annex = new NoticeAnnex { NoticeId = notice.Id, Ordinal = ordinal, PrintedNumber = ordinal, TitleZh = zh, TitleEn = en, Rows = 0, Held = true };
            db.NoticeAnnexes.Add(annex);
        }

        annex.Rows++;
    }

    private Refusal? CheckDay(DateOnly day, StageChange since, Tier tier) =>
        day > clock.Today ? new ProgressionRefusal.InFuture(day, clock.Today)
        : day < since.EffectiveOn ? new ProgressionRefusal.BeforeLastChange(day, since.EffectiveOn, since.To, tier) : null;

    private Refusal? CheckCriticisms(Tier tier, DateOnly verifiedOn, params IEnumerable<DateOnly?> days)
    {
        foreach (var day in days.OfType<DateOnly>())
        {
            if (day > clock.Today)
            {
                return new ProgressionRefusal.InFuture(day, clock.Today);
            }

            if (day < verifiedOn)
            {
                return new ProgressionRefusal.BeforeLastChange(day, verifiedOn, Stage.EligibilityCancelled, tier);
            }
        }

        return null;
    }

    /// <summary>The notice that designates: one that is held, or a new one. Null with the reason when it cannot.</summary>
    private static async Task<(Notice? Notice, Refusal? Fault)> NoticeAsync(DashboardDbContext db, NewDesignation wanted, CancellationToken cancellationToken)
    {
        if (wanted.Notice is not { } fresh)
        {
            var held = !Identifier.IsOne(wanted.NoticeId) ? null : await db.Notices.SingleOrDefaultAsync(n => n.Id == wanted.NoticeId, cancellationToken);
            return held switch
            {
                null => (null, new ProgressionRefusal.NoticeUnknown(wanted.NoticeId ?? "")),
                { Kind: not NoticeKind.Designation } or { IssuedOn: null } => (null, new ProgressionRefusal.NoticeDesignatesNobody(held.Id)),
                { Ground: ProvenanceKind.Official } => (null, new ProgressionRefusal.NoticeComplete(held.Id)),
                _ => (held, null),
            };
        }

        if (string.IsNullOrWhiteSpace(fresh.DocumentNumber) || string.IsNullOrWhiteSpace(fresh.TitleZh))
        {
            return (null, new ProgressionRefusal.NoticeIncomplete());
        }

        var (title, id) = (fresh.TitleZh.Trim(), RecordedModel.Trimmed(fresh.Id) ?? $"designation-{fresh.IssuedOn.Year}");
        if (StepChecks.CheckTexts(fresh.DocumentNumber) is { } tooLong)
        {
            return (null, tooLong);
        }

        if (title.Length > TitleLength || fresh.TitleEn?.Length > TitleLength)
        {
            return (null, new ProgressionRefusal.TextTooLong(Math.Max(title.Length, fresh.TitleEn?.Length ?? 0), TitleLength));
        }

        if (id.Length > NoticeIdLength || !Identifier.IsOne(id))
        {
            return (null, new ProgressionRefusal.NoticeUnknown(id));
        }

        if (await db.Notices.AnyAsync(n => n.Id == id, cancellationToken))
        {
            return (null, new ProgressionRefusal.NoticeTaken(id));
        }

        var english = RecordedModel.Trimmed(fresh.TitleEn) ?? title;
        return (NoticeRules.Registered(id, fresh.DocumentNumber.Trim(), fresh.IssuedOn, title, english), null);
    }

    private Task<CommandResult<T>> DecideAsync<T>(
        Actor actor,
        string? reason,
        SeenApplication seen,
        string wanted,
        Func<DashboardDbContext, Application, CancellationToken, Task<CommandResult<T>>> decide,
        CancellationToken cancellationToken) =>
        writer.WriteAsync<T>(actor, reason, async (db, token) =>
        {
            var application = await ApplicationReading.FindAsync(db, seen.ApplicationId, token);
            if (guard.Check(actor.Viewer, AccessAction.RecordNationalDecision, application, StageOwner.National) is { } denied)
            {
                return denied;
            }

            return application is null ? new ProgressionRefusal.ApplicationUnknown()
                : application.CheckVersion<T>(seen, wanted) is { } conflict ? conflict
                : await decide(db, application, token);
        }, cancellationToken);
}
