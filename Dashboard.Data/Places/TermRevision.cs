using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Places;

/// <summary>
/// A document that extends the term of a designation or ends it early. Never overwritten: the end on a day is that of the last
/// revision whose document there is by then, see <see cref="TermRules"/>.
/// </summary>
public sealed class TermRevision : IAudited, IRecorded
{
    public required string NoticeId { get; set; }

    public int Annex { get; set; }

    public int Row { get; set; }

    /// <summary>1, 2, … in the order of recording, which is that of the documents.</summary>
    public int Number { get; set; }

    /// <summary>The day of the document: from it on the new end is known.</summary>
    public DateOnly DecidedOn { get; set; }

    /// <summary>The new last day of the term.</summary>
    public DateOnly EndsOn { get; set; }

    /// <summary>文号.</summary>
    public required string DocumentNumber { get; set; }

    /// <summary>Why, in the words of who recorded it.</summary>
    public required string Reason { get; set; }

    /// <summary>Reported; Illustrative: of a designation of the sample data.</summary>
    public ProvenanceKind Ground { get; set; } = ProvenanceKind.Reported;

    public DateTime RecordedAt { get; set; }

    public string? RecordedById { get; set; }

    public string RecordedBy { get; set; } = "";

    string IAudited.AuditKey => $"{NoticeId}/{Annex}/{Row}/{Number}";
}

internal sealed class TermRevisionConfiguration : IEntityTypeConfiguration<TermRevision>
{
    public void Configure(EntityTypeBuilder<TermRevision> builder)
    {
        builder.HasKey(r => new { r.NoticeId, r.Annex, r.Row, r.Number });
        builder.Property(r => r.NoticeId).IsNoticeId();
        builder.Property(r => r.DocumentNumber).HasMaxLength(RecordedModel.DocumentNumberLength);
        builder.Property(r => r.Reason).HasMaxLength(RecordedModel.ReasonLength);
        builder.IsRecorded();
        builder.HasOne<Designation>().WithMany().HasForeignKey(r => new { r.NoticeId, r.Annex, r.Row }).OnDelete(DeleteBehavior.Restrict);
    }
}
