using Dashboard.Data.Notices;
using Dashboard.Data.Places;

namespace Dashboard.Data.Progression;

/// <summary>A designation that bears on eligibility.</summary>
public sealed record HeldTier(Tier Tier, string NoticeId, int Annex, int Row, DateOnly DesignatedOn, Term Term)
{
    /// <summary>The first day on which the place counts as designated: neither the notice nor the term is still to come.</summary>
    public DateOnly From => DesignatedOn > Term.StartsOn ? DesignatedOn : Term.StartsOn;

    public bool Covers(DateOnly day) => From <= day && day <= Term.EndsOn;
}

/// <summary>An application that a place has made already.</summary>
/// <param name="EndedOn">The day of its last change; null: it goes on.</param>
public sealed record EarlierApplication(string RoundCode, Tier Tier, DateOnly? EndedOn);

/// <summary>A condition as it stands.</summary>
public enum ConditionState
{
    /// <summary>Nobody has assessed it.</summary>
    Open,
    Met,
    NotMet,

    /// <summary>The alternative condition is met, so this one need not be.</summary>
    Replaced,
}

/// <summary>One condition of the notice.</summary>
/// <param name="Reference">The words of the notice.</param>
/// <param name="IsComputed">The product finds it out itself; all others are assessed by the provincial office.</param>
/// <param name="AlternativeTo">The condition it may stand in place of (二（二）5; inferred); null for every other.</param>
public sealed record ConditionRule(
    EligibilityCondition Condition, NoticeReference Reference, bool IsComputed = false, EligibilityCondition? AlternativeTo = null);

/// <summary>A condition with its state.</summary>
public sealed record ConditionStanding(ConditionRule Rule, ConditionState State);

/// <summary>Who may apply, and which conditions the notice sets (二 of the 2023 notice). Pure.</summary>
public static class EligibilityRules
{
    private static readonly ConditionRule[] CityConditions =
    [
        new(EligibilityCondition.PriorStatus, NoticeReferences.CityCondition(1), IsComputed: true),
        new(EligibilityCondition.Leadership, NoticeReferences.CityCondition(2)),
        new(EligibilityCondition.Compliance, NoticeReferences.CityCondition(3)),
        new(EligibilityCondition.OverallStrength, NoticeReferences.CityCondition(4)),
    ];

    private static readonly ConditionRule[] CountyConditions =
    [
        new(EligibilityCondition.PriorStatus, NoticeReferences.CountyCondition(1), IsComputed: true),
        new(EligibilityCondition.Leadership, NoticeReferences.CountyCondition(2)),
        new(EligibilityCondition.Compliance, NoticeReferences.CountyCondition(3)),
        new(EligibilityCondition.WorkResults, NoticeReferences.CountyCondition(4)),
        new(EligibilityCondition.GeographicalIndicationRoute, NoticeReferences.CountyCondition(5), AlternativeTo: EligibilityCondition.WorkResults),
    ];

    /// <summary>
    /// The national conditions: four for cities (二（一）), five paragraphs for counties (二（二）). None for the pilot tier, whose
    /// standard the provincial office sets (三（二）).
    /// </summary>
    public static IReadOnlyList<ConditionRule> ConditionsOf(Track track, Tier tier) => (tier, track) switch
    {
        (Tier.Pilot, _) => [],
        (Tier.Demonstration, Track.City) => CityConditions,
        (Tier.Demonstration, Track.County) => CountyConditions,
    };

    /// <summary>How many conditions have to be met: 4, 4 and 0. The route of geographical indications counts in place of the fourth.</summary>
    public static int ConditionCount(Track track, Tier tier) => ConditionsOf(track, tier).Count(c => c.AlternativeTo is null);

    /// <summary>What the notice says of the status a place must have.</summary>
    public static NoticeReference StatusReference(Track track, Tier tier) => (tier, track) switch
    {
        (Tier.Pilot, _) => NoticeReferences.PilotStandard,
        (Tier.Demonstration, Track.City) => NoticeReferences.CityCondition(1),
        (Tier.Demonstration, Track.County) => NoticeReferences.CountyCondition(1),
    };

