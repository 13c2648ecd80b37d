using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Persistence;

/// <summary>
/// The one row that says which state the data is in. Every committed write gives it a new stamp in its own transaction,
/// so an unchanged stamp means unchanged data, in this process and in every other.
/// </summary>
internal sealed class DataVersion
{
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    public Guid Stamp { get; set; }
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
internal sealed class DataVersionInterceptor(DataVersionMonitor monitor) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly ConditionalWeakTable<DbContext, StrongBox<Guid>> _pending = [];

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

    public void TransactionCommitted(System.Data.Common.DbTransaction transaction, TransactionEndEventData eventData) =>
        Committed(eventData.Context);

    public Task TransactionCommittedAsync(
        System.Data.Common.DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Committed(eventData.Context);
        return Task.CompletedTask;
    }

    private void Stamp(DbContext context)
    {
        if (!context.ChangeTracker.HasChanges())
        {
            return;
        }

        var version = context.ChangeTracker.Entries<DataVersion>().FirstOrDefault()
            ?? context.Attach(new DataVersion());
        version.Property(v => v.Stamp).CurrentValue = Guid.NewGuid();
        version.Property(v => v.Stamp).IsModified = true;
        _pending.AddOrUpdate(context, new StrongBox<Guid>(version.Entity.Stamp));
    }

    private void Saved(DbContext context)
    {
        if (context.Database.CurrentTransaction is null)
        {
            Committed(context);
        }
    }

    private void Committed(DbContext? context)
    {
        if (context is not null && _pending.TryGetValue(context, out var stamp))
        {
            _pending.Remove(context);
            monitor.Advance(stamp.Value);
        }
    }
}
