using Dashboard.Data.Access;

namespace Dashboard.Data.Statistics;

/// <summary>A table of figures, or why there is none.</summary>
public abstract record PivotAnswer
{
    public sealed record Table(Pivot Pivot) : PivotAnswer;

    public sealed record Refused(StatisticsRefusal Refusal) : PivotAnswer;
}

/// <summary>Tables of figures, each figure of them the cube's.</summary>
public sealed class PivotQueries(CubeQueries cube)
{
    /// <summary>The table of a composition.</summary>
    /// <exception cref="AccessRefusedException">The viewer may not see one of the measures.</exception>
    public async Task<PivotAnswer> AskAsync(Viewer viewer, Composition composition, CancellationToken cancellationToken = default) =>
        composition.Check() is { } refusal ? new PivotAnswer.Refused(refusal)
        : await ReadAsync(viewer, composition, cancellationToken) is { } pivot ? new PivotAnswer.Table(pivot)
        : new PivotAnswer.Refused(new StatisticsRefusal.TooLarge(CubeQuestion.MostCells));

    /// <summary>The table of a composition that is known to mean something; null: it is too large.</summary>
    internal async Task<Pivot?> ReadAsync(Viewer viewer, Composition composition, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<(MeasureId, int, bool), CubeAnswer>();
        foreach (var measure in composition.Measures)
        {
            for (var depth = 0; depth <= composition.Rows.Count; depth++)
            {
                foreach (var divided in composition.Columns.Count == 0 ? [false] : new[] { false, true })
                {
                    var by = composition.Rows.Take(depth).Concat(divided ? composition.Columns : []).ToList();
                    if (await cube.AskAsync(viewer, composition.Ask(measure, by), cancellationToken) is not { } answer)
                    {
                        return null;
                    }

                    answers[(measure, depth, divided)] = answer;
                }
            }
        }

        return new PivotLayout(composition, answers).Lay();
    }
}
