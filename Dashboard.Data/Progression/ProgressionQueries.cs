using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Rounds;
using Dashboard.Data.Time;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Progression;

/// <summary>
/// Reads where applications stand. Everyone who may read sees national totals; a provincial office sees the applications and counts
/// of its province, the national office and the leadership those of all (<see cref="VisibleProvinces"/>).
/// </summary>
public sealed class ProgressionQueries(DashboardReader reader, AccessGuard guard, ProvincesQueries provinces, ApplicationCounts counts)
{
    /// <summary>The counts by stage of a round and tier, with the single applications that the viewer may see.</summary>
    /// <param name="track">Null: both.</param>
    public Task<Pipeline> PipelineAsync(
        Viewer viewer, string roundCode, Tier tier, Track? track, DateOnly asOf, bool includeIllustrative = true, CancellationToken cancellationToken = default) =>
        reader.ReadAsync(
            viewer,
            new PipelineKey(roundCode, tier, track, asOf, includeIllustrative),
            async (db, token) =>
            {
                var filter = new ProgressionFilter(roundCode, tier, track, IncludeIllustrative: includeIllustrative);
                var tallies = (await counts.OfAsync(roundCode, asOf, token)).Standing
                    .Where(s => s.Group.Tier == tier && (track is null || s.Group.Track == track) && (includeIllustrative || s.Group.Ground != ProvenanceKind.Illustrative))
                    .Select(s => new Tally(s.Group.ProvinceCode, s.Stage, s.Group.Ground == ProvenanceKind.Illustrative, s.Count))
                    .ToList();
                var visible = VisibleTo(viewer);
                var ended = await RoundEnd.OnAsync(db, roundCode, asOf, token);
                var squares = visible.Any ? await SquaresAsync(viewer, filter, visible.Only, asOf, ended ?? asOf, token) : [];
                var due = await db.Rounds.Where(r => r.Code == roundCode).Select(r => r.RecommendationDueOn).FirstOrDefaultAsync(token);
                var (ofProvince, seenOf) = (tallies.ToLookup(t => t.ProvinceCode), squares.ToLookup(s => s.ProvinceCode));
                return new Pipeline(
                    roundCode,
                    tier,
                    track,
                    asOf,
                    Counts(StageRules.StepsOf(tier), tallies, visible.National ? squares : []),
                    visible.National ? Counts(StageRules.Exits, tallies, squares) : null,
                    (await provinces.ListAsync(viewer, token)).Where(p => p.TakesPart).Select(province =>
                    {
                        if (!visible.Covers(province.Code))
                        {
                            return new ProvincePipeline(province, null, null);
                        }

                        List<Tally> own = [.. ofProvince[province.Code]];
                        List<ApplicationSquare> seen = [.. seenOf[province.Code]];
                        return new ProvincePipeline(province, Counts(StageRules.StepsOf(tier), own, seen), Counts(StageRules.Exits, own, seen));
                    }).ToList(),
                    squares,
                    due)
                {
                    EndedOn = ended,
                };
            },
            cancellationToken);

    /// <summary>A page of the applications that the viewer may see.</summary>
    /// <param name="page">1-based; a number outside the list gives the nearest page.</param>
    /// <exception cref="AccessRefusedException">The viewer may see no application.</exception>
    public Task<PagedResult<ApplicationRow>> ListAsync(
        Viewer viewer,
        ProgressionFilter filter,
        DateOnly asOf,
        ApplicationOrder order = ApplicationOrder.Stage,
        bool descending = false,
        int page = 1,
        int size = 50,
        CancellationToken cancellationToken = default)
    {
        var only = Demand(viewer);
        return reader.ReadAsync(
            viewer,
            new ListKey(filter, asOf, order, descending, page, size),
            async (db, token) =>
            {
                var until = await RoundEnd.OnAsync(db, filter.RoundCode, asOf, token) ?? asOf;
                var (rows, total, shown, pages) = await PageAsync(db, viewer, filter, only, asOf, until, order, descending, page, size, token);
                return new PagedResult<ApplicationRow>(await RowsAsync(db, rows, asOf, until, token), total, shown, pages);
            },
            cancellationToken);
    }

