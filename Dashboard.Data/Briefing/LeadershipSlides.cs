using Dashboard.Data.Inbox;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Statistics;
using static Dashboard.Data.Briefing.BriefingWords;
using static Dashboard.Data.Briefing.ProgrammeSlides;
using static Dashboard.Data.Briefing.SlideDrafts;
using static Dashboard.Data.Statistics.MeasureId;

namespace Dashboard.Data.Briefing;

/// <summary>The slides for who decides: what to decide, what has changed, one province, own words, what is lacking. Pure.</summary>
internal static class LeadershipSlides
{
    private const int ChangesShown = 8;
    private const int GapsShown = 10;

    public static Slide Decisions(BriefingFacts facts)
    {
        var decisions = Decide(facts);
        if (decisions.Count == 0)
        {
            return Empty(SlideKind.Decisions, new("没有待决定的事项", "Nothing waits for a decision"), SlideGap.NothingRecorded);
        }

        Bilingual title = new($"{decisions.Count} 件事需要决定", decisions.Count == 1 ? "1 matter needs a decision" : $"{decisions.Count} matters need a decision");
        return new Slide(
            SlideKind.Decisions, null, title, NoText, [],
            new SlideTable(
                [Column("事项", "Matter"), Column("等候", "Waiting"), Column("可选方案", "Options"), Column("不定的后果", "If not decided")],
                decisions.Select(d => (IReadOnlyList<SlideCell>)
                [
                    SlideCell.Of(d.Item), SlideCell.Of(d.Waiting), SlideCell.Of(d.Choices), SlideCell.Of(d.Consequence),
                ]).ToList()),
            null, [], [],
            Notes(title, new("事项由名单、通知和登记情况按规则推得", "The matters follow by rule from the lists, the notices and what is recorded"), BriefingFacts.RowsOf(facts.Cities)),
            facts.Sources());
    }

    /// <summary>What needs a decision, most pressing first.</summary>
    public static IReadOnlyList<Decision> Decide(BriefingFacts facts) => facts.Undecided.Select(item => item.Kind switch
    {
        InboxKind.TermEnded => new Decision(
            new($"{item.Count} 个城市时限届满后如何衔接", $"What follows for {item.Count} cities whose term has ended"), Since(item),
            [new("以后续通知收录新名单", "enter the list of a later notice"), new("另行明确过渡安排", "set a transition by another document")],
            new("通知没有续期规定，平台只能显示为已届满", "the notices know no renewal; the product can only show them as ended")),
        InboxKind.TermEnding => new Decision(
            new($"{item.Count} 个城市时限将满，是否安排验收与衔接", $"The term of {item.Count} cities is about to end"),
            item.DueOn is { } due ? new($"还有 {item.Left} 天，至 {Day(due).Zh}", $"{item.Left} days left, until {Day(due).En}") : Since(item),
            [new("提前部署", "prepare now"), new("届满后统一处理", "deal with all after the end")],
            new("届满后不再计入有效覆盖率", "after the end they count in coverage no more")),
        InboxKind.DutiesNotRecorded => new Decision(
            new("工作方案备案是否统一补报", "Whether work plans are filed late by all"), Since(item),
            [new("发文请各省统一补报", "ask all provinces to file"), new("随评定材料一并报送", "take them with the materials of the round")],
            new($"{item.Count} 个城市均未登记，无法判断是否完成", $"nothing is recorded of {item.Count} cities, so nobody can say whether it was done")),
        InboxKind.QuotasNotEntered => new Decision(
            new($"{item.Count} 个地区的推荐名额何时录入", $"When the quotas of {item.Count} provinces are entered"), new("自通知印发起，日期待补录", "since the notice; its date is missing"),
            [new("按附件3、4录入", "enter annexes 3 and 4"), new("测算后发布", "apportion and publish")],
            new("没有名额不能推荐", "without a quota nothing can be recommended")),
        InboxKind.TieToSettle => new Decision(
            new("测算中的并列如何确定", "How a tie of the workbench is settled"), Since(item),
            [new("按规定顺序确定", "by an order laid down"), new("抽签或会议确定", "by lot or by a meeting")],
            new("并列未定，名额不能发布", "while it is open the quotas cannot be published")),
        InboxKind.DatesMissing => new Decision(
            new($"评定的 {item.Count} 个日期如何补录", $"How {item.Count} dates of the round are filled in"), new("自通知印发起，日期待补录", "since the notice; its date is missing"),
            [new("核对原件后补录", "enter them from the original"), new("另行通知各省", "tell the provinces by another notice")],
            new("报送截止无法倒计时，也不发提醒", "no countdown to the deadline and no reminder")),
        _ => throw new InvalidOperationException($"{item.Kind} is nothing to decide."),
    }).ToList();

