using System.Globalization;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Dashboard.Data;
using Dashboard.Data.Time;
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
        var (lists, compared) = (new List<string>(), 0);
        foreach (var resource in _app.Services.GetServices<IApiResource>().Where(r => r.PathParameter is null))
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
                if (Of(json.ValueKind == JsonValueKind.Array ? json[row - 1] : json) is { } provenance)
                {
                    Assert.Equal((resource.Path, row, string.Join('|', Words(provenance))), (resource.Path, row, string.Join('|', cells)));
                    compared++;
                }
            }

            lists.Add(resource.Path);
        }

        Assert.True(lists.Count >= 10, string.Join(' ', lists));
        Assert.True(compared > 3_000, $"{compared}"); // the divisions are most of them
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
