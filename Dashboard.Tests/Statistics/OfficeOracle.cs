using System.Globalization;
using Dashboard.Tests.Seeding;

namespace Dashboard.Tests.Statistics;

/// <summary>
/// The measures of applications and duties computed again with LINQ to objects from the seed files, and from what a test recorded besides:
/// shares no code with the cube.
/// </summary>
internal sealed class OfficeOracle(
    IReadOnlyDictionary<string, string> returned, IReadOnlyDictionary<(string Annex, string Row), (string? Issued, string? Province, string? Cnipa)> filings)
{
    private static readonly string[] Taking = ["recommended", "expert_review", "public_notice"];

    private static readonly Dictionary<string, string> ProvinceOf = SeedFiles.Rows("places.csv").Concat(SeedFiles.Rows("illustrative/places.csv"))
        .ToDictionary(row => row["code"], row => row["province_code"]);

    private static readonly List<string> Ends = [.. SeedFiles.Rows("progression-outcomes.csv").Where(row => row["round"] == "2023").Select(row => row["known_on"])];

    private readonly List<(string Province, List<(string Step, string On)> Steps)> _cases = SeedFiles.Rows("illustrative/applications.csv")
        .Select(row => (
            ProvinceOf[row["place_code"]],
            row.Keys.Skip(3).Where(step => row[step].Length > 0).Select(step => (step, row[step]))
                .Concat(returned.TryGetValue(row["place_code"], out var on) ? [("returned", on)] : Array.Empty<(string, string)>()).ToList()))
        .ToList();

    private readonly List<(string Province, string Annex, string Row, string On)> _owed = SeedFiles.Rows("places-designations.csv")
        .Select(row => (ProvinceOf[row["place_code"]], row["annex"], row["row"], row["designated_on"])).ToList();

    public static IReadOnlyList<string> Codes { get; } =
    [
        "applications.count", "applications.live", "applications.recommended", "applications.returned", "applications.returnrate", "dwell.q1", "dwell.median", "dwell.q3",
        "recommendation.days", "duties.count", "duties.done", "duties.due", "duties.overdue", "duties.notrecorded", "duties.donerate",
    ];

    /// <summary>The value; null: there is none.</summary>
    public double? Value(string code, string day, string? province)
    {
        var begun = _cases.Where(c => province is null || c.Province == province)
            .Select(c => c.Steps.Where(s => IsBy(s.On, day)).ToList()).Where(steps => steps.Count > 0).ToList();
        var until = Ends.Where(end => IsBy(end, day)).Min() ?? day; // the sample is of one round, whose results are known
        var dwell = begun.Select(steps => Math.Max(0, Days(steps[^1].On, until))).Order().ToList();
        var toRecommendation = begun.Where(steps => steps.Any(s => s.Step == "recommended"))
            .Select(steps => Days(steps[0].On, steps.Single(s => s.Step == "recommended").On)).Order().ToList();
        var duties = _owed.Where(o => IsBy(o.On, day) && (province is null || o.Province == province)).SelectMany(o => Parts(o.Annex, o.Row, o.On, day)).ToList();
        return code switch
        {
            "applications.count" or "applications.live" => begun.Count, // nobody of the sample has ended
            "applications.recommended" => begun.Count(steps => Taking.Contains(steps[^1].Step)),
            "applications.returned" => begun.Count(IsReturned),
            "applications.returnrate" => begun.Count == 0 ? null : (double)begun.Count(IsReturned) / begun.Count,
            "dwell.q1" => Quartile(dwell, 0.25),
            "dwell.median" => Quartile(dwell, 0.5),
            "dwell.q3" => Quartile(dwell, 0.75),
            "recommendation.days" => Quartile(toRecommendation, 0.5),
            "duties.count" => duties.Count,
            "duties.donerate" => duties.Count == 0 ? null : (double)duties.Count(d => d == "done") / duties.Count,
            _ => duties.Count(d => d == code.Split('.')[1]),
        };
    }

    private static bool IsReturned(List<(string Step, string On)> steps) => steps.Any(s => s.Step == "returned");

    private static bool IsBy(string? on, string day) => on is not null && string.CompareOrdinal(on, day) <= 0;

    /// <summary>Two months to issue the plan and to file it twice; where nothing of it is recorded, it is not late.</summary>
    private IEnumerable<string> Parts(string annex, string row, string designated, string day)
    {
        var (issued, province, cnipa) = filings.GetValueOrDefault((annex, row));
        var due = DateOnly.Parse(designated, CultureInfo.InvariantCulture).AddMonths(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string?[] dates = [issued, province, cnipa];
        return dates.Select(on => IsBy(on, day) ? "done" : !dates.Any(d => IsBy(d, day)) ? "notrecorded" : IsBy(day, due) ? "due" : "overdue");
    }

    private static int Days(string from, string to) =>
        DateOnly.Parse(to, CultureInfo.InvariantCulture).DayNumber - DateOnly.Parse(from, CultureInfo.InvariantCulture).DayNumber;

    /// <summary>As the QUARTILE.INC of spreadsheets.</summary>
    private static double? Quartile(List<int> days, double part)
    {
        if (days.Count == 0)
        {
            return null;
        }

        var at = (days.Count - 1) * part;
        var (low, high) = (days[(int)Math.Floor(at)], days[(int)Math.Ceiling(at)]);
        return low + ((high - low) * (at - Math.Floor(at)));
    }
}
