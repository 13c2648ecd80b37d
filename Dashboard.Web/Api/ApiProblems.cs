using Dashboard.Data.Access;
using Dashboard.Data.Apportionment;
using Dashboard.Web.Components.Pages.Access;
using Dashboard.Web.Components.Pages.Quotas.Workbench;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Api;

/// <summary>Every failure under /api and /openapi is problem details: never a page, never a stack trace.</summary>
internal static partial class ApiProblems
{
    public static IResult WrongParameters(IReadOnlyDictionary<string, string[]> errors) => TypedResults.ValidationProblem(
        errors, detail: ApiText.ProblemParametersDetail, title: ApiText.ProblemParameters);

    public static IResult WrongBody(IReadOnlyDictionary<string, string[]> errors) => TypedResults.ValidationProblem(
        errors, detail: ApiText.ProblemBodyDetail.With(ApportionmentBody.MaxErrors), title: ApiText.ProblemBody);

    /// <summary>Names the reason for programs and, with its numbers, for readers.</summary>
    public static IResult Infeasible(Infeasible obstacle, string why)
    {
        (string Name, object? Value)[] facts =
        [
            ("reason", obstacle.Reason), ("key", obstacle.Key), ("given", obstacle.Given), ("limit", obstacle.Limit), ("weight", obstacle.Text),
        ];
        return Results.Problem(
            why,
            statusCode: StatusCodes.Status400BadRequest,
            title: ApiText.ProblemInfeasible,
            extensions: facts.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, f.Value)));
    }

    /// <summary>Gives a body to what comes back with a bare status, and catches what is thrown.</summary>
    public static void UseApiProblems(this IApplicationBuilder api)
    {
        api.UseStatusCodePages(context => OfStatus(context.HttpContext.Response).ExecuteAsync(context.HttpContext));
        api.Use(CatchAsync);
    }

    private static IResult OfStatus(HttpResponse response) => response.StatusCode switch
    {
        StatusCodes.Status401Unauthorized => Titled(response, AccessText.ProblemSignIn, AccessText.AccessRefusal_SignInRequired),
        StatusCodes.Status403Forbidden => Titled(response, AccessText.RefusedTitle, AccessText.AccessRefusal_RoleMayNot),
        StatusCodes.Status404NotFound => Titled(response, ApiText.ProblemNotFound, ApiText.ProblemNotFoundDetail),
        StatusCodes.Status405MethodNotAllowed => Titled(response, ApiText.ProblemMethod.With(response.Headers.Allow.ToString())),
        StatusCodes.Status413PayloadTooLarge => Titled(response, ApiText.ProblemTooLarge, ApiText.ProblemTooLargeDetail),
        StatusCodes.Status415UnsupportedMediaType => Titled(response, ApiText.ProblemNotJson, ApiText.ProblemNotJsonDetail),
        StatusCodes.Status429TooManyRequests => Titled(response, ApiText.ProblemTooMany, ApiText.ProblemTooManyDetail),
        var status => Results.Problem(statusCode: status),
    };

    private static IResult Titled(HttpResponse response, string title, string? detail = null) =>
        Results.Problem(detail, statusCode: response.StatusCode, title: title);

    private static async Task CatchAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException malformed) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = malformed.StatusCode;
            await OfStatus(context.Response).ExecuteAsync(context);
        }
        catch (AccessRefusedException refused) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = refused.Refusal is AccessRefusal.SignInRequired
                ? StatusCodes.Status401Unauthorized
                : StatusCodes.Status403Forbidden;
            await OfStatus(context.Response).ExecuteAsync(context);
        }
        catch (Exception failure) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            var number = ErrorNumber.Next();
            var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ApiProblems));
            LogFailure(logger, failure, number, context.Request.Path);
            context.Response.Headers.ETag = default;
            context.Response.Headers.ContentDisposition = default;
            var problem = Results.Problem(
                ApiText.ProblemFailureDetail.With(number), statusCode: StatusCodes.Status500InternalServerError, title: ApiText.ProblemFailure);
            await problem.ExecuteAsync(context);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Error {Number}: {Path} failed")]
    private static partial void LogFailure(ILogger logger, Exception failure, string number, PathString path);
}
