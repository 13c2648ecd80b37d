using Dashboard.Data.Access;
using Dashboard.Data.Places;

namespace Dashboard.Data.Statistics;

/// <summary>By what a figure can be divided or narrowed.</summary>
public enum Dimension
{
    Region,
    Province,
    Kind,

    /// <summary>副省级城市 or not: true, false.</summary>
    SubProvincial,
    Track,
    Tier,
    Round,

    /// <summary>The notice of a designation, by its identifier.</summary>
    Notice,
    Status,
    Stage,

    /// <summary>Of the day of the designation: 2022-08.</summary>
    Month,

    /// <summary>2022-Q3.</summary>
    Quarter,
    Year,
    Place,
}

/// <summary>What a number counts.</summary>
public enum MeasureUnit
{
    Place,
    Division,
    Province,
    Quota,
    Application,
    Duty,
    Day,

    /// <summary>0 to 1; more where a part may exceed its whole.</summary>
    Share,

    /// <summary>For each 100 divisions.</summary>
    PerHundred,

    /// <summary>Quota places for each eligible place.</summary>
    PerPlace,

    /// <summary>0 equal, towards 1 concentrated.</summary>
    Coefficient,
}

/// <summary>From which records a measure is counted.</summary>
public enum MeasureSource
{
    /// <summary>The lists of the notices.</summary>
    Designations,

    /// <summary>Every place that was ever a pilot, whatever it holds now.</summary>
    Pilots,

    /// <summary>The directory of divisions, in the list of the day.</summary>
    Divisions,
    Provinces,
    Quotas,
    Applications,
    Duties,
}

/// <summary>What it means that a value is null.</summary>
public enum NullReason
{
    /// <summary>A count is never null.</summary>
    Never,

    /// <summary>The denominator is 0: there is nothing of which this could be a share.</summary>
    NoDenominator,

    /// <summary>待录入: a quota among them is unknown, and a sum never leaves one out.</summary>
    QuotaUnknown,

    /// <summary>There is no case of which a median could be taken.</summary>
    NoCase,

    /// <summary>What a province has recommended is not published until it is designated.</summary>
    NotPublished,
}

/// <summary>How a measure comes about.</summary>
public enum MeasureKind
{
    /// <summary>Adds up over every dimension.</summary>
    Sum,

    /// <summary>The provinces in which there is at least one: adds up over regions and provinces only.</summary>
    Distinct,

    /// <summary>Numerator by denominator; a total comes from the sums of both, never from the ratios.</summary>
    Ratio,

    /// <summary>Over the provinces of a group.</summary>
    Concentration,

    /// <summary>A quartile of the days of the cases.</summary>
    Quartile,
}

/// <summary>A measure of the catalogue: each is defined here and nowhere else.</summary>
/// <param name="Code">Stable: places.designated.</param>
/// <param name="Track">Counted on this track only; null: on both.</param>
/// <param name="Numerator">Of a ratio; null for every other.</param>
/// <param name="Denominator">Of a ratio; null for every other.</param>
/// <param name="Dimensions">By which it can be divided and narrowed.</param>
/// <param name="Undivided">Those of them that divide the numerator only; each part is then a share of the whole denominator.</param>
/// <param name="Access">Who may see it.</param>
/// <param name="ReplacedBy">The measure to use instead; null while it is current.</param>
public sealed record Measure(
    MeasureId Id,
    string Code,
    MeasureKind Kind,
    MeasureUnit Unit,
    MeasureSource Source,
    Track? Track,
    MeasureId? Numerator,
    MeasureId? Denominator,
    IReadOnlyList<Dimension> Dimensions,
    IReadOnlyList<Dimension> Undivided,
    AccessAction Access,
    NullReason Null,
    MeasureId? ReplacedBy = null)
{
    /// <summary>A denominator under this is shown as a fraction, never as a percentage.</summary>
    public const int SmallDenominator = 5;

    public bool IsAdditive => Kind == MeasureKind.Sum;

    public bool HasSmallNumberRule => Unit == MeasureUnit.Share;

    /// <summary>What it is a part of: the denominator of a ratio, of the share of the five largest all places. Null: it is no part.</summary>
    public MeasureId? Whole => Id == MeasureId.ConcentrationTop5 ? MeasureId.PlacesDesignated : Denominator;

    /// <summary>True where expired designations can be counted on request: coverage counts those in force.</summary>
    public bool KnowsExpired => Numerator == MeasureId.PlacesInForce;
}
