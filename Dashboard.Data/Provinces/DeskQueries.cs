using Dashboard.Data.Access;
using Dashboard.Data.Duties;
using Dashboard.Data.Notices;
using Dashboard.Data.Persistence;
using Dashboard.Data.Progression;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Provinces;

/// <summary>What a provincial office is to do next.</summary>
public enum DeskTaskKind
{
    /// <summary>Take in the consent of the government, and the report (三（一）1).</summary>
    ReportApplication,

    /// <summary>Begin the review of an application that has come in (三（一）2, 三（二）).</summary>
    BeginReview,

    /// <summary>Publish the pilots that were reviewed (三（二）).</summary>
    OpenPublicNotice,

    /// <summary>Recommend or not: reviewed, and for pilots publicised (三（一）3, 三（二）).</summary>
    DecideRecommendation,

    /// <summary>See to it that what was returned is completed.</summary>
    Complete,

    /// <summary>A material of an application is missing (四).</summary>
    CollectMaterial,

    /// <summary>A duty of a designated place is due or overdue (N22-5, N22-6).</summary>
    FollowUpDuty,

    /// <summary>Nothing is recorded of a place's work plan: ask, and record it.</summary>
    RecordDuty,

    /// <summary>Name the liaison officer and return the receipt (N23-7).</summary>
    ReturnReceipt,
}

/// <summary>One line of the to-do list.</summary>
/// <param name="DueOn">Null: no date is set, or the source lost it (原文缺失).</param>
/// <param name="Days">Days left; negative once the day has passed; null without a date.</param>
/// <param name="ApplicationId">Null when it concerns no application.</param>
/// <param name="PlaceCode">Null when it concerns the province itself.</param>
/// <param name="Count">Materials missing, parts of the work plan open; 1 otherwise.</param>
/// <param name="Next">The stage to which the application goes; null when it concerns none.</param>
/// <param name="Reference">The statement of the notice behind it.</param>
public sealed record DeskTask(
    DeskTaskKind Kind,
    DateOnly? DueOn,
    int? Days,
    Guid? ApplicationId,
    string? PlaceCode,
    Bilingual? PlaceName,
    int Count,
    Stage? Next,
    NoticeReference Reference,
    bool IsIllustrative);

/// <summary>Computes the desk of a provincial office from its applications, materials, duties and deadlines.</summary>
public sealed class DeskQueries(DashboardReader reader, AccessGuard guard, DutiesQueries duties)
{
    /// <summary>What the office of a province is to do, by deadline: dated tasks first, then those whose date is not known.</summary>
    /// <exception cref="AccessRefusedException">The viewer may not see the province.</exception>
    public Task<IReadOnlyList<DeskTask>> TasksAsync(
        Viewer viewer, string provinceCode, string roundCode, DateOnly asOf, CancellationToken cancellationToken = default)
    {
        guard.Demand(viewer, AccessAction.ReadProvinceUnpublished, new AccessTarget(provinceCode));
        return reader.ReadAsync<IReadOnlyList<DeskTask>>(
            viewer,
            new TasksKey(provinceCode, roundCode, asOf),
            async (db, token) =>
            {
                var recommendationDue = await db.Rounds.Where(r => r.Code == roundCode).Select(r => r.RecommendationDueOn).FirstOrDefaultAsync(token);
                var applications = await ApplicationsAt.Of(
                    db, db.Applications.Where(a => a.RoundCode == roundCode && a.ProvinceCode == provinceCode), asOf).ToListAsync(token);
                var ids = applications.ConvertAll(a => a.Id);
                var received = (await db.MaterialReceipts.Where(m => ids.Contains(m.ApplicationId) && m.ReceivedOn <= asOf)
                        .Select(m => new { m.ApplicationId, m.Material }).Distinct().ToListAsync(token))
                    .ToLookup(m => m.ApplicationId, m => m.Material);
                var tasks = applications.SelectMany(a => OfApplication(a, received[a.Id].ToHashSet(), recommendationDue, asOf)).ToList();
                tasks.AddRange((await duties.PlacesAsync(viewer, provinceCode, asOf, token)).SelectMany(d => OfPlace(d, asOf)));
                tasks.AddRange((await duties.LiaisonAsync(viewer, provinceCode, roundCode, asOf, token))
                    .Where(l => l.Receipt.Status != DutyStatus.Done)
                    .Select(l => Task(DeskTaskKind.ReturnReceipt, l.Receipt.DueOn, asOf, NoticeReferences.Liaison)));
                return tasks
                    .OrderBy(t => t.DueOn ?? DateOnly.MaxValue)
                    .ThenBy(t => t.Kind)
                    .ThenBy(t => t.PlaceCode, StringComparer.Ordinal)
                    .ThenBy(t => t.ApplicationId)
                    .ToList();
            },
            cancellationToken);
    }

