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

    /// <summary>As the last of <see cref="Steps"/> left it: who is asked, then who offers, then who gave; null: the national office is to find one.</summary>
    public string? GiverCode { get; private set; }

    /// <summary>As the last of <see cref="Steps"/> left it.</summary>
    public TransferState State { get; private set; }

    /// <summary>What was asked, and then each answer; the request on a day is the last of them by it.</summary>
    public ICollection<TransferStep> Steps { get; } = [];

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

    /// <summary>The request is asked, or answered; what was said before stays as it was.</summary>
    /// <param name="move">Null: it is asked.</param>
    internal void Add(TransferMove? move, DateOnly on, string? giver, int places, string reason, string? documentNumber = null)
    {
        (State, GiverCode) = (move is { } made ? TransferRules.After(State, made)!.Value : TransferState.Asked, giver);
        Steps.Add(new TransferStep
        {
            RequestId = Id, Number = Steps.Count + 1, Move = move, State = State, On = on, GiverCode = giver, Places = places, Reason = reason.Trim(),
            DocumentNumber = RecordedModel.Trimmed(documentNumber),
        });
    }

    string IAudited.AuditKey => $"{RoundCode}/{ProvinceCode}/{Track}/{Tier}/{Id}";
}

/// <summary>What was asked, or one answer to it; never overwritten.</summary>
public sealed class TransferStep : IAudited, IRecorded
{
    public Guid RequestId { get; set; }

    /// <summary>1, 2, … in the order of recording; days never decrease along it.</summary>
    public int Number { get; set; }

    /// <summary>Null: the request itself.</summary>
    public TransferMove? Move { get; set; }

    /// <summary>After it.</summary>
    public TransferState State { get; set; }

    /// <summary>The day on which it was said; of a decision that holds from a later day on, the day of the decision.</summary>
    public DateOnly On { get; set; }

    /// <summary>Who is asked, offers or gives; null: the national office is to find one.</summary>
    public string? GiverCode { get; set; }

    /// <summary>1 or more: what is asked for; of a decision, what is given.</summary>
    public int Places { get; set; }

    public required string Reason { get; set; }

    /// <summary>文号 of a decision; null when there is none.</summary>
    public string? DocumentNumber { get; set; }

    public DateTime RecordedAt { get; set; }

    public string? RecordedById { get; set; }

    public string RecordedBy { get; set; } = "";

    string IAudited.AuditKey => $"{RequestId}/{Number}";
}

internal sealed class TransferStepConfiguration : IEntityTypeConfiguration<TransferStep>
{
    public void Configure(EntityTypeBuilder<TransferStep> builder)
    {
        builder.HasKey(s => new { s.RequestId, s.Number });
        builder.IsRecorded();
        builder.Property(s => s.GiverCode!).IsOfficialCode();
        builder.Property(s => s.Reason).HasMaxLength(RecordedModel.ReasonLength);
        builder.Property(s => s.DocumentNumber).HasMaxLength(RecordedModel.DocumentNumberLength);
        builder.HasOne<Province>().WithMany().HasForeignKey(s => s.GiverCode).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TransferRequestConfiguration : IEntityTypeConfiguration<TransferRequest>
{
    public void Configure(EntityTypeBuilder<TransferRequest> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.RoundCode).IsRoundCode();
        builder.Property(r => r.ProvinceCode).IsOfficialCode();
        builder.Property(r => r.GiverCode!).IsOfficialCode();
        builder.Property(r => r.CreatedById).HasMaxLength(40).IsUnicode(false);
        builder.Property(r => r.CreatedBy).HasMaxLength(RecordedModel.NameLength);
        builder.Property(r => r.Version).IsConcurrencyToken().IsLeftOutOfAudit();
        builder.HasOne<Round>().WithMany().HasForeignKey(r => r.RoundCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Province>().WithMany().HasForeignKey(r => r.ProvinceCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Province>().WithMany().HasForeignKey(r => r.GiverCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Steps).WithOne().HasForeignKey(s => s.RequestId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(r => new { r.RoundCode, r.ProvinceCode, r.State });
    }
}
