using System.Security.Claims;
using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Access;

/// <summary>
/// Says whether a session still holds. Whatever changes an account's rights renews its security stamp, so a session with an
/// older stamp, or of a disabled account, is over.
/// </summary>
public sealed class AccountSessions(IDbContextFactory<DashboardDbContext> factory, DashboardReader reader)
{
    /// <summary>For every request: asks the database only when the data has changed since, which a change of an account makes it do.</summary>
    public async Task<bool> HoldsAsync(ClaimsPrincipal principal, CancellationToken cancellationToken) =>
        AccountClaims.AccountIdOf(principal) is { } id
        && Holds(principal, await reader.ReadInternalAsync(new StampKey(id), (db, token) => StampAsync(db, id, token), cancellationToken));

    /// <summary>For open pages, now and then: asks the database itself, so that a change behind the application's back counts too.</summary>
    public async Task<bool> StillHoldsAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        if (AccountClaims.AccountIdOf(principal) is not { } id)
        {
            return false;
        }

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return Holds(principal, await StampAsync(db, id, cancellationToken));
    }

    private static bool Holds(ClaimsPrincipal principal, string? stamp) => stamp is not null && stamp == AccountClaims.StampOf(principal);

    /// <summary>Null: there is no such account, or it is disabled.</summary>
    private static Task<string?> StampAsync(DashboardDbContext db, string id, CancellationToken cancellationToken) =>
        db.Users.AsNoTracking().Where(a => a.Id == id && !a.IsDisabled).Select(a => a.SecurityStamp).SingleOrDefaultAsync(cancellationToken);

    private sealed record StampKey(string AccountId);
}
