using Dashboard.Data.Access;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Hosting;

internal static class SecurityHeaders
{
    // Scripts: only files of ours, no eval, nothing inline. Styles: the style attributes of SVG and ApexCharts need 'unsafe-inline'.
    private const string Scripts = "script-src 'self'";
    private const string Forms = "form-action 'self'";
    private const string ContentSecurityPolicy =
        "default-src 'self'; " + Scripts + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; " + Forms + "; frame-ancestors 'none'";

    private static readonly string[] OfDocuments = ["Content-Security-Policy", "X-Frame-Options", "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy"];

    public static void UseSecurityHeaders(this IApplicationBuilder app)
    {
        var provider = app.ApplicationServices.GetRequiredService<IOptions<AccessOptions>>().Value.SingleSignOn;
        var policy = provider.IsOn // the form that signs out leads on to the provider, which a browser asks leave for
            ? ContentSecurityPolicy.Replace(Forms, $"{Forms} {new Uri(provider.Authority!).GetLeftPart(UriPartial.Authority)}", StringComparison.Ordinal)
            : ContentSecurityPolicy;
        app.Use((context, next) => AddAsync(context, next, policy));
    }

    private static Task AddAsync(HttpContext context, RequestDelegate next, string policy)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (Path.GetExtension(context.Request.Path.Value) is ".css" or ".js")
        {
            context.Response.OnStarting(DropOfDocuments, context.Response);
        }

        return next(context);
    }

    /// <summary>Lets one script run that stands in the page itself.</summary>
    /// <param name="nonce">Of this answer alone.</param>
    public static void AllowScript(HttpResponse response, string nonce) =>
        response.Headers.ContentSecurityPolicy = response.Headers.ContentSecurityPolicy.ToString().Replace(Scripts, $"{Scripts} 'nonce-{nonce}'", StringComparison.Ordinal);

    /// <summary>
    /// No browser makes a document of a style sheet or a script, and a first view asks for a dozen of them: they go without what is told of documents.
    /// What is said in their place, that there is none, is a document.
    /// </summary>
    private static Task DropOfDocuments(object state)
    {
        var response = (HttpResponse)state;
        if (response.ContentType is "text/css" or "text/javascript" or "application/javascript")
        {
            foreach (var header in OfDocuments)
            {
                response.Headers.Remove(header);
            }
        }

        return Task.CompletedTask;
    }
}
