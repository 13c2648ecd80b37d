using System.Text.Json.Serialization;

namespace Dashboard.Web.Components.Drawings;

/// <summary>How the figures stand to each other.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChartShape>))]
public enum ChartShape
{
    Bars,

    /// <summary>Categories are days; a value holds until the next.</summary>
    Steps,

    /// <summary>A cell for each category and series, darker for more.</summary>
    Heat,

    /// <summary>An area for each value, by the names of its series.</summary>
    Tree,

    /// <summary>Points at From and Values; the second series is a line of reference.</summary>
    Scatter,

    /// <summary>Bars From … to Values, with Middle marked.</summary>
    Ranges,
}

/// <summary>What a chart shows, without a word of how: the script chooses axes and takes colours from the tokens.</summary>
/// <param name="Categories">One label a group of bars.</param>
/// <param name="Series">At most four.</param>
/// <param name="Stacked">Bars of one category stand on each other instead of side by side.</param>
public sealed record ChartSpec(IReadOnlyList<string> Categories, IReadOnlyList<ChartSeries> Series, bool Stacked = false)
{
    public ChartShape Shape { get; init; }

    /// <summary>Bars lie: for long names.</summary>
    public bool Horizontal { get; init; }

    /// <summary>Values are shares, shown per cent.</summary>
    public bool IsShare { get; init; }

    /// <summary>Name of the horizontal axis, where it is not told by its labels.</summary>
    public string? Across { get; init; }

    /// <summary>Name of the vertical axis.</summary>
    public string? Up { get; init; }

    /// <summary>Categories that are marked, with the words of the mark.</summary>
    public IReadOnlyList<ChartMark> Marks { get; init; } = [];
}

/// <summary>A mark at a category.</summary>
public sealed record ChartMark(string At, string Text);

/// <summary>One measure over all categories.</summary>
/// <param name="Values">One a category; null: no data, which is not 0.</param>
/// <param name="Colour">Custom property of tokens.css: --demo.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<decimal?> Values, string Colour)
{
    /// <summary>Where a range begins, or how far across a point stands; null: there are none.</summary>
    public IReadOnlyList<decimal?>? From { get; init; }

    /// <summary>What is marked in a range.</summary>
    public IReadOnlyList<decimal?>? Middle { get; init; }

    /// <summary>Names of the single values, where the categories do not name them.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>How the single values read; null: as numbers.</summary>
    public IReadOnlyList<string>? Texts { get; init; }
}
