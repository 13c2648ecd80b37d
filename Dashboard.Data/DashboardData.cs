using Dashboard.Data.Notices;
using Dashboard.Data.Overview;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Search;
using Dashboard.Data.Seeding;
using Dashboard.Data.Statistics;
using Dashboard.Data.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

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
        services.AddSingleton<IInterceptor, DataVersionInterceptor>();
        services.AddSingleton<DashboardReader>();
        AddDatabase(services, configuration);
        AddQueries(services);
        services.AddSingleton<IHostedService, DatabaseInitializer>();
        services.AddSingleton<IHostedService, DataVersionPolling>();
        return services;
    }

    private static void AddQueries(IServiceCollection services) => services
        .AddSingleton<PlacesQueries>()
        .AddSingleton<ProvincesQueries>()
        .AddSingleton<StatisticsQueries>()
        .AddSingleton<NoticesQueries>()
        .AddSingleton<OverviewQueries>()
        .AddSingleton<SearchQueries>();

    private static void AddDatabase(IServiceCollection services, IConfiguration configuration)
    {
        var provider = configuration.GetSection(DashboardDataOptions.Section).Get<DashboardDataOptions>()?.Provider ?? DatabaseProvider.Sqlite;
        var connection = configuration.GetConnectionString("Dashboard");
        switch (provider)
        {
            case DatabaseProvider.SqlServer:
                if (string.IsNullOrWhiteSpace(connection))
                {
                    throw new InvalidOperationException("Database:Provider is SqlServer, so ConnectionStrings:Dashboard must name the database.");
                }

                services.AddPooledDbContextFactory<SqlServerDashboardDbContext>((sp, options) => options
                    .UseSqlServer(connection, sql => sql.EnableRetryOnFailure())
                    .AddInterceptors(sp.GetServices<IInterceptor>()));
                services.AddSingleton<IDbContextFactory<DashboardDbContext>, ProviderFactory<SqlServerDashboardDbContext>>();
                break;
            case DatabaseProvider.Sqlite:
                services.AddSingleton<IInterceptor, SqlitePragmas>();
                services.AddPooledDbContextFactory<SqliteDashboardDbContext>((sp, options) => options
                    .UseSqlite(string.IsNullOrWhiteSpace(connection) ? DefaultSqlite : connection)
                    .AddInterceptors(sp.GetServices<IInterceptor>()));
                services.AddSingleton<IDbContextFactory<DashboardDbContext>, ProviderFactory<SqliteDashboardDbContext>>();
                break;
            default:
                throw new InvalidOperationException($"Database:Provider is {provider}; it can be Sqlite or SqlServer.");
        }
    }

    /// <summary>Hands out the provider's context as the neutral one.</summary>
    private sealed class ProviderFactory<TContext>(IDbContextFactory<TContext> factory) : IDbContextFactory<DashboardDbContext>
        where TContext : DashboardDbContext
    {
        public DashboardDbContext CreateDbContext() => factory.CreateDbContext();
    }
}
