using Dashboard.Data.Access;
using Dashboard.Data.Notices;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;

namespace Dashboard.Data.Progression;

/// <summary>How many applications stand in a stage.</summary>
/// <param name="Illustrative">How many of them are sample data.</param>
/// <param name="MedianDays">Median of the days spent in the stage; null where nobody stands or the viewer may not see single applications.</param>
public sealed record StageCount(Stage Stage, int Count, int Illustrative, int? MedianDays);

/// <summary>The counts of one province; both null where the viewer may not see them (<see cref="VisibleProvinces"/>).</summary>
public sealed record ProvincePipeline(ProvinceInfo Province, IReadOnlyList<StageCount>? Steps, IReadOnlyList<StageCount>? Exits);

/// <summary>One application as a square or a row of a list.</summary>
/// <param name="EnteredOn">The day on which it came to the stage.</param>
/// <param name="StartedOn">The day on which it began.</param>
/// <param name="Days">Days in the stage up to the as-of date; null once nothing follows.</param>
/// <param name="TotalDays">Days since the start, up to the as-of date or the end.</param>
public sealed record ApplicationSquare(
    Guid Id, string PlaceCode, Bilingual Name, string ProvinceCode, Stage Stage, DateOnly EnteredOn, DateOnly StartedOn, int? Days, int TotalDays, bool IsIllustrative)
{
    public StageOwner Owner => StageRules.OwnerOf(Stage);
}

/// <summary>The applications of a round for one tier on a day.</summary>
/// <param name="Steps">The steps of the tier in their order, empty ones included.</param>
/// <param name="Exits">Null: the viewer may not see them.</param>
/// <param name="Provinces">Those that take part, in customary order.</param>
/// <param name="Squares">The single applications that the viewer may see, in the order of stage and province; empty for the public.</param>
/// <param name="RecommendationDueOn">Null: the source lost the date (原文缺失).</param>
public sealed record Pipeline(
    string RoundCode,
    Tier Tier,
    Track? Track,
    DateOnly AsOf,
    IReadOnlyList<StageCount> Steps,
    IReadOnlyList<StageCount>? Exits,
    IReadOnlyList<ProvincePipeline> Provinces,
    IReadOnlyList<ApplicationSquare> Squares,
    DateOnly? RecommendationDueOn)
{
    /// <summary>The day on which the results became known, up to which days are counted; null: the round goes on.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>Applications that stand in a step of the tier.</summary>
    public int Total => Steps.Sum(s => s.Count);

    public bool HasIllustrative => Steps.Any(s => s.Illustrative > 0) || Exits?.Any(s => s.Illustrative > 0) == true;
}

/// <summary>What the list of applications is ordered by; the code of the place breaks ties.</summary>
public enum ApplicationOrder
{
    /// <summary>Those that have stood in their step longest first, those that have ended last.</summary>
    Waiting,

    Stage,
    Place,
    Province,
    Entered,
    Started,
}

/// <summary>What applications wait for in their stage.</summary>
public enum ApplicationWait
{
    /// <summary>They go on: nothing has ended them.</summary>
    Open,

    /// <summary>Materials that the next step asks for are missing.</summary>
    Lacking,

    /// <summary>All materials that the next step asks for are in hand.</summary>
    Complete,

    /// <summary>Their public notice has ended.</summary>
    NoticeEnded,

    /// <summary>They go on, and have stood in one stage for more than 30 days.</summary>
    Long,

    /// <summary>They go on, and have stood in their stage longer than the median of those of the round that stand there (<see cref="Inbox.InboxRules.MedianOf"/>).</summary>
    OverMedian,
}

/// <summary>Which applications a list shows. Null means: all.</summary>
/// <param name="Waits">Of materials, together with tier and stage only: which ones are asked for depends on these.</param>
public sealed record ProgressionFilter(
    string RoundCode,
    Tier? Tier = null,
    Track? Track = null,
    string? ProvinceCode = null,
    Region? Region = null,
    Stage? Stage = null,
    string? Text = null,
    bool IncludeIllustrative = true,
    ApplicationWait? Waits = null);

/// <summary>A row of the list of applications.</summary>
/// <param name="Received">Of the five materials.</param>
/// <param name="ConditionsMet">Of <paramref name="Conditions"/>.</param>
/// <param name="Conditions">National conditions of the tier: 4, or 0 for pilots.</param>
/// <param name="Version">To be given with a command.</param>
public sealed record ApplicationRow(
    ApplicationSquare Square,
    Track Track,
    Tier Tier,
    Bilingual ProvinceName,
    Region? Region,
    int Received,
    int ConditionsMet,
    int Conditions,
    int Version,
    Provenance Provenance);

