using System.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Progression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.Data.Seeding;

/// <summary>Before the first request: migrates the database and seeds the reference data, one instance at a time.</summary>
internal sealed partial class DatabaseInitializer(
    IDbContextFactory<DashboardDbContext> factory,
    DataVersionMonitor monitor,
    SampleDataCommands samples,
    IOptions<SeedOptions> seedOptions,
    TimeProvider time,
    ILogger<DatabaseInitializer> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var seed = ReferenceSeed.Read(seedOptions.Value.Folder);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (db.Database.IsSqlServer())
        {
            db.Database.SetCommandTimeout(SqlServerDatabase.WriteSeconds);
        }

        await using (await DatabaseLock.AcquireAsync(db, time, logger, cancellationToken))
        {
            await MigrateAsync(db, cancellationToken);
            await StandingInterceptor.FillAsync(db, cancellationToken);
            var result = await db.Database.CreateExecutionStrategy().ExecuteAsync(() => SeedAsync(db, seed, cancellationToken));
            LogSeeded(logger, result.Added, result.Changed, result.Removed);
            if (seedOptions.Value.Illustrative == true && await db.SampleData.AnyAsync(s => s.LoadedAt == null && s.RemovedAt == null, cancellationToken))
            {
                await samples.LoadAsync(Actor.System, cancellationToken);
                LogSample(logger);
            }
        }

        await SqlServerDatabase.WarnAsync(db, logger, cancellationToken);
        await monitor.AskAsync(db, cancellationToken, afterOwnWrite: true);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A migrated database is another state of the data: instances that run on it read it anew.</summary>
    private async Task MigrateAsync(DashboardDbContext db, CancellationToken cancellationToken)
    {
        if (db.Database.IsSqlite())
        {
            SqliteFile.Create(db.Database.GetConnectionString());

            // A process that died while migrating leaves EF's own lock row behind, and the next start would wait for it for ever.
            // Nobody else migrates while we hold ours, so the row can only be such a remnant.
            await db.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock";""", cancellationToken);
        }

        var behind = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
        await db.Database.MigrateAsync(cancellationToken);
        if (behind)
        {
            var stamp = Guid.CreateVersion7(time.GetUtcNow());
            await db.DataVersions.ExecuteUpdateAsync(set => set.SetProperty(v => v.Stamp, stamp), cancellationToken);
        }
    }

    private static async Task<SeedResult> SeedAsync(DashboardDbContext db, ReferenceSeed seed, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        db.Audit = new AuditScope(Actor.System) { Summarized = true };
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var result = await Seeder.ApplyAsync(db, seed, cancellationToken);
        if (!result.Nothing)
        {
            db.AddAuditSummary(AuditInterceptor.Summary(AuditAction.Seeded, nameof(ReferenceSeed), "seed", new { result.Added, result.Changed, result.Removed }));
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return result;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Sample data loaded; it is marked wherever it shows. Remove it with: -- sample remove")]
    private static partial void LogSample(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "Reference data: {Added} rows added, {Changed} corrected, {Removed} removed.")]
    private static partial void LogSeeded(ILogger logger, int added, int changed, int removed);
}
