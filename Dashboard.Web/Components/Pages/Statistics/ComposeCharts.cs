using System.Globalization;
using Dashboard.Data.Provinces;
using Dashboard.Data.Statistics;
using Dashboard.Web.Api;
using Dashboard.Web.Components.Drawings;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Statistics;

/// <summary>How a composed table can be drawn: of its figures, and only where the drawing says what they say.</summary>
internal static class ComposeCharts
{
    private const int MostSeries = 4;
    private const int MostAreas = 60;
    private const int MostCells = 40;
    private const int RowHeight = 24;
    private const int Frame = 110;
    private const int Tall = 420;

    private static readonly string[] Colours = ["--demo", "--cat-5", "--seq-3", "--cat-6"];

    /// <summary>The measure that is drawn: the last ratio, or the first.</summary>
    public static int Primary(Pivot pivot)
    {
        var measures = pivot.Composition.Measures.Select(MeasureCatalogue.Of).ToList();
        return measures.FindLastIndex(m => m.Kind == MeasureKind.Ratio) is var ratio and >= 0 ? ratio : 0;
    }

    /// <summary>The drawings that this table can have; the table itself is always one.</summary>
    public static IReadOnlyList<ComposeDrawing> Possible(Pivot pivot)
    {
        var composition = pivot.Composition;
        var measure = MeasureCatalogue.Of(composition.Measures[Primary(pivot)]);
        var rows = Deepest(pivot);
        var possible = new List<ComposeDrawing> { ComposeDrawing.Table };
        if (composition.Rows.Count > 0 && rows.Count > 0)
        {
            possible.Add(ComposeDrawing.Dots);
        }

        var divided = Divided(pivot).Count;
        if (composition.CompareTo is null && composition.Rows.Count > 0 && divided is > 0 and <= MostSeries && measure.IsAdditive)
        {
            possible.Add(ComposeDrawing.Stacked);
        }

        if (composition.CompareTo is null && composition.Rows.Count == 1 && divided is > 0 and <= MostCells && measure.Unit == MeasureUnit.Share)
        {
            possible.Add(ComposeDrawing.Heat);
        }

        if (composition.Rows is [Dimension.Province])
        {
            possible.Add(ComposeDrawing.Map);
        }

        if (composition.CompareTo is null && composition.Rows.Count is > 0 and <= 2 && measure.IsAdditive && rows.Count is > 1 and <= MostAreas
            && pivot.Rows.Count(r => r.Members.Count == 1) is var outer && (composition.Rows.Count == 1 || outer <= MostSeries))
        {
            possible.Add(ComposeDrawing.Tree);
        }

        return possible;
    }

    public static string Name(ComposeDrawing drawing) => drawing switch
    {
        ComposeDrawing.Table => SharedText.ShowTable,
        ComposeDrawing.Dots => StatisticsText.DrawDots,
        ComposeDrawing.Stacked => StatisticsText.DrawStacked,
        ComposeDrawing.Heat => StatisticsText.DrawHeat,
        ComposeDrawing.Map => StatisticsText.DrawMap,
        ComposeDrawing.Tree => StatisticsText.DrawTree,
    };

    public static int Height(Pivot pivot, ComposeDrawing drawing) => drawing == ComposeDrawing.Tree ? Tall : (Deepest(pivot).Count * RowHeight) + Frame;

    /// <param name="of">The measure that is drawn, where the table has it; null: its primary one.</param>
    public static IReadOnlyList<DotRows.DotRow> Dots(Pivot pivot, StatisticsLabels labels, MeasureId? of = null)
    {
        var (column, measure) = of is { } id && pivot.Composition.Measures.Contains(id) ? (pivot.ColumnOf(id), MeasureCatalogue.Of(id)) : Column(pivot);
        return pivot.Rows.Skip(1).Select(row => new DotRows.DotRow(
            labels.Short(pivot.Composition.Rows[row.Members.Count - 1], row.Members[^1]),
            row.Cells[column].Value?.Value,
            row.Cells[column].Compared?.Value,
            row.Cells[column].Value.Text(measure),
            row.Cells[column].Value is { Denominator: not null, IsSmall: false } value && measure.Kind == MeasureKind.Ratio ? value.Parts() : "",
            row.Members.Count < pivot.Composition.Rows.Count)).ToList();
    }

