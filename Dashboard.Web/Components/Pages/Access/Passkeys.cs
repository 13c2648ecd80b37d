using System.Security.Cryptography;
using Dashboard.Data.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Web.Components.Pages.Access;

/// <summary>
/// The talk with the browser about passkeys: what it is asked goes out as JSON, what the answer is compared with stays here in a
/// sealed cookie for <see cref="Patience"/>. Verifying is the framework's.
/// </summary>
internal sealed class Passkeys(
    IPasskeyHandler<Account> handler, UserManager<Account> users, IDataProtectionProvider protection, IHostEnvironment environment, TimeProvider time)
{
    public const string CookieName = "dashboard.passkey";
    public const string RequestRoute = "/sign-in/passkey";
    public const string CreationRoute = "/account/passkey";

    /// <summary>How long somebody may take with the authenticator.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private const string ForRequest = "passkey-request";
    private const string ForCreation = "passkey-creation";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        // The token is checked by hand, so that a stale one is a 400 and no exception.
        endpoints.MapPost(RequestRoute, async (HttpContext context, IAntiforgery antiforgery, Passkeys passkeys) =>
            await antiforgery.IsRequestValidAsync(context) ? Json(await passkeys.AskAsync(context)) : Results.BadRequest())
            .DisableAntiforgery().ExcludeFromDescription().AllowAnonymous();
        endpoints.MapPost(CreationRoute, async (HttpContext context, IAntiforgery antiforgery, Passkeys passkeys) =>
            !await antiforgery.IsRequestValidAsync(context) ? Results.BadRequest()
            : Actor.Of(AccountClaims.ViewerOf(context.User)) is { } actor ? Json(await passkeys.AskForNewAsync(context, actor))
            : Results.StatusCode(StatusCodes.Status403Forbidden))
            .DisableAntiforgery().ExcludeFromDescription().AllowAnonymous();

        static IResult Json(string json) => Results.Text(json, "application/json");
    }

    /// <summary>Who has signed in with the answer; null: nobody.</summary>
    public async Task<PasskeyAssertionResult<Account>?> VerifyAsync(HttpContext context, string answer) => Take(context, ForRequest) is { } state
        ? await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = answer, AssertionState = state })
        : null;

    /// <summary>The new passkey of the answer; null: it is none, or was made for somebody else.</summary>
    public async Task<UserPasskeyInfo?> VerifyNewAsync(HttpContext context, Actor actor, string answer)
    {
        if (Take(context, ForCreation) is not { } state)
        {
            return null;
        }

        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = answer, AttestationState = state });
        return result.Succeeded && result.UserEntity.Id == actor.AccountId ? result.Passkey : null;
    }

    private async Task<string> AskAsync(HttpContext context)
    {
        var options = await handler.MakeRequestOptionsAsync(null, context);
        Keep(context, ForRequest, options.AssertionState);
        return options.RequestOptionsJson;
    }

    private async Task<string> AskForNewAsync(HttpContext context, Actor actor)
    {
        var account = await users.FindByIdAsync(actor.AccountId!);
        var options = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = actor.AccountId!, Name = account!.UserName!, DisplayName = account.DisplayName }, context);
        Keep(context, ForCreation, options.AttestationState);
        return options.CreationOptionsJson;
    }

    private ITimeLimitedDataProtector Seal(string purpose) => protection.CreateProtector(CookieName, purpose).ToTimeLimitedDataProtector();

    private void Keep(HttpContext context, string purpose, string? state) =>
        context.Response.Cookies.Append(CookieName, Seal(purpose).Protect(state ?? "", time.GetUtcNow() + Patience), Cookie());

    /// <summary>What was kept, once: the cookie goes with it.</summary>
    private string? Take(HttpContext context, string purpose)
    {
        if (context.Request.Cookies[CookieName] is not { } kept)
        {
            return null;
        }

        context.Response.Cookies.Delete(CookieName, Cookie());
        try
        {
            return Seal(purpose).Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null; // too late, of the other purpose, or made up
        }
    }

    private CookieOptions Cookie() => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true, Secure = !environment.IsDevelopment(), MaxAge = Patience,
    };
}
