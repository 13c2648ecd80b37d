using Dashboard.Data.Overview;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Statistics;
using static Dashboard.Data.Briefing.BriefingWords;
using static Dashboard.Data.Briefing.SlideDrafts;
using static Dashboard.Data.Statistics.MeasureId;

namespace Dashboard.Data.Briefing;

/// <summary>The slides about the lists: how many, where, of what kind, for how long. Pure.</summary>
internal static class ProgrammeSlides
{
    private static readonly Bilingual Counted = new(
        "每个城市按其现有等级计一次，已届满的也计入，不含强县",
        "Each city counts once at the tier it holds, those whose term has ended included; counties are not counted");

    public static Slide Programme(BriefingFacts facts)
    {
        if (facts.Cities.Count == 0)
        {
            return None(facts, SlideKind.Programme);
        }

        var (total, covered) = (facts.Figure(PlacesDesignated), facts.Figure(ProvincesCovered));
        Bilingual title = facts.AllExpired
            ? new($"{total.Text} 个城市曾获确定，试点示范时限均已届满", $"{total.Text} cities were designated; all terms have ended")
            : new($"{total.Text} 个城市入列，覆盖 {covered.Text} 个省级地区", $"{total.Text} cities designated in {covered.Text} provinces");
        return new Slide(
            SlideKind.Programme, null, title, TermLine(facts),
            [
                Number("示范城市", "Demonstration cities", facts.Figure(PlacesDemonstration)),
                Number("试点城市", "Pilot cities", facts.Figure(PlacesPilot)),
                Number("覆盖的省级地区", "Provinces covered", covered),
                Number("城市覆盖率（有效）", "City coverage (in force)", facts.Figure(CoverageCity), Fraction(facts.Figure(CoverageCity))),
            ],
            null, null, Map(facts), [Places(facts).Lead, WithoutAny(facts).Title, Regions(facts).Title],
            Notes(title, Counted, BriefingFacts.RowsOf(facts.Cities)), facts.Sources(withDivisions: true));
    }

    public static Slide Places(BriefingFacts facts)
    {
        if (facts.Cities.Count == 0)
        {
            return None(facts, SlideKind.Places);
        }

        var leaders = FindingRules.Leaders(facts.Provinces, p => facts.Of(PlacesDesignated, p).Value);
        Bilingual title = new(
            $"{facts.Figure(PlacesDesignated).Text} 个城市分布在 {facts.Figure(ProvincesCovered).Text} 个省级地区",
            $"{facts.Figure(PlacesDesignated).Text} cities lie in {facts.Figure(ProvincesCovered).Text} provinces");
        var lead = Leading(leaders.Select(p => p.Short).ToList(), leaders.Count == 0 ? "" : facts.Of(PlacesDesignated, leaders[0]).Text) ?? TermLine(facts);
        return new Slide(
            SlideKind.Places, null, title, lead,
            [
                Number("示范城市", "Demonstration cities", facts.Figure(PlacesDemonstration)),
                Number("试点城市", "Pilot cities", facts.Figure(PlacesPilot)),
            ],
            null, null, Map(facts), [],
            Notes(lead, Counted, BriefingFacts.RowsOf(facts.Cities)), facts.Sources());
    }

