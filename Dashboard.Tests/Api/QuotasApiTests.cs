using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Dashboard.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class QuotasApiTests(ApiFixture api)
{
    private const string Day = "asOf=2023-08-15";

    [Fact]
    public async Task A_quota_reads_as_agreed()
    {
        var text = await api.TextAsync($"/api/v1/quotas?round=2023&{Day}");

        Assert.StartsWith(
            """[{"round":"2023","provinceCode":"110000","provinceName":"北京市","track":"City","tier":"Demonstration","count":1,"recommended":null,"designated":0,"left":null,"effectiveOn":"2023-08-01","asOf":"2023-08-15","provenance":{"kind":"Illustrative","source":"示例数据",""",
            text,
            StringComparison.Ordinal);
        var rows = JsonSerializer.Deserialize<JsonElement>(text).EnumerateArray().ToList();
        Assert.Equal(32 * 4, rows.Count);
        Assert.Equal(6, rows.Count(r => !r.GetProperty("applies").GetBoolean()));
        Assert.Equal(18 + 38 + 30 + 97, rows.Where(r => r.GetProperty("applies").GetBoolean()).Sum(r => r.GetProperty("count").GetInt32()));
    }

    [Fact]
    public async Task Without_sample_data_every_quota_is_null_and_never_0()
    {
        await using var production = new AccessApp("Production");
        using var browser = production.Browser();
        foreach (var rows in new[]
        {
            await api.JsonAsync($"/api/v1/quotas?illustrative=false&{Day}"),
            JsonSerializer.Deserialize<JsonElement>(await browser.GetStringAsync($"/api/v1/quotas?{Day}", TestContext.Current.CancellationToken)),
        })
        {
            Assert.Equal(32 * 4, rows.GetArrayLength());
            Assert.All(rows.EnumerateArray(), r => Assert.All(
                new[] { "count", "left", "effectiveOn", "provenance" }, name => Assert.Equal(JsonValueKind.Null, r.GetProperty(name).ValueKind)));
        }
    }

    [Theory]
    [InlineData("round=1999", "round", "2023, 2022")]
    [InlineData("illustrative=maybe", "illustrative", "true, false")]
    public async Task A_wrong_parameter_is_named_with_what_there_is(string query, string parameter, string known)
    {
        using var response = await api.GetAsync("/api/v1/quotas?" + query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains(known, problem.GetProperty("errors").GetProperty(parameter)[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_round_there_is_nothing() =>
        Assert.Equal(0, (await api.JsonAsync("/api/v1/quotas?asOf=2022-08-03")).GetArrayLength());

    [Fact]
    public async Task Files_have_no_sample_data_unless_asked_for()
    {
        var csv = Files.Csv(await api.BytesAsync($"/api/v1/quotas.csv?{Day}"));
        var count = Array.IndexOf(csv[0], "名额");
        Assert.All(csv.Skip(1), row => Assert.Equal("", row[count]));
        Assert.DoesNotContain("示例", string.Join(',', csv.SelectMany(r => r)), StringComparison.Ordinal);
        var workbook = Files.Xlsx(await api.BytesAsync($"/api/v1/quotas.xlsx?{Day}"));
        Assert.All(workbook.Sheets, sheet => Assert.DoesNotContain("示例", sheet.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_csv_xlsx_agree_and_sample_data_is_marked_on_every_sheet()
    {
        var query = $"illustrative=true&{Day}";
        var json = (await api.JsonAsync("/api/v1/quotas?" + query)).EnumerateArray()
            .Select(r => r.GetProperty("count") is { ValueKind: JsonValueKind.Number } count ? count.GetInt32().ToString(CultureInfo.InvariantCulture) : "").ToList();
        var csv = Files.Csv(await api.BytesAsync("/api/v1/quotas.csv?" + query));
        var workbook = Files.Xlsx(await api.BytesAsync("/api/v1/quotas.xlsx?" + query));
        var rows = Files.Rows(workbook.Sheets[0]);

        var column = Array.IndexOf(csv[0], "名额");
        Assert.Equal(json, csv.Skip(1).Select(r => r[column]));
        Assert.Equal(json, rows.Skip(2).Select(r => Convert.ToString(r[column], CultureInfo.InvariantCulture) ?? ""));
        Assert.All(csv.Skip(1).Where(r => r[column] != ""), r => Assert.Contains("示例", r));
        Assert.All(workbook.Sheets, sheet =>
        {
            Assert.StartsWith("示例", sheet.Name, StringComparison.Ordinal);
            Assert.Equal("示例数据，不得引用", Files.Rows(sheet)[0][0]);
        });
    }

    [Theory]
    [InlineData("q=js", 4)]
    [InlineData("region=Northeast", 12)]
    [InlineData("status=Unknown&illustrative=false", 128)]
    [InlineData("left=true&illustrative=false", 0)]
    public async Task What_narrows_the_page_narrows_the_list_and_its_files(string query, int expected)
    {
        Assert.Equal(expected, (await api.JsonAsync($"/api/v1/quotas?{Day}&" + query)).GetArrayLength());
        Assert.Equal(expected, Files.Csv(await api.BytesAsync($"/api/v1/quotas.csv?{Day}&" + query)).Count - 1);
    }
}
