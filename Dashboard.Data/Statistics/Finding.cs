namespace Dashboard.Data.Statistics;

/// <summary>What an answer of the cube says. Each kind is a sentence; where several are tied it names all of them or none.</summary>
public enum FindingKind
{
    /// <summary>There is nothing to count yet.</summary>
    NoneYet,

    /// <summary>There is something, and the figure is 0.</summary>
    Zero,

    /// <summary>Quotas are unknown, so the figure is. Round.</summary>
    Unknown,

    /// <summary>No more than the figure itself: too few parts, or none that can be named.</summary>
    Plain,

    /// <summary>All parts are equal. Value: theirs.</summary>
    Same,

    /// <summary>One part is the largest, with its share of the total. Members, Value, Share.</summary>
    MostShare,

    /// <summary>One part is the largest. Members, Value.</summary>
    Most,

    /// <summary>Several are. Members, Value.</summary>
    MostTied,

    /// <summary>More are than can be named. Count, Value.</summary>
    MostMany,

    /// <summary>One ratio is the highest. Members, Value; Below: how many are under the total.</summary>
    Highest,

    /// <summary>Several are, of different sizes. Members.</summary>
    HighestTied,

    /// <summary>More are than can be named. Count.</summary>
    HighestMany,

    /// <summary>Shares over one half. Members, Count, Below.</summary>
    OverHalf,

    /// <summary>More than can be named. Count, Below.</summary>
    OverHalfMany,

    /// <summary>The five largest, where the sixth is smaller than the fifth. Members.</summary>
    TopFiveNamed,

    /// <summary>The five largest, where they are tied with the sixth.</summary>
    TopFive,

    /// <summary>Pilots that became demonstrations.</summary>
    Risen,

    /// <summary>None has.</summary>
    RisenNone,

    /// <summary>None has in the lists held, and a later list is not recorded.</summary>
    RisenUnlisted,

    /// <summary>The quota of a round in use. Round; Count: provinces that have used all of theirs.</summary>
    QuotaUsed,

    /// <summary>The same where it is not published who has used how much. Round.</summary>
    QuotaUsedTotal,

    /// <summary>Who is furthest above and below proportion. Members, Value, Others, Other.</summary>
    Spread,

    /// <summary>The same without names, because of ties. Value, Other.</summary>
    SpreadRange,

    /// <summary>Duties done. Count: not recorded; Below: overdue.</summary>
    DutiesDone,

    /// <summary>NoneYet is recorded of any duty.</summary>
    DutiesNotRecorded,

    /// <summary>Terms that run. Value; Count: of them end within 12 months.</summary>
    TermsRunning,

    /// <summary>The one term that runs. Part, Whole: its month of how many.</summary>
    TermMonth,

    /// <summary>All terms have ended. Value: how many; Other day: the last.</summary>
    TermsOver,

    /// <summary>The figure of a second day. Value, Other.</summary>
    Changed,

    /// <summary>The total did not change, parts of it did. Members.</summary>
    ChangedWithin,

    /// <summary>More of them did than can be named. Count.</summary>
    ChangedWithinMany,

    /// <summary>NoneYet changed.</summary>
    Unchanged,
}

/// <summary>What an answer says, for a title, a slide or a sentence. Words are the business of who shows it.</summary>
/// <param name="Measure">What it is about.</param>
/// <param name="On">The day of the answer.</param>
public sealed record Finding(FindingKind Kind, MeasureId Measure, DateOnly On)
{
    /// <summary>Of which dimension the members are; null: there are none.</summary>
    public Dimension? By { get; init; }

    /// <summary>Those that are named, as the cube names them; all that are tied.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>Those at the other end.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>The value of the members; null: it has none.</summary>
    public CubeValue? Value { get; init; }

    /// <summary>The value of the others, or of the second day.</summary>
    public CubeValue? Other { get; init; }

    public CubeValue? Total { get; init; }

    /// <summary>Of the total, 0 to 1.</summary>
    public decimal? Share { get; init; }

    public int Count { get; init; }

    public int Below { get; init; }

    public string? Round { get; init; }

    /// <summary>A second day: of the comparison, or the last day of the terms.</summary>
    public DateOnly? OtherDay { get; init; }

    /// <summary>False: the total is that of a part only, by a filter or by the viewer's sight.</summary>
    public bool IsNational { get; init; } = true;
}

/// <summary>A day on which the number of places in force changed.</summary>
/// <param name="Documents">The documents that designated places on this day.</param>
/// <param name="Ended">Places whose last day was the day before.</param>
public sealed record TermStep(DateOnly On, decimal Demonstration, decimal Pilot, IReadOnlyList<string> Documents, int Ended);
