using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Provinces;

/// <summary>How many divisions of each statutory type a province had in a year. 兵团 has none of its own.</summary>
public sealed class DivisionCount
{
    public required string ProvinceCode { get; set; }

    public int Year { get; set; }

    /// <summary>The day of the list that was counted.</summary>
    public DateOnly CountedOn { get; set; }

    public int PrefectureLevel { get; set; }

    public int PrefectureCities { get; set; }

    public int Prefectures { get; set; }

    public int AutonomousPrefectures { get; set; }

    public int Leagues { get; set; }

    public int CountyLevel { get; set; }

    public int Districts { get; set; }

    public int CountyLevelCities { get; set; }

    public int Counties { get; set; }

    public int AutonomousCounties { get; set; }

    public int Banners { get; set; }

    public int AutonomousBanners { get; set; }

    public int SpecialDistricts { get; set; }

    public int ForestryDistricts { get; set; }

    /// <summary>The list that was counted, with its licence.</summary>
    public required string Source { get; set; }
}

internal sealed class DivisionCountConfiguration : IEntityTypeConfiguration<DivisionCount>
{
    public void Configure(EntityTypeBuilder<DivisionCount> builder)
    {
        builder.HasKey(d => new { d.ProvinceCode, d.Year });
        builder.Property(d => d.ProvinceCode).IsOfficialCode();
        builder.Property(d => d.Source).HasMaxLength(200);
        builder.HasOne<Province>().WithMany().HasForeignKey(d => d.ProvinceCode).OnDelete(DeleteBehavior.Restrict);
    }
}