    /// <summary>Null: the place may begin an application on the day. Else the first ground against it.</summary>
    /// <param name="held">Every designation of the place, of any day.</param>
    /// <param name="earlier">Every application of the place.</param>
    /// <param name="startsOn">The day on which the application begins.</param>
    public static Refusal? CheckStart(
        PlaceKind kind, Track track, Tier tier, string roundCode, IReadOnlyCollection<HeldTier> held, IReadOnlyCollection<EarlierApplication> earlier, DateOnly startsOn)
    {
        if (PlaceRules.TrackOf(kind) != track)
        {
            return new EligibilityRefusal.NotOnTrack(kind, PlaceRules.TrackOf(kind));
        }

        if (CheckStatus(track, tier, held, startsOn) is { } refusal)
        {
            return refusal;
        }

        if (earlier.Any(a => a.RoundCode == roundCode && a.Tier == tier))
        {
            return new EligibilityRefusal.AlreadyApplied(roundCode);
        }

        return earlier.FirstOrDefault(a => a.EndedOn is null || a.EndedOn > startsOn) is { } live ? new EligibilityRefusal.StillApplying(live.RoundCode) : null;
    }

    /// <summary>Null: the status that the place had on the day lets it apply. The pilot term must cover the start of the application.</summary>
    public static Refusal? CheckStatus(Track track, Tier tier, IReadOnlyCollection<HeldTier> held, DateOnly startsOn)
    {
        if (held.FirstOrDefault(h => h.Tier == Tier.Demonstration && h.Covers(startsOn)) is { } demonstration)
        {
            return new EligibilityRefusal.AlreadyDemonstration(demonstration.NoticeId, demonstration.From, demonstration.Term.EndsOn);
        }

        var pilots = held.Where(h => h.Tier == Tier.Pilot).OrderBy(h => h.From).ToList();
        var covering = pilots.Find(p => p.Covers(startsOn));
        switch (tier)
        {
            case Tier.Pilot:
                return covering is null ? null : new EligibilityRefusal.AlreadyPilot(covering.NoticeId, covering.From, covering.Term.EndsOn);
            case Tier.Demonstration when covering is not null:
                return null;
        }

        return pilots.FindLast(p => p.Term.EndsOn < startsOn) is { } ended ? new EligibilityRefusal.PilotTermEnded(ended.Term.EndsOn, startsOn)
            : pilots.Find(p => p.From > startsOn) is { } coming ? new EligibilityRefusal.PilotTermNotBegun(coming.From, startsOn)
            : track switch
            {
                Track.City => new EligibilityRefusal.NotPilot(),
                Track.County => new EligibilityRefusal.PriorStatusUnknown(),
            };
    }

    /// <summary>The conditions with what is known of them.</summary>
    /// <param name="statusHolds">What <see cref="CheckStatus"/> found.</param>
    /// <param name="assessed">The latest assessment of each condition; missing or null: not assessed.</param>
    public static IReadOnlyList<ConditionStanding> Stand(
        Track track, Tier tier, bool statusHolds, IReadOnlyDictionary<EligibilityCondition, bool?> assessed)
    {
        var rules = ConditionsOf(track, tier);
        var alternative = rules.FirstOrDefault(r => r.AlternativeTo is not null);
        var routeIsMet = alternative is not null && StateOf(alternative) == ConditionState.Met;
        return rules.Select(rule => new ConditionStanding(
            rule, routeIsMet && rule.Condition == alternative!.AlternativeTo && StateOf(rule) != ConditionState.Met ? ConditionState.Replaced : StateOf(rule))).ToList();

        ConditionState StateOf(ConditionRule rule) => (rule.IsComputed ? statusHolds : assessed.GetValueOrDefault(rule.Condition)) switch
        {
            null => ConditionState.Open,
            true => ConditionState.Met,
            false => ConditionState.NotMet,
        };
    }

    /// <summary>How many of the <see cref="ConditionCount"/> conditions are met; the alternative counts in place of its condition.</summary>
    public static int MetCount(IEnumerable<ConditionStanding> standings) => standings.Count(
        s => s.Rule.AlternativeTo is null && s.State is ConditionState.Met or ConditionState.Replaced);

    /// <summary>The conditions that stop a recommendation: found not met, and not replaced. A route that is not taken stops nothing.</summary>
    public static IReadOnlyList<EligibilityCondition> Failed(IEnumerable<ConditionStanding> standings) => standings
        .Where(s => s.Rule.AlternativeTo is null && s.State == ConditionState.NotMet)
        .Select(s => s.Rule.Condition)
        .ToList();
}
