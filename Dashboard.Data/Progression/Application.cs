using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Progression;

/// <summary>One place applying for one tier in one round. Its history is its stage changes.</summary>
public sealed class Application : IAudited, IRecorded, IVersioned
{
    public Guid Id { get; set; }

    public required string RoundCode { get; set; }

    public required string PlaceCode { get; set; }

    /// <summary>The province of the place, whose office conducts it.</summary>
    public required string ProvinceCode { get; set; }

    public Track Track { get; set; }

    public Tier Tier { get; set; }

    public DateTime RecordedAt { get; set; }

    public string? RecordedById { get; set; }

    public string RecordedBy { get; set; } = "";

    public ProvenanceKind Ground { get; set; }

    /// <summary>What <see cref="Provenance.Source"/> says: the office, or the data set of sample data.</summary>
    public required string Source { get; set; }

    /// <summary>Goes up with every step and every correction: of two that move the same application, the second is told.</summary>
    public int Version { get; set; }

    /// <summary>Day of the first step. This and what follows repeats the steps, so that nobody looks them up to count: <see cref="StandingInterceptor"/> keeps it.</summary>
    public DateOnly? StartedOn { get; private set; }

    /// <summary>Day on which it was first returned; null: never.</summary>
    public DateOnly? ReturnedOn { get; private set; }

    /// <summary>Day on which it was first recommended; null: never.</summary>
    public DateOnly? RecommendedOn { get; private set; }

    /// <summary>Where the last step came from; null: it is the first one.</summary>
    public Stage? LastFrom { get; private set; }

    /// <summary>The target of the last step; null: it has none yet.</summary>
    public Stage? LastTo { get; private set; }

    /// <summary>The day of the last step: on it and later the application stands where it says; of an earlier day the steps tell.</summary>
    public DateOnly? LastOn { get; private set; }

    /// <summary>UTC: when the last step was recorded.</summary>
    public DateTime? LastRecordedAt { get; private set; }

    /// <summary>Last day of the public notice that the last step began; null: it began none.</summary>
    public DateOnly? LastNoticeEndsOn { get; private set; }

    /// <summary>Another one after every change of the application or its steps: their sum says whether those of a round are as they were.</summary>
    public int StandingStamp { get; private set; }

    public List<StageChange> Changes { get; } = [];

    /// <summary>The properties that repeat the steps.</summary>
    internal static IReadOnlyList<string> Repeating { get; } =
        [nameof(StartedOn), nameof(ReturnedOn), nameof(RecommendedOn), nameof(LastFrom), nameof(LastTo), nameof(LastOn), nameof(LastRecordedAt), nameof(LastNoticeEndsOn)];

    /// <summary>The step by which it stands where it stands; null: it has none yet.</summary>
    internal StageChange? Last => Changes.MaxBy(c => c.Number);

    /// <summary>Repeats what the steps say.</summary>
    /// <param name="steps">All of them.</param>
    internal void Stand(IReadOnlyList<StageChange> steps, int stamp)
    {
        var last = steps.MaxBy(s => s.Number);
        StartedOn = steps.MinBy(s => s.Number)?.EffectiveOn;
        ReturnedOn = FirstDayOf(Stage.ReturnedForCompletion);
        RecommendedOn = FirstDayOf(Stage.Recommended);
        (LastFrom, LastTo, LastOn, LastRecordedAt, LastNoticeEndsOn) = (last?.From, last?.To, last?.EffectiveOn, last?.RecordedAt, last?.NoticeEndsOn);
        StandingStamp = stamp;

        DateOnly? FirstDayOf(Stage stage) => steps.Where(s => s.To == stage).Min(s => (DateOnly?)s.EffectiveOn);
    }

    /// <summary>Null: nobody has moved the application since it was seen.</summary>
    /// <param name="wanted">What the second wanted to write.</param>
    internal CommandResult<T>.Conflict? CheckVersion<T>(SeenApplication seen, string wanted) =>
        Version == seen.Version ? null : new CommandResult<T>.Conflict([new ConflictingValue(nameof(Stage), wanted, Last!.To.ToString())]);

