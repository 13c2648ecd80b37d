using System.Globalization;
using System.Text.RegularExpressions;
using Dashboard.Data;
using Dashboard.Data.Apportionment;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Quotas.Workbench;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Quotas.Workbench;

/// <summary>The words of the workbench in the language of the interface.</summary>
internal static partial class WorkbenchWords
{
    /// <summary>The method as the source of a computed quota; null when the text names none.</summary>
    public static string? DescribeMethod(string name) =>
        !Enum.TryParse<ApportionmentMethod>(name, out var method) || method.ToString() != name ? null
        : method == ApportionmentMethod.Hamilton ? WorkbenchText.DescribeHamilton : WorkbenchText.DescribeDivisor.With(method.Word());

    /// <param name="nameOf">The name of a province by its code.</param>
    public static string Say(this ApportionmentWarning warning, Func<string, string> nameOf) =>
        warning.Kind.Say(new { Provinces = warning.Keys.Select(nameOf) });

    /// <summary>The line of <see cref="ScenarioText.Line"/> with its identifiers as words; what people wrote, between 「 and 」, stays.</summary>
    public static string Inputs(string line) => Identifier().Replace(line, found => found.Groups["word"].Value switch
    {
        "" => found.Value,
        "scenario" => WorkbenchText.WordScenario,
        "total" => WorkbenchText.WordTotal,
        "base" => WorkbenchText.WordBase,
        "floor" => WorkbenchText.WordFloor,
        "cap" => WorkbenchText.WordCap,
        "weights" => WorkbenchText.WordWeights,
        "tie" => WorkbenchText.WordTie,
        var word when Enum.TryParse<WeightSource>(word, out var source) => source.Word(),
        var word when Enum.TryParse<Region>(word, out var region) => region.Word(),
        var word when Enum.TryParse<TieDecisionKind>(word, out var kind) => kind.Word(),
        var word => word,
    });

    /// <summary>8.87%: a part of 1.</summary>
    public static string Percent(this Rational part, int decimals) => (100 * part).ToDecimalString(decimals) + "%";

    public static string Number(this decimal value) => value.ToString("0.####", CultureInfo.CurrentCulture);

    [GeneratedRegex("\u300c[^\u300d]*\u300d|(?<word>[A-Za-z]{3,})")]
    private static partial Regex Identifier();

    /// <summary>The name of a field of <see cref="WorkbenchDraft"/>.</summary>
    public static string FieldName(string field) => field switch
    {
        nameof(WorkbenchDraft.Total) => WorkbenchText.Total,
        nameof(WorkbenchDraft.Base) => WorkbenchText.Base,
        nameof(WorkbenchDraft.Floor) => WorkbenchText.Floor,
        nameof(WorkbenchDraft.Cap) => WorkbenchText.Cap,
        nameof(WorkbenchDraft.WeightsOn) => WorkbenchText.WeightsOn,
        nameof(WorkbenchDraft.Imported) => WorkbenchText.WeightSource_Imported,
        _ when Enum.TryParse<WeightSource>(field, out var source) => source.Word(),
        _ when Enum.TryParse<Region>(field, out var region) => WorkbenchText.FactorOf.With(region.Word()),
        _ => field,
    };

    /// <summary>Why nothing was written; null: it was done.</summary>
    /// <param name="nameOf">The name of the province with a code.</param>
    public static string? Fault<T>(CommandResult<T> result, Func<string, string> nameOf) => result switch
    {
        CommandResult<T>.Done => null,
        CommandResult<T>.Refused refused => refused.Refusal.Say(),
        CommandResult<T>.Conflict { Values: [] } => WorkbenchText.ConflictGone,
        CommandResult<T>.Conflict conflict => WorkbenchText.Conflict.With(string.Join("; ", conflict.Values.Select(v => WorkbenchText.ConflictValue.With(
            PropertyName(v.Property, nameOf), Inputs(v.Yours ?? "—"), Inputs(v.Theirs ?? "—"))))),
        _ => throw new NotSupportedException($"{result}"),
    };

    private static string PropertyName(string property, Func<string, string> nameOf) => property switch
    {
        nameof(Scenario.Name) => WorkbenchText.Name,
        nameof(Scenario.Input) => WorkbenchText.PropertyInput,
        _ => nameOf(property),
    };
}
