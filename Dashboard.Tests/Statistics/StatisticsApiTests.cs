using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Dashboard.Data.Access;
using Dashboard.Data.Statistics;
using Dashboard.Tests.Api;
using Dashboard.Web.Api;

namespace Dashboard.Tests.Statistics;

[Collection(ApiCollection.Name)]
public sealed class StatisticsApiTests(ApiFixture api)
{
    private static readonly MeasureOracle Oracle = new();

    public static TheoryData<string> Days => ["2022-08-03", "2022-08-04", "2023-08-15", "2025-06-30", "2026-04-18"];

    /// <summary>What is recommended on a quota is public as a total of the nation only.</summary>
    private static readonly string[] UseOfQuotas = ["quota.used", "quota.left", "quota.userate"];

    [Theory, MemberData(nameof(Days))]
    public async Task Json_csv_xlsx_and_json_stat_give_the_number_that_the_seed_files_give(string day)
    {
        foreach (var code in MeasureOracle.Codes)
        {
            var byProvince = MeasureCatalogue.Find(code)!.Dimensions.Contains(Dimension.Province);
            var query = $"asOf={day}" + (byProvince ? "&by=province" : "");
            var json = await api.JsonAsync($"/api/v1/statistics/{code}?{query}");
            Same(Oracle.Value(code, day, null), Number(json.GetProperty("total").GetProperty("value")), $"{code} {day}");

            var expected = byProvince ? Oracle.Provinces.ToDictionary(p => p, p => Oracle.Value(code, day, p)) : [];
            var rows = json.GetProperty("rows").EnumerateArray().ToList();
            foreach (var row in rows.Where(_ => byProvince))
            {
                var province = row.GetProperty("province").GetString()!;
                Same(UseOfQuotas.Contains(code) ? null : expected[province], Number(row.GetProperty("value")), $"{code} {day} {province}");
                Assert.Equal(code, row.GetProperty("provenance").GetProperty("source").GetString());
            }

            // Every province that has a value has its row, but those that have no division of the track, no quota or no denominator.
            if (byProvince && !code.StartsWith("quota", StringComparison.Ordinal))
            {
                Assert.Equal(
                    expected.Where(e => e.Value is not (null or 0)).Select(e => e.Key).Except(rows.Select(r => r.GetProperty("province").GetString()!)), []);
            }

            var csv = Files.Csv(await api.BytesAsync($"/api/v1/statistics/{code}.csv?{query}"));
            var values = csv.Skip(1).Select(r => r[Array.IndexOf(csv[0], "值")]).Select(v => v.Length == 0 ? (double?)null : double.Parse(v, CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(byProvince ? rows.Select(r => Number(r.GetProperty("value"))) : [Number(json.GetProperty("total").GetProperty("value"))], values);

            var sheet = Files.Table(await api.BytesAsync($"/api/v1/statistics/{code}.xlsx?{query}"));
            var column = sheet[0].ToList().IndexOf("值");
            foreach (var (written, value) in sheet.Skip(1).Zip(values))
            {
                Same(value, written[column] is null ? null : Convert.ToDouble(written[column], CultureInfo.InvariantCulture), $"{code}.xlsx {day}");
            }

            var stat = await api.JsonAsync($"/api/v1/statistics/{code}.jsonstat?{query}");
            var metrics = stat.GetProperty("size").EnumerateArray().Last().GetInt32();
            Assert.Equal(values, stat.GetProperty("value").EnumerateArray().Select(Number).Where((_, i) => i % metrics == 0));
            foreach (var (index, value) in stat.GetProperty("value").EnumerateArray().Index())
            {
                Assert.Equal(value.ValueKind == JsonValueKind.Null, stat.GetProperty("status").TryGetProperty(index.ToString(CultureInfo.InvariantCulture), out _));
            }
        }
    }

    [Theory, MemberData(nameof(Days))]
    public async Task The_files_of_the_records_behind_a_published_number_list_as_many_as_it_says(string day)
    {
        foreach (var measure in MeasureCatalogue.All.Where(m => m.Access == AccessAction.ReadPublished))
        {
            foreach (var part in measure.Whole is null ? new[] { "Numerator" } : ["Numerator", "Denominator"])
            {
                var address = $"/api/v1/statistics/{measure.Code}/records{{0}}?asOf={day}&part={part}";
                var json = await api.JsonAsync(string.Format(CultureInfo.InvariantCulture, address, ""));
                var rows = json.GetProperty("rows").EnumerateArray().ToList();
                var number = Number(json.GetProperty(measure.Whole is null ? "value" : part.ToLowerInvariant()));
                Assert.True(json.GetProperty("withheld").GetBoolean() == (rows.Count == 0 && number > 0), $"{measure.Code} {day}");
                var counted = MeasureCatalogue.Of(part == "Denominator" ? measure.Whole!.Value : measure.Numerator ?? measure.Id);
                if (measure.Kind != MeasureKind.Concentration && number is not null && !json.GetProperty("withheld").GetBoolean())
                {
                    Same(number, counted.Source == MeasureSource.Quotas ? rows.Sum(r => r.GetProperty("count").GetDouble()) : rows.Count, $"{measure.Code} {day} {part}");
                }

                Assert.All(rows, r => Assert.NotEqual("", r.GetProperty("provenance").GetProperty("source").GetString()));
                var csv = Files.Csv(await api.BytesAsync(string.Format(CultureInfo.InvariantCulture, address, ".csv")));
                Assert.Equal(rows.Count, csv.Count - 1);
                Assert.Equal(rows.Select(r => r.GetProperty("name").GetString()), csv.Skip(1).Select(r => r[Array.IndexOf(csv[0], "名称")]));
            }
        }
    }

    /// <summary>On one day: all divisions are long to read from a workbook.</summary>
    [Fact]
    public async Task The_workbook_of_the_records_has_the_rows_of_the_csv()
    {
        foreach (var measure in MeasureCatalogue.All.Where(m => m.Access == AccessAction.ReadPublished))
        {
            var address = $"/api/v1/statistics/{measure.Code}/records{{0}}?asOf=2023-08-15";
            var csv = Files.Csv(await api.BytesAsync(string.Format(CultureInfo.InvariantCulture, address, ".csv")));
            var sheet = Files.Table(await api.BytesAsync(string.Format(CultureInfo.InvariantCulture, address, ".xlsx")));

            Assert.Equal(csv.Count, sheet.Count);
            Assert.Equal(csv.Skip(1).Select(r => r[Array.IndexOf(csv[0], "名称")]), sheet.Skip(1).Select(r => (string?)r[sheet[0].ToList().IndexOf("名称")]));
        }
    }

    [Fact]
    public async Task Where_the_number_is_public_and_its_records_are_not_the_answer_says_so()
    {
        var json = await api.JsonAsync("/api/v1/statistics/quota.used/records?asOf=2023-11-20&illustrative=true");

        Assert.True(json.GetProperty("withheld").GetBoolean());
        Assert.True(json.GetProperty("value").GetDouble() > 0);
        Assert.Empty(json.GetProperty("rows").EnumerateArray());
        Assert.Contains(json.GetProperty("notes").EnumerateArray(), n => n.GetString()!.Contains("背后的记录只供", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("places.designated", "part=Denominator", "part", "places.designated")]
    [InlineData("places.designated", "part=Half", "part", "Numerator, Denominator")]
    [InlineData("places.designated", "by=province", "by", "asOf")]
    [InlineData("places.designated", "province=110000,999999", "province", "999999")]
    public async Task Records_of_what_is_no_figure_are_refused_with_what_is_wrong(string code, string query, string parameter, string says)
    {
        using var response = await api.GetAsync($"/api/v1/statistics/{code}/records?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains(says, problem.GetProperty("errors").GetProperty(parameter)[0].GetString()!, StringComparison.Ordinal);
    }

    /// <summary>What the composer asks is what its address asks: several members, and those that belong to none.</summary>
    [Fact]
    public async Task The_address_of_a_question_asks_the_same_with_several_members_and_with_none()
    {
        var two = await api.JsonAsync("/api/v1/statistics/places.designated?asOf=2023-08-15&province=110000,江苏&by=province");
        Assert.Equal(["110000", "320000"], two.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("province").GetString()));
        Assert.Equal(two.GetProperty("total").GetRawText(), (await api.JsonAsync(two.GetProperty("api").GetString()!)).GetProperty("total").GetRawText());

        var none = new CubeQuestion(MeasureCatalogue.Of(MeasureId.PlacesDesignated), [], new Dictionary<Dimension, string> { [Dimension.Region] = "East,", [Dimension.Round] = "" }, new DateOnly(2023, 8, 15));
        Assert.Equal(0, (await api.JsonAsync(StatisticsQuestion.RecordsAddress(none, denominator: false))).GetProperty("rows").GetArrayLength());
        Assert.Contains("round=none", StatisticsQuestion.Address(none), StringComparison.Ordinal);
        Assert.Equal(StatisticsQuestion.Address(none), (await api.JsonAsync(StatisticsQuestion.Address(none))).GetProperty("api").GetString());
    }

    [Fact]
    public async Task Coverage_of_Beijing_reads_as_agreed()
    {
        var text = await api.TextAsync("/api/v1/statistics/coverage.city?by=province&asOf=2023-08-15");

        Assert.StartsWith(
            """{"measure":"coverage.city","asOf":"2023-08-15","unit":"share","rows":[{"province":"110000","value":0.3125,"numerator":5,"denominator":16,"provenance":{"kind":"Computed","source":"coverage.city",""",
            text,
            StringComparison.Ordinal);
        var rows = JsonSerializer.Deserialize<JsonElement>(text).GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(31, rows.Count); // the Corps has no division on the city track
        Assert.Equal(407, rows.Sum(r => r.GetProperty("denominator").GetInt32()));
        Assert.Equal(110, rows.Sum(r => r.GetProperty("numerator").GetInt32()));
    }

    [Fact]
    public async Task Counts_have_their_value_alone_and_a_row_for_every_province()
    {
        var rows = (await api.JsonAsync("/api/v1/statistics/places.designated?by=province&asOf=2023-08-15")).GetProperty("rows").EnumerateArray().ToList();

        Assert.Equal(32, rows.Count);
        Assert.All(rows, r => Assert.Equal(["province", "value", "provenance"], r.EnumerateObject().Select(p => p.Name)));
    }

    [Fact]
    public async Task By_province_and_tier_the_parts_are_shares_of_the_whole()
    {
        var answer = await api.JsonAsync("/api/v1/statistics/coverage.city?by=province,tier&asOf=2023-08-15");

        var beijing = answer.GetProperty("rows").EnumerateArray().Where(r => r.GetProperty("province").GetString() == "110000").ToList();
        Assert.Equal(["Demonstration", "Pilot"], beijing.Select(r => r.GetProperty("tier").GetString()));
        Assert.Equal([2, 3], beijing.Select(r => r.GetProperty("numerator").GetInt32()));
        Assert.All(beijing, r => Assert.Equal(16, r.GetProperty("denominator").GetInt32()));
    }

    [Fact]
    public async Task After_the_last_term_coverage_is_0_and_says_which_lists_are_not_recorded()
    {
        var answer = await api.JsonAsync("/api/v1/statistics/coverage.city?asOf=2025-07-01");

        Assert.Equal(0, answer.GetProperty("total").GetProperty("value").GetDecimal());
        var notes = string.Join('\n', answer.GetProperty("notes").EnumerateArray().Select(n => n.GetString()));
        Assert.Contains("2025年6月30日", notes, StringComparison.Ordinal);
        Assert.Contains("2023 年轮次强市示范 18 个的名单未收录（国知发运字〔2024〕2号）", notes, StringComparison.Ordinal);
        var included = await api.JsonAsync("/api/v1/statistics/coverage.city?asOf=2025-07-01&expired=true");
        Assert.Equal(110, included.GetProperty("total").GetProperty("numerator").GetInt32());
    }

    [Fact]
    public async Task A_second_day_gives_both_values_and_the_difference()
    {
        var answer = await api.JsonAsync("/api/v1/statistics/coverage.city?by=region&asOf=2025-07-01&compare=2025-06-30");

        Assert.Equal("2025-06-30", answer.GetProperty("compare").GetString());
        Assert.All(answer.GetProperty("rows").EnumerateArray(), r =>
        {
            Assert.Equal(0, r.GetProperty("value").GetDecimal());
            Assert.True(r.GetProperty("compareValue").GetDecimal() > 0);
            Assert.Equal(-r.GetProperty("compareValue").GetDecimal(), r.GetProperty("difference").GetDecimal());
        });
    }

    [Theory]
    [InlineData("places.nothing", "", "code", "places.designated, places.demonstration")]
    [InlineData("coverage.city", "by=stage", "by", "region, province, kind, subProvincial, tier, notice")]
    [InlineData("coverage.city", "by=province,colour", "by", "region, province")]
    [InlineData("coverage.city", "by=province,province", "by", "province")]
    [InlineData("coverage.city", "stage=Recommended", "stage", "region, province")]
    [InlineData("coverage.city", "tier=Gold", "tier", "Demonstration, Pilot")]
    [InlineData("coverage.city", "compare=yesterday", "compare", "yyyy-MM-dd")]
    [InlineData("places.designated", "expired=true", "expired", "places.designated")]
    [InlineData("places.designated", "by=place,province,region,kind", "by", "10000")]
    [InlineData("places.designated", "by=place,province,region,kind", "by", "52800")] // 110 places × 30 provinces × 4 regions × 4 kinds
    public async Task What_means_nothing_is_refused_with_what_does(string code, string query, string parameter, string says)
    {
        foreach (var extension in new[] { "", ".csv", ".xlsx", ".jsonstat" })
        {
            using var response = await api.GetAsync($"/api/v1/statistics/{code}{extension}?{query}");

            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            var problem = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Contains(says, problem.GetProperty("errors").GetProperty(parameter)[0].GetString()!.Replace(",000", "000", StringComparison.Ordinal).Replace("52,800", "52800", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("/records")]
    [InlineData("/records.csv")]
    [InlineData("/records.xlsx")]
    public async Task What_is_not_published_is_for_who_signs_in(string path)
    {
        using var response = await api.GetAsync($"/api/v1/statistics/applications.count{path}");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task The_catalogue_names_every_measure_in_both_languages()
    {
        var rows = (await api.JsonAsync("/api/v1/statistics")).EnumerateArray().ToList();

        Assert.True(rows.Count >= 36);
        Assert.Equal(rows.Count, rows.Select(r => r.GetProperty("code").GetString()).Distinct().Count());
        Assert.All(rows, r => Assert.NotEqual("", r.GetProperty("definition").GetString()));
        Assert.Contains("City coverage", await api.TextAsync("/api/v1/statistics", "en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_says_how_to_cite_it_and_where_it_is()
    {
        var answer = await api.JsonAsync("/api/v1/statistics/coverage.city?asOf=2023-08-15&by=region");

        var address = answer.GetProperty("api").GetString()!;
        Assert.Equal("/api/v1/statistics/coverage.city?by=region&asOf=2023-08-15", address);
        Assert.Equal(answer.GetProperty("rows").GetRawText(), (await api.JsonAsync(address)).GetProperty("rows").GetRawText());
        var cite = answer.GetProperty("cite").GetString();
        Assert.Contains("国知发运字〔2022〕33号", cite, StringComparison.Ordinal);
        Assert.Contains("http://localhost/api/v1/statistics/coverage.city", cite, StringComparison.Ordinal);
        Assert.Contains(cite!, string.Join('\n', Files.Csv(await api.BytesAsync("/api/v1/statistics/coverage.city.csv?asOf=2023-08-15&by=region")).Select(r => string.Join(',', r))), StringComparison.Ordinal);
        Assert.Equal(["time", "metric", "geo"], (await api.JsonAsync("/api/v1/statistics/coverage.city.jsonstat?by=region")).GetProperty("role").EnumerateObject().Select(r => r.Name));
    }

    [Fact]
    public async Task The_root_tells_version_limits_and_languages()
    {
        var root = await api.JsonAsync("/api/v1");

        Assert.Equal("v1", root.GetProperty("version").GetString());
        Assert.Equal(["zh-CN", "en"], root.GetProperty("languages").EnumerateArray().Select(l => l.GetString()));
        Assert.Equal(10_000, root.GetProperty("limits").GetProperty("cells").GetInt32());
        Assert.Contains("/api/v1/divisions", root.GetProperty("resources").EnumerateArray().Select(r => r.GetProperty("path").GetString()));
    }

    [Fact]
    public async Task The_data_package_describes_the_files_that_it_holds()
    {
        var package = await api.JsonAsync("/api/v1/datapackage.json");
        using var zip = new ZipArchive(new MemoryStream(await api.BytesAsync("/api/v1/datapackage.zip")));

        var resources = package.GetProperty("resources").EnumerateArray().ToList();
        Assert.Equal(
            resources.Select(r => r.GetProperty("path").GetString()).Append("datapackage.json").Order(StringComparer.Ordinal),
            zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
        foreach (var resource in resources)
        {
            var path = resource.GetProperty("path").GetString()!;
            var served = await api.BytesAsync($"/api/v1/{path}");
            using var file = zip.GetEntry(path)!.Open();
            using var held = new MemoryStream();
            await file.CopyToAsync(held, TestContext.Current.CancellationToken);
            Assert.Equal(served[3..], held.ToArray()); // the byte order mark is for spreadsheets
            Assert.Equal(Files.Csv(served)[0], resource.GetProperty("schema").GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("name").GetString()));
        }

        Assert.Contains(resources, r => r.GetProperty("name").GetString() == "divisions");
        Assert.NotEmpty(package.GetProperty("licenses").EnumerateArray());
    }

    private static double? Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();

    private static void Same(double? expected, double? found, string what) =>
        Assert.True(expected is null == found is null && Math.Abs((expected ?? 0) - (found ?? 0)) < 1e-9, $"{what}: {found} instead of {expected}");
}
