using Dashboard.Web.Api;
using Microsoft.AspNetCore.RateLimiting;

namespace Dashboard.Web.Components.Pages.Quotas.Workbench;

/// <summary>The one address of the API that calculates instead of reading: nothing is stored, so it is open to all as well.</summary>
internal static class ApportionmentEndpoint
{
    public static void AddApportionments(this IServiceCollection services)
    {
        services.AddOptions<ApiOptions>().BindConfiguration(ApiOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ApportionmentAnswers>();
        services.AddRateLimiter(options => options.AddPolicy<string, ApportionmentLimit>(ApportionmentLimit.Name));
    }

    public static void MapApportionments(this IEndpointRouteBuilder endpoints, string root)
    {
        const string Path = "apportionments";
        endpoints.MapPost(root + Path, (HttpContext context, ApportionmentAnswers answers) => answers.AnswerAsync(context))
            .RequireRateLimiting(ApportionmentLimit.Name)
            .WithName("apportion")
            .WithTags(Path)
            .Produces<ApportionmentAnswer>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status500InternalServerError)
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                ApportionmentDocument.Describe(operation);
                return Task.CompletedTask;
            });

        // Said here, because during development the fallback for static files takes every GET, and answers 404.
        endpoints.Map(root + Path, (HttpResponse response) =>
        {
            response.Headers.Allow = HttpMethods.Post;
            response.Headers.CacheControl = "no-store";
            return TypedResults.StatusCode(StatusCodes.Status405MethodNotAllowed);
        }).ExcludeFromDescription();
    }
}
