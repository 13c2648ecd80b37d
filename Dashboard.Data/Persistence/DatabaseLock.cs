using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Persistence;

/// <summary>
/// Keeps two instances that start together from migrating and seeding at once. The lock dies with its holder, so a crash in
/// the middle blocks nobody.
/// </summary>
internal static class DatabaseLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Task<IAsyncDisposable> AcquireAsync(DashboardDbContext db, CancellationToken cancellationToken) =>
        db.Database.IsSqlite() ? LockFileAsync(db, cancellationToken) : LockApplicationAsync(db, cancellationToken);

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
    private static async Task<IAsyncDisposable> LockApplicationAsync(DashboardDbContext db, CancellationToken cancellationToken)
    {
        var builder = new SqlConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false };
        builder.InitialCatalog = "master"; // the database itself may not exist yet
        var connection = new SqlConnection(builder.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText =
                """
                DECLARE @result int;
                EXEC @result = sp_getapplock @Resource = N'Dashboard.Initialization', @LockMode = 'Exclusive',
                                             @LockOwner = 'Session', @LockTimeout = @timeout;
                IF @result < 0 THROW 50000, N'Another instance keeps initializing the database.', 1;
                """;
            command.Parameters.AddWithValue("@timeout", (int)Patience.TotalMilliseconds);
            command.CommandTimeout = (int)Patience.TotalSeconds + 5;
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
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
}
