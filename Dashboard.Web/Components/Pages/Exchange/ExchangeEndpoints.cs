using Dashboard.Data.Access;
using Dashboard.Data.Exchange;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Time;
using Dashboard.Web.Api;
using Dashboard.Web.Navigation;

namespace Dashboard.Web.Components.Pages.Exchange;

/// <summary>The templates to be filled in.</summary>
internal static class ExchangeEndpoints
{
    public static void MapExchange(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(DashboardUrls.QuotaTemplatePath, TemplateAsync)
            .RequireAuthorization(nameof(AccessAction.SetQuotas))
            .ExcludeFromDescription();
        endpoints.MapGet(DashboardUrls.NoticeTemplatePath, (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return TypedResults.File(NoticeTemplate.Write(), XlsxExport.ContentType, "notice-template.xlsx");
        })
            .RequireAuthorization(nameof(AccessAction.RecordNationalDecision))
            .ExcludeFromDescription();
        endpoints.MapGet(DashboardUrls.RoundTemplatePath, RoundTemplateAsync)
            .RequireAuthorization() // whose province it is, the query asks
            .ExcludeFromDescription();
    }

    private static async Task<IResult> TemplateAsync(HttpContext context, QuotasQueries quotas, ProgrammeClock clock, string? round, string? asOf)
    {
        var viewer = AccountClaims.ViewerOf(context.User);
        context.Response.Headers.CacheControl = "no-store";
        if (round is null || !AsOf.TryParse(asOf, clock.Today, out var day)
            || await quotas.TableAsync(viewer, round, day.Date, withIllustrative: true, context.RequestAborted) is not { } held
            || await quotas.TableAsync(viewer, round, day.Date, withIllustrative: false, context.RequestAborted) is not { } official)
        {
            return TypedResults.NotFound();
        }

        return TypedResults.File(QuotaTemplate.Write(held, official, clock.Now), XlsxExport.ContentType, $"quotas-{round}-template.xlsx");
    }

    private static async Task<IResult> RoundTemplateAsync(
        HttpContext context, RoundImportQueries imports, ProvincesQueries provinces, ProgrammeClock clock, string? round)
    {
        var viewer = AccountClaims.ViewerOf(context.User);
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            return round is null || await imports.BookAsync(viewer, round, context.RequestAborted) is not { } book
                ? TypedResults.NotFound()
                : TypedResults.File(
                    RoundTemplate.Write(book, await provinces.ListAsync(viewer, context.RequestAborted), viewer, clock.Now),
                    XlsxExport.ContentType,
                    $"applications-{round}-template.xlsx");
        }
        catch (AccessRefusedException)
        {
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }
    }
}
