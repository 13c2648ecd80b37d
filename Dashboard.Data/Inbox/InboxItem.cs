using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;

namespace Dashboard.Data.Inbox;

/// <summary>What waits for somebody. Each kind is a rule of <see cref="InboxRules"/>; none of them blames anyone: silence is not lateness.</summary>
public enum InboxKind
{
    /// <summary>A scenario of the workbench ends in a tie that nobody has settled.</summary>
    TieToSettle,

    /// <summary>Another province asks for places of the quota: to be offered or not (调剂).</summary>
    TransfersToAnswer,

    /// <summary>A province asks for places, and whoever was asked has answered: to be decided by the national office (调剂).</summary>
    TransfersToDecide,

    /// <summary>Recommended, with all materials: to be taken into the expert review (三（一）4).</summary>
    RecommendationsToAccept,

    /// <summary>Pilots reported for approval (三（二）).</summary>
    PilotsToApprove,

    /// <summary>Before the experts: their finding and the public notice are to be recorded (三（一）4).</summary>
    ReviewsToConclude,

    /// <summary>The national public notice has ended: to be designated or not (三（一）4).</summary>
    NoticesEnded,

    /// <summary>Reported to the province: its review is to begin (三（一）2, 三（二）).</summary>
    ReviewsToBegin,

    /// <summary>Reviewed, the materials of the place in hand: to be recommended or not (三（一）3).</summary>
    RecommendationsToDecide,

    /// <summary>Pilots under review: the provincial public notice is to be opened (三（二）).</summary>
    NoticesToOpen,

    /// <summary>The provincial public notice has ended: to be reported for approval or not (三（二）).</summary>
    ProvincialNoticesEnded,

    /// <summary>Materials that the next step asks for are missing (四).</summary>
    MaterialsMissing,

    /// <summary>Returned for completion, and not yet back.</summary>
    Returned,

    /// <summary>Still with the government of the place (三（一）1).</summary>
    PlacesToReport,

    /// <summary>In one step for more than <see cref="InboxRules.LongDays"/> days, with an office that the viewer oversees.</summary>
    StandingLong,

    /// <summary>In a step that the office itself takes, longer than the median of those that stand in it (<see cref="InboxRules.MedianOf"/>).</summary>
    StandingOverMedian,

    /// <summary>Nothing is recommended on a known quota, and the deadline is near.</summary>
    QuotasUnused,

    /// <summary>The results of the round are known, and applications still stand in a step.</summary>
    RoundUnfinished,

    /// <summary>A part of a recorded work plan is missing, and its day has passed (N22-5, N22-6).</summary>
    DutiesOverdue,

    /// <summary>A part of a recorded work plan is missing, and its day is to come.</summary>
    DutiesDue,

    /// <summary>A deadline that the office set itself is near or has passed.</summary>
    OwnDeadlines,

    /// <summary>The receipt of the liaison officer is not recorded (N23-7).</summary>
    ReceiptsOpen,

    /// <summary>The term ends within the first of <see cref="InboxRules.TermWarningMonths"/>.</summary>
    TermEnding,

    /// <summary>All terms have ended; the notices know no renewal.</summary>
    TermEnded,

    /// <summary>Quotas of the current round are unknown: the source lacks annexes 3 and 4 of the 2023 notice.</summary>
    QuotasNotEntered,

    /// <summary>Deadlines whose dates the source lost (L19, L20).</summary>
    DatesMissing,

    /// <summary>Nothing is recorded of the work plan (N22-5, N22-6): 未登记.</summary>
    DutiesNotRecorded,

    /// <summary>The illustrative data set is in the database.</summary>
    SampleDataLoaded,
}

/// <summary>The groups of the inbox, from the top.</summary>
public enum InboxGroup
{
    Decide,
    Check,
    Standing,
    Duties,
    Records,
}

/// <summary>How pressing an item is, most pressing first.</summary>
public enum InboxUrgency
{
    /// <summary>Overdue, or nothing can go on before it is done.</summary>
    Blocking,

    /// <summary>Its day is near, or it has waited long, or it cannot be done as things stand.</summary>
    Pressing,

    Plain,
}

/// <summary>The subject under which an item is done: the rail counts by it.</summary>
public enum InboxSubject
{
    Quotas,
    Workbench,
    Progression,
    Duties,
    Notices,
    Exchange,
}

/// <summary>Why an item cannot be done as things stand.</summary>
public enum InboxBlock
{
    /// <summary>All places of the quota are used.</summary>
    QuotaUsed,

    /// <summary>The quota is unknown: nothing can be recommended.</summary>
    QuotaUnknown,
}

