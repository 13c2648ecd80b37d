using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Time;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Net.Http.Headers;

namespace Dashboard.Web.Api;

/// <summary>Answers a request for a resource: checks, as-of date, tag, form.</summary>
internal sealed class ApiAnswers(ProgrammeClock clock, DataVersionMonitor monitor)
{
    /// <summary>Response header: the day the answer holds for.</summary>
    public const string AsOfHeader = "X-As-Of";

    /// <summary>Response header, only with a day to come: the day up to which the records go that the answer is made of.</summary>
    public const string RecordedHeader = "X-Recorded-Until";

    // A new build may form the same data differently.
    private static readonly Guid Build = typeof(ApiAnswers).Assembly.ManifestModule.ModuleVersionId;

    public async Task<IResult> AnswerAsync(IApiResource resource, ApiFormat format, HttpContext context)
    {
        var version = monitor.Current; // asked before reading, so that a tag is never newer than what it names
        var query = new ApiQuery(AccountClaims.ViewerOf(context.User), context.Request.Query, resource.Parameters, clock.Today)
        {
            Route = resource.PathParameter is { } part ? context.GetRouteValue(part.Name) as string ?? "" : "",
            Origin = $"{context.Request.Scheme}://{context.Request.Host}",
        };
        var answer = await resource.ReadAsync(query, context.RequestAborted);
        var day = new AsOf(query.Day, IsToday: false).Invariant;

        var headers = context.Response.Headers;
        var isPublished = resource.Access == AccessAction.ReadPublished && answer.IsPublished;
        headers.CacheControl = isPublished ? "no-cache" : "no-store"; // keep it, but ask
        headers.Append(HeaderNames.Vary, HeaderNames.Cookie); // the language of headers and messages
        if (query.KnowsDay)
        {
            headers[AsOfHeader] = day;
        }

        if (query.IsFuture)
        {
            headers[RecordedHeader] = new AsOf(query.Today, IsToday: false).Invariant;
        }

        if (query.Errors.Count > 0)
        {
            return ApiProblems.WrongParameters(query.Errors);
        }

        if (!isPublished)
        {
            return Form(resource, format, query, answer, day, context);
        }

        var tag = Tag(version, resource.Path, query.Route, query.Origin, format, day, query.IsFuture ? query.Today : "", string.Join('&', query.Filters));
        headers.ETag = tag.ToString();
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        return Form(resource, format, query, answer, day, context);
    }

    private IResult Form(IApiResource resource, ApiFormat format, ApiQuery query, ApiAnswer answer, string day, HttpContext context)
    {
        return format switch
        {
            ApiFormat.Json => Results.Json(answer.Json),
            ApiFormat.JsonStat when answer.JsonStat is { } jsonStat => Results.Json(jsonStat()),
            ApiFormat.Atom when answer.Atom is { } atom => TypedResults.Bytes(atom(), $"{AtomFeed.ContentType}; charset=utf-8"),
            ApiFormat.Csv when Table() is var table => File(CsvExport.Write(table), table),
            ApiFormat.Xlsx when Table() is var table =>
                File(XlsxExport.Write(table, query.Filters, clock.Now, context.Request.GetEncodedPathAndQuery()), table),
            _ => throw new InvalidOperationException($"{resource.Path} has no form {format}."),
        };

        ExportTable Table() => answer.Table() with { Note = query.IsFuture ? $"{LayoutText.AsOfFuture.With(query.Day.Long())} {LayoutText.AsOfFutureHelp}" : null };

        IResult File(byte[] content, ExportTable table) =>
            TypedResults.File(content, format.ContentType(), $"{table.Name}-{day}{format.Extension()}");
    }

    /// <summary>Weak: the same data, though a workbook also states when it was made.</summary>
    private static EntityTagHeaderValue Tag(Guid version, params object[] parts)
    {
        var text = string.Join('\n', [Build, version, Cultures.Current, .. parts]);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
        return new EntityTagHeaderValue($"\"{hash}\"", isWeak: true);
    }
}