    public static Slide SinceLast(BriefingFacts facts)
    {
        if (facts.Since is not { } since)
        {
            return Empty(SlideKind.SinceLast, new("没有可比的上一期", "There is no earlier briefing to compare with"), SlideGap.NoEarlierDay);
        }

        var figures = BriefingReading.Comparable.Select(id => (Id: id, Change: facts.Change(id))).Where(c => c.Change is { Now.Value: not null, Then.Value: not null }).ToList();
        var moved = figures.Where(c => c.Change!.Value.Now.Value != c.Change.Value.Then.Value).ToList();
        Bilingual title = (moved.Count, facts.Changes.Count) switch
        {
            (0, 0) => new($"自 {Day(since).Zh}以来没有变化", $"Nothing has changed since {Day(since).En}"),
            (0, var steps) => new($"自 {Day(since).Zh}以来 {steps} 次变动，各项指标未变", $"{steps} {(steps == 1 ? "change" : "changes")} since {Day(since).En}; the figures are the same"),
            (var changed, _) => new($"自 {Day(since).Zh}以来 {changed} 项指标有变化", $"{changed} {(changed == 1 ? "figure has" : "figures have")} changed since {Day(since).En}"),
        };
        return new Slide(
            SlideKind.SinceLast, null, title, NoText, [],
            new SlideTable(
                [Column("指标", "Figure"), Column("上期", "Before"), Column("本期", "Now"), Column("变化", "Change")],
                figures.Select(c => (IReadOnlyList<SlideCell>)
                [
                    SlideCell.Of(NameOf(c.Id)), SlideCell.Of(c.Change!.Value.Then), SlideCell.Of(c.Change.Value.Now), SlideCell.Of(Arrow(c.Change.Value.Now, c.Change.Value.Then)),
                ]).ToList()),
            null, [],
            facts.Changes.Take(ChangesShown).Select(c => new Bilingual(
                $"{Day(c.EffectiveOn).Zh} {c.Name.Zh}：{BriefingWords.Of(c.To).Zh}{(c.DocumentNumber is { } number ? $"（{number}）" : "")}{(c.IsIllustrative ? "〔示例〕" : "")}",
                $"{Day(c.EffectiveOn).En} {c.Name.En}: {BriefingWords.Of(c.To).En}{(c.DocumentNumber is { } document ? $" ({document})" : "")}{(c.IsIllustrative ? " [sample]" : "")}")).ToList(),
            Notes(title, new("两日均按现行数据计算，更正已计入", "Both days are computed from the present data, corrections included"), BriefingFacts.RowsOf(facts.Cities)), facts.Sources(withDivisions: true))
        {
            HasSampleRows = facts.Changes.Take(ChangesShown).Any(c => c.IsIllustrative),
        };
    }

    public static Slide Province(BriefingFacts facts, string? code)
    {
        if (facts.Provinces.FirstOrDefault(p => p.Code == code) is not { } province)
        {
            return Empty(SlideKind.Province, new("没有这个省级地区", "There is no such province"), SlideGap.NothingRecorded, code);
        }

        var cities = facts.CitiesOf(province.Code).ToList();
        var (total, demonstration) = (facts.Of(PlacesDesignated, province), facts.Of(PlacesDemonstration, province));
        Bilingual title = cities.Count == 0
            ? new($"{province.Short.Zh}没有示范、试点城市", $"{province.Short.En} has no designated city")
            : new($"{province.Short.Zh}：示范 {demonstration.Text} 个，试点 {facts.Of(PlacesPilot, province).Text} 个", $"{province.Short.En}: {demonstration.Text} demonstration, {facts.Of(PlacesPilot, province).Text} pilot cities");
        var coverage = facts.Of(CoverageCity, province);
        return new Slide(
            SlideKind.Province, province.Code, title, ProvincePages.Standing(facts, province),
            [
                Number("示范城市", "Demonstration cities", demonstration), Number("试点城市", "Pilot cities", facts.Of(PlacesPilot, province)),
                Number("城市覆盖率（有效）", "City coverage (in force)", coverage, Fraction(coverage)),
            ],
            cities.Count == 0 ? null : ProvincePages.Places(cities),
            null, Map(facts, p => p.Code == province.Code), [],
            Notes(title, new($"合计 {total.Text} 个，按现有等级计", $"{total.Text} in all, at the tier they hold"), BriefingFacts.RowsOf(cities)), facts.Sources(withDivisions: true));
    }

