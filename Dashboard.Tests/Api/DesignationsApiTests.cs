using System.Text.Json;

namespace Dashboard.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class DesignationsApiTests(ApiFixture api)
{
    private const string First =
        """{"placeCode":"110108","placeName":"海淀区","provinceCode":"110000","provinceName":"北京市","track":"City","tier":"Demonstration","notice":"国知发运字〔2022〕33号","annex":1,"row":1,"startsOn":"2022-07-01","endsOn":"2025-06-30","status":"Active","provenance":{"kind":"Official","source":"国知发运字〔2022〕33号","annex":1,"row":1,"on":"2022-08-04"}}""";

    [Fact]
    public async Task A_designation_reads_as_agreed()
    {
        var text = await api.TextAsync("/api/v1/designations?asOf=2023-08-15");

        Assert.StartsWith("[" + First + ",", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_has_38_demonstrations_and_72_pilots_in_annex_order()
    {
        var rows = (await api.JsonAsync("/api/v1/designations?asOf=2023-08-15")).EnumerateArray().ToList();

        Assert.Equal(
            Enumerable.Range(1, 38).Select(row => (1, row)).Concat(Enumerable.Range(1, 72).Select(row => (2, row))),
            rows.Select(r => (r.GetProperty("annex").GetInt32(), r.GetProperty("row").GetInt32())));
        Assert.All(rows, r => Assert.Equal(
            r.GetProperty("annex").GetInt32() == 1 ? "Demonstration" : "Pilot", r.GetProperty("tier").GetString()));
    }

    [Theory]
    [InlineData("tier=Demonstration", 38)]
    [InlineData("tier=pilot", 72)]
    [InlineData("TIER=PILOT", 72)]
    [InlineData("region=East&tier=Demonstration", 20)]
    [InlineData("province=110000", 5)]
    [InlineData("q=hd&province=110000", 1)]
    [InlineData("kind=MunicipalityDistrict&province=110000", 5)]
    [InlineData("status=Expired", 0)]
    [InlineData("status=Expired&asOf=2025-07-01", 110)]
    [InlineData("province=820000", 0)]
    [InlineData("tier=&province=&region=&asOf=", 110)]
    public async Task Filters_narrow_the_list(string query, int expected)
    {
        var rows = await api.JsonAsync("/api/v1/designations?" + (query.Contains("asOf", StringComparison.Ordinal) ? query : query + "&asOf=2023-08-15"));

        Assert.Equal(expected, rows.GetArrayLength());
    }

    [Theory]
    [InlineData("江苏省")]
    [InlineData("江苏")]
    [InlineData("Jiangsu")]
    [InlineData("jiangsu")]
    [InlineData(" 320000 ")]
    public async Task A_province_may_be_given_by_any_of_its_names(string name)
    {
        var byName = await api.TextAsync("/api/v1/designations?province=" + Uri.EscapeDataString(name));

        Assert.Equal(await api.TextAsync("/api/v1/designations?province=320000"), byName);
        Assert.NotEqual("[]", byName);
    }

    [Fact]
    public async Task Tiers_and_regions_partition_the_list()
    {
        var all = Codes(await api.JsonAsync("/api/v1/designations"));
        foreach (var (parameter, values) in new[] { ("tier", "Demonstration Pilot"), ("region", "East Central West Northeast") })
        {
            var parts = new List<string>();
            foreach (var value in values.Split(' '))
            {
                parts.AddRange(Codes(await api.JsonAsync($"/api/v1/designations?{parameter}={value}")));
            }

            Assert.Equal(all.Order(), parts.Order());
        }
    }

    private static List<string> Codes(JsonElement rows) =>
        rows.EnumerateArray().Select(r => $"{r.GetProperty("placeCode").GetString()} {r.GetProperty("tier").GetString()}").ToList();
}
