using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Dashboard.Data.Persistence;

/// <summary>How the product reaches SQL Server.</summary>
internal static partial class SqlServerDatabase
{
    /// <summary>How long one attempt to open a connection may take; unless the connection string says otherwise.</summary>
    public const int ConnectSeconds = 5;

    /// <summary>How long a statement of a page may take; a command, a migration and the seed take <see cref="WriteSeconds"/>.</summary>
    public const int ReadSeconds = 8;

    public const int WriteSeconds = 120;

    private static readonly string[] OfTheServer = ["master", "tempdb", "model", "msdb"];

    /// <summary>The connection string with what an outage asks for, where it says nothing itself.</summary>
    /// <exception cref="OperatorException">It names no database, or one of the server's own: the tables would be made there.</exception>
    public static string Complete(string? connection)
    {
        SqlConnectionStringBuilder builder;
        try
        {
            builder = new SqlConnectionStringBuilder(connection);
        }
        catch (ArgumentException wrong)
        {
            throw new OperatorException("ConnectionStrings:Dashboard is no connection string of SQL Server.", wrong);
        }

        if (string.IsNullOrWhiteSpace(builder.InitialCatalog) || OfTheServer.Contains(builder.InitialCatalog.Trim(), StringComparer.OrdinalIgnoreCase))
        {
            throw new OperatorException("Database:Provider is SqlServer, so ConnectionStrings:Dashboard must name a database of its own (Database=Dashboard).");
        }

        if (!builder.ShouldSerialize("Connect Timeout"))
        {
            builder.ConnectTimeout = ConnectSeconds;
        }

        if (!builder.ShouldSerialize("Connect Retry Count"))
        {
            builder.ConnectRetryCount = 0; // we repeat ourselves, within a bound
        }

        if (!builder.ShouldSerialize("Pool Blocking Period"))
        {
            builder.PoolBlockingPeriod = PoolBlockingPeriod.NeverBlock; // else the pool refuses for up to a minute after the server is back
        }

        return builder.ConnectionString;
    }

    /// <summary>Warns of what makes readers wait for writers. Does nothing on another database.</summary>
    public static async Task WarnAsync(DashboardDbContext db, ILogger logger, CancellationToken cancellationToken)
    {
        if (!db.Database.IsSqlServer())
        {
            return;
        }

        var snapshot = await db.Database.SqlQueryRaw<bool>("SELECT is_read_committed_snapshot_on AS Value FROM sys.databases WHERE database_id = DB_ID()")
            .ToListAsync(cancellationToken);
        if (snapshot is [false])
        {
            LogLocks(logger, db.Database.GetDbConnection().Database);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "READ_COMMITTED_SNAPSHOT is off in {Database}: pages wait while somebody writes. Switch it on: ALTER DATABASE [{Database}] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE")]
    private static partial void LogLocks(ILogger logger, string database);
}
