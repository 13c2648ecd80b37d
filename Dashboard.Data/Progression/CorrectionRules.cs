using Dashboard.Data.Access;
using Dashboard.Data.Places;

namespace Dashboard.Data.Progression;

/// <summary>A step as far as mending it depends on it.</summary>
/// <param name="RecordedOn">The day on which it was written down, or corrected last.</param>
public readonly record struct RecordedStep(int Number, Stage? From, Stage To, DateOnly EffectiveOn, DateOnly RecordedOn, bool IsCorrected = false);

/// <summary>
/// What of an application's steps can still be mended, and by whom. A step is taken back on the day of its recording by who took it, while
/// nothing was built on it; the start as long as nothing follows it, for then the place itself may be the wrong one. Later a day is
/// corrected with a reason: by who took the step until another office built on it, from then on by the national office. Pure.
/// </summary>
public static class CorrectionRules
{
    /// <summary>Null: the last step can be taken back by the office that takes such steps.</summary>
    /// <param name="steps">Of the application, in their order.</param>
    /// <param name="hasRecords">Something was recorded that rests on the step: materials or findings on the start, the experts' word on their review.</param>
    public static Refusal? CheckTakeBack(Tier tier, IReadOnlyList<RecordedStep> steps, bool hasRecords, DateOnly today)
    {
        var last = steps[^1];
        if (IsDecided(last.To))
        {
            return new ProgressionRefusal.NotCorrectable(last.To, tier);
        }

        if (hasRecords)
        {
            return new ProgressionRefusal.RecordsRest(last.To, tier);
        }

        return steps.Count == 1 || (last.RecordedOn == today && !last.IsCorrected) ? null : new ProgressionRefusal.TakenBackTooLate(last.RecordedOn, today);
    }

    /// <summary>Null: the day of the step can be corrected by this office. Whether the day itself is right, the rule of the step says.</summary>
    /// <param name="number">Of the step.</param>
    /// <param name="national">True: the national office asks. False: the office of the province.</param>
    public static Refusal? CheckCorrection(Tier tier, IReadOnlyList<RecordedStep> steps, int number, bool national)
    {
        if (steps.Where(s => s.Number == number).ToList() is not [var step] || StageRules.Find(tier, step.From, step.To) is not { } rule)
        {
            return new ProgressionRefusal.ApplicationUnknown();
        }

        if (IsDecided(step.To) || rule.Kind == StepKind.Amend)
        {
            return new ProgressionRefusal.NotCorrectable(step.To, tier);
        }

        if (national)
        {
            return null;
        }

        return IsNational(rule) ? new ProgressionRefusal.StepOfNationalOffice(step.To, tier)
            : steps.Where(s => s.Number > number && StageRules.Find(tier, s.From, s.To) is { } later && IsNational(later)).Select(s => (RecordedStep?)s).FirstOrDefault() is { } built
                ? new ProgressionRefusal.BuiltOn(built.To, tier) : null;
    }

    /// <summary>Null: the corrected day lies between the steps before and after it.</summary>
    public static Refusal? CheckOrder(Tier tier, IReadOnlyList<RecordedStep> steps, int number, DateOnly on)
    {
        foreach (var step in steps)
        {
            if (step.Number < number && on < step.EffectiveOn)
            {
                return new ProgressionRefusal.BeforeLastChange(on, step.EffectiveOn, step.To, tier);
            }

            if (step.Number > number && on > step.EffectiveOn)
            {
                return new ProgressionRefusal.AfterNextChange(on, step.EffectiveOn, step.To, tier);
            }
        }

        return null;
    }

    private static bool IsNational(StageRule rule) => rule.By == StageOwner.National;

    /// <summary>A designation and a cancellation carry their day in another record.</summary>
    private static bool IsDecided(Stage to) => to is Stage.Designated or Stage.EligibilityCancelled;
}
