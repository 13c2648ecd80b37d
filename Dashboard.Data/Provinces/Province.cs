using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Provinces;

/// <summary>What a provincial-level unit is by law; <see cref="Corps"/> is 新疆生产建设兵团, which reports like a province.</summary>
public enum ProvinceKind
{
    Municipality,
    Province,
    AutonomousRegion,
    Corps,
    SpecialAdministrativeRegion,
}

/// <summary>The four statistical regions 东部, 中部, 西部, 东北 of the National Bureau of Statistics, in its order.</summary>
public enum Region
{
    East,
    Central,
    West,
    Northeast,
}

/// <summary>One of the 34 provincial-level divisions or 兵团; 32 of the 35 take part in the programme.</summary>
public sealed class Province
{
    /// <summary>GB/T 2260 code of six digits; 660000 for 兵团 is a convention, not part of the standard.</summary>
    public required string Code { get; set; }

    public required string NameZh { get; set; }

    /// <summary>江苏: the name without its kind.</summary>
    public required string ShortZh { get; set; }

    /// <summary>苏: one character, for narrow tiles.</summary>
    public required string AbbreviationZh { get; set; }

    public required string NameEn { get; set; }

    public required string ShortEn { get; set; }

    /// <summary>JS: the letter code of GB/T 2260; null for 兵团, which has none.</summary>
    public string? LetterCode { get; set; }

    /// <summary>Toneless syllables of <see cref="ShortZh"/>, separated by blanks: jiang su.</summary>
    public required string Pinyin { get; set; }

    public ProvinceKind Kind { get; set; }

    /// <summary>Null for the units that take no part: the statistical regions do not cover them.</summary>
    public Region? Region { get; set; }

    /// <summary>False for Hong Kong, Macao and Taiwan: on the map, outside the programme.</summary>
    public bool TakesPart { get; set; }

    /// <summary>1-based position in the customary order (ascending code, 兵团 after 新疆).</summary>
    public int Order { get; set; }

    /// <summary>Column in the tile grid, 0 to 6 from the left.</summary>
    public int TileColumn { get; set; }

    /// <summary>Row in the tile grid, 0 to 8 from the top.</summary>
    public int TileRow { get; set; }
}

internal sealed class ProvinceConfiguration : IEntityTypeConfiguration<Province>
{
    public void Configure(EntityTypeBuilder<Province> builder)
    {
        builder.HasKey(p => p.Code);
        builder.Property(p => p.Code).IsOfficialCode();
        builder.Property(p => p.NameZh).HasMaxLength(40);
        builder.Property(p => p.ShortZh).HasMaxLength(10);
        builder.Property(p => p.AbbreviationZh).HasMaxLength(2);
        builder.Property(p => p.NameEn).HasMaxLength(80);
        builder.Property(p => p.ShortEn).HasMaxLength(40);
        builder.Property(p => p.LetterCode).HasMaxLength(2);
        builder.Property(p => p.Pinyin).HasMaxLength(40);
        builder.HasIndex(p => p.Order).IsUnique();
    }
}
