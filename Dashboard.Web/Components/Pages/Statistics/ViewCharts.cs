using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Statistics;
using Dashboard.Web.Api;
using Dashboard.Web.Components.Drawings;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Statistics;

/// <summary>Which chart a ready view is: its figures are those of its table.</summary>
internal static class ViewCharts
{
    private const string Dark = "--demo";
    private const string Middle = "--cat-5";
    private const string Light = "--seq-3";
    private const string Pale = "--seq-2";
    private const string Late = "--accent";
    private const int Labelled = 2;

    private static readonly string[] Regions = ["--cat-1", "--cat-3", "--cat-2", "--cat-6"];

    public static ChartSpec Of(ViewAnswer view, StatisticsLabels labels) => view.Definition.Id switch
    {
        ReadyView.Regions => Bars(view, labels, [(MeasureId.PlacesDemonstration, Dark), (MeasureId.PlacesPilot, Middle)], stacked: true),
        ReadyView.Kinds => Bars(view, labels, [(view.Table.Columns[0].Measure.Id, Dark), (MeasureId.DivisionsCity, Light)], stacked: false),
        ReadyView.Conversion => Risen(view, labels),
        ReadyView.Duties => Bars(
            view, labels, [(MeasureId.DutiesDone, Dark), (MeasureId.DutiesDue, Light), (MeasureId.DutiesOverdue, Late), (MeasureId.DutiesNotRecorded, Pale)], stacked: true),
        ReadyView.Concentration => Tree(view, labels),
        ReadyView.Pipeline => Dwell(view, labels),
        ReadyView.QuotaUse => Heat(view, labels),
        ReadyView.Fairness => Scatter(view, labels),
        ReadyView.Terms => Steps(view),
        ReadyView.Coverage => throw new ArgumentException("Coverage is a map.", nameof(view)),
    };

    private static List<PivotRow> Rows(ViewAnswer view) => view.Table.Rows.Skip(1).Where(r => r.Members[0] is not null).ToList();

    private static CubeValue? Cell(ViewAnswer view, PivotRow row, MeasureId id) => row.Cells[view.Table.ColumnOf(id)].Value;

    private static ChartSpec Bars(ViewAnswer view, StatisticsLabels labels, IReadOnlyList<(MeasureId Id, string Colour)> series, bool stacked)
    {
        var rows = Rows(view);
        return new ChartSpec(
            rows.Select(r => labels.Short(view.Definition.By, r.Members[0])).ToList(),
            series.Select(s => new ChartSeries(s.Id.Word(), rows.Select(r => Cell(view, r, s.Id)?.Value).ToList(), s.Colour)).ToList(),
            stacked)
        {
            Horizontal = true,
        };
    }

    /// <summary>Those that rose and those that have not, together all pilots.</summary>
    private static ChartSpec Risen(ViewAnswer view, StatisticsLabels labels)
    {
        var rows = Rows(view);
        return new ChartSpec(
            rows.Select(r => labels.Short(view.Definition.By, r.Members[0])).ToList(),
            [
                new ChartSeries(MeasureId.PilotsRisen.Word(), rows.Select(r => Cell(view, r, MeasureId.PilotsRisen)?.Value).ToList(), Dark),
                new ChartSeries(
                    StatisticsText.NotRisen, rows.Select(r => Cell(view, r, MeasureId.PilotsEver)?.Value - Cell(view, r, MeasureId.PilotsRisen)?.Value).ToList(), Light),
            ],
            Stacked: true)
        {
            Horizontal = true,
        };
    }

    private static ChartSpec Tree(ViewAnswer view, StatisticsLabels labels)
    {
        var by = view.Main.Question.Measure.Id;
        var total = view.Table.Total.Cells[0].Value?.Value ?? 0;
        var places = Rows(view).Where(r => r.Cells[0].Value?.Value is > 0).ToList();
        return new ChartSpec(
            [],
            Enum.GetValues<Region>().Index().Select(region =>
            {
                var own = places.Where(r => labels.RegionOf(r.Members[0]!) == region.Item).ToList();
                return new ChartSeries(region.Item.Word(), own.Select(r => r.Cells[0].Value!.Value).ToList(), Regions[region.Index])
                {
                    Names = own.Select(r => labels.Short(view.Definition.By, r.Members[0])).ToList(),
                    Texts = own.Select(r => StatisticsText.FactRatio.With(r.Cells[0].Value.Text(MeasureCatalogue.Of(MeasureId.PlacesDesignated)), Figures.Percent(r.Cells[0].Value!.Value!.Value / total))).ToList(),
                };
            }).Where(s => s.Values.Count > 0).ToList())
        {
            Shape = ChartShape.Tree,
        };
    }

