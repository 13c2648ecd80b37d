namespace Dashboard.Web.Api;

internal static class ApiEndpoints
{
    public static void AddDashboardApi(this IServiceCollection services) => services.AddOpenApi("v1");

    public static void UseApiProblems(this IApplicationBuilder app) => _ = app;

    public static void MapDashboardApi(this IEndpointRouteBuilder endpoints) => endpoints.MapOpenApi();
}
