using Dashboard.Data.Apportionment;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;

namespace Dashboard.Data.Quotas.Workbench;

/// <summary>Where a weight can come from.</summary>
/// <remarks>The names are part of stored scenarios; do not rename.</remarks>
public enum WeightSource
{
    /// <summary>Pilots of the track whose term runs and that are no demonstration yet: who may apply for the demonstration tier (二（一）1, 二（二）1).</summary>
    EligiblePilots,

    /// <summary>地级以上城市: cities at or above prefecture level; a municipality is one.</summary>
    PrefectureCities,

    /// <summary>What may apply on the city track (二（一）1): prefecture-level divisions, and the districts of a municipality.</summary>
    EligibleCities,

    /// <summary>What may apply on the county track (二（二）1): county-level divisions without the districts of municipalities.</summary>
    EligibleCounties,

    /// <summary>Designations of the track so far, both tiers, expired ones included.</summary>
    PastDesignations,

    /// <summary>A column somebody brought.</summary>
    Imported,
}

/// <summary>How much of the weight comes from a source.</summary>
/// <param name="Percent">Whole per cent, 0 to 100; those of a mix add up to 100.</param>
public sealed record WeightShare(WeightSource Source, int Percent);

/// <summary>The recorded decision of one tie; it holds for this method, these units and this number of places, and for no other tie.</summary>
/// <param name="Tied">Codes of the tied provinces.</param>
/// <param name="Seats">Places among them.</param>
public sealed record RecordedTie(ApportionmentMethod Method, IReadOnlyList<string> Tied, int Seats, TieDecision Decision)
{
    public bool Settles(ApportionmentMethod method, Tie tie) =>
        method == Method && tie.Seats == Seats && tie.Keys.Count == Tied.Count && tie.Keys.All(key => Tied.Contains(key, StringComparer.Ordinal));
}

/// <summary>All that a calculation of the workbench depends on: the same input and the same data give the same numbers.</summary>
/// <param name="Total">Places to distribute, base and floors included; 1 to <see cref="ScenarioRules.MostPlaces"/>.</param>
/// <param name="WeightsOn">The day whose data the weights are read from.</param>
/// <param name="Mix">The sources and their shares.</param>
/// <param name="Base">Places of every province before anything is apportioned.</param>
/// <param name="Floor">The least number of a province that has a weight.</param>
/// <param name="Cap">The greatest number; null: none.</param>
public sealed record ScenarioInput(
    string RoundCode,
    Track Track,
    Tier Tier,
    int Total,
    DateOnly WeightsOn,
    IReadOnlyList<WeightShare> Mix,
    int Base = 0,
    int Floor = 0,
    int? Cap = null,
    ApportionmentMethod Method = ApportionmentMethod.Webster)
{
    /// <summary>By what the weights of a region are multiplied; a region that is not named has 1.</summary>
    public IReadOnlyDictionary<Region, decimal> Factors { get; init; } = new Dictionary<Region, decimal>();

    /// <summary>The brought column by province code; a province that is not named has 0.</summary>
    public IReadOnlyDictionary<string, decimal> Imported { get; init; } = new Dictionary<string, decimal>();

    /// <summary>What the brought column says, in the words of who brought it; null: not named.</summary>
    public string? ImportedName { get; init; }

    /// <summary>Decisions of ties, also of ones that the present numbers do not have.</summary>
    public IReadOnlyList<RecordedTie> Ties { get; init; } = [];

    /// <summary>The share of a source in whole per cent.</summary>
    public int PercentOf(WeightSource source) => Mix.Where(share => share.Source == source).Sum(share => share.Percent);
}
