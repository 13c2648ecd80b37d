using Dashboard.Data.Persistence;
using Dashboard.Data.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Briefing;

/// <summary>Who a briefing is for. It stands in the footer of every slide and page.</summary>
public enum BriefingVisibility
{
    /// <summary>草稿: for the office that makes it.</summary>
    Draft,

    /// <summary>内部: for the national office and the leadership.</summary>
    Internal,

    /// <summary>公开: for everyone. It holds published figures only.</summary>
    Public,
}

/// <summary>
/// A leadership briefing (领导简报). What it says is pinned: figures and titles are stored with the version of the data they were read
/// from, so that its address shows for ever what was said.
/// </summary>
public sealed class LeadershipBriefing : IAudited, ICreated, IVersioned
{
    public const int TitleLength = 60;
    public const int TextLength = 2_000;

    /// <summary>As it stands in the address.</summary>
    public required string Id { get; set; }

    public required string Title { get; set; }

    /// <summary>The day of its figures.</summary>
    public DateOnly AsOf { get; set; }

    /// <summary>The round it speaks of; null: none had begun.</summary>
    public string? RoundCode { get; set; }

    /// <summary>The day since which changes are told; null: it tells none.</summary>
    public DateOnly? Since { get; set; }

    /// <summary>The slides in their order, as <see cref="BriefingJson.WriteSlides"/> writes them.</summary>
    public required string Slides { get; set; }

    /// <summary>The office's own words; null: none.</summary>
    public string? FreeText { get; set; }

    public BriefingVisibility Visibility { get; set; }

    /// <summary>What it says, as <see cref="BriefingJson.Write"/> writes it. Never changed.</summary>
    public required string Content { get; set; }

    /// <summary>The version of the data that the figures were read from.</summary>
    public Guid DataVersion { get; set; }

    /// <summary>Reported: made by an office. Illustrative: the sample.</summary>
    public ProvenanceKind Ground { get; set; } = ProvenanceKind.Reported;

    public string? CreatedById { get; set; }

    public string CreatedBy { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime ChangedAt { get; set; }

    public int Version { get; set; }

    string IAudited.AuditKey => Title;
}

internal sealed class LeadershipBriefingConfiguration : IEntityTypeConfiguration<LeadershipBriefing>
{
    public void Configure(EntityTypeBuilder<LeadershipBriefing> builder)
    {
        builder.ToTable("Briefings");
        builder.Property(b => b.Id).HasMaxLength(40).IsUnicode(false);
        builder.Property(b => b.Title).HasMaxLength(LeadershipBriefing.TitleLength);
        builder.Property(b => b.RoundCode!).IsRoundCode();
        builder.Property(b => b.Slides).HasMaxLength(2_000).IsUnicode(false);
        builder.Property(b => b.FreeText).HasMaxLength(LeadershipBriefing.TextLength);
        builder.Property(b => b.Content).IsLeftOutOfAudit();
        builder.Property(b => b.CreatedById).HasMaxLength(40).IsUnicode(false);
        builder.Property(b => b.CreatedBy).HasMaxLength(RecordedModel.NameLength);
        builder.Property(b => b.Version).IsConcurrencyToken().IsLeftOutOfAudit();
        builder.HasOne<Round>().WithMany().HasForeignKey(b => b.RoundCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(b => new { b.AsOf, b.CreatedAt });
    }
}
