using Dashboard.Data.Access;
using Dashboard.Data.Places;

namespace Dashboard.Data.Statistics;

/// <summary>A ready view as it is drawn.</summary>
/// <param name="Main">The measure it is about, by its rows where the measure knows them.</param>
/// <param name="Table">Its table.</param>
public sealed record ViewAnswer(ViewDefinition Definition, CubeAnswer Main, Pivot Table, Finding Finding)
{
    /// <summary>The main measure divided further, province × track × tier; null: this view does not.</summary>
    public CubeAnswer? Cells { get; init; }

    /// <summary>The days on which the number in force changed, up to the day of the view; empty in other views.</summary>
    public IReadOnlyList<TermStep> Steps { get; init; } = [];

    public bool IsIllustrative => Main.Total.Value.IsIllustrative || Table.IsIllustrative;

    /// <summary>Of the measure and of the table, each once.</summary>
    public IReadOnlyList<StatisticsNote> Notes => Main.Notes.Concat(Table.Notes).Distinct().ToList();

    /// <summary>The answer of a column by the rows of the table.</summary>
    public CubeAnswer Column(MeasureId measure) => Table.Answers.Single(a => a.Question.Measure.Id == measure);
}

/// <summary>The ready views: each figure of them is the cube's.</summary>
public sealed class ReadyViewQueries(CubeQueries cube, PivotQueries pivots, PlacesQueries places)
{
    /// <summary>A view on a day.</summary>
    /// <param name="compareTo">The other day, 甲; null: no days are compared.</param>
    /// <param name="sortBy">The column that sorts its table; null: the view's own order.</param>
    /// <exception cref="AccessRefusedException">The viewer may not see its measure.</exception>
    public async Task<ViewAnswer> ReadAsync(
        Viewer viewer, ReadyView view, DateOnly asOf, bool withExpired = false, bool withIllustrative = true, MeasureId? sortBy = null, bool descending = false, DateOnly? compareTo = null, CancellationToken cancellationToken = default)
    {
        var definition = ReadyViews.Of(view);
        var composition = definition.Compose(asOf, withExpired, withIllustrative) with
        {
            SortBy = sortBy ?? definition.Sort, Descending = sortBy is null || descending, CompareTo = compareTo,
        };
        var main = await AskAsync(definition.Measure, definition.By);
        var table = (await pivots.ReadAsync(viewer, composition, cancellationToken))!;
        var answer = new ViewAnswer(definition, main, table, FindingRules.Of(main));
        return view switch
        {
            ReadyView.Coverage or ReadyView.Regions or ReadyView.Kinds or ReadyView.Pipeline => answer,
            ReadyView.Concentration => answer with { Finding = FindingRules.TopFiveOf(main, answer.Column(MeasureId.PlacesDesignated)) },
            ReadyView.Conversion => answer with { Finding = FindingRules.RisenOf(main) },
            ReadyView.QuotaUse => answer with
            {
                Finding = FindingRules.QuotaUseOf(main), Cells = await AskAsync(definition.Measure, Dimension.Province, Dimension.Track, Dimension.Tier),
            },
            ReadyView.Fairness => answer with { Finding = FindingRules.SpreadOf(main) },
            ReadyView.Duties => answer with { Finding = FindingRules.DutiesOf(main, TotalOf(answer, MeasureId.DutiesNotRecorded), TotalOf(answer, MeasureId.DutiesOverdue)) },
            ReadyView.Terms => await TermsAsync(answer),
        };

        async Task<CubeAnswer> AskAsync(MeasureId id, params IReadOnlyList<Dimension> by) =>
            (await cube.AskAsync(viewer, composition.Ask(id, by), cancellationToken))!;

        async Task<ViewAnswer> TermsAsync(ViewAnswer terms)
        {
            var designated = (await places.DesignatedAsync(viewer, asOf, cancellationToken)).Where(d => withIllustrative || d.Ground != ProvenanceKind.Illustrative).ToList();
            var running = designated.Where(d => d.Status == DesignationStatus.Active).Select(d => d.Term).Distinct().ToList();
            var steps = new List<TermStep>();
            foreach (var day in designated.SelectMany(d => new[] { d.DesignatedOn, d.Term.EndsOn.AddDays(1) }).Append(asOf).Where(d => d <= asOf).Distinct().Order())
            {
                steps.Add(new TermStep(
                    day,
                    await InForceAsync(MeasureId.PlacesInForceDemonstration, day),
                    await InForceAsync(MeasureId.PlacesInForcePilot, day),
                    designated.Where(d => d.DesignatedOn == day).Select(d => d.DocumentNumber).Distinct().ToList(),
                    designated.Count(d => d.Term.EndsOn.AddDays(1) == day)));
            }

            return terms with
            {
                Steps = steps,
                Finding = FindingRules.TermsOf(
                    terms.Main,
                    TotalOf(terms, MeasureId.PlacesExpired),
                    TotalOf(terms, MeasureId.PlacesExpiring12),
                    designated.Count == 0 ? null : designated.Max(d => d.Term.EndsOn),
                    running is [var one] ? (one.MonthOn(asOf), one.Months) : null),
            };
        }

        async Task<decimal> InForceAsync(MeasureId id, DateOnly day) =>
            (await cube.AskAsync(viewer, (composition with { AsOf = day, CompareTo = null }).Ask(id, []), cancellationToken))!.Total.Value.Value ?? 0;
    }

    private static decimal TotalOf(ViewAnswer answer, MeasureId id) => answer.Column(id).Total.Value.Value ?? 0;
}
