using Dashboard.Data.Access;
using Dashboard.Data.Notices;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Quotas;
using Dashboard.Data.Rounds;
using Dashboard.Data.Time;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Progression;

/// <summary>What stands against the beginning of an application.</summary>
/// <param name="Against">Null: nothing.</param>
public sealed record StartCheck(Refusal? Against);

/// <summary>Reads one application in full, and what the viewer may do with it.</summary>
public sealed class ApplicationQueries(DashboardReader reader, AccessGuard guard, ProgrammeClock clock)
{
    private const StepRequirement Everything =
        StepRequirement.Eligibility | StepRequirement.AllMaterials | StepRequirement.ExpertReview | StepRequirement.Falsification
        | StepRequirement.Quota;

    /// <summary>One application up to the as-of date; null when there is none that the viewer may know of, or it had not begun.</summary>
    /// <exception cref="AccessRefusedException">The viewer may see no application.</exception>
    public Task<ApplicationDetail?> FindAsync(Viewer viewer, Guid id, DateOnly asOf, CancellationToken cancellationToken = default)
    {
        guard.Demand(viewer, AccessAction.ReadProvinceUnpublished, new AccessTarget(viewer.ProvinceCode));
        var today = clock.Today;
        return reader.ReadAsync(
            viewer,
            new FindKey(id, asOf, today),
            async (db, token) =>
            {
                if (await ApplicationsAt.Of(db, db.Applications.Where(a => a.Id == id), asOf).ToListAsync(token) is not [var standing]
                    || !guard.Allows(viewer, AccessAction.ReadProvinceUnpublished, new AccessTarget(standing.ProvinceCode)))
                {
                    return null;
                }

                return await DetailAsync(db, viewer, standing, asOf, today, token);
            },
            cancellationToken);
    }

    /// <summary>The applications of a place, latest first; null: the viewer may not see them.</summary>
    public Task<IReadOnlyList<PlaceApplication>?> OfPlaceAsync(Viewer viewer, string placeCode, DateOnly asOf, CancellationToken cancellationToken = default) =>
        reader.ReadAsync<IReadOnlyList<PlaceApplication>?>(
            viewer,
            new OfPlaceKey(placeCode, asOf),
            async (db, token) =>
            {
                var isOne = Identifier.IsOne(placeCode);
                var province = !isOne ? null : await db.Places.Where(p => p.Code == placeCode).Select(p => p.ProvinceCode).SingleOrDefaultAsync(token);
                if (!guard.Allows(viewer, AccessAction.ReadProvinceUnpublished, new AccessTarget(province)))
                {
                    return null;
                }

                var ended = await RoundEnd.AllAsync(db, asOf, token);
                var rounds = await db.Rounds.ToDictionaryAsync(r => r.Code, r => new Bilingual(r.NameZh, r.NameEn), token);
                var standing = await ApplicationsAt.Of(db, db.Applications.Where(a => isOne && a.PlaceCode == placeCode), asOf).ToListAsync(token);
                return [.. standing.OrderByDescending(a => a.StartedOn).ThenBy(a => a.Id).Select(a => new PlaceApplication(
                    rounds[a.RoundCode], a.Track, a.Tier, a.ToSquare(ended.TryGetValue(a.RoundCode, out var day) ? day : asOf)))];
            },
            cancellationToken);

    /// <summary>Whether a place may begin an application, by the checks of <see cref="ProgressionCommands.StartAsync"/>.</summary>
    /// <exception cref="AccessRefusedException">The viewer may not see the applications of the place.</exception>
    public Task<StartCheck> CheckStartAsync(Viewer viewer, NewApplication wanted, CancellationToken cancellationToken = default)
    {
        guard.Demand(viewer, AccessAction.ReadProvinceUnpublished, new AccessTarget(viewer.ProvinceCode));
        var today = clock.Today;
        return reader.ReadAsync(
            viewer,
            new StartKey(wanted, today),
            async (db, token) =>
            {
                if (await PlaceRegister.FindAsync(db, wanted.PlaceCode, wanted.StartsOn, token) is not { Place: { } place })
                {
                    return new StartCheck(new ProgressionRefusal.PlaceUnknown(wanted.PlaceCode));
                }

                guard.Demand(viewer, AccessAction.ReadProvinceUnpublished, new AccessTarget(place.ProvinceCode));
                return new StartCheck(Identifier.IsOne(wanted.RoundCode) && await db.Rounds.SingleOrDefaultAsync(r => r.Code == wanted.RoundCode, token) is { } round
                    ? await ApplicationReading.CheckStartAsync(db, place, round, wanted, today, token)
                    : new ProgressionRefusal.RoundUnknown(wanted.RoundCode));
            },
            cancellationToken);
    }

