using System.Security.Claims;
using Dashboard.Data.Access;
using Dashboard.Web.Localization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Components.Pages.Access;

/// <summary>
/// Who has the page open. A circuit lives on after its request, so it asks again, every <see cref="AccessOptions.Revalidation"/>
/// and as soon as this process ends a session of the account, whether its session still holds. If the account was disabled or
/// changed, the page knows nobody any more, and the layout leaves. If only the session is over, the page stays as it is, covered,
/// until its holder has signed in again: what was typed is not lost.
/// </summary>
internal sealed partial class AccountStateProvider : RevalidatingServerAuthenticationStateProvider
{
    private readonly PageLanguage _language = new();
    private readonly ILogger _logger;
    private readonly AccountSessions _sessions;
    private readonly SessionBook _book;
    private readonly IDataProtectionProvider _protection;
    private volatile bool _isConnected = true;

    public AccountStateProvider(
        ILoggerFactory loggers, AccountSessions sessions, SessionBook book, IDataProtectionProvider protection, IOptions<AccessOptions> options)
        : base(loggers)
    {
        (_logger, _sessions, _book, _protection) = (loggers.CreateLogger<AccountStateProvider>(), sessions, book, protection);
        RevalidationInterval = options.Value.Revalidation;
        _book.Ended += OnEnded;
    }

    /// <summary>Raised when <see cref="End"/> has changed, on any thread.</summary>
    public event Action? EndChanged;

    /// <summary>Why the session of the open page is over; null: it holds.</summary>
    public SessionEnd? End { get; private set; }

    protected override TimeSpan RevalidationInterval { get; }

    /// <summary>Goes on with the session that the browser has now, if it is of the same account.</summary>
    /// <returns>False: it is another's, or there is none.</returns>
    public async Task<bool> ContinueAsync(string ticket, CancellationToken cancellationToken = default)
    {
        var user = (await GetAuthenticationStateAsync()).User;
        if (SessionEndpoints.Read(_protection, ticket) is not { } session
            || await _sessions.FindAsync(session, cancellationToken) is not { } principal
            || AccountClaims.AccountIdOf(principal) != AccountClaims.AccountIdOf(user))
        {
            return false;
        }

        End = null;
        SetAuthenticationState(Task.FromResult(new AuthenticationState(principal)));
        EndChanged?.Invoke();
        return true;
    }

    /// <summary>The browser has gone, for a while or for good: nobody is there to be told, or sent away.</summary>
    internal void Leave() => _isConnected = false;

    /// <summary>The browser is there: what has become of its session meanwhile is asked at once.</summary>
    internal async Task ComeBackAsync()
    {
        if (!_isConnected)
        {
            _isConnected = true;
            await AskAsync(await GetAuthenticationStateAsync());
        }
    }

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (!_isConnected)
        {
            return true;
        }

        try
        {
            var end = await _sessions.EndOfAsync(authenticationState.User, cancellationToken);
            if (end is not null && end != End)
            {
                LogEnded(_logger, AccountClaims.AccountIdOf(authenticationState.User), end.Value);
            }

            if (end == SessionEnd.AccountChanged)
            {
                return false;
            }

            if (end != End)
            {
                End = end;
                EndChanged?.Invoke();
            }

            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A database that does not answer says nothing about the session, and lets nobody write either.
            LogUnanswered(_logger, failure);
            return true;
        }
    }

    protected override void Dispose(bool disposing)
    {
        _book.Ended -= OnEnded;
        base.Dispose(disposing);
    }

    private void OnEnded(string accountId) => _ = _language.InAsync(async () =>
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding); // whoever ended it does not wait for us
        var state = await GetAuthenticationStateAsync();
        if (AccountClaims.AccountIdOf(state.User) == accountId)
        {
            await AskAsync(state);
        }
    });

    /// <summary>Asks whether the session holds, unless nobody is there to be told.</summary>
    internal async Task AskAsync(AuthenticationState state)
    {
        if (!await ValidateAuthenticationStateAsync(state, CancellationToken.None))
        {
            SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The session of an open page of account {AccountId} is over: {End}")]
    private static partial void LogEnded(ILogger logger, string? accountId, SessionEnd end);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether an open session still holds could not be asked")]
    private static partial void LogUnanswered(ILogger logger, Exception failure);
}
