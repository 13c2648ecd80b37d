using System.Security.Claims;
using Dashboard.Data.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using static Dashboard.Data.CommandResults;

namespace Dashboard.Data.Access;

/// <summary>
/// Lets in who has signed in at the provider, and ends what the provider ends. The account is found by issuer and subject, never by a
/// name; role and province are those of the lists at each sign-in, so that what is taken away there is taken away here.
/// </summary>
public sealed class SingleSignOnCommands(DashboardWriter writer, AccountBook accounts, SessionBook book, IOptions<AccessOptions> options)
{
    internal const string AuditName = "SingleSignOn";

    // Which session here began by which sign-in there: a token of the account, named by the session's identifier.
    private const string SessionToken = "session/";

    /// <summary>
    /// Begins a session, in an account made now if there is none yet. An account whose role, province or name differs from what is said
    /// now is changed, which ends its other sessions; one for which no role is said any more loses them and is not let in.
    /// </summary>
    /// <param name="replaces">The browser's session until now, which ends; null: it had none.</param>
    /// <returns>Done with who has signed in, or refused: <see cref="SingleSignOnRefusal"/>.</returns>
    public async Task<CommandResult<ClaimsPrincipal>> EnterAsync(
        SingleSignOnIdentity identity, SessionOrigin origin, Guid? replaces = null, CancellationToken cancellationToken = default)
    {
        List<string?> ended = [];
        var result = await writer.WriteAsync<Attempt>(Actor.System, null, async (db, token) =>
        {
            ended.Clear();
            var account = await FindAsync(db, identity.Issuer, identity.Subject, token);
            var provinces = await AccountBook.ProvincesAsync(db, token);
            switch (SingleSignOnRules.Grant(identity, options.Value.SingleSignOn, provinces))
            {
                case CommandResult<SingleSignOnGrant>.Refused refused when account is null:
                    return refused.Refusal;
                case CommandResult<SingleSignOnGrant>.Refused refused:
                    await accounts.EndSessionsAsync(db, account, SessionEnd.AccountChanged, token);
                    ended.Add(account.Id);
                    return Done(new Attempt(null, refused.Refusal));
                case CommandResult<SingleSignOnGrant>.Done when account is { IsDisabled: true }:
                    return new SingleSignOnRefusal.Disabled();
                case CommandResult<SingleSignOnGrant>.Done { Value: var grant }:
                    account = account is null ? await MakeAsync(db, identity, grant, provinces, token)
                        : await ChangeAsync(db, account, identity, grant, ended, token);
                    var (session, before) = await book.BeginAsync(db, account, origin, replaces, token);
                    ended.Add(before);
                    await RememberAsync(db, session, identity, token);
                    return Done(new Attempt(AccountClaims.PrincipalOf(account, session.Id, bySingleSignOn: true), null));
                case var other:
                    throw new InvalidOperationException($"{other}");
            }
        }, cancellationToken);
        ended.ForEach(book.Tell);
        return result switch
        {
            CommandResult<Attempt>.Done { Value: { Principal: { } principal } } => Done(principal),
            CommandResult<Attempt>.Done { Value.Refusal: { } refusal } => refusal,
            CommandResult<Attempt>.Refused refused => refused.Refusal,
            var other => throw new InvalidOperationException($"{other}"),
        };
    }

    /// <summary>Ends the sessions that began by a sign-in at the provider, which has ended there. Those by password go on.</summary>
    /// <param name="subject">Whose; null: whose sign-in it was.</param>
    /// <param name="providerSession">Which sign-in there; null: all of the subject's.</param>
    public async Task EndAsync(string issuer, string? subject, string? providerSession, CancellationToken cancellationToken = default)
    {
        List<string> ended = [];
        await writer.WriteAsync(Actor.System, null, async (db, token) =>
        {
            ended.Clear();
            var account = subject is null ? null : (await FindAsync(db, issuer, subject, token))?.Id;
            if (subject is null ? providerSession is null : account is null)
            {
                return Done();
            }

            var begun = await db.UserTokens.AsNoTracking()
                .Where(t => t.LoginProvider == issuer && t.Name.StartsWith(SessionToken) && (account == null || t.UserId == account) && (providerSession == null || t.Value == providerSession))
                .ToListAsync(token);
            var sessions = begun.Where(t => providerSession is null || t.Value == providerSession).Select(t => Guid.ParseExact(t.Name[SessionToken.Length..], "N")).ToList();
            foreach (var session in await db.Sessions.AsTracking().Where(s => s.End == null && sessions.Contains(s.Id)).ToListAsync(token))
            {
                (session.End, session.EndedAt) = (SessionEnd.EndedByProvider, book.Now);
                ended.Add(session.AccountId);
            }

            return Done();
        }, cancellationToken);
        foreach (var account in ended.Distinct())
        {
            book.Tell(account);
        }
    }

