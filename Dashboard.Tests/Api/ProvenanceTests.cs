using System.Globalization;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Exchange;
using Dashboard.Data.Quotas;
using Dashboard.Data.Sheets;
using Dashboard.Data.Time;
using Dashboard.Tests.Exchange;
using Dashboard.Web.Api;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Api;

/// <summary>Where a row comes from, and from which day, is the same in JSON, csv and xlsx, row by row, and on the page.</summary>
[Collection(AccessCollection.Name)]
public sealed class ProvenanceTests : IDisposable
{
    private const string Day = "2023-11-20";

    private readonly CultureInfo _culture = CultureInfo.CurrentUICulture;
    private readonly AccessApp _app;

    public ProvenanceTests(AccessApp app) => (_app, CultureInfo.CurrentUICulture) = (app, CultureInfo.GetCultureInfo(Cultures.Chinese));

    public void Dispose() => CultureInfo.CurrentUICulture = _culture;

    [Fact]
    public async Task Every_row_of_every_export_has_one_provenance_in_every_form()
    {
        using var browser = await _app.AsSampleAsync("sample.national");

        var rows = await CompareAsync(_app, browser);

        Assert.True(rows.Select(r => r.List).Distinct().Count() >= 5, string.Join(' ', rows.Select(r => r.List).Distinct()));
        Assert.True(rows.Count > 3_000, $"{rows.Count}"); // the divisions are most of them
    }

    /// <summary>Row by row: in JSON, csv and xlsx, and on the mark beside the row.</summary>
    [Fact]
    public async Task What_was_imported_comes_from_its_import_in_every_form_and_on_its_page()
    {
        await using var offices = await Offices.StartAsync();
        await ImportAsync(offices);
        await using var app = new AccessApp("Development", offices.Database.File, ("Seed:Illustrative", "false"));
        using var browser = await app.AsSampleAsync("sample.national");

        var rows = (await CompareAsync(app, browser)).ToLookup(r => r.List);

        var today = offices.Database.Get<ProgrammeClock>().Today;
        var quotas = rows["quotas"].Where(r => Text(r.Row, "provinceCode") == "320000" && Text(r.Row, "track") == "City").ToList();
        var applications = rows["applications"].ToList();
        var designations = rows["designations"].Where(r => r.Provenance.Source == "测试发〔2023〕1号").ToList();
        var reminders = rows["reminders"].ToList();
        Assert.Equal((2, 1, 3), (quotas.Count, applications.Count, designations.Count));
        Assert.NotEmpty(reminders);
        Assert.All(quotas, r => Assert.Equal(new Provenance(ProvenanceKind.Reported, nameof(Role.NationalOffice), On: today), r.Provenance));
        Assert.All(applications.Concat(reminders), r => Assert.Equal(new Provenance(ProvenanceKind.Reported, "江苏省局", On: today), r.Provenance));
        Assert.All(designations, r => Assert.Equal((ProvenanceKind.Reported, new DateOnly(2023, 8, 1)), (r.Provenance.Kind, r.Provenance.On)));
        Assert.Equal(designations.Select(r => (Row: r.Row.GetProperty("annex").GetInt32(), r.Row.GetProperty("row").GetInt32())), designations.Select(r => (r.Provenance.Annex!.Value, r.Provenance.Row!.Value)));

        foreach (var (row, address) in quotas.Select(r => (r, $"/quotas?round=2023&cell=320000-City{Text(r.Row, "tier")}"))
            .Concat(applications.Select(r => (r, $"/progression/{Text(r.Row.GetProperty("square"), "id")}?")))
            .Concat(designations.Select(r => (r, $"/places/{Text(r.Row, "placeCode")}?")))
            .Concat(reminders.Select(r => (r, $"/duties?place={Text(r.Row, "placeCode")}"))))
        {
            var page = new HtmlParser().ParseDocument(await browser.GetStringAsync($"{address}&asOf={Day}", TestContext.Current.CancellationToken));
            var marks = page.QuerySelectorAll(".source dl").Select(dl => string.Join(' ', dl.QuerySelectorAll("dd").Select(d => d.TextContent.Trim()))).ToList();
            var provenance = row.Provenance;
            var place = provenance.Annex is { } annex ? WordsText.AnnexRow.With(annex, provenance.Row!) + " " : "";
            var mark = $"{provenance.Kind.Word()} {provenance.Source.AsSource()} {place}{provenance.On!.Value.Long()}";
            Assert.True(marks.Exists(m => m.StartsWith(mark, StringComparison.Ordinal)), $"{address} does not say {mark}, but {string.Join(" | ", marks)}");
        }
    }

