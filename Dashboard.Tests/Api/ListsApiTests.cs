using System.Text.Json;

namespace Dashboard.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class ListsApiTests(ApiFixture api)
{
    [Fact]
    public async Task Provinces_are_35_and_add_up_to_the_summary()
    {
        var rows = (await api.JsonAsync("/api/v1/provinces")).EnumerateArray().ToList();

        Assert.Equal(35, rows.Count);
        Assert.Equal(32, rows.Count(r => r.GetProperty("takesPart").GetBoolean()));
        Assert.Equal(38, rows.Sum(r => r.GetProperty("demonstrationCities").GetInt32()));
        Assert.Equal(72, rows.Sum(r => r.GetProperty("pilotCities").GetInt32()));
        Assert.All(rows.Where(r => !r.GetProperty("takesPart").GetBoolean()), r => Assert.Equal(JsonValueKind.Null, r.GetProperty("region").ValueKind));
    }

    [Fact]
    public async Task A_province_reads_as_agreed()
    {
        var text = await api.TextAsync("/api/v1/provinces");

        Assert.StartsWith(
            """[{"code":"110000","name":"北京市","nameEn":"Beijing","kind":"Municipality","region":"East","takesPart":true,"demonstrationCities":2,"pilotCities":3,"provenance":{"kind":"Computed","source":"NationalSummary","detail":"国知发运字〔2022〕33号"}},""",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notices_keep_what_the_source_lost_as_null()
    {
        var rows = (await api.JsonAsync("/api/v1/notices")).EnumerateArray().ToList();

        Assert.Equal(["evaluation-2023", "designation-2022"], rows.Select(r => r.GetProperty("id").GetString()));
        Assert.Equal(
            ["id", "kind", "documentNumber", "documentNumberInferred", "title", "issuer", "issuedOn", "gapCount", "provenance"],
            rows[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal(JsonValueKind.Null, rows[0].GetProperty("issuedOn").ValueKind);
        Assert.Equal("国知办函运字〔2023〕582号", rows[0].GetProperty("documentNumberInferred").GetString());
        Assert.False(rows[0].GetProperty("provenance").TryGetProperty("on", out _));
        Assert.Equal("2022-08-04", rows[1].GetProperty("issuedOn").GetString());
        Assert.Equal(JsonValueKind.Null, rows[1].GetProperty("documentNumberInferred").ValueKind);
    }

    [Fact]
    public async Task A_notice_is_not_listed_before_it_was_issued()
    {
        Assert.Equal("[]", await api.TextAsync("/api/v1/notices?asOf=2022-08-03"));
        Assert.Equal(1, (await api.JsonAsync("/api/v1/notices?asOf=2022-08-04")).GetArrayLength());
    }

    [Fact]
    public async Task The_summary_reads_as_agreed()
    {
        var summary = await api.JsonAsync("/api/v1/statistics/summary?asOf=2023-08-15");

        Assert.Equal(
            ["asOf", "track", "demonstration", "pilot", "total", "active", "expired", "provincesTakingPart", "provincesCovered",
                "provincesWithDemonstration", "provincesWithPilot", "termStartsOn", "termEndsOn", "regions", "provenance"],
            summary.EnumerateObject().Select(p => p.Name));
        Assert.Equal("City", summary.GetProperty("track").GetString());
        Assert.Equal(32, summary.GetProperty("provincesTakingPart").GetInt32());
        Assert.Equal("2022-07-01", summary.GetProperty("termStartsOn").GetString());
        Assert.Equal(
            ["East", "Central", "West", "Northeast"], summary.GetProperty("regions").EnumerateArray().Select(r => r.GetProperty("region").GetString()));
        Assert.Equal(38, summary.GetProperty("regions").EnumerateArray().Sum(r => r.GetProperty("demonstration").GetInt32()));
    }

    [Fact]
    public async Task Before_the_first_notice_there_is_no_term()
    {
        var summary = await api.JsonAsync("/api/v1/statistics/summary?asOf=2022-08-03");

        Assert.Equal(JsonValueKind.Null, summary.GetProperty("termStartsOn").ValueKind);
        Assert.Equal(0, summary.GetProperty("provincesCovered").GetInt32());
        Assert.False(summary.GetProperty("provenance").TryGetProperty("detail", out _));
    }

    [Theory]
    [InlineData("designations")]
    [InlineData("divisions")]
    [InlineData("provinces")]
    [InlineData("notices")]
    public async Task Every_row_says_where_it_comes_from(string list)
    {
        var rows = await api.JsonAsync("/api/v1/" + list);

        Assert.All(rows.EnumerateArray(), r => Assert.NotEqual("", r.GetProperty("provenance").GetProperty("source").GetString()));
    }
}
