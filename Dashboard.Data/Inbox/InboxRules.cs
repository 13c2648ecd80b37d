using Dashboard.Data.Access;
using Dashboard.Data.Duties;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Dashboard.Data.Rounds;
using Dashboard.Data.Time;

namespace Dashboard.Data.Inbox;

/// <summary>Applications of a tier that wait for an office in a stage.</summary>
/// <param name="By">Whose inbox it is in: that of the province, or the national one.</param>
/// <param name="Waits">Which of those in the stage; null: all.</param>
public sealed record InboxStep(InboxKind Kind, StageOwner By, Tier Tier, Stage Stage, ApplicationWait? Waits = null);

/// <summary>What waits in a stage, as it was counted.</summary>
/// <param name="Count">At least 1.</param>
/// <param name="SinceOn">The day on which the longest of them began to wait.</param>
/// <param name="NewestAt">UTC: when the last of them came in.</param>
/// <param name="Only">The application, when it is one.</param>
public sealed record StepFacts(
    InboxStep Step, Track Track, int Count, DateOnly SinceOn, DateTime NewestAt, IReadOnlyList<Bilingual> Names, Guid? Only, bool IsIllustrative, int? Median = null);

/// <summary>What waits for whom: one table of steps, and pure functions of what is recorded and of the day.</summary>
public static class InboxRules
{
    /// <summary>More days than this in one step are long.</summary>
    public const int LongDays = 30;

    /// <summary>Of fewer applications than this in a step a median says nothing of any of them.</summary>
    public const int MedianLeast = 3;

    /// <summary>Up to this many days before its deadline something is near it.</summary>
    public const int NearDays = 30;

    /// <summary>The end of a term is announced a year before, again half a year before, from when on it presses, and a last time three months before.</summary>
    public static IReadOnlyList<int> TermWarningMonths { get; } = [12, 6, 3];

    /// <summary>How many of those concerned an item names.</summary>
    public const int NamesShown = 4;

    /// <summary>Who is waited for in which stage; a public notice that still runs waits for nobody.</summary>
    public static IReadOnlyList<InboxStep> Steps { get; } =
    [
        new(InboxKind.PlacesToReport, StageOwner.Province, Tier.Demonstration, Stage.Drafting),
        new(InboxKind.PlacesToReport, StageOwner.Province, Tier.Demonstration, Stage.GovernmentConsent),
        new(InboxKind.ReviewsToBegin, StageOwner.Province, Tier.Demonstration, Stage.SubmittedToProvince),
        new(InboxKind.RecommendationsToDecide, StageOwner.Province, Tier.Demonstration, Stage.ProvincialReview, ApplicationWait.Complete),
        new(InboxKind.MaterialsMissing, StageOwner.Province, Tier.Demonstration, Stage.ProvincialReview, ApplicationWait.Lacking),
        new(InboxKind.MaterialsMissing, StageOwner.Province, Tier.Demonstration, Stage.Recommended, ApplicationWait.Lacking),
        new(InboxKind.Returned, StageOwner.Province, Tier.Demonstration, Stage.ReturnedForCompletion),

        new(InboxKind.ReviewsToBegin, StageOwner.Province, Tier.Pilot, Stage.SubmittedToProvince),
        new(InboxKind.NoticesToOpen, StageOwner.Province, Tier.Pilot, Stage.ProvincialReview),
        new(InboxKind.ProvincialNoticesEnded, StageOwner.Province, Tier.Pilot, Stage.ProvincialPublicNotice, ApplicationWait.NoticeEnded),
        new(InboxKind.Returned, StageOwner.Province, Tier.Pilot, Stage.ReturnedForCompletion),

        new(InboxKind.RecommendationsToAccept, StageOwner.National, Tier.Demonstration, Stage.Recommended, ApplicationWait.Complete),
        new(InboxKind.MaterialsMissing, StageOwner.National, Tier.Demonstration, Stage.Recommended, ApplicationWait.Lacking),
        new(InboxKind.ReviewsToConclude, StageOwner.National, Tier.Demonstration, Stage.ExpertReview),
        new(InboxKind.NoticesEnded, StageOwner.National, Tier.Demonstration, Stage.PublicNotice, ApplicationWait.NoticeEnded),
        new(InboxKind.PilotsToApprove, StageOwner.National, Tier.Pilot, Stage.Recommended),
        .. Enum.GetValues<Tier>().SelectMany(tier => StageRules.StepsOf(tier).TakeWhile(s => s != Stage.Recommended).Append(Stage.ReturnedForCompletion)
            .Select(stage => new InboxStep(InboxKind.StandingLong, StageOwner.National, tier, stage, ApplicationWait.Long))),

        // Each office of its own steps; how long a public notice stands is not in its hand.
        .. Enum.GetValues<Tier>().SelectMany(tier => StageRules.StepsOf(tier).Where(s => StageRules.IsLive(s) && !StageRules.IsPublicNotice(s)).Append(Stage.ReturnedForCompletion)
            .Select(stage => new InboxStep(
                InboxKind.StandingOverMedian,
                StageRules.Forward(tier, stage)!.By == StageOwner.National ? StageOwner.National : StageOwner.Province,
                tier,
                stage,
                ApplicationWait.OverMedian))),
    ];

