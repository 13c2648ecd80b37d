using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Search;

namespace Dashboard.Data.Divisions;

/// <summary>
/// Every division of the lists held, and what it is called: finds one by name, short name, English name, pinyin or code, as people
/// write it, and leads from yesterday's name to today's place. Pure; made once for a state of the data.
/// </summary>
public sealed class DivisionDirectory
{
    private readonly Dictionary<string, DivisionInfo> _byCode;
    private readonly Dictionary<DateOnly, IReadOnlyList<DivisionInfo>> _byList;
    private readonly Dictionary<string, List<Named>> _byName = new(StringComparer.Ordinal);
    private readonly List<(string Word, string Code)> _provinceWords;
    private readonly List<(string Word, DivisionInfo Prefecture)> _prefectureWords;

    public DivisionDirectory(
        IReadOnlyList<DivisionInfo> divisions,
        IReadOnlyList<DivisionChangeInfo> changes,
        IReadOnlyList<FormerNameInfo> formerNames,
        IReadOnlyList<ProvinceInfo> provinces)
    {
        (All, Changes, FormerNames) = (divisions, changes, formerNames);
        _byCode = divisions.ToDictionary(d => d.Code, StringComparer.Ordinal);
        Lists = divisions.Select(d => d.FirstList).Concat(divisions.Select(d => d.LastList)).Concat(changes.Select(c => c.ToList))
            .Distinct().Order().ToList();
        _byList = Lists.ToDictionary(list => list, IReadOnlyList<DivisionInfo> (list) => divisions.Where(d => d.StandsIn(list)).ToList());
        foreach (var division in divisions)
        {
            Name(division);
        }

        foreach (var former in formerNames.Where(f => _byCode.ContainsKey(f.NowCode)))
        {
            Name(former.Name, _byCode[former.NowCode], DivisionNaming.Former, former.Name);
        }

        _provinceWords = provinces.SelectMany(p => new[] { p.Name.Zh, p.Short.Zh }.Select(word => (word, p.Code)))
            .Distinct().OrderByDescending(w => w.word.Length).ToList();
        _prefectureWords = divisions.Where(d => d.Level == DivisionLevel.Prefecture)
            .SelectMany(d => DivisionNames.ShortForms(d.Name.Zh, d.Kind).Prepend(d.Name.Zh).Select(word => (word, d)))
            .OrderByDescending(w => w.word.Length).ToList();
    }

    /// <summary>All divisions of all lists, by code.</summary>
    public IReadOnlyList<DivisionInfo> All { get; }

    /// <summary>Every change between two lists, in order.</summary>
    public IReadOnlyList<DivisionChangeInfo> Changes { get; }

    /// <summary>What changed between the lists that hold on two days, in whatever order they are given.</summary>
    public IReadOnlyList<DivisionChangeInfo> ChangesBetween(DateOnly one, DateOnly other)
    {
        var (from, to) = (ListOn(one < other ? one : other) ?? DateOnly.MinValue, ListOn(one < other ? other : one) ?? DateOnly.MinValue);
        return Changes.Where(c => c.ToList > from && c.ToList <= to).ToList();
    }

    /// <summary>Names of the years before the lists.</summary>
    public IReadOnlyList<FormerNameInfo> FormerNames { get; }

    /// <summary>The dates of the lists held, earliest first. A date is that of the list, not of a decision.</summary>
    public IReadOnlyList<DateOnly> Lists { get; }

    /// <summary>The newest list not later than a day; null before the first.</summary>
    public DateOnly? ListOn(DateOnly day)
    {
        var at = Lists.Count(list => list <= day);
        return at == 0 ? null : Lists[at - 1];
    }

    /// <summary>The divisions of the newest list not later than a day, by code; empty before the first list.</summary>
    public IReadOnlyList<DivisionInfo> On(DateOnly day) => ListOn(day) is { } list ? _byList[list] : [];

    /// <summary>The division of a code, of whichever list; null when none has it.</summary>
    public DivisionInfo? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>
    /// What a code of any list is on a day: itself, or what took its place. Empty when no list has the code, or it is of a later list.
    /// </summary>
    public IReadOnlyList<DivisionInfo> Today(string code, DateOnly day) =>
        ListOn(day) is { } list && _byCode.TryGetValue(code, out var division) ? Lead(division, list).Distinct().ToList() : [];

    /// <summary>
    /// What a text names on a day, in the words of <see cref="DivisionNaming"/>: the naming that ranks first decides, and several
    /// candidates of it are an ambiguity for the caller to ask about. 江苏南京, 苏州昆山 and 北京市朝阳区 may name where it lies.
    /// </summary>
    /// <param name="provinceCode">Only divisions filed there; null: all.</param>
    /// <param name="track">Only divisions of the track; null: both.</param>
    public DivisionAnswer Resolve(string text, DateOnly day, string? provinceCode = null, Track? track = null)
    {
        var plain = DivisionNames.Plain(text);
        if (plain.Length == 0 || ListOn(day) is not { } list)
        {
            return DivisionAnswer.Nothing;
        }

        var answer = Direct(plain, list, provinceCode, null, track);
        if (answer.Candidates.Count > 0)
        {
            return answer;
        }

        foreach (var (word, code) in _provinceWords.Where(w => IsBefore(w.Word, plain) && (provinceCode is null || w.Code == provinceCode)))
        {
            var rest = plain[word.Length..];
            answer = Direct(rest, list, code, null, track) is { Candidates.Count: > 0 } direct ? direct : InPrefecture(rest, list, code, track);
            if (answer.Candidates.Count > 0)
            {
                return answer;
            }
        }

        return InPrefecture(plain, list, provinceCode, track);
    }

