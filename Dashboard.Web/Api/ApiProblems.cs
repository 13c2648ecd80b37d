using Dashboard.Data.Access;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Api;

/// <summary>Every failure under /api and /openapi is problem details: never a page, never a stack trace.</summary>
internal static partial class ApiProblems
{
    public static IResult WrongParameters(IReadOnlyDictionary<string, string[]> errors) => TypedResults.ValidationProblem(
        errors, detail: ApiText.ProblemParametersDetail, title: ApiText.ProblemParameters);

    /// <summary>Gives a body to what comes back with a bare status, and catches what is thrown.</summary>
    public static void UseApiProblems(this IApplicationBuilder api)
    {
        api.UseStatusCodePages(context => OfStatus(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));
        api.Use(CatchAsync);
    }

    private static IResult OfStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => Results.Problem(AccessText.RefusedSignIn, statusCode: status, title: AccessText.ProblemSignIn),
        StatusCodes.Status403Forbidden => Results.Problem(AccessText.RefusedRole, statusCode: status, title: AccessText.RefusedTitle),
        StatusCodes.Status404NotFound => Results.Problem(ApiText.ProblemNotFoundDetail, statusCode: status, title: ApiText.ProblemNotFound),
        StatusCodes.Status405MethodNotAllowed => Results.Problem(statusCode: status, title: ApiText.ProblemMethod),
        _ => Results.Problem(statusCode: status),
    };

    private static async Task CatchAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException malformed) when (!context.Response.HasStarted)
        {
            await OfStatus(malformed.StatusCode).ExecuteAsync(context);
        }
        catch (AccessRefusedException refused) when (!context.Response.HasStarted)
        {
            var status = refused.Refusal == AccessRefusal.SignInRequired ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
            await OfStatus(status).ExecuteAsync(context);
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
