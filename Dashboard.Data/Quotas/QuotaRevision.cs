using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Quotas;

/// <summary>
/// 推荐名额: how many places of one track and tier a province may recommend in a round (三（一）3 and 三（二）of the 2023 notice).
/// Never overwritten: the quota on a day is the latest revision in effect, see <see cref="QuotaRules"/>.
/// </summary>
public sealed class QuotaRevision : IAudited, IRecorded
{
    public required string RoundCode { get; set; }

    public required string ProvinceCode { get; set; }

    public Track Track { get; set; }

    public Tier Tier { get; set; }

    /// <summary>1, 2, … in the order of recording within round, province, track and tier.</summary>
    public int Number { get; set; }

    /// <summary>Places, 0 or more; null: unknown (待录入), which takes an earlier number back.</summary>
    public int? Count { get; set; }

    /// <summary>First day on which the revision holds.</summary>
    public DateOnly EffectiveOn { get; set; }

    public DateTime RecordedAt { get; set; }

    public string? RecordedById { get; set; }

    public string RecordedBy { get; set; } = "";

    /// <summary>Why, in the words of who recorded it.</summary>
    public required string Reason { get; set; }

    /// <summary>文号 of the document that sets the quota; null when there is none.</summary>
    public string? DocumentNumber { get; set; }

    public ProvenanceKind Ground { get; set; }

    /// <summary>What <see cref="Provenance.Source"/> says: the document, the office, the method or the data set.</summary>
    public required string Source { get; set; }

    /// <summary>Inputs of the computation; null for a quota that was not computed.</summary>
    public string? Detail { get; set; }

    /// <summary>The scenario of the workbench it was published from; null when it was entered.</summary>
    public Guid? ScenarioId { get; set; }

    string IAudited.AuditKey => $"{RoundCode}/{ProvinceCode}/{Track}/{Tier}/{Number}";
}

internal sealed class QuotaRevisionConfiguration : IEntityTypeConfiguration<QuotaRevision>
{
    public void Configure(EntityTypeBuilder<QuotaRevision> builder)
    {
        builder.HasKey(r => new { r.RoundCode, r.ProvinceCode, r.Track, r.Tier, r.Number });
        builder.Property(r => r.RoundCode).IsRoundCode();
        builder.Property(r => r.ProvinceCode).IsOfficialCode();
        builder.IsRecorded();
        builder.Property(r => r.Reason).HasMaxLength(RecordedModel.ReasonLength);
        builder.Property(r => r.DocumentNumber).HasMaxLength(RecordedModel.DocumentNumberLength);
        builder.Property(r => r.Source).HasMaxLength(RecordedModel.SourceLength);
        builder.HasOne<Round>().WithMany().HasForeignKey(r => r.RoundCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Province>().WithMany().HasForeignKey(r => r.ProvinceCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Scenario>().WithMany().HasForeignKey(r => r.ScenarioId).OnDelete(DeleteBehavior.Restrict);
    }
}
