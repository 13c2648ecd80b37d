using Dashboard.Data.Access;
using Dashboard.Data.Divisions;
using Dashboard.Data.Overview;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Rounds;

namespace Dashboard.Data.Statistics;

/// <summary>The figures of the catalogue: those of the published lists are open to everyone, those of applications and duties go as far as the viewer's sight.</summary>
public sealed class CubeQueries(
    DashboardReader reader,
    AccessGuard guard,
    StatisticsFacts facts,
    ProvincesQueries provinces,
    DivisionsQueries divisions,
    RoundsQueries rounds,
    OverviewQueries overview)
{
    /// <summary>A measure by dimensions on a day, beside a second day if one is named. Every figure of it, totals included, comes from the parts.</summary>
    /// <returns>Null: it would be more than <see cref="CubeQuestion.MostCells"/> cells.</returns>
    /// <exception cref="AccessRefusedException">The viewer may not see the measure.</exception>
    /// <exception cref="ArgumentException">A dimension that the measure does not know; see <see cref="Measure.Dimensions"/>.</exception>
    public Task<CubeAnswer?> AskAsync(Viewer viewer, CubeQuestion question, CancellationToken cancellationToken = default)
    {
        if (question.By.Concat(question.Where.Keys).FirstOrDefault(d => !question.Measure.Dimensions.Contains(d), (Dimension)(-1)) is var wrong && Enum.IsDefined(wrong))
        {
            throw new ArgumentException($"{question.Measure.Code} cannot be divided by {wrong}.", nameof(question));
        }

        var only = Demand(viewer, question.Measure);
        return reader.ReadAsync(viewer, new CubeKey(question.Key), (_, token) => AnswerAsync(viewer, question, only, token), cancellationToken);
    }

    /// <summary>How many cells the answer to a question could have: what one that is refused is told.</summary>
    /// <inheritdoc cref="AskAsync" path="/exception"/>
    public async Task<long> SizeAsync(Viewer viewer, CubeQuestion question, CancellationToken cancellationToken = default)
    {
        var (_, read) = await CubeAsync(viewer, question, question.AsOf, Demand(viewer, question.Measure), isNation: false, cancellationToken);
        return SizeOf(question, read);
    }

    /// <summary>The records behind a number: as many as it says, of a ratio those of both parts. A cell is asked for by narrowing to its members.</summary>
    /// <inheritdoc cref="AskAsync" path="/exception"/>
    public Task<CubeRecords> RecordsAsync(Viewer viewer, CubeQuestion question, CancellationToken cancellationToken = default)
    {
        var only = Demand(viewer, question.Measure);
        return reader.ReadAsync(
            viewer,
            new RecordsKey(question.Key),
            async (_, token) =>
            {
                var cube = question.Measure.Source == MeasureSource.Applications
                    ? new Cube(
                        new Dictionary<MeasureSource, FactList> { [MeasureSource.Applications] = await facts.SinglyAsync(viewer, question, only, token) },
                        await provinces.ListAsync(viewer, token),
                        question.AsOf)
                    : (await CubeAsync(viewer, question, question.AsOf, only, isNation: false, token, isSingly: true)).Cube;
                var numerator = Records(Cube.NumeratorOf(question));
                return new CubeRecords(numerator, question.Measure.Whole is { } denominator ? Records(denominator) : []);

                IReadOnlyList<CubeRecord> Records(MeasureId part) => cube.Behind(question, part)
                    .Select(r => new CubeRecord(r.Fact.Code, r.Fact.Name, r.Fact.Province.Code, r.Fact.Tier, r.Fact.On, r.Fact.EndsOn, r.Amount, r.Fact.Source)
                    {
                        Track = r.Fact.Track, Round = r.Fact.Round, Application = r.Fact.Application, Stage = r.Fact.Stage, Duty = r.Fact.DutyPart,
                    })
                    .ToList();
            },
            cancellationToken);
    }

    /// <summary>The province to which the viewer is kept; null: none.</summary>
    private string? Demand(Viewer viewer, Measure measure)
    {
        if (measure.Access == AccessAction.ReadPublished || guard.Allows(viewer, AccessAction.ReadNationalUnpublished))
        {
            return null;
        }

        guard.Demand(viewer, measure.Access, new AccessTarget(viewer.ProvinceCode));
        return viewer.ProvinceCode;
    }

    private async Task<CubeAnswer?> AnswerAsync(Viewer viewer, CubeQuestion question, string? only, CancellationToken cancellationToken)
    {
        var isNation = !question.By.Any(IsPart) && !question.Where.Keys.Any(IsPart);
        var (cube, read) = await CubeAsync(viewer, question, question.AsOf, only, isNation, cancellationToken);
        if (SizeOf(question, read) > CubeQuestion.MostCells)
        {
            return null;
        }

        var order = await OrderAsync(viewer, cancellationToken);
        var values = cube.Values(question, question.By);
        var total = await TotalAsync(viewer, question, question.AsOf, only, cube, cancellationToken);
        IReadOnlyDictionary<MemberKey, CubeValue>? compared = null;
        IReadOnlyDictionary<MemberKey, CubeValue>? comparedTotal = null;
        if (question.CompareTo is { } other)
        {
            var (earlier, _) = await CubeAsync(viewer, question, other, only, isNation, cancellationToken);
            (compared, comparedTotal) = (earlier.Values(question, question.By), await TotalAsync(viewer, question, other, only, earlier, cancellationToken));
        }

        var nothing = new CubeValue(question.Measure.Kind is MeasureKind.Sum or MeasureKind.Distinct ? 0 : null, null, null, false);
        var rows = values.Keys.Union(compared?.Keys ?? [])
            .Select(key => new CubeRow(
                key.Members, values.GetValueOrDefault(key) ?? nothing, compared is null ? null : compared.GetValueOrDefault(key) ?? nothing))
            .OrderBy(r => r, Comparer<CubeRow>.Create((a, b) => Compare(question.By, order, a, b)))
            .ToList();
        var whole = new CubeRow(
            [], total.Values.FirstOrDefault() ?? nothing, comparedTotal is null ? null : comparedTotal.Values.FirstOrDefault() ?? nothing);
        var sources = read.Values.SelectMany(f => f.Sources).Distinct().ToList();
        return new CubeAnswer(question, rows, whole, await NotesAsync(viewer, question, rows, read, only, cancellationToken), sources);
    }

    /// <summary>The total is one of the nation unless the question is narrowed to parts of it.</summary>
    private async Task<IReadOnlyDictionary<MemberKey, CubeValue>> TotalAsync(
        Viewer viewer, CubeQuestion question, DateOnly asOf, string? only, Cube rows, CancellationToken cancellationToken) =>
        (question.Where.Keys.Any(IsPart) || !question.By.Any(IsPart) ? rows : (await CubeAsync(viewer, question, asOf, only, isNation: true, cancellationToken)).Cube).Values(question, []);

    private static bool IsPart(Dimension dimension) => dimension is Dimension.Province or Dimension.Region;

    private async Task<(Cube Cube, IReadOnlyDictionary<MeasureSource, FactList> Facts)> CubeAsync(
        Viewer viewer, CubeQuestion question, DateOnly asOf, string? only, bool isNation, CancellationToken cancellationToken, bool isSingly = false)
    {
        var ofRounds = await RoundsAsync(viewer, question, asOf, cancellationToken);
        var read = new Dictionary<MeasureSource, FactList>();
        foreach (var source in new[] { question.Measure.Id, Cube.NumeratorOf(question), question.Measure.Denominator }.OfType<MeasureId>()
            .Select(id => MeasureCatalogue.Of(id).Source).Distinct())
        {
            read[source] = await facts.ReadAsync(viewer, source, asOf, only, ofRounds, question.WithIllustrative, isNation, isSingly, cancellationToken);
        }

        return (new Cube(read, await provinces.ListAsync(viewer, cancellationToken), asOf), read);
    }

    /// <summary>The rounds whose quotas count: all that have begun when they are told apart, those asked for, else the open one.</summary>
    private async Task<IReadOnlyList<string>> RoundsAsync(Viewer viewer, CubeQuestion question, DateOnly asOf, CancellationToken cancellationToken)
    {
        if (question.Measure.Source != MeasureSource.Quotas)
        {
            return [];
        }

        var begun = (await rounds.ListAsync(viewer, cancellationToken)).Where(r => r.OpensOn <= asOf && (r.EvaluationNoticeId is not null || r.Ground == ProvenanceKind.Reported))
            .Select(r => r.Code).ToList();
        return question.By.Contains(Dimension.Round) || question.Where.ContainsKey(Dimension.Round) ? begun : begun.Take(1).ToList();
    }

    private static long SizeOf(CubeQuestion question, IReadOnlyDictionary<MeasureSource, FactList> read) => question.By.Aggregate(
        1L, (size, dimension) => size * Math.Max(1, read.Values.SelectMany(f => f.Members(dimension)).Distinct().Count()));

    private async Task<Dictionary<string, int>> OrderAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var type in new[] { typeof(Region), typeof(PlaceKind), typeof(Track), typeof(Tier), typeof(DesignationStatus), typeof(Progression.Stage) })
        {
            foreach (var (index, name) in Enum.GetNames(type).Index())
            {
                order[name] = index;
            }
        }

        foreach (var province in await provinces.ListAsync(viewer, cancellationToken))
        {
            order[province.Code] = province.Order;
        }

        return order;
    }

    private static int Compare(IReadOnlyList<Dimension> by, Dictionary<string, int> order, CubeRow a, CubeRow b)
    {
        for (var i = 0; i < by.Count; i++)
        {
            var (first, second) = (a.Members[i] ?? "\uffff", b.Members[i] ?? "\uffff");
            var compared = order.GetValueOrDefault(first, int.MaxValue).CompareTo(order.GetValueOrDefault(second, int.MaxValue));
            if ((compared == 0 ? string.CompareOrdinal(first, second) : compared) is var decided and not 0)
            {
                return decided;
            }
        }

        return 0;
    }

    private async Task<IReadOnlyList<StatisticsNote>> NotesAsync(
        Viewer viewer,
        CubeQuestion question,
        IReadOnlyList<CubeRow> rows,
        IReadOnlyDictionary<MeasureSource, FactList> read,
        string? only,
        CancellationToken cancellationToken)
    {
        var directory = read.ContainsKey(MeasureSource.Divisions) ? await divisions.DirectoryAsync(viewer, cancellationToken) : null;
        var outcomes = question.Measure.Source is MeasureSource.Designations or MeasureSource.Pilots
            ? await overview.UnlistedOutcomesAsync(viewer, question.AsOf, cancellationToken) : [];
        var round = question.Measure.Source == MeasureSource.Quotas && await RoundsAsync(viewer, question, question.AsOf, cancellationToken) is [var first, ..] ? first : null;
        return StatisticsNotes.Of(question, rows, read, directory, outcomes, await rounds.ListAsync(viewer, cancellationToken), round, only is not null);
    }

    private sealed record CubeKey(string Question);

    private sealed record RecordsKey(string Question);
}