    private static IEnumerable<DeskTask> OfApplication(ApplicationAt application, HashSet<Material> received, DateOnly? due, DateOnly asOf)
    {
        var forward = StageRules.Forward(application.Tier, application.Stage);
        if (forward is { } rule && KindOf(rule) is { } kind)
        {
            yield return Of(kind, 1, rule.To, rule.Reference);
        }

        var missing = forward?.NeededMaterials.Count(m => !received.Contains(m)) ?? 0;
        if (missing > 0)
        {
            yield return Of(DeskTaskKind.CollectMaterial, missing, null, NoticeReferences.RecommendationDue);
        }

        DeskTask Of(DeskTaskKind kind, int count, Stage? to, NoticeReference reference) => Task(kind, due, asOf, reference) with
        {
            ApplicationId = application.Id,
            PlaceCode = application.PlaceCode,
            PlaceName = new Bilingual(application.NameZh, application.NameEn),
            Count = count,
            Next = to,
            IsIllustrative = application.Ground == ProvenanceKind.Illustrative,
        };
    }

    /// <summary>What the step asks of the provincial office; null: it is the national office's.</summary>
    private static DeskTaskKind? KindOf(StageRule rule) =>
        rule.From == Stage.ReturnedForCompletion ? DeskTaskKind.Complete
        : rule.By == StageOwner.National ? null
        : rule.To switch
        {
            Stage.ProvincialReview => DeskTaskKind.BeginReview,
            Stage.ProvincialPublicNotice => DeskTaskKind.OpenPublicNotice,
            Stage.Recommended => DeskTaskKind.DecideRecommendation,
            _ => DeskTaskKind.ReportApplication,
        };

    private static IEnumerable<DeskTask> OfPlace(PlaceDuties place, DateOnly asOf)
    {
        var open = place.Parts.Where(p => p.Status is DutyStatus.Due or DutyStatus.Overdue).ToList();
        var silent = place.Parts.Count(p => p.Status == DutyStatus.NotRecorded);
        if (open.Count + silent > 0)
        {
            // Silence is not lateness: what is not recorded carries no deadline that could have passed.
            var task = open.Count > 0
                ? Task(DeskTaskKind.FollowUpDuty, open[0].DueOn, asOf, NoticeReferences.WorkPlanFiled) with { Count = open.Count }
                : Task(DeskTaskKind.RecordDuty, null, asOf, NoticeReferences.WorkPlanFiled) with { Count = silent };
            yield return task with
            {
                PlaceCode = place.Place.Code,
                PlaceName = place.Place.Name,
                IsIllustrative = place.Provenance?.Kind == ProvenanceKind.Illustrative,
            };
        }
    }

    private static DeskTask Task(DeskTaskKind kind, DateOnly? dueOn, DateOnly asOf, NoticeReference reference) =>
        new(kind, dueOn, dueOn?.DayNumber - asOf.DayNumber, null, null, null, 1, null, reference, false);

    private sealed record TasksKey(string ProvinceCode, string RoundCode, DateOnly AsOf);
}
