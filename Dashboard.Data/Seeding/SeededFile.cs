using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Seeding;

/// <summary>Files of the seed that are written as a whole, and what they said when the database received them.</summary>
internal sealed class SeededFile
{
    /// <summary>The files of the directory of divisions.</summary>
    public const string Divisions = "divisions";

    public required string Name { get; set; }

    /// <summary>SHA-256 of the texts, in hexadecimal.</summary>
    public required string Hash { get; set; }

    public static string HashOf(params IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in texts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text));
            hash.AppendData([0]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

internal sealed class SeededFileConfiguration : IEntityTypeConfiguration<SeededFile>
{
    public void Configure(EntityTypeBuilder<SeededFile> builder)
    {
        builder.ToTable("SeededFiles");
        builder.HasKey(f => f.Name);
        builder.Property(f => f.Name).HasMaxLength(40).IsUnicode(false);
        builder.Property(f => f.Hash).HasMaxLength(64).IsUnicode(false);
    }
}
