using Dashboard.Data.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Access;

/// <summary>
/// Who has the page open. A circuit lives on after its request, so it asks again, every <see cref="AccessOptions.Revalidation"/>,
/// whether the account still holds; if not, the page knows nobody any more, and the layout leaves.
/// </summary>
internal sealed partial class AccountStateProvider(
    ILoggerFactory loggers, AccountSessions sessions, IOptions<AccessOptions> options) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger<AccountStateProvider>();

    protected override TimeSpan RevalidationInterval => options.Value.Revalidation;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            var holds = await sessions.StillHoldsAsync(authenticationState.User, cancellationToken);
            if (!holds)
            {
                LogEnded(_logger, AccountClaims.AccountIdOf(authenticationState.User));
            }

            return holds;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A database that does not answer says nothing about the account, and lets nobody write either.
            LogUnanswered(_logger, failure);
            return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The open page of account {AccountId} is signed out: the account was disabled or changed")]
    private static partial void LogEnded(ILogger logger, string? accountId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether an open session still holds could not be asked")]
    private static partial void LogUnanswered(ILogger logger, Exception failure);
}
