using Dashboard.Data.Access;
using Dashboard.Data.Duties;
using Dashboard.Data.Overview;
using Dashboard.Data.Time;
using Dashboard.Web.Api;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.Net.Http.Headers;

namespace Dashboard.Web.Components.Pages.Access;

/// <summary>
/// The deadlines of an account as a calendar, at an address that is the key: who holds it sees what the account may see. An address that
/// is unknown, revoked, or of a disabled account is answered as if it had never been.
/// </summary>
internal static class CalendarFeedEndpoint
{
    public const string Route = $"{Root}/{{token}}.ics";

    private const string Root = "/api/v1/calendar";

    /// <summary>The path holds a secret, and is not to be written down.</summary>
    public static bool Names(PathString path) => path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);

    public static void MapCalendarFeed(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Route, AnswerAsync).ExcludeFromDescription().AllowAnonymous(); // the address itself says who asks

    private static async Task<IResult> AnswerAsync(
        string token, HttpContext context, CalendarFeeds feeds, OverviewQueries overview, DeadlineQueries deadlines, ProgrammeClock clock, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "private, no-store";
        context.Response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        if (await feeds.FindAsync(token, cancellationToken) is not { } viewer)
        {
            return Results.NotFound();
        }

        var (today, origin) = (new AsOf(clock.Today, IsToday: true), $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}");
        var days = (await overview.CalendarAsync(viewer, today.Date, cancellationToken)).Where(e => e.On is not null).GroupBy(e => $"{e.Kind}.{e.NoticeId}")
            .SelectMany(g => g.Select((e, index) => (Entry: e, Id: index == 0 ? g.Key : $"{g.Key}.{index}"))) // terms of one notice may end on several days
            .Select(d => new CalendarDay(
                $"{d.Id}@calendar", d.Entry.On!.Value, ProgrammeClock.BeginOf(d.Entry.Provenance.On ?? d.Entry.On.Value), TitleOf(d.Entry), d.Entry.Title.Text(),
                origin + DashboardUrls.Notice(d.Entry.NoticeId, today))).ToList();
        if (viewer.ProvinceCode is { } province)
        {
            days.AddRange((await deadlines.ListAsync(viewer, today.Date, cancellationToken)).Where(d => d.DoneOn is null)
                .Select(d => new CalendarDay($"{d.Id:N}@calendar", d.DueOn, d.ChangedAt, d.Title, d.Remark, origin + DashboardUrls.Province(province, today))));
        }

        return Results.Bytes(ICalendar.Write(AccessText.FeedName.With(viewer.Name), days), $"{ICalendar.ContentType}; charset=utf-8", "calendar.ics");
    }

    private static string TitleOf(CalendarEntry entry) => entry.Kind == CalendarEntryKind.NoticeIssued ? entry.Title.Text() : $"{entry.Kind.Word()} – {entry.Title.Text()}";
}
