using System.Text.Json;
using Dashboard.Tests.Api;

namespace Dashboard.Tests.Divisions;

[Collection(ApiCollection.Name)]
public sealed class DivisionsApiTests(ApiFixture api)
{
    [Fact]
    public async Task The_newest_list_has_3180_rows_in_every_form_with_the_code_first()
    {
        var json = (await api.JsonAsync("/api/v1/divisions?asOf=2026-04-18")).EnumerateArray().ToList();
        var csv = Files.Csv(await api.BytesAsync("/api/v1/divisions.csv?asOf=2026-04-18"));
        var xlsx = Files.Table(await api.BytesAsync("/api/v1/divisions.xlsx?asOf=2026-04-18"));

        Assert.Equal((3180, 3181, 3181), (json.Count, csv.Count, xlsx.Count));
        Assert.Equal("code", json[0].EnumerateObject().First().Name);
        Assert.Equal("代码", csv[0][0]);
        Assert.Equal(json.Select(r => r.GetProperty("code").GetString()), csv.Skip(1).Select(r => r[0]));
        Assert.Equal(json.Select(r => r.GetProperty("code").GetString()), xlsx.Skip(1).Select(r => (string?)r[0]));
    }

    [Fact]
    public async Task A_division_reads_as_agreed()
    {
        Assert.Equal(
            """[{"code":"320700","name":"连云港市","nameEn":"Lianyungang","pinyin":"lian yun gang shi","level":"Prefecture","kind":"PrefectureCity","track":"City","provinceCode":"320000","provinceName":"江苏省","prefectureCode":null,"prefectureName":null,"list":"2022-07-27","firstList":"2022-07-27","provenance":{"kind":"Official","source":"data_location@3b3de84..a40c560","on":"2022-07-27"}}]""",
            await api.TextAsync("/api/v1/divisions?q=lyg&track=City&province=320000"));
    }

    [Theory]
    [InlineData("q=襄樊市", "420600")]
    [InlineData("q=江北区&province=500000&asOf=2026-04-18", "500157")]
    [InlineData("q=江北区&province=500000", "500105")]
    [InlineData("province=北京&track=County", "")]
    [InlineData("asOf=2022-07-26", "")]
    [InlineData("province=660000&q=石河子", "659001")]
    public async Task Parameters_narrow_the_list(string query, string codes)
    {
        var rows = (await api.JsonAsync($"/api/v1/divisions?{query}")).EnumerateArray();

        Assert.Equal(codes, string.Join(' ', rows.Select(r => r.GetProperty("code").GetString())));
    }
}
