using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Statistics;
using static Dashboard.Data.Briefing.BriefingWords;
using static Dashboard.Data.Briefing.SlideDrafts;
using static Dashboard.Data.Statistics.MeasureId;

namespace Dashboard.Data.Briefing;

/// <summary>The pages of the booklet. Pure.</summary>
internal static class ProvincePages
{
    public static IReadOnlyList<ProvincePage> Of(BriefingFacts facts) => facts.Provinces.Select((p, i) => Of(facts, p, i + 1)).ToList();

    /// <summary>The cities of a province as a table.</summary>
    public static SlideTable Places(IReadOnlyList<DesignatedPlace> cities) => new(
        [Column("序", "No."), Column("城市", "City"), Column("等级", "Tier"), Column("类型", "Kind"), Column("文件", "Document"), Column("时限", "Term")],
        cities.Select((c, i) => (IReadOnlyList<SlideCell>)
        [
            SlideCell.Of(FormattableString.Invariant($"{i + 1}")),
            SlideCell.Of(c.Name),
            SlideCell.Of(c.Tier == Tier.Demonstration ? new Bilingual("■ 示范", "■ Demonstration") : new Bilingual("□ 试点", "□ Pilot")),
            SlideCell.Of(BriefingWords.Of(c.Kind)),
            SlideCell.Of(new Bilingual($"附件{c.Annex} 第{c.Row}号", $"annex {c.Annex}, row {c.Row}")),
            SlideCell.Of(Range(c.Term)),
        ]).ToList());

    /// <summary>How the coverage of a province stands in the nation, ties said; empty where it is unknown or 0.</summary>
    public static Bilingual Standing(BriefingFacts facts, ProvinceInfo province)
    {
        if (facts.Of(CoverageCity, province).Value is not > 0)
        {
            return NoText;
        }

        var own = facts.Of(CoverageCity, province).Value;
        var rank = 1 + facts.Provinces.Count(p => facts.Of(CoverageCity, p).Value > own);
        var tied = facts.Provinces.Count(p => facts.Of(CoverageCity, p).Value == own) > 1;
        return new(tied ? $"覆盖率并列全国第 {rank}" : $"覆盖率全国第 {rank}", tied ? $"Coverage: joint number {rank} of the nation" : $"Coverage: number {rank} of the nation");
    }

    private static ProvincePage Of(BriefingFacts facts, ProvinceInfo province, int ordinal)
    {
        var cities = facts.CitiesOf(province.Code).ToList();
        var coverage = facts.Of(CoverageCity, province);
        var peers = facts.Provinces.Where(p => p.Region == province.Region && facts.Of(CoverageCity, p).Value is not null)
            .OrderByDescending(p => facts.Of(CoverageCity, p).Value).ThenBy(p => p.Order)
            .Select(p => new ProvincePeer(p.Short, facts.Of(CoverageCity, p), p.Code == province.Code)).ToList();
        var region = province.Region is { } known ? BriefingWords.Of(known) : NoText;
        var inRegion = facts.Provinces.Count(p => p.Region == province.Region);
        return new ProvincePage(
            province.Code,
            ordinal,
            province.Name,
            province.Short,
            [
                Number("示范城市", "Demonstration cities", facts.Of(PlacesDemonstration, province)),
                Number("试点城市", "Pilot cities", facts.Of(PlacesPilot, province)),
                Number("覆盖率（有效）", "Coverage (in force)", coverage, Standing(facts, province) is { Zh.Length: > 0 } standing
                    ? new Bilingual($"{coverage.Fraction}，{standing.Zh}", $"{coverage.Fraction}. {standing.En}") : coverage.Fraction.Length > 0 ? new Bilingual(coverage.Fraction, coverage.Fraction) : null),
            ],
            Places(cities),
            Remaining(facts, province, cities.Count),
            new($"在{region.Zh} {inRegion} 个地区中的位置", $"Among the {inRegion} provinces of {region.En}"),
            peers,
            facts.Figure(CoverageCity),
            Findings(facts, province),
            Facts(facts, province, cities),
            facts.Sources(withDivisions: true));
    }

