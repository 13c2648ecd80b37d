using Dashboard.Data.Divisions;
using Dashboard.Data.Places;

namespace Dashboard.Data.Changes;

/// <summary>What happened.</summary>
public enum ChangeKind
{
    /// <summary>A notice was issued.</summary>
    NoticeIssued,

    /// <summary>A place holds its first tier.</summary>
    Designated,

    /// <summary>A pilot became a demonstration.</summary>
    Risen,

    /// <summary>A place was designated in a tier that it held already, or held above.</summary>
    DesignatedAgain,

    /// <summary>已届满: the term of the tier in which a place counts has ended.</summary>
    TermEnded,

    /// <summary>A document extended the term of a designation.</summary>
    TermExtended,

    /// <summary>A document ends the term of a designation early.</summary>
    TermCutShort,

    /// <summary>推荐名额: a quota was set, revised or taken back.</summary>
    QuotaSet,

    /// <summary>A national total became known whose list is not held.</summary>
    TotalKnown,

    /// <summary>A newer list of divisions holds: the denominators of coverage are taken from it.</summary>
    DivisionsListed,

    /// <summary>A division was established, renamed, recoded or merged; it counts from the list that first has it.</summary>
    DivisionChanged,
}

/// <summary>Who brought it about: a class, never a person.</summary>
public enum ChangeActor
{
    NationalOffice,

    /// <summary>Public reference data: who keeps the lists of divisions.</summary>
    Reference,

    /// <summary>Nobody: a day has passed.</summary>
    Calendar,
}

/// <summary>One published fact that holds from a day on. Before and after it the figures differ by it.</summary>
/// <param name="Id">The same whenever it is asked for.</param>
/// <param name="Act">What it was part of: the changes of one document and day share it.</param>
/// <param name="CountsFrom">The first day on which it holds; where the source lost the date of a notice, the earliest that it can be.</param>
public sealed record PublishedChange(string Id, string Act, ChangeKind Kind, ChangeActor Actor, DateOnly CountsFrom, Provenance Provenance)
{
    /// <summary>False: the source lost the date (原文缺失).</summary>
    public bool IsDayKnown { get; init; } = true;

    /// <summary>When it was recorded here (UTC); null where that is not kept, as of the published lists.</summary>
    public DateTime? RecordedAt { get; init; }

    /// <summary>Of the place, or short title of the notice; null where there is none.</summary>
    public Bilingual? Name { get; init; }

    /// <summary>Null: of no single place.</summary>
    public string? PlaceCode { get; init; }

    /// <summary>Null: of the nation.</summary>
    public string? ProvinceCode { get; init; }

    /// <summary>Null: of no track.</summary>
    public Track? Track { get; init; }

    /// <summary>Null: of no tier.</summary>
    public Tier? Tier { get; init; }

    /// <summary>Null: of no round.</summary>
    public string? Round { get; init; }

    /// <summary>The notice, where it is held; null: none.</summary>
    public string? NoticeId { get; init; }

    /// <summary>The quota the day before; null: unknown, or no quota.</summary>
    public int? Before { get; init; }

    /// <summary>The quota, or the total; null: unknown, or neither.</summary>
    public int? After { get; init; }

    /// <summary>The last day of the term before a document revised it; null: it is another change.</summary>
    public DateOnly? EndedOnBefore { get; init; }

    /// <summary>The last day of the term by the document; null: it is another change.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>The change of a division; null: it is another.</summary>
    public DivisionChangeInfo? Division { get; init; }

    public bool IsIllustrative => Provenance.Kind == ProvenanceKind.Illustrative;
}

/// <summary>What the list of changes is narrowed to.</summary>
/// <param name="Since">Only what began after this day; null: from the beginning.</param>
/// <param name="Kind">Null: every kind.</param>
/// <param name="ProvinceCode">Null: every province, and what concerns the nation.</param>
/// <param name="WithIllustrative">Sample data as well, marked.</param>
public sealed record ChangeFilter(DateOnly? Since = null, ChangeKind? Kind = null, string? ProvinceCode = null, bool WithIllustrative = false)
{
    internal bool Passes(PublishedChange change, DateOnly asOf) =>
        change.CountsFrom <= asOf
        && (Since is null || change.CountsFrom > Since)
        && (Kind is null || change.Kind == Kind)
        && (ProvinceCode is null || change.ProvinceCode == ProvinceCode);
}
