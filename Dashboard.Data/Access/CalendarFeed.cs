using System.Security.Cryptography;
using System.Text;
using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using static Dashboard.Data.CommandResults;

namespace Dashboard.Data.Access;

/// <summary>The secret address of an account's calendar. Only the hash of the secret is kept: whoever lost the address makes another.</summary>
public sealed class CalendarFeed : IAudited
{
    /// <summary>SHA-256 in hexadecimal.</summary>
    internal const int HashLength = 64;

    public required string AccountId { get; set; }

    public required string TokenHash { get; set; }

    /// <summary>That of the account when the address was made: whatever changes its rights or its password ends the address.</summary>
    public required string SecurityStamp { get; set; }

    /// <summary>UTC.</summary>
    public DateTime MadeAt { get; set; }

    string IAudited.AuditKey => AccountId;

    internal static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

internal sealed class CalendarFeedConfiguration : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.HasKey(f => f.AccountId);
        builder.Property(f => f.AccountId).IsLeftOutOfAudit(); // the key of the entry
        builder.Property(f => f.TokenHash).HasMaxLength(CalendarFeed.HashLength).IsUnicode(false).IsMaskedInAudit();
        builder.Property(f => f.SecurityStamp).HasMaxLength(256).IsLeftOutOfAudit();
        builder.HasOne<Account>().WithOne().HasForeignKey<CalendarFeed>(f => f.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(f => f.TokenHash).IsUnique();
    }
}

/// <summary>Finds whose calendar an address is. Never from the cache: an address that was revoked ends at once.</summary>
public sealed class CalendarFeeds(IDbContextFactory<DashboardDbContext> factory)
{
    /// <summary>The account as a viewer; null: there is no such address, it was revoked, or its account is disabled or changed.</summary>
    public async Task<Viewer?> FindAsync(string? token, CancellationToken cancellationToken = default)
    {
        if (token is not { Length: FeedCommands.TokenLength })
        {
            return null;
        }

        var hash = CalendarFeed.HashOf(token);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var account = await (
            from feed in db.CalendarFeeds
            join holder in db.Users on feed.AccountId equals holder.Id
            where feed.TokenHash == hash && !holder.IsDisabled && !holder.MustChangePassword && holder.SecurityStamp == feed.SecurityStamp
            select holder).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return account is null ? null : Viewer.SignedIn(account.Id, account.DisplayName, account.Role, account.ProvinceCode);
    }

    /// <summary>UTC: when the viewer's address was made; null: it has none that holds.</summary>
    public async Task<DateTime?> MadeAtAsync(Viewer viewer, CancellationToken cancellationToken = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await (
            from feed in db.CalendarFeeds
            join holder in db.Users on feed.AccountId equals holder.Id
            where feed.AccountId == viewer.AccountId && holder.SecurityStamp == feed.SecurityStamp
            select (DateTime?)feed.MadeAt).SingleOrDefaultAsync(cancellationToken);
    }
}

/// <summary>Makes and revokes the secret address of one's own calendar.</summary>
public sealed class FeedCommands(DashboardWriter writer, TimeProvider time)
{
    private const int TokenBytes = 32;

    /// <summary>In characters.</summary>
    internal const int TokenLength = 43;

    /// <summary>Gives back the secret, which is shown once; an earlier address ends.</summary>
    public async Task<CommandResult<string>> MakeAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        var token = System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        return await writer.WriteAsync<string>(actor, null, async (db, stop) =>
        {
            if (await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == actor.AccountId, stop) is not { } account)
            {
                return new AccessRefusal.SignInRequired();
            }

            if (await db.CalendarFeeds.AsTracking().SingleOrDefaultAsync(f => f.AccountId == account.Id, stop) is not { } feed)
            {
                feed = new CalendarFeed { AccountId = account.Id, TokenHash = "", SecurityStamp = "" };
                db.CalendarFeeds.Add(feed);
            }

            (feed.TokenHash, feed.SecurityStamp, feed.MadeAt) = (CalendarFeed.HashOf(token), account.SecurityStamp ?? "", time.GetUtcNow().UtcDateTime);
            return Done(token);
        }, cancellationToken);
    }

    /// <summary>The address answers nobody any more.</summary>
    public Task<CommandResult<Nothing>> RevokeAsync(Actor actor, CancellationToken cancellationToken = default) =>
        writer.WriteAsync(actor, null, async (db, token) =>
        {
            if (actor.AccountId is not { } account)
            {
                return new AccessRefusal.SignInRequired();
            }

            db.CalendarFeeds.RemoveRange(await db.CalendarFeeds.AsTracking().Where(f => f.AccountId == account).ToListAsync(token));
            return Done();
        }, cancellationToken);
}
