using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Data.Apportionment;
using Dashboard.Data.Exchange;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas.Workbench;
using Dashboard.Data.Time;

namespace Dashboard.Web.Components.Pages.Quotas.Workbench;

/// <summary>What stands in the fields, as text: a number that is half typed is kept as it is, and every change is a new draft, so it can be undone.</summary>
public sealed record WorkbenchDraft(string Round, Track Track, Tier Tier, ApportionmentMethod Method)
{
    /// <summary>Where the round's own total is not known.</summary>
    public const int TrialTotal = 100;

    public required string Total { get; init; }

    public required string Base { get; init; }

    public required string Floor { get; init; }

    /// <summary>Empty: no cap.</summary>
    public required string Cap { get; init; }

    public required string WeightsOn { get; init; }

    public required ImmutableSortedDictionary<WeightSource, string> Percents { get; init; }

    public required ImmutableSortedDictionary<Region, string> Factors { get; init; }

    public required string ImportedName { get; init; }

    /// <summary>A province and its value a line.</summary>
    public required string Imported { get; init; }

    public ImmutableList<RecordedTie> Ties { get; init; } = [];

    /// <summary>The sum of the shares; null while one of them is no number.</summary>
    public int? PercentSum => Percents.Values.Select(Whole).Aggregate((int?)0, (sum, percent) => sum + percent);

    /// <summary>A start: counties by counties that may apply, cities by cities, demonstrations by the pilots.</summary>
    /// <param name="total">The round's own; null: not known, a number to try things out with.</param>
    public static ScenarioInput Start(string round, DateOnly day, Track track = Track.County, Tier tier = Tier.Pilot, int? total = null) => new(
        round, track, tier, total ?? TrialTotal, day, [new(UsualSource(track, tier), 100)], Floor: tier == Tier.Pilot ? 1 : 0);

    public static WeightSource UsualSource(Track track, Tier tier) => (track, tier) switch
    {
        (Track.City, Tier.Demonstration) => WeightSource.EligiblePilots,
        (Track.City, Tier.Pilot) => WeightSource.EligibleCities,
        (Track.County, _) => WeightSource.EligibleCounties,
    };

    /// <summary>Another quota: what still stands as it started follows to the start of the other.</summary>
    /// <param name="from">The start of the quota before.</param>
    /// <param name="to">The start of the quota now.</param>
    public WorkbenchDraft Following(ScenarioStart from, ScenarioStart to) => this with
    {
        Total = Total == Text(from.Total ?? TrialTotal) ? Text(to.Total ?? TrialTotal) : Total,
        WeightsOn = WeightsOn == from.WeightsOn.ToString(AsOf.Format, CultureInfo.InvariantCulture) ? to.WeightsOn.ToString(AsOf.Format, CultureInfo.InvariantCulture) : WeightsOn,
    };

    public static WorkbenchDraft Of(ScenarioInput input) => new(input.RoundCode, input.Track, input.Tier, input.Method)
    {
        Total = Text(input.Total),
        Base = Text(input.Base),
        Floor = Text(input.Floor),
        Cap = input.Cap is { } cap ? Text(cap) : "",
        WeightsOn = input.WeightsOn.ToString(AsOf.Format, CultureInfo.InvariantCulture),
        Percents = Enum.GetValues<WeightSource>().ToImmutableSortedDictionary(s => s, s => Text(input.PercentOf(s))),
        Factors = Enum.GetValues<Region>().ToImmutableSortedDictionary(r => r, r => Text(input.Factors.TryGetValue(r, out var factor) ? factor : 1)),
        ImportedName = input.ImportedName ?? "",
        Imported = string.Join('\n', input.Imported.OrderBy(i => i.Key, StringComparer.Ordinal).Select(i => $"{i.Key} {Text(i.Value)}")),
        Ties = [.. input.Ties],
    };

    /// <summary>The input of the fields; null while a field holds no number of its kind.</summary>
    /// <param name="wrong">Names of the fields that do not.</param>
    public ScenarioInput? Read(IReadOnlyList<ProvinceInfo> provinces, out IReadOnlyList<string> wrong)
    {
        var faults = new List<string>();
        var (total, each, floor) = (Need(nameof(Total), Whole(Total)), Need(nameof(Base), Whole(Base)), Need(nameof(Floor), Whole(Floor)));
        int? cap = string.IsNullOrWhiteSpace(Cap) ? null : Need(nameof(Cap), Whole(Cap));
        var day = Need(nameof(WeightsOn), DateOnly.TryParseExact(WeightsOn, AsOf.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? on : (DateOnly?)null);
        var mix = Percents.Select(p => new WeightShare(p.Key, Need(p.Key.ToString(), Whole(p.Value)))).Where(p => p.Percent != 0).ToList();
        var factors = Factors.Select(f => (f.Key, Value: Need(f.Key.ToString(), Decimal(f.Value)))).Where(f => f.Value != 1).ToDictionary(f => f.Key, f => f.Value);
        var (imported, line) = ImportedColumn.Read(Imported, provinces);
        if (line is not null)
        {
            faults.Add(nameof(Imported));
        }

        wrong = faults;
        return faults.Count > 0 ? null : new ScenarioInput(Round, Track, Tier, total, day, mix, each, floor, cap, Method)
        {
            Factors = factors,
            Imported = imported,
            ImportedName = string.IsNullOrWhiteSpace(ImportedName) ? null : ImportedName.Trim(),
            Ties = Ties,
        };

        T Need<T>(string field, T? value)
            where T : struct
        {
            if (value is null)
            {
                faults.Add(field);
            }

            return value ?? default;
        }
    }

    /// <summary>The field one up or down, within its bounds; a field that holds no number starts from the least.</summary>
    public static string Step(string text, int by, int least) => Text(Math.Clamp((Whole(text) ?? least) + by, least, ScenarioRules.MostPlaces));

    private static int? Whole(string text) => int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static decimal? Decimal(string text) =>
        decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);
}

/// <summary>A brought column as text: a province by code or name and a number a line, separated by a tab, comma, semicolon or blank.</summary>
internal static class ImportedColumn
{
    private static readonly char[] Separators = ['\t', ',', ';', ' ', '\uff0c', '\uff1b', '\u3000'];
    private static readonly SearchValues<char> Cuts = SearchValues.Create(Separators);

    /// <summary>
    /// The values by code, read as a file's are, and the first line that is none (1-based, with its text); a first line of words alone is a heading.
    /// </summary>
    public static (IReadOnlyDictionary<string, decimal> Values, (int Number, string Text)? Wrong) Read(string text, IReadOnlyList<ProvinceInfo> provinces)
    {
        var values = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var finder = new ProvinceFinder(provinces);
        var lines = text.Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at].Trim().Trim('\ufeff');
            if (line.Length == 0)
            {
                continue;
            }

            var cut = line.AsSpan().LastIndexOfAny(Cuts);
            var (name, number) = cut < 0 ? (line, "") : (line[..cut].Trim(Separators).Trim('"'), line[(cut + 1)..].Trim('"'));
            var found = finder.Find(name) is { TakesPart: true } province ? province : null;
            var value = ImportCells.Decimal(number);
            if (found is not null && value is { } read && values.TryAdd(found.Code, read))
            {
                continue;
            }

            if (at > 0 || found is not null || number.Any(char.IsNumber))
            {
                return (values, (at + 1, line));
            }
        }

        return (values, null);
    }
}
