using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Seeding;

/// <summary>Whether the illustrative data set is in the database. One row; what was removed on request is not loaded again by a start.</summary>
internal sealed class SampleData
{
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    /// <summary>UTC; null: not loaded.</summary>
    public DateTime? LoadedAt { get; set; }

    /// <summary>UTC; null: never removed.</summary>
    public DateTime? RemovedAt { get; set; }
}

internal sealed class SampleDataConfiguration : IEntityTypeConfiguration<SampleData>
{
    public void Configure(EntityTypeBuilder<SampleData> builder)
    {
        builder.ToTable("SampleData");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasData(new SampleData());
    }
}
