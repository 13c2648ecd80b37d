using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Statistics;

/// <summary>A composed table that an account keeps under a name: what its address says, never its figures. It is the account's alone; whoever is given the address sees the table by own rights.</summary>
public sealed class SavedView : IAudited, IVersioned
{
    public const int NameLength = 60;

    /// <summary>Of the query of an address, in characters.</summary>
    public const int AddressLength = 2_000;

    /// <summary>The most that one account keeps.</summary>
    public const int Most = 50;

    public Guid Id { get; set; }

    public required string AccountId { get; set; }

    /// <summary>One account has it once.</summary>
    public required string Name { get; set; }

    /// <summary>The query of the composer's address, without its question mark.</summary>
    public required string Address { get; set; }

    /// <summary>Goes up with every change: of two windows that change the same, the second is told.</summary>
    public int Version { get; set; }

    string IAudited.AuditKey => Name;

    /// <summary>It can stand after the question mark of an address.</summary>
    internal static bool IsAddress(string? address) =>
        address is { Length: > 0 and <= AddressLength } && address.All(c => char.IsAsciiLetterOrDigit(c) || "-._~%=&,:;+!".Contains(c, StringComparison.Ordinal));
}

/// <summary>Why a view is not saved, changed or removed.</summary>
public abstract record SavedViewRefusal : Refusal
{
    private SavedViewRefusal()
    {
    }

    public sealed record NameInvalid(int Most) : SavedViewRefusal;

    /// <summary>The account has another one of the name.</summary>
    public sealed record NameTaken(string Name) : SavedViewRefusal;

    /// <summary>The table is no address, or too long for one.</summary>
    public sealed record AddressInvalid(int Most) : SavedViewRefusal;

    /// <summary>The account has no such view, whoever else may.</summary>
    public sealed record Unknown : SavedViewRefusal;

    public sealed record TooMany(int Most) : SavedViewRefusal;
}

/// <summary>A view as its account sees it.</summary>
/// <param name="Address">The query of the composer's address, without its question mark.</param>
public sealed record SavedViewInfo(Guid Id, string Name, string Address, int Version);

internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.AccountId).IsLeftOutOfAudit(); // who wrote the entry
        builder.Property(v => v.Name).HasMaxLength(SavedView.NameLength);
        builder.Property(v => v.Address).HasMaxLength(SavedView.AddressLength);
        builder.Property(v => v.Version).IsConcurrencyToken().IsLeftOutOfAudit();
        builder.HasOne<Account>().WithMany().HasForeignKey(v => v.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(v => new { v.AccountId, v.Name }).IsUnique();
    }
}
