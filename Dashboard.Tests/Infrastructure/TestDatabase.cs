using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Notices;
using Dashboard.Data.Overview;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Rounds;
using Dashboard.Data.Search;
using Dashboard.Data.Seeding;
using Dashboard.Data.Statistics;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dashboard.Tests.Infrastructure;

/// <summary>
/// One instance of the data layer, wired as the application wires it, on a real database of its own.
/// The version of the data is not polled: a test that is about polling asks itself.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    public const string SqlServerVariable = "DASHBOARD_TEST_SQLSERVER";

    private readonly ServiceProvider _services;
    private readonly TestFolder? _folder;
    private readonly bool _owner;

    private TestDatabase(
        DatabaseProvider provider,
        string connection,
        bool owner,
        TestFolder? folder,
        string? seed,
        bool illustrative = false,
        Action<IServiceCollection>? with = null,
        params IEnumerable<(string Name, string Value)> settings)
    {
        (Provider, Connection, _owner, _folder) = (provider, connection, owner, folder);
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<TimeProvider>(FixedTimeProvider.Noon);
        services.Configure<PasswordHasherOptions>(SeededTemplate.HashFast);
        services.AddSingleton<IInterceptor>(Commands);
        with?.Invoke(services);
        services.AddDashboardData(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Database:Provider"] = provider.ToString(),
                ["ConnectionStrings:Dashboard"] = connection,
                ["Seed:Path"] = seed,
                ["Seed:Illustrative"] = illustrative ? "true" : null,
            })
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value)))
            .Build());
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    /// <summary>Null: there is no server to test against.</summary>
    public static string? SqlServer => Environment.GetEnvironmentVariable(SqlServerVariable) is { Length: > 0 } text ? text : null;

    public DatabaseProvider Provider { get; }

    public string Connection { get; }

    public CommandRecorder Commands { get; } = new();

    public IServiceProvider Services => _services;

    public PlacesQueries Places => Get<PlacesQueries>();

    public ProvincesQueries Provinces => Get<ProvincesQueries>();

    public NoticesQueries Notices => Get<NoticesQueries>();

    public StatisticsQueries Statistics => Get<StatisticsQueries>();

    public OverviewQueries Overview => Get<OverviewQueries>();

    public SearchQueries Search => Get<SearchQueries>();

    public ProgressionQueries Progression => Get<ProgressionQueries>();

    public ApplicationQueries Applications => Get<ApplicationQueries>();

    public QuotasQueries Quotas => Get<QuotasQueries>();

    public RoundsQueries Rounds => Get<RoundsQueries>();

    public DataVersionMonitor Monitor => Get<DataVersionMonitor>();

    /// <summary>The file of a Sqlite database.</summary>
    public string File => new SqliteConnectionStringBuilder(Connection).DataSource;

    /// <summary>A new, empty database that disappears with this object.</summary>
    /// <param name="seed">Folder of the seed; null: the reviewed one.</param>
    /// <param name="illustrative">With the sample data.</param>
    /// <param name="with">Services to add or to put in the place of others.</param>
    public static TestDatabase Create(
        DatabaseProvider provider = DatabaseProvider.Sqlite, string? seed = null, bool illustrative = false, Action<IServiceCollection>? with = null)
    {
        if (provider == DatabaseProvider.Sqlite)
        {
            var folder = new TestFolder();
            return new TestDatabase(provider, $"Data Source={folder.File("dashboard.db")}", owner: true, folder, seed, illustrative, with);
        }

        var server = SqlServer ?? throw new InvalidOperationException("The row of the theory should have been skipped.");
        var name = new SqlConnectionStringBuilder(server) { InitialCatalog = $"DashboardTests_{Guid.NewGuid():N}" };
        return new TestDatabase(provider, name.ConnectionString, owner: true, null, seed, illustrative, with);
    }

    /// <summary>A database in a file of the caller's.</summary>
    public static TestDatabase At(string file) => new(DatabaseProvider.Sqlite, $"Data Source={file}", owner: false, null, null);

    /// <summary>The same as <see cref="Create"/>, migrated and seeded; on Sqlite by a copy of a file that was.</summary>
    public static async Task<TestDatabase> StartAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite, string? seed = null, Action<IServiceCollection>? with = null)
    {
        var database = Create(provider, seed, with: with);
        try
        {
            if (provider == DatabaseProvider.Sqlite && seed is null)
            {
                await SeededTemplate.CopyAsync(database.File);
                await database.PollAsync();
            }
            else
            {
                await database.StartAsync();
            }

            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>The same with a clock and settings of its own, on a Sqlite file.</summary>
    public static async Task<TestDatabase> StartAsync(TimeProvider time, params IEnumerable<(string Name, string Value)> settings)
    {
        var folder = new TestFolder();
        var database = new TestDatabase(DatabaseProvider.Sqlite, $"Data Source={folder.File("dashboard.db")}", owner: true, folder, null, false, services => services.AddSingleton(time), settings);
        await database.StartAsync();
        return database;
    }

    /// <summary>Another instance of the application on the same database.</summary>
    public TestDatabase Another(string? seed = null, bool illustrative = false) => new(Provider, Connection, owner: false, null, seed, illustrative);

    /// <summary>Migrates and seeds, as the application does before the first request.</summary>
    public Task StartAsync() =>
        Services.GetServices<IHostedService>().OfType<DatabaseInitializer>().Single().StartAsync(TestContext.Current.CancellationToken);

    /// <summary>Asks for the version of the data once, as the poll does.</summary>
    public async Task PollAsync()
    {
        await using var db = Open();
        await Monitor.AskAsync(db, TestContext.Current.CancellationToken);
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public DashboardDbContext Open() => Get<IDbContextFactory<DashboardDbContext>>().CreateDbContext();

    /// <summary>Changes something and commits it.</summary>
    public async Task WriteAsync(Action<DashboardDbContext> change)
    {
        await using var db = Open();
        change(db);
        await db.SaveChangesAsync();
    }

    /// <summary>Changes something behind the back of EF Core and of the data version.</summary>
    public async Task WriteRawAsync(string sql)
    {
        await using var db = Open();
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    /// <summary>Does something in a transaction that it commits or rolls back itself, or leaves open.</summary>
    public async Task InTransactionAsync(Func<DashboardDbContext, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction, Task> action)
    {
        await using var db = Open();
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await action(db, transaction);
        });
    }

    public Task<IReadOnlyList<DesignatedPlace>> DesignatedAsync(DateOnly asOf) => Places.DesignatedAsync(Viewer.Public, asOf);

    public async ValueTask DisposeAsync()
    {
        if (_owner && Provider == DatabaseProvider.SqlServer)
        {
            await using var db = Open();
            await db.Database.EnsureDeletedAsync();
        }

        await _services.DisposeAsync();
        if (Provider == DatabaseProvider.Sqlite)
        {
            using var pooled = new SqliteConnection(SqliteFile.ForWork(Connection));
            SqliteConnection.ClearPool(pooled);
        }

        _folder?.Dispose();
    }
}
