using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dashboard.Data.Apportionment;
using Dashboard.Tests.Apportionment;
using Dashboard.Web.Api;
using Dashboard.Web.Components.Pages.Quotas.Workbench;
using Dashboard.Web.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class ApportionmentsApiTests(ApiFixture api)
{
    private const string Path = "/api/v1/apportionments";
    private const string OneUnit = """[{"key":"A","weight":1}]""";

    /// <summary>What is wrong with a request, and the members that are named for it.</summary>
    public static TheoryData<string, string> WrongBodies => new()
    {
        { "", "$" },
        { "{", "$" },
        { "null", "$" },
        { "[]", "$" },
        { "\"method\"", "$" },
        { "{\"seats\":1,}", "$" },
        { "{/* */}", "$" },
        { new string('[', 100), "$" },
        { "{}", "method seats units" },
        { Body(method: null), "method" },
        { Body(seats: null), "seats" },
        { Body(units: null), "units" },
        { Body(method: "null"), "method" },
        { Body(method: "4"), "method" },
        { Body(method: "\"4\""), "method" },
        { Body(method: "\"DHondt\""), "method" },
        { Body(method: "\"Hamilton,Adams\""), "method" },
        { Body(method: "\"\\ud800\""), "method" },
        { Body(seats: "null"), "seats" },
        { Body(seats: "\"10\""), "seats" },
        { Body(seats: "1.5"), "seats" },
        { Body(seats: "1e2"), "seats" },
        { Body(seats: "1000001"), "seats" },
        { Body(seats: "99999999999999999999"), "seats" },
        { Body(units: "null"), "units" },
        { Body(units: "{}"), "units" },
        { Body(units: "[null]"), "units[0]" },
        { Body(units: "[1]"), "units[0]" },
        { Body(units: "[[]]"), "units[0]" },
        { Body(units: """[{"key":"A","weight":1},null,{"key":"C"}]"""), "units[1] units[2].weight" },
        { Units("""{"weight":1}"""), "units[0].key" },
        { Units("""{"key":null,"weight":1}"""), "units[0].key" },
        { Units("""{"key":7,"weight":1}"""), "units[0].key" },
        { Units("""{"key":"","weight":1}"""), "units[0].key" },
        { Units("""{"key":" \t","weight":1}"""), "units[0].key" },
        { Units("""{"key":"\udc00","weight":1}"""), "units[0].key" },
        { Units($$"""{"key":"{{new string('k', 101)}}","weight":1}"""), "units[0].key" },
        { Units("""{"key":"A"}"""), "units[0].weight" },
        { Units("""{"key":"A","weight":null}"""), "units[0].weight" },
        { Units("""{"key":"A","weight":true}"""), "units[0].weight" },
        { Units("""{"key":"A","weight":{}}"""), "units[0].weight" },
        { Units("""{"key":"A","weight":[1]}"""), "units[0].weight" },
        { Units($$"""{"key":"A","weight":"{{new string('9', 41)}}"}"""), "units[0].weight" },
        { Units($$"""{"key":"A","weight":{{new string('9', 41)}}}"""), "units[0].weight" },
        { Units("""{"key":"A","weight":1,"floor":"1"}"""), "units[0].floor" },
        { Units("""{"key":"A","weight":1,"floor":null}"""), "units[0].floor" },
        { Units("""{"key":"A","weight":1,"floor":0.5}"""), "units[0].floor" },
        { Units("""{"key":"A","weight":1,"cap":"1"}"""), "units[0].cap" },
        { Units("""{"key":"A","weight":1,"cap":2147483648}"""), "units[0].cap" },
        { Units("""{"key":"A","weight":1,"population":1}"""), "units[0].population" },
        { Units("""{"key":"A","key":"B","weight":1}"""), "units[0].key" },
        { Units("""{"key":"A","weight":1,"Weight":2}"""), "units[0].weight" },
        { Body(more: ",\"base\":null"), "base" },
        { Body(more: ",\"base\":\"0\""), "base" },
        { Body(more: ",\"bases\":0"), "bases" },
        { Body(more: ",\"seats\":11"), "seats" },
        { Body(more: ",\"\\ud800\":11"), "$" },
        { Body(more: $",\"{new string('x', 500)}\":11"), new string('x', 60) + "…" },
    };

    /// <summary>What cannot be apportioned, with the reason and its facts.</summary>
    public static TheoryData<string, InfeasibleReason, string> Infeasibles => new()
    {
        { Body(seats: "-1"), InfeasibleReason.NegativeSeats, """{"given":-1,"limit":0}""" },
        { Body(more: ",\"base\":-2"), InfeasibleReason.NegativeBase, """{"given":-2,"limit":0}""" },
        { Body(units: """[{"key":"A","weight":1},{"key":"A","weight":2}]"""), InfeasibleReason.DuplicateUnit, """{"key":"A"}""" },
        { Units("""{"key":"A","weight":"NaN"}"""), InfeasibleReason.WeightNotANumber, """{"key":"A","weight":"NaN"}""" },
        { Units("""{"key":"A","weight":""}"""), InfeasibleReason.WeightNotANumber, """{"key":"A","weight":""}""" },
        { Units("""{"key":"A","weight":" 1"}"""), InfeasibleReason.WeightNotANumber, """{"key":"A","weight":" 1"}""" },
        { Units("""{"key":"A","weight":"12,5"}"""), InfeasibleReason.WeightNotANumber, """{"key":"A","weight":"12,5"}""" },
        { Units("""{"key":"A","weight":1e999}"""), InfeasibleReason.WeightNotANumber, """{"key":"A","weight":"1e999"}""" },
        { Units("""{"key":"A","weight":-0.5}"""), InfeasibleReason.NegativeWeight, """{"key":"A","weight":"-1/2"}""" },
        { Units("""{"key":"A","weight":1,"floor":-1}"""), InfeasibleReason.NegativeFloor, """{"key":"A","given":-1,"limit":0}""" },
        { Units("""{"key":"A","weight":1,"cap":-1}"""), InfeasibleReason.NegativeCap, """{"key":"A","given":-1,"limit":0}""" },
        { Units("""{"key":"A","weight":1,"floor":3,"cap":2}"""), InfeasibleReason.FloorAboveCap, """{"key":"A","given":3,"limit":2}""" },
        { Units("""{"key":"A","weight":0}"""), InfeasibleReason.NoPositiveWeight, "{}" },
        { Body(units: "[]"), InfeasibleReason.NoPositiveWeight, "{}" },
        { Units("""{"key":"A","weight":1,"floor":11}"""), InfeasibleReason.FloorsExceedSeats, """{"given":11,"limit":10}""" },
        { Units("""{"key":"A","weight":1,"cap":9}"""), InfeasibleReason.SeatsExceedCaps, """{"given":10,"limit":9}""" },
    };

    [Fact]
    public async Task The_House_of_2020_comes_out_as_published()
    {
        var (units, seats) = Cases.Table(UsHouse.Census2020, floor: 1);
        var answer = await AnswerAsync(House(units, unit => unit.Weight.ToString()));

        var lines = answer.GetProperty("seats").EnumerateArray().ToList();
        Assert.Equal(units.Select(u => u.Key), lines.Select(l => l.GetProperty("key").GetString()));
        Assert.Equal(seats, lines.Select(l => l.GetProperty("seats").GetInt32()));
        Assert.Equal(435, lines.Sum(l => l.GetProperty("seats").GetInt32()));
        Assert.Equal("6.6083", lines[0].GetProperty("quota").GetString());
        Assert.Equal("[]", answer.GetProperty("ties").GetRawText());
        Assert.Equal("[]", answer.GetProperty("warnings").GetRawText());
    }

    [Fact]
    public async Task An_answer_has_the_documented_form() => Assert.Equal(
        """{"seats":[{"key":"B","seats":1,"quota":"1.0000"},{"key":"A","seats":2,"quota":"2.0000"}],"ties":[],"warnings":[]}""",
        (await AnswerAsync("""{"method":"Webster","seats":3,"units":[{"key":"B","weight":1},{"key":"A","weight":2}]}""")).GetRawText());

    [Fact]
    public async Task Numbers_and_texts_weigh_the_same()
    {
        var (units, _) = Cases.Table(UsHouse.Census2020);

        Assert.Equal(
            (await AnswerAsync(House(units, unit => unit.Weight.ToString()))).GetRawText(),
            (await AnswerAsync(House(units, unit => JsonNode.Parse(unit.Weight.ToString())!))).GetRawText());
    }

    [Theory]
    [InlineData("12345678901234567890.1", "12345678901234567890.2")]
    [InlineData("0.10000000000000000001", "0.10000000000000000002")]
    [InlineData("1.00000000000000000001e20", "1.00000000000000000002e20")]
    public async Task No_digit_of_a_weight_is_lost(string less, string more)
    {
        foreach (var quote in new[] { "", "\"" })
        {
            // As doubles they are equal, and one seat between equals is a tie.
            var answer = await AnswerAsync(Body(seats: "1", units:
                $$"""[{"key":"A","weight":{{quote}}{{less}}{{quote}}},{"key":"B","weight":{{quote}}{{more}}{{quote}}}]"""));

            Assert.Equal([0, 1], Seats(answer));
            Assert.Equal("[]", answer.GetProperty("ties").GetRawText());
        }
    }

    [Fact]
    public async Task A_tie_names_the_units_and_the_places_and_leaves_what_is_settled()
    {
        var tied = await AnswerAsync(Body(seats: "4", units:
            """[{"key":"A","weight":1},{"key":"B","weight":"3"},{"key":"C","weight":1.0},{"key":"D","weight":"1"}]"""));
        Assert.Equal([0, 2, 0, 0], Seats(tied));
        Assert.Equal("""[{"units":["A","C","D"],"seats":2}]""", tied.GetProperty("ties").GetRawText());
    }

    [Fact]
    public async Task Floors_caps_and_base_are_kept()
    {
        var answer = await AnswerAsync(Body(units:
            """[{"key":"A","weight":90,"cap":4},{"key":"B","weight":8},{"key":"C","weight":2,"floor":3,"cap":null},{"key":"D","weight":0,"floor":1}]""",
            more: ",\"base\":1"));

        Assert.Equal([4, 3, 3, 0], Seats(answer));
        Assert.Contains(
            """{"kind":"ZeroWeightFloorIgnored","units":["D"]}""", answer.GetProperty("warnings").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Alabama_paradox_is_a_warning()
    {
        var answer = await AnswerAsync(Body(units: """[{"key":"A","weight":6},{"key":"B","weight":6},{"key":"C","weight":2}]"""));

        Assert.Equal([4, 4, 2], Seats(answer));
        Assert.Equal("""[{"kind":"OneSeatMoreTakesFrom","units":["C"]}]""", answer.GetProperty("warnings").GetRawText());
    }

    [Theory]
    [InlineData("Hamilton")]
    [InlineData("Jefferson")]
    [InlineData("Webster")]
    [InlineData("ModifiedSainteLague")]
    [InlineData("HuntingtonHill")]
    [InlineData("Adams")]
    [InlineData("Dean")]
    [InlineData("huntingtonhill")]
    [InlineData("ADAMS")]
    public async Task A_method_is_named_in_any_case(string method)
    {
        var weights = new Weight[] { 5117, 4400, 162, 161, 160 };
        var expected = Cases.Allocate(Enum.Parse<ApportionmentMethod>(method, ignoreCase: true), 10, weights).Numbers();
        var units = string.Join(',', weights.Select((w, at) => $$"""{"key":"{{at}}","weight":"{{w}}"}"""));

        Assert.Equal(expected, Seats(await AnswerAsync(Body(method: $"\"{method}\"", units: $"[{units}]"))));
    }

    [Fact]
    public async Task Members_may_be_written_in_any_case_and_follow_a_byte_order_mark()
    {
        var answer = await AnswerAsync("\uFEFF{\"Method\":\"Dean\",\"SEATS\":10,\"Units\":[{\"Key\":\"A\",\"Weight\":1}]}");

        Assert.Equal([10], Seats(answer));
    }

    [Theory]
    [MemberData(nameof(WrongBodies))]
    public async Task What_is_wrong_in_a_body_is_named(string body, string members)
    {
        using var response = await PostAsync(body);

        var problem = await ProblemAsync(response, 400);
        Assert.Equal(members.Split(' '), problem.GetProperty("errors").EnumerateObject().Select(e => e.Name));
        Assert.All(problem.GetProperty("errors").EnumerateObject(), e => Assert.NotEqual("", Assert.Single(e.Value.EnumerateArray()).GetString()));
        Assert.False(problem.TryGetProperty("reason", out _));
    }

    [Fact]
    public async Task Text_that_is_no_UTF8_is_refused()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Body()).AsSpan()[..^1], (byte)',', (byte)'"', 0xC3, (byte)'"', (byte)':', (byte)'1', (byte)'}'];
        using var response = await PostAsync(new ByteArrayContent(bytes) { Headers = { ContentType = new("application/json") } });

        Assert.True((await ProblemAsync(response, 400)).GetProperty("errors").TryGetProperty("$", out _));
    }

    [Fact]
    public async Task No_more_than_twenty_members_are_named()
    {
        using var response = await PostAsync(Body(units: $"[{string.Join(',', Enumerable.Repeat("null", 100))}]"));

        Assert.Equal(
            Enumerable.Range(0, 20).Select(at => $"units[{at}]"),
            (await ProblemAsync(response, 400)).GetProperty("errors").EnumerateObject().Select(e => e.Name));
    }

    [Theory]
    [MemberData(nameof(Infeasibles))]
    public async Task What_cannot_be_apportioned_has_a_reason_and_its_numbers(string body, InfeasibleReason reason, string facts)
    {
        using var response = await PostAsync(body);

        var problem = JsonNode.Parse((await ProblemAsync(response, 400)).GetRawText())!.AsObject();
        Assert.Equal(reason.ToString(), problem["reason"]!.GetValue<string>());
        Assert.NotEqual("", problem["detail"]!.GetValue<string>());
        foreach (var common in new[] { "type", "title", "status", "detail", "traceId", "reason" })
        {
            problem.Remove(common);
        }

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(facts), problem), problem.ToJsonString());
    }

    [Fact]
    public void Every_reason_is_tried() => Assert.Equal(
        Enum.GetValues<InfeasibleReason>(), Infeasibles.Select(row => row.Data.Item2).Distinct().Order());

    [Fact]
    public async Task Reasons_speak_the_language_of_the_interface()
    {
        var body = Units("""{"key":"A","weight":1,"floor":1011}""");
        using var chinese = await PostAsync(body);
        using var english = await PostAsync(body, "en");

        Assert.Equal("下限（或基数）之和 1,011 大于名额总数 10。", (await ProblemAsync(chinese, 400)).GetProperty("detail").GetString());
        var problem = await ProblemAsync(english, 400);
        Assert.Equal("This cannot be apportioned", problem.GetProperty("title").GetString());
        Assert.Equal("The floors (or bases) add up to 1,011, more than the 10 seats.", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task The_largest_request_is_answered_and_one_unit_more_is_not()
    {
        var units = Enumerable.Range(0, 5_000).Select(at => $$"""{"key":"{{at}}","weight":"{{(at * 7919L) + 1}}"}""").ToList();
        var answer = await AnswerAsync(Body(seats: "1000000", units: $"[{string.Join(',', units)}]"));
        using var refused = await PostAsync(Body(units: $"[{string.Join(',', units.Append(units[0]))}]"), "en");

        Assert.Equal(1_000_000, Seats(answer).Sum());
        Assert.Equal(
            "There can be at most 5,000 units; there are 5,001.",
            (await ProblemAsync(refused, 400)).GetProperty("errors").GetProperty("units")[0].GetString());
    }

    [Fact]
    public async Task The_longest_key_and_weight_are_taken()
    {
        var answer = await AnswerAsync(Units($$"""{"key":"{{new string('省', 100)}}","weight":"{{new string('9', 40)}}"}"""));

        Assert.Equal([10], Seats(answer));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_too_large_is_refused(bool knowsLength)
    {
        var bytes = new byte[(2 * 1024 * 1024) + 1];
        Array.Fill(bytes, (byte)' ');
        HttpContent content = knowsLength ? new ByteArrayContent(bytes) : new UnmeasuredContent(bytes);
        content.Headers.ContentType = new("application/json");
        using var response = await PostAsync(content);

        await ProblemAsync(response, 413);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("json")]
    [InlineData(null)]
    public async Task Only_JSON_is_taken(string? type)
    {
        using var content = new StringContent(Body());
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await PostAsync(content);

        await ProblemAsync(response, 415);
    }

    [Theory]
    [InlineData("application/json; charset=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("application/vnd.quota+json")]
    public async Task JSON_is_known_by_its_other_names(string type)
    {
        using var content = new StringContent(Body());
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await PostAsync(content);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Another_method_is_told_which_there_is(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Path);
        using var response = await api.CreateClient().SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("此地址不接受该方法，可用：POST", (await ProblemAsync(response, 405)).GetProperty("title").GetString());
        Assert.Equal("POST", Assert.Single(response.Content.Headers.Allow));
    }

    [Fact]
    public async Task A_page_elsewhere_may_ask()
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, Path);
        preflight.Headers.Add("Origin", "https://example.org");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "content-type");
        using var allowed = await api.CreateClient().SendAsync(preflight, TestContext.Current.CancellationToken);
        using var response = await PostAsync(Body(), origin: "https://example.org");

        Assert.Equal("*", Assert.Single(allowed.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains("POST", Assert.Single(allowed.Headers.GetValues("Access-Control-Allow-Methods")), StringComparison.Ordinal);
        Assert.Equal("content-type", Assert.Single(allowed.Headers.GetValues("Access-Control-Allow-Headers")));
        Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_back()
    {
        await using var strict = api.WithWebHostBuilder(b => b.UseSetting("Api:ApportionmentsPerMinute", "2"));
        using var first = await PostAsync(Body(), to: strict);
        using var second = await PostAsync("{}", to: strict);
        using var third = await PostAsync(Body(), origin: "https://example.org", to: strict);
        using var list = await strict.CreateClient().GetAsync("/api/v1/provinces", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        await ProblemAsync(third, 429);
        Assert.InRange(third.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        Assert.Equal("*", Assert.Single(third.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains("Retry-After", Assert.Single(third.Headers.GetValues("Access-Control-Expose-Headers")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, list.StatusCode);
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:3::4", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void A_client_is_an_address_or_an_IPv6_site(string one, string other, bool same) =>
        Assert.Equal(same, ClientAddress.NetworkOf(IPAddress.Parse(one)) == ClientAddress.NetworkOf(IPAddress.Parse(other)));

    [Fact]
    public async Task A_limit_that_makes_no_sense_stops_the_start()
    {
        await using var wrong = api.WithWebHostBuilder(b => b.UseSetting("Api:ApportionmentsPerMinute", "0"));

        Assert.Throws<OptionsValidationException>(wrong.CreateClient);
    }

    [Fact]
    public async Task More_requests_at_once_than_are_calculated_wait_their_turn()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => AnswerAsync(Body())));

        Assert.All(answers, answer => Assert.Equal([10], Seats(answer)));
    }

    [Fact]
    public async Task OpenAPI_describes_the_request_its_limits_and_the_answers()
    {
        var document = await api.JsonAsync("/openapi/v1.json");
        var operation = document.GetProperty("paths").GetProperty(Path).GetProperty("post");
        var content = operation.GetProperty("requestBody").GetProperty("content").GetProperty("application/json");
        var members = content.GetProperty("schema").GetProperty("properties");
        var unit = members.GetProperty("units").GetProperty("items").GetProperty("properties");

        Assert.Equal(Enum.GetNames<ApportionmentMethod>(), members.GetProperty("method").GetProperty("enum").EnumerateArray().Select(m => m.GetString()));
        Assert.Equal(1_000_000, members.GetProperty("seats").GetProperty("maximum").GetInt32());
        Assert.Equal(5_000, members.GetProperty("units").GetProperty("maxItems").GetInt32());
        Assert.Equal(100, unit.GetProperty("key").GetProperty("maxLength").GetInt32());
        Assert.Equal(40, unit.GetProperty("weight").GetProperty("maxLength").GetInt32());
        Assert.Equal(["number", "string"], unit.GetProperty("weight").GetProperty("type").EnumerateArray().Select(t => t.GetString()).Order());
        Assert.Equal(JsonValueKind.Null, unit.GetProperty("cap").GetProperty("default").ValueKind);
        Assert.Equal(
            ["200", "400", "413", "415", "429", "500"], operation.GetProperty("responses").EnumerateObject().Select(r => r.Name).Order());
        Assert.True(operation.GetProperty("responses").GetProperty("429").GetProperty("headers").TryGetProperty("Retry-After", out _));
        var answer = document.GetProperty("components").GetProperty("schemas").GetProperty(nameof(ApportionmentAnswer)).GetProperty("properties");
        Assert.Equal(["seats", "ties", "warnings"], answer.EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task The_example_of_the_description_is_answered()
    {
        var example = (await api.JsonAsync("/openapi/v1.json")).GetProperty("paths").GetProperty(Path).GetProperty("post")
            .GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("example");

        Assert.Equal(10, Seats(await AnswerAsync(example.GetRawText())).Sum());
    }

    /// <summary>A request that is right; null leaves a member out.</summary>
    private static string Body(string? method = "\"Hamilton\"", string? seats = "10", string? units = OneUnit, string more = "")
    {
        var members = new[] { ("method", method), ("seats", seats), ("units", units) }
            .Where(m => m.Item2 is not null)
            .Select(m => $"\"{m.Item1}\":{m.Item2}");
        return $"{{{string.Join(',', members)}{more}}}";
    }

    private static string Units(string unit) => Body(units: $"[{unit}]");

    private static string House(ApportionmentUnit[] units, Func<ApportionmentUnit, JsonNode> weight) => new JsonObject
    {
        ["method"] = "HuntingtonHill",
        ["seats"] = 435,
        ["units"] = new JsonArray([.. units.Select(u => new JsonObject { ["key"] = u.Key, ["weight"] = weight(u), ["floor"] = 1, ["cap"] = null })]),
        ["base"] = 0,
    }.ToJsonString();

    private static int[] Seats(JsonElement answer) => [.. answer.GetProperty("seats").EnumerateArray().Select(l => l.GetProperty("seats").GetInt32())];

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, int status)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == (int)response.StatusCode, string.Create(CultureInfo.InvariantCulture, $"{response.StatusCode}: {text}"));
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        var problem = JsonSerializer.Deserialize<JsonElement>(text);
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.NotEqual("", problem.GetProperty("title").GetString());
        return problem;
    }

    private async Task<JsonElement> AnswerAsync(string body)
    {
        using var response = await PostAsync(body);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    private Task<HttpResponseMessage> PostAsync(
        string body, string? culture = null, string? origin = null, WebApplicationFactory<Program>? to = null) =>
        PostAsync(new StringContent(body, Encoding.UTF8, "application/json"), culture, origin, to);

    private async Task<HttpResponseMessage> PostAsync(
        HttpContent content, string? culture = null, string? origin = null, WebApplicationFactory<Program>? to = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = content };
        if (culture is not null)
        {
            request.Headers.Add("Cookie", $".AspNetCore.Culture={Uri.EscapeDataString($"c={culture}|uic={culture}")}");
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await (to ?? api).CreateClient(new() { HandleCookies = false }).SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Is sent in chunks, without a Content-Length.</summary>
    private sealed class UnmeasuredContent(byte[] bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(bytes).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
