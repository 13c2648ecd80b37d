using System.Runtime.CompilerServices;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
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
        if (eventData.Context is DashboardDbContext db)
        {
            foreach (var id in Moved(db))
            {
                if (db.Applications.Find(id) is { } application && Steps(db, application) is { } steps)
                {
                    if (!steps.IsLoaded)
                    {
                        steps.Load();
                    }

                    Keep(db, application);
                }
            }
        }

        return result;
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is DashboardDbContext db)
        {
            foreach (var id in Moved(db))
            {
                if (await db.Applications.FindAsync([id], cancellationToken) is { } application && Steps(db, application) is { } steps)
                {
                    if (!steps.IsLoaded)
                    {
                        await steps.LoadAsync(cancellationToken);
                    }

                    Keep(db, application);
                }
            }
        }

        return result;
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

    /// <summary>What repeats the steps and says something else than they do: nobody but this class writes it, so it was changed behind the application's back.</summary>
    internal static async IAsyncEnumerable<AuditRowFinding> FindAsync(DashboardDbContext db, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var type = db.Model.FindEntityType(typeof(Application))!;
        await foreach (var application in db.Applications.AsNoTracking().Include(a => a.Changes).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var told = application.Before(int.MaxValue);
            told.Stand(told.Changes, application.StandingStamp);
            foreach (var property in Application.Repeating.Select(name => type.FindProperty(name)!))
            {
                if (AuditedRows.ValueOf(property, told) is var recorded && AuditedRows.ValueOf(property, application) is var found && recorded != found)
                {
                    yield return new AuditRowFinding(AuditRowFault.Altered, nameof(Application), AuditedRows.KeyOf(application), property.Name, recorded, found);
                }
            }
        }
    }

    private static HashSet<Guid> Moved(DashboardDbContext db)
    {
        db.ChangeTracker.DetectChanges();
        return [
            .. db.ChangeTracker.Entries<StageChange>().Where(c => IsWritten(c.State)).Select(c => c.Entity.ApplicationId),
            .. db.ChangeTracker.Entries<Application>().Where(a => IsWritten(a.State)).Select(a => a.Entity.Id)];
    }

    /// <summary>Null: the application goes, and its steps with it.</summary>
    private static CollectionEntry<Application, StageChange>? Steps(DashboardDbContext db, Application application) => db.Entry(application) switch
    {
        { State: EntityState.Deleted } => null,
        { State: EntityState.Added } added => Whole(added.Collection(a => a.Changes)), // nothing of it lies in the database
        var entry => entry.Collection(a => a.Changes),
    };

    private static CollectionEntry<Application, StageChange> Whole(CollectionEntry<Application, StageChange> steps)
    {
        steps.IsLoaded = true;
        return steps;
    }

    private static void Keep(DashboardDbContext db, Application application) =>
        application.Stand([.. application.Changes.Where(c => db.Entry(c).State != EntityState.Deleted)], Random.Shared.Next(1, int.MaxValue));

    private static bool IsWritten(EntityState state) => state is EntityState.Added or EntityState.Modified or EntityState.Deleted;
}
