using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Notices;

/// <summary>What a statement of a notice is.</summary>
public enum NoticeItemKind
{
    Fact,
    Condition,
    Step,
    Material,
    Obligation,
    Consequence,
}

/// <summary>One statement of a notice, with its exact words.</summary>
public sealed class NoticeItem
{
    public required string NoticeId { get; set; }

    /// <summary>N22-5, N23-CC1: how rules in code and pages cite the statement.</summary>
    public required string Code { get; set; }

    public NoticeItemKind Kind { get; set; }

    /// <summary>Section as printed (二（一）); null for the head and the tail of the document.</summary>
    public string? Section { get; set; }

    /// <summary>1-based position within the notice and kind.</summary>
    public int Ordinal { get; set; }

    /// <summary>Who is addressed; null where the statement addresses nobody.</summary>
    public string? ActorZh { get; set; }

    public string? ActorEn { get; set; }

    /// <summary>The notice's own words.</summary>
    public required string TextZh { get; set; }

    public required string TextEn { get; set; }

    public string? DueZh { get; set; }

    public string? DueEn { get; set; }

    /// <summary>The day it falls due; null when the notice sets none or the source lost it.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>True when something in this row is an inference; the note says what and why.</summary>
    public bool Inferred { get; set; }

    public string? NoteZh { get; set; }

    public string? NoteEn { get; set; }
}

/// <summary>A place where the source lost a numeral or a mark.</summary>
public sealed class NoticeGap
{
    public required string NoticeId { get; set; }

    /// <summary>L1 to L24: the marker in <see cref="Notice.Text"/>.</summary>
    public required string Code { get; set; }

    public int Ordinal { get; set; }

    public required string PlaceZh { get; set; }

    public required string PlaceEn { get; set; }

    public required string TextAsItStands { get; set; }

    /// <summary>The likely reading, an inference; null where nothing may be guessed.</summary>
    public string? LikelyReading { get; set; }

    public string? GroundZh { get; set; }

    public string? GroundEn { get; set; }
}

/// <summary>An annex of a notice.</summary>
public sealed class NoticeAnnex
{
    public required string NoticeId { get; set; }

    /// <summary>1-based position in the list of annexes.</summary>
    public int Ordinal { get; set; }

    /// <summary>The printed number; null where the source lost it.</summary>
    public int? PrintedNumber { get; set; }

    /// <summary>The number by position in the list; an inference, null when the printed one is held.</summary>
    public int? InferredNumber { get; set; }

    public required string TitleZh { get; set; }

    public required string TitleEn { get; set; }

    /// <summary>Rows of the table; null when the annex is not held.</summary>
    public int? Rows { get; set; }

    /// <summary>False when the source does not contain the annex: nothing of it is known here.</summary>
    public bool Held { get; set; }
}

internal sealed class NoticeItemConfiguration : IEntityTypeConfiguration<NoticeItem>
{
    public void Configure(EntityTypeBuilder<NoticeItem> builder)
    {
        builder.HasKey(i => new { i.NoticeId, i.Code });
        builder.Property(i => i.NoticeId).IsNoticeId();
        builder.Property(i => i.Code).HasMaxLength(12).IsUnicode(false);
        builder.Property(i => i.Section).HasMaxLength(20);
        builder.Property(i => i.ActorZh).HasMaxLength(100);
        builder.Property(i => i.ActorEn).HasMaxLength(150);
        builder.Property(i => i.TextZh).HasMaxLength(2000);
        builder.Property(i => i.TextEn).HasMaxLength(3000);
        builder.Property(i => i.DueZh).HasMaxLength(200);
        builder.Property(i => i.DueEn).HasMaxLength(300);
        builder.Property(i => i.NoteZh).HasMaxLength(1500);
        builder.Property(i => i.NoteEn).HasMaxLength(2000);
        builder.HasOne<Notice>().WithMany().HasForeignKey(i => i.NoticeId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class NoticeGapConfiguration : IEntityTypeConfiguration<NoticeGap>
{
    public void Configure(EntityTypeBuilder<NoticeGap> builder)
    {
        builder.HasKey(g => new { g.NoticeId, g.Code });
        builder.Property(g => g.NoticeId).IsNoticeId();
        builder.Property(g => g.Code).HasMaxLength(6).IsUnicode(false);
        builder.Property(g => g.PlaceZh).HasMaxLength(100);
        builder.Property(g => g.PlaceEn).HasMaxLength(150);
        builder.Property(g => g.TextAsItStands).HasMaxLength(400);
        builder.Property(g => g.LikelyReading).HasMaxLength(200);
        builder.Property(g => g.GroundZh).HasMaxLength(400);
        builder.Property(g => g.GroundEn).HasMaxLength(400);
        builder.HasOne<Notice>().WithMany().HasForeignKey(g => g.NoticeId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class NoticeAnnexConfiguration : IEntityTypeConfiguration<NoticeAnnex>
{
    public void Configure(EntityTypeBuilder<NoticeAnnex> builder)
    {
        builder.HasKey(a => new { a.NoticeId, a.Ordinal });
        builder.Property(a => a.NoticeId).IsNoticeId();
        builder.Property(a => a.TitleZh).HasMaxLength(200);
        builder.Property(a => a.TitleEn).HasMaxLength(300);
        builder.HasOne<Notice>().WithMany().HasForeignKey(a => a.NoticeId).OnDelete(DeleteBehavior.Cascade);
    }
}
