using Dashboard.Data.Access;
using Dashboard.Data.Search;
using Dashboard.Data.Time;
using Dashboard.Web.Navigation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Web.Components.Pages.Search;

/// <summary>Where hits lead to, and where the search box asks for them.</summary>
internal static class SearchAddress
{
    extension(SearchHit hit)
    {
        /// <summary>The page of what was found.</summary>
        public string Href(AsOf asOf) => hit.Kind switch
        {
            SearchHitKind.Province => DashboardUrls.Province(hit.Key, asOf),
            SearchHitKind.Place => DashboardUrls.Place(hit.Key, asOf),
            SearchHitKind.Notice => DashboardUrls.Notice(hit.Key, asOf),
        };
    }

    /// <summary>A part of a page for the search box: what is found by a text, or what was opened lately in this browser.</summary>
    public static void MapSearch(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(DashboardUrls.SearchHitsPath, async (HttpContext context, SearchQueries search, ProgrammeClock clock, string? q, string? recent, string? asOf) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            AsOf.TryParse(asOf, clock.Today, out var day);
            var viewer = AccountClaims.ViewerOf(context.User);
            var text = q?.Trim() ?? "";
            var hits = text.Length > SearchPage.LongestText ? []
                : text.Length > 0 ? await search.FindAsync(viewer, text, day.Date, cancellationToken: context.RequestAborted)
                : await search.FindAgainAsync(viewer, recent, day.Date, context.RequestAborted);
            return new RazorComponentResult<SearchHits>(new Dictionary<string, object?>
            {
                [nameof(SearchHits.Hits)] = hits, [nameof(SearchHits.Text)] = text, [nameof(SearchHits.AsOf)] = day,
            });
        }).ExcludeFromDescription();
}
