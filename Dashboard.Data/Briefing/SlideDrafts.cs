using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Statistics;
using static Dashboard.Data.Briefing.BriefingWords;

namespace Dashboard.Data.Briefing;

/// <summary>What all slides are made of. Pure.</summary>
internal static class SlideDrafts
{
    /// <summary>A slide that shows nothing but why.</summary>
    public static Slide Empty(SlideKind kind, Bilingual title, SlideGap gap, string? province = null) => new(
        kind, province, title, NoText, [], null, null, [], [], [], [], gap);

    /// <summary>The three sentences: the finding, how it is counted, where it stands.</summary>
    public static IReadOnlyList<Bilingual> Notes(Bilingual finding, Bilingual method, IReadOnlyList<Bilingual> rows) =>
    [
        Sentence(finding),
        Sentence(method),
        rows.Count == 0 ? new("没有可引的文件、附件和行号。", "There is no document, annex or row to cite.")
            : Sentence(new($"见{List(rows).Zh}", $"See {List(rows).En}")),
    ];

    /// <summary>With its full stop.</summary>
    public static Bilingual Sentence(Bilingual text) => new(text.Zh.TrimEnd('。') + "。", text.En.TrimEnd('.') + ".");

    /// <summary>The tile map with the cities of the lists.</summary>
    public static IReadOnlyList<SlideTile> Map(BriefingFacts facts, Func<ProvinceInfo, bool>? marked = null) => facts.All.Select(p => new SlideTile(
        p.Code,
        p.Short,
        new Bilingual(p.Abbreviation, p.LetterCode ?? p.Short.En),
        p.TileColumn,
        p.TileRow,
        p.TakesPart ? facts.Of(MeasureId.PlacesDemonstration, p) : null,
        p.TakesPart ? facts.Of(MeasureId.PlacesPilot, p) : null,
        p.TakesPart && marked?.Invoke(p) == true)).ToList();

    /// <summary>江苏 10 个居首; with a tie all are named, or how many they are when there are more than make a sentence.</summary>
    public static Bilingual? Leading(IReadOnlyList<Bilingual> leaders, string count) => leaders.Count switch
    {
        0 => null,
        1 => new($"{leaders[0].Zh} {count} 个居首", $"{leaders[0].En} leads with {count}"),
        <= FindingRules.MostNames => new($"{List(leaders).Zh}并列居首，各 {count} 个", $"{List(leaders).En} lead with {count} each"),
        var many => new($"{many} 个并列居首，各 {count} 个", $"{many} lead with {count} each"),
    };

    public static Bilingual TierName(Tier tier) => BriefingWords.Of(Track.City, tier);

    public static SlideNumber Number(string zh, string en, PinnedFigure figure, Bilingual? remark = null) => new(new(zh, en), figure, remark);

    public static Bilingual Column(string zh, string en) => new(zh, en);
}
