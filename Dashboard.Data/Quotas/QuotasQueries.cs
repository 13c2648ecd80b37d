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
    DashboardReader reader, AccessGuard guard, ProvincesQueries provinces, StatisticsQueries statistics, RoundsQueries rounds)
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
            async (db, token) =>
            {
                var revisions = (await RevisionsAsync(db, round, withIllustrative, token)).ToLookup(r => (r.ProvinceCode, new QuotaColumn(r.Track, r.Tier)));
                var uses = (await UsesAsync(db, round, asOf, withIllustrative, token)).ToLookup(u => (u.ProvinceCode, new QuotaColumn(u.Track, u.Tier)));
                var listed = (await statistics.SummaryAsync(viewer, asOf, Track.City, token)).Provinces.ToDictionary(p => p.Province.Code, p => p.Counts);
                var divisions = await DivisionsAsync(db, asOf, token);
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

    private static Task<List<QuotaRevision>> RevisionsAsync(DashboardDbContext db, string round, bool withIllustrative, CancellationToken cancellationToken) =>
        db.QuotaRevisions
            .Where(r => r.RoundCode == round && (withIllustrative || r.Ground != ProvenanceKind.Illustrative))
            .OrderBy(r => r.ProvinceCode).ThenBy(r => r.Number)
            .ToListAsync(cancellationToken);

    /// <summary>How many applications stand behind each last change by the day: counted by the database, whatever the number of applications.</summary>
    private static Task<List<UseRow>> UsesAsync(DashboardDbContext db, string round, DateOnly asOf, bool withIllustrative, CancellationToken cancellationToken) => (
        from last in ApplicationsAt.LastChanges(
            db, db.Applications.Where(a => a.RoundCode == round && (withIllustrative || a.Ground != ProvenanceKind.Illustrative)), asOf)
        group last by new { last.Application.ProvinceCode, last.Application.Track, last.Application.Tier, last.Application.Ground, last.Change.From, last.Change.To } into same
        select new UseRow(same.Key.ProvinceCode, same.Key.Track, same.Key.Tier, same.Key.Ground, same.Key.From, same.Key.To, same.Count()))
        .ToListAsync(cancellationToken);

    /// <summary>The divisions of each province known by the day, or the first that became known.</summary>
    internal static async Task<Dictionary<string, DivisionTally>> DivisionsAsync(DashboardDbContext db, DateOnly asOf, CancellationToken cancellationToken) =>
        (await db.DivisionCounts.AsNoTracking().OrderBy(d => d.ProvinceCode).ThenBy(d => d.CountedOn).ToListAsync(cancellationToken))
        .GroupBy(d => d.ProvinceCode)
        .ToDictionary(g => g.Key, g => DivisionTally.Of(g.LastOrDefault(d => d.CountedOn <= asOf) ?? g.First()));

    private static QuotaFigure FigureOf(QuotaColumn column, bool applies, IReadOnlyList<QuotaRevision> revisions, IReadOnlyList<UseRow> uses, DateOnly asOf)
    {
        var inEffect = QuotaRules.InEffect(revisions.Select(StepOf), asOf) is { } step ? revisions.Single(r => r.Number == step.Number) : null;
        var taking = uses.Where(u => QuotaRules.TakesPlace(u.From, u.To)).ToList();
        return new QuotaFigure(
            column,
            applies,
            inEffect?.Count,
            taking.Sum(u => u.Count),
            taking.Where(u => u.To == Stage.Designated).Sum(u => u.Count),
            inEffect?.EffectiveOn,
            inEffect?.DocumentNumber,
            revisions.Select(r => r.Number).DefaultIfEmpty().Max(),
            taking.Any(u => u.Ground == ProvenanceKind.Illustrative),
            inEffect is null ? null : ProvenanceOf(inEffect))
        {
            DesignatedIsIllustrative = taking.Any(u => u is { Ground: ProvenanceKind.Illustrative, To: Stage.Designated }),
        };
    }

    private static QuotaStep StepOf(QuotaRevision revision) => new(revision.Number, revision.EffectiveOn, revision.Count);

    private static Provenance ProvenanceOf(QuotaRevision revision) =>
        new(revision.Ground, revision.Source, On: ProgrammeClock.DayOf(revision.RecordedAt), Detail: revision.Detail);

    private sealed record UseRow(string ProvinceCode, Track Track, Tier Tier, ProvenanceKind Ground, Stage? From, Stage To, int Count);

    private sealed record TableKey(string Round, DateOnly AsOf, bool WithIllustrative);

    private sealed record HistoryKey(QuotaCell Cell, DateOnly AsOf);
}
