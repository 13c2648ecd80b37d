using Dashboard.Data.Places;

namespace Dashboard.Data.Statistics;

/// <summary>Of what a figure is shown as a share.</summary>
public enum ShareOf
{
    Row,
    Column,
    Total,
}

/// <summary>Why a table of figures means nothing.</summary>
public abstract record StatisticsRefusal : Refusal
{
    /// <summary>The measure cannot be divided or narrowed by this.</summary>
    public sealed record WrongDimension(MeasureId Measure, Dimension Dimension, IReadOnlyList<Dimension> Known) : StatisticsRefusal;

    /// <summary>A dimension stands in rows or columns more than once.</summary>
    public sealed record RepeatedDimension(Dimension Dimension) : StatisticsRefusal;

    /// <summary>The measure is of one track, and the filter asks for the other.</summary>
    public sealed record WrongTrack(MeasureId Measure, Track Track) : StatisticsRefusal;

    /// <summary>More rows or columns than one table has.</summary>
    public sealed record TooDeep(int Limit) : StatisticsRefusal;

    public sealed record NoMeasure : StatisticsRefusal;

    /// <summary>More cells than are answered.</summary>
    public sealed record TooLarge(int Limit) : StatisticsRefusal;
}

/// <summary>What a table of figures is made of: whoever knows it has the same table.</summary>
/// <param name="Rows">The dimensions of the rows, the outer first.</param>
/// <param name="Columns">The dimensions of the columns.</param>
/// <param name="Measures">Each a column, or one for each member of the columns.</param>
/// <param name="Where">What the records are narrowed to.</param>
/// <param name="CompareTo">The earlier day, 甲; null: none.</param>
public sealed record Composition(
    IReadOnlyList<Dimension> Rows,
    IReadOnlyList<Dimension> Columns,
    IReadOnlyList<MeasureId> Measures,
    IReadOnlyDictionary<Dimension, string> Where,
    DateOnly AsOf,
    DateOnly? CompareTo = null,
    bool WithExpired = false,
    bool WithIllustrative = false)
{
    /// <summary>More dimensions on one side make no table.</summary>
    public const int MostDimensions = 2;

    public const int MostMeasures = 6;

    /// <summary>Null: the figures themselves.</summary>
    public ShareOf? ShareOf { get; init; }

    /// <summary>Only so many of the outer rows, the largest; null: all.</summary>
    public int? Top { get; init; }

    /// <summary>The measure by which the rows are sorted; null: in their customary order.</summary>
    public MeasureId? SortBy { get; init; }

    public bool Descending { get; init; }

    /// <summary>With a dimension at a place of the rows, wherever it stood before.</summary>
    public Composition InRows(Dimension dimension, int at) => Undivided(dimension) is var rest ? rest with { Rows = At(rest.Rows, dimension, at) } : this;

    /// <summary>With a dimension at a place of the columns, wherever it stood before.</summary>
    public Composition InColumns(Dimension dimension, int at) => Undivided(dimension) is var rest ? rest with { Columns = At(rest.Columns, dimension, at) } : this;

    /// <summary>Divided by a dimension no more, but narrowed to its members: those it was narrowed to already, else these.</summary>
    public Composition InFilter(Dimension dimension, IReadOnlyList<string> members) =>
        Undivided(dimension) with { Where = Where.ContainsKey(dimension) ? Where : Where.Append(KeyValuePair.Create(dimension, string.Join(',', members))).ToDictionary() };

    /// <summary>Narrowed by a dimension no more.</summary>
    public Composition Unfiltered(Dimension dimension) => this with { Where = Where.Where(w => w.Key != dimension).ToDictionary() };

    /// <summary>Divided by a dimension no more.</summary>
    public Composition Undivided(Dimension dimension) => this with { Rows = Rows.Where(d => d != dimension).ToList(), Columns = Columns.Where(d => d != dimension).ToList() };

    /// <summary>With one of its measures at another place.</summary>
    public Composition InMeasures(MeasureId measure, int at) => this with { Measures = At(Measures.Where(m => m != measure).ToList(), measure, at) };

    private static List<T> At<T>(IReadOnlyList<T> list, T item, int at) => [.. list.Take(at), item, .. list.Skip(at)];

    /// <summary>The question of one of its measures by some of its dimensions. A filter that the measure has built in is not asked for again.</summary>
    public CubeQuestion Ask(MeasureId id, IReadOnlyList<Dimension> by)
    {
        var measure = MeasureCatalogue.Of(id);
        return new CubeQuestion(
            measure,
            by.Where(measure.Dimensions.Contains).ToList(),
            Where.Where(w => measure.Dimensions.Contains(w.Key)).ToDictionary(),
            AsOf,
            CompareTo,
            WithExpired && measure.KnowsExpired,
            WithIllustrative);
    }

    /// <summary>Why it means nothing; null: it does.</summary>
    public StatisticsRefusal? Check()
    {
        var by = Rows.Concat(Columns).ToList();
        if (Measures.Count == 0)
        {
            return new StatisticsRefusal.NoMeasure();
        }

        if (Rows.Count > MostDimensions || Columns.Count > MostDimensions - 1)
        {
            return new StatisticsRefusal.TooDeep(MostDimensions);
        }

        if (by.CountBy(d => d).FirstOrDefault(d => d.Value > 1) is { Value: > 1 } twice)
        {
            return new StatisticsRefusal.RepeatedDimension(twice.Key);
        }

        foreach (var measure in Measures.Select(MeasureCatalogue.Of))
        {
            if (by.Cast<Dimension?>().FirstOrDefault(d => !measure.Dimensions.Contains(d!.Value)) is { } wrong)
            {
                return new StatisticsRefusal.WrongDimension(measure.Id, wrong, measure.Dimensions);
            }

            foreach (var (dimension, members) in Where.Where(w => !measure.Dimensions.Contains(w.Key)))
            {
                if (dimension != Dimension.Track || measure.Track is not { } own)
                {
                    return new StatisticsRefusal.WrongDimension(measure.Id, dimension, measure.Dimensions);
                }

                if (!members.Split(',').Contains(own.ToString(), StringComparer.OrdinalIgnoreCase))
                {
                    return new StatisticsRefusal.WrongTrack(measure.Id, own);
                }
            }
        }

        return null;
    }
}
