using System.Security.Claims;
using System.Security.Cryptography;
using Dashboard.Data.Access;
using Dashboard.Web.Hosting;
using Dashboard.Web.Navigation;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Web.Components.Pages.Access;

/// <summary>Ends the browser's session, and tells an open page whose session has ended which one the browser has now.</summary>
internal static class SessionEndpoints
{
    public const string SignOutRoute = "/sign-out";

    /// <summary>Enters a sample account from any page, in Development; elsewhere there is none to enter.</summary>
    public const string SampleRoute = "/sign-in/sample";

    /// <summary>An open page cannot read the cookie: it fetches a ticket here and hands it to its circuit.</summary>
    public const string TicketRoute = "/account/session";

    private static readonly TimeSpan TicketLifetime = TimeSpan.FromMinutes(1);

    public static void MapSessions(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(SignOutRoute, SignOutAsync)
            .DisableAntiforgery().ExcludeFromDescription().AllowAnonymous(); // checked by itself: a stale token signs out all the same when the form is ours
        endpoints.MapPost(SampleRoute, async (HttpContext context, SignIns signIns, [FromForm] string? sample, [FromForm] string? returnUrl) =>
            !context.Request.IsSameOrigin() || (await signIns.EnterSampleAsync(context, sample ?? "")).Outcome != SignInOutcome.Entered
                ? Results.BadRequest() : Results.LocalRedirect(LocalUrl.Or(returnUrl, "/")))
            .DisableAntiforgery().ExcludeFromDescription().AllowAnonymous(); // IsSameOrigin instead: the form stands on shared pages
        endpoints.MapPost(TicketRoute, (HttpContext context, IDataProtectionProvider protection) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return !context.Request.IsSameOrigin() ? Results.BadRequest()
                : AccountClaims.SessionIdOf(context.User) is { } session
                    ? Results.Text(Seal(protection).Protect(session.ToString("N"), TicketLifetime)) : Results.Unauthorized();
        }).DisableAntiforgery().ExcludeFromDescription().AllowAnonymous(); // changes nothing; who may not read the answer learns nothing
    }

    /// <summary>The session that a ticket names; null: it is too old, or made up.</summary>
    public static Guid? Read(IDataProtectionProvider protection, string ticket)
    {
        try
        {
            return Guid.ParseExact(Seal(protection).Unprotect(ticket), "N");
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, SessionCommands sessions)
    {
        var session = AccountClaims.SessionIdOf(context.User);
        if (session is not null && !context.Request.IsSameOrigin() && !await antiforgery.IsRequestValidAsync(context))
        {
            return Results.BadRequest();
        }

        await context.SignOutAsync(AccessHost.Scheme);
        if (session is not { } id)
        {
            return Results.LocalRedirect(DashboardUrls.SignedOut); // signed out in another tab: the same end, in words
        }

        await sessions.SignOutAsync(id, context.RequestAborted);
        return await SingleSignOn.SignOutAsync(context) ? Results.Empty : Results.LocalRedirect("/");
    }

    private static ITimeLimitedDataProtector Seal(IDataProtectionProvider protection) =>
        protection.CreateProtector(AccessHost.CookieName, "session-ticket").ToTimeLimitedDataProtector();
}
