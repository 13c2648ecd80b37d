using Dashboard.Data.Statistics;
using Dashboard.Web.Localization;

namespace Dashboard.Web.Api;

/// <summary>Writes an answer of the cube as JSON-stat 2.0: a dataset with roles, with a status and its reason for every null.</summary>
internal static class JsonStat
{
    private const string Time = "time";
    private const string Metric = "metric";

    public static object Of(CubeAnswer answer, StatisticsLabels labels, StatisticsAnswer json)
    {
        var (question, measure) = (answer.Question, answer.Question.Measure);
        var rows = question.By.Count == 0 ? [answer.Total] : answer.Rows;
        var axes = question.By.Index().Select(d => (Dimension: d.Item, Members: rows.Select(r => r.Members[d.Index] ?? "").Distinct().ToList())).ToList();
        var days = new[] { question.AsOf, question.CompareTo }.OfType<DateOnly>().Select(d => new Data.Time.AsOf(d, IsToday: false).Invariant).ToList();
        string[] metrics = measure.Kind == MeasureKind.Ratio ? ["value", "numerator", "denominator"] : ["value"];
        var byMembers = rows.ToDictionary(r => string.Join('\u001f', r.Members.Select(m => m ?? "")), StringComparer.Ordinal);
        var values = new List<decimal?>();
        var status = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var members in Combinations(axes.ConvertAll(a => a.Members)))
        {
            var row = byMembers.GetValueOrDefault(string.Join('\u001f', members));
            foreach (var cell in days.Index().Select(d => d.Index == 0 ? row?.Value : row?.Compared))
            {
                foreach (var value in metrics.Select(m => m switch { "numerator" => cell?.Numerator, "denominator" => cell?.Denominator, _ => cell?.Value }))
                {
                    if (value is null)
                    {
                        var reason = answer.Notes.Any(n => n.Kind == NoteKind.UseNotPublished) ? NullReason.NotPublished
                            : measure.Null == NullReason.Never ? NullReason.NoDenominator : measure.Null;
                        status[values.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)] = reason.Word();
                    }

                    values.Add(value);
                }
            }
        }

        var dimensions = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (dimension, members) in axes)
        {
            dimensions[StatisticsQuestion.NameOf(dimension)] = Category(
                dimension.Word(), members, members.ToDictionary(m => m, m => labels.Of(dimension, m.Length == 0 ? null : m)));
        }

        dimensions[Time] = Category(Resources.ApiText.AsOfColumn, days, days.ToDictionary(d => d));
        dimensions[Metric] = Category(Resources.StatisticsText.MeasureColumn, metrics, metrics.ToDictionary(m => m, m => m switch
        {
            "numerator" => MeasureCatalogue.Of(measure.Numerator!.Value).Id.Word(),
            "denominator" => MeasureCatalogue.Of(measure.Denominator!.Value).Id.Word(),
            _ => measure.Id.Word(),
        }));
        var geographic = axes.Select(a => a.Dimension).Where(d => d is Dimension.Region or Dimension.Province or Dimension.Place).Select(StatisticsQuestion.NameOf).ToList();
        var role = new Dictionary<string, object>(StringComparer.Ordinal) { [Time] = new[] { Time }, [Metric] = new[] { Metric } };
        if (geographic.Count > 0)
        {
            role["geo"] = geographic;
        }

        return new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["version"] = "2.0",
            ["class"] = "dataset",
            ["label"] = measure.Id.Word(),
            ["source"] = json.Sources.Select(s => s.Source).Distinct().List(),
            ["note"] = json.Notes,
            ["id"] = dimensions.Keys.ToList(),
            ["size"] = axes.Select(a => a.Members.Count).Append(days.Count).Append(metrics.Length).ToList(),
            ["role"] = role,
            ["dimension"] = dimensions,
            ["value"] = values,
            ["status"] = status,
            ["extension"] = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["measure"] = measure.Code, ["unit"] = json.Unit, ["definition"] = json.Definition, ["cite"] = json.Cite, ["api"] = json.Api, ["dataVersion"] = json.DataVersion,
            },
        };
    }

    private static Dictionary<string, object> Category(string label, IReadOnlyList<string> index, Dictionary<string, string> names) => new(StringComparer.Ordinal)
    {
        ["label"] = label,
        ["category"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["index"] = index, ["label"] = names },
    };

    /// <summary>Every combination of members, the last axis fastest.</summary>
    private static IEnumerable<IReadOnlyList<string>> Combinations(IReadOnlyList<IReadOnlyList<string>> axes) => axes.Aggregate(
        (IEnumerable<IReadOnlyList<string>>)[[]], (sofar, axis) => sofar.SelectMany(members => axis.Select(m => (IReadOnlyList<string>)[.. members, m])));
}
