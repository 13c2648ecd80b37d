using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Rounds;
using Dashboard.Data.Statistics;
using Dashboard.Data.Time;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Quotas;

/// <summary>One entry in the history of a quota.</summary>
/// <param name="Count">Null: unknown again.</param>
/// <param name="RecordedBy">Who; null: not for this viewer.</param>
/// <param name="Reason">Why; null: not for this viewer.</param>
/// <param name="RecordedAt">UTC.</param>
/// <param name="IsInEffect">It is the one in effect on the as-of date.</param>
public sealed record QuotaHistoryEntry(
    int Number,
    int? Count,
    DateOnly EffectiveOn,
    DateTime RecordedAt,
    string? RecordedBy,
    string? Reason,
    string? DocumentNumber,
    Guid? ScenarioId,
    Provenance Provenance,
    bool IsInEffect);

/// <summary>
/// Reads the quotas and their use. Published quotas are annexes of a notice and public. What a province has recommended is public as a total of
/// the nation, and by province once it is designated; until then by province, as who recorded a quota and why, it is for those who may read the
/// unpublished data of the province (<see cref="VisibleProvinces"/>).
/// </summary>
public sealed class QuotasQueries(
    DashboardReader reader, AccessGuard guard, ProvincesQueries provinces, StatisticsQueries statistics, RoundsQueries rounds, ApplicationCounts counts)
{
    /// <summary>The table of a round on a day, as far as the viewer may know it; null when there is no such round.</summary>
    /// <param name="withIllustrative">False: as if no sample data were loaded.</param>
    public async Task<QuotaTable?> TableAsync(
        Viewer viewer, string round, DateOnly asOf, bool withIllustrative = true, CancellationToken cancellationToken = default) =>
        (await WholeAsync(viewer, round, asOf, withIllustrative, cancellationToken))?.SeenBy(VisibleProvinces.Of(guard, viewer));

    /// <summary>The table with what no viewer but the nation's may see by province: for totals of the nation.</summary>
    internal async Task<QuotaTable?> WholeAsync(Viewer viewer, string round, DateOnly asOf, bool withIllustrative, CancellationToken cancellationToken)
    {
        if (await rounds.FindAsync(viewer, round, cancellationToken) is not { } info)
        {
            return null;
        }

        return await reader.ReadPublishedAsync(
            viewer,
            new TableKey(round, asOf, withIllustrative),
            async (_, token) =>
            {
                var revisions = await RevisionsAsync(round, withIllustrative, token);
                var uses = (await counts.OfAsync(round, asOf, token)).Standing.Where(s => withIllustrative || s.Group.Ground != ProvenanceKind.Illustrative)
                    .ToLookup(s => (s.Group.ProvinceCode, new QuotaColumn(s.Group.Track, s.Group.Tier)));
                var listed = (await statistics.SummaryAsync(viewer, asOf, Track.City, token)).Provinces.ToDictionary(p => p.Province.Code, p => p.Counts);
                var divisions = TalliesOn(await reader.ReadInternalAsync(new DivisionsKey(), (own, stop) => CountsAsync(own, stop), token), asOf);
                return new QuotaTable(info, asOf, withIllustrative, (await provinces.ListAsync(viewer, token)).Where(p => p.TakesPart).Select(province =>
                {
                    var eligible = QuotaRules.EligibleCounties(province.Kind, divisions.GetValueOrDefault(province.Code));
                    return new ProvinceQuotas(
                        province,
                        listed[province.Code],
                        eligible,
                        QuotaColumn.All.Select(column => FigureOf(
                            column, QuotaRules.Applies(column.Track, eligible), [.. revisions[(province.Code, column)]], [.. uses[(province.Code, column)]], asOf)).ToList());
                }).ToList());
            },
            cancellationToken);
    }

    /// <summary>The table of the round that is open on a day; null: the last round that began set no quotas here, or none has begun.</summary>
    public async Task<QuotaTable?> CurrentAsync(Viewer viewer, DateOnly asOf, CancellationToken cancellationToken = default) =>
        await rounds.CurrentAsync(viewer, asOf, cancellationToken) is { } round && (round.EvaluationNoticeId is not null || round.Ground == ProvenanceKind.Reported)
            ? await TableAsync(viewer, round.Code, asOf, cancellationToken: cancellationToken) : null;

    /// <summary>All revisions of one quota, the latest recorded first; those that take effect after the as-of date included.</summary>
    public Task<IReadOnlyList<QuotaHistoryEntry>> HistoryAsync(Viewer viewer, QuotaCell cell, DateOnly asOf, CancellationToken cancellationToken = default) =>
        reader.ReadAsync<IReadOnlyList<QuotaHistoryEntry>>(
            viewer,
            new HistoryKey(cell, asOf),
            async (db, token) =>
            {
                if (!Identifier.IsOne(cell.RoundCode) || !Identifier.IsOne(cell.ProvinceCode))
                {
                    return [];
                }

                var named = guard.Allows(viewer, AccessAction.ReadProvinceUnpublished, new AccessTarget(cell.ProvinceCode));
                var revisions = await db.QuotaRevisions
                    .Where(r => r.RoundCode == cell.RoundCode && r.ProvinceCode == cell.ProvinceCode && r.Track == cell.Track && r.Tier == cell.Tier)
                    .OrderByDescending(r => r.Number)
                    .ToListAsync(token);
                var inEffect = QuotaRules.InEffect(revisions.Select(StepOf), asOf)?.Number;
                return revisions.Select(r => new QuotaHistoryEntry(
                    r.Number,
                    r.Count,
                    r.EffectiveOn,
                    r.RecordedAt,
                    named ? r.RecordedBy : null,
                    named ? r.Reason : null,
                    r.DocumentNumber,
                    r.ScenarioId,
                    ProvenanceOf(r),
                    r.Number == inEffect)).ToList();
            },
            cancellationToken);

    /// <summary>All revisions of one of the four quotas, by province; those still to take effect included.</summary>
    public Task<IReadOnlyDictionary<string, IReadOnlyList<QuotaStep>>> StepsAsync(
        Viewer viewer, string round, Track track, Tier tier, CancellationToken cancellationToken = default) =>
        reader.ReadPublishedAsync<IReadOnlyDictionary<string, IReadOnlyList<QuotaStep>>>(
            viewer,
            new StepsKey(round, track, tier),
            async (db, token) => (!Identifier.IsOne(round) ? [] : await db.QuotaRevisions
                    .Where(r => r.RoundCode == round && r.Track == track && r.Tier == tier)
                    .OrderBy(r => r.ProvinceCode).ThenBy(r => r.Number)
                    .ToListAsync(token))
                .GroupBy(r => r.ProvinceCode)
                .ToDictionary(g => g.Key, IReadOnlyList<QuotaStep> (g) => g.Select(StepOf).ToList()),
            cancellationToken);

    /// <summary>The revisions of a round, kept for every day.</summary>
    private Task<ILookup<(string ProvinceCode, QuotaColumn Column), Revision>> RevisionsAsync(string round, bool withIllustrative, CancellationToken cancellationToken) =>
        reader.ReadInternalAsync(
            new RevisionsKey(round, withIllustrative),
            async (db, token) => (await db.QuotaRevisions
                    .Where(r => r.RoundCode == round && (withIllustrative || r.Ground != ProvenanceKind.Illustrative))
                    .OrderBy(r => r.ProvinceCode).ThenBy(r => r.Number)
                    .ToListAsync(token))
                .ToLookup(r => (r.ProvinceCode, new QuotaColumn(r.Track, r.Tier)), r => new Revision(StepOf(r), r.DocumentNumber, ProvenanceOf(r))),
            cancellationToken);

    /// <summary>The divisions of each province known by the day, or the first that became known.</summary>
    internal static async Task<Dictionary<string, DivisionTally>> DivisionsAsync(DashboardDbContext db, DateOnly asOf, CancellationToken cancellationToken) =>
        TalliesOn(await CountsAsync(db, cancellationToken), asOf);

    private static Task<List<DivisionCount>> CountsAsync(DashboardDbContext db, CancellationToken cancellationToken) =>
        db.DivisionCounts.AsNoTracking().OrderBy(d => d.ProvinceCode).ThenBy(d => d.CountedOn).ToListAsync(cancellationToken);

    private static Dictionary<string, DivisionTally> TalliesOn(List<DivisionCount> counts, DateOnly asOf) => counts
        .GroupBy(d => d.ProvinceCode)
        .ToDictionary(g => g.Key, g => DivisionTally.Of(g.LastOrDefault(d => d.CountedOn <= asOf) ?? g.First()));

    private static QuotaFigure FigureOf(QuotaColumn column, bool applies, IReadOnlyList<Revision> revisions, IReadOnlyList<StandingCount> uses, DateOnly asOf)
    {
        var inEffect = QuotaRules.InEffect(revisions.Select(r => r.Step), asOf) is { } step ? revisions.Single(r => r.Step.Number == step.Number) : null;
        var taking = uses.Where(u => QuotaRules.TakesPlace(u.From, u.Stage)).ToList();
        return new QuotaFigure(
            column,
            applies,
            inEffect?.Step.Count,
            taking.Sum(u => u.Count),
            taking.Where(u => u.Stage == Stage.Designated).Sum(u => u.Count),
            inEffect?.Step.EffectiveOn,
            inEffect?.DocumentNumber,
            revisions.Select(r => r.Step.Number).DefaultIfEmpty().Max(),
            taking.Any(u => u.Group.Ground == ProvenanceKind.Illustrative),
            inEffect?.Provenance)
        {
            DesignatedIsIllustrative = taking.Any(u => u is { Group.Ground: ProvenanceKind.Illustrative, Stage: Stage.Designated }),
        };
    }

    private static QuotaStep StepOf(QuotaRevision revision) => new(revision.Number, revision.EffectiveOn, revision.Count);

    private static Provenance ProvenanceOf(QuotaRevision revision) =>
        new(revision.Ground, revision.Source, On: ProgrammeClock.DayOf(revision.RecordedAt), Detail: revision.Detail);

    private sealed record Revision(QuotaStep Step, string? DocumentNumber, Provenance Provenance);

    private sealed record DivisionsKey;

    private sealed record RevisionsKey(string Round, bool WithIllustrative);

    private sealed record TableKey(string Round, DateOnly AsOf, bool WithIllustrative);

    private sealed record HistoryKey(QuotaCell Cell, DateOnly AsOf);

    private sealed record StepsKey(string Round, Track Track, Tier Tier);
}
