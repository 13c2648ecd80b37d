using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;

namespace Dashboard.Tests.Progression;

/// <summary>Stage × who × built on or not: every step of the table, by either office, as the last step and with each step that may follow it.</summary>
public sealed class CorrectionRulesTests
{
    private static readonly DateOnly Today = new(2023, 9, 1);

    public static TheoryData<StageRule> Steps => [.. StageRules.All];

    [Theory, MemberData(nameof(Steps))]
    public void The_day_of_a_step_is_corrected_by_who_took_it_until_the_national_office_built_on_it(StageRule rule)
    {
        var (last, decided) = (Way(rule), rule.To is Stage.Designated or Stage.EligibilityCancelled || rule.Kind == StepKind.Amend);

        Assert.Equal(decided ? typeof(ProgressionRefusal.NotCorrectable) : null, Kind(last, last.Count, national: true));
        Assert.Equal(
            decided ? typeof(ProgressionRefusal.NotCorrectable) : rule.By == StageOwner.National ? typeof(ProgressionRefusal.StepOfNationalOffice) : null,
            Kind(last, last.Count, national: false));

        foreach (var next in StageRules.From(rule.Tier, rule.To).Where(_ => !decided && rule.By != StageOwner.National))
        {
            List<RecordedStep> built = [.. last, new(last.Count + 1, next.From, next.To, Today, Today)];
            Assert.Equal(next.By == StageOwner.National ? typeof(ProgressionRefusal.BuiltOn) : null, Kind(built, last.Count, national: false));
            Assert.Null(Kind(built, last.Count, national: true));
        }

        Type? Kind(IReadOnlyList<RecordedStep> steps, int number, bool national) => CorrectionRules.CheckCorrection(rule.Tier, steps, number, national)?.GetType();
    }

    [Theory, MemberData(nameof(Steps))]
    public void A_step_is_taken_back_on_its_day_while_nothing_rests_on_it(StageRule rule)
    {
        var steps = Way(rule);
        var decided = rule.To is Stage.Designated or Stage.EligibilityCancelled;

        Assert.Equal(decided ? typeof(ProgressionRefusal.NotCorrectable) : null, CorrectionRules.CheckTakeBack(rule.Tier, steps, hasRecords: false, Today)?.GetType());
        Assert.Equal(
            decided ? typeof(ProgressionRefusal.NotCorrectable) : typeof(ProgressionRefusal.RecordsRest),
            CorrectionRules.CheckTakeBack(rule.Tier, steps, hasRecords: true, Today)?.GetType());
        Assert.Equal(
            decided ? typeof(ProgressionRefusal.NotCorrectable) : rule.From is null ? null : typeof(ProgressionRefusal.TakenBackTooLate),
            CorrectionRules.CheckTakeBack(rule.Tier, steps, hasRecords: false, Today.AddDays(1))?.GetType());
    }

    [Fact]
    public void A_corrected_day_stays_between_its_neighbours()
    {
        RecordedStep[] steps =
        [
            new(1, null, Stage.Drafting, new DateOnly(2023, 5, 1), Today), new(2, Stage.Drafting, Stage.GovernmentConsent, new DateOnly(2023, 5, 10), Today),
            new(3, Stage.GovernmentConsent, Stage.SubmittedToProvince, new DateOnly(2023, 5, 20), Today),
        ];

        Assert.Null(CorrectionRules.CheckOrder(Tier.Demonstration, steps, 2, new DateOnly(2023, 5, 1)));
        Assert.Null(CorrectionRules.CheckOrder(Tier.Demonstration, steps, 2, new DateOnly(2023, 5, 20)));
        Assert.IsType<ProgressionRefusal.BeforeLastChange>(CorrectionRules.CheckOrder(Tier.Demonstration, steps, 2, new DateOnly(2023, 4, 30)));
        Assert.IsType<ProgressionRefusal.AfterNextChange>(CorrectionRules.CheckOrder(Tier.Demonstration, steps, 2, new DateOnly(2023, 5, 21)));
    }

    [Fact]
    public void A_province_withdraws_up_to_its_recommendation_and_the_national_office_from_then_on() => Assert.All(
        StageRules.All.Where(r => r is { To: Stage.Withdrawn, From: not Stage.ReturnedForCompletion }),
        r => Assert.Equal(r.From is Stage.ExpertReview or Stage.PublicNotice ? StageOwner.National : StageOwner.Place, r.By));

    /// <summary>Some way to the step, which is recorded today.</summary>
    private static List<RecordedStep> Way(StageRule rule) => rule.From is null
        ? [new(1, null, rule.To, Today, Today)]
        : [new(1, null, StageRules.StepsOf(rule.Tier)[0], Today.AddDays(-9), Today.AddDays(-9)), new(2, rule.From, rule.To, Today, Today)];
}
