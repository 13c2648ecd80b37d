using Dashboard.Data.Apportionment;
using Dashboard.Data.Places;

namespace Dashboard.Data.Quotas.Workbench;

/// <summary>What numbers are checked for before they are published.</summary>
public enum ScenarioCheckKind
{
    /// <summary>All places are given, none in doubt. Given: the places settled.</summary>
    Total,

    /// <summary>Every province with a weight has at least the floor and the base.</summary>
    Floor,

    /// <summary>No province has more than the cap.</summary>
    Cap,

    /// <summary>No tie waits for a decision.</summary>
    Tie,

    /// <summary>No province has less than it has recommended.</summary>
    Recommended,

    /// <summary>No province has more than the places that could apply; advice, because the counts may be old.</summary>
    Applicants,

    /// <summary>No sample data in the weights.</summary>
    Official,
}

/// <summary>How a check came out.</summary>
public enum ScenarioCheckState
{
    Met,

    /// <summary>Publishing is refused.</summary>
    Broken,

    /// <summary>To be looked at; publishing is not refused.</summary>
    Advice,
}

/// <summary>One line of the list of checks.</summary>
/// <param name="Provinces">Codes of those concerned; empty when it is met.</param>
public sealed record ScenarioCheck(ScenarioCheckKind Kind, ScenarioCheckState State, int Given, IReadOnlyList<string> Provinces);

/// <summary>A quota as it stands: what the province may recommend and what it has recommended.</summary>
/// <param name="Quota">Null: unknown (待录入).</param>
public sealed record QuotaStanding(string ProvinceCode, int? Quota, int? Recommended)
{
    /// <summary>The standings of one of the four quotas; empty when there is no table.</summary>
    public static IReadOnlyList<QuotaStanding> Of(QuotaTable? table, Track track, Tier tier) => table is null ? []
        : table.Provinces
            .Select(p => (p.Province.Code, Figure: p[new QuotaColumn(track, tier)]))
            .Select(p => new QuotaStanding(p.Code, p.Figure.Count, p.Figure.Recommended))
            .ToList();
}

/// <summary>Looks through the numbers of a scenario. Pure.</summary>
public static class ScenarioChecks
{
    /// <summary>The checks of a result; empty while there are no numbers.</summary>
    public static IReadOnlyList<ScenarioCheck> Of(ScenarioResult result, IReadOnlyList<QuotaStanding> standings)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Allocation is not { } allocation)
        {
            return [];
        }

        var input = result.Input;
        var least = Math.Max(input.Floor, input.Base);
        var illustrative = result.Data.Illustrative.Where(s => input.PercentOf(s) > 0).ToList();
        var given = allocation.Units.Sum(u => u.Seats);
        return
        [
            new(ScenarioCheckKind.Total, given == input.Total ? ScenarioCheckState.Met : ScenarioCheckState.Broken, given, []),
            Check(ScenarioCheckKind.Floor, ScenarioCheckState.Broken, result.Provinces.Where(p => p.Weightless is null && allocation[p.Code].Seats < least)),
            Check(ScenarioCheckKind.Cap, ScenarioCheckState.Broken, result.Provinces.Where(p => allocation[p.Code].Seats > input.Cap)),
            new(ScenarioCheckKind.Tie, allocation.Tie is null ? ScenarioCheckState.Met : ScenarioCheckState.Broken, allocation.Tie?.Seats ?? 0, allocation.Tie?.Keys ?? []),
            Check(ScenarioCheckKind.Recommended, ScenarioCheckState.Broken, result.Provinces.Where(p =>
                standings.Any(s => s.ProvinceCode == p.Code && s.Recommended > allocation[p.Code].Seats))),
            Check(ScenarioCheckKind.Applicants, ScenarioCheckState.Advice, result.Provinces.Where(p =>
                allocation[p.Code].Seats > p.Data.Applicants(input.Track, input.Tier))),
            new(ScenarioCheckKind.Official, illustrative.Count == 0 ? ScenarioCheckState.Met : ScenarioCheckState.Broken, illustrative.Count, []),
        ];

        ScenarioCheck Check(ScenarioCheckKind kind, ScenarioCheckState otherwise, IEnumerable<WeighedProvince> concerned)
        {
            var codes = concerned.Select(p => p.Code).ToList();
            return new ScenarioCheck(kind, codes.Count == 0 ? ScenarioCheckState.Met : otherwise, codes.Count, codes);
        }
    }
}
