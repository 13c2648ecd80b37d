using System.Globalization;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Rounds;
using Dashboard.Data.Time;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Api;

/// <summary>
/// The parameters of a request, read once. What is wrong is collected, so that one answer names all of it; a name nobody knows
/// is wrong, too, because a filter that is silently ignored gives wrong numbers.
/// </summary>
internal sealed class ApiQuery
{
    private const int EchoedLetters = 60;
    private readonly IQueryCollection _given;
    private readonly SortedDictionary<string, string[]> _errors = new(StringComparer.Ordinal);
    private readonly List<string> _filters = [];

    public ApiQuery(Viewer viewer, IQueryCollection given, IReadOnlyList<ApiParameter> parameters, DateOnly today)
    {
        (Viewer, _given) = (viewer, given);
        foreach (var name in given.Keys.Where(name => !parameters.Any(p => Same(p.Name, name))))
        {
            Refuse(name, ApiText.UnknownParameter.With(string.Join(", ", parameters.Select(p => p.Name))));
        }

        foreach (var parameter in parameters.Where(p => given[p.Name].Any(text => text is not null && !StoredText.IsClean(text))))
        {
            Refuse(parameter.Name, ApiText.UnreadableText);
        }

        foreach (var parameter in parameters.Where(p => given[p.Name].Count > 1))
        {
            Refuse(parameter.Name, ApiText.RepeatedParameter);
        }

        var text = Text(ApiParameter.AsOf);
        KnowsDay = AsOf.TryParse(text, today, out var asOf);
        (Day, Today) = (asOf.Date, today);
        if (!KnowsDay)
        {
            Refuse(ApiParameter.AsOf.Name, ApiText.WrongDate.With(Echo(text!)));
        }
    }

    /// <summary>Who asks.</summary>
    public Viewer Viewer { get; }

    /// <summary>The part of the path that stands in braces in the resource's; empty when it has none.</summary>
    public string Route { get; init; } = "";

    /// <summary>Scheme and host as the client knows them.</summary>
    public string Origin { get; init; } = "";

    /// <summary>The day asked for; today when none was or <see cref="KnowsDay"/> is false.</summary>
    public DateOnly Day { get; }

    /// <summary>The day on which is asked, in China.</summary>
    public DateOnly Today { get; }

    /// <summary>The day asked for is still to come: the answer is what is recorded by today and will be in effect then.</summary>
    public bool IsFuture => Day > Today;

    /// <summary>False when what was given as the as-of date is no day.</summary>
    public bool KnowsDay { get; }

    /// <summary>What is wrong, by parameter; empty when nothing is.</summary>
    public IReadOnlyDictionary<string, string[]> Errors => _errors;

    /// <summary>What the answer is narrowed to, in the language of the interface.</summary>
    public IReadOnlyList<string> Filters => _filters;

    /// <summary>One of the names of an enumeration, in any case; null when left out or wrong.</summary>
    public T? Choice<T>(ApiParameter parameter, Func<T, string> word)
        where T : struct, Enum
    {
        if (Text(parameter) is not { } text)
        {
            return null;
        }

        if (DashboardUrls.Word<T>(text) is { } choice)
        {
            Filter(parameter, word(choice));
            return choice;
        }

        Refuse(parameter.Name, ApiText.WrongChoice.With(Echo(text), string.Join(", ", parameter.Allowed)));
        return null;
    }

    /// <summary>The code of a province given by code or by any of its names; null when left out or wrong.</summary>
    public string? Province(ApiParameter parameter, IReadOnlyList<ProvinceInfo> provinces)
    {
        if (Text(parameter) is not { } text)
        {
            return null;
        }

        var found = provinces.FirstOrDefault(p => p.IsCalled(text));
        if (found is not null)
        {
            Filter(parameter, found.Name.Text());
            return found.Code;
        }

        Refuse(parameter.Name, ApiText.WrongProvince.With(Echo(text)));
        return null;
    }

    /// <summary>The code of a round; null when left out or wrong.</summary>
    public string? Round(ApiParameter parameter, IReadOnlyList<RoundInfo> rounds)
    {
        if (Text(parameter) is not { } text)
        {
            return null;
        }

        if (rounds.FirstOrDefault(r => r.Code == text) is { } found)
        {
            Filter(parameter, found.Name.Text());
            return found.Code;
        }

        Refuse(parameter.Name, ApiText.WrongChoice.With(Echo(text), string.Join(", ", rounds.Select(r => r.Code))));
        return null;
    }

    /// <summary>true or false; null when left out or wrong.</summary>
    public bool? Flag(ApiParameter parameter)
    {
        if (Text(parameter) is not { } text)
        {
            return null;
        }

        if (bool.TryParse(text, out var flag))
        {
            Filter(parameter, flag ? WordsText.Yes : WordsText.No);
            return flag;
        }

        Refuse(parameter.Name, ApiText.WrongChoice.With(Echo(text), string.Join(", ", parameter.Allowed)));
        return null;
    }

    /// <summary>A day; null when left out or wrong.</summary>
    public DateOnly? Date(ApiParameter parameter)
    {
        if (Text(parameter) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, AsOf.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            Filter(parameter, text);
            return day;
        }

        Refuse(parameter.Name, ApiText.WrongDate.With(Echo(text)));
        return null;
    }

    /// <summary>What a text stands for; null when left out or, told with <paramref name="why"/>, when it stands for nothing.</summary>
    public T? Value<T>(ApiParameter parameter, Func<string, T?> read, string why)
        where T : class
    {
        if (Text(parameter) is not { } text)
        {
            return null;
        }

        if (read(text) is { } value)
        {
            return value;
        }

        Refuse(parameter.Name, why);
        return null;
    }

    /// <summary>Words to look for; null when left out.</summary>
    public string? Words(ApiParameter parameter)
    {
        if (Text(parameter) is { } text)
        {
            Filter(parameter, Echo(text));
            return text;
        }

        return null;
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    /// <summary>As much of a stranger's text as is repeated.</summary>
    public static string Echo(string text) => text.Length <= EchoedLetters ? text : StoredText.Cut(text, EchoedLetters) + "…";

    /// <summary>What was given, without blanks around it; null when nothing was.</summary>
    private string? Text(ApiParameter parameter) =>
        _given[parameter.Name] is [{ } text, ..] && text.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    private void Filter(ApiParameter parameter, string value) => _filters.Add(ApiText.FactFilterPair.With(parameter.Label, value));

    /// <summary>Says what is wrong with a parameter.</summary>
    public void Refuse(string name, string why) => _errors[name] = [.. _errors.GetValueOrDefault(name, []), why];
}