    private static async Task<Account?> FindAsync(DashboardDbContext db, string issuer, string subject, CancellationToken cancellationToken)
    {
        var key = SingleSignOnRules.KeyOf(issuer, subject);
        return await db.Users.AsTracking().SingleOrDefaultAsync(
            a => db.UserLogins.Any(l => l.LoginProvider == issuer && l.ProviderKey == key && l.UserId == a.Id), cancellationToken);
    }

    private static void WriteDown(DashboardDbContext db, AuditAction action, Account account, string issuer) =>
        db.AddAuditSummary(AuditInterceptor.Summary(action, AuditName, account.UserName!, new { Issuer = issuer }));

    /// <summary>Writes down which sign-in there the session began by, and forgets that of sessions that are over.</summary>
    private static async Task RememberAsync(DashboardDbContext db, Session session, SingleSignOnIdentity identity, CancellationToken cancellationToken)
    {
        var alive = (await db.Sessions.Where(s => s.AccountId == session.AccountId && s.End == null).Select(s => s.Id).ToListAsync(cancellationToken))
            .Select(NameOf).ToHashSet(StringComparer.Ordinal);
        var begun = await db.UserTokens.AsTracking().Where(t => t.UserId == session.AccountId && t.Name.StartsWith(SessionToken)).ToListAsync(cancellationToken);
        db.UserTokens.RemoveRange(begun.Where(t => !alive.Contains(t.Name)));
        db.UserTokens.Add(new IdentityUserToken<string>
        {
            UserId = session.AccountId, LoginProvider = identity.Issuer, Name = NameOf(session.Id), Value = identity.ProviderSession,
        });

        static string NameOf(Guid id) => SessionToken + id.ToString("N");
    }

    private async Task<Account> MakeAsync(
        DashboardDbContext db, SingleSignOnIdentity identity, SingleSignOnGrant grant, IReadOnlySet<string> provinces, CancellationToken cancellationToken)
    {
        foreach (var name in SingleSignOnRules.UserNamesOf(identity))
        {
            var wanted = new NewAccount(name, SingleSignOnRules.DisplayNameOf(identity, name), grant.Role, grant.ProvinceCode);
            if (await AccountBook.RefusalOfNewAsync(db, wanted, provinces, cancellationToken) is not null)
            {
                continue;
            }

            var account = accounts.ToAccount(wanted);
            db.Users.Add(account);
            db.UserLogins.Add(new IdentityUserLogin<string>
            {
                UserId = account.Id, LoginProvider = identity.Issuer, ProviderKey = SingleSignOnRules.KeyOf(identity.Issuer, identity.Subject),
            });
            WriteDown(db, AuditAction.Created, account, identity.Issuer);
            return account;
        }

        throw new InvalidOperationException("No user name is free, not even the one made of the provider's key.");
    }

    private async Task<Account> ChangeAsync(
        DashboardDbContext db, Account account, SingleSignOnIdentity identity, SingleSignOnGrant grant, List<string?> ended, CancellationToken cancellationToken)
    {
        var name = SingleSignOnRules.DisplayNameOf(identity, account.DisplayName);
        if ((account.Role, account.ProvinceCode, account.DisplayName) != (grant.Role, grant.ProvinceCode, name))
        {
            (account.Role, account.ProvinceCode, account.DisplayName) = (grant.Role, grant.ProvinceCode, name);
            await accounts.EndSessionsAsync(db, account, SessionEnd.AccountChanged, cancellationToken);
            ended.Add(account.Id);
            WriteDown(db, AuditAction.Changed, account, identity.Issuer);
        }

        return account;
    }

    /// <summary>What was written: a session, or that there is none any more.</summary>
    private sealed record Attempt(ClaimsPrincipal? Principal, Refusal? Refusal);
}
