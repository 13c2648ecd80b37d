using Dashboard.Data.Access;

namespace Dashboard.Web.Api;

/// <summary>What a resource answers.</summary>
/// <param name="Json">A list, or one object.</param>
/// <param name="Table">The same as rows, made only when a file is asked for.</param>
internal sealed record ApiAnswer(object Json, Func<ExportTable> Table);

/// <summary>One address under /api/v1, read only, in every <see cref="ApiFormat"/>.</summary>
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

    /// <summary>
    /// Who may ask. What everyone may read is described in OpenAPI and may be kept by whoever asked; the rest is neither.
    /// </summary>
    AccessAction Access => AccessAction.ReadPublished;

    /// <summary>Reads the answer; wrong parameters are left in <see cref="ApiQuery.Errors"/>, and then the answer does not count.</summary>
    Task<ApiAnswer> ReadAsync(ApiQuery query, CancellationToken cancellationToken);
}
