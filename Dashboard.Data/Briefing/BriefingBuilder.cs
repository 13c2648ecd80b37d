using Dashboard.Data.Provinces;
using Dashboard.Data.Statistics;
using static Dashboard.Data.Briefing.BriefingWords;
using static Dashboard.Data.Briefing.SlideDrafts;
using static Dashboard.Data.Statistics.MeasureId;

namespace Dashboard.Data.Briefing;

/// <summary>Figures to slides and pages. Pure: equal facts are equal contents.</summary>
internal static class BriefingBuilder
{
    private const int DecisionsOnPage = 3;

    public static BriefingContent Of(BriefingFacts facts, IReadOnlyList<ChosenSlide> slides) => new(
        facts.AsOf, facts.Round?.Code, slides.Select(s => Of(facts, s)).ToList(), PageOf(facts), ProvincePages.Of(facts));

    private static Slide Of(BriefingFacts facts, ChosenSlide slide) => slide.Kind switch
    {
        SlideKind.Programme => ProgrammeSlides.Programme(facts),
        SlideKind.Places => ProgrammeSlides.Places(facts),
        SlideKind.WithoutAny => ProgrammeSlides.WithoutAny(facts),
        SlideKind.Regions => ProgrammeSlides.Regions(facts),
        SlideKind.Kinds => ProgrammeSlides.Kinds(facts),
        SlideKind.Terms => ProgrammeSlides.Terms(facts),
        SlideKind.Quotas => RoundSlides.Quotas(facts),
        SlideKind.Fairness => RoundSlides.Fairness(facts),
        SlideKind.Pipeline => RoundSlides.Pipeline(facts),
        SlideKind.Waiting => RoundSlides.Waiting(facts),
        SlideKind.Conversion => RoundSlides.Conversion(facts),
        SlideKind.Duties => RoundSlides.Duties(facts),
        SlideKind.Decisions => LeadershipSlides.Decisions(facts),
        SlideKind.SinceLast => LeadershipSlides.SinceLast(facts),
        SlideKind.Province => LeadershipSlides.Province(facts, slide.Province),
        SlideKind.FreeText => LeadershipSlides.FreeText(facts),
        SlideKind.Gaps => LeadershipSlides.Gaps(facts),
    };

    private static OnePage PageOf(BriefingFacts facts)
    {
        var coverage = facts.Figure(CoverageCity);
        return new OnePage(
            [
                Number("示范城市", "Demonstration cities", facts.Figure(PlacesDemonstration), In(facts.Figure(ProvincesDemonstration))),
                Number("试点城市", "Pilot cities", facts.Figure(PlacesPilot), In(facts.Figure(ProvincesPilot))),
                Number("城市覆盖率（有效）", "City coverage (in force)", coverage, ProgrammeSlides.Fraction(coverage)),
            ],
            FindingsOf(facts),
            Map(facts),
            LeadershipSlides.Decide(facts).Take(DecisionsOnPage).ToList(),
            facts.Sources(withDivisions: true));

        static Bilingual? In(PinnedFigure provinces) => new Bilingual($"{provinces.Text} 个省级地区", $"in {provinces.Text} provinces");
    }

    /// <summary>Five findings; fewer while nothing is designated.</summary>
    private static IReadOnlyList<Finding> FindingsOf(BriefingFacts facts)
    {
        if (facts.Cities.Count == 0)
        {
            return [new Finding(Sentence(ProgrammeSlides.Programme(facts).Title), NoText)];
        }

        var empty = facts.Provinces.Where(p => facts.Count(PlacesDesignated, p) == 0).Select(p => p.Short).ToList();
        var (without, regions, fairness) = (ProgrammeSlides.WithoutAny(facts), ProgrammeSlides.Regions(facts), RoundSlides.Fairness(facts));
        var (demonstration, pilot, covered) = (facts.Figure(PlacesDemonstration).Text, facts.Figure(PlacesPilot).Text, facts.Figure(ProvincesCovered).Text);
        var total = facts.Figure(PlacesDesignated).Text;
        var latest = facts.Cities.MaxBy(c => c.Term.EndsOn)!.Term;
        return
        [
            new Finding(
                new($"{total} 个城市（城区）已确定。", $"{total} cities are designated."),
                new($"示范 {demonstration} 个、试点 {pilot} 个，覆盖 {covered} 个省级地区{(empty.Count > 0 ? $"；{List(empty).Zh}暂无" : "")}。",
                    $"{demonstration} demonstrations and {pilot} pilots in {covered} provinces{(empty.Count > 0 ? $"; none in {List(empty).En}" : "")}.")),
            new Finding(Sentence(fairness.Title), fairness.Lead.Zh.Length == 0 ? NoText : Sentence(fairness.Lead)),
            new Finding(Sentence(regions.Title), regions.Lead.Zh.Length == 0 ? NoText : Sentence(regions.Lead)),
            new Finding(Sentence(without.Title), without.Lead.Zh.Length == 0 ? NoText : Sentence(without.Lead)),
            new Finding(
                Sentence(ProgrammeSlides.TermLine(facts)),
                latest.DaysLeftOn(facts.AsOf) < 0 ? NoText
                    : new($"{Day(latest.EndsOn).Zh}届满，还有 {latest.DaysLeftOn(facts.AsOf)} 天。", $"It ends on {Day(latest.EndsOn).En}, in {latest.DaysLeftOn(facts.AsOf)} days.")),
        ];
    }
}
