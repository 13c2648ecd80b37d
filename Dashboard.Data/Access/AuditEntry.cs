using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Access;

public enum AuditAction
{
    Created,
    Changed,
    Removed,

    /// <summary>Reference data was brought to what the seed files say; the counts stand in <see cref="AuditEntry.After"/>.</summary>
    Seeded,
}

/// <summary>
/// One committed change: who, when, what, before and after, why. Entries form a chain: each carries the hash of the one before
/// it, so that a row changed, removed or put in behind the application's back breaks the chain at that place.
/// </summary>
public sealed class AuditEntry : IUnversioned
{
    public const int ReasonLength = 400;

    /// <summary>Stands for a secret or contact data in <see cref="Before"/> and <see cref="After"/>.</summary>
    public const string Mask = "***";

    /// <summary>Of an entry that stands for a data set: the member of <see cref="After"/> that holds the fingerprints of its rows, by type and key.</summary>
    public const string Rows = "Rows";

    /// <summary>Number in the chain, from 1 without a gap.</summary>
    public long Id { get; set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>Null: the machine itself.</summary>
    public string? AccountId { get; set; }

    /// <summary>The name as it was then.</summary>
    public string AccountName { get; set; } = "";

    public AuditAction Action { get; set; }

    /// <summary>Type of what was changed: Account, …</summary>
    public string Entity { get; set; } = "";

    /// <summary>Which one, by its natural key.</summary>
    public string Key { get; set; } = "";

    /// <summary>The changed properties as a JSON object, before; null for something new. Secrets and contact data are masked.</summary>
    public string? Before { get; set; }

    /// <summary>The same, after; null for something removed.</summary>
    public string? After { get; set; }

    /// <summary>The reason the actor gave; null when none was asked for.</summary>
    public string? Reason { get; set; }

    /// <summary>Hash of the entry before; 64 zeros for the first.</summary>
    public string PreviousHash { get; set; } = "";

    /// <summary>SHA-256 over all of the above, in hexadecimal.</summary>
    public string Hash { get; set; } = "";
}

/// <summary>The end of the chain. One row: who appends must change it from what they read, so the chain cannot fork.</summary>
internal sealed class AuditHead : IUnversioned
{
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    /// <summary>Number of the last entry; 0 for an empty chain.</summary>
    public long Count { get; set; }

    /// <summary>Hash of the last entry.</summary>
    public string Hash { get; set; } = AuditChain.Start;
}

/// <summary>How entries are linked. Pure.</summary>
public static class AuditChain
{
    /// <summary>Stands before the first entry.</summary>
    public static readonly string Start = new('0', 64);

    private static readonly JsonSerializerOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The hash an entry must have. The canonical form is a JSON array of the members in their order, times in ticks: JSON keeps
    /// the members apart whatever they hold.
    /// </summary>
    public static string HashOf(AuditEntry entry)
    {
        object?[] members =
        [
            entry.Id, entry.At.Ticks, entry.AccountId, entry.AccountName, entry.Action.ToString(), entry.Entity, entry.Key,
            entry.Before, entry.After, entry.Reason, entry.PreviousHash,
        ];
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(members, Canonical)));
    }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public const int NameLength = 100;

    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.AccountId).HasMaxLength(40).IsUnicode(false);
        builder.Property(e => e.AccountName).HasMaxLength(NameLength);
        builder.Property(e => e.Entity).HasMaxLength(60).IsUnicode(false);
        builder.Property(e => e.Key).HasMaxLength(NameLength);
        builder.Property(e => e.Reason).HasMaxLength(AuditEntry.ReasonLength);
        builder.Property(e => e.PreviousHash).HasMaxLength(64).IsUnicode(false);
        builder.Property(e => e.Hash).HasMaxLength(64).IsUnicode(false);
        builder.HasIndex(e => e.At);
        builder.HasIndex(e => new { e.Entity, e.Key });
    }
}

internal sealed class AuditHeadConfiguration : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("AuditHead");
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.Hash).HasMaxLength(64).IsUnicode(false).IsConcurrencyToken();
        builder.HasData(new AuditHead());
    }
}