    public static Slide WithoutAny(BriefingFacts facts)
    {
        if (facts.Cities.Count == 0)
        {
            return None(facts, SlideKind.WithoutAny);
        }

        var without = facts.Provinces.Where(p => facts.Count(PlacesDemonstration, p) == 0).ToList();
        var (withPilots, empty) = (without.Where(p => facts.Count(PlacesPilot, p) > 0).ToList(), without.Where(p => facts.Count(PlacesPilot, p) == 0).ToList());
        Bilingual title = without.Count == 0
            ? new($"{facts.Provinces.Count} 个省级地区都有示范城市", $"All {facts.Provinces.Count} provinces have a demonstration city")
            : new($"{without.Count} 个省级地区还没有示范城市", $"{without.Count} provinces have no demonstration city yet");
        var pilots = withPilots.Sum(p => facts.Count(PlacesPilot, p));
        var parts = new List<Bilingual>();
        if (withPilots.Count > 0)
        {
            parts.Add(new($"其中 {withPilots.Count} 个地区已有 {pilots} 个试点城市", $"{withPilots.Count} of them have {pilots} pilot cities"));
        }

        if (empty.Count > 0)
        {
            parts.Add(new($"{List(empty.Select(p => p.Short)).Zh}尚无试点城市", $"{List(empty.Select(p => p.Short)).En}: no pilot city either"));
        }

        Bilingual lead = new(string.Join("；", parts.Select(p => p.Zh)), string.Join("; ", parts.Select(p => p.En)));
        return new Slide(
            SlideKind.WithoutAny, null, title, lead, [],
            without.Count == 0 ? null : new SlideTable(
                [Column("省级地区", "Province"), Column("试点城市", "Pilot cities")],
                without.OrderByDescending(p => facts.Count(PlacesPilot, p)).ThenBy(p => p.Order)
                    .Select(p => (IReadOnlyList<SlideCell>)[SlideCell.Of(p.Short), SlideCell.Of(facts.Of(PlacesPilot, p))]).ToList()),
            null, Map(facts, without.Contains), [],
            Notes(title, Counted, BriefingFacts.RowsOf(facts.Cities)), facts.Sources());
    }

    public static Slide Regions(BriefingFacts facts)
    {
        if (facts.Cities.Count == 0)
        {
            return None(facts, SlideKind.Regions);
        }

        var regions = Enum.GetValues<Region>();
        var leaders = FindingRules.Leaders(regions, r => facts.Of(PlacesDesignated, r).Value);
        var total = facts.Count(PlacesDesignated);
        Bilingual title = leaders switch
        {
            [var one] when facts.Of(PlacesDesignated, one) is var figure => new(
                $"{BriefingWords.Of(one).Zh} {figure.Text} 个，占城市总数 {PinnedFigure.Percent((figure.Value ?? 0) / total)}",
                $"{BriefingWords.Of(one).En} holds {figure.Text} of the cities, {PinnedFigure.Percent((figure.Value ?? 0) / total)}"),
            [] => new("四大区域的城市数相同", "The four regions hold the same number of cities"),
            _ => new(
                $"{List(leaders.Select(BriefingWords.Of)).Zh}并列最多，各 {facts.Of(PlacesDesignated, leaders[0]).Text} 个",
                $"{List(leaders.Select(BriefingWords.Of)).En} hold the most, {facts.Of(PlacesDesignated, leaders[0]).Text} each"),
        };
        var shares = regions.Where(r => facts.Of(DemonstrationShare, r).Value is not null).ToList();
        var lowest = shares.Count == 0 ? [] : shares.Where(r => facts.Of(DemonstrationShare, r).Value == shares.Min(s => facts.Of(DemonstrationShare, s).Value)).ToList();
        var lead = lowest is [var last] && shares.Count > 1 ? new Bilingual(
            $"{BriefingWords.Of(last).Zh}的示范占比最低，{facts.Of(DemonstrationShare, last).Text}",
            $"{BriefingWords.Of(last).En} has the lowest share of demonstrations, {facts.Of(DemonstrationShare, last).Text}") : NoText;
        return new Slide(
            SlideKind.Regions, null, title, lead, [],
            new SlideTable(
                [Column("区域", "Region"), Column("示范", "Demonstration"), Column("试点", "Pilot"), Column("合计", "Total"), Column("示范占比", "Demonstration share"), Column("覆盖率", "Coverage")],
                [
                    .. regions.Select(r => (IReadOnlyList<SlideCell>)
                    [
                        SlideCell.Of(BriefingWords.Of(r)), SlideCell.Of(facts.Of(PlacesDemonstration, r)), SlideCell.Of(facts.Of(PlacesPilot, r)),
                        SlideCell.Of(facts.Of(PlacesDesignated, r)), SlideCell.Of(facts.Of(DemonstrationShare, r)), SlideCell.Of(facts.Of(CoverageCity, r)),
                    ]),
                    [
                        SlideCell.Of(new Bilingual("全国", "Nation")), SlideCell.Of(facts.Figure(PlacesDemonstration)), SlideCell.Of(facts.Figure(PlacesPilot)),
                        SlideCell.Of(facts.Figure(PlacesDesignated)), SlideCell.Of(facts.Figure(DemonstrationShare)), SlideCell.Of(facts.Figure(CoverageCity)),
                    ],
                ]),
            new SlideChart(
                new("各区域的示范、试点城市", "Demonstration and pilot cities by region"), regions.Select(BriefingWords.Of).ToList(),
                [
                    new(BriefingWords.Of(Tier.Demonstration), regions.Select(r => facts.Of(PlacesDemonstration, r)).ToList()),
                    new(BriefingWords.Of(Tier.Pilot), regions.Select(r => facts.Of(PlacesPilot, r)).ToList()),
                ],
                IsStacked: true),
            [], [], Notes(title, Counted, BriefingFacts.RowsOf(facts.Cities)), facts.Sources(withDivisions: true));
    }

