using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Quotas;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Progression;

/// <summary>What a step is checked against: the application as it stands after its last change.</summary>
internal sealed record ApplicationFacts(Application Application, Stage Stage, DateOnly LastEffectiveOn, DateOnly StartedOn, bool PlaceIsReal)
{
    /// <summary>Where a returned application came from; null when it is not returned.</summary>
    public Stage? ReturnedFrom { get; init; }

    /// <summary>First and last day of the running public notice; null outside one.</summary>
    public (DateOnly StartsOn, DateOnly EndsOn)? Notice { get; init; }

    public IReadOnlyCollection<HeldTier> Held { get; init; } = [];

    /// <summary>The first day on which each material was received.</summary>
    public IReadOnlyDictionary<Material, DateOnly> Received { get; init; } = new Dictionary<Material, DateOnly>();

    public IReadOnlyDictionary<EligibilityCondition, bool?> Assessed { get; init; } = new Dictionary<EligibilityCondition, bool?>();

    public ExpertReview? Review { get; init; }

    public bool FalsificationFound { get; init; }

    /// <summary>The quota and what is used of it; null where no step asks for it.</summary>
    public QuotaUsage? Quota { get; init; }

    public static QuotaCell CellOf(Application application) => new(application.RoundCode, application.ProvinceCode, application.Track, application.Tier);

    /// <summary>Reads what the requirements need, and nothing else.</summary>
    /// <param name="application">With its changes.</param>
    /// <param name="day">The day on which the terms of the place are known.</param>
    public static async Task<ApplicationFacts> ReadAsync(
        DashboardDbContext db, Application application, StepRequirement needed, DateOnly day, CancellationToken cancellationToken)
    {
        var id = application.Id;
        var isReal = application.Ground != ProvenanceKind.Illustrative
            || await db.Places.AnyAsync(p => p.Code == application.PlaceCode && p.Ground != ProvenanceKind.Illustrative, cancellationToken);
        return Of(application, isReal) with
        {
            Held = Needs(StepRequirement.Eligibility) ? await ApplicationReading.HeldAsync(db, application.PlaceCode, day, cancellationToken) : [],
            Received = Needs(StepRequirement.PlaceMaterials | StepRequirement.AllMaterials)
                ? await db.MaterialReceipts.Where(m => m.ApplicationId == id).GroupBy(m => m.Material)
                    .Select(g => new { g.Key, On = g.Min(m => m.ReceivedOn) }).ToDictionaryAsync(g => g.Key, g => g.On, cancellationToken)
                : new Dictionary<Material, DateOnly>(),
            Assessed = Needs(StepRequirement.Eligibility)
                ? LatestOf(await db.Assessments.AsNoTracking().Where(a => a.ApplicationId == id).ToListAsync(cancellationToken))
                : new Dictionary<EligibilityCondition, bool?>(),
            Review = Needs(StepRequirement.ExpertReview)
                ? await db.ExpertReviews.AsNoTracking().SingleOrDefaultAsync(r => r.ApplicationId == id, cancellationToken) : null,
            FalsificationFound = Needs(StepRequirement.Falsification) && await db.Falsifications.AnyAsync(f => f.ApplicationId == id, cancellationToken),
            Quota = Needs(StepRequirement.Quota) ? await QuotaGuard.ReadAsync(db, CellOf(application), cancellationToken) : null,
        };

        bool Needs(StepRequirement requirement) => (needed & requirement) != 0;
    }

    /// <summary>What the application and its changes say by themselves.</summary>
    /// <param name="application">With its changes, one at least.</param>
    /// <param name="placeIsReal">False for an invented place of the sample data.</param>
    public static ApplicationFacts Of(Application application, bool placeIsReal)
    {
        var changes = application.Changes.OrderBy(c => c.Number).ToList();
        var (first, last) = (changes[0], changes[^1]);
        return new ApplicationFacts(application, last.To, last.EffectiveOn, first.EffectiveOn, placeIsReal)
        {
            ReturnedFrom = last.To == Stage.ReturnedForCompletion ? last.From : null,
            Notice = last is { NoticeStartsOn: { } starts, NoticeEndsOn: { } ends } ? (starts, ends) : null,
        };
    }

