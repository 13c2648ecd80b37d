using Dashboard.Data.Statistics;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Localization;

/// <summary>How the share of demonstrations reads: 30%, but 1/2 where the whole is so small that a per cent would pretend precision.</summary>
public static class Shares
{
    /// <summary>The largest whole that is shown as a fraction.</summary>
    public const int LargestFraction = 4;

    /// <summary>30%, 1/2, or — when there is nothing to share.</summary>
    public static string Share(this TierCounts counts) => counts switch
    {
        { Total: 0 } => "—",
        { Total: <= LargestFraction } => $"{counts.Demonstration.Text()}/{counts.Total.Text()}",
        _ => WordsText.Percent.With(counts.DemonstrationPercent),
    };
}
