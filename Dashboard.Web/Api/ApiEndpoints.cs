using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Dashboard.Data.Access;
using Dashboard.Web.Components.Pages.Access;
using Dashboard.Web.Components.Pages.Duties;
using Dashboard.Web.Components.Pages.Notices;
using Dashboard.Web.Components.Pages.Progression;
using Dashboard.Web.Components.Pages.Quotas;
using Dashboard.Web.Components.Pages.Quotas.Workbench;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;

namespace Dashboard.Web.Api;

/// <summary>
/// The API: published data to read and exports, for those who may have them, and apportionment, under /api/v1 and described at
/// /openapi/v1.json.
/// </summary>
internal static class ApiEndpoints
{
    private const string Root = "/api";
    private const string Version = Root + "/v1/";
    private const string Descriptions = "/openapi";

    /// <summary>Where the API is described for programs.</summary>
    public const string Description = Descriptions + "/v1.json";

    public static void AddDashboardApi(this IServiceCollection services)
    {
        services.AddOpenApi("v1", ApiDocument.Describe);
        services.AddCors();
        services.Configure<JsonOptions>(options =>
        {
            // Served as application/json with nosniff, so Chinese and quotes need no escapes for the sake of HTML.
            options.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
        });
        services.Configure<ResponseCompressionOptions>(options =>
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, CsvExport.ContentType, AtomFeed.ContentType]);
        services.AddSingleton<ApiAnswers>();
        foreach (var resource in typeof(IApiResource).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(IApiResource))).OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            services.AddSingleton(typeof(IApiResource), resource);
        }

        services.AddApportionments();
    }

    /// <summary>What the API does differently from the pages. Stands inside their error handling, which then finds nothing left to do.</summary>
    public static void UseDashboardApi(this IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase)
            || context.Request.Path.StartsWithSegments(Descriptions, StringComparison.OrdinalIgnoreCase),
        api =>
        {
            api.UseCors(OpenToAll);
            api.UseApiProblems();
        });

    public static void MapDashboardApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapOpenApi(Description);
        endpoints.MapApiReference();
        foreach (var resource in endpoints.ServiceProvider.GetServices<IApiResource>())
        {
            foreach (var format in resource.Formats)
            {
                var path = Version + resource.Path + format.Extension();
                var answer = (HttpContext context, ApiAnswers answers) => answers.AnswerAsync(resource, format, context);
                var policy = (Permissions.NeedsTarget(resource.Access) ? AccessAction.ReadPublished : resource.Access).ToString(); // a query asks for its own target
                endpoints.MapMethods(path, [HttpMethods.Head], answer).RequireAuthorization(policy).ExcludeFromDescription();
                var get = endpoints.MapGet(path, answer)
                    .RequireAuthorization(policy)
                    .WithName(resource.OperationId + (format == ApiFormat.Json ? "" : format.ToString()))
                    .WithTags(resource.Path)
                    .WithMetadata(new ApiOperation(resource, format))
                    .Produces(StatusCodes.Status200OK, format == ApiFormat.Json ? resource.JsonType : typeof(Stream), format.ContentType())
                    .Produces(StatusCodes.Status304NotModified)
                    .ProducesValidationProblem()
                    .ProducesProblem(StatusCodes.Status500InternalServerError);
                if (resource.Access != AccessAction.ReadPublished)
                {
                    get.ExcludeFromDescription();
                }
            }
        }

        endpoints.MapApportionments(Version);
        endpoints.MapApiOverview(Version);
        endpoints.MapDataPackages(Version);
    }

    private static void OpenToAll(CorsPolicyBuilder policy) => policy
        .AllowAnyOrigin()
        .WithMethods(HttpMethods.Get, HttpMethods.Post)
        .AllowAnyHeader()
        .WithExposedHeaders(ApiAnswers.AsOfHeader, ApiAnswers.RecordedHeader, HeaderNames.ETag, HeaderNames.ContentDisposition, HeaderNames.RetryAfter);
}
