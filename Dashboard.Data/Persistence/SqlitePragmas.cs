using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Dashboard.Data.Persistence;

/// <summary>
/// What every Sqlite connection is told: readers do not wait for the writer, a writer waits for another, keys are checked. One
/// whose file is gone is closed for good.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Reading = "PRAGMA busy_timeout=10000;";
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=10000; PRAGMA foreign_keys=ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        Demand(connection);
        using var command = connection.CreateCommand();
        command.CommandText = PragmasOf(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Demand(connection);
        await using var command = connection.CreateCommand();
        command.CommandText = PragmasOf(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>EF Core looks through a connection that may only read whether there is a database: it cannot be told to keep a log.</summary>
    private static string PragmasOf(DbConnection connection) =>
        connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase) ? Reading : Pragmas;

    /// <exception cref="OperatorException">The connection holds a file that is no longer at its path.</exception>
    private static void Demand(DbConnection connection)
    {
        if (connection is SqliteConnection sqlite && SqliteFile.HasMoved(sqlite))
        {
            SqliteConnection.ClearPool(sqlite); // the next one opens what is at the path now
            throw new OperatorException($"The database file {sqlite.DataSource} was deleted, moved or replaced while it was open. Nothing was written.");
        }
    }
}