    /// <summary>The middle half of the days of each step, with the median.</summary>
    private static ChartSpec Dwell(ViewAnswer view, StatisticsLabels labels)
    {
        var rows = Rows(view).Where(r => Cell(view, r, MeasureId.DwellMedian)?.Value is not null).ToList();
        return new ChartSpec(
            rows.Select(r => StatisticsText.WithUnit.With(labels.Short(Dimension.Stage, r.Members[0]), Cell(view, r, MeasureId.ApplicationsLive).Text(MeasureCatalogue.Of(MeasureId.ApplicationsLive)))).ToList(),
            [
                new ChartSeries(StatisticsText.MiddleHalf, Values(MeasureId.DwellQuartile3), Light)
                {
                    From = Values(MeasureId.DwellQuartile1), Middle = Values(MeasureId.DwellMedian),
                },
            ])
        {
            Shape = ChartShape.Ranges, Horizontal = true, Across = MeasureUnit.Day.Word(),
        };

        List<decimal?> Values(MeasureId id) => rows.Select(r => Cell(view, r, id)?.Value).ToList();
    }

    private static ChartSpec Heat(ViewAnswer view, StatisticsLabels labels)
    {
        var measure = view.Main.Question.Measure;
        var cells = view.Cells!.Rows.ToDictionary(r => (r.Members[0], r.Members[1], r.Members[2]), r => r.Value);
        var provinces = view.Cells.Rows.Select(r => r.Members[0]).Distinct().ToList();
        return new ChartSpec(
            provinces.Select(p => labels.Short(Dimension.Province, p)).ToList(),
            (from track in Enum.GetValues<Track>()
             from tier in Enum.GetValues<Tier>()
             let values = provinces.Select(p => cells.GetValueOrDefault((p, track.ToString(), tier.ToString()))).ToList()
             select new ChartSeries(tier.Many(track), values.Select(v => v?.Value).ToList(), Dark) { Texts = values.Select(v => v is null ? "—" : v.Parts()).ToList() }).ToList())
        {
            Shape = ChartShape.Heat, IsShare = measure.Unit == MeasureUnit.Share,
        };
    }

    /// <summary>Who has more pilots should have more quota: the line is exact proportion.</summary>
    private static ChartSpec Scatter(ViewAnswer view, StatisticsLabels labels)
    {
        var rows = Rows(view).Where(r => Cell(view, r, MeasureId.QuotaCount)?.Value is not null).ToList();
        var deviations = rows.Select(r => Cell(view, r, MeasureId.QuotaDeviation)?.Value).ToList();
        var points = rows.Zip(deviations).GroupBy(r => (Across: Cell(view, r.First, MeasureId.QuotaEligible)?.Value ?? 0, Up: Cell(view, r.First, MeasureId.QuotaCount)?.Value))
            .Select(g => (
                g.Key,
                Names: g.Select(r => labels.Short(Dimension.Province, r.First.Members[0])).ToList(),
                IsFurthest: g.Any(r => r.Second is not null && (r.Second == deviations.Max() || r.Second == deviations.Min()))))
            .ToList();
        var total = view.Table.Total;
        var each = total.Cells[view.Table.ColumnOf(MeasureId.QuotaPerEligible)].Value?.Value ?? 0;
        var most = points.Select(p => p.Key.Across).DefaultIfEmpty().Max();
        return new ChartSpec(
            [],
            [
                new ChartSeries(MeasureId.QuotaCount.Word(), points.Select(p => p.Key.Up).ToList(), Dark)
                {
                    From = points.Select(p => (decimal?)p.Key.Across).ToList(),
                    Names = points.Select(p => !p.IsFurthest ? "" : p.Names.Count <= Labelled ? p.Names.List() : StatisticsText.AndMore.With(p.Names.Take(Labelled).List(), p.Names.Count)).ToList(),
                    Texts = points.Select(p => p.Names.List()).ToList(),
                },
                new ChartSeries(StatisticsText.Proportional, [0, most * each], "--ink-3") { From = [0, most] },
            ])
        {
            Shape = ChartShape.Scatter, Across = MeasureId.QuotaEligible.Word(), Up = MeasureId.QuotaCount.Word(),
        };
    }

    private static ChartSpec Steps(ViewAnswer view) => new(
        view.Steps.Select(s => new Data.Time.AsOf(s.On, IsToday: false).Invariant).ToList(),
        [
            new ChartSeries(Tier.Demonstration.Word(), view.Steps.Select(s => (decimal?)s.Demonstration).ToList(), Dark),
            new ChartSeries(Tier.Pilot.Word(), view.Steps.Select(s => (decimal?)s.Pilot).ToList(), Middle),
        ])
    {
        Shape = ChartShape.Steps,
        Marks = view.Steps.Where(s => s.Documents.Count > 0 || s.Ended > 0).Select(s => new ChartMark(
            new Data.Time.AsOf(s.On, IsToday: false).Invariant,
            s.Documents.Count > 0 ? s.Documents.List() : StatisticsText.TermsEnded.With(s.Ended))).ToList(),
    };
}
