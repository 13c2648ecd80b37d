using System.Security.Claims;
using System.Threading.RateLimiting;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Components.Pages.Access;

/// <summary>What became of an attempt to sign in. Which of several reasons refused it stands in the log only.</summary>
internal enum SignInOutcome
{
    Entered,
    Refused,

    /// <summary>Too many attempts from one address.</summary>
    Throttled,

    /// <summary>The password is right, but an administrator gave it too long ago.</summary>
    Expired,
}

/// <summary>
/// Lets accounts in. An unknown name, a wrong password, one that comes too soon and a disabled account get the same answer after the same
/// work: one password is hashed in each case.
/// </summary>
internal sealed partial class SignIns(
    UserManager<Account> users, SessionCommands sessions, SingleSignOnCommands signOn, Passkeys passkeys, IPasswordHasher<Account> hasher, SignInThrottle throttle, SignInDelays delays, IHostEnvironment environment, ILogger<SignIns> logger)
{
    private static readonly Account Nobody = new() { UserName = "nobody" };
    private static string? _hashOfNobody;

    private enum Reason
    {
        UnknownAccount,
        WrongPassword,

        /// <summary>Too many wrong passwords for this account from this network.</summary>
        Delayed,
        Disabled,
        NoSample,
        PasskeyInvalid,
        OneTimePasswordExpired,
    }

    /// <summary>Only in Development: accounts that one click enters.</summary>
    public IReadOnlyList<NewAccount> Samples => SamplesIn(environment);

    /// <inheritdoc cref="Samples"/>
    public static IReadOnlyList<NewAccount> SamplesIn(IHostEnvironment environment) => environment.IsDevelopment() ? SampleAccounts.All : [];

    /// <summary>Sets the session's cookie when the password is right.</summary>
    public async Task<(SignInOutcome Outcome, ClaimsPrincipal? Principal)> EnterAsync(HttpContext context, string userName, string password)
    {
        var address = ClientAddress.Of(context);
        if (!throttle.Admits(context))
        {
            LogThrottled(logger, address);
            return (SignInOutcome.Throttled, null);
        }

        var account = userName.Length is > 0 and <= Account.UserNameLength ? await users.FindByNameAsync(userName.Trim()) : null;
        var hash = account?.PasswordHash ?? (_hashOfNobody ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));
        var tried = password.Length <= PasswordRules.MaxLength ? password : "";
        var matches = hasher.VerifyHashedPassword(account ?? Nobody, hash, tried) != PasswordVerificationResult.Failed && account?.PasswordHash is not null;

        var reason = account switch
        {
            null => Reason.UnknownAccount,
            _ when delays.Holds(account, context) => Reason.Delayed,
            { IsDisabled: true } => Reason.Disabled,
            _ when !matches => Reason.WrongPassword,
            _ => (Reason?)null,
        };
        if (reason is { } why)
        {
            if (why == Reason.WrongPassword)
            {
                delays.Fail(account!, context);
            }

            LogRefused(logger, account?.Id, address, why); // never the name that was typed: it may be a password
            return (SignInOutcome.Refused, null);
        }

        delays.Forget(account!, context);
        return await EnterAsync(context, account!, address);
    }

    /// <summary>
    /// Sets the session's cookie when the browser's answer proves a passkey. What cannot be guessed need not be counted, and
    /// does not wait for the wrong passwords of others.
    /// </summary>
    /// <param name="answer">The credential as JSON.</param>
    public async Task<(SignInOutcome Outcome, ClaimsPrincipal? Principal)> EnterWithPasskeyAsync(HttpContext context, string answer)
    {
        var address = ClientAddress.Of(context);
        if (!throttle.Admits(context))
        {
            LogThrottled(logger, address);
            return (SignInOutcome.Throttled, null);
        }

        var proof = await passkeys.VerifyAsync(context, answer);
        var reason = proof switch
        {
            not { Succeeded: true } => Reason.PasskeyInvalid,
            { User.IsDisabled: true } => Reason.Disabled,
            _ => (Reason?)null,
        };
        if (reason is { } why)
        {
            LogRefused(logger, proof?.User?.Id, address, why);
            return (SignInOutcome.Refused, null);
        }

        await users.AddOrUpdatePasskeyAsync(proof!.User!, proof.Passkey!); // its counter: an older one is a copy
        return await EnterAsync(context, proof.User!, address);
    }

    /// <summary>Sets the session's cookie for somebody whom the provider has let in, when that gives them a role here.</summary>
    /// <param name="before">The browser's session until now; null: none.</param>
    /// <param name="proof">The provider's token, which signing out there asks for; kept in the sealed cookie alone.</param>
    /// <returns>Why not, or who has signed in.</returns>
    public async Task<(Refusal? Refusal, ClaimsPrincipal? Principal)> EnterBySingleSignOnAsync(
        HttpContext context, SingleSignOnIdentity identity, Guid? before, string? proof)
    {
        var address = ClientAddress.Of(context);
        switch (await signOn.EnterAsync(identity, SessionOrigins.Of(context), before, context.RequestAborted))
        {
            case CommandResult<ClaimsPrincipal>.Done { Value: var principal }:
                var kept = new AuthenticationProperties();
                if (proof is not null)
                {
                    kept.StoreTokens([new AuthenticationToken { Name = "id_token", Value = proof }]);
                }

                await context.SignInAsync(AccessHost.Scheme, principal, kept);
                LogEntered(logger, AccountClaims.AccountIdOf(principal)!, address);
                return (null, principal);
            case CommandResult<ClaimsPrincipal>.Refused { Refusal: var refusal }:
                LogNotMapped(logger, address, refusal.GetType().Name);
                return (refusal, null);
            case var other:
                throw new InvalidOperationException($"{other}");
        }
    }

    /// <summary>Enters a sample account, in Development.</summary>
    public async Task<(SignInOutcome Outcome, ClaimsPrincipal? Principal)> EnterSampleAsync(HttpContext context, string userName)
    {
        var address = ClientAddress.Of(context);
        if (Samples.All(s => s.UserName != userName) || await users.FindByNameAsync(userName) is not { IsDisabled: false } account)
        {
            LogRefused(logger, null, address, Reason.NoSample);
            return (SignInOutcome.Refused, null);
        }

        return await EnterAsync(context, account, address);
    }

    private async Task<(SignInOutcome Outcome, ClaimsPrincipal? Principal)> EnterAsync(HttpContext context, Account account, string address)
    {
        var begun = await sessions.BeginAsync(account.Id, SessionOrigins.Of(context), AccountClaims.SessionIdOf(context.User), context.RequestAborted);
        if (begun is not CommandResult<ClaimsPrincipal>.Done { Value: var principal })
        {
            var expired = begun is CommandResult<ClaimsPrincipal>.Refused { Refusal: AccountRefusal.OneTimePasswordExpired };
            LogRefused(logger, account.Id, address, expired ? Reason.OneTimePasswordExpired : Reason.Disabled);
            return (expired ? SignInOutcome.Expired : SignInOutcome.Refused, null);
        }

        await context.SignInAsync(AccessHost.Scheme, principal);
        LogEntered(logger, account.Id, address);
        return (SignInOutcome.Entered, principal);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Account {AccountId} signed in from {Address}")]
    private static partial void LogEntered(ILogger logger, string accountId, string address);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Signing in was refused to account {AccountId} from {Address}: {Reason}")]
    private static partial void LogRefused(ILogger logger, string? accountId, string address, Reason reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Single sign-on from {Address} was refused: {Reason}")]
    private static partial void LogNotMapped(ILogger logger, string address, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Signing in was refused from {Address}: too many attempts")]
    private static partial void LogThrottled(ILogger logger, string address);
}

/// <summary>Counts the attempts of each client: the delay of an account does not stop one who tries many accounts.</summary>
internal sealed class SignInThrottle(IOptions<AccessOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = options.Value.SignInsPerMinute, Window = Window, QueueLimit = 0,
        }));

    public static TimeSpan Window => TimeSpan.FromMinutes(1);

    /// <summary>False when the address has used up its attempts; the answer then is 429.</summary>
    public bool Admits(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(ClientAddress.NetworkOf(context));
        if (!lease.IsAcquired)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = ((int)Window.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
