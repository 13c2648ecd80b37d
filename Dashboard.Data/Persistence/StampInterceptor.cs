using Dashboard.Data.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Dashboard.Data.Persistence;

/// <summary>
/// Says who records what a command saves, when, and in which version: no command does. Stands before <see cref="AuditInterceptor"/>,
/// which writes down what is saved. Outside <see cref="DashboardWriter"/> nothing is stamped.
/// </summary>
internal sealed class StampInterceptor(TimeProvider time) : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Stamp(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Stamp(eventData.Context);
        return ValueTask.FromResult(result);
    }

    private void Stamp(DbContext? context)
    {
        if (context is not DashboardDbContext { Audit: { } scope } db)
        {
            return;
        }

        // Nobody recorded the thousands of rows of a data set: the machine did.
        var (actor, at) = (scope.Summarized ? Actor.System : scope.Actor, time.GetUtcNow().UtcDateTime);
        db.ChangeTracker.DetectChanges();
        foreach (var entry in db.ChangeTracker.Entries().ToList())
        {
            if (entry.Entity is IRecorded recorded && IsRecording(entry))
            {
                (recorded.RecordedAt, recorded.RecordedById, recorded.RecordedBy) = (at, actor.AccountId, actor.Name);
            }

            if (entry.Entity is ICreated created && entry.State is EntityState.Added or EntityState.Modified)
            {
                Stamp(created, entry.State, actor, at);
            }

            if (entry.Entity is IVersioned versioned)
            {
                versioned.Version += NewVersions(entry, scope.Summarized);
            }
        }
    }

    private static void Stamp(ICreated created, EntityState state, Actor actor, DateTime at)
    {
        created.ChangedAt = at;
        if (state == EntityState.Added)
        {
            (created.CreatedAt, created.CreatedById, created.CreatedBy) = (at, actor.AccountId, actor.Name);
        }
    }

    private static bool IsRecording(EntityEntry entry) =>
        entry.State == EntityState.Added
        || (entry.State == EntityState.Modified
            && entry.Properties.Any(p => AuditModel.Changes(p) && p.Metadata.Name is not (nameof(IConfirmed.ConfirmedOn) or nameof(IConfirmed.ConfirmedBy))));

    /// <summary>
    /// Each step that is added to a history counts one, so that its version is its length; else each saving counts one. What a data set
    /// brings is nobody's edit.
    /// </summary>
    private static int NewVersions(EntityEntry entry, bool isDataSet)
    {
        var steps = entry.Collections.SelectMany(c => c.CurrentValue?.Cast<object>() ?? []).Count(part => entry.Context.Entry(part).State == EntityState.Added);
        return steps > 0 || isDataSet || entry.State is not (EntityState.Added or EntityState.Modified) ? steps : 1;
    }
}