    public static Dictionary<EligibilityCondition, bool?> LatestOf(IEnumerable<Assessment> assessments) =>
        assessments.GroupBy(a => a.Condition).ToDictionary(g => g.Key, g => g.MaxBy(a => a.Number)!.Met);
}

/// <summary>What a step carries with it.</summary>
/// <param name="EffectiveOn">The day on which it happened.</param>
/// <param name="NoticeStartsOn">First day of a public notice.</param>
/// <param name="NoticeEndsOn">Last day of a public notice.</param>
public sealed record StageStep(
    DateOnly EffectiveOn, string? DocumentNumber = null, string? Remark = null, DateOnly? NoticeStartsOn = null, DateOnly? NoticeEndsOn = null);

/// <summary>Checks a step against the facts. Pure.</summary>
internal static class StepChecks
{
    /// <summary>Null: the facts allow the step on the day. Else the first thing against it. The quota is asked apart.</summary>
    public static Refusal? CheckFacts(ApplicationFacts facts, StageRule rule, DateOnly on, DateOnly today)
    {
        if (facts.Application.Ground == ProvenanceKind.Illustrative)
        {
            if (StageRules.IsExit(rule.To) && facts.PlaceIsReal)
            {
                return new ProgressionRefusal.IllustrativeAdverse();
            }

            if (rule.To == Stage.Designated)
            {
                return new ProgressionRefusal.IllustrativeDesignation();
            }
        }

        if (facts.ReturnedFrom is { } from && rule.Kind == StepKind.Resume && !StageRules.MayResume(rule.Tier, from, rule.To))
        {
            return new ProgressionRefusal.ResumesTooFar(from, rule.To, rule.Tier);
        }

        return CheckDay(facts, rule, on, today) ?? CheckRequirements(facts, rule, on);
    }

    /// <summary>Null: the rule and the facts allow the step, and the quota has a place left. Else the first thing against it.</summary>
    public static Refusal? CheckStep(ApplicationFacts facts, StageRule rule, StageStep step, DateOnly today) =>
        CheckFacts(facts, rule, step.EffectiveOn, today) ?? CheckStep(rule, step) ?? CheckQuota(facts, rule, step.EffectiveOn);

    /// <summary>The same for a step that anybody names: it must be one of the table, and none that has its own command.</summary>
    /// <param name="rule">Null: the table knows no such step.</param>
    public static Refusal? CheckMove(ApplicationFacts facts, StageRule? rule, Stage to, StageStep step, DateOnly today) =>
        rule is null ? new ProgressionRefusal.StepUnknown(facts.Stage, to, facts.Application.Tier)
        : rule.Asks(StepRequirement.Designation) ? new ProgressionRefusal.DesignationMissing()
        : rule.Asks(StepRequirement.Falsification) ? new ProgressionRefusal.FalsificationMissing()
        : CheckStep(facts, rule, step, today);

    /// <summary>Null: the step asks for no quota, or a place is left in it.</summary>
    public static Refusal? CheckQuota(ApplicationFacts facts, StageRule rule, DateOnly on) =>
        rule.Asks(StepRequirement.Quota) ? QuotaRules.CheckRecommendation(facts.Quota!.Steps, facts.Quota.Uses, on) : null;

    /// <summary>Null: the place may begin the application. Else the first thing against it.</summary>
    /// <param name="opensOn">The first day of the round; null: its evaluation notice is not held.</param>
    public static Refusal? CheckStart(
        NewApplication wanted, PlaceKind kind, DateOnly? opensOn, IReadOnlyCollection<HeldTier> held, IReadOnlyCollection<EarlierApplication> earlier, DateOnly today) =>
        wanted.StartsOn > today ? new ProgressionRefusal.InFuture(wanted.StartsOn, today)
        : wanted.StartsOn < opensOn ? new ProgressionRefusal.BeforeRound(wanted.StartsOn, opensOn.Value)
        : EligibilityRules.CheckStart(kind, wanted.Track, wanted.Tier, wanted.RoundCode, held, earlier, wanted.StartsOn)
            ?? CheckTexts(wanted.DocumentNumber, wanted.Remark);

