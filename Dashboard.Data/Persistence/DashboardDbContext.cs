using Dashboard.Data.Notices;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Persistence;

/// <summary>
/// The provider-neutral model: every query is written against this type. Both providers translate all of it, so it keeps to
/// <see cref="DateOnly"/> and UTC <see cref="DateTime"/>, enums as their names, and orders that end in an official code.
/// </summary>
public abstract class DashboardDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Province> Provinces => Set<Province>();

    public DbSet<DivisionCount> DivisionCounts => Set<DivisionCount>();

    public DbSet<Place> Places => Set<Place>();

    public DbSet<Designation> Designations => Set<Designation>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<NoticeItem> NoticeItems => Set<NoticeItem>();

    public DbSet<NoticeGap> NoticeGaps => Set<NoticeGap>();

    public DbSet<NoticeAnnex> NoticeAnnexes => Set<NoticeAnnex>();

    public DbSet<Round> Rounds => Set<Round>();

    public DbSet<RoundOutcome> RoundOutcomes => Set<RoundOutcome>();

    internal DbSet<DataVersion> DataVersions => Set<DataVersion>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40).AreUnicode(false);

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(DashboardDbContext).Assembly);
}

/// <summary>The model on Sqlite, the embedded default.</summary>
public sealed class SqliteDashboardDbContext(DbContextOptions<SqliteDashboardDbContext> options) : DashboardDbContext(options);

/// <summary>The model on SQL Server.</summary>
public sealed class SqlServerDashboardDbContext(DbContextOptions<SqlServerDashboardDbContext> options) : DashboardDbContext(options);