    private async Task<ApplicationDetail> DetailAsync(
        DashboardDbContext db, Viewer viewer, ApplicationAt standing, DateOnly asOf, DateOnly today, CancellationToken cancellationToken)
    {
        var id = standing.Id;
        var round = await db.Rounds.Where(r => r.Code == standing.RoundCode).Select(r => new { r.NameZh, r.NameEn, r.RecommendationDueOn }).SingleAsync(cancellationToken);
        var ended = await RoundEnd.OnAsync(db, standing.RoundCode, asOf, cancellationToken);
        var application = (await ApplicationReading.FindAsync(db, id, cancellationToken))!;
        var changes = application.Changes.OrderBy(c => c.Number).ToList();
        var seen = changes.FindAll(c => c.EffectiveOn <= asOf);
        var facts = await ApplicationFacts.ReadAsync(db, application, Everything, asOf, cancellationToken);
        var assessments = await db.Assessments.Where(a => a.ApplicationId == id && a.AssessedOn <= asOf).ToListAsync(cancellationToken);
        var assessed = ApplicationFacts.LatestOf(assessments);
        var status = EligibilityRules.CheckStatus(standing.Track, standing.Tier, facts.Held, standing.StartedOn);
        var review = await db.ExpertReviews.SingleOrDefaultAsync(r => r.ApplicationId == id && r.ReviewedOn <= asOf, cancellationToken);
        var falsification = await db.Falsifications.SingleOrDefaultAsync(f => f.ApplicationId == id && f.VerifiedOn <= asOf, cancellationToken);
        var notice = seen.FindLast(c => c.NoticeStartsOn is not null);
        var hasRecords = changes.Count == 1 ? assessed.Count > 0 || await db.MaterialReceipts.AnyAsync(m => m.ApplicationId == id, cancellationToken)
            : changes[^1].To == Stage.ExpertReview && review is not null;
        return new ApplicationDetail(
            (await ProgressionQueries.RowsAsync(db, [standing], asOf, ended ?? asOf, cancellationToken))[0],
            new Bilingual(round.NameZh, round.NameEn),
            round.RecommendationDueOn,
            facts.Held.FirstOrDefault(h => h.Tier == Tier.Pilot && h.Covers(standing.StartedOn)),
            status,
            StepsOf(standing, seen, ended ?? asOf),
            await MaterialsAsync(db, standing, asOf, cancellationToken),
            EligibilityRules.Stand(standing.Track, standing.Tier, status is null, assessed).Select(s =>
            {
                var latest = assessments.Where(a => a.Condition == s.Rule.Condition).MaxBy(a => a.Number);
                return new ConditionDetail(s, latest?.AssessedOn, latest?.Remark, latest?.RecordedBy);
            }).ToList(),
            seen.ConvertAll(c => new HistoryEntry(
                c.Number, c.From, c.To, c.EffectiveOn, c.RecordedAt, c.RecordedBy, c.DocumentNumber, c.Remark, c.NoticeStartsOn, c.NoticeEndsOn)
            {
                StatedOn = c.StatedOn,
                CorrectionReason = c.CorrectionReason,
                CorrectionDocument = c.CorrectionDocument,
                MayCorrect = seen.Count == changes.Count && MayCorrect(viewer, application, c.Number),
                MayTakeBack = seen.Count == changes.Count && c.Number == changes.Count && MayTakeBack(viewer, application, hasRecords, today),
            }),
            review is null ? null : new ReviewStanding(review.ReviewedOn, review.Proposed, review.Opinion, review.RecordedBy, review.Version),
            notice is { NoticeStartsOn: { } startsOn, NoticeEndsOn: { } endsOn } ? new Term(startsOn, endsOn) : null,
            falsification is null ? null : new FalsificationStanding(
                falsification.VerifiedOn, falsification.Finding, falsification.DocumentNumber,
                falsification.PlaceDepartmentCriticizedOn, falsification.ProvincialOfficeCriticizedOn, falsification.Version),
            await Designation.Dated(db, db.Designations.Where(d => d.ApplicationId == id && d.DesignatedOn <= asOf), asOf)
                .Select(d => new ResultingDesignation(
                    d.Designation.NoticeId, d.Designation.Annex, d.Designation.Row, d.Designation.DesignatedOn, new Term(d.Designation.StartsOn, d.EndsOn)))
                .SingleOrDefaultAsync(cancellationToken),
            seen.Count == changes.Count ? ActionsOf(viewer, facts, today) : [])
        {
            RoundEndedOn = ended,
        };
    }

