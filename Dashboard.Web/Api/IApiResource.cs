using Dashboard.Data.Access;

namespace Dashboard.Web.Api;

/// <summary>What a resource answers.</summary>
/// <param name="Json">A list, or one object.</param>
/// <param name="Table">The same as rows, made only when a file is asked for.</param>
internal sealed record ApiAnswer(object Json, Func<ExportTable> Table)
{
    /// <summary>Of a request with wrong parameters: it does not count.</summary>
    public static readonly ApiAnswer Refused = new("", () => throw new InvalidOperationException("The request was refused."));

    /// <summary>The same as JSON-stat; null: the resource has no such form.</summary>
    public Func<object>? JsonStat { get; init; }

    /// <summary>The same as a feed; null: the resource has no such form.</summary>
    public Func<byte[]>? Atom { get; init; }

    /// <summary>False: what was asked for is not published, although the resource also answers what is. Nobody may keep it.</summary>
    public bool IsPublished { get; init; } = true;
}

/// <summary>One address under /api/v1, read only, in each of its <see cref="Formats"/>.</summary>
internal interface IApiResource
{
    /// <summary>Path after /api/v1/, also the stem of file names.</summary>
    string Path { get; }

    /// <summary>Name of the operation for generated clients.</summary>
    string OperationId { get; }

    /// <summary>Type of <see cref="ApiAnswer.Json"/>.</summary>
    Type JsonType { get; }

    string Title { get; }

    string Help { get; }

    IReadOnlyList<ApiParameter> Parameters { get; }

    /// <summary>The part of the path in braces; null: there is none.</summary>
    ApiParameter? PathParameter => null;

    IReadOnlyList<ApiFormat> Formats => [ApiFormat.Json, ApiFormat.Csv, ApiFormat.Xlsx];

    /// <summary>
    /// Who may ask. What everyone may read is described in OpenAPI and may be kept by whoever asked; the rest is neither.
    /// </summary>
    AccessAction Access => AccessAction.ReadPublished;

    /// <summary>Reads the answer; wrong parameters are left in <see cref="ApiQuery.Errors"/>, and then the answer does not count.</summary>
    Task<ApiAnswer> ReadAsync(ApiQuery query, CancellationToken cancellationToken);
}