    /// <summary>Its steps as far as mending them depends on them.</summary>
    internal IReadOnlyList<RecordedStep> Steps() =>
        [.. Changes.OrderBy(c => c.Number).Select(c => new RecordedStep(c.Number, c.From, c.To, c.EffectiveOn, Time.ProgrammeClock.DayOf(c.RecordedAt), c.StatedOn is not null))];

    /// <summary>The application as it stood before a step; never to be saved.</summary>
    internal Application Before(int number)
    {
        var before = new Application { Id = Id, RoundCode = RoundCode, PlaceCode = PlaceCode, ProvinceCode = ProvinceCode, Track = Track, Tier = Tier, Ground = Ground, Source = Source };
        before.Changes.AddRange(Changes.Where(c => c.Number < number));
        return before;
    }

    /// <summary>A new application, without its first step.</summary>
    /// <param name="id">Ordered by time.</param>
    /// <param name="ground">Of the place: an invented one makes an illustrative application.</param>
    /// <param name="source">The office.</param>
    internal static Application Begin(Guid id, NewApplication wanted, string provinceCode, ProvenanceKind ground, string source) => new()
    {
        Id = id,
        RoundCode = wanted.RoundCode,
        PlaceCode = wanted.PlaceCode,
        ProvinceCode = provinceCode,
        Track = wanted.Track,
        Tier = wanted.Tier,
        Ground = ground == ProvenanceKind.Illustrative ? ProvenanceKind.Illustrative : ProvenanceKind.Reported,
        Source = source,
    };

    /// <summary>Writes the step down as the next change.</summary>
    internal StageMove Take(StageRule rule, StageStep step)
    {
        var isNotice = rule.Asks(StepRequirement.NoticePeriod);
        Changes.Add(new StageChange
        {
            ApplicationId = Id,
            Number = Changes.Count + 1,
            From = rule.From,
            To = rule.To,
            EffectiveOn = step.EffectiveOn,
            DocumentNumber = RecordedModel.Trimmed(step.DocumentNumber),
            Remark = RecordedModel.Trimmed(step.Remark),
            NoticeStartsOn = isNotice ? step.NoticeStartsOn : null,
            NoticeEndsOn = isNotice ? step.NoticeEndsOn : null,
        });
        return new StageMove(Id, rule.To, Version + 1);
    }

    string IAudited.AuditKey => $"{RoundCode}/{PlaceCode}/{Tier}";
}

/// <summary>
/// A step of an application. The stage on a day is the target of the latest change in effect. Its day can be corrected: the figures of
/// every day then follow the corrected one, and what was stated first stays beside it.
/// </summary>
public sealed class StageChange : IAudited, IRecorded
{
    public Guid ApplicationId { get; set; }

    /// <summary>1, 2, … in the order of recording; effective dates never decrease along it.</summary>
    public int Number { get; set; }

    /// <summary>Null: the start of the application.</summary>
    public Stage? From { get; set; }

    public Stage To { get; set; }

    /// <summary>The day on which it happened, which may lie before the day of recording.</summary>
    public DateOnly EffectiveOn { get; set; }

    public DateTime RecordedAt { get; set; }

    public string? RecordedById { get; set; }

    public string RecordedBy { get; set; } = "";

    public string? DocumentNumber { get; set; }

    public string? Remark { get; set; }

    /// <summary>First day of a public notice (公示); null for every other step.</summary>
    public DateOnly? NoticeStartsOn { get; set; }

    /// <summary>Last day of a public notice; null for every other step.</summary>
    public DateOnly? NoticeEndsOn { get; set; }

    /// <summary>The day that was stated first; null: it was never corrected.</summary>
    public DateOnly? StatedOn { get; set; }

    /// <summary>Why the day was corrected; null: it was not.</summary>
    public string? CorrectionReason { get; set; }

    /// <summary>The document that gives the right day; null: none.</summary>
    public string? CorrectionDocument { get; set; }

