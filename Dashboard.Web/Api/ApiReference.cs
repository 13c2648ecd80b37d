using System.Security.Cryptography;
using Dashboard.Data.Access;
using Dashboard.Web.Hosting;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;
using Scalar.AspNetCore;

namespace Dashboard.Web.Api;

/// <summary>
/// A page on which every address of the API can be read about and tried. Scalar draws it from /openapi/v1.json; its script is served from
/// here, and nothing on it asks another host.
/// </summary>
internal static class ApiReference
{
    public const string Path = "/api/reference";

    private const int NonceBytes = 16;

    public static void MapApiReference(this IEndpointRouteBuilder endpoints) => endpoints.MapScalarApiReference(Path, (options, context) =>
        {
            // Its one inline script names where the description is.
            var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));
            SecurityHeaders.AllowScript(context.Response, nonce);
            options.WithNonce(nonce)
                .WithTitle($"{LayoutText.OpenData} – {LayoutText.ProductName}")
                .WithOpenApiRoutePattern(ApiEndpoints.Description)
                .WithFavicon("/favicon.svg")
                .WithLocalization(new ScalarLocalizationOptions { Locale = Cultures.Current })
                .DisableDefaultFonts()
                .DisableTelemetry()
                .DisableAgent()
                .DisableMcp()
                .HideClientButton()
                .HideDeveloperTools()
                .WithDefaultHttpClient(ScalarTarget.Shell, ScalarClient.Curl);
        })
        .RequireAuthorization(AccessAction.ReadPublished.ToString());
}
