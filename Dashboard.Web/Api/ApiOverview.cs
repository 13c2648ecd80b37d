using System.IO.Compression;
using System.Net.Mime;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Statistics;
using Dashboard.Data.Time;
using Dashboard.Web.Components.Pages.Quotas.Workbench;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Api;

/// <summary>What the API is: /api/v1, and the published lists as one Frictionless data package, as a description and as a file.</summary>
internal static class ApiOverview
{
    private const string Package = "datapackage";
    private const string Descriptor = Package + ".json";

    public static void MapApiOverview(this IEndpointRouteBuilder endpoints, string version)
    {
        var policy = AccessAction.ReadPublished.ToString();
        endpoints.MapGet(version.TrimEnd('/'), (IEnumerable<IApiResource> resources, DataVersionMonitor monitor) => Results.Json(Overview(resources, monitor)))
            .RequireAuthorization(policy).ExcludeFromDescription();
        endpoints.MapGet(version + Descriptor, async (HttpContext context, IEnumerable<IApiResource> resources, ProgrammeClock clock, DataVersionMonitor monitor) =>
            Results.Json((await ReadAsync(context, resources, clock, monitor)).Description)).RequireAuthorization(policy).ExcludeFromDescription();
        endpoints.MapGet(version + Package + ".zip", async (HttpContext context, IEnumerable<IApiResource> resources, ProgrammeClock clock, DataVersionMonitor monitor) =>
            ZipOf(await ReadAsync(context, resources, clock, monitor), clock.Now)).RequireAuthorization(policy).ExcludeFromDescription();
    }

    private static object Overview(IEnumerable<IApiResource> resources, DataVersionMonitor monitor) => new
    {
        version = "v1",
        title = ApiText.DocumentTitleText,
        dataVersion = monitor.Current.ToString("N"),
        languages = new[] { "zh-CN", "en" },
        limits = new
        {
            cells = CubeQuestion.MostCells,
            apportionmentUnits = ApportionmentBody.MaxUnits,
            apportionmentSeats = ApportionmentBody.MaxSeats,
            apportionmentMegabytes = ApportionmentAnswers.MaxMegabytes,
        },
        resources = resources.Where(r => r.Access == AccessAction.ReadPublished).Select(r => new
        {
            path = "/api/v1/" + r.Path,
            title = r.Title,
            formats = r.Formats.Select(f => f.ToString()).ToList(),
            parameters = r.Parameters.Select(p => p.Name).ToList(),
        }).ToList(),
        openapi = "/openapi/v1.json",
        datapackage = "/api/v1/" + Descriptor,
    };

    private static async Task<(object Description, IReadOnlyList<(string Path, byte[] Content)> Files)> ReadAsync(
        HttpContext context, IEnumerable<IApiResource> resources, ProgrammeClock clock, DataVersionMonitor monitor)
    {
        var version = monitor.Current;
        var viewer = AccountClaims.ViewerOf(context.User);
        var described = new List<object>();
        var files = new List<(string, byte[])>();
        foreach (var resource in resources.Where(r => r.Access == AccessAction.ReadPublished && r.PathParameter is null))
        {
            var answer = await resource.ReadAsync(new ApiQuery(viewer, new QueryCollection(), resource.Parameters, clock.Today), context.RequestAborted);
            var (table, path) = (answer.Table(), resource.Path + ApiFormat.Csv.Extension());
            files.Add((path, CsvExport.Write(table)));
            described.Add(new
            {
                name = resource.Path.Replace('/', '-'),
                path,
                title = table.Title,
                description = resource.Help,
                format = "csv",
                mediatype = CsvExport.ContentType,
                encoding = "utf-8",
                profile = "tabular-data-resource",
                schema = new { fields = table.Headers.Select((header, i) => new { name = header, type = TypeOf(table.Rows.Select(r => r[i]).FirstOrDefault(v => v is not null)) }).ToList() },
                sources = table.Sources.Select(s => s.Source).Distinct().Select(s => new { title = s }).ToList(),
            });
        }

        return (new
        {
            profile = "tabular-data-package",
            name = "ip-cities",
            title = ApiText.DocumentTitleText,
            description = ApiText.DocumentDescription,
            version = version.ToString("N"),
            created = clock.Now,
            licenses = new[]
            {
                new { name = "other-pd", title = StatisticsText.LicenceOfficial, path = "https://opendefinition.org/licenses/other-pd/" },
                new { name = "MIT", title = StatisticsText.LicenceLists, path = "https://opensource.org/license/mit" },
                new { name = "CC-BY-4.0", title = StatisticsText.LicenceSpellings, path = "https://creativecommons.org/licenses/by/4.0/" },
            },
            resources = described,
        }, files);
    }

    private static string TypeOf(object? value) => value switch
    {
        int => "integer",
        decimal => "number",
        DateOnly => "date",
        _ => "string",
    };

    private static IResult ZipOf((object Description, IReadOnlyList<(string Path, byte[] Content)> Files) package, DateTimeOffset made)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(Descriptor, System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(package.Description, System.Text.Json.JsonSerializerOptions.Web));
            foreach (var (path, content) in package.Files)
            {
                Add(path, content);
            }

            void Add(string path, byte[] content)
            {
                var entry = zip.CreateEntry(path);
                entry.LastWriteTime = made;
                using var file = entry.Open();
                file.Write(content);
            }
        }

        return TypedResults.File(stream.ToArray(), MediaTypeNames.Application.Zip, Package + ".zip");
    }
}
