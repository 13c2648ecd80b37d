using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Statistics;
using static Dashboard.Data.Briefing.BriefingWords;
using static Dashboard.Data.Briefing.ProgrammeSlides;
using static Dashboard.Data.Briefing.SlideDrafts;
using static Dashboard.Data.Statistics.MeasureId;

namespace Dashboard.Data.Briefing;

/// <summary>The slides about the current round: quotas, applications, waiting, duties. Pure.</summary>
internal static class RoundSlides
{
    private const int Shown = 10;
    private const int Longest = 6;
    private static readonly QuotaColumn DemonstrationCities = QuotaColumn.All[0];

    public static Slide Quotas(BriefingFacts facts)
    {
        if (facts.Round is not { } round || facts.Of(QuotaUsed, DemonstrationCities) is { Value: null })
        {
            return Empty(SlideKind.Quotas, new("没有可说明的推荐名额", "There are no quotas to speak of"), SlideGap.NoRound);
        }

        var (count, used, left) = (facts.Of(QuotaCount, DemonstrationCities), facts.Of(QuotaUsed, DemonstrationCities), facts.Of(QuotaLeft, DemonstrationCities));
        Bilingual title = count.Value is null
            ? new($"{round.Code} 年示范城市推荐名额待录入", $"The quotas of demonstration cities of {round.Code} are not entered")
            : new($"示范城市名额已用 {used.Text} 个，还剩 {left.Text} 个", $"{used.Text} quota places of demonstration cities used, {left.Text} left");
        var regions = Enum.GetValues<Region>();
        PinnedFigure Of(MeasureId id, Region region) => facts.Figure(
            id, (Dimension.Region, region.ToString()), (Dimension.Track, nameof(Track.City)), (Dimension.Tier, nameof(Tier.Demonstration)));
        return new Slide(
            SlideKind.Quotas, null, title, new($"{round.Name.Zh}，截至 {Day(facts.AsOf).Zh}", $"{round.Name.En}, as of {Day(facts.AsOf).En}"), [],
            new SlideTable(
                [Column("类别", "Quota"), Column("名额", "Places"), Column("已推荐", "Used"), Column("已确定", "Designated"), Column("剩余", "Left")],
                QuotaColumn.All.Select(c => (IReadOnlyList<SlideCell>)
                [
                    SlideCell.Of(BriefingWords.Of(c.Track, c.Tier)), SlideCell.Of(facts.Of(QuotaCount, c)), SlideCell.Of(facts.Of(QuotaUsed, c)),
                    SlideCell.Of(facts.Of(QuotaDesignated, c)), SlideCell.Of(facts.Of(QuotaLeft, c)),
                ]).ToList()),
            regions.All(r => Of(QuotaLeft, r).Value is not null)
                ? new SlideChart(
                    new("各区域示范城市名额的使用", "Use of the demonstration-city quotas by region"), regions.Select(BriefingWords.Of).ToList(),
                    [
                        new(new("已推荐", "Used"), regions.Select(r => Of(QuotaUsed, r)).ToList()),
                        new(new("剩余", "Left"), regions.Select(r => Of(QuotaLeft, r)).ToList()),
                    ],
                    IsStacked: true)
                : null,
            [], count.Value is null ? [new("名额分配表原文缺失（附件3、4），录入前不作推测", "The quota tables (annexes 3 and 4) are lost in the source; nothing is guessed")] : [],
            Notes(
                title,
                new("推荐即占用名额，退回、撤回即归还；未知的名额不以零计", "A recommendation takes a place and a return or withdrawal gives it back; an unknown quota is never taken for zero"),
                QuotaSources(facts, round.EvaluationNoticeId)),
            QuotaSources(facts, round.EvaluationNoticeId));
    }

