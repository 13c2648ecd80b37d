using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Access;

/// <summary>Why a session is over.</summary>
public enum SessionEnd
{
    /// <summary>Its own browser signed out, or signed in anew.</summary>
    SignedOut,

    /// <summary>The account's holder ended it from another browser.</summary>
    EndedByHolder,

    /// <summary>The password was changed or reset.</summary>
    PasswordChanged,

    /// <summary>The account was disabled, or its rights were changed.</summary>
    AccountChanged,

    /// <summary>It was not used for <see cref="AccessOptions.SessionLength"/>, or is older than <see cref="AccessOptions.SessionLifetime"/>.</summary>
    Expired,

    /// <summary>Its holder signed out at the provider of single sign-on, or was signed out there.</summary>
    EndedByProvider,
}

/// <summary>From where somebody signs in, as it is shown to the account's holder.</summary>
/// <param name="Device">Browser and system in short; empty: unknown.</param>
/// <param name="Address">Of the network; empty: unknown.</param>
public sealed record SessionOrigin(string Device, string Address)
{
    public static SessionOrigin Unknown { get; } = new("", "");
}

/// <summary>
/// One sign-in, kept by the server: the cookie only names it. So what ends it ends every copy of the cookie and every open page.
/// </summary>
public sealed class Session : IUnversioned
{
    public const int DeviceLength = 80;
    public const int AddressLength = 45;

    public Guid Id { get; set; }

    public string AccountId { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>UTC; written now and then, so up to some minutes old.</summary>
    public DateTime LastSeenAt { get; set; }

    /// <summary>UTC. No use of it makes the session last longer.</summary>
    public DateTime ExpiresAt { get; set; }

    /// <inheritdoc cref="SessionOrigin.Device"/>
    public string Device { get; set; } = "";

    /// <inheritdoc cref="SessionOrigin.Address"/>
    public string Address { get; set; } = "";

    /// <summary>UTC; null while nothing has ended it.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>Null while nothing has ended it.</summary>
    public SessionEnd? End { get; set; }
}

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("Sessions");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Device).HasMaxLength(Session.DeviceLength);
        builder.Property(s => s.Address).HasMaxLength(Session.AddressLength).IsUnicode(false);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
