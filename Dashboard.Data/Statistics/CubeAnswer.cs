using Dashboard.Data.Duties;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;

namespace Dashboard.Data.Statistics;

/// <summary>A question to the cube. Two of the same words are the same question.</summary>
/// <param name="By">The dimensions of the rows, in order.</param>
/// <param name="Where">What the records are narrowed to: a dimension and its members.</param>
/// <param name="CompareTo">A second day; null: none.</param>
/// <param name="WithExpired">Coverage counts the expired as well.</param>
/// <param name="WithIllustrative">Sample data counts as well.</param>
public sealed record CubeQuestion(
    Measure Measure,
    IReadOnlyList<Dimension> By,
    IReadOnlyDictionary<Dimension, string> Where,
    DateOnly AsOf,
    DateOnly? CompareTo = null,
    bool WithExpired = false,
    bool WithIllustrative = false)
{
    /// <summary>The most cells that are answered.</summary>
    public const int MostCells = 10_000;

    /// <summary>The question in one line: equal lines have equal answers.</summary>
    internal string Key => string.Join(
        '|',
        [Measure.Code, string.Join(',', By), string.Join(',', Where.OrderBy(w => w.Key).Select(w => $"{w.Key}={w.Value}")), $"{AsOf:O}", $"{CompareTo:O}", $"{WithExpired}", $"{WithIllustrative}"]);
}

/// <summary>A value with its parts.</summary>
/// <param name="Value">Null: see the measure's meaning of null.</param>
/// <param name="Numerator">Of a ratio; null for every other measure, or unknown.</param>
/// <param name="Denominator">Of a ratio; null for every other measure, or unknown.</param>
/// <param name="IsIllustrative">Sample data is in it.</param>
public sealed record CubeValue(decimal? Value, decimal? Numerator, decimal? Denominator, bool IsIllustrative)
{
    /// <summary>True for a ratio that is to be shown as a fraction.</summary>
    public bool IsSmall => Denominator is > 0 and < Measure.SmallDenominator;
}

/// <summary>A row of the answer.</summary>
/// <param name="Members">One for each dimension asked for, in order; null: the records belong to none.</param>
/// <param name="Compared">The value of the second day; null: none was asked for.</param>
public sealed record CubeRow(IReadOnlyList<string?> Members, CubeValue Value, CubeValue? Compared)
{
    /// <summary>The value less that of the second day; null: one is unknown.</summary>
    public decimal? Difference => Value.Value - Compared?.Value;
}

/// <summary>Something to know about a figure. Made by rules; it travels with the figure in every form.</summary>
public enum NoteKind
{
    /// <summary>Every term of the lists held has ended. On: the last day.</summary>
    AllExpired,

    /// <summary>A list is not recorded, so it is not counted. Round, Track, Tier, Count, Document.</summary>
    ListNotRecorded,

    /// <summary>Which list of divisions is the denominator. On: its date.</summary>
    DivisionList,

    /// <summary>No list of divisions is held for so early a day. On: the first.</summary>
    NoDivisionList,

    /// <summary>A part with a tier or notice is a share of all divisions.</summary>
    Undivided,

    /// <summary>Quotas are unknown. Count: of how many provinces and kinds.</summary>
    QuotaUnknown,

    /// <summary>No round was asked for; the open one was taken. Round.</summary>
    RoundTaken,

    /// <summary>Totals come from the sums of the parts.</summary>
    RatioTotals,

    /// <summary>Denominators under 5 are fractions.</summary>
    SmallDenominator,

    /// <summary>Which way the difference goes. On, Other.</summary>
    Difference,

    /// <summary>Only what the viewer's province has.</summary>
    OwnProvince,

    /// <summary>What provinces have recommended is public as a total of the nation only, until it is designated.</summary>
    UseNotPublished,

    /// <summary>Sample data is among it.</summary>
    Illustrative,
}

