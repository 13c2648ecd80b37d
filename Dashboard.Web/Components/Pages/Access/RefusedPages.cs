using Dashboard.Data.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Dashboard.Web.Components.Pages.Access;

/// <summary>
/// A page that the account may not open answers 403 and says so in the product's own frame: the router, which asks the same
/// policy, puts the refusal in the page's place. Everything else is answered as usual.
/// </summary>
internal sealed partial class RefusedPages(ILogger<RefusedPages> logger) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden)
        {
            var viewer = AccountClaims.ViewerOf(context.User);
            LogForbidden(logger, context.Request.Method, context.Request.Path, viewer.AccountId, viewer.Role);
            if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return next(context);
            }
        }

        return _usual.HandleAsync(next, context, policy, authorizeResult);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} {Path} was refused to account {AccountId}: {Role} may not")]
    private static partial void LogForbidden(ILogger logger, string method, PathString path, string? accountId, Role? role);
}