    string IAudited.AuditKey => $"{ApplicationId}/{Number}";
}

/// <summary>A material came in; a later one replaces it.</summary>
public sealed class MaterialReceipt : IAudited, IRecorded
{
    public Guid ApplicationId { get; set; }

    public Material Material { get; set; }

    /// <summary>1, 2, … in the order of recording.</summary>
    public int Number { get; set; }

    public DateOnly ReceivedOn { get; set; }

    /// <summary>Null: not recorded.</summary>
    public MaterialMedium? Medium { get; set; }

    public string? Remark { get; set; }

    public DateTime RecordedAt { get; set; }

    public string? RecordedById { get; set; }

    public string RecordedBy { get; set; } = "";

    /// <param name="number">Order of recording of the material within the application, 1-based.</param>
    internal static MaterialReceipt Of(Guid applicationId, ReceivedMaterial received, int number) => new()
    {
        ApplicationId = applicationId,
        Material = received.Material,
        Number = number,
        ReceivedOn = received.ReceivedOn,
        Medium = received.Medium,
        Remark = RecordedModel.Trimmed(received.Remark),
    };

    string IAudited.AuditKey => $"{ApplicationId}/{Material}/{Number}";
}

/// <summary>The provincial office's finding on one condition; a later one replaces it.</summary>
public sealed class Assessment : IAudited, IRecorded
{
    public Guid ApplicationId { get; set; }

    public EligibilityCondition Condition { get; set; }

    /// <summary>1, 2, … in the order of recording.</summary>
    public int Number { get; set; }

    /// <summary>Null: taken back, not assessed.</summary>
    public bool? Met { get; set; }

    public DateOnly AssessedOn { get; set; }

    public string? Remark { get; set; }

    public DateTime RecordedAt { get; set; }

    public string? RecordedById { get; set; }

    public string RecordedBy { get; set; } = "";

    string IAudited.AuditKey => $"{ApplicationId}/{Condition}/{Number}";
}

/// <summary>What the experts found (三（一）4 of the 2023 notice).</summary>
public sealed class ExpertReview : IAudited, IRecorded, IVersioned
{
    public Guid ApplicationId { get; set; }

    public DateOnly ReviewedOn { get; set; }

    /// <summary>Whether the experts propose the place for designation.</summary>
    public bool Proposed { get; set; }

    public string? Opinion { get; set; }

    public DateTime RecordedAt { get; set; }

    public string? RecordedById { get; set; }

    public string RecordedBy { get; set; } = "";

    /// <summary>Goes up with every correction.</summary>
    public int Version { get; set; }

    string IAudited.AuditKey => ApplicationId.ToString();
}

/// <summary>
/// 弄虚作假, verified: eligibility is cancelled, and both the place's IP department and the provincial office are criticized in a
/// circular (五 of the 2023 notice).
/// </summary>
public sealed class Falsification : IAudited, IRecorded, IVersioned
{
    public Guid ApplicationId { get; set; }

    public DateOnly VerifiedOn { get; set; }

    public required string Finding { get; set; }

    public string? DocumentNumber { get; set; }

    /// <summary>通报批评 of the IP department of the place; null: not issued yet.</summary>
    public DateOnly? PlaceDepartmentCriticizedOn { get; set; }

    /// <summary>通报批评 of the provincial office; null: not issued yet.</summary>
    public DateOnly? ProvincialOfficeCriticizedOn { get; set; }

    public DateTime RecordedAt { get; set; }

    public string? RecordedById { get; set; }

    public string RecordedBy { get; set; } = "";

    /// <summary>Goes up with every correction.</summary>
    public int Version { get; set; }

    string IAudited.AuditKey => ApplicationId.ToString();
}

