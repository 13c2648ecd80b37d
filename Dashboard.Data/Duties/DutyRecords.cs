using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Duties;

/// <summary>
/// 工作方案 of a designated place: issued by the city government, filed with the province and with CNIPA (2022 notice, N22-5, N22-6).
/// A row exists once anything is recorded: silence is not lateness.
/// </summary>
public sealed class WorkPlanFiling : IAudited, IRecorded, IConfirmed, IVersioned
{
    /// <summary>Nothing is recorded of it yet.</summary>
    internal static WorkPlanFiling Of(DesignationRow row) =>
        new() { NoticeId = row.NoticeId, Annex = row.Annex, Row = row.Row, Source = "", Ground = ProvenanceKind.Reported };

    /// <summary>Writes the dates down; a confirmation of others falls away.</summary>
    /// <param name="source">The office.</param>
    internal void Take(FilingDates dates, string source)
    {
        (IssuedOn, FiledWithProvinceOn, FiledWithCnipaOn) = (dates.IssuedOn, dates.FiledWithProvinceOn, dates.FiledWithCnipaOn);
        (DocumentNumber, Source) = (RecordedModel.Trimmed(dates.DocumentNumber), source);
        (ConfirmedOn, ConfirmedBy) = (null, null);
    }

    /// <summary>The designation it follows from.</summary>
    public required string NoticeId { get; set; }

    public int Annex { get; set; }

    public int Row { get; set; }

    /// <summary>印发; null: not recorded.</summary>
    public DateOnly? IssuedOn { get; set; }

    /// <summary>报省局备案; null: not recorded.</summary>
    public DateOnly? FiledWithProvinceOn { get; set; }

    /// <summary>报国家局备案; null: not recorded.</summary>
    public DateOnly? FiledWithCnipaOn { get; set; }

    public string? DocumentNumber { get; set; }

    /// <summary>The national office confirmed the record; null: not yet.</summary>
    public DateOnly? ConfirmedOn { get; set; }

    public string? ConfirmedBy { get; set; }

    public DateTime RecordedAt { get; set; }

    public string? RecordedById { get; set; }

    public string RecordedBy { get; set; } = "";

    public ProvenanceKind Ground { get; set; }

    /// <summary>The office, or the data set of sample data.</summary>
    public required string Source { get; set; }

    /// <summary>Goes up with every change.</summary>
    public int Version { get; set; }

    string IAudited.AuditKey => $"{NoticeId}/{Annex}/{Row}";
}

/// <summary>共建知识产权强市协议 of a province with the government of a place (三（一）3 of the 2023 notice: 可采取, one way among others).</summary>
public sealed class CoBuildingAgreement : IAudited, IRecorded, IConfirmed, IVersioned
{
    public Guid Id { get; set; }

    public required string PlaceCode { get; set; }

    public DateOnly SignedOn { get; set; }

    public string? DocumentNumber { get; set; }

    public string? Remark { get; set; }

    /// <summary>The national office confirmed the record; null: not yet.</summary>
    public DateOnly? ConfirmedOn { get; set; }

    public string? ConfirmedBy { get; set; }

    public DateTime RecordedAt { get; set; }

    public string? RecordedById { get; set; }

    public string RecordedBy { get; set; } = "";

    public ProvenanceKind Ground { get; set; }

    /// <summary>The office, or the data set of sample data.</summary>
    public required string Source { get; set; }

    /// <summary>Goes up with every change.</summary>
    public int Version { get; set; }

    string IAudited.AuditKey => $"{PlaceCode}/{Id}";
}

/// <summary>
/// 联络员 of a province in a round, with the receipt that names them (五 of the 2023 notice, N23-7). Personal data: only the own
/// province and the national office read it, and the audit trail masks it.
/// </summary>
public sealed class LiaisonOfficer : IAudited, IRecorded, IConfirmed, IVersioned
{
    public required string RoundCode { get; set; }

    public required string ProvinceCode { get; set; }

    /// <summary>1, 2, …: a change of officer is a new row.</summary>
    public int Number { get; set; }

    public required string Name { get; set; }

