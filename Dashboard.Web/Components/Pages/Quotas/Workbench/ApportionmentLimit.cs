using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Threading.RateLimiting;
using Dashboard.Web.Api;
using Dashboard.Web.Hosting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Components.Pages.Quotas.Workbench;

/// <summary>What an operator can set under "Api".</summary>
internal sealed class ApiOptions
{
    public const string Section = "Api";

    /// <summary>How many apportionments one client address may ask for in a minute, after a burst of as many.</summary>
    [Range(1, 1_000_000)]
    public int ApportionmentsPerMinute { get; init; } = 60;
}

/// <summary>Limits how often one client address may ask for an apportionment: a bucket of a minute's worth, refilled evenly.</summary>
internal sealed class ApportionmentLimit(IOptions<ApiOptions> options) : IRateLimiterPolicy<string>
{
    public const string Name = "apportionments";

    public Func<OnRejectedContext, CancellationToken, ValueTask> OnRejected => (rejected, _) =>
    {
        Refuse(
            rejected.HttpContext.Response,
            rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1));
        return ValueTask.CompletedTask;
    };

    /// <summary>The status and when to come back; the problem is written where all are.</summary>
    public static void Refuse(HttpResponse response, TimeSpan wait)
    {
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.CacheControl = "no-store";
        response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => RateLimitPartition.GetTokenBucketLimiter(
        ClientAddress.NetworkOf(httpContext),
        _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Value.ApportionmentsPerMinute,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / options.Value.ApportionmentsPerMinute,
            QueueLimit = 0,
        });
}