    public static Slide Fairness(BriefingFacts facts)
    {
        if (facts.Figure(ConcentrationTop5) is not { Value: not null } top)
        {
            return None(facts, SlideKind.Fairness);
        }

        var finding = facts.Answer(ConcentrationTop5) is { } share && facts.Answer(PlacesDesignated, Dimension.Province) is { } places ? FindingRules.TopFiveOf(share, places) : null;
        Bilingual title = finding is { Kind: FindingKind.TopFiveNamed, Members: var five } && List(facts.Provinces.Where(p => five.Contains(p.Code)).Select(p => p.Short)) is var names
            ? new($"{names.Zh}5 个省级地区集中了 {top.Text} 的城市", $"{names.En} hold {top.Text} of the cities")
            : new($"前五个省级地区集中了 {top.Text} 的城市", $"The first five provinces hold {top.Text} of the cities");
        var covered = facts.Provinces.Where(p => facts.Of(CoverageCity, p).Value is > 0)
            .OrderByDescending(p => facts.Of(CoverageCity, p).Value).ThenBy(p => p.Order).Take(Shown).ToList();
        var leaders = FindingRules.Leaders(covered, p => facts.Of(CoverageCity, p).Value);
        var lead = leaders is [var one]
            ? new Bilingual($"覆盖率最高的是{one.Short.Zh}，{facts.Of(CoverageCity, one).Text}；全国 {facts.Figure(CoverageCity).Text}",
                $"{one.Short.En} has the highest coverage, {facts.Of(CoverageCity, one).Text}; the nation {facts.Figure(CoverageCity).Text}")
            : new Bilingual($"全国城市覆盖率 {facts.Figure(CoverageCity).Text}", $"City coverage of the nation: {facts.Figure(CoverageCity).Text}");
        return new Slide(
            SlideKind.Fairness, null, title, lead,
            [
                Number("前五集中度", "Share of the first five", top, Fraction(top)),
                Number("基尼系数", "Gini coefficient", facts.Figure(ConcentrationGini)),
                Number("城市覆盖率（有效）", "City coverage (in force)", facts.Figure(CoverageCity), Fraction(facts.Figure(CoverageCity))),
            ],
            null,
            covered.Count == 0 ? null : new SlideChart(
                new("城市覆盖率（有效），前列", "City coverage (in force), the highest"), covered.Select(p => p.Short).ToList(),
                [new(new("覆盖率", "Coverage"), covered.Select(p => facts.Of(CoverageCity, p)).ToList())], IsStacked: false),
            [], [],
            Notes(
                title,
                new("基尼系数按参与的省级地区计，0 为均等；覆盖率以当日区划名单为分母", "The Gini coefficient is over the provinces that take part, 0 is even; coverage takes the list of divisions of the day"),
                BriefingFacts.RowsOf(facts.Cities)),
            facts.Sources(withDivisions: true));
    }

    public static Slide Pipeline(BriefingFacts facts)
    {
        if (Missing(facts, ApplicationsAll, SlideKind.Pipeline) is { } missing)
        {
            return missing;
        }

        PinnedFigure Of(MeasureId id, Stage stage) => facts.Figure(id, (Dimension.Tier, nameof(Tier.Demonstration)), (Dimension.Stage, stage.ToString()));
        PinnedFigure All(MeasureId id) => facts.Figure(id, (Dimension.Tier, nameof(Tier.Demonstration)));
        var (live, recommended) = (All(ApplicationsLive), All(ApplicationsRecommended));
        if (All(ApplicationsAll).Value is null or 0)
        {
            return Empty(SlideKind.Pipeline, new("没有登记的示范申请", "No application for demonstration is recorded"), SlideGap.NothingRecorded);
        }

        var steps = StageRules.StepsOf(Tier.Demonstration);
        Bilingual title = new(
            $"示范申请在办 {live.Text} 件，{recommended.Text} 件已过名额关口", $"{live.Text} applications under way, {recommended.Text} past the gate of the quota");
        return new Slide(
            SlideKind.Pipeline, null, title,
            new("名额关口在“推荐”之前：推荐即占用本省名额", "The gate stands before “Recommended”: a recommendation takes a place of the province’s quota"), [],
            new SlideTable(
                [Column("环节", "Step"), Column("申请", "Applications"), Column("停留中位数（天）", "Median days")],
                steps.Select(s => (IReadOnlyList<SlideCell>)[SlideCell.Of(BriefingWords.Of(s)), SlideCell.Of(Of(ApplicationsAll, s)), SlideCell.Of(Of(DwellMedian, s))]).ToList()),
            new SlideChart(
                new("示范申请所在环节", "Applications for demonstration by step"), steps.Select(BriefingWords.Of).ToList(),
                [new(new("申请", "Applications"), steps.Select(s => Of(ApplicationsAll, s)).ToList())], IsStacked: false),
            [], [],
            Notes(title, new("申请按截至当日的最后一步计", "An application counts at its last step by the day"), RoundSources(facts)), RoundSources(facts));
    }