    [Theory]
    [InlineData("designations", "/places")]
    [InlineData("quotas", "/quotas")]
    [InlineData("provinces", "/provinces")]
    [InlineData("statistics/summary", "/")]
    public async Task The_marks_of_a_page_name_every_source_of_its_export(string list, string path)
    {
        using var browser = await _app.AsSampleAsync("sample.national");
        var resource = _app.Services.GetServices<IApiResource>().Single(r => r.Path == list);
        var json = JsonSerializer.Deserialize<JsonElement>(await browser.GetStringAsync(Address(resource, ApiFormat.Json), TestContext.Current.CancellationToken));
        var page = new HtmlParser().ParseDocument(await browser.GetStringAsync($"{path}?asOf={Day}", TestContext.Current.CancellationToken));

        var marks = page.QuerySelectorAll(".source dl").Select(dl => string.Join(' ', dl.QuerySelectorAll("dd").Select(d => d.TextContent.Trim()))).ToList();
        var rows = json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().Select(Of).ToList() : [Of(json)];
        var sources = rows.OfType<Provenance>().Select(p => (p.Kind, p.Source)).Distinct().ToList();
        Assert.NotEmpty(sources);
        Assert.All(sources, s => Assert.Contains(marks, m => m.StartsWith(s.Kind.Word(), StringComparison.Ordinal)
            && m.Contains(s.Kind == ProvenanceKind.Computed ? Methods.Describe(s.Source) : s.Source.AsSource(), StringComparison.Ordinal)));
    }

    /// <summary>All rows of all lists that say where they come from, once every form was found to say the same.</summary>
    private static async Task<List<(string List, JsonElement Row, Provenance Provenance)>> CompareAsync(AccessApp app, HttpClient browser)
    {
        var (lists, found) = (0, new List<(string List, JsonElement Row, Provenance Provenance)>());
        foreach (var resource in app.Services.GetServices<IApiResource>().Where(r => r.PathParameter is null))
        {
            var json = JsonSerializer.Deserialize<JsonElement>(await browser.GetStringAsync(Address(resource, ApiFormat.Json), TestContext.Current.CancellationToken));
            var csv = Files.Csv(await browser.GetByteArrayAsync(Address(resource, ApiFormat.Csv), TestContext.Current.CancellationToken));
            var xlsx = Files.Rows(Files.Xlsx(await browser.GetByteArrayAsync(Address(resource, ApiFormat.Xlsx), TestContext.Current.CancellationToken)).Sheets[0]);
            var head = xlsx.FindIndex(r => r.Contains(ApiText.SourceColumn));
            var columns = new[] { SharedText.SourceKind, ApiText.SourceColumn, ApiText.SourceDateColumn }.Select(h => (Csv: Array.IndexOf(csv[0], h), Xlsx: Array.IndexOf(xlsx[head], h))).ToList();

            Assert.Equal(csv.Count, xlsx.Count - head);
            Assert.True(json.ValueKind != JsonValueKind.Array || json.GetArrayLength() == csv.Count - 1, $"{resource.Path}: {csv.Count - 1} rows");
            for (var row = 1; row < csv.Count; row++)
            {
                var cells = columns.ConvertAll(c => csv[row][c.Csv]);
                Assert.Equal((resource.Path, row, string.Join('|', cells)), (resource.Path, row, string.Join('|', columns.Select(c => Text(xlsx[head + row][c.Xlsx])))));
                var element = json.ValueKind == JsonValueKind.Array ? json[row - 1] : json;
                if (Of(element) is { } provenance)
                {
                    Assert.Equal((resource.Path, row, string.Join('|', Words(provenance))), (resource.Path, row, string.Join('|', cells)));
                    found.Add((resource.Path, element, provenance));
                }
            }

            lists++;
        }

        Assert.True(lists >= 10, $"{lists}");
        return found;
    }

