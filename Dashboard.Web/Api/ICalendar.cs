using System.Globalization;
using System.Text;
using Dashboard.Data.Sheets;

namespace Dashboard.Web.Api;

/// <summary>A whole day in a calendar (RFC 5545).</summary>
/// <param name="Uid">The same for the same thing whenever it is asked for.</param>
/// <param name="Stamp">UTC: when it became as it is.</param>
/// <param name="Link">The page about it.</param>
internal sealed record CalendarDay(string Uid, DateOnly On, DateTime Stamp, string Summary, string? Description, string Link);

/// <summary>Writes whole days as a calendar (RFC 5545): lines end in CRLF and are folded at 75 octets, never within a character.</summary>
internal static class ICalendar
{
    public const string ContentType = "text/calendar";

    private const int LineOctets = 75;

    /// <param name="name">What a calendar program calls it.</param>
    public static byte[] Write(string name, IEnumerable<CalendarDay> days)
    {
        var text = new StringBuilder();
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Dashboard//Strong IP cities//EN");
        Line("CALSCALE:GREGORIAN");
        Line("METHOD:PUBLISH");
        Line("X-WR-CALNAME:" + Escaped(name));
        Line("REFRESH-INTERVAL;VALUE=DURATION:PT6H");
        Line("X-PUBLISHED-TTL:PT6H");
        foreach (var day in days)
        {
            Line("BEGIN:VEVENT");
            Line("UID:" + Escaped(day.Uid));
            Line("DTSTAMP:" + day.Stamp.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
            Line("DTSTART;VALUE=DATE:" + day.On.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
            Line("DTEND;VALUE=DATE:" + day.On.AddDays(1).ToString("yyyyMMdd", CultureInfo.InvariantCulture));
            Line("SUMMARY:" + Escaped(day.Summary));
            if (day.Description is { Length: > 0 } description)
            {
                Line("DESCRIPTION:" + Escaped(description));
            }

            Line("URL:" + day.Link);
            Line("TRANSP:TRANSPARENT");
            Line("END:VEVENT");
        }

        Line("END:VCALENDAR");
        return Encoding.UTF8.GetBytes(text.ToString());

        void Line(string line)
        {
            var octets = 0;
            foreach (var rune in line.EnumerateRunes())
            {
                if (octets + rune.Utf8SequenceLength > LineOctets)
                {
                    text.Append("\r\n ");
                    octets = 1;
                }

                text.Append(rune.ToString());
                octets += rune.Utf8SequenceLength;
            }

            text.Append("\r\n");
        }
    }

    private static string Escaped(string text) => SheetText.Clean(text.ReplaceLineEndings("\n"))
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
