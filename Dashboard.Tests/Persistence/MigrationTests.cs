using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

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

    /// <summary>A table that is made anew on Sqlite is so outside of a transaction: who is killed in between is left with half a database.</summary>
    [Fact]
    public void No_migration_can_be_left_half_applied()
    {
        using var db = DesignTime(DatabaseProvider.Sqlite);

        var script = db.GetService<IMigrator>().GenerateScript();

        Assert.Contains("CREATE TABLE \"TransferSteps\"", script, StringComparison.Ordinal);
        Assert.DoesNotContain("PRAGMA", script, StringComparison.Ordinal);
        Assert.DoesNotContain("ef_temp_", script, StringComparison.Ordinal);
    }

    private static DashboardDbContext DesignTime(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite => new SqliteDesignTimeFactory().CreateDbContext([]),
        DatabaseProvider.SqlServer => new SqlServerDesignTimeFactory().CreateDbContext([]),
    };
}