    public static Slide Kinds(BriefingFacts facts)
    {
        if (facts.Cities.Count == 0)
        {
            return None(facts, SlideKind.Kinds);
        }

        var kinds = Enum.GetValues<PlaceKind>().Where(k => facts.Cities.Any(c => c.Kind == k)).ToList();
        PinnedFigure Of(MeasureId id, PlaceKind kind) => facts.Figure(id, (Dimension.Kind, kind.ToString()));
        var leaders = FindingRules.Leaders(kinds, k => Of(PlacesDesignated, k).Value);
        var total = facts.Count(PlacesDesignated);
        Bilingual title = leaders is [var one] && Of(PlacesDesignated, one) is var figure
            ? new($"{BriefingWords.Of(one).Zh}最多，{figure.Text} 个，占 {PinnedFigure.Percent((figure.Value ?? 0) / total)}",
                $"{BriefingWords.Of(one).En}: the most, {figure.Text} or {PinnedFigure.Percent((figure.Value ?? 0) / total)}")
            : new($"{total} 个城市分属 {kinds.Count} 类", $"{total} cities of {kinds.Count} kinds");
        return new Slide(
            SlideKind.Kinds, null, title, NoText, [],
            new SlideTable(
                [Column("类型", "Kind"), Column("示范", "Demonstration"), Column("试点", "Pilot"), Column("合计", "Total")],
                kinds.Select(k => (IReadOnlyList<SlideCell>)
                [
                    SlideCell.Of(BriefingWords.Of(k)), SlideCell.Of(Of(PlacesDemonstration, k)), SlideCell.Of(Of(PlacesPilot, k)), SlideCell.Of(Of(PlacesDesignated, k)),
                ]).ToList()),
            new SlideChart(
                new("各类城市的示范、试点数", "Demonstration and pilot cities by kind"), kinds.Select(BriefingWords.Of).ToList(),
                [
                    new(BriefingWords.Of(Tier.Demonstration), kinds.Select(k => Of(PlacesDemonstration, k)).ToList()),
                    new(BriefingWords.Of(Tier.Pilot), kinds.Select(k => Of(PlacesPilot, k)).ToList()),
                ],
                IsStacked: true),
            [], [], Notes(title, Counted, BriefingFacts.RowsOf(facts.Cities)), facts.Sources());
    }

    public static Slide Terms(BriefingFacts facts)
    {
        if (facts.Cities.Count == 0)
        {
            return None(facts, SlideKind.Terms);
        }

        var lists = facts.Cities.GroupBy(c => (c.NoticeId, c.DocumentNumber))
            .Select(g => (g.Key, Terms: g.Select(c => c.Term).Distinct().OrderBy(t => t.EndsOn).ToList())).OrderBy(g => g.Terms[0].StartsOn).ToList();
        var title = TermLine(facts);
        var points = facts.Outcomes.Where(o => !IsHeld(facts, o)).GroupBy(o => (o.Round, o.DocumentNumber)).Select(g => new Bilingual(
            $"{g.Key.DocumentNumber ?? "文号待补录"}（{g.Key.Round} 年）公布{string.Join("、", g.Select(o => $"{BriefingWords.Of(o.Track, o.Tier).Zh} {o.Count} 个"))}；名单未收录，不计入本页数字",
            $"{g.Key.DocumentNumber ?? "number missing"} ({g.Key.Round}): {string.Join(", ", g.Select(o => $"{o.Count} {BriefingWords.Of(o.Track, o.Tier).En.ToLowerInvariant()}"))}; the list is not held and not counted here")).ToList();
        return new Slide(
            SlideKind.Terms, null, title, NoText, [],
            new SlideTable(
                [Column("文件", "Document"), Column("时限", "Term"), Column("城市", "Cities"), Column("其中有效", "In force"), Column("状态", "State")],
                lists.Select(g => (IReadOnlyList<SlideCell>)
                [
                    SlideCell.Of(g.Key.DocumentNumber), SlideCell.Of(Joined(g.Terms.ConvertAll(Range))),
                    SlideCell.Of(facts.Figure(PlacesDesignated, (Dimension.Notice, g.Key.NoticeId))), SlideCell.Of(facts.Figure(PlacesInForce, (Dimension.Notice, g.Key.NoticeId))),
                    SlideCell.Of(Joined(g.Terms.ConvertAll(t => Clock(t, facts.AsOf)))),
                ]).ToList()),
            null, [], points,
            Notes(title, new("时限按文件所列起止月份计，月末为最后一天", "A term runs from the first to the last day of the months the document names"), BriefingFacts.RowsOf(facts.Cities)),
            facts.Sources());
    }