    private static Bilingual Remaining(BriefingFacts facts, ProvinceInfo province, int designated)
    {
        if (facts.Remaining is not { } remaining)
        {
            return NoText;
        }

        var rest = remaining[province.Code].ToList();
        return (designated, rest.Count) switch
        {
            (0, 0) => new("没有可列入强市名单的区划。", "It has no division that could be on the city list."),
            (_, 0) => new("城市类区划均已列入。", "All its divisions of the city track are designated."),
            _ => new($"城市类区划共 {designated + rest.Count} 个，其余 {rest.Count} 个为{List(rest).Zh}。", $"Of {designated + rest.Count} divisions of the city track {rest.Count} are not designated: {List(rest).En}."),
        };
    }

    private static IReadOnlyList<Finding> Findings(BriefingFacts facts, ProvinceInfo province)
    {
        var findings = new List<Finding>();
        if (Standing(facts, province) is { Zh.Length: > 0 } standing && province.Region is { } region)
        {
            findings.Add(new Finding(
                Sentence(standing),
                new($"{BriefingWords.Of(region).Zh}合计 {facts.Of(CoverageCity, region).Fraction}，覆盖率 {facts.Of(CoverageCity, region).Text}。",
                    $"{BriefingWords.Of(region).En}: {facts.Of(CoverageCity, region).Fraction}, {facts.Of(CoverageCity, region).Text}.")));
        }

        var most = FindingRules.Leaders(facts.Provinces, p => facts.Of(PlacesDemonstration, p).Value);
        if (most.Contains(province))
        {
            var others = most.Where(p => p != province).Select(p => p.Short).ToList();
            var count = facts.Of(PlacesDemonstration, province).Text;
            findings.Add(others.Count == 0
                ? new Finding(new($"示范城市 {count} 个，全国最多。", $"{count} demonstration cities, the most of all."), NoText)
                : new Finding(new($"示范城市 {count} 个，并列全国最多。", $"{count} demonstration cities, jointly the most."), new($"并列的还有{List(others).Zh}。", $"So have {List(others).En}.")));
        }

        if (facts.Count(PlacesDesignated, province) == 0)
        {
            findings.Add(new Finding(new("没有示范、试点城市。", "It has no designated city."), NoText));
        }

        return findings;
    }

    private static SlideTable Facts(BriefingFacts facts, ProvinceInfo province, IReadOnlyList<DesignatedPlace> cities)
    {
        var rows = new List<IReadOnlyList<SlideCell>>();
        if (facts.Round is { } round)
        {
            rows.AddRange(QuotaColumn.All.Take(2).Select(c => (IReadOnlyList<SlideCell>)
            [
                SlideCell.Of(new Bilingual($"{round.Code} 年{BriefingWords.Of(c.Track, c.Tier).Zh}名额", $"Quota of {round.Code}: {BriefingWords.Of(c.Track, c.Tier).En.ToLowerInvariant()}")),
                Quota(facts, MeasureId.QuotaCount, province, c) is { Value: not null } count ? SlideCell.Of(count) : SlideCell.Of(new Bilingual("待录入", "not entered")),
                SlideCell.Of(Quota(facts, MeasureId.QuotaCount, province, c).Value is null ? new Bilingual("名额分配表原文缺失", "the quota table is lost in the source") : new Bilingual("录入的名额", "the quota entered")),
            ]));
        }

        var duties = facts.Of(DutiesNotRecorded, province);
        rows.Add(
        [
            SlideCell.Of(new Bilingual("工作方案备案未登记（项）", "Work-plan duties not recorded")), facts.PublishedOnly ? SlideCell.Of(new Bilingual("未公开", "not published")) : SlideCell.Of(duties),
            SlideCell.Of(new Bilingual("批复之日起两个月（推断）", "two months after approval (inferred)")),
        ]);
        foreach (var term in cities.Select(c => c.Term).Distinct())
        {
            rows.Add([SlideCell.Of(new Bilingual("试点示范时限", "Term")), SlideCell.Of(ProgrammeSlides.Clock(term, facts.AsOf)), SlideCell.Of(Range(term))]);
        }

        return new SlideTable([Column("事项", "Matter"), Column("情况", "State"), Column("依据", "Ground")], rows);
    }

    private static PinnedFigure Quota(BriefingFacts facts, MeasureId id, ProvinceInfo province, QuotaColumn column) => facts.Figure(
        id, (Dimension.Province, province.Code), (Dimension.Track, column.Track.ToString()), (Dimension.Tier, column.Tier.ToString()));
}