    /// <summary>
    /// The divisions that a filter shows on a day: by name, pinyin, its initials, English name, code, or a name of old; without a
    /// text in the order of their codes, else the best first.
    /// </summary>
    public IReadOnlyList<DivisionInfo> Search(DivisionFilter filter, DateOnly day)
    {
        var all = On(day).Where(d => (filter.ProvinceCode is null || d.ProvinceCode == filter.ProvinceCode) && (filter.Track is null || d.Track == filter.Track));
        if (SearchTerm.Of(filter.Text) is not { } term)
        {
            return all.ToList();
        }

        var resolved = Resolve(filter.Text!, day, filter.ProvinceCode, filter.Track);
        var ranked = all.Select(d => (Division: d, Rank: Rank(term, d))).Where(r => r.Rank is not null)
            .OrderBy(r => r.Rank).ThenBy(r => r.Division.Level).ThenBy(r => r.Division.Code, StringComparer.Ordinal)
            .Select(r => r.Division).ToList();
        return resolved.By is null ? ranked : resolved.Candidates.Concat(ranked).Distinct().ToList();
    }

    private static int? Rank(SearchTerm term, DivisionInfo division)
    {
        var rank = term.Rank(new SearchSubject(division.Name, division.Pinyin, division.Code));
        return rank is null && division.OtherPinyin is { } other ? term.Rank(new SearchSubject(division.Name, other, division.Code)) : rank;
    }

    private static bool IsBefore(string word, string text) => text.Length > word.Length && text.StartsWith(word, StringComparison.Ordinal);

    private DivisionAnswer InPrefecture(string text, DateOnly list, string? provinceCode, Track? track)
    {
        foreach (var (word, prefecture) in _prefectureWords.Where(
            w => IsBefore(w.Word, text) && w.Prefecture.StandsIn(list) && (provinceCode is null || w.Prefecture.ProvinceCode == provinceCode)))
        {
            if (Direct(text[word.Length..], list, prefecture.ProvinceCode, prefecture.Code, track) is { Candidates.Count: > 0 } answer)
            {
                return answer;
            }
        }

        return DivisionAnswer.Nothing;
    }

    private DivisionAnswer Direct(string text, DateOnly list, string? provinceCode, string? prefectureCode, Track? track)
    {
        if (!_byName.TryGetValue(DivisionNames.Letters(text), out var named))
        {
            return DivisionAnswer.Nothing;
        }

        // By rank: a name that is exactly so goes before a short name, which goes before a name of old.
        foreach (var naming in named.GroupBy(n => n.By).OrderBy(g => g.Key))
        {
            var found = naming
                .SelectMany(n => Lead(n.Division, list).Select(d => (Division: d, Old: n.Former ?? (d == n.Division ? null : n.Division.Name.Zh))))
                .Where(f => (provinceCode is null || f.Division.ProvinceCode == provinceCode)
                    && (prefectureCode is null || f.Division.PrefectureCode == prefectureCode)
                    && (track is null || f.Division.Track == track))
                .DistinctBy(f => f.Division)
                .ToList();
            var standing = found.Where(f => f.Old is null).ToList();
            if (standing.Count > 0)
            {
                return new DivisionAnswer(standing.ConvertAll(f => f.Division), naming.Key);
            }

            if (found.Count > 0)
            {
                return new DivisionAnswer(found.ConvertAll(f => f.Division), DivisionNaming.Former, found[0].Old);
            }
        }

        return DivisionAnswer.Nothing;
    }

    /// <summary>The division itself if the list has it, else what took its place by then.</summary>
    private IEnumerable<DivisionInfo> Lead(DivisionInfo division, DateOnly list) =>
        division.StandsIn(list) ? [division]
        : division.LastList < list ? division.Successors.SelectMany(code => _byCode.TryGetValue(code, out var next) ? Lead(next, list) : [])
        : [];

    private void Name(DivisionInfo division)
    {
        Name(division.Code, division, DivisionNaming.Code);
        Name(division.Name.Zh, division, DivisionNaming.Name);
        foreach (var shorter in DivisionNames.ShortForms(division.Name.Zh, division.Kind))
        {
            Name(shorter, division, DivisionNaming.ShortName);
        }

        var english = DivisionNames.Letters(division.Name.En);
        Name(english, division, DivisionNaming.English);
        if (DivisionNames.EnglishStem(english) is var stem && stem != english)
        {
            Name(stem, division, DivisionNaming.ShortEnglish);
        }

        Name(DivisionNames.Letters(division.Pinyin), division, DivisionNaming.Pinyin);
        if (DivisionNames.ShortForms(division.Name.Zh, division.Kind) is [var shortest, ..])
        {
            Name(string.Concat(division.Pinyin.Split(' ').Take(shortest.Length)), division, DivisionNaming.ShortPinyin);
        }

        if (division.OtherPinyin is { } other)
        {
            Name(DivisionNames.Letters(other), division, DivisionNaming.ShortPinyin);
        }
    }

    private void Name(string name, DivisionInfo division, DivisionNaming by, string? former = null)
    {
        if (!_byName.TryGetValue(name, out var named))
        {
            _byName[name] = named = [];
        }

        named.Add(new Named(division, by, former));
    }

    private sealed record Named(DivisionInfo Division, DivisionNaming By, string? Former);
}
