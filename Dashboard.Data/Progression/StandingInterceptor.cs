using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Dashboard.Data.Progression;

/// <summary>
/// Keeps beside each application what its steps say (<see cref="Application.LastOn"/> and its like), in the saving that changes them: whoever takes, corrects
/// or removes a step need not know. Stands behind <see cref="StampInterceptor"/>, which says when a step was recorded.
/// </summary>
internal sealed class StandingInterceptor : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Keep(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Keep(eventData.Context);
        return ValueTask.FromResult(result);
    }

    /// <summary>Fills in what a database from before these columns has not: once, at the start.</summary>
    internal static async Task FillAsync(DashboardDbContext db, CancellationToken cancellationToken)
    {
        var empty = db.Applications.Where(a => a.LastOn == null && db.StageChanges.Any(c => c.ApplicationId == a.Id));
        if (!await empty.AnyAsync(cancellationToken))
        {
            return;
        }

        await empty.ExecuteUpdateAsync(
            set => set
                .SetProperty(a => a.StartedOn, a => db.StageChanges.Where(c => c.ApplicationId == a.Id).OrderBy(c => c.Number).Select(c => (DateOnly?)c.EffectiveOn).FirstOrDefault())
                .SetProperty(a => a.ReturnedOn, a => db.StageChanges.Where(c => c.ApplicationId == a.Id && c.To == Stage.ReturnedForCompletion).Min(c => (DateOnly?)c.EffectiveOn))
                .SetProperty(a => a.RecommendedOn, a => db.StageChanges.Where(c => c.ApplicationId == a.Id && c.To == Stage.Recommended).Min(c => (DateOnly?)c.EffectiveOn))
                .SetProperty(a => a.LastFrom, a => db.StageChanges.Where(c => c.ApplicationId == a.Id).OrderByDescending(c => c.Number).Select(c => c.From).FirstOrDefault())
                .SetProperty(a => a.LastTo, a => db.StageChanges.Where(c => c.ApplicationId == a.Id).OrderByDescending(c => c.Number).Select(c => (Stage?)c.To).FirstOrDefault())
                .SetProperty(a => a.LastOn, a => db.StageChanges.Where(c => c.ApplicationId == a.Id).OrderByDescending(c => c.Number).Select(c => (DateOnly?)c.EffectiveOn).FirstOrDefault())
                .SetProperty(a => a.LastRecordedAt, a => db.StageChanges.Where(c => c.ApplicationId == a.Id).OrderByDescending(c => c.Number).Select(c => (DateTime?)c.RecordedAt).FirstOrDefault())
                .SetProperty(a => a.LastNoticeEndsOn, a => db.StageChanges.Where(c => c.ApplicationId == a.Id).OrderByDescending(c => c.Number).Select(c => c.NoticeEndsOn).FirstOrDefault()),
            cancellationToken);
    }

    private static void Keep(DbContext? context)
    {
        if (context is not DashboardDbContext db)
        {
            return;
        }

        db.ChangeTracker.DetectChanges();
        var moved = db.ChangeTracker.Entries<StageChange>().Where(c => IsWritten(c.State)).Select(c => c.Entity.ApplicationId)
            .Concat(db.ChangeTracker.Entries<Application>().Where(a => IsWritten(a.State)).Select(a => a.Entity.Id)).ToHashSet();
        foreach (var id in moved)
        {
            if (db.Applications.Find(id) is not { } application || db.Entry(application) is not { State: not EntityState.Deleted } entry)
            {
                continue;
            }

            if (entry.State != EntityState.Added && entry.Collection(a => a.Changes) is { IsLoaded: false } changes)
            {
                changes.Load();
            }

            application.Stand([.. application.Changes.Where(c => db.Entry(c).State != EntityState.Deleted)], Random.Shared.Next(1, int.MaxValue));
        }
    }

    private static bool IsWritten(EntityState state) => state is EntityState.Added or EntityState.Modified or EntityState.Deleted;
}