    /// <summary>Quotas and a notice by the national office, an application and a work plan by that of Jiangsu.</summary>
    private static async Task ImportAsync(Offices offices)
    {
        var (database, today) = (offices.Database, offices.Database.Get<ProgrammeClock>().Today);
        var provinces = await database.Provinces.ListAsync(Viewer.Public);
        var table = (await database.Quotas.TableAsync(offices.National.Viewer, "2023", new DateOnly(2023, 8, 15)))!;
        var quotas = QuotaImport.Preview(table, provinces, Read("地区,示范城市,试点城市\n江苏,3,4\n"));
        Offices.Done(await database.Get<QuotasCommands>().PublishAsync(
            offices.National, new QuotaDraft("2023", quotas.Changes(ExchangeOffice.Undecided), "按附件录入", table.AsOf)));

        foreach (var text in new[] { "代码,层级,编制方案,政府同意\n320600,示范,2023-05-01,2023-05-10\n", "代码,层级,印发,报省局备案\n320600,试点,2022-09-01,2022-09-10\n" })
        {
            var preview = RoundImport.Preview(
                (await database.Get<RoundImportQueries>().BookAsync(offices.Jiangsu.Viewer, "2023"))!, provinces, Read(text), offices.Jiangsu.Viewer, database.Get<AccessGuard>(), today);
            Offices.Done(await database.Get<RoundImportCommands>().ApplyAsync(offices.Jiangsu, Read(text), "file.csv", preview));
        }

        var notice = Read(await NoticeImportTests.CitiesAsync(offices, 1, 2));
        Offices.Done(await database.Get<NoticeImportCommands>().ApplyAsync(
            offices.National, notice, "list.csv", "2023", await NoticeImportTests.PreviewAsync(offices, notice)));
    }

    private static SheetFile Read(string text) => SheetReader.Read(Encoding.UTF8.GetBytes(text)).File!;

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    private static string Address(IApiResource resource, ApiFormat format) => $"/api/v1/{resource.Path}{format.Extension()}?"
        + (resource.Parameters.Any(p => p.Name == ApiParameter.AsOf.Name) ? $"asOf={Day}" : "")
        + (resource.Parameters.Any(p => p.Name == ApiParameter.Illustrative.Name) ? $"&{ApiParameter.Illustrative.Name}=true" : "");

    /// <summary>Null: nothing is known of the row, or the list says it of none.</summary>
    private static Provenance? Of(JsonElement row)
    {
        return row.TryGetProperty("provenance", out var said) && said.ValueKind == JsonValueKind.Object
            ? new Provenance(
                Enum.Parse<ProvenanceKind>(said.GetProperty("kind").GetString()!),
                said.GetProperty("source").GetString()!,
                Member("annex")?.GetInt32(),
                Member("row")?.GetInt32(),
                Member("on") is { } on ? DateOnly.ParseExact(on.GetString()!, AsOf.Format, CultureInfo.InvariantCulture) : null,
                Member("detail")?.GetString())
            : null;

        JsonElement? Member(string name) => said.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private static string[] Words(Provenance provenance) =>
        [provenance.Kind.Word(), ExportTable.SourceOf(provenance), provenance.On?.ToString(AsOf.Format, CultureInfo.InvariantCulture) ?? ""];

    private static string Text(object? cell) => cell switch
    {
        double day => DateTime.FromOADate(day).ToString(AsOf.Format, CultureInfo.InvariantCulture),
        string text => text,
        _ => "",
    };
}