    /// <summary>The lanes of a page of applications: what time each spent in which stage.</summary>
    /// <inheritdoc cref="ListAsync"/>
    public Task<Swimlanes> SwimlanesAsync(
        Viewer viewer,
        ProgressionFilter filter,
        DateOnly asOf,
        ApplicationOrder order = ApplicationOrder.Waiting,
        bool descending = false,
        int page = 1,
        int size = 50,
        CancellationToken cancellationToken = default)
    {
        var only = Demand(viewer);
        return reader.ReadAsync(
            viewer,
            new LanesKey(filter, asOf, order, descending, page, size),
            async (db, token) =>
            {
                var ended = await RoundEnd.OnAsync(db, filter.RoundCode, asOf, token);
                var (rows, total, shown, pages) = await PageAsync(db, viewer, filter, only, asOf, ended ?? asOf, order, descending, page, size, token);
                var ids = rows.ConvertAll(r => r.Id);
                var changes = (await db.StageChanges.Where(c => ids.Contains(c.ApplicationId) && c.EffectiveOn <= asOf)
                        .OrderBy(c => c.ApplicationId).ThenBy(c => c.Number)
                        .Select(c => new { c.ApplicationId, c.To, c.EffectiveOn })
                        .ToListAsync(token))
                    .ToLookup(c => c.ApplicationId, c => (c.To, c.EffectiveOn));
                var lanes = rows.ConvertAll(r => new Swimlane(
                    r.ToSquare(ended ?? asOf), new Bilingual(r.ProvinceZh, r.ProvinceEn), ProgressionHistory.SegmentsOf(changes[r.Id])));
                var due = await db.Rounds.Where(r => r.Code == filter.RoundCode).Select(r => r.RecommendationDueOn).FirstOrDefaultAsync(token);
                return new Swimlanes(
                    new PagedResult<Swimlane>(lanes, total, shown, pages), lanes.Count == 0 ? null : lanes.Min(l => l.Square.StartedOn), asOf, due)
                {
                    EndedOn = ended,
                    Long = (await MatchingAsync(viewer, filter with { Waits = ApplicationWait.Long }, only, asOf, await ApplicationsAt.FoundAsync(db, filter.Text, token), ended ?? asOf, token)).Count,
                };
            },
            cancellationToken);
    }

    /// <summary>Where the pilots of a round's list stand. The list and its demonstrations are public; how far each place has come is not.</summary>
    /// <param name="roundCode">2022: the round whose designation notice lists the pilots.</param>
    public Task<Cohort> CohortAsync(Viewer viewer, string roundCode, DateOnly asOf, CancellationToken cancellationToken = default) =>
        reader.ReadAsync(
            viewer,
            new CohortKey(roundCode, asOf),
            async (db, token) =>
            {
                var noticeId = await db.Rounds.Where(r => r.Code == roundCode).Select(r => r.DesignationNoticeId).FirstOrDefaultAsync(token);
                var documentNumber = await db.Notices.Where(n => n.Id == noticeId).Select(n => n.DocumentNumber).FirstOrDefaultAsync(token);
                var pilots = await (
                    from dated in Designation.Dated(db, db.Designations.Where(d => d.NoticeId == noticeId && d.Tier == Tier.Pilot && d.DesignatedOn <= asOf), asOf)
                    let designation = dated.Designation
                    join place in db.Places on designation.PlaceCode equals place.Code
                    orderby designation.Annex, designation.Row
                    select new { place.Code, place.NameZh, place.NameEn, place.ProvinceCode, designation.Annex, designation.Row, dated.EndsOn }).ToListAsync(token);
                var listed = db.Designations.Where(d => d.NoticeId == noticeId && d.Tier == Tier.Pilot).Select(d => d.PlaceCode);
                var risen = (await db.Designations.Where(d => d.Tier == Tier.Demonstration && d.DesignatedOn <= asOf && listed.Contains(d.PlaceCode))
                    .Select(d => d.PlaceCode).ToListAsync(token)).ToHashSet(StringComparer.Ordinal);
                var latest = (await ApplicationsAt.Of(
                            db, db.Applications.Where(a => a.Tier == Tier.Demonstration && listed.Contains(a.PlaceCode)), asOf)
                        .Select(a => new { a.Id, a.PlaceCode, a.Stage, a.Ground, a.StartedOn, a.EnteredOn })
                        .ToListAsync(token))
                    .GroupBy(a => a.PlaceCode)
                    .ToDictionary(g => g.Key, g => g.MaxBy(a => (a.StartedOn, a.EnteredOn))!);
                var visible = VisibleTo(viewer);
                var standing = pilots.ConvertAll(pilot =>
                {
                    var application = latest.GetValueOrDefault(pilot.Code);
                    var isLive = application is not null && StageRules.IsLive(application.Stage);
                    var state = risen.Contains(pilot.Code) ? CohortState.Designated
                        : isLive ? CohortState.Applying
                        : pilot.EndsOn < asOf ? CohortState.Expired : CohortState.NotApplied;
                    var isSeen = visible.Covers(pilot.ProvinceCode);
                    var place = new CohortPlace(
                        pilot.Code,
                        new Bilingual(pilot.NameZh, pilot.NameEn),
                        pilot.ProvinceCode,
                        pilot.Row,
                        isSeen ? state : null,
                        isSeen ? application?.Stage : null,
                        isSeen ? application?.Id : null,
                        isSeen && application?.Ground == ProvenanceKind.Illustrative);
                    return (Place: place, State: state, Stage: state == CohortState.Applying ? application?.Stage : null, IsSample: isLive && application!.Ground == ProvenanceKind.Illustrative);
                });
                var byStage = standing.Where(s => s.Stage is not null).ToLookup(s => s.Stage!.Value);
                var tallies = (await provinces.ListAsync(viewer, token)).Where(p => p.TakesPart)
                    .Select(p => new CohortProvince(
                        p, CohortPart.Of(standing.Where(s => s.Place.ProvinceCode == p.Code).Select(s => s.State), visible.Covers(p.Code))))
                    .ToList();
                var regions = Enum.GetValues<Region>().Select(region =>
                {
                    var codes = tallies.Where(t => t.Province.Region == region).Select(t => t.Province.Code).ToHashSet(StringComparer.Ordinal);
                    return new CohortRegion(
                        region, CohortPart.Of(standing.Where(s => codes.Contains(s.Place.ProvinceCode)).Select(s => s.State), codes.All(visible.Covers)));
                });
                return new Cohort(
                    noticeId,
                    documentNumber,
                    [.. pilots.Select(p => p.Annex).Distinct()],
                    asOf,
                    CohortCounts.Of(standing.Select(s => s.State)),
                    [.. byStage.OrderBy(g => g.Key).Select(g => new StageCount(g.Key, g.Count(), g.Count(s => s.IsSample), null))],
                    tallies,
                    [.. regions],
                    standing.ConvertAll(s => s.Place),
                    standing.Exists(s => s.IsSample));
            },
            cancellationToken);

