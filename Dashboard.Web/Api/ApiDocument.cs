using System.Text.Json.Nodes;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Dashboard.Web.Api;

/// <summary>Which resource an endpoint answers, and in what form.</summary>
internal sealed record ApiOperation(IApiResource Resource, ApiFormat Format);

/// <summary>What an endpoint that is no list answers, in the language of the interface.</summary>
internal sealed record ApiDescription(Func<string> Title, Func<string> Help);

/// <summary>Describes the API at /openapi/v1.json, in the language of the interface.</summary>
internal static class ApiDocument
{
    public static void Describe(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = ApiText.DocumentTitleText;
            document.Info.Description = ApiText.DocumentDescription;
            document.Info.Version = "v1";
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            Describe(schema, context.JsonTypeInfo.Type);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiOperation>().FirstOrDefault() is { } described)
            {
                Describe(operation, described.Resource, described.Format);
            }
            else if (context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiDescription>().FirstOrDefault() is { } description)
            {
                (operation.Summary, operation.Description) = (description.Title(), description.Help());
                DescribeAnswers(operation);
            }

            return Task.CompletedTask;
        });
    }

    /// <summary>What a generated client would else take for something else: a choice that may be left out, a row of statistics.</summary>
    private static void Describe(OpenApiSchema schema, Type type)
    {
        if ((Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } choice)
        {
            // Where it is null, the place says so; the choice itself has no such value.
            (schema.Type, schema.Enum) = (JsonSchemaType.String, Enum.GetNames(choice).Select(name => (JsonNode)JsonValue.Create(name)).ToList());
        }
        else if (type == typeof(IReadOnlyDictionary<string, object?>))
        {
            schema.Properties = StatisticsAnswer.Numbers.ToDictionary(
                name => name, IOpenApiSchema (_) => new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.Null }, StringComparer.Ordinal);
            schema.Required = new HashSet<string>(StringComparer.Ordinal) { StatisticsAnswer.Numbers[0] };
            schema.AdditionalProperties = new OpenApiSchema();
        }
    }

    private static void Describe(OpenApiOperation operation, IApiResource resource, ApiFormat format)
    {
        operation.Summary = format == ApiFormat.Json ? resource.Title : $"{resource.Title} {format.Extension()}";
        operation.Description = format switch
        {
            ApiFormat.Json => resource.Help,
            ApiFormat.Csv => $"{resource.Help} {ApiText.FormatCsvHelp}",
            ApiFormat.Xlsx => $"{resource.Help} {ApiText.FormatXlsxHelp}",
            ApiFormat.JsonStat => $"{resource.Help} {StatisticsText.FormatJsonStatHelp}",
            ApiFormat.Atom => $"{resource.Help} {ChangesText.FormatAtomHelp}",
        };
        operation.Parameters = resource.Parameters.Select(Parameter).ToList();
        if (resource.PathParameter is { } part)
        {
            operation.Parameters.Insert(0, InPath(part));
        }

        DescribeAnswers(operation);
        if (operation.Responses?.GetValueOrDefault("200") is OpenApiResponse ok)
        {
            ok.Headers = new Dictionary<string, IOpenApiHeader>
            {
                [ApiAnswers.AsOfHeader] = new OpenApiHeader { Description = ApiText.AsOfHeaderHelp, Schema = Day() },
                [ApiAnswers.RecordedHeader] = new OpenApiHeader { Description = ApiText.RecordedHeaderHelp, Schema = Day() },
            };
        }
    }

    private static void DescribeAnswers(OpenApiOperation operation)
    {
        foreach (var (status, response) in operation.Responses ?? [])
        {
            response.Description = status switch
            {
                "200" => ApiText.AnswerOk,
                "304" => ApiText.AnswerNotModified,
                "400" => ApiText.AnswerBadRequest,
                "404" => ApiText.AnswerNotFound,
                _ => ApiText.AnswerFailure,
            };
        }
    }

    private static IOpenApiParameter Parameter(ApiParameter parameter) => new OpenApiParameter
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = parameter.Help,
        Example = JsonValue.Create(parameter.Example),
        Schema = parameter.IsDate ? Day() : new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = parameter.Allowed.Count == 0 ? null : parameter.Allowed.Select(value => (JsonNode)JsonValue.Create(value)).ToList(),
        },
    };

    private static OpenApiParameter InPath(ApiParameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Path,
        Required = true,
        Description = parameter.Help,
        Example = JsonValue.Create(parameter.Example),
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static OpenApiSchema Day() => new() { Type = JsonSchemaType.String, Format = "date" };
}