internal sealed class ApplicationConfiguration : IEntityTypeConfiguration<Application>
{
    public void Configure(EntityTypeBuilder<Application> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.RoundCode).IsRoundCode();
        builder.Property(a => a.PlaceCode).IsOfficialCode();
        builder.Property(a => a.ProvinceCode).IsOfficialCode();
        builder.IsRecorded();
        builder.Property(a => a.Source).HasMaxLength(RecordedModel.SourceLength);
        builder.Property(a => a.Version).IsConcurrencyToken().IsLeftOutOfAudit();
        foreach (var repeating in Application.Repeating)
        {
            builder.Property(repeating).IsLeftOutOfAudit();
        }

        builder.Property(a => a.StandingStamp).IsLeftOutOfAudit();
        builder.HasIndex(a => new { a.RoundCode, a.StandingStamp });
        builder.HasIndex(a => new { a.RoundCode, a.PlaceCode, a.Tier }).IsUnique();
        builder.HasIndex(a => new { a.RoundCode, a.ProvinceCode, a.Track, a.Tier });
        builder.HasOne<Round>().WithMany().HasForeignKey(a => a.RoundCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Place>().WithMany().HasForeignKey(a => a.PlaceCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Changes).WithOne().HasForeignKey(c => c.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class StageChangeConfiguration : IEntityTypeConfiguration<StageChange>
{
    public void Configure(EntityTypeBuilder<StageChange> builder)
    {
        builder.HasKey(c => new { c.ApplicationId, c.Number });
        builder.IsRecorded();
        builder.Property(c => c.DocumentNumber).HasMaxLength(RecordedModel.DocumentNumberLength);
        builder.Property(c => c.Remark).HasMaxLength(RecordedModel.ReasonLength);
        builder.Property(c => c.CorrectionReason).HasMaxLength(RecordedModel.ReasonLength);
        builder.Property(c => c.CorrectionDocument).HasMaxLength(RecordedModel.DocumentNumberLength);
        builder.HasIndex(c => new { c.ApplicationId, c.EffectiveOn, c.Number }); // the last change by a day
        builder.HasIndex(c => new { c.EffectiveOn, c.RecordedAt }); // the latest changes of all
    }
}

internal sealed class MaterialReceiptConfiguration : IEntityTypeConfiguration<MaterialReceipt>
{
    public void Configure(EntityTypeBuilder<MaterialReceipt> builder)
    {
        builder.HasKey(m => new { m.ApplicationId, m.Material, m.Number });
        builder.IsRecorded();
        builder.Property(m => m.Remark).HasMaxLength(RecordedModel.ReasonLength);
        builder.HasOne<Application>().WithMany().HasForeignKey(m => m.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AssessmentConfiguration : IEntityTypeConfiguration<Assessment>
{
    public void Configure(EntityTypeBuilder<Assessment> builder)
    {
        builder.HasKey(a => new { a.ApplicationId, a.Condition, a.Number });
        builder.IsRecorded();
        builder.Property(a => a.Remark).HasMaxLength(RecordedModel.ReasonLength);
        builder.HasOne<Application>().WithMany().HasForeignKey(a => a.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ExpertReviewConfiguration : IEntityTypeConfiguration<ExpertReview>
{
    public void Configure(EntityTypeBuilder<ExpertReview> builder)
    {
        builder.HasKey(r => r.ApplicationId);
        builder.IsRecorded();
        builder.Property(r => r.Opinion).HasMaxLength(RecordedModel.ReasonLength);
        builder.Property(r => r.Version).IsConcurrencyToken().IsLeftOutOfAudit();
        builder.HasOne<Application>().WithOne().HasForeignKey<ExpertReview>(r => r.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class FalsificationConfiguration : IEntityTypeConfiguration<Falsification>
{
    public void Configure(EntityTypeBuilder<Falsification> builder)
    {
        builder.HasKey(f => f.ApplicationId);
        builder.IsRecorded();
        builder.Property(f => f.Finding).HasMaxLength(RecordedModel.ReasonLength);
        builder.Property(f => f.DocumentNumber).HasMaxLength(RecordedModel.DocumentNumberLength);
        builder.Property(f => f.Version).IsConcurrencyToken().IsLeftOutOfAudit();
        builder.HasOne<Application>().WithOne().HasForeignKey<Falsification>(f => f.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}
