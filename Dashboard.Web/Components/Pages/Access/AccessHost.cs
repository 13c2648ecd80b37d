using System.Security.Claims;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Web.Components.Pages;
using Dashboard.Web.Hosting;
using Dashboard.Web.Navigation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Components.Pages.Access;

/// <summary>How sessions, permissions and keys are wired into the host.</summary>
internal static class AccessHost
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    public const string CookieName = "dashboard.session";

    private static readonly PathString[] ForPrograms = ["/api", "/openapi", "/_blazor"];

    public static void AddDashboardAccess(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddIdentityCore<Account>().AddEntityFrameworkStores<DashboardDbContext>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<IOptions<AccessOptions>>((passkeys, access) =>
        {
            passkeys.ServerDomain = access.Value.PasskeyDomain;
            passkeys.ResidentKeyRequirement = "required"; // the authenticator knows whose it is: nobody types a name first
            passkeys.UserVerificationRequirement = "required"; // it stands in for a password, not beside one
            passkeys.AuthenticatorTimeout = Passkeys.Patience;
        });
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddScoped<Passkeys>();
        services.AddAuthentication(Scheme).AddCookie(Scheme);
        services.AddOptions<CookieAuthenticationOptions>(Scheme)
            .Configure<IOptions<AccessOptions>, IHostEnvironment>((cookie, access, environment) => Describe(cookie, access.Value, environment));
        services.AddAuthorization();
        services.AddOptions<AuthorizationOptions>().Configure<AccessGuard>(AddPolicies);
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusedPages>();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, AccountStateProvider>();
        services.AddScoped<Microsoft.AspNetCore.Components.Server.Circuits.CircuitHandler, SessionActivity>();
        services.AddScoped<SignIns>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<SignInDelays>();

        builder.AddSingleSignOn();
        builder.AddKeyProtection();

        if (builder.Environment.IsDevelopment())
        {
            services.AddSampleAccounts();
        }
    }

    /// <summary>Stands inside the error handling of pages and API, before anything that reads.</summary>
    public static void UseDashboardAccess(this IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.Use(PasswordFirstAsync);
        app.UseAuthorization();
    }

    public static void MapDashboardAccess(this IEndpointRouteBuilder endpoints)
    {
        Passkeys.Map(endpoints);
        endpoints.MapSessions();
        endpoints.MapSingleSignOn();
        endpoints.MapCalendarFeed();
    }

    private static void Describe(CookieAuthenticationOptions cookie, AccessOptions access, IHostEnvironment environment)
    {
        cookie.Cookie.Name = CookieName;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.ExpireTimeSpan = access.SessionLength;
        cookie.SlidingExpiration = true;
        cookie.Events.OnValidatePrincipal = ValidateAsync;
        cookie.Events.OnRedirectToLogin = context =>
        {
            if (IsPage(context.HttpContext))
            {
                context.Response.Redirect(DashboardUrls.SignIn(context.Request.Path + context.Request.QueryString));
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            }

            return Task.CompletedTask;
        };
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    /// <summary>
    /// One policy for each action that needs no target, by its name; and, for every address that has none of its own, that its
    /// reader may read what is published.
    /// </summary>
    private static void AddPolicies(AuthorizationOptions options, AccessGuard guard)
    {
        foreach (var action in Enum.GetValues<AccessAction>().Where(a => !Permissions.NeedsTarget(a)))
        {
            options.AddPolicy(action.ToString(), policy => policy.RequireAssertion(context => Allows(context.User, action)));
        }

        options.FallbackPolicy = options.GetPolicy(nameof(AccessAction.ReadPublished));

        bool Allows(ClaimsPrincipal user, AccessAction action) => guard.Allows(AccountClaims.ViewerOf(user), action);
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<AccountSessions>();
        if (!await sessions.HoldsAsync(context.Principal!, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
        }
    }

    /// <summary>Who came with a one-time password chooses a password of their own before any other page.</summary>
    private static Task PasswordFirstAsync(HttpContext context, RequestDelegate next)
    {
        var page = context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type;
        if (page is not null && page != typeof(AccountPage) && page != typeof(SignInPage) && page != typeof(ErrorPage) && page != typeof(NotFoundPage) && page != typeof(StaleFormPage)
            && AccountClaims.MustChangePassword(context.User))
        {
            context.Response.Redirect(DashboardUrls.Account(context.Request.Path + context.Request.QueryString));
            return Task.CompletedTask;
        }

        return next(context);
    }

    /// <summary>True where a reader is sent to the sign-in page; false where a program is told 401.</summary>
    private static bool IsPage(HttpContext context) => context.GetEndpoint() is { } endpoint
        ? endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
        : !ForPrograms.Any(root => context.Request.Path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase));
}
