using System.Globalization;
using System.Text.RegularExpressions;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Places;
using Dashboard.Data.Time;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Localization;

/// <summary>How dates, numbers and names read in the language of the interface.</summary>
public static partial class Format
{
    /// <summary>2023年8月15日.</summary>
    public static string Long(this DateOnly date) => date.ToString(WordsText.DateLong, CultureInfo.CurrentCulture);

    /// <summary>2023年8月15日 17:03, Beijing time of a moment in UTC.</summary>
    public static string Moment(this DateTime utc) => ProgrammeClock.InChina(utc).ToString(WordsText.MomentLong, CultureInfo.CurrentCulture);

    /// <summary>2023-08-15 17:03:09, the same to the second: for the trail and for operators.</summary>
    public static string Second(this DateTime utc) => ProgrammeClock.InChina(utc).ToString(AccessText.TimeFormat, CultureInfo.CurrentCulture);

    /// <summary>2023.8.15, for narrow columns.</summary>
    public static string Short(this DateOnly date) => date.ToString(WordsText.DateShort, CultureInfo.CurrentCulture);

    /// <summary>2022年7月.</summary>
    public static string Month(this DateOnly date) => date.ToString(WordsText.MonthLong, CultureInfo.CurrentCulture);

    /// <summary>2022.7, for narrow places.</summary>
    public static string MonthShort(this DateOnly date) => date.ToString(WordsText.MonthShort, CultureInfo.CurrentCulture);

    /// <summary>2022年7月—2025年6月.</summary>
    public static string Text(this Term term) => WordsText.TermRange.With(term.StartsOn.Month(), term.EndsOn.Month());

    /// <summary>2,769: whole numbers with their separators.</summary>
    public static string Text(this int number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>The name in the language of the interface.</summary>
    public static string Text(this Bilingual text) => Cultures.IsEnglish ? text.En : text.Zh;

    /// <summary>The half of a "Chinese / English" remark in the language of the interface.</summary>
    public static string OfLanguage(this string remark) =>
        remark.Split(" / ") is [var chinese, var english] ? Cultures.IsEnglish ? english : chinese : remark;

    /// <summary>Who recorded something, or why: what the product writes of itself is said in the language of the interface; what a person typed stands as typed.</summary>
    public static string Recorded(this string text) => text switch
    {
        Actor.SystemName => WordsText.RecordedByItself,
        Actor.ConsoleName => WordsText.RecordedAtConsole,
        Provenance.SampleSource => WordsText.ProvenanceKind_Illustrative,
        _ => text,
    };

    /// <summary>From where something was recorded, in the language of the interface and in words that say something to a reader.</summary>
    public static string AsSource(this string text) =>
        Repository().Replace(text.Recorded().OfLanguage(), WordsText.DivisionCodes).Replace("\u3001", WordsText.NameList, StringComparison.Ordinal);

    /// <summary>How the seed files name the public lists of division codes: by where they were taken from, which says nothing to a reader.</summary>
    [GeneratedRegex(@"(mumuy/)?data_location( list\.json)?( ?@[0-9a-f.]+)?( \(MIT\))?")]
    private static partial Regex Repository();

    /// <summary>Fills the placeholders of a resource.</summary>
    public static string With(this string pattern, params object?[] values) =>
        string.Format(CultureInfo.CurrentCulture, pattern, values);

    /// <summary>江苏、浙江、山东: names as one text.</summary>
    public static string List(this IEnumerable<string> names) => string.Join(WordsText.NameList, names);
}
