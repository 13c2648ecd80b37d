namespace Dashboard.Data.Statistics;

/// <summary>A column of a table of figures.</summary>
/// <param name="Members">Of the dimensions of the columns, in order; empty: all of them together.</param>
public sealed record PivotColumn(Measure Measure, IReadOnlyList<string?> Members);

/// <summary>One figure.</summary>
/// <param name="Value">Null: there is no such row, which is not 0.</param>
/// <param name="Compared">Of the earlier day; null: none was asked for, or there is no such row.</param>
/// <param name="Share">0 to 1, where shares are asked for; null: the measure does not add up, or the whole is 0 or unknown.</param>
public sealed record PivotCell(CubeValue? Value, CubeValue? Compared = null, decimal? Share = null)
{
    /// <summary>The value less that of the earlier day; null: one is unknown.</summary>
    public decimal? Difference => Value?.Value - Compared?.Value;
}

/// <summary>A row: the total, a band that its rows follow, or one of these.</summary>
/// <param name="Members">Of the dimensions of the rows, as many as it is deep; empty: the total.</param>
/// <param name="Cells">One a column, in their order.</param>
public sealed record PivotRow(IReadOnlyList<string?> Members, IReadOnlyList<PivotCell> Cells);

/// <summary>A table of figures. Every total is the cube's own, from the parts.</summary>
/// <param name="Rows">The total first, then each outer row before its inner ones.</param>
/// <param name="Answers">The answers by the outer rows alone, one a measure: for sentences and drawings.</param>
/// <param name="LeftOut">Outer rows that the number of rows asked for leaves out.</param>
public sealed record Pivot(
    Composition Composition,
    IReadOnlyList<PivotColumn> Columns,
    IReadOnlyList<PivotRow> Rows,
    IReadOnlyList<CubeAnswer> Answers,
    IReadOnlyList<StatisticsNote> Notes,
    IReadOnlyList<Provenance> Sources,
    int LeftOut)
{
    public PivotRow Total => Rows[0];

    public bool IsIllustrative => Rows[0].Cells.Any(c => c.Value is { IsIllustrative: true } || c.Compared is { IsIllustrative: true });

    /// <summary>The cells of a measure in all its columns together.</summary>
    public int ColumnOf(MeasureId measure) => Columns.Index().Single(c => c.Item.Measure.Id == measure && c.Item.Members.Count == 0).Index;
}

/// <summary>Lays the answers of the cube out as a table. Pure.</summary>
internal sealed class PivotLayout(Composition composition, IReadOnlyDictionary<(MeasureId Measure, int Depth, bool Divided), CubeAnswer> answers)
{
    private static readonly PivotCell None = new(null);

    private readonly Dictionary<(MeasureId, int, bool), Dictionary<string, CubeRow>> _rows = answers.ToDictionary(
        a => a.Key, a => (a.Value.Question.By.Count == 0 ? [a.Value.Total] : a.Value.Rows).ToDictionary(r => KeyOf(r.Members)));

    public Pivot Lay()
    {
        var columns = composition.Measures.SelectMany(ColumnsOf).ToList();
        var outer = MembersAt(1, []);
        if (composition.SortBy is { } sort && composition.Measures.Contains(sort))
        {
            outer = Sorted(outer, sort);
        }

        var kept = composition.Top is { } top ? outer.Take(top).ToList() : outer;
        var rows = new List<PivotRow> { RowOf([], columns) };
        foreach (var members in kept)
        {
            rows.Add(RowOf(members, columns));
            var inner = composition.Rows.Count < 2 ? [] : MembersAt(2, members);
            rows.AddRange((composition.SortBy is { } by && composition.Measures.Contains(by) ? Sorted(inner, by) : inner).Select(m => RowOf(m, columns)));
        }

        var shown = composition.Measures.Select(m => answers[(m, Math.Min(1, composition.Rows.Count), false)]).ToList();
        return new Pivot(
            composition,
            columns,
            Shared(rows, columns),
            shown,
            answers.Values.SelectMany(a => a.Notes).Distinct().ToList(),
            answers.Values.SelectMany(a => a.Sources).Distinct().ToList(),
            outer.Count - kept.Count);
    }

    private static string KeyOf(IEnumerable<string?> members) => string.Join('\u001f', members);

    private IEnumerable<PivotColumn> ColumnsOf(MeasureId id)
    {
        var measure = MeasureCatalogue.Of(id);
        return composition.Columns.Count == 0 ? [new PivotColumn(measure, [])]
            : answers[(id, 0, true)].Rows.Select(r => new PivotColumn(measure, r.Members)).Append(new PivotColumn(measure, []));
    }

    /// <summary>The members of the rows at a depth under a row, in the order of the answer that has most of them.</summary>
    private List<IReadOnlyList<string?>> MembersAt(int depth, IReadOnlyList<string?> under) => composition.Rows.Count < depth ? [] : composition.Measures
        .Select(m => answers[(m, depth, false)].Rows)
        .OrderByDescending(rows => rows.Count)
        .SelectMany(rows => rows.Select(r => r.Members))
        .Where(m => m.Take(under.Count).SequenceEqual(under))
        .DistinctBy(KeyOf)
        .ToList();

    /// <summary>By the measure; what has no figure comes last, equals stay in their order.</summary>
    private List<IReadOnlyList<string?>> Sorted(List<IReadOnlyList<string?>> members, MeasureId by)
    {
        var valued = members.Select(m => (Members: m, CellOf(new PivotColumn(MeasureCatalogue.Of(by), []), m).Value?.Value)).ToList();
        var sorted = composition.Descending ? valued.OrderBy(m => m.Value is null).ThenByDescending(m => m.Value) : valued.OrderBy(m => m.Value is null).ThenBy(m => m.Value);
        return sorted.Select(m => m.Members).ToList();
    }

    private PivotRow RowOf(IReadOnlyList<string?> members, List<PivotColumn> columns) => new(members, columns.Select(c => CellOf(c, members)).ToList());

    private PivotCell CellOf(PivotColumn column, IReadOnlyList<string?> members)
    {
        var divided = column.Members.Count > 0;
        return _rows[(column.Measure.Id, members.Count, divided)].TryGetValue(KeyOf(members.Concat(column.Members)), out var row) ? new PivotCell(row.Value, row.Compared)
            : column.Measure.Kind is MeasureKind.Sum or MeasureKind.Distinct ? new PivotCell(new CubeValue(0, null, null, false), composition.CompareTo is null ? null : new CubeValue(0, null, null, false))
            : None;
    }

    private List<PivotRow> Shared(List<PivotRow> rows, List<PivotColumn> columns) => composition.ShareOf is not { } of ? rows : rows.Select(row => row with
    {
        Cells = row.Cells.Select((cell, i) =>
        {
            var whole = columns.FindIndex(c => c.Measure.Id == columns[i].Measure.Id && c.Members.Count == 0);
            var among = of switch
            {
                ShareOf.Row => row.Cells[whole],
                ShareOf.Column => rows[0].Cells[i],
                ShareOf.Total => rows[0].Cells[whole],
            };
            return columns[i].Measure.IsAdditive && among.Value?.Value is > 0 ? cell with { Share = cell.Value?.Value / among.Value.Value } : cell;
        }).ToList(),
    }).ToList();
}
