using Dashboard.Data.Access;
using Dashboard.Web.Hosting;

namespace Dashboard.Web.Components.Pages.Access;

/// <summary>Tells a holder which sign-in was which: browser and system in short, from what the browser says of itself.</summary>
internal static class SessionOrigins
{
    // The first that is found counts: most browsers also call themselves by the names below their own.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("MicroMessenger/", "WeChat"), ("QQBrowser/", "QQ Browser"), ("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Windows", "Windows"), ("HarmonyOS", "HarmonyOS"), ("Android", "Android"), ("iPhone", "iOS"), ("iPad", "iPadOS"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    public static SessionOrigin Of(HttpContext context) => new(DeviceOf(context.Request.Headers.UserAgent.ToString()), ClientAddress.Of(context));

    /// <summary>As in Edge · Windows; empty when nothing is known.</summary>
    public static string DeviceOf(string userAgent) => string.Join(" · ", new[] { Find(Browsers, userAgent), Find(Systems, userAgent) }.OfType<string>());

    private static string? Find((string Mark, string Name)[] known, string userAgent) =>
        known.Where(k => userAgent.Contains(k.Mark, StringComparison.Ordinal)).Select(k => k.Name).FirstOrDefault();
}
