using System.Net;
using System.Text.Json;
using Dashboard.Data.Persistence;
using Dashboard.Web.Api;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class HttpTests(ApiFixture api)
{
    public static TheoryData<string> Paths => new(
        from list in new[] { "designations", "divisions", "provinces", "notices", "statistics/summary" }
        from extension in new[] { "", ".csv", ".xlsx" }
        select $"/api/v1/{list}{extension}");

    [Theory]
    [InlineData("asOf", "2023-13-01")]
    [InlineData("asOf", "2023-02-30")]
    [InlineData("asOf", "15.08.2023")]
    [InlineData("asOf", "today")]
    [InlineData("asOf", "2023-08-15T00:00")]
    [InlineData("tier", "Gold")]
    [InlineData("tier", "0")]
    [InlineData("tier", "Demonstration,Pilot")]
    [InlineData("region", "South")]
    [InlineData("region", "2")]
    [InlineData("province", "999999")]
    [InlineData("province", "Atlantis")]
    [InlineData("tierr", "Pilot")]
    public async Task A_bad_parameter_is_named(string name, string value)
    {
        foreach (var extension in new[] { "", ".csv", ".xlsx" })
        {
            using var response = await api.GetAsync($"/api/v1/designations{extension}?{name}={value}");

            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            var problem = await ProblemAsync(response, 400);
            var error = Assert.Single(problem.GetProperty("errors").EnumerateObject());
            Assert.Equal(name, error.Name);
            Assert.NotEqual("", Assert.Single(error.Value.EnumerateArray()).GetString());
            Assert.False(response.Headers.Contains("ETag"));
        }
    }

    [Fact]
    public async Task All_that_is_wrong_is_named_at_once_with_what_is_right()
    {
        using var response = await api.GetAsync("/api/v1/designations?asOf=x&tier=x&region=x&province=x&page=2", "en");

        var errors = (await ProblemAsync(response, 400)).GetProperty("errors");
        Assert.Equal(["asOf", "page", "province", "region", "tier"], errors.EnumerateObject().Select(e => e.Name));
        Assert.Contains("yyyy-MM-dd", errors.GetProperty("asOf")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains("Demonstration, Pilot", errors.GetProperty("tier")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains("East, Central, West, Northeast", errors.GetProperty("region")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains("/api/v1/provinces", errors.GetProperty("province")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains("asOf, tier, province, region", errors.GetProperty("page")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repeated_parameter_is_refused()
    {
        using var response = await api.GetAsync("/api/v1/designations?tier=Pilot&tier=Demonstration");

        Assert.True((await ProblemAsync(response, 400)).GetProperty("errors").TryGetProperty("tier", out _));
    }

    [Theory]
    [InlineData("provinces", "tier=Pilot")]
    [InlineData("notices", "kind=Designation")]
    [InlineData("statistics/summary", "region=East")]
    public async Task A_filter_a_list_does_not_have_is_refused(string list, string query)
    {
        using var response = await api.GetAsync($"/api/v1/{list}?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/v2/designations")]
    [InlineData("/api/v1/designation")]
    [InlineData("/api/v1/designations.pdf")]
    [InlineData("/API/v1/nothing")]
    [InlineData("/openapi/v2.json")]
    public async Task An_unknown_address_is_a_problem_and_no_page(string path)
    {
        using var response = await api.GetAsync(path, headers: ("Accept", "text/html"));

        await ProblemAsync(response, 404);
    }

    [Fact]
    public async Task Writing_is_refused_as_a_problem()
    {
        using var response = await api.CreateClient().PostAsync("/api/v1/designations", null, TestContext.Current.CancellationToken);

        await ProblemAsync(response, 405);
        Assert.Contains("GET", response.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_failure_is_a_problem_without_a_stack_trace()
    {
        await using var broken = api.WithWebHostBuilder(b => b.ConfigureTestServices(s => s.AddSingleton<IApiResource, BrokenResource>()));
        using var response = await broken.CreateClient().GetAsync("/api/v1/broken", TestContext.Current.CancellationToken);

        var problem = await ProblemAsync(response, 500);
        var text = problem.GetRawText();
        Assert.DoesNotContain(BrokenResource.Secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", text, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Every_answer_names_its_day_and_is_open_and_guarded(string path)
    {
        using var response = await api.GetAsync(path + "?asOf=2024-02-29", headers: ("Origin", "https://example.org"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("2024-02-29", Header("X-As-Of"));
        Assert.Equal("*", Header("Access-Control-Allow-Origin"));
        Assert.Contains("X-As-Of", Header("Access-Control-Expose-Headers"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Contains("default-src 'self'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("no-cache", Header("Cache-Control"));

        string Header(string name) => string.Join(',', response.Headers.GetValues(name));
    }

    [Fact]
    public async Task Without_a_day_it_is_today_in_China()
    {
        using var response = await api.GetAsync("/api/v1/statistics/summary");

        Assert.Equal(ApiFixture.Today, Assert.Single(response.Headers.GetValues("X-As-Of")));
        Assert.Equal(ApiFixture.Today, (await api.JsonAsync("/api/v1/statistics/summary")).GetProperty("asOf").GetString());
    }

    [Fact]
    public async Task A_browser_elsewhere_may_ask_with_a_condition()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/v1/designations");
        request.Headers.Add("Origin", "https://example.org");
        request.Headers.Add("Access-Control-Request-Method", "GET");
        request.Headers.Add("Access-Control-Request-Headers", "if-none-match");
        using var response = await api.CreateClient().SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("if-none-match", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Headers")));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task What_has_not_changed_is_not_sent_again(string path)
    {
        using var first = await api.GetAsync(path);
        var tag = first.Headers.ETag!;
        using var second = await api.GetAsync(path, headers: ("If-None-Match", tag.ToString()));

        Assert.True(tag.IsWeak);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(tag, second.Headers.ETag);
        Assert.Equal(ApiFixture.Today, Assert.Single(second.Headers.GetValues("X-As-Of")));
    }

    [Fact]
    public async Task Each_question_has_a_tag_of_its_own()
    {
        var tags = new HashSet<string>();
        string[] questions =
        [
            "designations", "designations.csv", "designations.xlsx", "provinces", "designations?asOf=2024-01-01",
            "designations?tier=Pilot", "designations?region=East", "designations?province=110000",
        ];
        foreach (var question in questions)
        {
            using var response = await api.GetAsync("/api/v1/" + question);
            tags.Add(response.Headers.ETag!.Tag);
        }

        using var english = await api.GetAsync("/api/v1/designations.csv", "en");
        tags.Add(english.Headers.ETag!.Tag);

        Assert.Equal(questions.Length + 1, tags.Count);
    }

    [Fact]
    public async Task A_write_gives_a_new_tag_and_new_data()
    {
        await using var own = new ApiFixture();
        using var before = await own.GetAsync("/api/v1/provinces");
        await using (var db = await own.Services.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync())
        {
            var beijing = await db.Provinces.SingleAsync(p => p.Code == "110000");
            beijing.NameEn = "Peking";
            await db.SaveChangesAsync();
        }

        using var after = await own.GetAsync("/api/v1/provinces", headers: ("If-None-Match", before.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        Assert.Equal("Peking", (await own.JsonAsync("/api/v1/provinces"))[0].GetProperty("nameEn").GetString());
    }

    [Fact]
    public async Task The_head_of_an_answer_can_be_had_alone()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/api/v1/designations.csv");
        using var response = await api.CreateClient().SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(ApiFixture.Today, Assert.Single(response.Headers.GetValues("X-As-Of")));
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_same_question_asked_otherwise_has_the_same_tag()
    {
        using var one = await api.GetAsync("/api/v1/designations?tier=pilot&province=Beijing");
        using var other = await api.GetAsync("/api/v1/designations?PROVINCE=110000&tier=Pilot&asOf=" + ApiFixture.Today);

        Assert.Equal(one.Headers.ETag, other.Headers.ETag);
    }

    [Fact]
    public async Task Problems_speak_the_language_of_the_interface()
    {
        using var chinese = await api.GetAsync("/api/v1/nothing");
        using var english = await api.GetAsync("/api/v1/nothing", "en");

        Assert.Equal("没有这个接口", (await ProblemAsync(chinese, 404)).GetProperty("title").GetString());
        Assert.Equal("There is no such address", (await ProblemAsync(english, 404)).GetProperty("title").GetString());
    }

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, int status)
    {
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        return problem;
    }

    private sealed class BrokenResource : IApiResource
    {
        public const string Secret = "the password of the database";

        public string Path => "broken";

        public string OperationId => "broken";

        public Type JsonType => typeof(string);

        public string Title => "";

        public string Help => "";

        public IReadOnlyList<ApiParameter> Parameters => [];

        public Task<ApiAnswer> ReadAsync(ApiQuery query, CancellationToken cancellationToken) =>
            throw new InvalidOperationException(Secret);
    }
}
