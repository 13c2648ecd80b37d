namespace Dashboard.Web.Hosting;

/// <summary>
/// Tells a form of ours from one of another site by what the browser itself says. For posts that change nothing but a habit of the
/// reader and stand on pages that are shared, where a token cannot.
/// </summary>
internal static class SameOrigin
{
    public static bool IsSameOrigin(this HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site == "same-origin";
        }

        return request.Headers.Origin.ToString() == $"{request.Scheme}://{request.Host}";
    }
}
