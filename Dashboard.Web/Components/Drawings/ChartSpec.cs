namespace Dashboard.Web.Components.Drawings;

/// <summary>What a chart shows, without a word of how: the script chooses axes and takes colours from the tokens.</summary>
/// <param name="Categories">One label a group of bars.</param>
/// <param name="Series">At most four.</param>
/// <param name="Stacked">Bars of one category stand on each other instead of side by side.</param>
public sealed record ChartSpec(IReadOnlyList<string> Categories, IReadOnlyList<ChartSeries> Series, bool Stacked = false);

/// <summary>One measure over all categories.</summary>
/// <param name="Values">One a category; null: no data, which is not 0.</param>
/// <param name="Colour">Custom property of tokens.css: --demo.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<int?> Values, string Colour);