    /// <summary>The terms of one list: several when a document revised some of them.</summary>
    private static Bilingual Joined(IReadOnlyList<Bilingual> parts) => new(string.Join('；', parts.Select(p => p.Zh)), string.Join("; ", parts.Select(p => p.En)));

    /// <summary>第 14 个月，共 36 个月；还有 685 天, or that it has ended.</summary>
    public static Bilingual Clock(Term term, DateOnly asOf) => term.DaysLeftOn(asOf) switch
    {
        < 0 => new($"已于 {Day(term.EndsOn).Zh}届满", $"ended on {Day(term.EndsOn).En}"),
        var days => new($"第 {term.MonthOn(asOf)} 个月，共 {term.Months} 个月，还有 {days} 天", $"month {term.MonthOn(asOf)} of {term.Months}, {days} days left"),
    };

    /// <summary>The term that runs, or those that do, as a sentence; empty while nothing is designated.</summary>
    public static Bilingual TermLine(BriefingFacts facts)
    {
        if (facts.Cities.Count == 0)
        {
            return NoText;
        }

        var latest = facts.Cities.MaxBy(c => c.Term.EndsOn)!.Term;
        var running = facts.Cities.Where(c => c.Status == DesignationStatus.Active).Select(c => c.Term).Distinct().ToList();
        var finding = facts.Answer(PlacesInForce) is { } inForce
            ? FindingRules.TermsOf(inForce, facts.Count(PlacesExpired), 0, latest.EndsOn, running is [var only] ? (only.MonthOn(facts.AsOf), only.Months) : null).Kind : FindingKind.TermMonth;
        return finding switch
        {
            FindingKind.TermsOver => new($"最近一批试点示范时限已于 {Day(latest.EndsOn).Zh}届满", $"The latest term ended on {Day(latest.EndsOn).En}"),
            FindingKind.TermsRunning => new(
                $"{facts.Figure(PlacesInForce).Text} 个城市在时限内，分属 {running.Count} 批，最晚于 {Day(latest.EndsOn).Zh}届满",
                $"{facts.Figure(PlacesInForce).Text} cities in {running.Count} terms, the last ending on {Day(latest.EndsOn).En}"),
            _ => new($"试点示范时限 {latest.Months} 个月，现为第 {latest.MonthOn(facts.AsOf)} 个月", $"Month {latest.MonthOn(facts.AsOf)} of a term of {latest.Months} months"),
        };
    }

    public static Bilingual? Fraction(PinnedFigure figure) => figure.Fraction.Length == 0 ? null : new Bilingual(figure.Fraction, figure.Fraction);

    public static Slide None(BriefingFacts facts, SlideKind kind) => Empty(
        kind, new($"截至 {Day(facts.AsOf).Zh}没有已确定的城市", $"No city was designated by {Day(facts.AsOf).En}"), SlideGap.NothingRecorded);

    /// <summary>True when the list behind a total is held: cities are told by their designations, of counties no list is read here.</summary>
    public static bool IsHeld(BriefingFacts facts, UnlistedOutcome outcome) =>
        outcome.Track == Track.City && facts.Cities.Any(c => c.DocumentNumber == outcome.DocumentNumber || c.NoticeId == $"designation-{outcome.Round}");
}