    public static IReadOnlyList<ClassTile> Tiles(Pivot pivot, IReadOnlyList<ProvinceInfo> provinces)
    {
        var (column, measure) = Column(pivot);
        var cells = pivot.Rows.Skip(1).Where(r => r.Members[0] is not null).ToDictionary(r => r.Members[0]!, r => r.Cells[column].Value);
        return provinces.Select(p => cells.GetValueOrDefault(p.Code) is { Value: { } number } value
            ? new ClassTile(p, number, value.Text(measure), $"{p.Name.Text()} {value.Sized(measure)}", null)
            : new ClassTile(p, null, p.TakesPart ? "—" : "", p.Name.Text(), null)).ToList();
    }

    public static Classes ClassesOf(Pivot pivot)
    {
        var (column, measure) = Column(pivot);
        return measure.Unit == MeasureUnit.Share ? Classes.OfShares : Classes.OfCounts(pivot.Rows.Skip(1).Max(r => r.Cells[column].Value?.Value) ?? 0);
    }

    public static Func<decimal, string> Limit(Pivot pivot) =>
        Column(pivot).Measure.Unit == MeasureUnit.Share ? Figures.Percent : number => number.ToString("#,0.##", CultureInfo.CurrentCulture);

    public static ChartSpec Of(Pivot pivot, ComposeDrawing drawing, StatisticsLabels labels)
    {
        var (column, measure) = Column(pivot);
        var rows = Deepest(pivot);
        var names = rows.Select(r => string.Join(" · ", r.Members.Select((m, i) => labels.Short(pivot.Composition.Rows[i], m)))).ToList();
        var divided = Divided(pivot);
        if (drawing == ComposeDrawing.Tree)
        {
            return new ChartSpec([], Areas().ToList()) { Shape = ChartShape.Tree };
        }

        return new ChartSpec(
            names,
            divided.Select((at, i) => new ChartSeries(
                labels.Short(pivot.Composition.Columns[0], pivot.Columns[at].Members[0]), rows.Select(r => r.Cells[at].Value?.Value).ToList(), Colours[i % Colours.Length])
            {
                Texts = rows.Select(r => r.Cells[at].Value.Text(measure)).ToList(),
            }).ToList(),
            Stacked: drawing == ComposeDrawing.Stacked)
        {
            Shape = drawing == ComposeDrawing.Heat ? ChartShape.Heat : ChartShape.Bars, Horizontal = true, IsShare = measure.Unit == MeasureUnit.Share,
        };

        IEnumerable<ChartSeries> Areas()
        {
            var groups = pivot.Composition.Rows.Count == 1 ? [(Name: measure.Id.Word(), Rows: rows)]
                : rows.GroupBy(r => r.Members[0]).Select(g => (Name: labels.Short(pivot.Composition.Rows[0], g.Key), Rows: g.ToList())).ToList();
            foreach (var (index, (name, own)) in groups.Index())
            {
                var shown = own.Where(r => r.Cells[column].Value?.Value is > 0).ToList();
                yield return new ChartSeries(name, shown.Select(r => r.Cells[column].Value!.Value).ToList(), index switch { 0 => "--cat-1", 1 => "--cat-3", 2 => "--cat-2", _ => "--cat-6" })
                {
                    Names = shown.Select(r => labels.Short(pivot.Composition.Rows[^1], r.Members[^1])).ToList(), Texts = shown.Select(r => r.Cells[column].Value.Sized(measure)).ToList(),
                };
            }
        }
    }

    private static (int Column, Measure Measure) Column(Pivot pivot)
    {
        var measure = pivot.Composition.Measures[Primary(pivot)];
        return (pivot.ColumnOf(measure), MeasureCatalogue.Of(measure));
    }

    private static List<PivotRow> Deepest(Pivot pivot) => pivot.Rows.Where(r => r.Members.Count > 0 && r.Members.Count == pivot.Composition.Rows.Count).ToList();

    /// <summary>The columns of the drawn measure for each member.</summary>
    private static List<int> Divided(Pivot pivot)
    {
        var measure = pivot.Composition.Measures[Primary(pivot)];
        return pivot.Columns.Index().Where(c => c.Item.Measure.Id == measure && c.Item.Members.Count > 0).Select(c => c.Index).ToList();
    }
}
