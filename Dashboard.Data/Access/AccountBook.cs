using System.Security.Cryptography;
using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Access;

/// <summary>What the commands of accounts share: how an account is made, and how its sessions end because it has changed.</summary>
public sealed class AccountBook(SessionBook sessions, TimeProvider time)
{
    /// <summary>Makes an account that has no password: it can be entered only where the host offers it as a sample, or by the provider.</summary>
    internal Account ToAccount(NewAccount wanted) => new()
    {
        UserName = wanted.UserName,
        NormalizedUserName = Normalized(wanted.UserName),
        DisplayName = wanted.DisplayName,
        Role = wanted.Role,
        ProvinceCode = wanted.ProvinceCode,
        CreatedAt = time.GetUtcNow().UtcDateTime,
        LockoutEnabled = true,
        SecurityStamp = NewStamp(),
    };

    /// <summary>Codes of those whose offices can have accounts.</summary>
    internal static async Task<IReadOnlySet<string>> ProvincesAsync(DashboardDbContext db, CancellationToken cancellationToken) =>
        (await db.Provinces.Where(p => p.TakesPart).Select(p => p.Code).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Why the account cannot be made; null: it can.</summary>
    internal static async Task<Refusal?> RefusalOfNewAsync(
        DashboardDbContext db, NewAccount wanted, IReadOnlySet<string> provinces, CancellationToken cancellationToken)
    {
        var normalized = Normalized(wanted.UserName);
        return AccountRules.Check(wanted, provinces)
            ?? (db.Users.Local.Any(a => a.NormalizedUserName == normalized)
                || await db.Users.AnyAsync(a => a.NormalizedUserName == normalized, cancellationToken)
                ? new AccountRefusal.UserNameTaken(wanted.UserName) : null);
    }

    /// <summary>Ends the account's sessions because of a change of it, as part of a command.</summary>
    internal async Task EndSessionsAsync(DashboardDbContext db, Account account, SessionEnd why, CancellationToken cancellationToken)
    {
        account.SecurityStamp = NewStamp();
        account.ConcurrencyStamp = NewStamp();
        await sessions.EndAllAsync(db, account.Id, why, null, cancellationToken);
    }

    private static string NewStamp() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    private static string Normalized(string userName) => userName.Normalize().ToUpperInvariant();
}
