using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Dashboard.Data.Access;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Data.Persistence;

/// <summary>Why a backup or a restore did not happen. Whatever stood before still stands.</summary>
public enum BackupFault
{
    /// <summary>SQL Server is backed up by its own means.</summary>
    NotSqlite,

    /// <summary>The database, or the backup, is not there.</summary>
    NoSuchFile,

    /// <summary>A file of that name exists; a backup overwrites nothing.</summary>
    TargetExists,

    /// <summary>The file is no Sqlite database, or is damaged.</summary>
    Damaged,

    /// <summary>The file is no database of this product, or of a newer version of it.</summary>
    NotOurs,

    /// <summary>The audit trail in the file is broken.</summary>
    TrailBroken,

    /// <summary>An application has the database open.</summary>
    InUse,
}

/// <summary>What was backed up or restored.</summary>
/// <param name="Path">Full path of the backup; of a restore, that of the database.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Entries">Entries of its audit trail, all of them right.</param>
/// <param name="Sha256">Hexadecimal, lower case.</param>
/// <param name="Before">Of a restore: where the database that stood there lies now; null: there was none.</param>
/// <param name="IsRecorded">Of a backup: it stands in the audit trail of the database; false: the database could not be written.</param>
public sealed record BackupReport(string Path, long Bytes, long Entries, string Sha256, string? Before = null, bool IsRecorded = true);

/// <summary>What the audit trail says of a backup.</summary>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Entries">Entries of the audit trail in it.</param>
public sealed record BackupSaid(string Path, long Bytes, long Entries, string Sha256);

/// <summary>Raised instead of a report.</summary>
public sealed class BackupException(BackupFault fault, string detail) : Exception($"{fault}: {detail}")
{
    public BackupFault Fault => fault;

    public string Detail => detail;
}

