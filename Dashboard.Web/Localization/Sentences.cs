using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Data.Persistence;
using Dashboard.Data;
using Dashboard.Data.Apportionment;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Dashboard.Web.Components.Pages.Access;
using Dashboard.Web.Components.Pages.Quotas.Workbench;

namespace Dashboard.Web.Localization;

/// <summary>
/// Fills the named placeholders of a text from the members of a record: <c>{Quota}</c> is its Quota, in the form that its type has in
/// the language of the interface. A stage is named as the procedure of the record's Tier names it. A text is taken apart once.
/// </summary>
internal static partial class Sentences
{
    /// <summary>The most letters of a stranger's text that are repeated to him.</summary>
    private const int LongestEcho = 60;

    private static readonly ConcurrentDictionary<(string Key, bool English, Type Members), Sentence?> Parsed = new();
    private static readonly ConcurrentDictionary<(Type Type, string Member), Func<object, object?>> Getters = new();

    /// <exception cref="NotSupportedException">There is no such key.</exception>
    public static string Say(string key, object members) =>
        Find(key, members.GetType())?.Say(members) ?? throw new NotSupportedException($"No words for {key}.");

    /// <summary>The names in braces.</summary>
    public static IEnumerable<string> Placeholders(string text) =>
        Part().Matches(text).Where(m => m.Groups["name"].Success).Select(m => m.Groups["name"].Value);

    private static Sentence? Find(string key, Type members) => Parsed.GetOrAdd(
        (key, Cultures.IsEnglish, members),
        static k => KeyedTexts.Of(k.English).GetValueOrDefault(k.Key) is { } text ? new Sentence(text, k.Members) : null);

    /// <summary>How a member reads.</summary>
    private static string Text(object? value, Tier? tier) => value switch
    {
        null => "—",
        string { Length: > LongestEcho } text => StoredText.Cut(text, LongestEcho) + "…",
        string text => text,
        Refusal refusal => refusal.Say(),
        Infeasible infeasible => infeasible.Reason.Say(infeasible),
        Bilingual name => name.Text(),
        DateOnly day => day.Long(),
        int number => number.Text(),
        long number => number.ToString("N0", CultureInfo.CurrentCulture),
        decimal number => number.ToString("0.####", CultureInfo.CurrentCulture),
        Stage stage => tier is { } of ? stage.Word(of) : stage.Word(),
        Enum identifier => Words.Find(identifier) ?? identifier.ToString(),
        QuotaColumn column => column.Word(),
        IEnumerable several => several.Cast<object?>().Select(one => Text(one, tier)).List(),
        _ => Find(Refusals.KeyOf(value.GetType()), value.GetType())?.Say(value) ?? Convert.ToString(value, CultureInfo.CurrentCulture) ?? "",
    };

    private static Func<object, object?> Getter(Type type, string member) => Getters.GetOrAdd((type, member), static k =>
    {
        var record = Expression.Parameter(typeof(object));
        var value = Expression.Property(Expression.Convert(record, k.Type), k.Member);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), record).Compile();
    });

    [GeneratedRegex(@"\{(?<name>[A-Za-z]\w*)\}|[^{]+|\{")]
    private static partial Regex Part();

    private sealed class Sentence(string text, Type members)
    {
        private readonly (string Literal, Func<object, object?>? Member)[] _parts =
            [.. Part().Matches(text).Select(m => m.Groups["name"] is { Success: true, Value: var name } ? ("", Getter(members, name)) : (m.Value, (Func<object, object?>?)null))];

        private readonly Func<object, object?>? _tier = members.GetProperty(nameof(Tier))?.PropertyType is { } type && (type == typeof(Tier) || type == typeof(Tier?))
            ? Getter(members, nameof(Tier)) : null;

        public string Say(object record)
        {
            var tier = (Tier?)_tier?.Invoke(record);
            return _parts switch
            {
                [var (only, member)] when member is null => only,
                _ => _parts.Aggregate(new StringBuilder(), (said, part) => said.Append(part.Member is { } get ? Text(get(record), tier) : part.Literal)).ToString(),
            };
        }
    }
}