    public static Slide Waiting(BriefingFacts facts)
    {
        if (Missing(facts, DwellMedian, SlideKind.Waiting) is { } missing)
        {
            return missing;
        }

        var waiting = facts.Waiting.OrderByDescending(w => w.Square.Days).ThenBy(w => w.Square.PlaceCode, StringComparer.Ordinal).Take(Longest).ToList();
        var median = facts.Figure(DwellMedian, (Dimension.Tier, nameof(Tier.Demonstration)));
        if (waiting.Count == 0)
        {
            return Empty(SlideKind.Waiting, new("没有在等候的申请", "No application waits"), SlideGap.NothingRecorded);
        }

        // Sample data says nothing of a real place in a headline.
        var most = waiting[0].Square.Days;
        var longest = waiting.Where(w => w.Square.Days == most).ToList();
        Bilingual title = longest is [var one] && !one.Square.IsIllustrative
            ? new($"{one.Square.Name.Zh}等候最久，在“{BriefingWords.Of(one.Square.Stage).Zh}”已 {most} 天", $"{one.Square.Name.En} waits longest: {most} days at “{BriefingWords.Of(one.Square.Stage).En}”")
            : new($"在办申请本环节停留中位数 {median.Text} 天，最长 {most} 天", $"Applications stand at their step for {median.Text} days in the median, {most} at most");
        return new Slide(
            SlideKind.Waiting, null, title, NoText,
            [Number("停留中位数（天）", "Median days", median)],
            new SlideTable(
                [Column("城市", "City"), Column("省级地区", "Province"), Column("环节", "Step"), Column("自", "Since"), Column("天数", "Days")],
                waiting.Select(w => (IReadOnlyList<SlideCell>)
                [
                    SlideCell.Of(w.Square.Name), SlideCell.Of(w.ProvinceName), SlideCell.Of(BriefingWords.Of(w.Square.Stage)), SlideCell.Of(Day(w.Square.EnteredOn)),
                    SlideCell.Of(FormattableString.Invariant($"{w.Square.Days}")),
                ]).ToList()),
            null, [], [],
            Notes(title, new("停留自进入本环节之日起算，已办结的不计", "Days count from the day of entering the step; what has ended does not count"), RoundSources(facts)), RoundSources(facts))
        {
            HasSampleRows = waiting.Exists(w => w.Square.IsIllustrative),
        };
    }

    public static Slide Conversion(BriefingFacts facts)
    {
        if (facts.Count(PilotsEver) == 0)
        {
            return None(facts, SlideKind.Conversion);
        }

        var (ever, risen) = (facts.Figure(PilotsEver), facts.Figure(PilotsRisen));
        var finding = facts.Answer(ConversionRate) is { } conversion ? FindingRules.RisenOf(conversion).Kind : FindingKind.RisenNone;
        Bilingual title = finding switch
        {
            FindingKind.Risen => new($"{ever.Text} 个试点城市中 {risen.Text} 个已成为示范", $"{risen.Text} of {ever.Text} pilot cities have become demonstrations"),
            FindingKind.RisenUnlisted => new(
                $"已收录的名单中，{ever.Text} 个试点城市尚无成为示范的；其后的名单未收录", $"In the lists held, none of {ever.Text} pilot cities has become a demonstration; later lists are missing"),
            _ => new($"{ever.Text} 个试点城市中尚无成为示范的记录", $"None of {ever.Text} pilot cities is recorded as a demonstration"),
        };
        var regions = Enum.GetValues<Region>();
        return new Slide(
            SlideKind.Conversion, null, title, NoText,
            [Number("曾为试点", "Ever a pilot", ever), Number("已成为示范", "Risen", risen), Number("转化率", "Conversion", facts.Figure(ConversionRate), Fraction(facts.Figure(ConversionRate)))],
            new SlideTable(
                [Column("区域", "Region"), Column("曾为试点", "Ever a pilot"), Column("已成为示范", "Risen"), Column("转化率", "Conversion")],
                regions.Select(r => (IReadOnlyList<SlideCell>)
                [
                    SlideCell.Of(BriefingWords.Of(r)), SlideCell.Of(facts.Of(PilotsEver, r)), SlideCell.Of(facts.Of(PilotsRisen, r)), SlideCell.Of(facts.Of(ConversionRate, r)),
                ]).ToList()),
            null, [], Unlisted(facts),
            Notes(title, new("以已收录的名单为准，名单未收录的批次不计", "By the lists that are held; a batch without its list is not counted"), BriefingFacts.RowsOf(facts.Cities)), facts.Sources());
    }

