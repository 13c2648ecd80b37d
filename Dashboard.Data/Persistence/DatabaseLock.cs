using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Dashboard.Data.Persistence;

/// <summary>
/// Keeps two instances that start together from migrating and seeding at once. The lock dies with its holder, so a crash in
/// the middle blocks nobody.
/// </summary>
internal static partial class DatabaseLock
{
    private const int LoginFailed = 18456, LoginUntrusted = 18452, LoginDisabled = 18470;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(1);

    /// <exception cref="OperatorException">Another instance kept the lock, or the server did not answer, for two minutes; or it refused us.</exception>
    public static Task<IAsyncDisposable> AcquireAsync(DashboardDbContext db, TimeProvider time, ILogger logger, CancellationToken cancellationToken) =>
        db.Database.IsSqlite() ? LockFileAsync(db, cancellationToken)
            : WhenItAnswersAsync(() => LockApplicationAsync(db.Database.GetConnectionString(), cancellationToken), time, logger, cancellationToken);

    /// <summary>The name of the lock on the server: one for each database, whose name has no case.</summary>
    public static string ResourceOf(string database) => $"Dashboard.Initialization/{database.ToUpperInvariant()}";

    /// <summary>Tries until the server is up: it may start after us.</summary>
    internal static async Task<T> WhenItAnswersAsync<T>(Func<Task<T>> attempt, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        var (began, told) = (time.GetTimestamp(), false);
        while (true)
        {
            try
            {
                return await attempt();
            }
            catch (DbException failure) when (IsPassing(failure) && time.GetElapsedTime(began) < Patience)
            {
                if (!told)
                {
                    LogWaiting(logger, (int)Patience.TotalSeconds, failure.Message);
                    told = true;
                }

                await Task.Delay(BetweenAttempts, time, cancellationToken);
            }
            catch (DbException failure)
            {
                throw new OperatorException("The database server cannot be used.", failure);
            }
        }
    }

    /// <summary>A wrong password stays wrong; a server that is not there yet may come.</summary>
    private static bool IsPassing(DbException failure) => failure is not SqlException { Number: LoginFailed or LoginUntrusted or LoginDisabled };

    /// <summary>A file beside the Sqlite file: instances that share it are on one machine.</summary>
    private static async Task<IAsyncDisposable> LockFileAsync(DashboardDbContext db, CancellationToken cancellationToken)
    {
        var dataSource = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        if (string.IsNullOrEmpty(dataSource) || dataSource == ":memory:")
        {
            return new Held(null);
        }

        var path = Path.GetFullPath(dataSource) + ".lock";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        while (true)
        {
            try
            {
                return new Held(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), patience.Token);
            }
        }
    }

    /// <summary>An application lock of the server, owned by a connection of its own.</summary>
    private static async Task<IAsyncDisposable> LockApplicationAsync(string? connectionString, CancellationToken cancellationToken)
    {
        var builder = new SqlConnectionStringBuilder(connectionString) { Pooling = false };
        var resource = ResourceOf(builder.InitialCatalog);
        builder.InitialCatalog = "master"; // the database itself may not exist yet
        var connection = new SqlConnection(builder.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText =
                """
                DECLARE @result int;
                EXEC @result = sp_getapplock @Resource = @resource, @LockMode = 'Exclusive',
                                             @LockOwner = 'Session', @LockTimeout = @timeout;
                SELECT @result;
                """;
            command.Parameters.AddWithValue("@resource", resource);
            command.Parameters.AddWithValue("@timeout", (int)Patience.TotalMilliseconds);
            command.CommandTimeout = (int)Patience.TotalSeconds + 5;
            return (int)(await command.ExecuteScalarAsync(cancellationToken))! >= 0
                ? connection : throw new OperatorException("Another instance has been initializing this database for two minutes.");
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private sealed class Held(FileStream? file) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => file?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database server does not answer; waiting up to {Seconds} s for it. {Reason}")]
    private static partial void LogWaiting(ILogger logger, int seconds, string reason);
}