/// <summary>One step of an application's way.</summary>
/// <param name="Number">1-based, within the tier.</param>
/// <param name="EnteredOn">Null: not reached, or given back.</param>
/// <param name="LeftOn">The day of the change that followed; null while it stands there.</param>
/// <param name="Days">Days in the step up to the as-of date, over all visits; null when it was never reached.</param>
public sealed record StepStanding(int Number, Stage Stage, StageOwner Owner, DateOnly? EnteredOn, DateOnly? LeftOn, int? Days, bool IsCurrent, NoticeReference Reference);

/// <summary>One material of an application.</summary>
/// <param name="Asked">How the round wants it handed in; null: the source lost it (原文缺失).</param>
/// <param name="ReceivedOn">Null: not recorded.</param>
/// <param name="Medium">How it came; null: not recorded.</param>
public sealed record MaterialStanding(
    Material Material, NoticeReference Reference, MaterialMedium? Asked, DateOnly? ReceivedOn, MaterialMedium? Medium, string? Remark, string? RecordedBy);

/// <summary>One condition of an application.</summary>
/// <param name="AssessedOn">Null: not assessed, or computed.</param>
public sealed record ConditionDetail(ConditionStanding Standing, DateOnly? AssessedOn, string? Remark, string? RecordedBy);

/// <summary>One line of the history.</summary>
/// <param name="RecordedAt">UTC.</param>
public sealed record HistoryEntry(
    int Number,
    Stage? From,
    Stage To,
    DateOnly EffectiveOn,
    DateTime RecordedAt,
    string RecordedBy,
    string? DocumentNumber,
    string? Remark,
    DateOnly? NoticeStartsOn,
    DateOnly? NoticeEndsOn)
{
    /// <summary>The day that was stated first; null: it was never corrected.</summary>
    public DateOnly? StatedOn { get; init; }

    public string? CorrectionReason { get; init; }

    public string? CorrectionDocument { get; init; }

    /// <summary>The viewer may correct its day.</summary>
    public bool MayCorrect { get; init; }

    /// <summary>The viewer may take it back.</summary>
    public bool MayTakeBack { get; init; }
}

/// <summary>What the experts found.</summary>
public sealed record ReviewStanding(DateOnly ReviewedOn, bool Proposed, string? Opinion, string RecordedBy, int Version);

/// <summary>A verified falsification with its consequences; null days: not issued yet.</summary>
public sealed record FalsificationStanding(
    DateOnly VerifiedOn, string Finding, string? DocumentNumber, DateOnly? PlaceDepartmentCriticizedOn, DateOnly? ProvincialOfficeCriticizedOn, int Version);

/// <summary>The designation that an application led to.</summary>
public sealed record ResultingDesignation(string NoticeId, int Annex, int Row, DateOnly DesignatedOn, Term Term);

/// <summary>A step that the viewer may take.</summary>
/// <param name="Blocked">Null: it can be taken today. Else why not yet.</param>
/// <param name="BlockedBy">The statement of the notice behind <paramref name="Blocked"/>; null where it does not speak of it.</param>
public sealed record ApplicationAction(StageRule Rule, Refusal? Blocked, NoticeReference? BlockedBy);

/// <summary>One application in full, up to the as-of date.</summary>
/// <param name="PublicNotice">First and last day of the latest public notice; null when there was none.</param>
/// <param name="StatusRefusal">Why the place may not apply by its status on the day of the start; null: it may.</param>
/// <param name="PilotDesignation">The pilot designation it rests on; null when there is none.</param>
/// <param name="Actions">What the viewer may do now; empty when the as-of date lies before the last change.</param>
public sealed record ApplicationDetail(
    ApplicationRow Row,
    Bilingual RoundName,
    DateOnly? RecommendationDueOn,
    HeldTier? PilotDesignation,
    Refusal? StatusRefusal,
    IReadOnlyList<StepStanding> Steps,
    IReadOnlyList<MaterialStanding> Materials,
    IReadOnlyList<ConditionDetail> Conditions,
    IReadOnlyList<HistoryEntry> History,
    ReviewStanding? Review,
    Term? PublicNotice,
    FalsificationStanding? Falsification,
    ResultingDesignation? Designation,
    IReadOnlyList<ApplicationAction> Actions)
{
    /// <summary>The day on which the results of its round became known, up to which days are counted; null: the round goes on.</summary>
    public DateOnly? RoundEndedOn { get; init; }
}

/// <summary>One of the applications of a place.</summary>
public sealed record PlaceApplication(Bilingual RoundName, Track Track, Tier Tier, ApplicationSquare Square);

/// <summary>How far a pilot has come.</summary>
public enum CohortState
{
    /// <summary>The term runs, and no application is recorded.</summary>
    NotApplied,

