using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Quotas;

/// <summary>A named set of inputs of the quota workbench for one quota of a round. Published, it is never edited again, only superseded.</summary>
public sealed class Scenario : IAudited, ICreated, IVersioned
{
    public const int NameLength = 80;

    public Guid Id { get; set; }

    public required string Name { get; set; }

    public required string RoundCode { get; set; }

    public Track Track { get; set; }

    public Tier Tier { get; set; }

    /// <summary>Total, bounds, method, weights and recorded tie decisions, as JSON.</summary>
    public required string Input { get; set; }

    public string? CreatedById { get; set; }

    public string CreatedBy { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>UTC; null: not published.</summary>
    public DateTime? PublishedAt { get; set; }

    public string? PublishedBy { get; set; }

    /// <summary>Goes up with every change: of two that change the same, the second is told.</summary>
    public int Version { get; set; }

    string IAudited.AuditKey => Name;
}

internal sealed class ScenarioConfiguration : IEntityTypeConfiguration<Scenario>
{
    public void Configure(EntityTypeBuilder<Scenario> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Name).HasMaxLength(Scenario.NameLength);
        builder.Property(s => s.RoundCode).IsRoundCode();
        builder.Property(s => s.CreatedById).HasMaxLength(40).IsUnicode(false);
        builder.Property(s => s.CreatedBy).HasMaxLength(RecordedModel.NameLength);
        builder.Property(s => s.PublishedBy).HasMaxLength(RecordedModel.NameLength);
        builder.Property(s => s.Version).IsConcurrencyToken().IsLeftOutOfAudit();
        builder.HasOne<Round>().WithMany().HasForeignKey(s => s.RoundCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.RoundCode, s.Track, s.Tier });
    }
}