    /// <summary>The median of the days that applications have stood in one step: the lower of two in the middle; null: there are fewer than <see cref="MedianLeast"/>.</summary>
    /// <param name="days">Of all applications of one tier and track in the step, in the nation or in one province.</param>
    public static int? MedianOf(IReadOnlyCollection<int> days) => days.Count < MedianLeast ? null : ProgressionHistory.Median(days.Select(d => (int?)d));

    /// <summary>The kinds whose count is the length of a list of applications.</summary>
    public static bool IsOfApplications(InboxKind kind) => GroupOf(kind) is InboxGroup.Decide or InboxGroup.Check or InboxGroup.Standing
        && kind is not (InboxKind.TieToSettle or InboxKind.QuotasUnused or InboxKind.TransfersToAnswer or InboxKind.TransfersToDecide);

    public static InboxGroup GroupOf(InboxKind kind) => kind switch
    {
        InboxKind.TieToSettle or InboxKind.TransfersToAnswer or InboxKind.TransfersToDecide or InboxKind.RecommendationsToAccept or InboxKind.PilotsToApprove
            or InboxKind.ReviewsToConclude or InboxKind.NoticesEnded or InboxKind.ReviewsToBegin or InboxKind.RecommendationsToDecide or InboxKind.NoticesToOpen or InboxKind.ProvincialNoticesEnded => InboxGroup.Decide,
        InboxKind.MaterialsMissing or InboxKind.Returned => InboxGroup.Check,
        InboxKind.PlacesToReport or InboxKind.StandingLong or InboxKind.StandingOverMedian or InboxKind.QuotasUnused or InboxKind.RoundUnfinished => InboxGroup.Standing,
        InboxKind.DutiesOverdue or InboxKind.DutiesDue or InboxKind.OwnDeadlines or InboxKind.ReceiptsOpen => InboxGroup.Duties,
        InboxKind.TermEnding or InboxKind.TermEnded or InboxKind.QuotasNotEntered or InboxKind.DatesMissing or InboxKind.DutiesNotRecorded
            or InboxKind.SampleDataLoaded => InboxGroup.Records,
    };

    public static InboxSubject SubjectOf(InboxKind kind) => kind switch
    {
        InboxKind.TieToSettle => InboxSubject.Workbench,
        InboxKind.QuotasUnused or InboxKind.QuotasNotEntered or InboxKind.TransfersToAnswer or InboxKind.TransfersToDecide => InboxSubject.Quotas,
        InboxKind.TermEnding or InboxKind.TermEnded or InboxKind.DatesMissing => InboxSubject.Notices,
        InboxKind.DutiesOverdue or InboxKind.DutiesDue or InboxKind.OwnDeadlines or InboxKind.ReceiptsOpen or InboxKind.DutiesNotRecorded => InboxSubject.Duties,
        InboxKind.SampleDataLoaded => InboxSubject.Exchange,
        InboxKind.RecommendationsToAccept or InboxKind.PilotsToApprove or InboxKind.ReviewsToConclude or InboxKind.NoticesEnded or InboxKind.ReviewsToBegin
            or InboxKind.RecommendationsToDecide or InboxKind.NoticesToOpen or InboxKind.ProvincialNoticesEnded or InboxKind.MaterialsMissing or InboxKind.Returned
            or InboxKind.PlacesToReport or InboxKind.StandingLong or InboxKind.StandingOverMedian or InboxKind.RoundUnfinished => InboxSubject.Progression,
    };

