using Dashboard.Data.Notices;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Rounds;

/// <summary>One evaluation, with its notices and deadlines.</summary>
public sealed class Round : IAudited, IVersioned
{
    public const int NameZhLength = 40;
    public const int NameEnLength = 60;

    /// <summary>2022, 2023: the year, as it stands in URLs.</summary>
    public required string Code { get; set; }

    public required string NameZh { get; set; }

    public required string NameEn { get; set; }

    /// <summary>The notice that opened the round; null when it is not held.</summary>
    public string? EvaluationNoticeId { get; set; }

    /// <summary>The notice that closed it; null when it is not held.</summary>
    public string? DesignationNoticeId { get; set; }

    /// <summary>Last day for recommendations and materials (section 五 of the 2023 notice); null: the source lost the date.</summary>
    public DateOnly? RecommendationDueOn { get; set; }

    /// <summary>Last day for the liaison officer's receipt (section 五 of the 2023 notice); null: the source lost the date.</summary>
    public DateOnly? LiaisonReceiptDueOn { get; set; }

    public DateOnly? TermStartsOn { get; set; }

    public DateOnly? TermEndsOn { get; set; }

    public string? NoteZh { get; set; }

    public string? NoteEn { get; set; }

    /// <summary>Official: as the seed states it. Reported: made or edited by the national office, and left alone by the seed from then on.</summary>
    public ProvenanceKind Ground { get; set; } = ProvenanceKind.Official;

    /// <summary>Goes up with every change: of two that edit the same round, the second is told.</summary>
    public int Version { get; set; }

    string IAudited.AuditKey => Code;
}

/// <summary>How one of the five materials is handed in, in one round. No row: unknown (the source lost it: 四末, L17 and L18).</summary>
public sealed class RoundMaterial : IAudited
{
    public required string RoundCode { get; set; }

    public Material Material { get; set; }

    public MaterialMedium Medium { get; set; }

    string IAudited.AuditKey => $"{RoundCode}/{Material}";
}

/// <summary>
/// A national total that a public source states for a round whose lists are not held.
/// A total only: it is never added to counts of listed places.
/// </summary>
public sealed class RoundOutcome
{
    public required string RoundCode { get; set; }

    public Track Track { get; set; }

    public Tier Tier { get; set; }

    /// <summary>Places designated, as the source states it.</summary>
    public int Count { get; set; }

    /// <summary>Null when the source does not give it.</summary>
    public string? DocumentNumber { get; set; }

    /// <summary>The day the source carries; null when it carries none.</summary>
    public DateOnly? KnownOn { get; set; }

    public string? TermZh { get; set; }

    public string? FirstNamedZh { get; set; }

    public required string Source { get; set; }
}

internal sealed class RoundConfiguration : IEntityTypeConfiguration<Round>
{
    public void Configure(EntityTypeBuilder<Round> builder)
    {
        builder.HasKey(r => r.Code);
        builder.Property(r => r.Code).IsRoundCode();
        builder.Property(r => r.NameZh).HasMaxLength(Round.NameZhLength);
        builder.Property(r => r.NameEn).HasMaxLength(Round.NameEnLength);
        builder.Property(r => r.EvaluationNoticeId!).IsNoticeId();
        builder.Property(r => r.DesignationNoticeId!).IsNoticeId();
        builder.Property(r => r.NoteZh).HasMaxLength(400);
        builder.Property(r => r.NoteEn).HasMaxLength(400);
        builder.Property(r => r.Version).IsConcurrencyToken().IsLeftOutOfAudit();
        builder.HasOne<Notice>().WithMany().HasForeignKey(r => r.EvaluationNoticeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Notice>().WithMany().HasForeignKey(r => r.DesignationNoticeId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RoundMaterialConfiguration : IEntityTypeConfiguration<RoundMaterial>
{
    public void Configure(EntityTypeBuilder<RoundMaterial> builder)
    {
        builder.HasKey(m => new { m.RoundCode, m.Material });
        builder.Property(m => m.RoundCode).IsRoundCode();
        builder.HasOne<Round>().WithMany().HasForeignKey(m => m.RoundCode).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RoundOutcomeConfiguration : IEntityTypeConfiguration<RoundOutcome>
{
    public void Configure(EntityTypeBuilder<RoundOutcome> builder)
    {
        builder.HasKey(o => new { o.RoundCode, o.Track, o.Tier });
        builder.Property(o => o.RoundCode).IsRoundCode();
        builder.Property(o => o.DocumentNumber).HasMaxLength(60);
        builder.Property(o => o.TermZh).HasMaxLength(60);
        builder.Property(o => o.FirstNamedZh).HasMaxLength(40);
        builder.Property(o => o.Source).HasMaxLength(400);
        builder.HasOne<Round>().WithMany().HasForeignKey(o => o.RoundCode).OnDelete(DeleteBehavior.Cascade);
    }
}
