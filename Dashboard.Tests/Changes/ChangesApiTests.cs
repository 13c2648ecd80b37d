using System.Net;
using System.ServiceModel.Syndication;
using System.Xml;
using System.Xml.Linq;
using Dashboard.Tests.Api;

namespace Dashboard.Tests.Changes;

[Collection(ApiCollection.Name)]
public sealed class ChangesApiTests(ApiFixture api)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task A_change_reads_as_agreed()
    {
        var rows = (await api.JsonAsync("/api/v1/changes?kind=Designated&province=320000&since=2022-08-03")).EnumerateArray().ToList();

        Assert.Equal("designation/designation-2022/1/10", rows[0].GetProperty("id").GetString());
        Assert.Equal(
            ["id", "kind", "actor", "on", "countsFrom", "text", "province", "place", "name", "track", "tier", "round", "notice", "before", "after", "provenance"],
            rows[0].EnumerateObject().Select(p => p.Name));
        Assert.All(rows, r => Assert.Equal(("Designated", "NationalOffice", "2022-08-04"), (r.GetProperty("kind").GetString(), r.GetProperty("actor").GetString(), r.GetProperty("on").GetString())));
        Assert.Equal("国知发运字〔2022〕33号", rows[0].GetProperty("provenance").GetProperty("source").GetString());
        Assert.Equal("[]", await api.TextAsync("/api/v1/changes?since=2030-01-01"));
    }

    [Fact]
    public async Task The_file_has_a_row_for_every_change()
    {
        var csv = Files.Csv(await api.BytesAsync("/api/v1/changes.csv?asOf=2026-01-01"));

        Assert.Equal((await api.JsonAsync("/api/v1/changes?asOf=2026-01-01")).GetArrayLength(), csv.Count - 1);
        Assert.Equal(110, csv.Count(row => row.Contains("届满")));
    }

    [Theory]
    [InlineData("since=yesterday", "since")]
    [InlineData("kind=Nothing", "kind")]
    [InlineData("province=999999", "province")]
    [InlineData("colour=red", "colour")]
    public async Task What_means_nothing_is_refused(string query, string parameter)
    {
        foreach (var extension in new[] { "", ".csv", ".xlsx", ".atom" })
        {
            using var response = await api.GetAsync($"/api/v1/changes{extension}?{query}");

            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains($"\"{parameter}\":", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_public_reader_of_feeds_reads_the_feed()
    {
        using var xml = XmlReader.Create(new MemoryStream(await api.BytesAsync("/api/v1/changes.atom")));
        var feed = SyndicationFeed.Load<SyndicationFeed>(xml);

        Assert.Equal("zh-CN", feed.Language);
        Assert.Equal("http://localhost/api/v1/changes.atom", feed.Links.Single(l => l.RelationshipType == "self").Uri.ToString());
        Assert.Equal(feed.Items.Max(i => i.LastUpdatedTime), feed.LastUpdatedTime);
        var designated = feed.Items.Single(i => i.Categories.Single().Name == "Designated");
        Assert.Contains("110", designated.Title.Text, StringComparison.Ordinal);
        Assert.Equal(DateTimeOffset.Parse("2022-08-04T00:00:00+08:00", null), designated.PublishDate);
        Assert.Contains("南京", ((TextSyndicationContent)designated.Content).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("示例", await api.TextAsync("/api/v1/changes.atom"), StringComparison.Ordinal);
    }

    /// <summary>What RFC 4287 demands of a feed and its entries (4.1.1, 4.1.2, 4.2.6), and that no entry has the identifier of another.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("?province=320000&kind=TermEnded")]
    [InlineData("?illustrative=true")]
    public async Task The_feed_is_a_valid_one(string query)
    {
        var feed = XDocument.Parse(await api.TextAsync("/api/v1/changes.atom" + query)).Root!;

        Assert.Equal(Atom + "feed", feed.Name);
        foreach (var element in feed.Elements(Atom + "entry").Prepend(feed))
        {
            Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", element.Elements(Atom + "id").Single().Value);
            Assert.NotEqual("", element.Elements(Atom + "title").Single().Value);
            Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$", element.Elements(Atom + "updated").Single().Value);
            Assert.All(element.Elements(Atom + "link"), link => Assert.True(Uri.IsWellFormedUriString(link.Attribute("href")!.Value, UriKind.Absolute)));
            Assert.Single(element.Elements(Atom + "link"), link => link.Attribute("rel")!.Value == "alternate");
        }

        Assert.Single(feed.Elements(Atom + "author"));
        var ids = feed.Descendants(Atom + "id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public async Task An_act_keeps_its_identifier_whatever_is_asked_and_in_either_language()
    {
        var all = await IdsAsync("");

        Assert.Subset(all, await IdsAsync("?province=320000"));
        Assert.Subset(all, await IdsAsync("?asOf=2022-12-31"));
        Assert.Equal(all, await IdsAsync("", "en"));

        async Task<HashSet<string>> IdsAsync(string query, string? culture = null) =>
            [.. XDocument.Parse(await api.TextAsync("/api/v1/changes.atom" + query, culture)).Root!.Elements(Atom + "entry").Select(e => e.Element(Atom + "id")!.Value)];
    }

    [Fact]
    public async Task A_reader_that_has_the_feed_is_told_so()
    {
        using var first = await api.GetAsync("/api/v1/changes.atom");
        using var again = await api.GetAsync("/api/v1/changes.atom", headers: ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal("application/atom+xml", first.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var head = await api.CreateClient().SendAsync(new HttpRequestMessage(HttpMethod.Head, "/api/v1/changes.atom"), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, first.Headers.ETag), (head.StatusCode, head.Headers.ETag));
    }
}
