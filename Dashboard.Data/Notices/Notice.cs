using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Notices;

/// <summary>What a notice does.</summary>
public enum NoticeKind
{
    /// <summary>确定: names the places that hold a tier.</summary>
    Designation,

    /// <summary>评定: opens a round, with eligibility, procedure, materials and quotas.</summary>
    Evaluation,
}

/// <summary>An official document of the programme.</summary>
public sealed class Notice : IAudited
{
    /// <summary>Kind and year, as in the URL: designation-2022.</summary>
    public required string Id { get; set; }

    public NoticeKind Kind { get; set; }

    /// <summary>Year of the title, for documents whose date the source lost.</summary>
    public int Year { get; set; }

    /// <summary>As printed; where the source lost the numerals, as it stands without them.</summary>
    public required string DocumentNumber { get; set; }

    /// <summary>The number that other documents cite; null when the printed one is whole. An inference, shown as one.</summary>
    public string? DocumentNumberInferred { get; set; }

    public string? DocumentNumberGroundZh { get; set; }

    public string? DocumentNumberGroundEn { get; set; }

    public required string TitleZh { get; set; }

    public required string TitleEn { get; set; }

    public required string ShortTitleZh { get; set; }

    public required string ShortTitleEn { get; set; }

    public required string IssuerZh { get; set; }

    public required string IssuerEn { get; set; }

    /// <summary>Date of the document; null when the source lost it (原文缺失).</summary>
    public DateOnly? IssuedOn { get; set; }

    public string? IssuedOnNoteZh { get; set; }

    public string? IssuedOnNoteEn { get; set; }

    public required string SummaryZh { get; set; }

    public required string SummaryEn { get; set; }

    /// <summary>What is known of how the document was published.</summary>
    public string? SourceNote { get; set; }

    /// <summary>Body, one paragraph a line; ⟦L7⟧ marks a place where the source lost something (see <see cref="NoticeGap"/>).</summary>
    public required string Text { get; set; }

    /// <summary>Official: of the reviewed seed. Reported: registered by the national office.</summary>
    public ProvenanceKind Ground { get; set; } = ProvenanceKind.Official;

    string IAudited.AuditKey => Id;
}

/// <summary>What follows from the dates of a notice.</summary>
public static class NoticeRules
{
    private const int ShortTitleLength = 100;

    /// <summary>
    /// The first day on which the notice counts as issued: its date or, where the source lost it,
    /// 1 January of the year in its title (it was certainly not issued earlier).
    /// </summary>
    public static DateOnly CountsFrom(DateOnly? issuedOn, int year) => issuedOn ?? new DateOnly(year, 1, 1);

    /// <summary>The title of an annex that lists places of a track and tier, as the notices print it.</summary>
    internal static (string Zh, string En) ListTitle(Track track, Tier tier) => (track, tier) switch
    {
        (Track.City, Tier.Demonstration) => ("国家知识产权强市建设示范城市名单", "List of National Demonstration Cities for Building a Strong IP City"),
        (Track.City, Tier.Pilot) => ("国家知识产权强市建设试点城市名单", "List of National Pilot Cities for Building a Strong IP City"),
        (Track.County, Tier.Demonstration) => ("国家知识产权强县建设示范县名单", "List of National Demonstration Counties for Building a Strong IP County"),
        (Track.County, Tier.Pilot) => ("国家知识产权强县建设试点县名单", "List of National Pilot Counties for Building a Strong IP County"),
    };

    /// <summary>A designation notice that the national office registers: its text is not held.</summary>
    internal static Notice Registered(string id, string documentNumber, DateOnly issuedOn, string titleZh, string titleEn, string? source = null) => new()
    {
        Id = id,
        Kind = NoticeKind.Designation,
        Year = issuedOn.Year,
        DocumentNumber = documentNumber,
        TitleZh = titleZh,
        TitleEn = titleEn,
        ShortTitleZh = StoredText.Cut(titleZh, ShortTitleLength),
        ShortTitleEn = StoredText.Cut(titleEn, ShortTitleLength),
        IssuerZh = "国家知识产权局",
        IssuerEn = "China National Intellectual Property Administration (CNIPA)",
        IssuedOn = issuedOn,
        SummaryZh = "",
        SummaryEn = "",
        SourceNote = source,
        Text = "",
        Ground = ProvenanceKind.Reported,
    };

    /// <summary>True for the title of an annex that allocates 推荐名额 to the provinces (annexes 3 and 4 of the 2023 notice).</summary>
    public static bool AllocatesQuotas(string annexTitleZh) => annexTitleZh.Contains("推荐名额分配表", StringComparison.Ordinal);
}

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.HasKey(n => n.Id);
        builder.Property(n => n.Id).IsNoticeId();
        builder.Property(n => n.DocumentNumber).HasMaxLength(60);
        builder.Property(n => n.DocumentNumberInferred).HasMaxLength(60);
        builder.Property(n => n.DocumentNumberGroundZh).HasMaxLength(400);
        builder.Property(n => n.DocumentNumberGroundEn).HasMaxLength(400);
        builder.Property(n => n.TitleZh).HasMaxLength(200);
        builder.Property(n => n.TitleEn).HasMaxLength(300);
        builder.Property(n => n.ShortTitleZh).HasMaxLength(100);
        builder.Property(n => n.ShortTitleEn).HasMaxLength(150);
        builder.Property(n => n.IssuerZh).HasMaxLength(60);
        builder.Property(n => n.IssuerEn).HasMaxLength(150);
        builder.Property(n => n.IssuedOnNoteZh).HasMaxLength(400);
        builder.Property(n => n.IssuedOnNoteEn).HasMaxLength(400);
        builder.Property(n => n.SummaryZh).HasMaxLength(2000);
        builder.Property(n => n.SummaryEn).HasMaxLength(2000);
        builder.Property(n => n.SourceNote).HasMaxLength(400);
    }
}
