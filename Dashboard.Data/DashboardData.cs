using Dashboard.Data.Access;
using Dashboard.Data.Briefing;
using Dashboard.Data.Changes;
using Dashboard.Data.Divisions;
using Dashboard.Data.Duties;
using Dashboard.Data.Exchange;
using Dashboard.Data.Inbox;
using Dashboard.Data.Notices;
using Dashboard.Data.Overview;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Quotas.Workbench;
using Dashboard.Data.Rounds;
using Dashboard.Data.Search;
using Dashboard.Data.Seeding;
using Dashboard.Data.Statistics;
using Dashboard.Data.Time;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.Data;

/// <summary>Puts the data of the product into a service collection: the only door the web application uses.</summary>
public static class DashboardData
{
    private const string DefaultSqlite = "Data Source=dashboard.db";

    /// <summary>
    /// Registers the database that the configuration names, the queries, and the start-up that migrates and seeds before traffic.
    /// </summary>
    public static IServiceCollection AddDashboardData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DashboardDataOptions>().Bind(configuration.GetSection(DashboardDataOptions.Section));
        services.AddOptions<SeedOptions>().Bind(configuration.GetSection(SeedOptions.Section));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ProgrammeClock>();
        services.AddSingleton<DataVersionMonitor>();
        services.AddSingleton<LiveNotices>();
        services.AddSingleton<IInterceptor, DataVersionInterceptor>();
        services.AddSingleton<IInterceptor, TextInterceptor>();
        services.AddSingleton<IInterceptor, StampInterceptor>(); // before the audit trail, which writes down what it says
        services.AddSingleton<IInterceptor, StandingInterceptor>();
        services.AddSingleton<IInterceptor, AuditInterceptor>();
        services.AddSingleton<SlowQueries>();
        services.AddSingleton<DashboardReader>();
        services.AddSingleton<DashboardWriter>();
        services.AddSingleton<DatabaseBackup>();
        AddAccess(services, configuration);
        AddDatabase(services, configuration);
        AddQueries(services);
        AddProgression(services);
        AddBriefing(services);
        services.AddSingleton<IHostedService, DatabaseInitializer>();
        services.AddSingleton<IHostedService, SampleBriefing>(); // after it, which loads the sample data
        services.AddSingleton<IHostedService, DataVersionPolling>();
        services.AddSingleton<IHostedService, DayWatch>();
        services.AddSingleton<IHostedService, CheckpointSchedule>();
        return services;
    }

    /// <summary>Migrates and seeds, as the host does before the first request: for what runs without a host.</summary>
    public static Task InitializeAsync(IServiceProvider services, CancellationToken cancellationToken = default) =>
        services.GetServices<IHostedService>().OfType<DatabaseInitializer>().Single().StartAsync(cancellationToken);

    /// <summary>Has the sample data loaded at the first start, unless the configuration says otherwise.</summary>
    public static IServiceCollection AddSampleData(this IServiceCollection services) =>
        services.PostConfigure<SeedOptions>(options => options.Illustrative ??= true);

    /// <summary>Makes the sample accounts at the start. For Development only: whoever opens the application can enter them.</summary>
    public static IServiceCollection AddSampleAccounts(this IServiceCollection services) => services.AddHostedService<SampleAccounts>();

    private static void AddAccess(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccessOptions>().Bind(configuration.GetSection(AccessOptions.Section))
            .Validate(o => o.Revalidation > TimeSpan.Zero && o.Revalidation <= TimeSpan.FromSeconds(30), "Access:Revalidation must be at most 30 seconds.")
            .Validate(o => o.SessionLength > TimeSpan.Zero && o.SessionLifetime >= o.SessionLength, "Access:SessionLifetime must not be shorter than Access:SessionLength.")
            .Validate(o => o.OneTimePasswordLifetime > TimeSpan.Zero, "Access:OneTimePasswordLifetime must be longer than nothing.")
            .Validate(o => o.SignInsPerMinute > 0, "Access:SignInsPerMinute must be at least 1.")
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<AccessOptions>, SingleSignOnValidation>();
        services.AddSingleton<SingleSignOnCommands>();
        services.TryAddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<AccessGuard>();
        services.AddSingleton<SessionBook>();
        services.AddSingleton<AccountSessions>();
        services.AddSingleton<SessionCommands>();
        services.AddSingleton<IHostedService, SessionFlush>();
        services.AddSingleton<AccountBook>();
        services.AddSingleton<AccountCommands>();
        services.AddSingleton<PasskeyCommands>();
        services.AddSingleton<CalendarFeeds>();
        services.AddSingleton<FeedCommands>();
        services.AddSingleton<AuditTrail>();
        services.AddOptions<CheckpointOptions>().Bind(configuration.GetSection(CheckpointOptions.Section));
        services.AddSingleton<AuditCheckpoints>();
        services.AddSingleton<DatabaseKeyRepository>();
        services.AddOptions<KeyManagementOptions>().Configure<DatabaseKeyRepository>((options, keys) => options.XmlRepository = keys);
    }

    private static void AddQueries(IServiceCollection services) => services
        .AddSingleton<PlacesQueries>()
        .AddSingleton<TermCommands>()
        .AddSingleton<ProvincesQueries>()
        .AddSingleton<DivisionsQueries>()
        .AddSingleton<StatisticsFacts>()
        .AddSingleton<CubeQueries>()
        .AddSingleton<PivotQueries>()
        .AddSingleton<DesignationFacts>()
        .AddSingleton<ReadyViewQueries>()
        .AddSingleton<SavedViewsQueries>()
        .AddSingleton<SavedViewsCommands>()
        .AddSingleton<StatisticsQueries>()
        .AddSingleton<ChangesQueries>()
        .AddSingleton<NoticesQueries>()
        .AddSingleton<OverviewQueries>()
        .AddSingleton<SearchQueries>()
        .AddSingleton<RoundsQueries>()
        .AddSingleton<RoundsCommands>()
        .AddSingleton<QuotasQueries>()
        .AddSingleton<QuotasCommands>()
        .AddSingleton<DeadlineQueries>()
        .AddSingleton<DeadlineCommands>()
        .AddSingleton<TransferQueries>()
        .AddSingleton<TransferCommands>()
        .AddSingleton<SampleDataCommands>()
        .AddSingleton<SampleDataQueries>()
        .AddSingleton<ScenarioQueries>()
        .AddSingleton<ScenarioCommands>()
        .AddSingleton<AccountsQueries>()
        .AddSingleton<PasskeysQueries>()
        .AddSingleton<AuditQueries>()
        .AddSingleton<HealthQueries>();

    private static void AddBriefing(IServiceCollection services) => services
        .AddSingleton<Help.Glossary>()
        .AddSingleton<BriefingReading>()
        .AddSingleton<OfficeTemplatesQueries>()
        .AddSingleton<OfficeTemplatesCommands>()
        .AddSingleton(sp => new BriefingQueries(sp.GetRequiredService<DashboardReader>(), sp.GetRequiredService<AccessGuard>(), sp.GetRequiredService<BriefingReading>()))
        .AddSingleton(sp => new BriefingCommands(
            sp.GetRequiredService<DashboardWriter>(), sp.GetRequiredService<AccessGuard>(), sp.GetRequiredService<BriefingReading>(),
            sp.GetRequiredService<ProvincesQueries>(), sp.GetRequiredService<DataVersionMonitor>(), sp.GetRequiredService<ProgrammeClock>()));

    private static void AddProgression(IServiceCollection services) => services
        .AddSingleton<ProgressionCommands>()
        .AddSingleton<CorrectionCommands>()
        .AddSingleton<DecisionCommands>()
        .AddSingleton<ExaminationCommands>()
        .AddSingleton<ProgressionQueries>()
        .AddSingleton<ApplicationCounts>()
        .AddSingleton<ApplicationQueries>()
        .AddSingleton<DutiesCommands>()
        .AddSingleton<DutiesQueries>()
        .AddSingleton<InboxQueries>()
        .AddSingleton<InboxCommands>()
        .AddSingleton<RoundImportQueries>()
        .AddSingleton<RoundImportCommands>()
        .AddSingleton<NoticeImportQueries>()
        .AddSingleton<NoticeImportCommands>();

    private static void AddDatabase(IServiceCollection services, IConfiguration configuration)
    {
        var provider = configuration.GetSection(DashboardDataOptions.Section).Get<DashboardDataOptions>()?.Provider ?? DatabaseProvider.Sqlite;
        var connection = configuration.GetConnectionString("Dashboard");
        switch (provider)
        {
            case DatabaseProvider.SqlServer:
                var complete = SqlServerDatabase.Complete(connection);
                services.AddPooledDbContextFactory<SqlServerDashboardDbContext>((sp, options) => options
                    .UseSqlServer(complete, sql => sql
                        .CommandTimeout(SqlServerDatabase.ReadSeconds)
                        .ExecutionStrategy(dependencies => new BoundedRetries(dependencies, sp.GetRequiredService<TimeProvider>())))
                    .ConfigureWarnings(Quiet)
                    .AddInterceptors(sp.GetServices<IInterceptor>()));
                services.AddSingleton<IDbContextFactory<DashboardDbContext>, ProviderFactory<SqlServerDashboardDbContext>>();
                break;
            case DatabaseProvider.Sqlite:
                services.AddSingleton<IInterceptor, SqlitePragmas>();
                services.AddPooledDbContextFactory<SqliteDashboardDbContext>((sp, options) => options
                    .UseSqlite(SqliteFile.ForWork(string.IsNullOrWhiteSpace(connection) ? DefaultSqlite : connection))
                    .ConfigureWarnings(Quiet)
                    .AddInterceptors(sp.GetServices<IInterceptor>()));
                services.AddSingleton<IDbContextFactory<DashboardDbContext>, ProviderFactory<SqliteDashboardDbContext>>();
                break;
            default:
                throw new InvalidOperationException($"Database:Provider is {provider}; it can be Sqlite or SqlServer.");
        }
    }

    /// <summary>
    /// What fails is thrown, and logged by whoever asked; in an outage EF Core would write three more lines for each question.
    /// </summary>
    private static void Quiet(WarningsConfigurationBuilder warnings) => warnings.Log(
        (RelationalEventId.ConnectionError, LogLevel.Debug),
        (RelationalEventId.CommandError, LogLevel.Debug),
        (CoreEventId.QueryIterationFailed, LogLevel.Debug),
        (CoreEventId.SaveChangesFailed, LogLevel.Debug),
        (CoreEventId.ExecutionStrategyRetrying, LogLevel.Debug),
        (RelationalEventId.TransactionError, LogLevel.Debug));

    /// <summary>Hands out the provider's context as the neutral one.</summary>
    private sealed class ProviderFactory<TContext>(IDbContextFactory<TContext> factory) : IDbContextFactory<DashboardDbContext>
        where TContext : DashboardDbContext
    {
        public DashboardDbContext CreateDbContext() => factory.CreateDbContext();
    }
}
