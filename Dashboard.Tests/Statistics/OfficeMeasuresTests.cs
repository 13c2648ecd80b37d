using System.Globalization;
using System.Text.Json;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Duties;
using Dashboard.Data.Persistence;
using Dashboard.Data.Progression;
using Dashboard.Data.Statistics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Statistics;

/// <summary>The measures that offices alone may see: of applications and of duties, with cases of every status among them.</summary>
public sealed class OfficeMeasuresTests(OfficeMeasuresTests.Recorded recorded) : IClassFixture<OfficeMeasuresTests.Recorded>
{
    public static TheoryData<string> Days => ["2022-08-03", "2022-08-04", "2022-09-25", "2023-08-15", "2025-06-30", "2026-04-18"];

    [Fact]
    public void The_two_oracles_cover_the_catalogue() => Assert.Equal(
        MeasureCatalogue.All.Select(m => m.Code).Order(StringComparer.Ordinal),
        MeasureOracle.Codes.Concat(OfficeOracle.Codes).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Days))]
    public async Task The_national_office_gets_in_every_form_what_the_seed_files_give(string day)
    {
        using var office = await recorded.App.AsSampleAsync("sample.national");
        foreach (var code in OfficeOracle.Codes)
        {
            var query = $"asOf={day}&by=province&illustrative=true";
            var json = await JsonAsync(office, $"/api/v1/statistics/{code}?{query}");
            var rows = json.GetProperty("rows").EnumerateArray().Select(r => (Province: r.GetProperty("province").GetString()!, Value: Number(r.GetProperty("value")))).ToList();

            Same(recorded.Oracle.Value(code, day, null), Number(json.GetProperty("total").GetProperty("value")), $"{code} {day}");
            Assert.All(rows, row => Same(recorded.Oracle.Value(code, day, row.Province), row.Value, $"{code} {day} {row.Province}"));
            Assert.Equal([], recorded.Provinces.Where(p => recorded.Oracle.Value(code, day, p) is not (null or 0)).Except(rows.Select(r => r.Province)));

            var csv = Files.Csv(await office.GetByteArrayAsync($"/api/v1/statistics/{code}.csv?{query}", TestContext.Current.CancellationToken));
            var written = csv.Skip(1).Select(r => r[Array.IndexOf(csv[0], "值")]).Select(v => v.Length == 0 ? (double?)null : double.Parse(v, CultureInfo.InvariantCulture));
            Assert.Equal(rows.Select(r => r.Value), written);
            var sheet = Files.Rows(Files.Xlsx(await office.GetByteArrayAsync($"/api/v1/statistics/{code}.xlsx?{query}", TestContext.Current.CancellationToken)).Sheets[0]);
            var head = sheet.Index().First(r => r.Item.Contains("值")).Index; // below the mark of sample data
            var column = sheet[head].ToList().IndexOf("值");
            Assert.All(sheet.Skip(head + 1).Zip(rows), pair => Same(
                pair.Second.Value, pair.First[column] is { } cell ? Convert.ToDouble(cell, CultureInfo.InvariantCulture) : null, $"{code}.xlsx {day}"));
            var stat = await JsonAsync(office, $"/api/v1/statistics/{code}.jsonstat?{query}");
            var metrics = stat.GetProperty("size").EnumerateArray().Last().GetInt32();
            Assert.Equal(rows.Select(r => r.Value), stat.GetProperty("value").EnumerateArray().Where((_, i) => i % metrics == 0).Select(Number));
        }
    }

    [Fact]
    public async Task A_provincial_office_gets_its_own_and_no_other()
    {
        using var office = await recorded.App.AsSampleAsync("sample.jiangsu");
        foreach (var code in OfficeOracle.Codes)
        {
            var json = await JsonAsync(office, $"/api/v1/statistics/{code}?asOf=2023-08-15&by=province&illustrative=true");

            Same(recorded.Oracle.Value(code, "2023-08-15", "320000"), Number(json.GetProperty("total").GetProperty("value")), code);
            Assert.All(json.GetProperty("rows").EnumerateArray(), row => Assert.Equal("320000", row.GetProperty("province").GetString()));
        }
    }

    private static async Task<JsonElement> JsonAsync(HttpClient browser, string address) =>
        JsonSerializer.Deserialize<JsonElement>(await browser.GetStringAsync(address, TestContext.Current.CancellationToken));

    private static double? Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();

    private static void Same(double? expected, double? found, string what) =>
        Assert.True(expected is null == found is null && Math.Abs((expected ?? 0) - (found ?? 0)) < 1e-9, $"{what}: {found} instead of {expected}");

    /// <summary>The sample data with two applications that were returned and three work plans, none of which the sample has.</summary>
    public sealed class Recorded : IAsyncLifetime
    {
        private static readonly Dictionary<string, string> Returned = new() { ["110107"] = "2023-07-20", ["110106"] = "2023-09-01" };

        private static readonly Dictionary<(string Annex, string Row), (string? Issued, string? Province, string? Cnipa)> Filings = new()
        {
            [("1", "1")] = ("2022-09-20", "2022-09-28", "2022-10-04"),
            [("1", "10")] = ("2022-09-20", null, null),
            [("2", "1")] = ("2022-11-01", "2022-11-02", null),
        };

        public AccessApp App { get; } = new();

        internal OfficeOracle Oracle { get; } = new(Returned, Filings);

        public IReadOnlyList<string> Provinces { get; } = new MeasureOracle().Provinces;

        public async ValueTask InitializeAsync()
        {
            await using var db = await App.Services.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync();
            foreach (var ((annex, row), (issued, province, cnipa)) in Filings)
            {
                var filing = WorkPlanFiling.Of(new DesignationRow("designation-2022", int.Parse(annex, CultureInfo.InvariantCulture), int.Parse(row, CultureInfo.InvariantCulture)));
                filing.Take(new FilingDates(Day(issued), Day(province), Day(cnipa), null), "test");
                (filing.RecordedBy, filing.RecordedAt, filing.Ground) = ("test", new DateTime(2022, 11, 5, 0, 0, 0, DateTimeKind.Utc), ProvenanceKind.Illustrative);
                db.Add(filing);
            }

            foreach (var (place, on) in Returned)
            {
                var application = await db.Applications.Include(a => a.Changes).SingleAsync(a => a.PlaceCode == place && a.Tier == Data.Places.Tier.Demonstration);
                var last = application.Changes.MaxBy(c => c.Number)!;
                db.StageChanges.Add(new StageChange
                {
                    ApplicationId = application.Id, Number = last.Number + 1, From = last.To, To = Stage.ReturnedForCompletion, EffectiveOn = Day(on)!.Value, RecordedBy = "test",
                });
            }

            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();

        private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, CultureInfo.InvariantCulture);
    }
}
