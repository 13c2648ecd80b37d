using System.Globalization;
using System.Text.Json.Nodes;
using Dashboard.Data.Apportionment;
using Dashboard.Web.Api;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Dashboard.Web.Components.Pages.Quotas.Workbench;

/// <summary>Describes the request to apportion, which is read by hand, and its answers.</summary>
internal static class ApportionmentDocument
{
    private const string ExampleRequest = """
        {
          "method": "HuntingtonHill",
          "seats": 10,
          "units": [
            { "key": "A", "weight": "5030053", "floor": 1, "cap": null },
            { "key": "B", "weight": 736081, "floor": 1 },
            { "key": "C", "weight": "7158923.5", "floor": 1, "cap": 6 }
          ],
          "base": 0
        }
        """;

    public static void Describe(OpenApiOperation operation)
    {
        operation.Summary = ApiText.ApportionTitle;
        operation.Description = ApiText.ApportionHelp.With(
            ApportionmentBody.MaxUnits,
            ApportionmentBody.MaxSeats,
            ApportionmentBody.MaxKeyLetters,
            ApportionmentBody.MaxWeightLetters,
            ApportionmentAnswers.MaxMegabytes);
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/json"] = new OpenApiMediaType { Schema = Request(), Example = JsonNode.Parse(ExampleRequest) },
            },
        };
        foreach (var (status, response) in operation.Responses ?? [])
        {
            response.Description = status switch
            {
                "200" => ApiText.AnswerApportioned,
                "400" => ApiText.AnswerNotApportioned,
                "413" => ApiText.AnswerTooLarge,
                "415" => ApiText.AnswerNotJson,
                "429" => ApiText.AnswerTooMany,
                _ => ApiText.AnswerFailure,
            };
            if (status == "429" && response is OpenApiResponse refused)
            {
                refused.Headers = new Dictionary<string, IOpenApiHeader>
                {
                    [HeaderNames.RetryAfter] = new OpenApiHeader { Schema = Whole(1, null) },
                };
            }
        }
    }

    private static OpenApiSchema Request() => Object(
        ["method", "seats", "units"],
        ("method", new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = Enum.GetNames<ApportionmentMethod>().Select(name => (JsonNode)JsonValue.Create(name)).ToList(),
            Description = ApiText.ApportionMethodHelp,
        }),
        ("seats", Whole(0, ApportionmentBody.MaxSeats, ApiText.ApportionSeatsHelp)),
        ("units", new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            MinItems = 1,
            MaxItems = ApportionmentBody.MaxUnits,
            Items = Unit(),
            Description = ApiText.ApportionUnitsHelp,
        }),
        ("base", WithDefault(Whole(0, null, ApiText.ApportionBaseHelp), JsonValue.Create(0))));

    private static OpenApiSchema Unit()
    {
        var cap = Whole(0, int.MaxValue, ApiText.ApportionCapHelp);
        cap.Type |= JsonSchemaType.Null;
        return Object(
            ["key", "weight"],
            ("key", new OpenApiSchema
            {
                Type = JsonSchemaType.String, MinLength = 1, MaxLength = ApportionmentBody.MaxKeyLetters, Description = ApiText.ApportionKeyHelp,
            }),
            ("weight", new OpenApiSchema
            {
                Type = JsonSchemaType.String | JsonSchemaType.Number,
                MaxLength = ApportionmentBody.MaxWeightLetters,
                Minimum = "0",
                Description = ApiText.ApportionWeightHelp,
            }),
            ("floor", WithDefault(Whole(0, int.MaxValue, ApiText.ApportionFloorHelp), JsonValue.Create(0))),
            ("cap", WithDefault(cap, JsonNullSentinel.JsonNull)));
    }

    private static OpenApiSchema Object(string[] required, params (string Name, OpenApiSchema Schema)[] members) => new()
    {
        Type = JsonSchemaType.Object,
        Required = required.ToHashSet(),
        Properties = members.ToDictionary(m => m.Name, m => (IOpenApiSchema)m.Schema),
        AdditionalPropertiesAllowed = false,
    };

    private static OpenApiSchema Whole(int least, int? most, string? help = null) => new()
    {
        Type = JsonSchemaType.Integer,
        Format = "int32",
        Minimum = least.ToString(CultureInfo.InvariantCulture),
        Maximum = most?.ToString(CultureInfo.InvariantCulture),
        Description = help,
    };

    private static OpenApiSchema WithDefault(OpenApiSchema schema, JsonNode value)
    {
        schema.Default = value;
        return schema;
    }
}