    /// <summary>Null: what was received or found on the day may be recorded of an application.</summary>
    /// <param name="takes">Whether the stage takes such a record.</param>
    public static Refusal? CheckRecord(Stage stage, Tier tier, bool takes, DateOnly startedOn, DateOnly day, DateOnly today, string? remark) =>
        !takes ? new ProgressionRefusal.StageClosed(stage, tier)
        : day > today ? new ProgressionRefusal.InFuture(day, today)
        : day < startedOn ? new ProgressionRefusal.BeforeStart(day, startedOn)
        : CheckTexts(null, remark);

    /// <summary>Null: the step says all that its rule asks for.</summary>
    public static Refusal? CheckStep(StageRule rule, StageStep step) =>
        CheckTexts(step.DocumentNumber, step.Remark)
        ?? (rule.Asks(StepRequirement.Remark) && string.IsNullOrWhiteSpace(step.Remark) ? new ProgressionRefusal.RemarkMissing()
            : rule.Asks(StepRequirement.NoticePeriod) ? CheckPeriod(step.NoticeStartsOn, step.NoticeEndsOn) : null);

    public static Refusal? CheckTexts(string? documentNumber, params IEnumerable<string?> texts) =>
        documentNumber?.Length > RecordedModel.DocumentNumberLength
            ? new ProgressionRefusal.TextTooLong(documentNumber.Length, RecordedModel.DocumentNumberLength)
            : texts.FirstOrDefault(t => t?.Length > RecordedModel.ReasonLength) is { } text
                ? new ProgressionRefusal.TextTooLong(text.Length, RecordedModel.ReasonLength) : null;

    private static Refusal? CheckPeriod(DateOnly? startsOn, DateOnly? endsOn) => (startsOn, endsOn) switch
    {
        ({ } starts, { } ends) => starts <= ends ? null : new ProgressionRefusal.NoticePeriodReversed(starts, ends),
        _ => new ProgressionRefusal.NoticePeriodMissing(),
    };

    private static Refusal? CheckDay(ApplicationFacts facts, StageRule rule, DateOnly on, DateOnly today) =>
        on > today ? new ProgressionRefusal.InFuture(on, today)
        : rule.Kind != StepKind.Amend && on < facts.LastEffectiveOn
            ? new ProgressionRefusal.BeforeLastChange(on, facts.LastEffectiveOn, facts.Stage, rule.Tier) : null;

    private static Refusal? CheckRequirements(ApplicationFacts facts, StageRule rule, DateOnly on)
    {
        if (rule.Asks(StepRequirement.NoticeEnded) && facts.Notice is { } notice && on <= notice.EndsOn)
        {
            return new ProgressionRefusal.NoticeNotEnded(notice.EndsOn, on);
        }

        if (rule.Asks(StepRequirement.Eligibility) && CheckEligibility(facts) is { } refusal)
        {
            return refusal;
        }

        var needed = rule.NeededMaterials;
        var received = needed.Count(m => facts.Received.TryGetValue(m, out var day) && day <= on);
        if (received < needed.Count)
        {
            return new ProgressionRefusal.MaterialsMissing(received, needed.Count);
        }

        if (rule.Asks(StepRequirement.ExpertReview))
        {
            if (facts.Review is not { } review || review.ReviewedOn > on || review.ReviewedOn < facts.LastEffectiveOn)
            {
                return new ProgressionRefusal.ExpertReviewMissing();
            }

            if (!review.Proposed)
            {
                return new ProgressionRefusal.NotProposed(review.ReviewedOn);
            }
        }

        return null;
    }

    private static Refusal? CheckEligibility(ApplicationFacts facts)
    {
        var (track, tier) = (facts.Application.Track, facts.Application.Tier);
        if (EligibilityRules.CheckStatus(track, tier, facts.Held, facts.StartedOn) is { } refusal)
        {
            return refusal;
        }

        var failed = EligibilityRules.Failed(EligibilityRules.Stand(track, tier, statusHolds: true, facts.Assessed));
        return failed.Count == 0 ? null : new ProgressionRefusal.ConditionsNotMet(failed);
    }
}
