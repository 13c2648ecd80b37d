using System.Globalization;
using Dashboard.Data.Persistence;
using Dashboard.Data.Time;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Hosting;

/// <summary>
/// Everything that what is published depends on, as one word: the state of the data, the Beijing day, and whether the database answers.
/// An open page of a reader who has not signed in asks for it and refreshes itself when it is another one.
/// </summary>
public sealed class DataStamp(DataVersionMonitor monitor, ProgrammeClock clock)
{
    public const string Path = "/stamp";

    public string Current =>
        $"{monitor.Current:N}.{clock.Today.ToString(AsOf.Format, CultureInfo.InvariantCulture)}{(monitor.SilentSince is null ? "" : ".silent")}";

    internal static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Path, (HttpContext context, DataStamp stamp) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return TypedResults.Text(stamp.Current);
        }).ExcludeFromDescription();
}

/// <summary>Settings of the pages of who has not signed in: the section Pages.</summary>
public sealed class PublicPagesOptions
{
    public const string Section = "Pages";

    /// <summary>How often an open page asks for newer data.</summary>
    public TimeSpan RefreshEvery { get; set; } = TimeSpan.FromSeconds(30);
}
