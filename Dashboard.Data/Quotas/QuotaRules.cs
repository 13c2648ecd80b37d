using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Rounds;

namespace Dashboard.Data.Quotas;

/// <summary>One of the four quotas of a province in a round.</summary>
public readonly record struct QuotaCell(string RoundCode, string ProvinceCode, Track Track, Tier Tier)
{
    public QuotaColumn Column => new(Track, Tier);
}

/// <summary>A quota from a day on, in the order of recording.</summary>
/// <param name="Number">Order of recording within the quota, 1-based.</param>
/// <param name="Count">Null: unknown.</param>
public readonly record struct QuotaStep(int Number, DateOnly EffectiveOn, int? Count);

/// <summary>The days on which an application takes a place of the quota.</summary>
/// <param name="From">The day of the recommendation.</param>
/// <param name="Until">The day on which it was taken back, no longer counted; null: it stands.</param>
public readonly record struct QuotaUse(DateOnly From, DateOnly? Until);

/// <summary>What the quota is on a day, and what may be recommended within it (三（一）3, 三（二）of the 2023 notice). Pure.</summary>
public static class QuotaRules
{
    /// <summary>The revision in effect: the latest effective date up to the day; of the same date, the later recorded. Null: none yet.</summary>
    public static QuotaStep? InEffect(IEnumerable<QuotaStep> steps, DateOnly day) =>
        steps.Where(s => s.EffectiveOn <= day).OrderBy(s => s.EffectiveOn).ThenBy(s => s.Number).Select(s => (QuotaStep?)s).LastOrDefault();

    /// <summary>The revision that will take the place of a number published from a day on: the next one after it that says another. Null: none.</summary>
    /// <param name="count">The number that is published.</param>
    public static QuotaStep? Outliving(IEnumerable<QuotaStep> steps, DateOnly effectiveOn, int? count)
    {
        var later = steps.Where(s => s.EffectiveOn > effectiveOn).ToList();
        return later.Select(s => s.EffectiveOn).Distinct().Order().Select(day => InEffect(later, day)).FirstOrDefault(s => s!.Value.Count != count);
    }

    /// <summary>Places recommended on a day.</summary>
    public static int Recommended(IEnumerable<QuotaUse> uses, DateOnly day) => uses.Count(u => u.From <= day && (u.Until is null || day < u.Until));

    /// <summary>
    /// The uses an application makes of its quota, in order; the last may still stand. A recommendation counts until it is taken
    /// back (returned, withdrawn); what the national office then decides about it does not give the place back.
    /// </summary>
    /// <param name="changes">The stage changes in their order.</param>
    public static IReadOnlyList<QuotaUse> UsesOf(IEnumerable<(DateOnly EffectiveOn, Stage? From, Stage To)> changes)
    {
        var uses = new List<QuotaUse>();
        DateOnly? since = null;
        foreach (var (effectiveOn, from, to) in changes)
        {
            if (TakesPlace(from, to))
            {
                since ??= effectiveOn;
            }
            else if (since is { } begun)
            {
                uses.Add(new QuotaUse(begun, effectiveOn));
                since = null;
            }
        }

        if (since is { } standing)
        {
            uses.Add(new QuotaUse(standing, null));
        }

        return uses;
    }

    /// <summary>True when an application whose latest change is this one takes a place of the quota.</summary>
    public static bool TakesPlace(Stage? from, Stage to) => to switch
    {
        Stage.Recommended or Stage.ExpertReview or Stage.PublicNotice or Stage.Designated or Stage.NotSelected => true,
        Stage.EligibilityCancelled => from is { } before && before != Stage.EligibilityCancelled && TakesPlace(null, before),
        Stage.ReturnedForCompletion or Stage.Withdrawn or Stage.NotRecommended or Stage.Drafting or Stage.GovernmentConsent
            or Stage.SubmittedToProvince or Stage.ProvincialReview or Stage.ProvincialPublicNotice => false,
    };

    /// <summary>
    /// The county-level areas that may apply (二（二）1 of the 2023 notice): all of the province but the districts of a municipality, which are on the city
    /// track. Null: unknown, the province has no divisions of its own (兵团).
    /// </summary>
    public static int? EligibleCounties(ProvinceKind kind, DivisionTally? divisions) =>
        divisions is null ? null : divisions.CountyLevel - (kind == ProvinceKind.Municipality ? divisions.Districts : 0);

    /// <summary>False for a province without a single eligible county: it has no county quota, neither known nor unknown.</summary>
    public static bool Applies(Track track, int? eligibleCounties) => track switch
    {
        Track.City => true,
        Track.County => eligibleCounties is not 0,
    };

    /// <summary>The days on which a quota of the round can take effect: from the year before that of its code to three years after it.</summary>
    public static (DateOnly First, DateOnly Last) DatesOf(string roundCode) =>
        (RoundRules.YearBegins(roundCode).AddYears(-1), RoundRules.YearBegins(roundCode).AddYears(4).AddDays(-1));

    /// <summary>Null: one more may be recommended from the day on. Else why not, at the first day on which the quota would not hold.</summary>
    public static QuotaRefusal? CheckRecommendation(IReadOnlyCollection<QuotaStep> steps, IReadOnlyCollection<QuotaUse> uses, DateOnly from)
    {
        foreach (var day in Days(steps, uses, from))
        {
            var recommended = Recommended(uses, day);
            switch (InEffect(steps, day)?.Count)
            {
                case null:
                    return new QuotaRefusal.Unknown(day);
                case { } quota when recommended >= quota:
                    return new QuotaRefusal.Used(quota, recommended, day);
            }
        }

        return null;
    }

    /// <summary>Null: the steps, with a new one among them, cover what is recommended on every day. Else the first day on which they do not.</summary>
    public static QuotaRefusal? CheckRevision(IReadOnlyCollection<QuotaStep> steps, IReadOnlyCollection<QuotaUse> uses, DateOnly from)
    {
        foreach (var day in Days(steps, uses, from))
        {
            var recommended = Recommended(uses, day);
            if (recommended > 0 && InEffect(steps, day)?.Count is var quota && (quota is null || quota < recommended))
            {
                return new QuotaRefusal.BelowRecommended(quota ?? 0, recommended, day);
            }
        }

        return null;
    }

    /// <summary>
    /// Null: so many places can go from one quota to the other. What is recommended of the giving one is asked by
    /// <see cref="CheckRevision"/>.
    /// </summary>
    /// <param name="given">What the giving quota is on the day; null: unknown.</param>
    /// <param name="had">What the receiving quota is on the day; null: unknown.</param>
    public static QuotaRefusal? CheckTransfer(QuotaCell giver, QuotaCell taker, int? given, int? had, int places, DateOnly on) =>
        giver == taker ? new QuotaRefusal.TransferToItself()
        : given is not { } quota || had is null ? new QuotaRefusal.TransferOfUnknown(on)
        : places < 1 || places > quota ? new QuotaRefusal.TransferTooMany(places, quota) : null;

    /// <summary>The days from which quota or use may differ.</summary>
    private static IEnumerable<DateOnly> Days(IReadOnlyCollection<QuotaStep> steps, IReadOnlyCollection<QuotaUse> uses, DateOnly from) =>
        steps.Select(s => s.EffectiveOn)
            .Concat(uses.Select(u => u.From))
            .Concat(uses.Where(u => u.Until is not null).Select(u => u.Until!.Value))
            .Where(day => day > from)
            .Prepend(from)
            .Distinct()
            .Order();
}
