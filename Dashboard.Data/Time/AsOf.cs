using System.Globalization;

namespace Dashboard.Data.Time;

/// <summary>The day for which the whole product is shown. The state on it is the latest entry effective on or before it.</summary>
/// <param name="Date">The day, in China Standard Time.</param>
/// <param name="IsToday">True when nobody chose a day: the product follows the calendar and its URLs carry no date.</param>
public readonly record struct AsOf(DateOnly Date, bool IsToday)
{
    /// <summary>The only accepted form of a day in URLs, files and the API.</summary>
    public const string Format = "yyyy-MM-dd";

    /// <summary>
    /// Reads a day from a query string. Null or empty text is today; text that is no day of the form
    /// <see cref="Format"/> gives false and today.
    /// </summary>
    public static bool TryParse(string? text, DateOnly today, out AsOf asOf)
    {
        if (string.IsNullOrEmpty(text))
        {
            asOf = new AsOf(today, IsToday: true);
            return true;
        }

        if (DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            asOf = new AsOf(date, IsToday: false);
            return true;
        }

        asOf = new AsOf(today, IsToday: true);
        return false;
    }

    /// <summary>The day as it stands in URLs: 2023-08-15.</summary>
    public string Invariant => Date.ToString(Format, CultureInfo.InvariantCulture);
}