    private static List<StepStanding> StepsOf(ApplicationAt standing, List<StageChange> seen, DateOnly until)
    {
        var segments = ProgressionHistory.SegmentsOf(seen.Select(c => (c.To, c.EffectiveOn)));
        var from = standing.Stage == Stage.ReturnedForCompletion ? seen[^1].From!.Value : standing.Stage;
        var reached = StageRules.NumberOf(standing.Tier, from) ?? int.MaxValue;
        return StageRules.StepsOf(standing.Tier).Select((stage, index) =>
        {
            var visit = segments.LastOrDefault(s => s.Stage == stage);
            var isReached = segments.Any(s => s.Stage == stage) && index + 1 <= reached;
            var rule = StageRules.All.First(r => r.Tier == standing.Tier && r.To == stage && r.Kind is StepKind.Start or StepKind.Advance or StepKind.Decide);
            return new StepStanding(
                index + 1,
                stage,
                StageRules.OwnerOf(stage),
                isReached ? visit.From : null,
                isReached ? visit.Until : null,
                isReached ? ProgressionHistory.DaysIn(stage, segments, StageRules.IsTerminal(stage) || visit.From > until ? visit.From : until) : null,
                standing.Stage == stage,
                rule.Reference);
        }).ToList();
    }

    private static async Task<List<MaterialStanding>> MaterialsAsync(
        DashboardDbContext db, ApplicationAt standing, DateOnly asOf, CancellationToken cancellationToken)
    {
        var asked = await db.RoundMaterials.Where(m => m.RoundCode == standing.RoundCode).ToDictionaryAsync(m => m.Material, m => m.Medium, cancellationToken);
        var received = await db.MaterialReceipts.Where(m => m.ApplicationId == standing.Id && m.ReceivedOn <= asOf).ToListAsync(cancellationToken);
        return Enum.GetValues<Material>().Select(material =>
        {
            var latest = received.Where(m => m.Material == material).MaxBy(m => m.Number);
            return new MaterialStanding(
                material,
                NoticeReferences.Material((int)material + 1),
                asked.TryGetValue(material, out var medium) ? medium : null,
                latest?.ReceivedOn,
                latest?.Medium,
                latest?.Remark,
                latest?.RecordedBy);
        }).ToList();
    }

    /// <summary>The steps of the table that the viewer may take from where the application stands.</summary>
    private List<ApplicationAction> ActionsOf(Viewer viewer, ApplicationFacts facts, DateOnly today)
    {
        var actions = new List<ApplicationAction>();
        var (tier, track) = (facts.Application.Tier, facts.Application.Track);
        foreach (var rule in StageRules.From(tier, facts.Stage))
        {
            if (!guard.Allows(viewer, rule.Action, new AccessTarget(facts.Application.ProvinceCode, rule.By))
                || (facts.ReturnedFrom is { } from && rule.Kind == StepKind.Resume && !StageRules.MayResume(tier, from, rule.To)))
            {
                continue;
            }

            var blocked = StepChecks.CheckFacts(facts, rule, today, today) ?? StepChecks.CheckQuota(facts, rule, today);
            actions.Add(new ApplicationAction(rule, blocked, blocked is null ? null : ProgressionReferences.Of(blocked, track, tier)));
        }

        return actions;
    }

    private bool MayCorrect(Viewer viewer, Application application, int number)
    {
        var national = guard.Allows(viewer, AccessAction.RecordNationalDecision);
        return (national || guard.Allows(viewer, AccessAction.MoveApplications, new AccessTarget(application.ProvinceCode, StageOwner.Province)))
            && CorrectionRules.CheckCorrection(application.Tier, application.Steps(), number, national) is null;
    }

    private bool MayTakeBack(Viewer viewer, Application application, bool hasRecords, DateOnly today) =>
        StageRules.Find(application.Tier, application.Last!.From, application.Last.To) is { } rule
        && guard.Allows(viewer, rule.Action, new AccessTarget(application.ProvinceCode, rule.By))
        && CorrectionRules.CheckTakeBack(application.Tier, application.Steps(), hasRecords, today) is null;

    private sealed record OfPlaceKey(string PlaceCode, DateOnly AsOf);

    private sealed record StartKey(NewApplication Wanted, DateOnly Today);

    private sealed record FindKey(Guid Id, DateOnly AsOf, DateOnly Today);
}
