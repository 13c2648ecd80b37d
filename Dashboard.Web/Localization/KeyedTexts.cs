using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Localization;

/// <summary>
/// The texts whose keys are identifiers of the model, Type_Member, wherever among the resources a subject keeps them. They are read
/// once for each language: a look-up is one dictionary access.
/// </summary>
internal static class KeyedTexts
{
    private static readonly FrozenDictionary<string, string> Chinese = Read(CultureInfo.InvariantCulture);
    private static readonly FrozenDictionary<string, string> English = Read(CultureInfo.GetCultureInfo(Cultures.English));

    /// <summary>By key, in the language of the interface.</summary>
    public static FrozenDictionary<string, string> Current => Of(Cultures.IsEnglish);

    public static FrozenDictionary<string, string> Of(bool english) => english ? English : Chinese;

    /// <summary>Null: there is no such key.</summary>
    public static string? Find(string key) => Current.GetValueOrDefault(key);

    /// <summary>The resource classes: every XText of the resources.</summary>
    private static IEnumerable<ResourceManager> Managers() =>
        from type in typeof(WordsText).Assembly.GetTypes()
        where type.Namespace == typeof(WordsText).Namespace && type.Name.EndsWith("Text", StringComparison.Ordinal)
        select (ResourceManager)type.GetProperty(nameof(WordsText.ResourceManager))!.GetValue(null)!;

    private static FrozenDictionary<string, string> Read(CultureInfo language) =>
        Managers()
            .SelectMany(m => m.GetResourceSet(language, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>())
            .Where(e => ((string)e.Key).Contains('_', StringComparison.Ordinal))
            .ToFrozenDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
}
