using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dashboard.Data.Persistence;

/// <summary>Ready means: the database that this process has open is the one at its place, is seeded, and takes a write.</summary>
public sealed class DatabaseCheck(IDbContextFactory<DashboardDbContext> factory) : IHealthCheck
{
    private const int Busy = 5; // SQLITE_BUSY: somebody is writing

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var once = BoundedRetries.TryOnce();
        try
        {
            await using var db = await factory.CreateDbContextAsync(cancellationToken);
            await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
            {
                // Nothing is changed: the transaction is never committed.
                await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
                if (db.Database.IsSqlite())
                {
                    await db.DataVersions.ExecuteUpdateAsync(v => v.SetProperty(e => e.Stamp, e => e.Stamp), cancellationToken);
                }
                else
                {
                    await db.DataVersions.AsNoTracking().SingleAsync(cancellationToken); // the lock of a write would stop the writers
                }
            });
            return HealthCheckResult.Healthy();
        }
        catch (SqliteException held) when (held.SqliteErrorCode == Busy)
        {
            return HealthCheckResult.Healthy();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The database cannot be written.", failure);
        }
    }
}
