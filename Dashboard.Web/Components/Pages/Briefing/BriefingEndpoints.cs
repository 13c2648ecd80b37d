using Dashboard.Data.Access;
using Dashboard.Data.Briefing;
using Dashboard.Web.Api;
using Dashboard.Web.Components.Pages.Briefing.Files;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Briefing;

/// <summary>The files of a briefing, for those who may read it: made of what is pinned, in the language of the interface.</summary>
internal static class BriefingEndpoints
{
    public const string Root = "/api/v1/briefings/";

    public static void MapBriefings(this IEndpointRouteBuilder endpoints)
    {
        Map("{id}.pptx", "Slides", () => BriefingText.FilePptx, TemplateUse.Slides, (detail, content, template, context) => SlideDeck.Write(detail.Info, content, context.Request.Query.ContainsKey(DashboardUrls.EmptyParameter), template), SlideDeck.ContentType, ".pptx");
        Map("{id}.docx", "Page", () => BriefingText.FileDocx, TemplateUse.Pages, (detail, content, template, _) => WordPages.OnePage(detail.Info, content, template), WordParts.ContentType, ".docx");
        Map("{id}.xlsx", "Figures", () => BriefingText.FileXlsx, null, (detail, content, _, _) => BriefingWorkbook.Write(detail.Info, content), XlsxExport.ContentType, ".xlsx");
        Map("{id}/booklet.docx", "Booklet", () => BriefingText.FileBooklet, TemplateUse.Pages, (detail, content, template, context) => WordPages.Booklet(detail.Info, content, template, context.RequestAborted), WordParts.ContentType, "-booklet.docx");
        Map(
            "{id}/provinces/{code}.docx",
            "Province",
            () => BriefingText.Provinces,
            TemplateUse.Pages,
            (detail, content, template, context) => content.Provinces.FirstOrDefault(p => p.Code == context.GetRouteValue("code") as string) is { } province
                ? WordPages.Province(detail.Info, content, province, template) : null,
            WordParts.ContentType,
            "-province.docx");

        void Map(
            string pattern, string name, Func<string> title, TemplateUse? use, Func<BriefingDetail, BriefingContent, OfficeTemplateFile?, HttpContext, byte[]?> write, string type, string suffix) =>
            endpoints.MapGet(
            Root + pattern,
            async (HttpContext context, BriefingQueries briefings, OfficeTemplatesQueries templates, string id) =>
            {
                context.Response.Headers.CacheControl = "no-store";
                var viewer = AccountClaims.ViewerOf(context.User);
                var detail = await briefings.FindAsync(viewer, id, context.RequestAborted);
                var template = detail is not null && use is { } of ? await templates.FindAsync(viewer, of, context.RequestAborted) : null;
                return detail is { Content: { } content } && write(detail, content, template, context) is { } file
                    ? Results.File(file, type, $"briefing-{detail.Info.AsOf:yyyy-MM-dd}{suffix}") : Results.NotFound();
            })
            .WithName("getBriefing" + name)
            .WithTags("briefings")
            .WithMetadata(new ApiDescription(title, () => BriefingText.ApiHelp))
            .Produces<Stream>(StatusCodes.Status200OK, type)
            .Produces(StatusCodes.Status404NotFound);
    }
}