    /// <summary>True when the viewer's office is the one that does it; everybody else only looks.</summary>
    public static bool IsHandledBy(InboxKind kind, Viewer viewer) => kind switch
    {
        InboxKind.TieToSettle or InboxKind.TransfersToDecide or InboxKind.RecommendationsToAccept or InboxKind.PilotsToApprove or InboxKind.ReviewsToConclude
            or InboxKind.NoticesEnded or InboxKind.QuotasNotEntered or InboxKind.DatesMissing => viewer.Role == Role.NationalOffice,
        InboxKind.TransfersToAnswer or InboxKind.OwnDeadlines or InboxKind.ReviewsToBegin or InboxKind.RecommendationsToDecide or InboxKind.NoticesToOpen or InboxKind.ProvincialNoticesEnded
            or InboxKind.MaterialsMissing or InboxKind.Returned or InboxKind.PlacesToReport => viewer.Role == Role.ProvincialOffice,
        InboxKind.DutiesOverdue or InboxKind.DutiesDue or InboxKind.ReceiptsOpen or InboxKind.DutiesNotRecorded => viewer.Role is Role.NationalOffice or Role.ProvincialOffice,
        InboxKind.SampleDataLoaded => viewer.Role is Role.NationalOffice or Role.Administrator,
        InboxKind.StandingLong or InboxKind.StandingOverMedian or InboxKind.QuotasUnused or InboxKind.RoundUnfinished or InboxKind.TermEnding or InboxKind.TermEnded => false,
    };

    public static InboxUrgency UrgencyOf(InboxItem item) => item switch
    {
        { Kind: InboxKind.TieToSettle } or { Left: < 0 } => InboxUrgency.Blocking,
        { Kind: InboxKind.TermEnding, WarningMonths: 12 } => InboxUrgency.Plain,
        { Kind: InboxKind.TermEnding or InboxKind.TermEnded } or { Block: not null } or { Left: <= NearDays } => InboxUrgency.Pressing,
        { Group: InboxGroup.Decide or InboxGroup.Check or InboxGroup.Standing, Waited: > LongDays } when item.Kind != InboxKind.RoundUnfinished => InboxUrgency.Pressing,
        _ => InboxUrgency.Plain,
    };

    /// <summary>By group, then the most pressing, then by deadline, then by waiting.</summary>
    public static IReadOnlyList<InboxItem> Sort(IEnumerable<InboxItem> items) =>
    [
        .. items.OrderBy(i => i.Group).ThenBy(i => i.Urgency).ThenBy(i => i.DueOn ?? DateOnly.MaxValue).ThenBy(i => i.Kind)
            .ThenByDescending(i => i.Waited ?? -1).ThenBy(i => i.Column?.Track).ThenBy(i => i.Column?.Tier).ThenBy(i => i.Stage),
    ];

    /// <summary>Applications that wait in a stage.</summary>
    /// <param name="figure">The quota of the province that its next step uses; null: the inbox is not that of a province.</param>
    public static InboxItem OfStep(StepFacts facts, RoundInfo round, QuotaFigure? figure, string? provinceCode, DateOnly asOf)
    {
        var step = facts.Step;
        var asksQuota = step.Kind != InboxKind.StandingOverMedian && StageRules.Forward(step.Tier, step.Stage)?.Asks(StepRequirement.Quota) == true && step.Waits != ApplicationWait.Lacking;
        return new InboxItem(step.Kind, facts.Count, asOf)
        {
            RoundCode = round.Code,
            Column = new QuotaColumn(facts.Track, step.Tier),
            Stage = step.Stage,
            Waits = step.Waits,
            ProvinceCode = provinceCode,
            ApplicationId = facts.Only,
            Names = facts.Names,
            SinceOn = facts.SinceOn,
            DueOn = step.By == StageOwner.Province || step.Kind == InboxKind.StandingLong ? round.RecommendationDueOn : null,
            NewestAt = facts.NewestAt,
            Quota = figure?.Count,
            Recommended = figure?.Recommended ?? 0,
            Median = facts.Median,
            Block = !asksQuota || figure is null ? null : figure.Count is null ? InboxBlock.QuotaUnknown : figure.Left <= 0 ? InboxBlock.QuotaUsed : null,
            IsIllustrative = facts.IsIllustrative,
        };
    }

    /// <summary>Requests for places that wait for an answer of the province, or for the decision of the national office.</summary>
    /// <param name="transfers">Those that the office may see on the day.</param>
    /// <param name="provinceCode">Whose inbox it is; null: the national one.</param>
    public static IEnumerable<InboxItem> OfTransfers(IReadOnlyList<TransferInfo> transfers, RoundInfo round, string? provinceCode, DateOnly asOf)
    {
        var awaited = provinceCode is null ? TransferParty.National : TransferParty.Giving;
        var own = transfers.Where(t => t.Awaits == awaited && (provinceCode is null || t.Giver?.Code == provinceCode)).ToList();
        if (own.Count > 0)
        {
            yield return new InboxItem(provinceCode is null ? InboxKind.TransfersToDecide : InboxKind.TransfersToAnswer, own.Count, asOf)
            {
                RoundCode = round.Code,
                ProvinceCode = provinceCode,
                Names = [.. own.Take(NamesShown).Select(t => t.Asking.Short)],
                SinceOn = own.Min(t => t.LastOn),
                DueOn = round.RecommendationDueOn,
                NewestAt = own.Max(t => t.ChangedAt),
                Places = own.Sum(t => t.Places),
                IsIllustrative = own.Exists(t => t.IsIllustrative),
            };
        }
    }

