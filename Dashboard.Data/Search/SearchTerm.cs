using Dashboard.Data.Places;
using Dashboard.Data.Provinces;

namespace Dashboard.Data.Search;

/// <summary>What can be found by text: names in both languages, toneless pinyin, a code.</summary>
/// <param name="Pinyin">Syllables separated by blanks; empty where there is no pinyin.</param>
public readonly record struct SearchSubject(Bilingual Name, string Pinyin, string Code, Bilingual Context = default)
{
    public static SearchSubject Of(DesignatedPlace place) =>
        new(place.Name, place.Pinyin, place.Code, place.ProvinceName);

    public static SearchSubject Of(ProvinceInfo province) => new(province.Name, province.Pinyin, province.Code, province.Short);
}

/// <summary>A search text, made ready for comparing: by Chinese name, English name, pinyin, pinyin initials and code.</summary>
public sealed class SearchTerm
{
    private readonly string _text;
    private readonly string _letters;

    private SearchTerm(string text)
    {
        _text = text;
        _letters = string.Concat(text.Where(c => c is not (' ' or '\'' or '’')));
    }

    /// <summary>Null when there is nothing to search for.</summary>
    public static SearchTerm? Of(string? text)
    {
        var trimmed = text?.Trim();
        return string.IsNullOrEmpty(trimmed) ? null : new SearchTerm(trimmed);
    }

    public bool Matches(SearchSubject subject) => Rank(subject) is not null;

    /// <summary>How well the subject fits, 0 best; null when it does not fit.</summary>
    public int? Rank(SearchSubject subject)
    {
        var (zh, en) = subject.Name;
        if (Equal(zh) || Equal(en) || subject.Code == _text)
        {
            return 0;
        }

        if (Starts(zh) || Starts(en) || PinyinStarts(subject.Pinyin, out var initials))
        {
            return 1;
        }

        if (initials)
        {
            return 2;
        }

        if (Contains(zh) || Contains(en))
        {
            return 3;
        }

        if (_text.Length >= 2 && subject.Code.StartsWith(_text, StringComparison.Ordinal))
        {
            return 4;
        }

        return subject.Context != default && (Starts(subject.Context.Zh) || Starts(subject.Context.En)) ? 5 : null;
    }

    private bool Equal(string name) => name.Equals(_text, StringComparison.OrdinalIgnoreCase);

    private bool Starts(string name) => name.StartsWith(_text, StringComparison.OrdinalIgnoreCase);

    private bool Contains(string name) => name.Contains(_text, StringComparison.OrdinalIgnoreCase);

    private bool PinyinStarts(string pinyin, out bool initials)
    {
        initials = false;
        if (pinyin.Length == 0 || _letters.Length == 0 || !_letters.All(char.IsAsciiLetter))
        {
            return false;
        }

        var syllables = pinyin.Split(' ');
        initials = string.Concat(syllables.Select(s => s[0])).StartsWith(_letters, StringComparison.OrdinalIgnoreCase);
        return string.Concat(syllables).StartsWith(_letters, StringComparison.OrdinalIgnoreCase);
    }
}
