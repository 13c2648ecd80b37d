using System.Data.Common;
using System.Runtime.CompilerServices;
using Dashboard.Data.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Persistence;

/// <summary>
/// The one row that says which state the data is in. Every committed write gives it a new stamp in its own transaction,
/// so an unchanged stamp means unchanged data, in this process and in every other. Only what no query shows is left out:
/// the book-keeping of signing in, the audit trail's own rows, keys.
/// </summary>
internal sealed class DataVersion
{
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    public Guid Stamp { get; set; }

    /// <summary>The same for sessions that were ended: no query shows them, but every request asks.</summary>
    public Guid Sessions { get; set; }

    /// <summary>When a stamp was given (UTC), which stands in it; null: it is none of ours, or nothing was written yet.</summary>
    public static DateTime? GivenAt(Guid stamp) =>
        stamp.Version == 7 ? DateTime.UnixEpoch.AddMilliseconds(Convert.ToInt64(stamp.ToString("N")[..12], 16)) : null;
}

internal sealed class DataVersionConfiguration : IEntityTypeConfiguration<DataVersion>
{
    public void Configure(EntityTypeBuilder<DataVersion> builder)
    {
        builder.ToTable("DataVersion");
        builder.HasKey(v => v.Id);
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.HasData(new DataVersion { Id = DataVersion.OnlyId, Stamp = Guid.Empty });
    }
}

/// <summary>Gives every write its new stamp and, once it is committed, tells the monitor of this process.</summary>
internal sealed class DataVersionInterceptor(DataVersionMonitor monitor, TimeProvider time) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly ConditionalWeakTable<DbContext, Write> _writes = [];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Stamp(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Stamp(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Saved(eventData.Context!);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Saved(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        Forget(eventData.Context);
        return result;
    }

    public ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        Forget(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Committed(eventData.Context);

    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Committed(eventData.Context);
        return Task.CompletedTask;
    }

    private void Stamp(DbContext context)
    {
        var write = _writes.GetOrCreateValue(context);
        (write.Attempted, write.AttemptedChange) = (null, null);
        var data = context.ChangeTracker.Entries().Any(AuditModel.IsVersioned);
        var sessions = context.ChangeTracker.Entries<Session>().Any(s => s.State == EntityState.Modified);
        if (data || sessions)
        {
            // Exact only where the command knows that this process has seen all that was written before.
            write.AttemptedChange = !data ? null : context is DashboardDbContext { Audit: { IsLatest: true, Summarized: false } } ? DataChange.Of(context.ChangeTracker) : DataChange.Everything;
            var version = context.ChangeTracker.Entries<DataVersion>().FirstOrDefault() ?? context.Attach(new DataVersion());
            write.Attempted = (data ? Renew(version.Property(v => v.Stamp)) : null, sessions ? Renew(version.Property(v => v.Sessions)) : null);
        }
    }

    private Guid Renew(PropertyEntry<DataVersion, Guid> stamp)
    {
        (stamp.CurrentValue, stamp.IsModified) = (Guid.CreateVersion7(time.GetUtcNow()), true);
        return stamp.CurrentValue;
    }

    private void Saved(DbContext context)
    {
        if (_writes.TryGetValue(context, out var write) && write.Attempted is { } stamps)
        {
            (write.Attempted, write.Saved) = (null, (stamps.Data ?? write.Saved?.Data, stamps.Sessions ?? write.Saved?.Sessions));
            write.SavedChange = write.AttemptedChange is not { } change ? write.SavedChange : write.SavedChange?.And(change) ?? change;
            if (context.Database.CurrentTransaction is null)
            {
                Committed(context);
            }
        }
    }

    /// <summary>A new transaction has saved nothing yet; what an earlier one saved and did not commit is lost.</summary>
    private void Forget(DbContext? context)
    {
        if (context is not null && _writes.TryGetValue(context, out var write))
        {
            (write.Saved, write.SavedChange) = (null, null);
        }
    }

    private void Committed(DbContext? context)
    {
        if (context is not null && _writes.TryGetValue(context, out var write) && write.Saved is { } stamps)
        {
            var change = write.SavedChange;
            (write.Saved, write.SavedChange) = (null, null);
            monitor.Advance(stamps.Data, stamps.Sessions, change);
        }
    }

    /// <summary>What a context has done. The pool hands contexts on, so it may be left over from another user's failure.</summary>
    private sealed class Write
    {
        /// <summary>Stamps of the saving under way; stay when the saving fails.</summary>
        public (Guid? Data, Guid? Sessions)? Attempted { get; set; }

        /// <summary>Stamps of the last saving that succeeded in the present transaction.</summary>
        public (Guid? Data, Guid? Sessions)? Saved { get; set; }

        /// <summary>What the saving under way changes; null: nothing that is shown.</summary>
        public DataChange? AttemptedChange { get; set; }

        /// <summary>What the savings of the present transaction have changed.</summary>
        public DataChange? SavedChange { get; set; }
    }
}
