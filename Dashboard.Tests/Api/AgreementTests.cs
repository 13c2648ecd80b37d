namespace Dashboard.Tests.Api;

/// <summary>The same question has the same answer in every form.</summary>
[Collection(ApiCollection.Name)]
public sealed class AgreementTests(ApiFixture api)
{
    public static TheoryData<string, int, int, string?, string?> Days => new()
    {
        { "2022-08-03", 0, 0, null, null },
        { "2022-08-04", 38, 72, "Active", "时限内" },
        { "2023-08-15", 38, 72, "Active", "时限内" },
        { "2025-06-30", 38, 72, "Active", "时限内" },
        { "2025-07-01", 38, 72, "Expired", "已届满" },
        { "2026-01-01", 38, 72, "Expired", "已届满" },
    };

    [Theory]
    [MemberData(nameof(Days))]
    public async Task Json_csv_xlsx_and_the_summary_agree(string day, int demonstrations, int pilots, string? status, string? statusWord)
    {
        var json = (await api.JsonAsync($"/api/v1/designations?asOf={day}")).EnumerateArray().ToList();
        var csv = Files.Csv(await api.BytesAsync($"/api/v1/designations.csv?asOf={day}"));
        var xlsx = Files.Table(await api.BytesAsync($"/api/v1/designations.xlsx?asOf={day}"));
        var summary = await api.JsonAsync($"/api/v1/statistics/summary?asOf={day}");

        Assert.Equal(demonstrations, json.Count(r => r.GetProperty("tier").GetString() == "Demonstration"));
        Assert.Equal(pilots, json.Count(r => r.GetProperty("tier").GetString() == "Pilot"));
        Assert.All(json, r => Assert.Equal(status, r.GetProperty("status").GetString()));

        var total = demonstrations + pilots;
        Assert.Equal(demonstrations, summary.GetProperty("demonstration").GetInt32());
        Assert.Equal(pilots, summary.GetProperty("pilot").GetInt32());
        Assert.Equal(total, summary.GetProperty("total").GetInt32());
        Assert.Equal(status == "Active" ? total : 0, summary.GetProperty("active").GetInt32());
        Assert.Equal(status == "Expired" ? total : 0, summary.GetProperty("expired").GetInt32());

        Assert.Equal(csv[0].Take(xlsx[0].Length), xlsx[0].Cast<string>()); // of a day to come csv has a column that says so, after all others
        var codes = json.Select(r => r.GetProperty("placeCode").GetString()!).ToList();
        Assert.Equal(codes, Column(csv, "代码"));
        Assert.Equal(codes, xlsx.Skip(1).Select(r => (string?)r[0]));
        Assert.All(Column(csv, "状态"), word => Assert.Equal(statusWord, word));
        Assert.All(Column(csv, "截至日期"), value => Assert.Equal(day, value));
    }

    [Theory]
    [InlineData("2022-08-03", "0", "0", "0")]
    [InlineData("2023-08-15", "38", "72", "0")]
    [InlineData("2026-01-01", "38", "72", "110")]
    public async Task The_summary_as_a_file_has_the_nation_and_its_regions(string day, string demonstration, string pilot, string expired)
    {
        var csv = Files.Csv(await api.BytesAsync($"/api/v1/statistics/summary.csv?asOf={day}"));
        var xlsx = Files.Table(await api.BytesAsync($"/api/v1/statistics/summary.xlsx?asOf={day}"));

        Assert.Equal(["全国", "东部", "中部", "西部", "东北"], Column(csv, "范围"));
        Assert.Equal(demonstration, Column(csv, "示范")[0]);
        Assert.Equal(pilot, Column(csv, "试点")[0]);
        Assert.Equal([expired, "", "", "", ""], Column(csv, "已届满"));
        Assert.All(Column(csv, "截至日期"), value => Assert.Equal(day, value));
        var column = Array.IndexOf(csv[0], "示范");
        Assert.Equal(Column(csv, "示范").Select(double.Parse), xlsx.Skip(1).Select(r => Convert.ToDouble(r[column], null)));
    }

    [Theory]
    [InlineData("provinces", 35)]
    [InlineData("notices", 2)]
    public async Task The_other_lists_have_the_same_rows_in_every_form(string list, int rows)
    {
        Assert.Equal(rows, (await api.JsonAsync($"/api/v1/{list}")).GetArrayLength());
        Assert.Equal(rows + 1, Files.Csv(await api.BytesAsync($"/api/v1/{list}.csv")).Count);
        Assert.Equal(rows + 1, Files.Rows(Files.Xlsx(await api.BytesAsync($"/api/v1/{list}.xlsx")).Sheets[0]).Count);
    }

    private static List<string> Column(List<string[]> csv, string header)
    {
        var column = Array.IndexOf(csv[0], header);
        Assert.True(column >= 0, $"no column {header} in {string.Join(',', csv[0])}");
        return csv.Skip(1).Select(record => record[column]).ToList();
    }
}