    public string? Position { get; set; }

    public string? Telephone { get; set; }

    public string? Email { get; set; }

    /// <summary>The day the receipt (联系人回执) was returned; null: not recorded.</summary>
    public DateOnly? ReceiptReturnedOn { get; set; }

    /// <summary>The national office confirmed the receipt; null: not yet.</summary>
    public DateOnly? ConfirmedOn { get; set; }

    public string? ConfirmedBy { get; set; }

    public DateTime RecordedAt { get; set; }

    public string? RecordedById { get; set; }

    public string RecordedBy { get; set; } = "";

    public ProvenanceKind Ground { get; set; }

    /// <summary>The office, or the data set of sample data.</summary>
    public required string Source { get; set; }

    /// <summary>Goes up with every change.</summary>
    public int Version { get; set; }

    string IAudited.AuditKey => $"{RoundCode}/{ProvinceCode}/{Number}";
}

internal sealed class WorkPlanFilingConfiguration : IEntityTypeConfiguration<WorkPlanFiling>
{
    public void Configure(EntityTypeBuilder<WorkPlanFiling> builder)
    {
        builder.HasKey(f => new { f.NoticeId, f.Annex, f.Row });
        builder.Property(f => f.NoticeId).IsNoticeId();
        builder.IsRecorded();
        builder.Property(f => f.DocumentNumber).HasMaxLength(RecordedModel.DocumentNumberLength);
        builder.Property(f => f.ConfirmedBy).HasMaxLength(RecordedModel.NameLength);
        builder.Property(f => f.Source).HasMaxLength(RecordedModel.SourceLength);
        builder.Property(f => f.Version).IsConcurrencyToken().IsLeftOutOfAudit();
        builder.HasOne<Designation>().WithOne().HasForeignKey<WorkPlanFiling>(f => new { f.NoticeId, f.Annex, f.Row }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CoBuildingAgreementConfiguration : IEntityTypeConfiguration<CoBuildingAgreement>
{
    public void Configure(EntityTypeBuilder<CoBuildingAgreement> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.PlaceCode).IsOfficialCode();
        builder.IsRecorded();
        builder.Property(a => a.DocumentNumber).HasMaxLength(RecordedModel.DocumentNumberLength);
        builder.Property(a => a.Remark).HasMaxLength(RecordedModel.ReasonLength);
        builder.Property(a => a.ConfirmedBy).HasMaxLength(RecordedModel.NameLength);
        builder.Property(a => a.Source).HasMaxLength(RecordedModel.SourceLength);
        builder.Property(a => a.Version).IsConcurrencyToken().IsLeftOutOfAudit();
        builder.HasOne<Place>().WithMany().HasForeignKey(a => a.PlaceCode).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LiaisonOfficerConfiguration : IEntityTypeConfiguration<LiaisonOfficer>
{
    public void Configure(EntityTypeBuilder<LiaisonOfficer> builder)
    {
        builder.HasKey(l => new { l.RoundCode, l.ProvinceCode, l.Number });
        builder.Property(l => l.RoundCode).IsRoundCode();
        builder.Property(l => l.ProvinceCode).IsOfficialCode();
        builder.Property(l => l.Name).HasMaxLength(60).IsMaskedInAudit();
        builder.Property(l => l.Position).HasMaxLength(60).IsMaskedInAudit();
        builder.Property(l => l.Telephone).HasMaxLength(40).IsMaskedInAudit();
        builder.Property(l => l.Email).HasMaxLength(120).IsMaskedInAudit();
        builder.IsRecorded();
        builder.Property(l => l.ConfirmedBy).HasMaxLength(RecordedModel.NameLength);
        builder.Property(l => l.Source).HasMaxLength(RecordedModel.SourceLength);
        builder.Property(l => l.Version).IsConcurrencyToken().IsLeftOutOfAudit();
        builder.HasOne<Round>().WithMany().HasForeignKey(l => l.RoundCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Province>().WithMany().HasForeignKey(l => l.ProvinceCode).OnDelete(DeleteBehavior.Restrict);
    }
}
