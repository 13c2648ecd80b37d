using Dashboard.Data.Provinces;

namespace Dashboard.Data.Quotas.Workbench;

/// <summary>Why an input is none, or a scenario is not saved or published, beside <see cref="QuotaRefusal"/>.</summary>
public abstract record ScenarioRefusal : Refusal
{
    private ScenarioRefusal()
    {
    }

    public sealed record RoundUnknown(string? Code) : ScenarioRefusal;

    public sealed record TotalOutOfRange(int Total, int Most) : ScenarioRefusal;

    public sealed record BaseOutOfRange(int Base, int Most) : ScenarioRefusal;

    public sealed record FloorOutOfRange(int Floor, int Most) : ScenarioRefusal;

    public sealed record CapOutOfRange(int Cap, int Most) : ScenarioRefusal;

    /// <summary>The cap is below the floor or the base, the larger of which is the least.</summary>
    public sealed record CapBelowFloor(int Cap, int Least) : ScenarioRefusal;

    public sealed record PercentOutOfRange(WeightSource Source, int Percent) : ScenarioRefusal;

    public sealed record SourceTwice(WeightSource Source) : ScenarioRefusal;

    /// <summary>The percentages do not add up to 100.</summary>
    public sealed record MixNotWhole(int Sum) : ScenarioRefusal;

    public sealed record FactorOutOfRange(Region Region, decimal Factor, decimal Most) : ScenarioRefusal;

    public sealed record ImportedOutOfRange(string ProvinceCode, decimal Value) : ScenarioRefusal;

    /// <summary>No province of this code takes part.</summary>
    public sealed record ImportedUnknown(string Code) : ScenarioRefusal;

    public sealed record ImportedNameTooLong(int Most) : ScenarioRefusal;

    /// <summary>No province has a value above 0 on the day.</summary>
    public sealed record SourceEmpty(WeightSource Source, DateOnly On) : ScenarioRefusal;

    /// <summary>Written by another version.</summary>
    public sealed record InputUnreadable : ScenarioRefusal;

    public sealed record NameInvalid(int Most) : ScenarioRefusal;

    public sealed record ScenarioUnknown : ScenarioRefusal;

    /// <summary>A published scenario is superseded, never changed.</summary>
    public sealed record Published(string Name) : ScenarioRefusal;

    public sealed record Infeasible(Apportionment.Infeasible Why) : ScenarioRefusal;

    /// <summary>A tie waits for a decision.</summary>
    public sealed record TieOpen(int Provinces, int Places) : ScenarioRefusal;

    /// <summary>Provinces would get less than they have recommended.</summary>
    public sealed record BelowRecommended(IReadOnlyList<Shortfall> Shortfalls) : ScenarioRefusal;

    /// <summary>The source holds sample data.</summary>
    public sealed record Illustrative(WeightSource Source) : ScenarioRefusal;

    public sealed record ReasonInvalid(int Most) : ScenarioRefusal;

    public sealed record DocumentNumberTooLong(int Most) : ScenarioRefusal;

    /// <summary>A province that would get less than it has recommended.</summary>
    /// <param name="On">The first day on which the quota would not cover what is recommended.</param>
    public sealed record Shortfall(Bilingual Province, int Wanted, int Recommended, DateOnly On);
}
