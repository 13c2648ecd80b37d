using Dashboard.Data.Access;
using Dashboard.Data.Notices;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Progression;

/// <summary>What several commands ask of the database and of the permissions before they touch an application.</summary>
internal static class ApplicationReading
{
    /// <summary>Null: the actor may. Of an application that does not exist only the role is asked.</summary>
    public static Refusal? Check(this AccessGuard guard, Viewer viewer, AccessAction action, Application? application, StageOwner owner) =>
        guard.Check(viewer, action, new AccessTarget(application?.ProvinceCode ?? viewer.ProvinceCode, owner)) is { } denied ? denied : null;

    /// <summary>The application with its changes, tracked; null when there is none.</summary>
    public static Task<Application?> FindAsync(DashboardDbContext db, Guid id, CancellationToken cancellationToken) =>
        db.Applications.Include(a => a.Changes).AsSplitQuery().SingleOrDefaultAsync(a => a.Id == id, cancellationToken);

    /// <summary>The first day of a round; null: its evaluation notice is not held.</summary>
    public static async Task<DateOnly?> OpensOnAsync(DashboardDbContext db, string? evaluationNoticeId, CancellationToken cancellationToken) =>
        await db.Notices.Where(n => n.Id == evaluationNoticeId).Select(n => new { n.IssuedOn, n.Year }).SingleOrDefaultAsync(cancellationToken) is { } notice
            ? NoticeRules.CountsFrom(notice.IssuedOn, notice.Year) : null;

    /// <summary>The tiers a place has held, by the day of their designation, with their terms as they are known on a day.</summary>
    public static async Task<List<HeldTier>> HeldAsync(DashboardDbContext db, string placeCode, DateOnly day, CancellationToken cancellationToken) =>
        await Designation.Dated(db, db.Designations.Where(d => d.PlaceCode == placeCode), day).OrderBy(d => d.Designation.DesignatedOn)
            .Select(d => new HeldTier(
                d.Designation.Tier, d.Designation.NoticeId, d.Designation.Annex, d.Designation.Row, d.Designation.DesignatedOn, new Term(d.Designation.StartsOn, d.EndsOn)))
            .ToListAsync(cancellationToken);

    /// <summary>The applications with what a later one must know of them.</summary>
    public static async Task<List<(string PlaceCode, EarlierApplication Application)>> EarlierAsync(
        IQueryable<Application> applications, CancellationToken cancellationToken) =>
        (await applications
            .Select(a => new { a.PlaceCode, a.RoundCode, a.Tier, Last = a.Changes.OrderByDescending(c => c.Number).Select(c => new { c.To, c.EffectiveOn }).First() })
            .ToListAsync(cancellationToken))
        .ConvertAll(a => (a.PlaceCode, new EarlierApplication(a.RoundCode, a.Tier, StageRules.IsLive(a.Last.To) ? null : a.Last.EffectiveOn)));

    /// <summary>Null: the place may begin the application. Else the first thing against it.</summary>
    public static async Task<Refusal?> CheckStartAsync(DashboardDbContext db, Place place, Round round, NewApplication wanted, DateOnly today, CancellationToken cancellationToken)
    {
        var earlier = await EarlierAsync(db.Applications.Where(a => a.PlaceCode == place.Code), cancellationToken);
        return StepChecks.CheckStart(
            wanted, place.Kind, await OpensOnAsync(db, round.EvaluationNoticeId, cancellationToken), await HeldAsync(db, place.Code, today, cancellationToken),
            [.. earlier.Select(e => e.Application)], today);
    }
}
