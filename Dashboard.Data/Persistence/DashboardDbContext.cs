using Dashboard.Data.Access;
using Dashboard.Data.Briefing;
using Dashboard.Data.Divisions;
using Dashboard.Data.Duties;
using Dashboard.Data.Inbox;
using Dashboard.Data.Notices;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Rounds;
using Dashboard.Data.Seeding;
using Dashboard.Data.Statistics;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Persistence;

/// <summary>
/// The provider-neutral model: every query is written against this type. Both providers translate all of it, so it keeps to
/// <see cref="DateOnly"/> and UTC <see cref="DateTime"/>, enums as their names, and orders that end in an official code.
/// </summary>
public abstract class DashboardDbContext(DbContextOptions options) : IdentityUserContext<Account>(options)
{
    private readonly List<AuditEntry> _summaries = [];
    private (int Lease, AuditScope Scope)? _audit;

    public DbSet<Province> Provinces => Set<Province>();

    public DbSet<DivisionCount> DivisionCounts => Set<DivisionCount>();

    internal DbSet<Division> Divisions => Set<Division>();

    internal DbSet<DivisionChange> DivisionChanges => Set<DivisionChange>();

    internal DbSet<FormerName> FormerNames => Set<FormerName>();

    internal DbSet<SeededFile> SeededFiles => Set<SeededFile>();

    public DbSet<Place> Places => Set<Place>();

    public DbSet<Designation> Designations => Set<Designation>();

    public DbSet<TermRevision> TermRevisions => Set<TermRevision>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<NoticeItem> NoticeItems => Set<NoticeItem>();

    public DbSet<NoticeGap> NoticeGaps => Set<NoticeGap>();

    public DbSet<NoticeAnnex> NoticeAnnexes => Set<NoticeAnnex>();

    public DbSet<Round> Rounds => Set<Round>();

    public DbSet<RoundOutcome> RoundOutcomes => Set<RoundOutcome>();

    public DbSet<RoundMaterial> RoundMaterials => Set<RoundMaterial>();

    public DbSet<QuotaRevision> QuotaRevisions => Set<QuotaRevision>();

    public DbSet<TransferRequest> TransferRequests => Set<TransferRequest>();

    public DbSet<TransferStep> TransferSteps => Set<TransferStep>();

    public DbSet<Scenario> Scenarios => Set<Scenario>();

    public DbSet<Application> Applications => Set<Application>();

    public DbSet<StageChange> StageChanges => Set<StageChange>();

    public DbSet<MaterialReceipt> MaterialReceipts => Set<MaterialReceipt>();

    public DbSet<Assessment> Assessments => Set<Assessment>();

    public DbSet<ExpertReview> ExpertReviews => Set<ExpertReview>();

    public DbSet<Falsification> Falsifications => Set<Falsification>();

    public DbSet<WorkPlanFiling> WorkPlanFilings => Set<WorkPlanFiling>();

    public DbSet<CoBuildingAgreement> CoBuildingAgreements => Set<CoBuildingAgreement>();

    public DbSet<LiaisonOfficer> LiaisonOfficers => Set<LiaisonOfficer>();

    public DbSet<InternalDeadline> InternalDeadlines => Set<InternalDeadline>();

    internal DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();

    public DbSet<LeadershipBriefing> Briefings => Set<LeadershipBriefing>();

    public DbSet<OfficeTemplate> OfficeTemplates => Set<OfficeTemplate>();

    public DbSet<SavedView> SavedViews => Set<SavedView>();

    internal DbSet<Session> Sessions => Set<Session>();

    internal DbSet<InboxSeen> InboxSeen => Set<InboxSeen>();

    internal DbSet<SampleData> SampleData => Set<SampleData>();

    internal DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    internal DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    internal DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    internal DbSet<DataVersion> DataVersions => Set<DataVersion>();

    /// <summary>Who writes, and why; null: the machine. Forgotten when the pool hands the context to its next user.</summary>
    internal AuditScope? Audit
    {
        get => _audit is { } audit && audit.Lease == ContextId.Lease ? audit.Scope : null;
        set => _audit = value is null ? null : (ContextId.Lease, value);
    }

    /// <summary>Has the next saving write an entry that stands for many changes.</summary>
    internal void AddAuditSummary(AuditEntry entry) => _summaries.Add(entry);

    internal IReadOnlyList<AuditEntry> TakeAuditSummaries()
    {
        var taken = _summaries.ToList();
        _summaries.Clear();
        return taken;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40).AreUnicode(false);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // Identity's stores expect these; only accounts and passkeys are used until somebody signs in another way.
        builder.Entity<IdentityUserClaim<string>>().ToTable("AccountClaims");
        builder.Entity<IdentityUserLogin<string>>().ToTable("AccountLogins");
        builder.Entity<IdentityUserToken<string>>().ToTable("AccountTokens");

        // Identity's schema version 3, which it would map itself if it were asked through the options of the application.
        builder.Entity<IdentityUserPasskey<string>>(passkey =>
        {
            passkey.ToTable("AccountPasskeys");
            passkey.HasKey(p => p.CredentialId);
            passkey.Property(p => p.CredentialId).HasMaxLength(1024);
            passkey.OwnsOne(p => p.Data).ToJson();
            passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId).IsRequired();
        });
        builder.ApplyConfigurationsFromAssembly(typeof(DashboardDbContext).Assembly);
    }
}

/// <summary>The model on Sqlite, the embedded default.</summary>
public sealed class SqliteDashboardDbContext(DbContextOptions<SqliteDashboardDbContext> options) : DashboardDbContext(options);

/// <summary>The model on SQL Server.</summary>
public sealed class SqlServerDashboardDbContext(DbContextOptions<SqlServerDashboardDbContext> options) : DashboardDbContext(options);
