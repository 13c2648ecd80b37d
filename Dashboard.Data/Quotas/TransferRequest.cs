using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Quotas;

/// <summary>How far a request for places of a quota has come.</summary>
public enum TransferState
{
    Asked,

    /// <summary>A province gives the places, and the national office decides.</summary>
    Offered,

    /// <summary>Both quotas were revised.</summary>
    Decided,
    Refused,
    Withdrawn,
}

/// <summary>
/// 调剂: a province asks for places of a quota, another offers them, the national office decides. Known to the two provinces and to who
/// may see the unpublished data of the nation.
/// </summary>
public sealed class TransferRequest : IAudited, IVersioned, ICreated
{
    public Guid Id { get; set; }

    public required string RoundCode { get; set; }

    /// <summary>Who asks.</summary>
    public required string ProvinceCode { get; set; }

    public Track Track { get; set; }

    public Tier Tier { get; set; }

    /// <summary>1 or more.</summary>
    public int Places { get; set; }

    public required string Reason { get; set; }

    /// <summary>Who is asked, then who offers, then who gave; null: the national office is to find one.</summary>
    public string? GiverCode { get; set; }

    public TransferState State { get; set; }

    public DateOnly AskedOn { get; set; }

    /// <summary>Null: not offered, or taken back.</summary>
    public DateOnly? OfferedOn { get; set; }

    /// <summary>The day of the decision, the refusal or the withdrawal; null: it is open.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>Why it was answered so, in the words of who did last.</summary>
    public string? Answer { get; set; }

    /// <summary>文号 of the decision; null when there is none.</summary>
    public string? DocumentNumber { get; set; }

    /// <summary>Illustrative: it was asked of sample quotas, and goes with them.</summary>
    public ProvenanceKind Ground { get; set; }

    public string? CreatedById { get; set; }

    public string CreatedBy { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime ChangedAt { get; set; }

    public int Version { get; set; }

    internal QuotaCell Cell => new(RoundCode, ProvinceCode, Track, Tier);

    string IAudited.AuditKey => $"{RoundCode}/{ProvinceCode}/{Track}/{Tier}/{Id}";
}

internal sealed class TransferRequestConfiguration : IEntityTypeConfiguration<TransferRequest>
{
    public void Configure(EntityTypeBuilder<TransferRequest> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.RoundCode).IsRoundCode();
        builder.Property(r => r.ProvinceCode).IsOfficialCode();
        builder.Property(r => r.GiverCode!).IsOfficialCode();
        builder.Property(r => r.Reason).HasMaxLength(RecordedModel.ReasonLength);
        builder.Property(r => r.Answer).HasMaxLength(RecordedModel.ReasonLength);
        builder.Property(r => r.DocumentNumber).HasMaxLength(RecordedModel.DocumentNumberLength);
        builder.Property(r => r.CreatedById).HasMaxLength(40).IsUnicode(false);
        builder.Property(r => r.CreatedBy).HasMaxLength(RecordedModel.NameLength);
        builder.Property(r => r.Version).IsConcurrencyToken().IsLeftOutOfAudit();
        builder.HasOne<Round>().WithMany().HasForeignKey(r => r.RoundCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Province>().WithMany().HasForeignKey(r => r.ProvinceCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Province>().WithMany().HasForeignKey(r => r.GiverCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.RoundCode, r.ProvinceCode, r.State });
    }
}
