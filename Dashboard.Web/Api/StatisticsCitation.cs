using Dashboard.Data.Persistence;
using Dashboard.Data.Statistics;
using Dashboard.Data.Time;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Api;

/// <summary>How an answer of the cube is cited: measure, day, state of the data, sources and the address that gives it again.</summary>
internal static class StatisticsCitation
{
    private const int VersionLetters = 8;

    /// <summary>The state of the data, as far as a reader needs it to tell two apart.</summary>
    public static string Version(DataVersionMonitor monitor) => monitor.Current.ToString("N")[..VersionLetters];

    /// <param name="version">The state of the data.</param>
    /// <param name="origin">Scheme and host as the reader knows them.</param>
    public static string Of(CubeAnswer answer, string version, string origin)
    {
        var measure = answer.Question.Measure;
        return StatisticsText.Cite.With(
            measure.Id.Word(),
            measure.Code,
            new AsOf(answer.Question.AsOf, IsToday: false).Invariant,
            version,
            answer.Sources.Count == 0 ? measure.Source.Word() : answer.Sources.Select(s => ApiProvenance.Of(s).Source).Distinct().List(),
            origin + StatisticsQuestion.Address(answer.Question));
    }
}
