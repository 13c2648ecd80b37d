using System.Collections.Concurrent;
using System.Collections.Frozen;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Localization;

/// <summary>
/// The words of the programme in the language of the interface: identifiers are words only here. The word of a value of an
/// enumeration stands under Type_Member in the resources of its subject, another form of it under Type_Member_Form.
/// </summary>
public static class Words
{
    /// <summary>试点: the word of a value.</summary>
    /// <exception cref="NotSupportedException">The enumeration is not one that is shown.</exception>
    public static string Word<T>(this T value)
        where T : struct, Enum =>
        Table<T>.All(Cultures.IsEnglish).GetValueOrDefault(value) ?? throw new NotSupportedException($"No words for {typeof(T).Name}.{value}.");

    /// <summary>市: a form of its own, as <c>Short</c> or <c>Help</c>.</summary>
    /// <inheritdoc cref="Word{T}(T)" path="/exception"/>
    public static string Word<T>(this T value, string form)
        where T : struct, Enum => Table<T>.Form(Cultures.IsEnglish, value, form) ?? throw new NotSupportedException($"No words for {typeof(T).Name}.{value}, {form}.");

    /// <summary>The word with its named placeholders filled from the record that the value belongs to.</summary>
    /// <inheritdoc cref="Word{T}(T)" path="/exception"/>
    public static string Say<T>(this T value, object members)
        where T : struct, Enum => Sentences.Say($"{typeof(T).Name}_{value}", members);

    /// <summary>The same of a form of its own.</summary>
    /// <inheritdoc cref="Word{T}(T)" path="/exception"/>
    public static string Say<T>(this T value, string form, object members)
        where T : struct, Enum => Sentences.Say($"{typeof(T).Name}_{value}_{form}", members);

    /// <summary>推荐, 报核准: a step has the name that the procedure of the tier gives it.</summary>
    public static string Word(this Stage stage, Tier tier) => tier switch
    {
        Tier.Demonstration => stage.Word(),
        Tier.Pilot => Table<Stage>.Form(Cultures.IsEnglish, stage, nameof(Tier.Pilot)) ?? stage.Word(),
    };

    /// <summary>示范城市: the tier and track of one place.</summary>
    public static string One(this Tier tier, Track track) => tier.Word(track switch { Track.City => "OneCity", Track.County => "OneCounty" });

    /// <summary>示范城市: the tier and track as the head of a count.</summary>
    public static string Many(this Tier tier, Track track) => tier.Word(track switch { Track.City => nameof(Track.City), Track.County => nameof(Track.County) });

    /// <inheritdoc cref="Many"/>
    public static string Word(this QuotaColumn column) => column.Tier.Many(column.Track);

    /// <summary>The region, or that the unit is outside the notice.</summary>
    public static string Word(this Region? region) => region is { } known ? known.Word() : WordsText.RegionNone;

    /// <summary>What a step asks for, one requirement each.</summary>
    public static IEnumerable<string> Each(this StepRequirement requires) =>
        Enum.GetValues<StepRequirement>().Where(r => r != StepRequirement.None && requires.HasFlag(r)).Select(r => r.Word());

    /// <summary>The word of a value whose enumeration is known only when the program runs; null: it has none.</summary>
    public static string? Find(Enum value) => KeyedTexts.Find($"{value.GetType().Name}_{value}");

    private static class Table<T>
        where T : struct, Enum
    {
        private static readonly FrozenDictionary<T, string> Chinese = Read(english: false);
        private static readonly FrozenDictionary<T, string> English = Read(english: true);
        private static readonly ConcurrentDictionary<(bool English, T Value, string Form), string?> Forms = new();

        public static FrozenDictionary<T, string> All(bool english) => english ? English : Chinese;

        public static string? Form(bool english, T value, string form) => Forms.GetOrAdd(
            (english, value, form), static k => KeyedTexts.Of(k.English).GetValueOrDefault($"{typeof(T).Name}_{k.Value}_{k.Form}"));

        private static FrozenDictionary<T, string> Read(bool english)
        {
            var texts = KeyedTexts.Of(english);
            return Enum.GetValues<T>().Distinct()
                .Select(value => (Value: value, Text: texts.GetValueOrDefault($"{typeof(T).Name}_{value}")))
                .Where(word => word.Text is not null)
                .ToFrozenDictionary(word => word.Value, word => word.Text!);
        }
    }
}