/// <summary>Something that waits: what, since when, until when.</summary>
/// <param name="Count">How many things wait; equal to the length of the list that the item leads to.</param>
/// <param name="AsOf">The day for which it was computed.</param>
public sealed record InboxItem(InboxKind Kind, int Count, DateOnly AsOf)
{
    /// <summary>Null: it concerns no round.</summary>
    public string? RoundCode { get; init; }

    /// <summary>The track and tier it is about; null: of none.</summary>
    public QuotaColumn? Column { get; init; }

    public Tier? Tier => Column?.Tier;

    /// <summary>Where the applications stand; null: it is not of applications.</summary>
    public Stage? Stage { get; init; }

    /// <summary>The step that waits; null: none follows, or it is not of applications.</summary>
    public Stage? Next => Tier is { } tier && Stage is { } stage ? StageRules.Forward(tier, stage)?.To : null;

    /// <summary>What they wait for, to narrow the list to them; null: the stage says it.</summary>
    public ApplicationWait? Waits { get; init; }

    /// <summary>The province whose inbox it is in; null: the national one.</summary>
    public string? ProvinceCode { get; init; }

    /// <summary>The only application concerned; null: there are several, or none.</summary>
    public Guid? ApplicationId { get; init; }

    /// <summary>The only place concerned; null: there are several, or none.</summary>
    public string? PlaceCode { get; init; }

    /// <summary>The scenario concerned; null: none.</summary>
    public Guid? ScenarioId { get; init; }

    /// <summary>The notice it follows from; null: none.</summary>
    public string? NoticeId { get; init; }

    /// <summary>The statement or gap of that notice; null: the whole.</summary>
    public string? Anchor { get; init; }

    /// <summary>The first of those concerned, at most <see cref="InboxRules.NamesShown"/>.</summary>
    public IReadOnlyList<Bilingual> Names { get; init; } = [];

    /// <summary>The day since which the longest has waited; null: not known.</summary>
    public DateOnly? SinceOn { get; init; }

    /// <summary>The last day; null: none is set, or the source lost it.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>UTC: when the last of them came in; null: not known.</summary>
    public DateTime? NewestAt { get; init; }

    /// <summary>Places of the quota; null: unknown, or it is of none.</summary>
    public int? Quota { get; init; }

    /// <summary>Places used of it.</summary>
    public int Recommended { get; init; }

    /// <summary>Places to be given: left of quotas, or in a tie.</summary>
    public int Places { get; init; }

    /// <summary>Median of the days in a step over the applications of the round, track and tier that go on, of <see cref="InboxKind.StandingOverMedian"/> over those in the same step; null: it is not about that.</summary>
    public int? Median { get; init; }

    /// <summary>Null: it can be done.</summary>
    public InboxBlock? Block { get; init; }

    /// <summary>Sample data is among what is counted.</summary>
    public bool IsIllustrative { get; init; }

    /// <summary>Days waited; null when the beginning is not known, or lies ahead.</summary>
    public int? Waited => AsOf.DayNumber - SinceOn?.DayNumber is >= 0 and var days ? days : null;

    /// <summary>Days to the last day, negative once it has passed; null without one.</summary>
    public int? Left => DueOn?.DayNumber - AsOf.DayNumber;

    /// <summary>Days since the last day has passed; 0 while it has not.</summary>
    public int Late => Math.Max(0, -(Left ?? 0));

    /// <summary>Of a term that ends: which of the warnings before it, in months; null: no last day is set, or it is further off.</summary>
    public int? WarningMonths => DueOn is { } due ? InboxRules.TermWarningOn(due, AsOf) : null;

    public InboxGroup Group => InboxRules.GroupOf(Kind);

    public InboxSubject Subject => InboxRules.SubjectOf(Kind);

    public InboxUrgency Urgency => InboxRules.UrgencyOf(this);
}

/// <summary>What waits on a day, in the order in which it is shown.</summary>
/// <param name="ProvinceCode">The province whose inbox it is; null: the national one.</param>
public sealed record InboxList(DateOnly AsOf, string? ProvinceCode, IReadOnlyList<InboxItem> Items)
{
    /// <summary>How many items are done under a subject: they add up to the items.</summary>
    public int CountOf(InboxSubject subject) => Items.Count(i => i.Subject == subject);

    /// <summary>True when one of them blocks or is overdue.</summary>
    public bool IsBlocked(InboxSubject? subject = null) => Items.Any(i => (subject is null || i.Subject == subject) && i.Urgency == InboxUrgency.Blocking);

    /// <summary>Items of which something came in after a moment (UTC).</summary>
    /// <param name="seenAt">Null: the account has never marked anything as seen, so all are new.</param>
    public IReadOnlyList<InboxItem> NewSince(DateTime? seenAt) => [.. Items.Where(i => seenAt is null || i.NewestAt > seenAt)];
}
