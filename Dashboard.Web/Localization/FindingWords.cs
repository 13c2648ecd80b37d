using System.Globalization;
using Dashboard.Data.Statistics;
using Dashboard.Web.Api;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Localization;

/// <summary>What the sentence of a finding names, each in words.</summary>
internal sealed record FindingText(
    string Measure,
    IReadOnlyList<string> Members,
    IReadOnlyList<string> Others,
    string Value,
    string Other,
    string Total,
    string Part,
    string Whole,
    string Share,
    int Count,
    int Below,
    string By,
    string Scope,
    string? Round,
    DateOnly Day,
    DateOnly? OtherDay);

/// <summary>Says any finding: its sentence stands under FindingKind_Member in StatisticsText.</summary>
public static class FindingWords
{
    /// <summary>The finding as a sentence without a full stop, in the language of the interface.</summary>
    public static string Say(this Finding finding, StatisticsLabels labels)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(labels);
        var measure = MeasureCatalogue.Of(finding.Measure);
        return finding.Kind.Say(new FindingText(
            measure.Id.Word(),
            Names(finding.Members),
            Names(finding.Others),
            finding.Value.Sized(measure),
            finding.Other.Sized(measure),
            finding.Total.Text(measure),
            Part(finding.Value?.Numerator),
            Part(finding.Value?.Denominator),
            finding.Share is { } share ? Figures.Percent(share) : "",
            finding.Count,
            finding.Below,
            finding.By?.Word("Many") ?? "",
            finding.IsNational ? StatisticsText.ScopeNational : StatisticsText.ScopePart,
            finding.Round,
            finding.On,
            finding.OtherDay));

        IReadOnlyList<string> Names(IReadOnlyList<string> members) => members.Select(m => finding.By is { } by ? labels.Short(by, m) : m).ToList();
    }

    private static string Part(decimal? number) => number?.ToString("#,0.##", CultureInfo.CurrentCulture) ?? "";
}
