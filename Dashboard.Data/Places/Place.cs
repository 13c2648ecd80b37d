using Dashboard.Data.Persistence;
using Dashboard.Data.Provinces;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Places;

/// <summary>A city or a county-level area that can hold a tier.</summary>
public sealed class Place : IAudited
{
    /// <summary>GB/T 2260 code of six digits.</summary>
    public required string Code { get; set; }

    public required string ProvinceCode { get; set; }

    /// <summary>海淀区: the name as the annexes print it. Names repeat across provinces, codes do not.</summary>
    public required string NameZh { get; set; }

    /// <summary>北京市海淀区: the name with its province.</summary>
    public required string FullNameZh { get; set; }

    public required string NameEn { get; set; }

    /// <summary>Toneless syllables of <see cref="NameZh"/>, separated by blanks: hai dian qu.</summary>
    public required string Pinyin { get; set; }

    public PlaceKind Kind { get; set; }

    /// <summary>Official: of the reviewed seed. Reported: entered by an office. Illustrative: an invented place of the sample data.</summary>
    public ProvenanceKind Ground { get; set; } = ProvenanceKind.Official;

    string IAudited.AuditKey => Code;
}

/// <summary>What a place is by law. It decides the track (section 二 of the 2023 notice).</summary>
public enum PlaceKind
{
    SubProvincialCity,
    PrefectureCity,
    Prefecture,
    AutonomousPrefecture,
    League,

    /// <summary>直辖市的区: a district of a municipality directly under the central government.</summary>
    MunicipalityDistrict,

    /// <summary>副省级城市、地级市下辖的区.</summary>
    CityDistrict,
    CountyLevelCity,
    County,
    AutonomousCounty,
    Banner,
    AutonomousBanner,

    /// <summary>特区 at county level: 六枝特区 alone.</summary>
    SpecialDistrict,

    /// <summary>林区 at county level: 神农架林区 alone.</summary>
    ForestryDistrict,
}

/// <summary>强市 or 强县: the two lists of the programme.</summary>
public enum Track
{
    City,
    County,
}

/// <summary>示范 (upper) or 试点 (lower).</summary>
public enum Tier
{
    Demonstration,
    Pilot,
}

/// <summary>What the notices say of kinds of places.</summary>
public static class PlaceRules
{
    /// <summary>Digits of a GB/T 2260 code.</summary>
    public const int CodeLength = 6;

    /// <summary>
    /// The track of a kind of place: 地级以上城市或直辖市的区 are on the city track (二（一）1),
    /// 县、县级市 and 副省级城市、地级市下辖的区 on the county track (二（二）1). 特区 and 林区 are of the county level like them.
    /// </summary>
    public static Track TrackOf(PlaceKind kind) => kind switch
    {
        PlaceKind.SubProvincialCity or PlaceKind.PrefectureCity or PlaceKind.Prefecture
            or PlaceKind.AutonomousPrefecture or PlaceKind.League or PlaceKind.MunicipalityDistrict => Track.City,
        PlaceKind.CityDistrict or PlaceKind.CountyLevelCity or PlaceKind.County or PlaceKind.AutonomousCounty
            or PlaceKind.Banner or PlaceKind.AutonomousBanner or PlaceKind.SpecialDistrict or PlaceKind.ForestryDistrict => Track.County,
    };
}

internal sealed class PlaceConfiguration : IEntityTypeConfiguration<Place>
{
    public void Configure(EntityTypeBuilder<Place> builder)
    {
        builder.HasKey(p => p.Code);
        builder.Property(p => p.Code).IsOfficialCode();
        builder.Property(p => p.ProvinceCode).IsOfficialCode();
        builder.Property(p => p.NameZh).HasMaxLength(40);
        builder.Property(p => p.FullNameZh).HasMaxLength(60);
        builder.Property(p => p.NameEn).HasMaxLength(80);
        builder.Property(p => p.Pinyin).HasMaxLength(80);
        builder.HasOne<Province>().WithMany().HasForeignKey(p => p.ProvinceCode).OnDelete(DeleteBehavior.Restrict);
    }
}