    public static Slide Duties(BriefingFacts facts)
    {
        if (facts.Cities.Count == 0)
        {
            return None(facts, SlideKind.Duties);
        }

        if (Missing(facts, DutiesAll, SlideKind.Duties) is { } missing)
        {
            return missing;
        }

        var (all, done, overdue, silent) = (facts.Figure(DutiesAll), facts.Figure(DutiesDone), facts.Figure(DutiesOverdue), facts.Figure(DutiesNotRecorded));
        var finding = facts.Answer(DutiesDoneRate) is { } rate ? FindingRules.DutiesOf(rate, silent.Value ?? 0, overdue.Value ?? 0).Kind : FindingKind.DutiesDone;
        Bilingual title = finding == FindingKind.DutiesNotRecorded
            ? new($"工作方案印发与备案 {all.Text} 项均未登记", $"None of the {all.Text} work-plan duties is recorded")
            : new(
                $"工作方案印发与备案已办 {done.Text} 项，逾期 {overdue.Text} 项，未登记 {silent.Text} 项", $"{done.Text} work-plan duties done, {overdue.Text} overdue, {silent.Text} not recorded");
        return new Slide(
            SlideKind.Duties, null, title, new("未登记不等于未办：没有数据时不作判断", "Not recorded is not late: without data nothing is judged"),
            [
                Number("已办", "Done", done), Number("未到期", "Due", facts.Figure(DutiesDue)), Number("逾期", "Overdue", overdue), Number("未登记", "Not recorded", silent),
            ],
            null, null, [], [],
            Notes(
                title,
                new("每个城市三项：印发、报省局备案、报国家局备案；期限自批复之日起两个月（推断）", "Three for each city: issued, filed with the province, filed with CNIPA; due two months after approval (inferred)"),
                BriefingFacts.RowsOf(facts.Cities)),
            facts.Sources());
    }

    /// <summary>What is known of batches whose lists are not held.</summary>
    private static IReadOnlyList<Bilingual> Unlisted(BriefingFacts facts) => facts.Outcomes.Where(o => o.Track == Track.City && !IsHeld(facts, o)).Select(o => new Bilingual(
        $"{o.Round} 年评定的{BriefingWords.Of(o.Track, o.Tier).Zh} {o.Count} 个名单未收录", $"The list of {o.Count} {BriefingWords.Of(o.Track, o.Tier).En.ToLowerInvariant()} of {o.Round} is not held")).ToList();

    private static Slide? Missing(BriefingFacts facts, MeasureId id, SlideKind kind) =>
        facts.PublishedOnly && MeasureCatalogue.Of(id).Access != Access.AccessAction.ReadPublished
            ? Empty(kind, new("本页数据未公开", "The figures of this slide are not published"), SlideGap.NotPublished)
            : facts.Round is null && MeasureCatalogue.Of(id).Source == MeasureSource.Applications
                ? Empty(kind, new("当日没有评定进行", "No round had begun on the day"), SlideGap.NoRound) : null;

    private static IReadOnlyList<Bilingual> RoundSources(BriefingFacts facts) => QuotaSources(facts, facts.Round?.EvaluationNoticeId);

    private static IReadOnlyList<Bilingual> QuotaSources(BriefingFacts facts, string? noticeId) => facts.Notices.FirstOrDefault(n => n.Summary.Id == noticeId) is { } notice
        ? [new($"{notice.Summary.DocumentNumber}，名额与进程为各单位填报", $"{notice.Summary.DocumentNumber}; quotas and progress as reported by the offices")]
        : [new("各单位填报", "as reported by the offices")];
}
