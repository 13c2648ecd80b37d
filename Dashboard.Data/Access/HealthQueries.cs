using System.Data.Common;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;

namespace Dashboard.Data.Access;

/// <summary>The process that answers.</summary>
/// <param name="Version">Of the product.</param>
/// <param name="Commit">What it was built from; null: the build did not know.</param>
/// <param name="Runtime">Name and version.</param>
/// <param name="Machine">Its host name.</param>
/// <param name="StartedAt">UTC.</param>
public sealed record InstanceInfo(string Version, string? Commit, string Runtime, string Machine, int ProcessId, DateTime StartedAt);

/// <summary>A backup as the audit trail has it.</summary>
/// <param name="At">UTC.</param>
/// <param name="Said">Null: the entry cannot be read.</param>
public sealed record BackupEntry(DateTime At, string By, BackupSaid? Said);

/// <summary>What the database says of itself.</summary>
/// <param name="Applied">Migrations, in their order.</param>
/// <param name="Pending">Those this version knows and the database lacks.</param>
/// <param name="Newer">Those the database has and this version does not know: a newer one has been here.</param>
/// <param name="Backup">The last one; null: none is recorded.</param>
public sealed record DatabaseState(IReadOnlyList<string> Applied, IReadOnlyList<string> Pending, IReadOnlyList<string> Newer, BackupEntry? Backup);

/// <summary>The data, as this process knows it.</summary>
/// <param name="WrittenAt">The last write, by whomever; UTC. Null: none since the database was made.</param>
/// <param name="WrittenElsewhereAt">See <see cref="DataVersionMonitor.WrittenElsewhereAt"/>.</param>
/// <param name="SilentSince">Null: the database answers.</param>
public sealed record DataState(Guid Stamp, DateTime? WrittenAt, DateTimeOffset? WrittenElsewhereAt, DateTimeOffset? SilentSince);

/// <summary>How the product itself is, as one instance sees it.</summary>
/// <param name="Database">Null: the database does not answer, so nobody knows.</param>
/// <param name="Listeners">Open pages and parts of the frame that are told of changes by this process.</param>
/// <param name="Waiting">Writes they are about to be told of.</param>
/// <param name="Slow">The latest first.</param>
public sealed record ProductHealth(
    InstanceInfo Instance, DatabaseProvider Provider, DatabaseState? Database, DataState Data, int Listeners, int Waiting, TimeSpan SlowFrom, IReadOnlyList<SlowQuery> Slow);

/// <summary>Reads how the product is: for administrators. What is not known is null, never a guess.</summary>
public sealed class HealthQueries(
    DashboardReader reader, AccessGuard guard, DataVersionMonitor monitor, LiveNotices live, SlowQueries slow, IOptions<DashboardDataOptions> options)
{
    private static readonly InstanceInfo Instance = ReadInstance();

    /// <exception cref="AccessRefusedException">The viewer may not see it.</exception>
    public async Task<ProductHealth> ReadAsync(Viewer viewer, CancellationToken cancellationToken = default)
    {
        guard.Demand(viewer, AccessAction.ReadHealth);
        var database = await DatabaseAsync(viewer, cancellationToken);
        var stamp = monitor.Current;
        return new ProductHealth(
            Instance, options.Value.Provider, database, new DataState(stamp, DataVersion.GivenAt(stamp), monitor.WrittenElsewhereAt, monitor.SilentSince),
            live.Listeners, live.Waiting, slow.Threshold, slow.Last);
    }

    private async Task<DatabaseState?> DatabaseAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(viewer, new DatabaseKey(), ReadDatabaseAsync, cancellationToken);
        }
        catch (Exception silent) when (silent is DbException or RetryLimitExceededException or TimeoutException or OperatorException)
        {
            return null;
        }
    }

    private static async Task<DatabaseState> ReadDatabaseAsync(DashboardDbContext db, CancellationToken cancellationToken)
    {
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.SqlQuery<string>($"""SELECT "MigrationId" AS "Value" FROM "__EFMigrationsHistory" """).ToListAsync(cancellationToken))
            .Order(StringComparer.Ordinal).ToList();
        var backup = await db.AuditEntries.Where(e => e.Entity == DatabaseBackup.AuditName).OrderByDescending(e => e.Id)
            .Select(e => new { e.At, e.AccountName, e.After }).FirstOrDefaultAsync(cancellationToken);
        return new DatabaseState(
            applied, [.. known.Except(applied)], [.. applied.Except(known)], backup is null ? null : new BackupEntry(backup.At, backup.AccountName, Read(backup.After)));
    }

    private static BackupSaid? Read(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<BackupSaid>(json);
        }
        catch (JsonException)
        {
            return null; // somebody else has written into the trail
        }
    }

    private sealed record DatabaseKey;

    private static InstanceInfo ReadInstance()
    {
        using var process = Process.GetCurrentProcess();
        var version = typeof(HealthQueries).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+') ?? [];
        return new InstanceInfo(
            version.ElementAtOrDefault(0) ?? "", version.ElementAtOrDefault(1), RuntimeInformation.FrameworkDescription, Environment.MachineName, process.Id,
            process.StartTime.ToUniversalTime());
    }
}