/// <summary>
/// Copies a Sqlite database while it is used, and puts a copy back. Each copy is read through before it counts: pages, keys,
/// migrations, audit trail. What fails leaves nothing behind.
/// </summary>
public sealed partial class DatabaseBackup(
    IDbContextFactory<DashboardDbContext> factory, DashboardWriter writer, TimeProvider time, ILogger<DatabaseBackup> logger)
{
    /// <summary>Entity of the entry that a backup leaves in the audit trail.</summary>
    internal const string AuditName = "Backup";

    private static readonly string[] LogSuffixes = ["-wal", "-shm"];
    private static readonly string[] AllSuffixes = ["", "-wal", "-shm", "-journal"];

    /// <summary>Writes a verified copy, of one instant, to a path at which nothing is. The application may run and write meanwhile.</summary>
    /// <exception cref="BackupException">It was not written.</exception>
    public async Task<BackupReport> BackUpAsync(string target, CancellationToken cancellationToken = default)
    {
        var (source, path) = (PathOfDatabase(), Path.GetFullPath(target));
        if (!File.Exists(source))
        {
            throw new BackupException(BackupFault.NoSuchFile, source);
        }

        if (File.Exists(path))
        {
            throw new BackupException(BackupFault.TargetExists, path);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var part = path + ".part";
        try
        {
            Copy(source, part);
            var entries = await VerifyAsync(part, cancellationToken);
            Flush(part);
            File.Move(part, path);
            var said = new BackupSaid(path, new FileInfo(path).Length, entries, Hash(path));
            return new BackupReport(path, said.Bytes, entries, said.Sha256, IsRecorded: await RecordAsync(said, cancellationToken));
        }
        finally
        {
            Remove(part);
        }
    }

    /// <summary>Puts a backup in the place of the database, which is kept beside it. The application must not run.</summary>
    /// <exception cref="BackupException">The database is as it was.</exception>
    public async Task<BackupReport> RestoreAsync(string backup, CancellationToken cancellationToken = default)
    {
        var (path, from) = (PathOfDatabase(), Path.GetFullPath(backup));
        if (!File.Exists(from) || string.Equals(from, path, StringComparison.Ordinal))
        {
            throw new BackupException(BackupFault.NoSuchFile, from);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var part = path + ".part";
        try
        {
            File.Copy(from, part, overwrite: true);
            var entries = await VerifyAsync(part, cancellationToken);
            Flush(part);
            var before = SetAside(path);
            File.Move(part, path);
            return new BackupReport(path, new FileInfo(path).Length, entries, Hash(path), before);
        }
        finally
        {
            Remove(part);
        }
    }

    /// <summary>Writes down that there is a backup. One that cannot be written down is a backup all the same.</summary>
    private async Task<bool> RecordAsync(BackupSaid said, CancellationToken cancellationToken)
    {
        try
        {
            return await writer.WriteAsync(
                Actor.Console,
                null,
                async (db, token) =>
                {
                    db.Entry(await db.DataVersions.AsTracking().SingleAsync(token)).Property(v => v.Stamp).IsModified = true; // who shows the last backup reads anew
                    db.AddAuditSummary(AuditInterceptor.Summary(AuditAction.Created, AuditName, Path.GetFileName(said.Path), said));
                    return CommandResults.Done();
                },
                cancellationToken) is CommandResult<Nothing>.Done;
        }
        catch (Exception failure) when (failure is DbException or DbUpdateException or OperatorException)
        {
            LogUnrecorded(logger, failure, said.Path);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The backup {Path} is whole but could not be written down in the audit trail.")]
    private static partial void LogUnrecorded(ILogger logger, Exception failure, string path);

    private static void Copy(string source, string target)
    {
        Remove(target);
        using var from = Open(source, SqliteOpenMode.ReadOnly);
        using var to = Open(target, SqliteOpenMode.ReadWriteCreate);
        from.BackupDatabase(to);
        Execute(to, "PRAGMA journal_mode=DELETE;"); // one file, without a log beside it
    }

    /// <summary>Reads all of the file; gives the number of audit entries.</summary>
    private static async Task<long> VerifyAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var file = Open(path, SqliteOpenMode.ReadOnly);
            if (Execute(file, "PRAGMA integrity_check;") is not "ok" || Execute(file, "PRAGMA foreign_key_check;") is not null)
            {
                throw new BackupException(BackupFault.Damaged, path);
            }
        }
        catch (SqliteException damaged)
        {
            throw new BackupException(BackupFault.Damaged, damaged.Message);
        }

        var services = new ServiceCollection().AddLogging();
        services.AddDashboardData(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Dashboard"] = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString,
        }).Build());
        await using var provider = services.BuildServiceProvider();
        await using (var db = await provider.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync(cancellationToken))
        {
            var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
            var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
            if (applied.Count == 0 || applied.Exists(migration => !known.Contains(migration)))
            {
                throw new BackupException(BackupFault.NotOurs, applied.LastOrDefault(migration => !known.Contains(migration)) ?? path);
            }

            if (applied.Count < known.Count)
            {
                return await db.AuditEntries.LongCountAsync(cancellationToken); // of an older version: its trail is checked once it is migrated
            }
        }

        var (entries, breaks) = await provider.GetRequiredService<AuditTrail>().ChainAsync(cancellationToken);
        return breaks is [var first, ..] ? throw new BackupException(BackupFault.TrailBroken, first.Which) : entries;
    }

    /// <summary>Moves the database aside; when it cannot be had alone, an application has it open.</summary>
    private string? SetAside(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var alone = Open(path, SqliteOpenMode.ReadWrite);
            Execute(alone, "PRAGMA busy_timeout=1000;");
            if (Execute(alone, "PRAGMA journal_mode=DELETE;") is not "delete") // writes the log into the file, and only to who is alone
            {
                throw new BackupException(BackupFault.InUse, path);
            }
        }
        catch (SqliteException held) when (held.SqliteErrorCode is 5 or 6)
        {
            throw new BackupException(BackupFault.InUse, path);
        }
        catch (SqliteException)
        {
            // The database is damaged: that is why somebody restores. It is kept as it is, with its log.
        }

        var before = $"{path}.before-{time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}";
        foreach (var suffix in LogSuffixes.Where(suffix => File.Exists(path + suffix)))
        {
            File.Move(path + suffix, before + suffix);
        }

        File.Move(path, before);
        return before;
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    /// <summary>The first value the statement gives, or null.</summary>
    private static string? Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as string;
    }

    private static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    private static void Remove(string path)
    {
        foreach (var suffix in AllSuffixes)
        {
            File.Delete(path + suffix);
        }
    }

    private static string Hash(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private string PathOfDatabase()
    {
        using var db = factory.CreateDbContext();
        return (db.Database.IsSqlite() ? SqliteFile.PathOf(db.Database.GetConnectionString()) : null)
            ?? throw new BackupException(BackupFault.NotSqlite, db.Database.ProviderName ?? "");
    }
}
