using Dashboard.Data;
using Dashboard.Data.Apportionment;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas.Workbench;

namespace Dashboard.Tests.Infrastructure;

/// <summary>Inputs and data of the workbench.</summary>
internal static class WorkbenchCases
{
    public static readonly DateOnly Day = new(2023, 8, 15);

    /// <summary>120 pilot counties by the counties that may apply, at least one each.</summary>
    public static readonly ScenarioInput Counties = new(
        "2023", Track.County, Tier.Pilot, 120, Day, [new(WeightSource.EligibleCounties, 100)], Floor: 1, Cap: 12);

    /// <summary>40 demonstration cities by the pilots that may apply: most provinces have one, two or three, so the last places are tied.</summary>
    public static readonly ScenarioInput Tied = new(
        "2023", Track.City, Tier.Demonstration, 40, Day, [new(WeightSource.EligiblePilots, 100)], Method: ApportionmentMethod.Hamilton);

    /// <summary>A scenario that does not exist.</summary>
    public static readonly ScenarioInfo Nothing = new(Guid.Empty, "nothing", "2023", Track.County, Tier.Pilot, Counties, "nobody", default, null, null, 1);

    /// <summary>Invented provinces A, B, C… with these counts of eligible counties; null: unknown.</summary>
    public static WeightData Data(params int?[] counties) => new(
        Track.County,
        Day,
        counties.Select((count, i) => new ProvinceWeights(Province(i), 0, null, null, count, i + 1)).ToList(),
        [],
        null,
        null,
        new HashSet<WeightSource>());

    public static string Code(int at) => ((char)('A' + at)).ToString();

    public static TieDecision Decision(params string[] winners) => new(TieDecisionKind.Lot, winners, "局长办公会", "国知办函〔2023〕1号", Day);

    private static ProvinceInfo Province(int at)
    {
        var name = new Bilingual(Code(at), Code(at));
        return new ProvinceInfo(Code(at), name, name, Code(at), null, Code(at), ProvinceKind.Province, at % 2 == 0 ? Region.East : Region.West, true, at + 1, 0, at);
    }
}
