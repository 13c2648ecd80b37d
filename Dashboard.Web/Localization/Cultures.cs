using System.Globalization;
using Dashboard.Web.Hosting;
using Dashboard.Web.Navigation;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Web.Localization;

/// <summary>The interface languages: Chinese unless the reader chose English.</summary>
public static class Cultures
{
    public const string Chinese = "zh-CN";
    public const string English = "en";

    /// <summary>Where the language form posts to.</summary>
    public const string Route = "/culture";

    /// <summary>True when the interface speaks English.</summary>
    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == English;

    /// <summary>The language of the interface, as <c>html lang</c> takes it.</summary>
    public static string Current => IsEnglish ? English : Chinese;

    internal static void AddDashboardLocalization(this IServiceCollection services) =>
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(Chinese).AddSupportedCultures(Chinese, English).AddSupportedUICultures(Chinese, English);

            // Only the reader's own choice counts: the product is Chinese, whatever the browser asks for.
            options.RequestCultureProviders = [new CookieRequestCultureProvider()];
        });

    /// <summary>A circuit cannot set cookies, so the choice is a form post that comes back to the page.</summary>
    internal static void MapCulture(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(Route, (HttpContext context, [FromForm] string? culture, [FromForm] string? returnUrl) =>
        {
            if (!context.Request.IsSameOrigin() || culture is not (Chinese or English))
            {
                return Results.BadRequest();
            }

            context.Response.Cookies.Append(
                CookieRequestCultureProvider.DefaultCookieName,
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
                new CookieOptions
                {
                    MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true,
                });
            return Results.LocalRedirect(LocalUrl.Or(returnUrl, "/"));
        }).DisableAntiforgery().ExcludeFromDescription().AllowAnonymous(); // IsSameOrigin instead: the form stands on shared pages
}
