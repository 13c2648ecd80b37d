using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Persistence;

public sealed class MigrationTests
{
    public static TheoryData<DatabaseProvider> Providers => [.. Enum.GetValues<DatabaseProvider>()];

    [Theory, MemberData(nameof(Providers))]
    public void The_migrations_hold_every_change_of_the_model(DatabaseProvider provider)
    {
        using var db = DesignTime(provider);

        Assert.False(db.Database.HasPendingModelChanges(), $"Add a migration for {provider}: docs/developing.md says how.");
    }

    [Theory, EveryProvider]
    public async Task A_new_database_has_every_migration_applied(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.StartAsync(provider);
        await using var db = database.Open();

        Assert.NotEmpty(await db.Database.GetAppliedMigrationsAsync());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    private static DashboardDbContext DesignTime(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite => new SqliteDesignTimeFactory().CreateDbContext([]),
        DatabaseProvider.SqlServer => new SqlServerDesignTimeFactory().CreateDbContext([]),
    };
}
