using Dashboard.Data;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Progression;

/// <summary>The words of applications in the language of the interface: stages, owners, materials, conditions, steps and refusals.</summary>
public static class ProgressionWords
{
    /// <summary>What a button says that takes the step.</summary>
    public static string Verb(this StageRule rule) => (rule.Kind, rule.To) switch
    {
        (StepKind.Start, _) => WordsText.NewApplication,
        (StepKind.Advance, Stage.Recommended) => rule.Tier == Tier.Demonstration ? ProgressionText.ActRecommend : ProgressionText.ActRecommendPilot,
        (StepKind.Advance, Stage.PublicNotice or Stage.ProvincialPublicNotice) => ProgressionText.ActOpenNotice,
        (StepKind.Advance, var to) => ProgressionText.ActAdvance.With(to.Word(rule.Tier)),
        (StepKind.Return, _) => ProgressionText.ActReturn,
        (StepKind.Resume, var to) => ProgressionText.ActResume.With(to.Word(rule.Tier)),
        (StepKind.Exit, Stage.NotRecommended) => ProgressionText.ActNotRecommend,
        (StepKind.Exit, Stage.NotSelected) => ProgressionText.ActNotSelect,
        (StepKind.Exit, Stage.EligibilityCancelled) => ProgressionText.ActCancel,
        (StepKind.Exit, _) => ProgressionText.ActWithdraw,
        (StepKind.Decide, _) => rule.Tier == Tier.Demonstration ? ProgressionText.ActDesignate : ProgressionText.ActApprove,
        (StepKind.Amend, _) => ProgressionText.ActAmendNotice,
    };

    /// <summary>What somebody else did meanwhile, with both values.</summary>
    public static string Say(IReadOnlyList<ConflictingValue> values, Tier tier) => values switch
    {
        [] => ProgressionText.ConflictGone,
        [{ Property: nameof(Stage) } stage, ..] => ProgressionText.ConflictStage.With(StageText(stage.Yours, tier), StageText(stage.Theirs, tier)),
        [var other, ..] => ProgressionText.ConflictOther.With(other.Yours ?? WordsText.None, other.Theirs ?? WordsText.None),
    };

    private static string StageText(string? identifier, Tier tier) => identifier switch
    {
        null => WordsText.None,
        nameof(Data.Progression.Falsification) => ProgressionText.Falsification,
        _ => Enum.TryParse<Stage>(identifier, out var stage) ? stage.Word(tier) : identifier,
    };
}
