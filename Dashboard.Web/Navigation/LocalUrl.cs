namespace Dashboard.Web.Navigation;

/// <summary>Addresses that a form or a link gave us to go back to.</summary>
public static class LocalUrl
{
    /// <summary>True for a path of this application: anything else would make the form an open redirect.</summary>
    public static bool IsLocal(string? url) =>
        url is ['/', ..] && url is not ['/', '/' or '\\', ..] && !url.Any(char.IsControl);

    /// <summary>The address when it is a path of this application, else the fallback.</summary>
    public static string Or(string? url, string fallback) => IsLocal(url) ? url! : fallback;
}