    /// <summary>The latest steps up to the day, latest first: all, those of the own province, or for the public the designations.</summary>
    /// <param name="count">How many at most.</param>
    public Task<IReadOnlyList<RecentChange>> RecentChangesAsync(Viewer viewer, int count, DateOnly asOf, CancellationToken cancellationToken = default) =>
        reader.ReadAsync<IReadOnlyList<RecentChange>>(
            viewer,
            new RecentKey(count, asOf),
            async (db, token) => VisibleTo(viewer) is { Any: true } visible
                ? await RecentStepsAsync(db, visible.Only, count, asOf, token)
                : (await (
                        from designation in db.Designations
                        where designation.DesignatedOn <= asOf && designation.Ground != ProvenanceKind.Illustrative
                        join place in db.Places on designation.PlaceCode equals place.Code
                        join notice in db.Notices on designation.NoticeId equals notice.Id
                        orderby designation.DesignatedOn descending, designation.NoticeId, designation.Annex, designation.Row
                        select new { place.Code, place.NameZh, place.NameEn, place.ProvinceCode, place.Kind, designation.Tier, designation.DesignatedOn, notice.DocumentNumber })
                    .Take(count).ToListAsync(token))
                .ConvertAll(d => new RecentChange(
                    null, d.Code, new Bilingual(d.NameZh, d.NameEn), d.ProvinceCode, d.Tier, PlaceRules.TrackOf(d.Kind), null, Stage.Designated, d.DesignatedOn, d.DocumentNumber, false)),
            cancellationToken);

