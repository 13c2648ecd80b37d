using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Briefing;

/// <summary>What a template of the office is for.</summary>
public enum TemplateUse
{
    /// <summary>幻灯片: the PPTX of a briefing.</summary>
    Slides,

    /// <summary>文档: the one page, the pages of provinces and the booklet, as DOCX.</summary>
    Pages,
}

/// <summary>
/// The office's own template (模板): the files that are made from now on take its master or its styles, its logo and its fonts. One for each use;
/// none: the product's own look.
/// </summary>
public sealed class OfficeTemplate : IAudited, ICreated, IVersioned
{
    public const int FileNameLength = 120;

    /// <summary>Its key: there is one of each.</summary>
    public TemplateUse Use { get; set; }

    /// <summary>As the file was called that was brought.</summary>
    public required string FileName { get; set; }

    /// <summary>The file as it was brought, checked by <see cref="TemplateReader"/>.</summary>
    public required byte[] Content { get; set; }

    /// <summary>SHA-256 of the content, in hexadecimal: so the audit trail tells one file from another.</summary>
    public required string Fingerprint { get; set; }

    public string? CreatedById { get; set; }

    public string CreatedBy { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime ChangedAt { get; set; }

    public int Version { get; set; }

    string IAudited.AuditKey => Use.ToString();
}

internal sealed class OfficeTemplateConfiguration : IEntityTypeConfiguration<OfficeTemplate>
{
    private const int FingerprintLength = 64;

    public void Configure(EntityTypeBuilder<OfficeTemplate> builder)
    {
        builder.ToTable("OfficeTemplates");
        builder.HasKey(t => t.Use);
        builder.Property(t => t.FileName).HasMaxLength(OfficeTemplate.FileNameLength);
        builder.Property(t => t.Content).IsLeftOutOfAudit();
        builder.Property(t => t.Fingerprint).HasMaxLength(FingerprintLength).IsUnicode(false);
        builder.Property(t => t.CreatedById).HasMaxLength(40).IsUnicode(false);
        builder.Property(t => t.CreatedBy).HasMaxLength(RecordedModel.NameLength);
        builder.Property(t => t.Version).IsConcurrencyToken().IsLeftOutOfAudit();
    }
}
