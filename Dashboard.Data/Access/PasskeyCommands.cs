using System.Buffers.Text;
using Dashboard.Data.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Data.CommandResults;

namespace Dashboard.Data.Access;

/// <summary>
/// Changes one's own passkeys: they sign in without a password. The trail keeps their names and days, never the credential. An
/// account that must change its password first is no actor, so it has none.
/// </summary>
public sealed class PasskeyCommands(DashboardWriter writer)
{
    /// <summary>The most passkeys of one account.</summary>
    public const int Most = 10;

    public const int NameLength = 60;

    internal const string AuditName = "Passkey";

    /// <summary>Adds what the authenticator has made and the host has verified.</summary>
    public Task<CommandResult<Nothing>> AddAsync(Actor actor, UserPasskeyInfo passkey, string name, CancellationToken cancellationToken = default) =>
        writer.WriteAsync(actor, null, async (db, token) =>
        {
            if (CheckName(name) is { } wrong)
            {
                return wrong;
            }

            var known = await db.Set<IdentityUserPasskey<string>>().Where(p => p.UserId == actor.AccountId || p.CredentialId == passkey.CredentialId).ToListAsync(token);
            if (known.Any(p => p.CredentialId.AsSpan().SequenceEqual(passkey.CredentialId)))
            {
                return new AccountRefusal.PasskeyKnown();
            }

            if (known.Count >= Most)
            {
                return new AccountRefusal.PasskeysFull(Most);
            }

            db.Add(new IdentityUserPasskey<string>
            {
                UserId = actor.AccountId!,
                CredentialId = passkey.CredentialId,
                Data = new IdentityPasskeyData
                {
                    Name = name.Trim(),
                    CreatedAt = passkey.CreatedAt,
                    PublicKey = passkey.PublicKey,
                    SignCount = passkey.SignCount,
                    Transports = passkey.Transports,
                    IsUserVerified = passkey.IsUserVerified,
                    IsBackupEligible = passkey.IsBackupEligible,
                    IsBackedUp = passkey.IsBackedUp,
                    AttestationObject = passkey.AttestationObject,
                    ClientDataJson = passkey.ClientDataJson,
                },
            });
            await WriteDownAsync(db, AuditAction.Created, actor.AccountId!, null, Said(name.Trim(), passkey.CreatedAt), token);
            return Done();
        }, cancellationToken);

    /// <param name="id">See <see cref="PasskeyInfo.Id"/>.</param>
    public Task<CommandResult<Nothing>> RenameAsync(Actor actor, string id, string name, CancellationToken cancellationToken = default) =>
        ChangeAsync(actor, id, async (db, passkey, token) =>
        {
            if (CheckName(name) is { } wrong)
            {
                return wrong;
            }

            if (passkey.Data.Name != name.Trim())
            {
                await WriteDownAsync(db, AuditAction.Changed, passkey.UserId, new { passkey.Data.Name }, new { Name = name.Trim() }, token);
                passkey.Data.Name = name.Trim();
            }

            return Done();
        }, cancellationToken);

    /// <summary>From then on it signs nobody in; sessions it began go on.</summary>
    /// <inheritdoc cref="RenameAsync" path="/param"/>
    public Task<CommandResult<Nothing>> RemoveAsync(Actor actor, string id, CancellationToken cancellationToken = default) =>
        ChangeAsync(actor, id, async (db, passkey, token) =>
        {
            await RemoveAsync(db, [passkey], token);
            return Done();
        }, cancellationToken);

    /// <summary>Removes all passkeys of an account, as part of another command.</summary>
    internal static async Task RemoveAllAsync(DashboardDbContext db, string accountId, CancellationToken cancellationToken) =>
        await RemoveAsync(
            db, await db.Set<IdentityUserPasskey<string>>().AsTracking().Where(p => p.UserId == accountId).ToListAsync(cancellationToken), cancellationToken);

    private static async Task RemoveAsync(DashboardDbContext db, IReadOnlyList<IdentityUserPasskey<string>> passkeys, CancellationToken cancellationToken)
    {
        foreach (var passkey in passkeys)
        {
            await WriteDownAsync(
                db, AuditAction.Removed, passkey.UserId, Said(passkey.Data.Name, passkey.Data.CreatedAt), null, cancellationToken);
            db.Remove(passkey);
        }
    }

    private static Refusal? CheckName(string name) =>
        name.Trim().Length is 0 or > NameLength || name.Any(char.IsControl) ? new AccountRefusal.PasskeyNameInvalid(NameLength) : null;

    private static object Said(string? name, DateTimeOffset createdAt) => new { Name = name, CreatedAt = createdAt.UtcDateTime };

    private static async Task WriteDownAsync(
        DashboardDbContext db, AuditAction action, string accountId, object? before, object? after, CancellationToken cancellationToken)
    {
        var owner = await db.Users.Where(a => a.Id == accountId).Select(a => a.UserName!).SingleAsync(cancellationToken);
        db.AddAuditSummary(AuditInterceptor.Summary(action, AuditName, owner, after, before));
    }

    private Task<CommandResult<Nothing>> ChangeAsync(
        Actor actor,
        string id,
        Func<DashboardDbContext, IdentityUserPasskey<string>, CancellationToken, Task<CommandResult<Nothing>>> change,
        CancellationToken cancellationToken) =>
        writer.WriteAsync(actor, null, async (db, token) =>
        {
            var credential = Base64Url.IsValid(id) ? Base64Url.DecodeFromChars(id) : [];
            return await db.Set<IdentityUserPasskey<string>>().AsTracking()
                .SingleOrDefaultAsync(p => p.UserId == actor.AccountId && p.CredentialId == credential, token) is { } passkey
                ? await change(db, passkey, token) : new AccountRefusal.PasskeyUnknown();
        }, cancellationToken);
}