    /// <summary>The changes are cut to <paramref name="count"/> before anything is joined to them, so that the database walks the index of days.</summary>
    private static async Task<List<RecentChange>> RecentStepsAsync(
        DashboardDbContext db, string? only, int count, DateOnly asOf, CancellationToken cancellationToken)
    {
        var changes = db.StageChanges.Where(c => c.EffectiveOn <= asOf);
        if (only is not null)
        {
            changes = from application in db.Applications
                      where application.ProvinceCode == only
                      join change in changes on application.Id equals change.ApplicationId
                      select change;
        }

        return await (
            from change in changes.OrderByDescending(c => c.EffectiveOn).ThenByDescending(c => c.RecordedAt)
                .ThenByDescending(c => c.ApplicationId).ThenByDescending(c => c.Number).Take(count)
            join application in db.Applications on change.ApplicationId equals application.Id
            join place in db.Places on application.PlaceCode equals place.Code
            orderby change.EffectiveOn descending, change.RecordedAt descending, application.PlaceCode, change.Number descending
            select new RecentChange(
                application.Id, place.Code, new Bilingual(place.NameZh, place.NameEn), application.ProvinceCode, application.Tier, application.Track,
                change.From, change.To, change.EffectiveOn, change.DocumentNumber, application.Ground == ProvenanceKind.Illustrative))
            .ToListAsync(cancellationToken);
    }

    private static List<StageCount> Counts(IReadOnlyList<Stage> stages, List<Tally> tallies, List<ApplicationSquare> squares) =>
        stages.Select(stage => new StageCount(
            stage,
            tallies.Where(t => t.Stage == stage).Sum(t => t.Count),
            tallies.Where(t => t.Stage == stage && t.IsSample).Sum(t => t.Count),
            ProgressionHistory.Median(squares.Where(s => s.Stage == stage).Select(s => s.Days)))).ToList();

    private async Task<List<ApplicationSquare>> SquaresAsync(
        Viewer viewer, ProgressionFilter filter, string? only, DateOnly asOf, DateOnly until, CancellationToken cancellationToken)
    {
        var byCode = await ByCodeAsync(viewer, cancellationToken);
        var names = await reader.ReadInternalAsync(
            new NamesKey(),
            async (db, token) => (await db.Places.Select(p => new { p.Code, p.NameZh, p.NameEn }).ToListAsync(token)).ToDictionary(p => p.Code, p => new Bilingual(p.NameZh, p.NameEn), StringComparer.Ordinal),
            cancellationToken);
        return ApplicationSelection.Sort(await MatchingAsync(viewer, filter, only, asOf, null, until, cancellationToken), ApplicationOrder.Stage, descending: false, byCode)
            .Select(s => ApplicationAt.SquareOf(s.Id, s.PlaceCode, names[s.PlaceCode], s.Group.ProvinceCode, s.Stage, s.EnteredOn, s.StartedOn, s.Group.Ground, until)).ToList();
    }

    private async Task<List<ApplicationStanding>> MatchingAsync(
        Viewer viewer, ProgressionFilter filter, string? only, DateOnly asOf, IReadOnlyList<string>? found, DateOnly until, CancellationToken cancellationToken) =>
        ApplicationSelection.Matching(
            await counts.SinglyAsync(filter.RoundCode, asOf, ApplicationSelection.Groups(filter, only, await ByCodeAsync(viewer, cancellationToken)), cancellationToken), filter, found, until);

    private async Task<IReadOnlyDictionary<string, ProvinceInfo>> ByCodeAsync(Viewer viewer, CancellationToken cancellationToken) =>
        (await provinces.ListAsync(viewer, cancellationToken)).ToDictionary(p => p.Code, StringComparer.Ordinal);

    private async Task<(List<ApplicationAt> Rows, int Total, int Page, int Pages)> PageAsync(
        DashboardDbContext db, Viewer viewer, ProgressionFilter filter, string? only, DateOnly asOf, DateOnly until, ApplicationOrder order, bool descending, int page, int size,
        CancellationToken cancellationToken)
    {
        var found = await ApplicationsAt.FoundAsync(db, filter.Text, cancellationToken);
        if (!ApplicationSelection.Knows(filter, order))
        {
            var matching = ApplicationsAt.Matching(db, filter with { Waits = filter.Waits == ApplicationWait.OverMedian ? null : filter.Waits }, only, asOf, found, until);
            if (filter.Waits == ApplicationWait.OverMedian)
            {
                var over = (await MatchingAsync(viewer, filter, only, asOf, found, until, cancellationToken)).ConvertAll(s => s.Id);
                matching = matching.Where(a => EF.Parameter(over).Contains(a.Id));
            }

            var (total, shown, pages, skip) = PageOf(await matching.CountAsync(cancellationToken));
            return (await ApplicationsAt.Sort(matching, order, descending).Skip(skip).Take(size).ToListAsync(cancellationToken), total, shown, pages);
        }

        var byCode = await ByCodeAsync(viewer, cancellationToken);
        var standing = await MatchingAsync(viewer, filter, only, asOf, found, until, cancellationToken);
        var at = PageOf(standing.Count);
        var ids = ApplicationSelection.Sort(standing, order, descending, byCode).Skip(at.Skip).Take(size).Select(s => s.Id).ToList();
        var rows = (await ApplicationsAt.Of(db, db.Applications.Where(a => ids.Contains(a.Id)), asOf).ToListAsync(cancellationToken)).ToDictionary(a => a.Id);
        return (ids.Where(rows.ContainsKey).Select(id => rows[id]).ToList(), at.Total, at.Shown, at.Pages);

        (int Total, int Shown, int Pages, int Skip) PageOf(int total)
        {
            var pages = Math.Max(1, (total + size - 1) / size);
            var shown = Math.Clamp(page, 1, pages);
            return (total, shown, pages, (shown - 1) * size);
        }
    }

