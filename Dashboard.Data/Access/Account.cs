using Dashboard.Data.Persistence;
using Dashboard.Data.Provinces;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Access;

/// <summary>Somebody who can sign in.</summary>
public sealed class Account : IdentityUser, IAudited
{
    public const int UserNameLength = 40;
    public const int DisplayNameLength = 60;

    /// <summary>The name others read: an office or a person.</summary>
    public string DisplayName { get; set; } = "";

    public Role Role { get; set; }

    /// <summary>Set for <see cref="Role.ProvincialOffice"/>, null for every other role.</summary>
    public string? ProvinceCode { get; set; }

    /// <summary>A disabled account cannot sign in and loses its open pages; it is never deleted, the audit trail names it.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>The password was given by an administrator: until the account has chosen its own it may read what is public only.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }

    string IAudited.AuditKey => UserName!;
}

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.Property(a => a.DisplayName).HasMaxLength(Account.DisplayNameLength);
        builder.Property(a => a.ProvinceCode!).IsOfficialCode();
        builder.HasOne<Province>().WithMany().HasForeignKey(a => a.ProvinceCode).OnDelete(DeleteBehavior.Restrict);

        builder.Property(a => a.PasswordHash).IsMaskedInAudit();
        builder.Property(a => a.Email).IsMaskedInAudit();
        builder.Property(a => a.PhoneNumber).IsMaskedInAudit();

        // The book-keeping of signing in, and what follows from the rest.
        builder.Property(a => a.SecurityStamp).IsLeftOutOfAudit();
        builder.Property(a => a.ConcurrencyStamp).IsLeftOutOfAudit();
        builder.Property(a => a.AccessFailedCount).IsLeftOutOfAudit();
        builder.Property(a => a.LockoutEnd).IsLeftOutOfAudit();
        builder.Property(a => a.LockoutEnabled).IsLeftOutOfAudit();
        builder.Property(a => a.NormalizedUserName).IsLeftOutOfAudit();
        builder.Property(a => a.NormalizedEmail).IsLeftOutOfAudit();
        builder.Property(a => a.EmailConfirmed).IsLeftOutOfAudit();
        builder.Property(a => a.PhoneNumberConfirmed).IsLeftOutOfAudit();
        builder.Property(a => a.TwoFactorEnabled).IsLeftOutOfAudit();
    }
}
