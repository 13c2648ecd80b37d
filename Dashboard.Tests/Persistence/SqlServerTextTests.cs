using System.Text.RegularExpressions;
using Dashboard.Data;
using Dashboard.Data.Persistence;
using Dashboard.Data.Seeding;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Dashboard.Tests.Persistence;

/// <summary>The T-SQL of the product, checked without a server: EF Core writes it, the parser of SQL Server's tools reads it.</summary>
public sealed partial class SqlServerTextTests
{
    public static TheoryData<string> Queries => QueryCalls.Names;

    [Theory, MemberData(nameof(Queries))]
    public async Task The_statements_of_every_query_are_valid(string query)
    {
        await using var server = Serverless();

        await QueryCalls.CallAsync(server, query, _ => "1");

        var statements = server.GetServices<IInterceptor>().OfType<OneRowAnswers>().Single().Texts;
        Assert.NotEmpty(statements);
        Assert.All(statements, statement => Assert.Empty(ErrorsOf(statement)));
    }

    [Fact]
    public async Task A_query_that_goes_on_after_its_first_row_shows_all_its_statements()
    {
        await using var server = Serverless();

        await QueryCalls.CallAsync(server, "PlacesQueries.FindAsync(viewer, code, asOf, cancellationToken)", _ => "1");

        var statements = server.GetServices<IInterceptor>().OfType<OneRowAnswers>().Single().Texts;
        Assert.Contains(statements, s => s.Contains("NOT EXISTS", StringComparison.Ordinal)); // the neighbours come last
        Assert.Equal(5, statements.Count);
    }

    /// <summary>The index of days ends in the key of the table: read backwards it is in this order, and nothing is sorted.</summary>
    [Fact]
    public async Task The_latest_steps_are_asked_for_in_the_order_of_their_index()
    {
        await using var server = Serverless();

        await QueryCalls.CallAsync(server, "ProgressionQueries.RecentChangesAsync(viewer, count, asOf, cancellationToken)", _ => "1");

        var statements = server.GetServices<IInterceptor>().OfType<OneRowAnswers>().Single().Texts;
        Assert.Contains(statements, s => OfTheIndex().IsMatch(s));
        await using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);
        Assert.Contains(
            db.Model.FindEntityType(typeof(Dashboard.Data.Progression.StageChange))!.GetIndexes(), i => i.Properties.Select(p => p.Name).SequenceEqual(["EffectiveOn", "RecordedAt"]));
    }

    [GeneratedRegex(@"ORDER BY \[\w+\]\.\[EffectiveOn\] DESC, \[\w+\]\.\[RecordedAt\] DESC, \[\w+\]\.\[ApplicationId\] DESC, \[\w+\]\.\[Number\] DESC\s*\)")]
    private static partial Regex OfTheIndex();

    [Fact]
    public async Task The_question_for_the_data_version_is_valid()
    {
        await using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);

        Assert.Empty(ErrorsOf(db.DataVersions.TagWith(DataVersionMonitor.PollTag).Select(v => v.Stamp).ToQueryString()));
    }

    [Fact]
    public void The_migrations_are_a_valid_script()
    {
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);

        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        Assert.Contains("CREATE TABLE [Designations]", script, StringComparison.Ordinal);
        Assert.Empty(ErrorsOf(script));
    }

    [Fact]
    public void The_statement_that_writes_a_whole_table_is_valid()
    {
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);

        var statement = BulkInsert.StatementFor(db, db.Model.FindEntityType(typeof(Dashboard.Data.Divisions.Division))!);

        Assert.Contains("FROM OPENJSON({0})", statement, StringComparison.Ordinal);
        Assert.Empty(ErrorsOf(statement.Replace("{0}", "@p0", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("SELECT FROM WHERE")]
    [InlineData("SELECT [c] FROM [t] LIMIT 1")]
    public void What_SQL_Server_does_not_understand_is_found(string statement) => Assert.NotEmpty(ErrorsOf(statement));

    [Fact]
    public void Every_text_of_the_seed_fits_its_column()
    {
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);
        var seed = ReferenceSeed.Read(new SeedOptions().Folder);
        var tables = new IEnumerable<object>[]
        {
            seed.Provinces, seed.Divisions, seed.Places, seed.Notices, seed.NoticeItems, seed.NoticeGaps, seed.NoticeAnnexes,
            seed.Designations, seed.Rounds, seed.Outcomes, seed.Directory.Divisions, seed.Directory.Changes, seed.Directory.FormerNames,
        };
        db.AddRange(tables.SelectMany(rows => rows));

        var checkedTexts = 0;
        foreach (var property in db.ChangeTracker.Entries().SelectMany(e => e.Properties))
        {
            if (property.CurrentValue is string text)
            {
                checkedTexts++;
                var column = $"{property.Metadata.DeclaringType.DisplayName()}.{property.Metadata.Name}: {text}";
                Assert.True(text.Length <= (property.Metadata.GetMaxLength() ?? int.MaxValue), column);
                Assert.True(property.Metadata.IsUnicode() != false || text.All(char.IsAscii), column);
            }
        }

        Assert.True(checkedTexts > 1000);
    }

    private static IList<ParseError> ErrorsOf(string sql)
    {
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        return errors;
    }

    private static ServiceProvider Serverless()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<IInterceptor, OneRowAnswers>();
        services.AddSingleton<IInterceptor, NoConnection>();
        services.AddDashboardData(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Database:Provider"] = "SqlServer",
                ["ConnectionStrings:Dashboard"] = "Server=nowhere.invalid;Database=Dashboard;TrustServerCertificate=true",
            })
            .Build());
        return services.BuildServiceProvider();
    }
}