    /// <summary>An application for the demonstration goes on.</summary>
    Applying,

    /// <summary>It has become a demonstration.</summary>
    Designated,

    /// <summary>The term has ended, and it neither applies nor is a demonstration.</summary>
    Expired,
}

/// <summary>Pilots by how far they have come.</summary>
/// <param name="Applying">Those of them with an application going on.</param>
public readonly record struct CohortCounts(int NotApplied, int Applying, int Designated, int Expired)
{
    public int Total => NotApplied + Applying + Designated + Expired;

    /// <summary>Those that apply or are designated: the share that has moved on is <c>MovedOn / Total</c>.</summary>
    public int MovedOn => Applying + Designated;

    public static CohortCounts Of(IEnumerable<CohortState> states)
    {
        var by = states.CountBy(s => s).ToDictionary();
        return new CohortCounts(
            by.GetValueOrDefault(CohortState.NotApplied), by.GetValueOrDefault(CohortState.Applying),
            by.GetValueOrDefault(CohortState.Designated), by.GetValueOrDefault(CohortState.Expired));
    }
}

/// <summary>One pilot of the cohort.</summary>
/// <param name="State">Null: the viewer may not see how far it has come.</param>
/// <param name="Stage">The stage of its latest application; null without one, or when the viewer may not see it.</param>
public sealed record CohortPlace(
    string PlaceCode, Bilingual Name, string ProvinceCode, int Row, CohortState? State, Stage? Stage, Guid? ApplicationId, bool IsIllustrative);

/// <summary>Pilots of a part of the list: what is published of them, and how far the others have come.</summary>
/// <param name="Designated">Those of <paramref name="Total"/> that have become demonstrations.</param>
/// <param name="Counts">Null: the viewer may not see them (<see cref="VisibleProvinces"/>).</param>
public readonly record struct CohortPart(int Total, int Designated, CohortCounts? Counts)
{
    /// <summary>Pilots that are no demonstrations: whether they apply, or their term has ended, may be unpublished.</summary>
    public int Others => Total - Designated;

    internal static CohortPart Of(IEnumerable<CohortState> states, bool isSeen)
    {
        var counts = CohortCounts.Of(states);
        return new CohortPart(counts.Total, counts.Designated, isSeen ? counts : null);
    }
}

/// <summary>A province or a region of the cohort.</summary>
public sealed record CohortProvince(ProvinceInfo Province, CohortPart Part);

/// <inheritdoc cref="CohortProvince"/>
public sealed record CohortRegion(Region Region, CohortPart Part);

/// <summary>Where the pilots of one list stand on a day.</summary>
/// <param name="DocumentNumber">Of the notice that lists them; null: it is not held.</param>
/// <param name="Annexes">Those of the notice that list them, in order.</param>
/// <param name="ByStage">The applying ones by stage, exits left out.</param>
/// <param name="Places">All pilots of the list in annex order.</param>
/// <param name="HasIllustrative">Some of the counts rest on sample data.</param>
public sealed record Cohort(
    string? NoticeId,
    string? DocumentNumber,
    IReadOnlyList<int> Annexes,
    DateOnly AsOf,
    CohortCounts Counts,
    IReadOnlyList<StageCount> ByStage,
    IReadOnlyList<CohortProvince> Provinces,
    IReadOnlyList<CohortRegion> Regions,
    IReadOnlyList<CohortPlace> Places,
    bool HasIllustrative);

/// <summary>The time an application spent in one stage.</summary>
/// <param name="Until">First day after it; null: it stands there on the as-of date.</param>
public readonly record struct StageSegment(Stage Stage, StageOwner Owner, DateOnly From, DateOnly? Until);

/// <summary>One lane.</summary>
public sealed record Swimlane(ApplicationSquare Square, Bilingual ProvinceName, IReadOnlyList<StageSegment> Segments);

/// <summary>The lanes of a page with the dates they are read against.</summary>
/// <param name="RecommendationDueOn">Null: the source lost the date.</param>
public sealed record Swimlanes(PagedResult<Swimlane> Lanes, DateOnly? FirstOn, DateOnly AsOf, DateOnly? RecommendationDueOn)
{
    /// <summary>The day on which the results became known, up to which days are counted; null: the round goes on.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>How many of all that match stand in one step for more than 30 days.</summary>
    public int Long { get; init; }
}

/// <summary>Something that happened.</summary>
/// <param name="ApplicationId">Null for a viewer who may not see applications: then it is a designation.</param>
public sealed record RecentChange(
    Guid? ApplicationId, string PlaceCode, Bilingual Name, string ProvinceCode, Tier Tier, Track Track, Stage? From, Stage To, DateOnly EffectiveOn, string? DocumentNumber, bool IsIllustrative);