    /// <summary>Deadlines of the office's own that are near or have passed.</summary>
    /// <param name="deadlines">Those of the office, done ones included.</param>
    public static IEnumerable<InboxItem> OfDeadlines(IReadOnlyList<DeadlineInfo> deadlines, string provinceCode, DateOnly asOf)
    {
        var near = deadlines.Where(d => d.DoneOn is null && d.DueOn.DayNumber - asOf.DayNumber <= NearDays).ToList();
        if (near.Count > 0)
        {
            var first = near.Min(d => d.DueOn);
            yield return new InboxItem(InboxKind.OwnDeadlines, near.Count, asOf)
            {
                ProvinceCode = provinceCode,
                Names = [.. near.Take(NamesShown).Select(d => new Bilingual(d.Title, d.Title))],
                DueOn = first,
                NewestAt = near.Max(d => ProgrammeClock.BeginOf(d.DueOn.AddDays(-NearDays)) is var came && came > d.ChangedAt ? came : d.ChangedAt),
            };
        }
    }

    /// <summary>Known quotas of which nothing is recommended while the deadline is near.</summary>
    public static IEnumerable<InboxItem> OfUnusedQuotas(QuotaTable table, string? provinceCode, DateOnly asOf)
    {
        if (table.Round.RecommendationDueOn is not { } due || due < asOf || due.DayNumber - asOf.DayNumber > NearDays)
        {
            yield break;
        }

        foreach (var column in QuotaColumn.All)
        {
            var unused = table.Provinces.Where(p => (provinceCode is null || p.Province.Code == provinceCode) && p[column].State == QuotaState.Unused).ToList();
            if (unused.Count > 0)
            {
                yield return new InboxItem(InboxKind.QuotasUnused, unused.Count, asOf)
                {
                    RoundCode = table.Round.Code,
                    Column = column,
                    ProvinceCode = provinceCode,
                    Names = [.. unused.Take(NamesShown).Select(p => p.Province.Short)],
                    SinceOn = unused.Min(p => p[column].EffectiveOn),
                    DueOn = due,
                    NewestAt = ProgrammeClock.BeginOf(due.AddDays(-NearDays)),
                    Places = unused.Sum(p => p[column].Left ?? 0),
                    IsIllustrative = unused.Exists(p => p[column].IsIllustrative),
                };
            }
        }
    }

    /// <summary>What a round still lacks of numbers and dates: unknown quotas, and deadlines that the source lost.</summary>
    /// <param name="table">Null: the round set no quotas here.</param>
    public static IEnumerable<InboxItem> OfRecords(QuotaTable? table, DateOnly asOf)
    {
        if (table is null)
        {
            yield break;
        }

        var round = table.Round;
        if (table.Provinces.Count(p => p.State == QuotaState.Unknown) is > 0 and var unknown)
        {
            yield return new InboxItem(InboxKind.QuotasNotEntered, unknown, asOf) { RoundCode = round.Code, NoticeId = round.EvaluationNoticeId, Anchor = "annex-3" };
        }

        if (new[] { round.RecommendationDueOn, round.LiaisonReceiptDueOn }.Count(d => d is null) is > 0 and var missing)
        {
            yield return new InboxItem(InboxKind.DatesMissing, missing, asOf) { RoundCode = round.Code, NoticeId = round.EvaluationNoticeId, Anchor = "L19" };
        }
    }