/// <summary>A note with what it names; null: it names none.</summary>
public sealed record StatisticsNote(
    NoteKind Kind, DateOnly? On = null, DateOnly? Other = null, string? Round = null, Track? Track = null, Tier? Tier = null, int? Count = null, string? Document = null);

/// <summary>The answer of the cube.</summary>
/// <param name="Total">Over all rows, from the parts.</param>
/// <param name="Sources">The documents and lists it is computed from.</param>
public sealed record CubeAnswer(
    CubeQuestion Question, IReadOnlyList<CubeRow> Rows, CubeRow Total, IReadOnlyList<StatisticsNote> Notes, IReadOnlyList<Provenance> Sources)
{
    /// <summary>What the provenance of every figure says: computed by the measure, from these documents.</summary>
    public Provenance Provenance => Total.Value.IsIllustrative
        ? new Provenance(ProvenanceKind.Illustrative, Question.Measure.Code, Detail: string.Join('、', Sources.Select(s => s.Source).Distinct()))
        : Provenance.Computed(Question.Measure.Code, string.Join('、', Sources.Select(s => s.Source).Distinct()));
}

/// <summary>A record behind a number.</summary>
/// <param name="Count">Of the number's units.</param>
public sealed record CubeRecord(string? Code, Bilingual Name, string ProvinceCode, Tier? Tier, DateOnly? On, DateOnly? EndsOn, decimal Count, Provenance? Provenance)
{
    public Track? Track { get; init; }

    public string? Round { get; init; }

    /// <summary>The application it is; null: it is none.</summary>
    public Guid? Application { get; init; }

    /// <summary>Where the application stands; null: it is none, or counted for what happened to it once.</summary>
    public Stage? Stage { get; init; }

    /// <summary>Which duty of the place it is; null: it is none.</summary>
    public Duty? Duty { get; init; }
}

/// <summary>The records behind a number: as many as it says, of a ratio for both its parts.</summary>
public sealed record CubeRecords(IReadOnlyList<CubeRecord> Numerator, IReadOnlyList<CubeRecord> Denominator)
{
    /// <summary>
    /// The records of a part as they are listed. A denominator is the whole, of which the numerator's records are some: those come first, by tier, with the tier
    /// and the source that make them count; the rest follows as it was. Applications and duties are listed as they are: a place may have several.
    /// </summary>
    public IReadOnlyList<CubeRecord> Part(bool denominator)
    {
        if (!denominator)
        {
            return Numerator;
        }

        var counted = Numerator.Where(r => r is { Code: not null, Application: null, Duty: null }).GroupBy(r => r.Code!).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var known = Denominator.Where(r => r is { Tier: null, Code: { } code } && counted.ContainsKey(code)).ToHashSet(ReferenceEqualityComparer.Instance);
        return
        [
            .. Denominator.Where(known.Contains).Select(r => r with { Tier = counted[r.Code!].Tier, Provenance = counted[r.Code!].Provenance }).OrderBy(r => r.Tier),
            .. Denominator.Where(r => !known.Contains(r)),
        ];
    }

    /// <summary>The records of a part are not for who asks, though its number is: what provinces have recommended is public as a total.</summary>
    public bool AreWithheld(Measure measure, CubeValue value, bool denominator) =>
        Part(denominator).Count == 0 && (measure.Whole is null ? value.Value : denominator ? value.Denominator : value.Numerator) is > 0;

    /// <summary>The records of a part that others do not have: compared by what a record is, not by what it holds on its day.</summary>
    public IReadOnlyList<CubeRecord> PartWithout(CubeRecords others, bool denominator)
    {
        var known = others.Part(denominator).Select(Identity).ToHashSet();
        return [.. Part(denominator).Where(r => !known.Contains(Identity(r)))];

        static (string?, Guid?, Duty?) Identity(CubeRecord r) => (r.Code, r.Application, r.Duty);
    }
}
