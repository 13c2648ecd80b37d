using System.Text.Json;
using Dashboard.Web.Components.Pages.Divisions;
using Dashboard.Web.Components.Pages.Notices;
using Dashboard.Web.Components.Pages.Places;
using Dashboard.Web.Components.Pages.Provinces;
using Dashboard.Web.Components.Pages.Quotas;
using Microsoft.OpenApi;

namespace Dashboard.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class OpenApiTests(ApiFixture api)
{
    [Fact]
    public async Task The_document_parses_and_lists_every_path()
    {
        var read = OpenApiDocument.Parse(await api.TextAsync("/openapi/v1.json"), "json");

        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Equal(
            (from list in new[] { "changes", "designations", "divisions", "provinces", "quotas", "notices", "statistics", "statistics/summary", "statistics/{code}", "statistics/{code}/records" }
             from extension in new[] { "", ".csv", ".xlsx" }
             select $"/api/v1/{list}{extension}").Append("/api/v1/statistics/{code}.jsonstat").Append("/api/v1/changes.atom").Append("/api/v1/apportionments")
                .Concat(["/api/v1", "/api/v1/datapackage.json", "/api/v1/datapackage.zip"])
                .Concat(["/api/v1/briefings/{id}.pptx", "/api/v1/briefings/{id}.docx", "/api/v1/briefings/{id}.xlsx", "/api/v1/briefings/{id}/booklet.docx", "/api/v1/briefings/{id}/provinces/{code}.docx"])
                .Order(),
            read.Document!.Paths.Keys.Order());
    }

    [Fact]
    public async Task Parameters_have_descriptions_and_the_values_there_are()
    {
        var parameters = Operation(await api.JsonAsync("/openapi/v1.json")).GetProperty("parameters").EnumerateArray().ToList();

        Assert.Equal(["asOf", "tier", "province", "region", "kind", "status", "q"], parameters.Select(p => p.GetProperty("name").GetString()));
        Assert.All(parameters, p => Assert.NotEqual("", p.GetProperty("description").GetString()));
        Assert.Equal("date", parameters[0].GetProperty("schema").GetProperty("format").GetString());
        Assert.Equal(["Demonstration", "Pilot"], Values(parameters[1]));
        Assert.Equal(["East", "Central", "West", "Northeast"], Values(parameters[3]));

        static IEnumerable<string?> Values(JsonElement parameter) =>
            parameter.GetProperty("schema").GetProperty("enum").EnumerateArray().Select(v => v.GetString());
    }

    [Fact]
    public async Task Answers_are_described_with_enumerations_as_text()
    {
        var document = await api.JsonAsync("/openapi/v1.json");
        var responses = Operation(document).GetProperty("responses");

        Assert.Equal(["200", "304", "400", "500"], responses.EnumerateObject().Select(r => r.Name).Order());
        Assert.True(responses.GetProperty("200").GetProperty("headers").TryGetProperty("X-As-Of", out _));
        Assert.True(responses.GetProperty("400").GetProperty("content").TryGetProperty("application/problem+json", out _));
        var schemas = document.GetProperty("components").GetProperty("schemas");
        Assert.Equal(
            ["Active", "Expired"],
            schemas.GetProperty("DesignationStatus").GetProperty("enum").EnumerateArray().Select(v => v.GetString()));
        Assert.All(schemas.EnumerateObject().Where(s => s.Value.TryGetProperty("enum", out _)), s => Assert.All(
            s.Value.GetProperty("enum").EnumerateArray(), value => Assert.Equal(JsonValueKind.String, value.ValueKind))); // also where it may be left out
        Assert.Equal("integer", schemas.GetProperty("DesignationRow").GetProperty("properties").GetProperty("row").GetProperty("type").GetString());
    }

    [Fact]
    public async Task The_description_speaks_the_language_of_the_interface()
    {
        Assert.Contains("强市", await api.TextAsync("/openapi/v1.json"), StringComparison.Ordinal);
        Assert.Contains("Public data of the strong-IP-city programme", await api.TextAsync("/openapi/v1.json", "en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_answer_may_leave_out_is_not_required()
    {
        var schemas = (await api.JsonAsync("/openapi/v1.json")).GetProperty("components").GetProperty("schemas");

        Assert.Equal(["kind", "source"], Required("ApiProvenance"));
        foreach (var (path, schema) in new[] { ("designations", "DesignationRow"), ("provinces", "ProvinceRow"), ("divisions", "DivisionRow"), ("notices", "NoticeRow"), ("changes", "ChangeRow"), ("quotas", "QuotaRow") })
        {
            var rows = await api.JsonAsync("/api/v1/" + path);
            Assert.All(rows.EnumerateArray(), row => Assert.Equal(Required(schema), row.EnumerateObject().Select(p => p.Name)));
        }

        IEnumerable<string?> Required(string schema) => schemas.GetProperty(schema).GetProperty("required").EnumerateArray().Select(r => r.GetString());
    }

    /// <summary>An operation nobody can name has no place in a generated client, and a sentence tells what it is for.</summary>
    [Fact]
    public async Task Every_operation_has_a_name_of_its_own_a_title_and_a_description_and_says_what_each_answer_is()
    {
        foreach (var culture in new[] { "zh-CN", "en" })
        {
            var document = JsonSerializer.Deserialize<JsonElement>(await api.TextAsync("/openapi/v1.json", culture));
            var operations = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()).Select(o => o.Value).ToList();

            Assert.Equal(operations.Count, operations.Select(o => o.GetProperty("operationId").GetString()).Distinct().Count());
            Assert.All(operations, o => Assert.All(["summary", "description"], part => Assert.NotEqual("", o.GetProperty(part).GetString())));
            Assert.All(operations.SelectMany(o => o.GetProperty("responses").EnumerateObject()), r => Assert.NotEqual("", r.Value.GetProperty("description").GetString()));
        }
    }

    /// <summary>Whatever answers a program without a word in the description is forgotten by whoever reads it.</summary>
    [Fact]
    public async Task Everything_public_under_the_API_is_described()
    {
        var described = (await api.JsonAsync("/openapi/v1.json")).GetProperty("paths").EnumerateObject().Select(p => p.Name).ToHashSet();
        var root = await api.JsonAsync("/api/v1");

        foreach (var list in root.GetProperty("resources").EnumerateArray())
        {
            foreach (var format in list.GetProperty("formats").EnumerateArray().Select(f => f.GetString()!))
            {
                Assert.Contains(list.GetProperty("path").GetString() + (format == "Json" ? "" : "." + format.ToLowerInvariant()), described);
            }
        }

        foreach (var address in new[] { "openApi", "reference", "dataPackage" })
        {
            using var answer = await api.GetAsync(root.GetProperty(address).GetString()!);
            Assert.True((int)answer.StatusCode < 400, address);
        }
    }

    private static JsonElement Operation(JsonElement document) =>
        document.GetProperty("paths").GetProperty("/api/v1/designations").GetProperty("get");
}
