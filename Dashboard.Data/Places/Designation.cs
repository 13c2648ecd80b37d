using Dashboard.Data.Notices;
using Dashboard.Data.Persistence;
using Dashboard.Data.Progression;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Places;

/// <summary>A place holds a tier for a term under a notice: one row of an annex.</summary>
public sealed class Designation : IAudited
{
    public required string NoticeId { get; set; }

    /// <summary>Annex of the notice, 1-based.</summary>
    public int Annex { get; set; }

    /// <summary>Printed number of the row in the annex, 1-based.</summary>
    public int Row { get; set; }

    public required string PlaceCode { get; set; }

    public Tier Tier { get; set; }

    /// <summary>Date of the notice: before it nothing is designated, although the term may begin earlier.</summary>
    public DateOnly DesignatedOn { get; set; }

    /// <summary>First day of the term.</summary>
    public DateOnly StartsOn { get; set; }

    /// <summary>Last day of the term as the notice states it. Nobody reads it by itself: <see cref="Dated"/> says which day holds on a day.</summary>
    public DateOnly EndsOn { private get; set; }

    /// <summary>Official: a row of the reviewed seed. Reported: recorded by the national office. Illustrative: sample data.</summary>
    public ProvenanceKind Ground { get; set; } = ProvenanceKind.Official;

    /// <summary>Who published the row and where, in the words of who imported it; null: the notice says it.</summary>
    public string? Source { get; set; }

    /// <summary>The application it concluded; null for the lists of the seed.</summary>
    public Guid? ApplicationId { get; set; }

    string IAudited.AuditKey => $"{NoticeId}/{Annex}/{Row}";

    /// <summary>The designations with the end of the term that is known on a day, as <see cref="TermRules.EndsOn"/> says.</summary>
    internal static IQueryable<DatedDesignation> Dated(DashboardDbContext db, IQueryable<Designation> designations, DateOnly day) =>
        from designation in designations
        from revision in db.TermRevisions
            .Where(r => r.NoticeId == designation.NoticeId && r.Annex == designation.Annex && r.Row == designation.Row && r.DecidedOn <= day
                && !db.TermRevisions.Any(later => later.NoticeId == r.NoticeId && later.Annex == r.Annex && later.Row == r.Row && later.DecidedOn <= day && later.Number > r.Number))
            .DefaultIfEmpty()
        select new DatedDesignation
        {
            Designation = designation,
            StatedEndsOn = designation.EndsOn,
            Revision = revision,
            EndsOn = (DateOnly?)revision!.EndsOn ?? designation.EndsOn,
            Revisions = (int?)revision!.Number ?? 0,
        };
}

/// <summary>A designation as it is known on a day.</summary>
internal sealed class DatedDesignation
{
    public required Designation Designation { get; init; }

    /// <summary>Last day of the term as the notice states it.</summary>
    public required DateOnly StatedEndsOn { get; init; }

    /// <summary>The revision of the term that holds; null: the notice does.</summary>
    public required TermRevision? Revision { get; init; }

    /// <summary>Last day of the term.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>How often the term was revised.</summary>
    public required int Revisions { get; init; }
}

/// <summary>How a designation stands on a day.</summary>
public enum DesignationStatus
{
    /// <summary>The notice is issued and the term has not ended.</summary>
    Active,

    /// <summary>已届满: the term has ended. The notices know no renewal; a document may extend a term before its end, see <see cref="TermRules"/>.</summary>
    Expired,
}

/// <summary>What follows from the dates of a designation.</summary>
public static class DesignationRules
{
    /// <summary>The status on a day; null before the notice's date, when there is no designation yet.</summary>
    public static DesignationStatus? StatusOn(DateOnly day, DateOnly designatedOn, DateOnly endsOn) =>
        day < designatedOn ? null : day <= endsOn ? DesignationStatus.Active : DesignationStatus.Expired;
}

internal sealed class DesignationConfiguration : IEntityTypeConfiguration<Designation>
{
    public void Configure(EntityTypeBuilder<Designation> builder)
    {
        builder.HasKey(d => new { d.NoticeId, d.Annex, d.Row });
        builder.Property(d => d.NoticeId).IsNoticeId();
        builder.Property(d => d.PlaceCode).IsOfficialCode();
        builder.Property<DateOnly>(nameof(Designation.EndsOn));
        builder.Property(d => d.Source).HasMaxLength(RecordedModel.SourceLength);
        builder.HasOne<Notice>().WithMany().HasForeignKey(d => d.NoticeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Place>().WithMany().HasForeignKey(d => d.PlaceCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Application>().WithOne().HasForeignKey<Designation>(d => d.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.PlaceCode, d.Tier, d.DesignatedOn });
    }
}