    public static Slide FreeText(BriefingFacts facts) => string.IsNullOrWhiteSpace(facts.FreeText)
        ? Empty(SlideKind.FreeText, new("说明", "Remarks"), SlideGap.NothingWritten)
        : new Slide(
            SlideKind.FreeText, null, new("说明", "Remarks"), NoText, [], null, null, [],
            facts.FreeText.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => new Bilingual(line, line)).ToList(),
            Notes(new("本页为编制单位的说明", "These are the words of the office"), new("文字不由数据生成", "They are not made from data"), []), []);

    public static Slide Gaps(BriefingFacts facts)
    {
        var gaps = facts.Notices.SelectMany(n => n.Gaps.Select(g => (Notice: n.Summary, Gap: g))).ToList();
        if (facts.Notices.Count == 0)
        {
            return Empty(SlideKind.Gaps, new($"截至 {Day(facts.AsOf).Zh}没有收录的文件", $"No document is held by {Day(facts.AsOf).En}"), SlideGap.NothingRecorded);
        }

        Bilingual title = gaps.Count == 0
            ? new($"依据 {facts.Notices.Count} 份文件，原文完整", $"From {facts.Notices.Count} documents, whole")
            : new($"依据 {facts.Notices.Count} 份文件，原文缺失 {gaps.Count} 处", $"From {facts.Notices.Count} documents, with {gaps.Count} places lost");
        return new Slide(
            SlideKind.Gaps, null, title, new("缺失处不作推测，录入前显示为待补录", "Nothing is guessed: what is lost is shown as missing until it is entered"), [],
            gaps.Count == 0 ? null : new SlideTable(
                [Column("文件", "Document"), Column("编号", "No."), Column("缺失之处", "What is lost")],
                gaps.Take(GapsShown).Select(g => (IReadOnlyList<SlideCell>)
                [
                    SlideCell.Of(g.Notice.DocumentNumber), SlideCell.Of(g.Gap.Code), SlideCell.Of(new Bilingual(g.Gap.PlaceZh, g.Gap.PlaceEn)),
                ]).ToList()),
            null, [],
            facts.Notices.Select(n => n.Summary).Select(n => new Bilingual($"{n.DocumentNumber}《{n.ShortTitle.Zh}》", $"{n.DocumentNumber} {n.ShortTitle.En}")).ToList(),
            Notes(title, new("全部缺失见各文件页面", "All that is lost stands on the pages of the documents"), facts.Sources(withDivisions: true)), facts.Sources(withDivisions: true));
    }

    /// <summary>How long it has waited: since its day passed, or since it came up.</summary>
    private static Bilingual Since(InboxItem item) => (item.Late > 0 ? item.DueOn : item.SinceOn) is { } on
        ? new($"{item.AsOf.DayNumber - on.DayNumber} 天，自 {Day(on).Zh}", $"{item.AsOf.DayNumber - on.DayNumber} days, since {Day(on).En}") : new("日期待补录", "date missing");

    /// <summary>▲3, ▼2 or 0.</summary>
    private static string Arrow(PinnedFigure now, PinnedFigure then) => (now.Value - then.Value) switch
    {
        > 0 and var up => "▲" + Difference(now, up),
        < 0 and var down => "▼" + Difference(now, -down),
        _ => "0",
    };

    private static string Difference(PinnedFigure figure, decimal difference) => (figure with { Value = difference, Part = null, Whole = null }).Text;

    /// <summary>The figures that are compared; a test holds the names to the catalogue.</summary>
    private static Bilingual NameOf(MeasureId id) => id switch
    {
        PlacesDesignated => new("已确定的城市", "Designated cities"),
        PlacesDemonstration => new("示范城市", "Demonstration cities"),
        PlacesPilot => new("试点城市", "Pilot cities"),
        PlacesInForce => new("有效的城市", "Cities in force"),
        PlacesExpired => new("已届满的城市", "Cities whose term has ended"),
        ProvincesCovered => new("覆盖的省级地区", "Provinces covered"),
        CoverageCity => new("城市覆盖率（有效）", "City coverage (in force)"),
        PilotsRisen => new("成为示范的试点", "Pilots that have risen"),
        ApplicationsLive => new("在办申请", "Applications under way"),
        ApplicationsRecommended => new("已推荐的申请", "Applications recommended"),
        DutiesDone => new("已办义务", "Duties done"),
        _ => new("未登记义务", "Duties not recorded"),
    };
}
