using System.Buffers.Text;
using Dashboard.Data.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Access;

/// <summary>A passkey as its owner sees it.</summary>
/// <param name="Id">The credential's identifier in base64url; no secret.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record PasskeyInfo(string Id, string Name, DateTime CreatedAt);

/// <summary>Reads one's own passkeys.</summary>
public sealed class PasskeysQueries(DashboardReader reader)
{
    /// <summary>The viewer's own, the oldest first; none for the public.</summary>
    public Task<IReadOnlyList<PasskeyInfo>> ListAsync(Viewer viewer, CancellationToken cancellationToken = default)
    {
        var account = viewer.AccountId;
        return reader.ReadAsync<IReadOnlyList<PasskeyInfo>>(
            viewer,
            new Key(account),
            async (db, token) =>
            {
                var passkeys = await db.Set<IdentityUserPasskey<string>>().Where(p => p.UserId == account)
                    .Select(p => new { p.CredentialId, p.Data.Name, p.Data.CreatedAt }).ToListAsync(token);
                return passkeys.OrderBy(p => p.CreatedAt)
                    .Select(p => new PasskeyInfo(Base64Url.EncodeToString(p.CredentialId), p.Name ?? "", p.CreatedAt.UtcDateTime)).ToList();
            },
            cancellationToken);
    }

    private sealed record Key(string? AccountId);
}
