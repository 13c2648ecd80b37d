using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Web.Hosting;
using Dashboard.Web.Navigation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Dashboard.Web.Components.Pages.Access;

/// <summary>
/// Sign-in by a provider of OpenID Connect, beside passwords: by code with PKCE. What the provider says is verified by the framework;
/// what follows from it is <see cref="SingleSignOnRules"/>; the session is one of ours, as by password. Off unless an authority is named.
/// </summary>
internal static partial class SingleSignOn
{
    public const string Scheme = "SingleSignOn";

    /// <summary>Leads to the provider.</summary>
    public const string StartRoute = "/sign-in/single-sign-on";

    /// <summary>Where the provider sends the browser back to; registered there as redirect URI.</summary>
    public const string AnswerRoute = "/sign-in/single-sign-on/answer";

    /// <summary>Where it sends the browser back to after signing out there; registered as post-logout redirect URI.</summary>
    public const string SignedOutRoute = "/sign-out/single-sign-on";

    /// <summary>Where the provider itself says that somebody has signed out there; registered as back-channel logout URI.</summary>
    public const string BackChannelRoute = "/sign-out/back-channel";

    // Nobody asked for an address: then each begins where their role does.
    private const string Nowhere = "/sign-in";
    private const string IdToken = "id_token";
    private const string LogoutEvent = "http://schemas.openid.net/event/backchannel-logout";
    private static readonly TimeSpan BetweenKeys = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void AddSingleSignOn(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration[$"{AccessOptions.Section}:{nameof(AccessOptions.SingleSignOn)}:{nameof(SingleSignOnOptions.Authority)}"]))
        {
            return;
        }

        AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", true); // who signs in first after a change of keys waits for them
        builder.Services.AddAuthentication().AddOpenIdConnect(Scheme, _ => { });
        builder.Services.AddOptions<OpenIdConnectOptions>(Scheme)
            .Configure<IOptions<AccessOptions>, IHostEnvironment>((options, access, environment) => Describe(options, access.Value.SingleSignOn, environment));
    }

    public static void MapSingleSignOn(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetRequiredService<IOptions<AccessOptions>>().Value.SingleSignOn.IsOn)
        {
            endpoints.MapGet(StartRoute, StartAsync).ExcludeFromDescription().AllowAnonymous();
            endpoints.MapPost(BackChannelRoute, EndAsync).DisableAntiforgery().ExcludeFromDescription().AllowAnonymous(); // a signed token is the proof
        }
    }

    /// <summary>Signs out at the provider too, when the session began there.</summary>
    /// <returns>False: it did not, or the provider does not answer or has no such address; then one is signed out here alone.</returns>
    public static async Task<bool> SignOutAsync(HttpContext context)
    {
        if (await context.GetTokenAsync(AccessHost.Scheme, IdToken) is null
            || !context.RequestServices.GetRequiredService<IOptions<AccessOptions>>().Value.SingleSignOn.IsOn)
        {
            return false;
        }

        try
        {
            await context.SignOutAsync(Scheme, new AuthenticationProperties { RedirectUri = DashboardUrls.SignedOut });
            return true;
        }
        catch (Exception failure) when (!context.RequestAborted.IsCancellationRequested)
        {
            LogFailed(LoggerOf(context), failure, nameof(SingleSignOnRefusal.Unreachable));
            return false;
        }
    }

    private static void Describe(OpenIdConnectOptions options, SingleSignOnOptions wanted, IHostEnvironment environment)
    {
        options.Authority = wanted.Authority;
        options.ClientId = wanted.ClientId;
        options.ClientSecret = wanted.ClientSecret;
        options.RequireHttpsMetadata = !new Uri(wanted.Authority!).IsLoopback;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query; // the browser comes back by a link, so that its cookies may be Lax
        options.UsePkce = true;
        options.CallbackPath = AnswerRoute;
        options.SignedOutCallbackPath = SignedOutRoute;
        options.SignedOutRedirectUri = DashboardUrls.SignedOut;
        options.RemoteSignOutPath = default; // by a frame no cookie of ours comes along: the back channel ends sessions
        options.SignInScheme = AccessHost.Scheme;
        options.SignOutScheme = AccessHost.Scheme;
        options.SaveTokens = true;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.MapInboundClaims = false;
        options.BackchannelTimeout = Patience;
        options.RefreshInterval = BetweenKeys;
        options.TokenValidationParameters.ClockSkew = wanted.ClockSkew;
        options.ClaimActions.Remove(JwtRegisteredClaimNames.Iss);
        foreach (var claim in new[] { wanted.RoleClaim, wanted.ProvinceClaim, "preferred_username" })
        {
            options.ClaimActions.MapJsonKey(claim, claim);
        }

        foreach (var scope in wanted.Scopes)
        {
            options.Scope.Add(scope);
        }

        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        }

        options.CorrelationCookie.Name = "dashboard.sign-on.state.";
        options.NonceCookie.Name = "dashboard.sign-on.nonce.";
        options.Events.OnRedirectToIdentityProvider = context =>
        {
            context.ProtocolMessage.UiLocales = CultureInfo.CurrentUICulture.Name;
            return Task.CompletedTask;
        };
        options.Events.OnTokenValidated = context =>
        {
            if (context.SecurityToken.RawSignature.Length == 0) // the framework believes the connection to the provider; we do not
            {
                context.Fail("The id token is not signed.");
            }

            return Task.CompletedTask;
        };
        options.Events.OnTicketReceived = EnterAsync;
        options.Events.OnAccessDenied = context =>
        {
            context.HandleResponse();
            Refuse(context.HttpContext, new SingleSignOnRefusal.Cancelled(), Wanted(context.ReturnUrl));
            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            var refusal = KindOf(context.Failure);
            LogFailed(LoggerOf(context.HttpContext), context.Failure, refusal.GetType().Name);
            Refuse(context.HttpContext, refusal, Wanted(context.Properties?.RedirectUri));
            return Task.CompletedTask;
        };
    }

    private static async Task<IResult> StartAsync(HttpContext context, SignInThrottle throttle, string? returnUrl)
    {
        if (!throttle.Admits(context))
        {
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        try
        {
            await context.ChallengeAsync(Scheme, new AuthenticationProperties { RedirectUri = LocalUrl.Or(returnUrl, Nowhere) });
        }
        catch (Exception failure) when (!context.RequestAborted.IsCancellationRequested)
        {
            LogFailed(LoggerOf(context), failure, nameof(SingleSignOnRefusal.Unreachable));
            Refuse(context, new SingleSignOnRefusal.Unreachable(), returnUrl);
        }

        return Results.Empty;
    }

    private static async Task EnterAsync(TicketReceivedContext received)
    {
        received.HandleResponse();
        var context = received.HttpContext;
        var options = context.RequestServices.GetRequiredService<IOptions<AccessOptions>>().Value.SingleSignOn;
        var before = (await context.AuthenticateAsync(AccessHost.Scheme)).Principal;
        var (refusal, principal) = await context.RequestServices.GetRequiredService<SignIns>()
            .EnterBySingleSignOnAsync(context, Read(received.Principal!, options), before is null ? null : AccountClaims.SessionIdOf(before), received.Properties?.GetTokenValue(IdToken));
        if (refusal is not null)
        {
            Refuse(context, refusal, Wanted(received.ReturnUri));
            return;
        }

        context.Response.Redirect(LocalUrl.Or(Wanted(received.ReturnUri), SignInPage.StartOf(AccountClaims.ViewerOf(principal!))));
    }

    /// <summary>A provider says something more than once, in the token and when it is asked: each value counts once.</summary>
    private static SingleSignOnIdentity Read(ClaimsPrincipal principal, SingleSignOnOptions options)
    {
        return new(
            One(JwtRegisteredClaimNames.Iss) ?? "", One(JwtRegisteredClaimNames.Sub) ?? "", One("preferred_username"), One(JwtRegisteredClaimNames.Name),
            All(options.RoleClaim), All(options.ProvinceClaim), One(JwtRegisteredClaimNames.Sid));

        string? One(string type) => principal.FindFirst(type)?.Value;

        List<string> All(string type) => principal.FindAll(type).Select(c => c.Value).Distinct(StringComparer.Ordinal).ToList();
    }

    /// <summary>The provider says that somebody has signed out there, by a signed token (OpenID Connect Back-Channel Logout 1.0).</summary>
    private static async Task<IResult> EndAsync(HttpContext context, IOptionsMonitor<OpenIdConnectOptions> monitor, SingleSignOnCommands commands)
    {
        context.Response.Headers.CacheControl = "no-store";
        var options = monitor.Get(Scheme);
        var token = context.Request.HasFormContentType ? (await context.Request.ReadFormAsync(context.RequestAborted))["logout_token"].ToString() : "";
        var rules = options.TokenValidationParameters.Clone();
        rules.ValidAudience = options.ClientId;
        rules.ConfigurationManager = options.ConfigurationManager as BaseConfigurationManager; // keys and issuer, asked for anew when a key is unknown
        var result = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(token, rules);
        var said = result.SecurityToken as JsonWebToken;
        var (subject, session) = (Value(JwtRegisteredClaimNames.Sub), Value(JwtRegisteredClaimNames.Sid));
        if (!result.IsValid || said is null || (subject ?? session) is null || said.TryGetPayloadValue<string>(JwtRegisteredClaimNames.Nonce, out _)
            || !said.TryGetPayloadValue<JsonElement>("events", out var events) || events.ValueKind != JsonValueKind.Object || !events.TryGetProperty(LogoutEvent, out _))
        {
            LogFailed(LoggerOf(context), result.Exception, nameof(SingleSignOnRefusal.Unverified));
            return Results.Json(new { error = "invalid_request" }, statusCode: StatusCodes.Status400BadRequest);
        }

        await commands.EndAsync(said.Issuer, subject, session, context.RequestAborted);
        return Results.Ok();

        string? Value(string claim) => said is not null && said.TryGetPayloadValue<string>(claim, out var value) ? value : null;
    }

    /// <summary>The provider was not reached, or what came is not to be believed.</summary>
    private static SingleSignOnRefusal KindOf(Exception? failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is HttpRequestException or IOException or TaskCanceledException or TimeoutException)
            {
                return new SingleSignOnRefusal.Unreachable();
            }
        }

        return new SingleSignOnRefusal.Unverified();
    }

    private static string? Wanted(string? returnUrl) => returnUrl == Nowhere ? null : returnUrl;

    private static void Refuse(HttpContext context, Refusal refusal, string? returnUrl) =>
        context.Response.Redirect(DashboardUrls.SignInRefused(refusal.GetType().Name, LocalUrl.IsLocal(returnUrl) ? returnUrl : null));

    private static ILogger LoggerOf(HttpContext context) => context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SingleSignOn));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Single sign-on failed: {Reason}")]
    private static partial void LogFailed(ILogger logger, Exception? failure, string reason);
}
