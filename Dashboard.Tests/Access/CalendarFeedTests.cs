using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Duties;
using Dashboard.Web.Api;
using Ical.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Access;

/// <summary>The secret address of a calendar, read by another implementation of the format.</summary>
[Collection(AccessCollection.Name)]
public sealed class CalendarFeedTests(AccessApp app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_province_subscribes_to_the_deadlines_it_may_see_and_revoking_ends_it_at_once()
    {
        var account = await app.CreateAsync("feedxj", Role.ProvincialOffice, "650000");
        var other = await app.CreateAsync("feedqh", Role.ProvincialOffice, "630000");
        var (mine, theirs) = (ActorOf(account), ActorOf(other));
        var due = Today.AddDays(10);
        var deadlines = app.Services.GetRequiredService<DeadlineCommands>();
        Assert.IsType<CommandResult<Guid>.Done>(await deadlines.AddAsync(mine, new NewDeadline("650000", "收齐；材料, 甲\\乙", due, "第一行\n第二行"), Stop));
        Assert.IsType<CommandResult<Guid>.Done>(await deadlines.AddAsync(theirs, new NewDeadline("630000", "别省的期限", due), Stop));
        using var browser = app.Browser();
        (await AccessApp.SignInAsync(browser, "feedxj", AccessApp.Password)).Dispose();

        using var made = await AccessApp.PostAsync(browser, "/account", "calendar-feed", ("Feed", "make"));
        var address = new Uri(WebUtility.HtmlDecode(Regex.Match(await made.Content.ReadAsStringAsync(Stop), "id=\"feed-address\"[^>]*value=\"([^\"]+)\"").Groups[1].Value)).AbsolutePath;
        using var reader = app.Browser(); // no cookie
        using var answer = await reader.GetAsync(address, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);

        Assert.Equal(("text/calendar", "utf-8"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentType.CharSet));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var calendar = Calendar.Load(text)!;
        var own = Assert.Single(calendar.Events, e => e.Summary == "收齐；材料, 甲\\乙");
        Assert.Equal((due.ToDateTime(TimeOnly.MinValue), false, "第一行\n第二行"), (own.DtStart!.Value, own.DtStart.HasTime, own.Description!.ReplaceLineEndings("\n")));
        Assert.DoesNotContain(calendar.Events, e => e.Summary == "别省的期限");
        Assert.Contains(calendar.Events, e => e.Uid == "WorkPlanDue.designation-2022@calendar");
        Assert.Equal(text, await reader.GetStringAsync(address, Stop)); // the same identifiers each time

        using var revoked = await AccessApp.PostAsync(browser, "/account", "calendar-feed", ("Feed", "revoke"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(reader, address));
    }

    [Fact]
    public async Task A_disabled_account_a_new_address_and_a_new_password_end_the_address()
    {
        var (feeds, commands) = (app.Services.GetRequiredService<FeedCommands>(), app.Commands);
        var account = await app.CreateAsync("feedends");
        using var reader = app.Browser();
        var first = await MakeAsync(feeds, account);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(reader, first));
        var second = await MakeAsync(feeds, account);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await StatusAsync(reader, first), await StatusAsync(reader, second)));

        Assert.IsType<CommandResult<System.Security.Claims.ClaimsPrincipal>.Done>(await commands.ChangeOwnPasswordAsync(account.Id, AccessApp.Password, AccessApp.Password + " 2"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(reader, second));
        var third = await MakeAsync(feeds, await app.FindAsync("feedends"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(reader, third));
        var administrator = await app.ActorAsync("sample.administrator");
        var info = (await app.Services.GetRequiredService<AccountsQueries>().ListAsync(administrator.Viewer, Stop)).Single(a => a.Id == account.Id);
        await commands.SetDisabledAsync(administrator, info, true, "test");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(reader, third));
    }

    [Theory]
    [InlineData("/api/v1/calendar/x.ics")]
    [InlineData("/api/v1/calendar/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics")]
    public async Task An_address_that_nobody_has_is_not_there(string address)
    {
        using var reader = app.Browser();
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(reader, address));
    }

    [Fact]
    public void Lines_are_folded_at_75_octets_within_no_character_and_read_back_as_they_were()
    {
        var title = string.Concat(Enumerable.Repeat("知识产权强国建设示范城市🏙工作方案", 12)) + "; a,b\\c";
        var written = ICalendar.Write("名, 称", [new CalendarDay("u@x", new DateOnly(2024, 2, 29), new DateTime(2023, 8, 15, 4, 0, 0, DateTimeKind.Utc), title, "甲\r\n乙", "https://example.org/a?b=c&d=e")]);
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(written);

        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        var lines = text.Split("\r\n");
        Assert.All(lines, line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75 && !line.Contains('\n', StringComparison.Ordinal) && !line.Contains('\r', StringComparison.Ordinal), line));
        Assert.Contains("DTSTART;VALUE=DATE:20240229", lines);
        Assert.Contains("DTEND;VALUE=DATE:20240301", lines);
        Assert.Contains("DTSTAMP:20230815T040000Z", lines);
        var read = Assert.Single(Calendar.Load(text)!.Events);
        Assert.Equal((title, "u@x", "https://example.org/a?b=c&d=e"), (read.Summary, read.Uid, read.Url!.OriginalString));
    }

    private DateOnly Today => app.Services.GetRequiredService<Dashboard.Data.Time.ProgrammeClock>().Today;

    private static Actor ActorOf(Account account) => Actor.Of(Viewer.SignedIn(account.Id, account.DisplayName, account.Role, account.ProvinceCode))!;

    private static async Task<string> MakeAsync(FeedCommands feeds, Account account) =>
        $"/api/v1/calendar/{Assert.IsType<CommandResult<string>.Done>(await feeds.MakeAsync(ActorOf(account), Stop)).Value}.ics";

    private static async Task<HttpStatusCode> StatusAsync(HttpClient reader, string address)
    {
        using var answer = await reader.GetAsync(address, Stop);
        return answer.StatusCode;
    }
}
