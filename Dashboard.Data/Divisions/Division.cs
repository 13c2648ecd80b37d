using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Divisions;

/// <summary>The two levels under the provinces.</summary>
public enum DivisionLevel
{
    /// <summary>地级.</summary>
    Prefecture,

    /// <summary>县级; the districts of the municipalities among them, although they are on the city track.</summary>
    County,
}

/// <summary>A division at prefecture or county level that stands in at least one of the lists held.</summary>
internal sealed class Division
{
    /// <summary>Six digits of GB/T 2260.</summary>
    public required string Code { get; set; }

    public required string NameZh { get; set; }

    public required string NameEn { get; set; }

    /// <summary>Toneless syllables of <see cref="NameZh"/>, separated by blanks; v for ü.</summary>
    public required string Pinyin { get; set; }

    /// <summary>A second reading in use, of the first characters only: "le ting" beside "lao ting xian". Null: none.</summary>
    public string? OtherPinyin { get; set; }

    /// <summary>Who states an English name that is not its pinyin; null where it is.</summary>
    public string? SpelledBy { get; set; }

    public PlaceKind Kind { get; set; }

    /// <summary>As the product files it: <see cref="DivisionRules.ProvinceOf"/>.</summary>
    public required string ProvinceCode { get; set; }

    /// <summary>Null at prefecture level, in the municipalities, and directly under a province.</summary>
    public string? PrefectureCode { get; set; }

    /// <summary>The first of the lists held that has it.</summary>
    public DateOnly FirstList { get; set; }

    /// <summary>The last of the lists held that has it.</summary>
    public DateOnly LastList { get; set; }

    /// <summary>Codes that took its place, separated by blanks; null while it stands in the newest list.</summary>
    public string? SuccessorCodes { get; set; }

    /// <summary>Lists it was read from.</summary>
    public required string Source { get; set; }
}

/// <summary>What changed between two lists.</summary>
internal sealed class DivisionChange
{
    /// <summary>Its line in the file, from 1.</summary>
    public int Number { get; set; }

    public DateOnly FromList { get; set; }

    public DateOnly ToList { get; set; }

    /// <summary>Null: newly established.</summary>
    public string? OldCode { get; set; }

    public string? OldNameZh { get; set; }

    public required string NewCode { get; set; }

    public required string NewNameZh { get; set; }

    public DivisionChangeKind Kind { get; set; }

    /// <summary>撤县设市: the change in the words of the Ministry.</summary>
    public required string ChangeZh { get; set; }

    /// <summary>Null: no source read states the day.</summary>
    public DateOnly? AnnouncedOn { get; set; }

    public string? Note { get; set; }

    public required string Source { get; set; }
}

/// <summary>What kind of change it was.</summary>
public enum DivisionChangeKind
{
    /// <summary>撤县设市.</summary>
    CountyToCity,

    /// <summary>设立.</summary>
    Established,

    /// <summary>代码变更: the name is the same.</summary>
    Recode,

    /// <summary>撤区并入新设区.</summary>
    Merge,
}

/// <summary>A name that a division had before the lists held, and the division it leads to.</summary>
internal sealed class FormerName
{
    /// <summary>The code it had then; often the same as now.</summary>
    public required string Code { get; set; }

    public required string NameZh { get; set; }

    /// <summary>2010-10: the last revision of GB/T 2260 that has it.</summary>
    public required string LastRevision { get; set; }

    public required string NowCode { get; set; }

    public FormerNameGround Ground { get; set; }

    public required string Source { get; set; }
}

/// <summary>Why a former name leads to a division.</summary>
public enum FormerNameGround
{
    /// <summary>The code is the same.</summary>
    SameCode,

    /// <summary>县 became 区 or 市 (or the other way) under the same name in the same prefecture, and nothing else there is called so.</summary>
    SameStem,
}

/// <summary>What follows from the code or kind of a division.</summary>
public static class DivisionRules
{
    /// <summary>兵团: its code is a convention. Its cities are 6590xx of 650000 in GB/T 2260, and filed under it here.</summary>
    public const string Corps = "660000";

    private const string CorpsCities = "6590";

    /// <summary>The province under which the product files a code: the one rule for the cities of the Corps.</summary>
    public static string ProvinceOf(string code) => code.StartsWith(CorpsCities, StringComparison.Ordinal) ? Corps : code[..2] + "0000";

    /// <summary>The level of a kind.</summary>
    public static DivisionLevel LevelOf(PlaceKind kind) => kind switch
    {
        PlaceKind.SubProvincialCity or PlaceKind.PrefectureCity or PlaceKind.Prefecture or PlaceKind.AutonomousPrefecture or PlaceKind.League => DivisionLevel.Prefecture,
        PlaceKind.MunicipalityDistrict or PlaceKind.CityDistrict or PlaceKind.CountyLevelCity or PlaceKind.County or PlaceKind.AutonomousCounty
            or PlaceKind.Banner or PlaceKind.AutonomousBanner or PlaceKind.SpecialDistrict or PlaceKind.ForestryDistrict => DivisionLevel.County,
    };
}

internal sealed class DivisionConfiguration : IEntityTypeConfiguration<Division>
{
    public void Configure(EntityTypeBuilder<Division> builder)
    {
        builder.HasKey(d => d.Code);
        builder.Property(d => d.Code).IsOfficialCode();
        builder.Property(d => d.NameZh).HasMaxLength(40);
        builder.Property(d => d.NameEn).HasMaxLength(80);
        builder.Property(d => d.Pinyin).HasMaxLength(80).IsUnicode(false);
        builder.Property(d => d.OtherPinyin).HasMaxLength(80).IsUnicode(false);
        builder.Property(d => d.SpelledBy).HasMaxLength(120);
        builder.Property(d => d.ProvinceCode).IsOfficialCode();
        builder.Property(d => d.PrefectureCode).IsOfficialCode();
        builder.Property(d => d.SuccessorCodes).HasMaxLength(60).IsUnicode(false);
        builder.Property(d => d.Source).HasMaxLength(60).IsUnicode(false);
        builder.HasOne<Province>().WithMany().HasForeignKey(d => d.ProvinceCode).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DivisionChangeConfiguration : IEntityTypeConfiguration<DivisionChange>
{
    public void Configure(EntityTypeBuilder<DivisionChange> builder)
    {
        builder.HasKey(c => c.Number);
        builder.Property(c => c.Number).ValueGeneratedNever();
        builder.Property(c => c.OldCode).IsOfficialCode();
        builder.Property(c => c.OldNameZh).HasMaxLength(40);
        builder.Property(c => c.NewCode).IsOfficialCode();
        builder.Property(c => c.NewNameZh).HasMaxLength(40);
        builder.Property(c => c.ChangeZh).HasMaxLength(40);
        builder.Property(c => c.Note).HasMaxLength(300);
        builder.Property(c => c.Source).HasMaxLength(300);
    }
}

internal sealed class FormerNameConfiguration : IEntityTypeConfiguration<FormerName>
{
    public void Configure(EntityTypeBuilder<FormerName> builder)
    {
        builder.ToTable("FormerNames");
        builder.HasKey(f => new { f.Code, f.NameZh });
        builder.Property(f => f.Code).IsOfficialCode();
        builder.Property(f => f.NameZh).HasMaxLength(40);
        builder.Property(f => f.LastRevision).HasMaxLength(7).IsUnicode(false);
        builder.Property(f => f.NowCode).IsOfficialCode();
        builder.Property(f => f.Source).HasMaxLength(60).IsUnicode(false);
    }
}