    /// <summary>Work plans that are overdue, due, or not recorded at all.</summary>
    /// <param name="places">Of the province, or of the nation.</param>
    public static IEnumerable<InboxItem> OfDuties(IReadOnlyList<PlaceDuties> places, string? provinceCode, DateOnly asOf)
    {
        (InboxKind Kind, DutyStatus Status)[] kinds =
        [
            (InboxKind.DutiesOverdue, DutyStatus.Overdue), (InboxKind.DutiesDue, DutyStatus.Due), (InboxKind.DutiesNotRecorded, DutyStatus.NotRecorded),
        ];
        foreach (var (kind, status) in kinds)
        {
            var own = places.Where(p => p.Overall == status).ToList();
            if (own.Count == 0)
            {
                continue;
            }

            // Silence is not lateness: what is not recorded carries no deadline that could have passed.
            var due = own.SelectMany(p => p.Parts.Where(d => d.Status == status)).Min(d => d.DueOn);
            yield return OfFilings(kind, own.Count, due, asOf) with
            {
                ProvinceCode = provinceCode,
                PlaceCode = own is [var only] ? only.Place.Code : null,
                Names = [.. own.Take(NamesShown).Select(p => p.Place.Name)],
                IsIllustrative = own.Exists(p => p.IsIllustrative),
            };
        }
    }

    /// <summary>That nothing is recorded of so many places is told also to those who may not see which.</summary>
    public static InboxItem OfFilings(InboxKind kind, int count, DateOnly? due, DateOnly asOf) => new(kind, count, asOf)
    {
        NoticeId = DutyRules.NotedNotice,
        Anchor = "N22-6",
        SinceOn = kind == InboxKind.DutiesDue ? null : due,
        DueOn = kind == InboxKind.DutiesNotRecorded ? null : due,
        NewestAt = due is { } day && kind != InboxKind.DutiesDue ? ProgrammeClock.BeginOf(day.AddDays(1)) : null,
    };

    /// <summary>Receipts of liaison officers that are not recorded.</summary>
    public static IEnumerable<InboxItem> OfReceipts(IReadOnlyList<LiaisonStanding> receipts, RoundInfo round, string? provinceCode, DateOnly asOf)
    {
        var open = receipts.Where(r => r.Receipt.Status != DutyStatus.Done).ToList();
        if (open.Count > 0)
        {
            yield return new InboxItem(InboxKind.ReceiptsOpen, open.Count, asOf)
            {
                RoundCode = round.Code,
                ProvinceCode = provinceCode,
                Names = [.. open.Take(NamesShown).Select(r => r.ProvinceName)],
                SinceOn = round.OpensOn,
                DueOn = round.LiaisonReceiptDueOn,
                NoticeId = round.EvaluationNoticeId,
                Anchor = "N23-7",
                NewestAt = ProgrammeClock.BeginOf(round.OpensOn),
            };
        }
    }

    /// <summary>Of the warnings before an end, the last that has been given by the day, in months; null: none yet.</summary>
    public static int? TermWarningOn(DateOnly endsOn, DateOnly day) =>
        TermWarningMonths.Where(months => endsOn.AddMonths(-months) <= day).Select(months => (int?)months).LastOrDefault();

    /// <summary>Every end of terms that run, each with its places; once none runs any more, that they have ended.</summary>
    /// <param name="places">Those that hold a tier on the day.</param>
    public static IEnumerable<InboxItem> OfTerms(IReadOnlyCollection<DesignatedPlace> places, DateOnly asOf)
    {
        var running = places.Where(p => p.Status == DesignationStatus.Active).ToList();
        return running.Count > 0
            ? running.GroupBy(p => p.Term.EndsOn).OrderBy(g => g.Key).SelectMany(g => OfTerm(g.Key, NoticeOf(g), g.Count(), 0, asOf))
            : places.GroupBy(p => p.Term.EndsOn).OrderBy(g => g.Key).SelectMany(g => OfTerm(g.Key, NoticeOf(g), 0, g.Count(), asOf));

        static string? NoticeOf(IEnumerable<DesignatedPlace> places) => places.Select(p => p.NoticeId).Distinct().ToList() is [var only] ? only : null;
    }

    /// <summary>A term that ends within a year or has ended; with each warning it is new again.</summary>
    /// <param name="active">Places whose term runs.</param>
    /// <param name="expired">Places whose term has ended.</param>
    public static IEnumerable<InboxItem> OfTerm(DateOnly? endsOn, string? noticeId, int active, int expired, DateOnly asOf)
    {
        if (endsOn is not { } end || TermWarningOn(end, asOf) is not { } warning)
        {
            yield break;
        }

        if (end < asOf)
        {
            if (expired > 0)
            {
                yield return new InboxItem(InboxKind.TermEnded, expired, asOf) { NoticeId = noticeId, SinceOn = end, NewestAt = ProgrammeClock.BeginOf(end.AddDays(1)) };
            }
        }
        else if (active > 0)
        {
            yield return new InboxItem(InboxKind.TermEnding, active, asOf) { NoticeId = noticeId, DueOn = end, NewestAt = ProgrammeClock.BeginOf(end.AddMonths(-warning)) };
        }
    }
}
