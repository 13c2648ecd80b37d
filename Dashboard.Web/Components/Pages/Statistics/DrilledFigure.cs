using Dashboard.Data.Statistics;

namespace Dashboard.Web.Components.Pages.Statistics;

/// <summary>A figure with the records behind it.</summary>
/// <param name="Question">Whose total it is.</param>
/// <param name="Other">The figure of the other day; null: no days are compared.</param>
/// <param name="OtherRecords">The records of the other day; null: no days are compared.</param>
public sealed record DrilledFigure(CellReference Cell, CubeQuestion Question, CubeValue Value, CubeRecords Records, CubeValue? Other, CubeRecords? OtherRecords)
{
    public Measure Measure => Question.Measure;

    public bool HasDenominator => Records.Denominator.Count > 0 || Measure.Kind == MeasureKind.Ratio;

    /// <summary>Of the part that is listed, those that the other day does not have.</summary>
    public IReadOnlyList<CubeRecord> Only(bool denominator) => Without(Part(Records, denominator), OtherRecords is null ? null : Part(OtherRecords, denominator));

    /// <summary>Those that only the other day has.</summary>
    public IReadOnlyList<CubeRecord> Missing(bool denominator) => OtherRecords is null ? [] : Without(Part(OtherRecords, denominator), Part(Records, denominator));

    /// <summary>The records of a part. Of a whole those that count for the part come first, with what is known of them there.</summary>
    public static IReadOnlyList<CubeRecord> Part(CubeRecords records, bool denominator)
    {
        if (!denominator)
        {
            return records.Numerator;
        }

        var counted = records.Numerator.Where(r => r.Code is not null && r.Application is null && r.Duty is null).GroupBy(r => r.Code!).ToDictionary(g => g.Key, g => g.First());
        var known = records.Denominator.Where(r => r.Tier is null && r.Code is not null && counted.ContainsKey(r.Code)).ToList();
        return known.Count == 0 ? records.Denominator
            : [.. known.Select(r => r with { Tier = counted[r.Code!].Tier, Provenance = counted[r.Code!].Provenance }).OrderBy(r => r.Tier), .. records.Denominator.Except(known)];
    }

    private static List<CubeRecord> Without(IReadOnlyList<CubeRecord> records, IReadOnlyList<CubeRecord>? others)
    {
        var known = others?.Select(Key).ToHashSet(); // by what it is, not by what it holds
        return known is null ? [] : records.Where(r => !known.Contains(Key(r))).ToList();

        static (string?, Guid?, Data.Duties.Duty?) Key(CubeRecord r) => (r.Code, r.Application, r.Duty);
    }
}
