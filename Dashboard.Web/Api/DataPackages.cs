using System.IO.Compression;
using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Time;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Api;

/// <summary>The published lists as a Frictionless data package.</summary>
/// <param name="Version">The version of the data.</param>
public sealed record DataPackage(
    string Profile,
    string Name,
    string Title,
    string Description,
    string Version,
    DateTimeOffset Created,
    IReadOnlyList<DataPackageLicence> Licenses,
    IReadOnlyList<DataPackageResource> Resources);

/// <summary>A licence of some of the data.</summary>
public sealed record DataPackageLicence(string Name, string Title, string Path);

/// <summary>One list as a file.</summary>
/// <param name="Path">Beside the description.</param>
/// <param name="Sources">Absent when nothing is entered yet.</param>
public sealed record DataPackageResource(
    string Name,
    string Path,
    string Title,
    string Description,
    string Format,
    string Mediatype,
    string Encoding,
    string Profile,
    DataPackageSchema Schema,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<DataPackageSource>? Sources);

/// <summary>The columns of a list.</summary>
public sealed record DataPackageSchema(IReadOnlyList<DataPackageField> Fields);

/// <summary>A column.</summary>
/// <param name="Type">integer, number, date or string.</param>
public sealed record DataPackageField(string Name, string Type);

/// <summary>A document or list that rows come from.</summary>
public sealed record DataPackageSource(string Title);

/// <summary>Answers the data package as its description and as a file that holds the lists.</summary>
internal static class DataPackages
{
    public const string Descriptor = Name + ".json";

    private const string Name = "datapackage";

    public static void MapDataPackages(this IEndpointRouteBuilder endpoints, string version)
    {
        Map(Descriptor, "getDataPackage", () => ApiText.PackageTitle, async (HttpContext context, IEnumerable<IApiResource> resources, ProgrammeClock clock, DataVersionMonitor monitor) =>
                Results.Json((await ReadAsync(context, resources, clock, monitor)).Description))
            .Produces<DataPackage>();
        Map(Name + ".zip", "getDataPackageZip", () => ApiText.PackageZipTitle, async (HttpContext context, IEnumerable<IApiResource> resources, ProgrammeClock clock, DataVersionMonitor monitor) =>
                ZipOf(await ReadAsync(context, resources, clock, monitor), clock.Now))
            .Produces<Stream>(StatusCodes.Status200OK, MediaTypeNames.Application.Zip);

        RouteHandlerBuilder Map(string path, string name, Func<string> title, Delegate answer) => endpoints.MapGet(version + path, answer)
            .RequireAuthorization(AccessAction.ReadPublished.ToString())
            .WithName(name)
            .WithTags(Name)
            .WithMetadata(new ApiDescription(title, () => ApiText.PackageHelp))
            .ProducesProblem(StatusCodes.Status500InternalServerError);
    }

    private static async Task<(DataPackage Description, IReadOnlyList<(string Path, byte[] Content)> Files)> ReadAsync(
        HttpContext context, IEnumerable<IApiResource> resources, ProgrammeClock clock, DataVersionMonitor monitor)
    {
        var version = monitor.Current;
        var viewer = AccountClaims.ViewerOf(context.User);
        var described = new List<DataPackageResource>();
        var files = new List<(string, byte[])>();
        foreach (var resource in resources.Where(r => r.Access == AccessAction.ReadPublished && r.PathParameter is null))
        {
            var answer = await resource.ReadAsync(new ApiQuery(viewer, new QueryCollection(), resource.Parameters, clock.Today), context.RequestAborted);
            var (table, path) = (answer.Table(), resource.Path + ApiFormat.Csv.Extension());
            var sources = table.Sources.Select(s => s.Source).Where(s => s.Length > 0).Distinct().Select(s => new DataPackageSource(s)).ToList();
            files.Add((path, CsvExport.Write(table, forPrograms: true)));
            described.Add(new DataPackageResource(
                resource.Path.Replace('/', '-'),
                path,
                table.Title,
                resource.Help,
                "csv",
                CsvExport.ContentType,
                "utf-8",
                "tabular-data-resource",
                new DataPackageSchema(table.Headers.Select((header, i) => new DataPackageField(header, TypeOf(table.Rows.Select(r => r[i])))).ToList()),
                sources.Count == 0 ? null : sources));
        }

        return (new DataPackage(
            "tabular-data-package",
            "ip-cities",
            ApiText.DocumentTitleText,
            ApiText.DocumentDescription,
            version.ToString("N"),
            clock.Now,
            [
                new DataPackageLicence("other-pd", StatisticsText.LicenceOfficial, "https://opendefinition.org/licenses/other-pd/"),
                new DataPackageLicence("MIT", StatisticsText.LicenceLists, "https://opensource.org/license/mit"),
                new DataPackageLicence("CC-BY-4.0", StatisticsText.LicenceSpellings, "https://creativecommons.org/licenses/by/4.0/"),
            ],
            described), files);
    }

    /// <summary>The type that every value of a column has; a column of words and days is one of words.</summary>
    private static string TypeOf(IEnumerable<object?> values) => values.OfType<object>().Select(TypeOf).Distinct().ToList() switch
    {
        [var type] => type,
        [_, _] both when both.Order(StringComparer.Ordinal).SequenceEqual(["integer", "number"]) => "number",
        _ => "string",
    };

    private static string TypeOf(object value) => value switch
    {
        int => "integer",
        decimal => "number",
        DateOnly => "date",
        _ => "string",
    };

    private static IResult ZipOf((DataPackage Description, IReadOnlyList<(string Path, byte[] Content)> Files) package, DateTimeOffset made)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(Descriptor, JsonSerializer.SerializeToUtf8Bytes(package.Description, JsonSerializerOptions.Web));
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

        return TypedResults.File(stream.ToArray(), MediaTypeNames.Application.Zip, Name + ".zip");
    }
}
