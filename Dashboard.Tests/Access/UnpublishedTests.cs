using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dashboard.Data;
using Dashboard.Data.Statistics;

namespace Dashboard.Tests.Access;

/// <summary>
/// Two databases that differ in nothing but what is not published: which of two provinces has recommended its place. Whatever the
/// public asks, both answer the same, letter for letter.
/// </summary>
public sealed partial class UnpublishedTests
{
    private static readonly string[] More =
    [
        "/quotas?round=2023", "/quotas?round=2023&left=true", "/quotas?round=2023&status=InProgress", "/quotas?round=2023&status=Unused", "/quotas?round=2023&status=Published",
        "/quotas?round=2023&sort=Left", "/quotas?round=2023&region=East", "/quotas?round=2023&q=江苏", "/quotas?round=2023&cell=320000-CountyPilot", "/?metric=quota", "/?metric=quota&province=320000",
        "/provinces/320000?asOf=2023-08-20", "/provinces/330000?asOf=2023-08-20", "/provinces?sort=Total",
        "/progression?tier=Pilot&track=County", "/progression?tier=Pilot&track=County&province=320000", "/progression?tier=Pilot&track=County&region=East", "/progression?tier=Pilot&track=County&view=Cohort",
        "/progression?tier=Pilot&track=County&province=320000&view=Lanes", "/places?track=County", "/places?province=320000", "/places/329901", "/places/339901", "/search?q=示例县", "/search/hits?q=示例县", "/search?q=3299",
        "/api/v1/applications?province=320000", "/api/v1/reminders?province=320000", "/api/v1/exchange/quotas.xlsx?round=2023", "/api/v1/exchange/round.xlsx?round=2023",
        "/api/v1/quotas?round=2023&left=true", "/api/v1/quotas?round=2023&status=Full", "/api/v1/quotas?round=2023&q=320000",
    ];

    [Fact]
    public async Task Who_has_recommended_what_changes_no_answer_to_the_public()
    {
        await using var one = await WorldAsync("320000", "330000");
        await using var other = await WorldAsync("330000", "320000");
        using var first = one.Host.CreateClient(new() { AllowAutoRedirect = false });
        using var second = other.Host.CreateClient(new() { AllowAutoRedirect = false });

        Assert.Contains("\"count\":1,\"recommended\":null", await first.GetStringAsync("/api/v1/quotas?round=2023&asOf=2023-08-20", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var (asked, different) = (0, new List<string>());
        foreach (var address in await AddressesAsync(first))
        {
            var (found, expected) = (await AskAsync(first, address), await AskAsync(second, address));
            different.AddRange(found == expected ? [] : [$"{address} tells them apart:\n{Difference(found, expected)}"]);
            asked++;
        }

        Assert.Empty(different);

        Assert.True(asked > 200, $"only {asked} addresses");
    }

    /// <summary>Every page, every list of the API as JSON and csv, every measure by everything that divides the nation.</summary>
    private static async Task<IReadOnlyList<string>> AddressesAsync(HttpClient client)
    {
        using var api = JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));
        var lists = api.RootElement.GetProperty("paths").EnumerateObject().Where(p => p.Value.TryGetProperty("get", out _) && !p.Name.Contains('{', StringComparison.Ordinal) && !p.Name.EndsWith("zip", StringComparison.Ordinal) && !p.Name.EndsWith("xlsx", StringComparison.Ordinal))
            .Select(p => p.Name + "?asOf=2023-08-20").ToList();
        Assert.Contains(lists, l => l.Contains("/quotas", StringComparison.Ordinal));
        var measures = from measure in MeasureCatalogue.All
                       from part in measure.Dimensions.Where(d => d is Dimension.Province or Dimension.Region or Dimension.Tier).Select(d => "&by=" + d).Append("").Append("&province=320000")
                       select $"/api/v1/statistics/{measure.Code}?asOf=2023-08-20{part}";
        return [.. WebFixture.Pages.Select(p => p.Data), .. More, .. lists, .. measures];
    }

    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        return (answer.StatusCode, Volatile().Replace(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), ""));
    }

    private static string Difference((HttpStatusCode Status, string Text) one, (HttpStatusCode Status, string Text) other)
    {
        var at = one.Text.Zip(other.Text).TakeWhile(p => p.First == p.Second).Count();
        return $"{one.Status} …{one.Text[Math.Max(0, at - 120)..Math.Min(one.Text.Length, at + 120)]}…\n{other.Status} …{other.Text[Math.Max(0, at - 120)..Math.Min(other.Text.Length, at + 120)]}…";
    }

    /// <summary>Quotas of both provinces and two applications each; one province has recommended one.</summary>
    private static async Task<World> WorldAsync(string recommends, string waits)
    {
        var office = await QuotaOffice.StartAsync();
        foreach (var province in new[] { "320000", "330000" })
        {
            await office.SetAsync(province, QuotaOffice.PilotCounties, 1);
        }

        var ready = new Dictionary<string, Guid> { ["320000"] = (await office.ApplyAsync("320000", 2))[0], ["330000"] = (await office.ApplyAsync("330000", 2))[0] };
        Assert.IsType<CommandResult<Nothing>.Done>(await office.RecommendAsync(ready[recommends], recommends));
        Assert.Contains(waits, ready.Keys);
        return new World(office, new TestHost(new()
        {
            Environment = "Production", File = office.Database.File, Now = new DateTimeOffset(2023, 8, 20, 4, 0, 0, TimeSpan.Zero), Settings = new Dictionary<string, string> { ["Seed:Illustrative"] = "false" },
        }));
    }

    /// <summary>What differs from answer to answer: stamps of the data, tokens of forms, numbers of errors.</summary>
    [GeneratedRegex("CfDJ8[A-Za-z0-9+/=_-]+|\\b[a-z]+-[0-9]{1,5}\\b|[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}|(stamp|value|nonce)=\"[A-Za-z0-9_.-]{30,}\"|\"traceId\":\"[^\"]*\"|[0-9A-F]{4}-[0-9A-F]{4}\\b")]
    private static partial Regex Volatile();

    private sealed record World(QuotaOffice Office, TestHost Host) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Host.DisposeAsync();
            await Office.DisposeAsync();
        }
    }
}
