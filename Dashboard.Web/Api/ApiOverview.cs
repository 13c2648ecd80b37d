using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Statistics;
using Dashboard.Web.Components.Pages.Quotas.Workbench;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Api;

/// <summary>What the API is.</summary>
/// <param name="DataVersion">Another one: something was written since.</param>
/// <param name="OpenApi">The description for programs.</param>
/// <param name="Reference">The same as a page on which every address can be tried.</param>
/// <param name="DataPackage">All published lists as one Frictionless data package.</param>
public sealed record ApiRoot(
    string Version,
    string Title,
    string DataVersion,
    IReadOnlyList<string> Languages,
    ApiLimits Limits,
    IReadOnlyList<ApiListing> Resources,
    string OpenApi,
    string Reference,
    string DataPackage);

/// <summary>The most that one request may ask for.</summary>
/// <param name="Cells">Of an answer of the statistics.</param>
public sealed record ApiLimits(int Cells, int ApportionmentUnits, int ApportionmentSeats, int ApportionmentMegabytes);

/// <summary>A list or answer that everyone may read.</summary>
/// <param name="Formats">Json has the path itself, every other its extension.</param>
public sealed record ApiListing(string Path, string Title, IReadOnlyList<string> Formats, IReadOnlyList<string> Parameters);

/// <summary>Says what the API is, at /api/v1.</summary>
internal static class ApiOverview
{
    public static void MapApiOverview(this IEndpointRouteBuilder endpoints, string version)
    {
        var path = version.TrimEnd('/');
        var answer = (IEnumerable<IApiResource> resources, DataVersionMonitor monitor) => Results.Json(Overview(version, resources, monitor));
        endpoints.MapGet(path, answer)
            .RequireAuthorization(AccessAction.ReadPublished.ToString())
            .WithName("getApi")
            .WithTags("api")
            .WithMetadata(new ApiDescription(() => ApiText.RootTitle, () => ApiText.RootHelp))
            .Produces<ApiRoot>()
            .ProducesProblem(StatusCodes.Status500InternalServerError);
    }

    private static ApiRoot Overview(string version, IEnumerable<IApiResource> resources, DataVersionMonitor monitor) => new(
        "v1",
        ApiText.DocumentTitleText,
        monitor.Current.ToString("N"),
        ["zh-CN", "en"],
        new ApiLimits(CubeQuestion.MostCells, ApportionmentBody.MaxUnits, ApportionmentBody.MaxSeats, ApportionmentAnswers.MaxMegabytes),
        resources.Where(r => r.Access == AccessAction.ReadPublished)
            .Select(r => new ApiListing(version + r.Path, r.Title, r.Formats.Select(f => f.ToString()).ToList(), r.Parameters.Select(p => p.Name).ToList()))
            .ToList(),
        ApiEndpoints.Description,
        ApiReference.Path,
        version + DataPackages.Descriptor);
}
