using Dashboard.Data.Quotas;
using Dashboard.Data.Statistics;

namespace Dashboard.Data.Overview;

/// <summary>What the national office should look at. None of it blames anyone: silence is not lateness.</summary>
public enum AttentionKind
{
    /// <summary>All terms have ended; the notices know no renewal.</summary>
    TermEnded,

    /// <summary>The term ends within <see cref="AttentionRules.EndingSoonDays"/>.</summary>
    TermEnding,

    /// <summary>No work-plan filing is entered (N22-5, N22-6): 未登记.</summary>
    FilingsNotRecorded,

    /// <summary>Provinces have unknown quotas in the current round: the source lacks annexes 3 and 4 of the 2023 notice.</summary>
    QuotasNotEntered,

    /// <summary>Deadlines whose dates the source lost (L19, L20).</summary>
    DatesMissing,
}

/// <param name="Count">Places or dates concerned.</param>
/// <param name="On">The day it is about; null when there is none.</param>
/// <param name="Days">Days left to it; null when there is no day.</param>
/// <param name="NoticeId">The notice it follows from.</param>
/// <param name="Anchor">The statement or gap in that notice; null for the whole.</param>
public sealed record AttentionItem(AttentionKind Kind, int Count, DateOnly? On, int? Days, string NoticeId, string? Anchor);

/// <summary>Finds what needs attention in the figures and the calendar of a day.</summary>
public static class AttentionRules
{
    /// <summary>From how many days before its end a term is announced.</summary>
    public const int EndingSoonDays = 180;

    /// <summary>The items of a day, most pressing first.</summary>
    /// <param name="quotas">Of the current round; null: none is open.</param>
    /// <param name="filingsNotRecorded">
    /// Places of which no work plan is recorded; 0 when the viewer may not know.
    /// </param>
    public static IReadOnlyList<AttentionItem> Of(
        NationalSummary summary, IReadOnlyList<CalendarEntry> calendar, QuotaTable? quotas, int filingsNotRecorded)
    {
        var items = new List<AttentionItem>();
        if (Find(CalendarEntryKind.TermEnds) is { On: { } endsOn } term && summary.Counts.Total > 0)
        {
            var days = endsOn.DayNumber - summary.AsOf.DayNumber;
            if (days < 0)
            {
                items.Add(new AttentionItem(AttentionKind.TermEnded, summary.Expired, endsOn, days, term.NoticeId, null));
            }
            else if (days <= EndingSoonDays)
            {
                items.Add(new AttentionItem(AttentionKind.TermEnding, summary.Active, endsOn, days, term.NoticeId, null));
            }
        }

        if (Find(CalendarEntryKind.RecommendationDue) is { } round)
        {
            if (quotas?.Provinces.Count(p => p.Total.Unknown > 0) is > 0 and var unknown)
            {
                items.Add(new AttentionItem(AttentionKind.QuotasNotEntered, unknown, null, null, round.NoticeId, "annex-3"));
            }

            var missing = calendar.Count(e => e.NoticeId == round.NoticeId && e.On is null
                && e.Kind is CalendarEntryKind.RecommendationDue or CalendarEntryKind.LiaisonReceiptDue);
            if (missing > 0)
            {
                items.Add(new AttentionItem(AttentionKind.DatesMissing, missing, null, null, round.NoticeId, "L19"));
            }
        }

        if (Find(CalendarEntryKind.WorkPlanDue) is { On: { } dueOn } filing && filingsNotRecorded > 0)
        {
            items.Add(new AttentionItem(
                AttentionKind.FilingsNotRecorded, filingsNotRecorded, dueOn, dueOn.DayNumber - summary.AsOf.DayNumber, filing.NoticeId, "N22-6"));
        }

        return items;

        CalendarEntry? Find(CalendarEntryKind kind) => calendar.LastOrDefault(e => e.Kind == kind);
    }
}
