using System.ComponentModel.DataAnnotations;
using System.Threading.RateLimiting;
using Dashboard.Web.Components.Pages.Quotas.Workbench;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Hosting;

/// <summary>How much one client, which is one network (<see cref="ClientAddress"/>), and all together may ask for: what an operator can set under "Limits".</summary>
internal sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>Pages a minute and client.</summary>
    [Range(1, int.MaxValue)]
    public int PagesPerMinute { get; init; } = 1200;

    /// <summary>Files and answers of the API a minute and client.</summary>
    [Range(1, int.MaxValue)]
    public int ExportsPerMinute { get; init; } = 300;

    /// <summary>Pages that one client may hold open at once.</summary>
    [Range(1, int.MaxValue)]
    public int CircuitsPerClient { get; init; } = 500;

    /// <summary>Pages that all may hold open at once.</summary>
    [Range(1, int.MaxValue)]
    public int Circuits { get; init; } = 12_000;
}

/// <summary>The one policy of limits; signing in and apportioning have tighter ones of their own, by the same clients.</summary>
internal static class RequestLimits
{
    private const string Everybody = "";
    private const string CircuitRoot = "/_blazor";
    private const string ApiRoot = "/api";
    private const string StatusRoot = "/not-found";

    private enum Ask
    {
        Free,
        Page,
        Export,
        Circuit,
    }

    public static void AddRequestLimits(this IServiceCollection services)
    {
        services.AddOptions<LimitOptions>().BindConfiguration(LimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<LimitOptions>>((limiter, options) =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) =>
            {
                ApportionmentLimit.Refuse(
                    rejected.HttpContext.Response, rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1));
                return ValueTask.CompletedTask;
            };
            limiter.GlobalLimiter = LimiterOf(options.Value);
        });
    }

    internal static PartitionedRateLimiter<HttpContext> LimiterOf(LimitOptions limits) => PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<HttpContext, string>(context => KindOf(context) == Ask.Circuit ? AtOnce(Everybody, limits.Circuits) : None),
        PartitionedRateLimiter.Create<HttpContext, string>(context => KindOf(context) switch
        {
            Ask.Circuit => AtOnce(ClientAddress.NetworkOf(context), limits.CircuitsPerClient),
            Ask.Page => AMinute(nameof(Ask.Page) + ClientAddress.NetworkOf(context), limits.PagesPerMinute),
            Ask.Export => AMinute(nameof(Ask.Export) + ClientAddress.NetworkOf(context), limits.ExportsPerMinute),
            Ask.Free => None,
        }));

    private static RateLimitPartition<string> None => RateLimitPartition.GetNoLimiter(Everybody + nameof(None));

    private static RateLimitPartition<string> AtOnce(string key, int most) => RateLimitPartition.GetConcurrencyLimiter(
        nameof(AtOnce) + key, _ => new ConcurrencyLimiterOptions { PermitLimit = most, QueueLimit = 0 });

    private static RateLimitPartition<string> AMinute(string key, int most) => RateLimitPartition.GetFixedWindowLimiter(
        key, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });

    /// <summary>A circuit is a request that lasts as long as its page is open.</summary>
    private static Ask KindOf(HttpContext context) => context.Request.Path switch
    {
        var path when path.Equals(CircuitRoot, StringComparison.OrdinalIgnoreCase) => Ask.Circuit,
        var path when path.StartsWithSegments(ApiRoot, StringComparison.OrdinalIgnoreCase) => Ask.Export,
        var path when path.StartsWithSegments(StatusRoot, StringComparison.OrdinalIgnoreCase) => Ask.Free, // says why another was refused
        _ when context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null => Ask.Page,
        _ => Ask.Free,
    };
}
