using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Dashboard.Web.Hosting;

internal static class HealthEndpoints
{
    /// <summary>Tag of the checks that must pass before traffic is sent here.</summary>
    public const string Ready = "ready";

    /// <summary>/health/live: the process answers. /health/ready: the database can be written, too.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        endpoints.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }
}
