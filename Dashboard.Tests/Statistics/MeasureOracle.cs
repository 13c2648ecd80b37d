using System.Globalization;
using Dashboard.Tests.Seeding;

namespace Dashboard.Tests.Statistics;

/// <summary>
/// The measures computed again from the seed files with LINQ to objects: shares no code with the cube. A figure is a numerator and,
/// for a ratio, a denominator, for one province or (null) the nation.
/// </summary>
internal sealed class MeasureOracle
{
    private static readonly string[] CityKinds =
        ["SubProvincialCity", "PrefectureCity", "Prefecture", "AutonomousPrefecture", "League", "MunicipalityDistrict"];

    private static readonly string[] ListDates = ["2022-07-27", "2023-11-02", "2024-12-30", "2025-11-07", "2026-04-18"];

    private readonly List<(string Province, string Tier, bool City, string From, string To)> _held = (
        from row in SeedFiles.Rows("places-designations.csv")
        join place in SeedFiles.Rows("places.csv") on row["place_code"] equals place["code"]
        select (place["province_code"], row["tier"], CityKinds.Contains(place["kind"]), row["designated_on"], row["ends_on"])).ToList();

    private readonly List<(string Province, bool City, string First, string Last)> _divisions = SeedFiles.Rows("divisions.csv")
        .Select(row => (row["code"].StartsWith("6590", StringComparison.Ordinal) ? "660000" : row["province_code"], row["track"] == "City", row["first_list"], row["last_list"])).ToList();

    private readonly List<string> _provinces = SeedFiles.Rows("provinces.csv").Where(p => p["takes_part"] == "true").Select(p => p["code"]).ToList();

    public IReadOnlyList<string> Provinces => _provinces;

    public static IReadOnlyList<string> Codes { get; } =
    [
        "places.designated", "places.demonstration", "places.pilot", "places.inforce", "places.inforce.demonstration", "places.inforce.pilot", "places.expired",
        "places.expiring.3", "places.expiring.6", "places.expiring.12", "places.demonstration.share", "divisions.all", "divisions.city", "divisions.county",
        "coverage.city", "coverage.county", "places.density", "provinces.participating", "provinces.covered", "provinces.demonstration", "provinces.pilot",
        "coverage.provinces", "concentration.top5", "concentration.gini", "pilots.ever", "pilots.risen", "pilots.conversion", "quota.count", "quota.used",
        "quota.designated", "quota.left", "quota.userate", "quota.eligible", "quota.pereligible", "quota.deviation",
    ];

    /// <summary>The value; null: there is none, or it is unknown.</summary>
    public double? Value(string code, string day, string? province)
    {
        var places = _held.Where(h => string.CompareOrdinal(h.From, day) <= 0 && (province is null || h.Province == province)).ToList();
        var inForce = places.Where(p => string.CompareOrdinal(day, p.To) <= 0).ToList();
        var list = ListDates.LastOrDefault(d => string.CompareOrdinal(d, day) <= 0);
        var divisions = _divisions.Where(d => list is not null && string.CompareOrdinal(d.First, list) <= 0 && string.CompareOrdinal(list, d.Last) <= 0
            && (province is null || d.Province == province)).ToList();
        var counts = _provinces.Select(p => places.Count(h => h.Province == p)).ToList();
        return code switch
        {
            "places.designated" => places.Count,
            "places.demonstration" => places.Count(p => p.Tier == "Demonstration"),
            "places.pilot" or "pilots.ever" => places.Count(p => p.Tier == "Pilot"),
            "places.inforce" => inForce.Count,
            "places.inforce.demonstration" => inForce.Count(p => p.Tier == "Demonstration"),
            "places.inforce.pilot" or "quota.eligible" when code[0] == 'p' || string.CompareOrdinal(day, "2023-01-01") >= 0 => inForce.Count(p => p.Tier == "Pilot"),
            "quota.eligible" => 0,
            "places.expired" => places.Count - inForce.Count,
            "places.expiring.3" => Expiring(inForce, day, 3),
            "places.expiring.6" => Expiring(inForce, day, 6),
            "places.expiring.12" => Expiring(inForce, day, 12),
            "places.demonstration.share" => Share(places.Count(p => p.Tier == "Demonstration"), places.Count),
            "divisions.all" => divisions.Count,
            "divisions.city" => divisions.Count(d => d.City),
            "divisions.county" => divisions.Count(d => !d.City),
            "coverage.city" => Share(inForce.Count(p => p.City), divisions.Count(d => d.City)),
            "coverage.county" => Share(inForce.Count(p => !p.City), divisions.Count(d => !d.City)),
            "places.density" => Share(places.Count, divisions.Count) * 100,
            "provinces.participating" => province is null ? _provinces.Count : 1,
            "provinces.covered" => places.Select(p => p.Province).Distinct().Count(),
            "provinces.demonstration" => places.Where(p => p.Tier == "Demonstration").Select(p => p.Province).Distinct().Count(),
            "provinces.pilot" => places.Where(p => p.Tier == "Pilot").Select(p => p.Province).Distinct().Count(),
            "coverage.provinces" => Share(places.Select(p => p.Province).Distinct().Count(), province is null ? _provinces.Count : 1),
            "concentration.top5" => Share(counts.OrderDescending().Take(5).Sum(), places.Count),
            "concentration.gini" => Gini(counts),
            "pilots.risen" => 0, // nobody stands in two lists
            "pilots.conversion" => Share(0, places.Count(p => p.Tier == "Pilot")),
            "quota.used" or "quota.designated" => 0,
            _ => null, // the annexes with the quotas are not held
        };
    }

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;

    private static int Expiring(IEnumerable<(string Province, string Tier, bool City, string From, string To)> inForce, string day, int months)
    {
        var last = DateOnly.Parse(day, CultureInfo.InvariantCulture).AddMonths(months).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return inForce.Count(p => string.CompareOrdinal(p.To, last) <= 0);
    }

    /// <summary>Half the mean difference of all pairs by the mean.</summary>
    private static double? Gini(IReadOnlyList<int> counts) => counts.Sum() == 0 ? null
        : counts.SelectMany(a => counts.Select(b => Math.Abs(a - b))).Sum() / (2.0 * counts.Count * counts.Sum());
}
