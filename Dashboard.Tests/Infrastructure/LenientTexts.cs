using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Infrastructure;

/// <summary>
/// A Sqlite file that takes texts for the same as SQL Server does: in any case, in full-width letters, and with blanks behind them. So a
/// lookup that leaves the comparison to the database is found without a server.
/// </summary>
internal sealed class LenientTexts : DbConnectionInterceptor
{
    private const string Name = "AS_A_SERVER_DOES";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Teach((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Teach((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    /// <summary>Seeded, with the sample data.</summary>
    public static async Task<TestDatabase> StartAsync()
    {
        var database = TestDatabase.Create(with: services => services.AddSingleton<IInterceptor, LenientTexts>());
        await SeededTemplate.CopyAsync(database.File, sample: true);
        await using (var connection = new SqliteConnection($"Data Source={database.File};Pooling=False"))
        {
            await connection.OpenAsync();
            Teach(connection);
            await using var command = connection.CreateCommand();
            command.CommandText = $"""
                PRAGMA writable_schema=ON;
                UPDATE sqlite_master SET sql = replace(sql, '" TEXT', '" TEXT COLLATE {Name}') WHERE type = 'table' AND name NOT LIKE 'sqlite_%';
                PRAGMA writable_schema=RESET;
                REINDEX;
                """;
            await command.ExecuteNonQueryAsync();
        }

        await database.PollAsync();
        return database;
    }

    private static void Teach(SqliteConnection connection) => connection.CreateCollation(Name, (one, other) => string.CompareOrdinal(Same(one), Same(other)));

    private static string Same(string text) => text.Normalize(NormalizationForm.FormKC).ToUpperInvariant().TrimEnd(' ');
}
