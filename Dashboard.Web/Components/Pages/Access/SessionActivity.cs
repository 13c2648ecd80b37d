using Dashboard.Data.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Dashboard.Web.Components.Pages.Access;

/// <summary>Whoever works in an open page uses the session, though no request tells of it; a page whose browser is gone asks nothing.</summary>
internal sealed class SessionActivity(AuthenticationStateProvider provider, SessionBook book) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        if (provider is AccountStateProvider { End: null } && AccountClaims.SessionIdOf((await provider.GetAuthenticationStateAsync()).User) is { } session)
        {
            book.See(session);
        }

        await next(context);
    };

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) =>
        (provider as AccountStateProvider)?.ComeBackAsync() ?? Task.CompletedTask;

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        (provider as AccountStateProvider)?.Leave();
        return Task.CompletedTask;
    }
}