    /// <summary>The rows of a page, with what has come in and is found by the day.</summary>
    /// <param name="until">The day up to which days in a step are counted.</param>
    internal static async Task<IReadOnlyList<ApplicationRow>> RowsAsync(
        DashboardDbContext db, List<ApplicationAt> page, DateOnly asOf, DateOnly until, CancellationToken cancellationToken)
    {
        var (ids, codes) = (page.ConvertAll(a => a.Id), page.Select(a => a.PlaceCode).Distinct().ToList());
        var received = (await db.MaterialReceipts.Where(m => ids.Contains(m.ApplicationId) && m.ReceivedOn <= asOf)
                .Select(m => new { m.ApplicationId, m.Material }).Distinct().ToListAsync(cancellationToken))
            .CountBy(m => m.ApplicationId).ToDictionary();
        var assessed = (await db.Assessments.Where(a => ids.Contains(a.ApplicationId) && a.AssessedOn <= asOf).ToListAsync(cancellationToken))
            .ToLookup(a => a.ApplicationId);
        var held = (await Designation.Dated(db, db.Designations.Where(d => codes.Contains(d.PlaceCode)), asOf)
                .Select(d => new
                {
                    d.Designation.PlaceCode,
                    Held = new HeldTier(
                        d.Designation.Tier, d.Designation.NoticeId, d.Designation.Annex, d.Designation.Row, d.Designation.DesignatedOn, new Term(d.Designation.StartsOn, d.EndsOn)),
                })
                .ToListAsync(cancellationToken))
            .ToLookup(d => d.PlaceCode, d => d.Held);
        return page.ConvertAll(a =>
        {
            var statusHolds = EligibilityRules.CheckStatus(a.Track, a.Tier, held[a.PlaceCode].ToList(), a.StartedOn) is null;
            return new ApplicationRow(
                a.ToSquare(until),
                a.Track,
                a.Tier,
                new Bilingual(a.ProvinceZh, a.ProvinceEn),
                a.Region,
                received.GetValueOrDefault(a.Id),
                EligibilityRules.MetCount(EligibilityRules.Stand(a.Track, a.Tier, statusHolds, ApplicationFacts.LatestOf(assessed[a.Id]))),
                EligibilityRules.ConditionCount(a.Track, a.Tier),
                a.Version,
                new Provenance(a.Ground, a.Source, On: ProgrammeClock.DayOf(a.RecordedAt)));
        });
    }

    private VisibleProvinces VisibleTo(Viewer viewer) => VisibleProvinces.Of(guard, viewer);

    /// <summary>The province to which the viewer is kept; null: none.</summary>
    private string? Demand(Viewer viewer)
    {
        guard.Demand(viewer, AccessAction.ReadProvinceUnpublished, new AccessTarget(viewer.ProvinceCode));
        return VisibleTo(viewer).Only;
    }

    private sealed record Tally(string ProvinceCode, Stage Stage, bool IsSample, int Count);

    private sealed record NamesKey;

    private sealed record PipelineKey(string RoundCode, Tier Tier, Track? Track, DateOnly AsOf, bool IncludeIllustrative);

    private sealed record ListKey(ProgressionFilter Filter, DateOnly AsOf, ApplicationOrder Order, bool Descending, int Page, int Size);

    private sealed record LanesKey(ProgressionFilter Filter, DateOnly AsOf, ApplicationOrder Order, bool Descending, int Page, int Size);

    private sealed record CohortKey(string RoundCode, DateOnly AsOf);

    private sealed record RecentKey(int Count, DateOnly AsOf);
}
