using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Dashboard.Web.Access;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Progression;

/// <summary>The words of applications in the language of the interface: stages, owners, materials, conditions, steps and refusals.</summary>
public static class ProgressionWords
{
    /// <summary>What a button says that takes the step.</summary>
    public static string Verb(this StageRule rule) => (rule.Kind, rule.To) switch
    {
        (StepKind.Start, _) => ProgressionText.StartTitle,
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

    /// <summary>Why a step, a record, a start or a place was refused.</summary>
    /// <param name="tier">Names the stages.</param>
    public static string Say(this Refusal refusal, Tier tier) => Pattern(refusal.Reason) is var pattern && refusal.Reason is ProgressionRefusal.ConditionsNotMet
        ? pattern.With(refusal.Numbers.Select(n => Text(n, tier)).List())
        : pattern.With([.. refusal.Numbers.Select(n => Text(n, tier))]);

    /// <summary>What somebody else did meanwhile, with both values.</summary>
    public static string Say(IReadOnlyList<ConflictingValue> values, Tier tier) => values switch
    {
        [] => ProgressionText.ConflictGone,
        [{ Property: nameof(Stage) } stage, ..] => ProgressionText.ConflictStage.With(StageText(stage.Yours, tier), StageText(stage.Theirs, tier)),
        [var other, ..] => ProgressionText.ConflictOther.With(other.Yours ?? ProgressionText.ConflictNone, other.Theirs ?? ProgressionText.ConflictNone),
    };

    private static string StageText(string? identifier, Tier tier) => identifier switch
    {
        null => ProgressionText.ConflictNone,
        nameof(Data.Progression.Falsification) => ProgressionText.Falsification,
        _ => Enum.TryParse<Stage>(identifier, out var stage) ? stage.Word(tier) : identifier,
    };

    private static string Text(object value, Tier tier) => value switch
    {
        DateOnly day => day.Long(),
        Stage stage => stage.Word(tier),
        EligibilityCondition condition => condition.Word(),
        PlaceKind kind => kind.Word(),
        Track track => track.Word(),
        int number => number.Text(),
        _ => $"{value}",
    };

    private static string Pattern(Enum reason) => reason switch
    {
        AccessRefusal access => access.Say(),
        ProgressionRefusal refusal => Pattern(refusal),
        EligibilityGround ground => Pattern(ground),
        QuotaRefusal quota => Pattern(quota),
        PlaceRefusal place => Pattern(place),
        _ => throw new NotSupportedException($"No words for {reason}."),
    };

    private static string Pattern(ProgressionRefusal refusal) => refusal switch
    {
        ProgressionRefusal.ApplicationUnknown => ProgressionText.RefusedApplicationUnknown,
        ProgressionRefusal.RoundUnknown => ProgressionText.RefusedRoundUnknown,
        ProgressionRefusal.PlaceUnknown => ProgressionText.RefusedPlaceUnknown,
        ProgressionRefusal.StepUnknown => ProgressionText.RefusedStepUnknown,
        ProgressionRefusal.ResumesTooFar => ProgressionText.RefusedResumesTooFar,
        ProgressionRefusal.InFuture => ProgressionText.RefusedInFuture,
        ProgressionRefusal.BeforeLastChange => ProgressionText.RefusedBeforeLastChange,
        ProgressionRefusal.BeforeRound => ProgressionText.RefusedBeforeRound,
        ProgressionRefusal.BeforeStart => ProgressionText.RefusedBeforeStart,
        ProgressionRefusal.MaterialsMissing => ProgressionText.RefusedMaterials,
        ProgressionRefusal.ConditionsNotMet => ProgressionText.RefusedConditions,
        ProgressionRefusal.RemarkMissing => ProgressionText.RefusedRemark,
        ProgressionRefusal.TextTooLong => ProgressionText.RefusedTextTooLong,
        ProgressionRefusal.NoticePeriodMissing => ProgressionText.RefusedPeriodMissing,
        ProgressionRefusal.NoticePeriodReversed => ProgressionText.RefusedPeriodReversed,
        ProgressionRefusal.NoticeNotEnded => ProgressionText.RefusedNoticeNotEnded,
        ProgressionRefusal.ExpertReviewMissing => ProgressionText.RefusedReviewMissing,
        ProgressionRefusal.NotProposed => ProgressionText.RefusedNotProposed,
        ProgressionRefusal.FalsificationMissing => ProgressionText.RefusedFalsificationMissing,
        ProgressionRefusal.DesignationMissing => ProgressionText.RefusedDesignationMissing,
        ProgressionRefusal.IllustrativeAdverse => ProgressionText.RefusedIllustrativeAdverse,
        ProgressionRefusal.IllustrativeDesignation => ProgressionText.RefusedIllustrativeDesignation,
        ProgressionRefusal.StageClosed => ProgressionText.RefusedStageClosed,
        ProgressionRefusal.ConditionUnknown => ProgressionText.RefusedConditionUnknown,
        ProgressionRefusal.NoticeUnknown => ProgressionText.RefusedNoticeUnknown,
        ProgressionRefusal.NoticeDesignatesNobody => ProgressionText.RefusedNoticeDesignatesNobody,
        ProgressionRefusal.NoticeComplete => ProgressionText.RefusedNoticeComplete,
        ProgressionRefusal.NoticeTaken => ProgressionText.RefusedNoticeTaken,
        ProgressionRefusal.NoticeIncomplete => ProgressionText.RefusedNoticeIncomplete,
        ProgressionRefusal.AnnexRowInvalid => ProgressionText.RefusedAnnexRowInvalid,
        ProgressionRefusal.AnnexRowTaken => ProgressionText.RefusedAnnexRowTaken,
        ProgressionRefusal.AnnexOfOtherList => ProgressionText.RefusedAnnexOfOtherList,
        ProgressionRefusal.TermMissing => ProgressionText.RefusedTermMissing,
        ProgressionRefusal.TermInvalid => ProgressionText.RefusedTermInvalid,
        ProgressionRefusal.AlreadyDesignated => ProgressionText.RefusedAlreadyDesignated,
    };

    private static string Pattern(EligibilityGround ground) => ground switch
    {
        EligibilityGround.NotOnTrack => ProgressionText.GroundNotOnTrack,
        EligibilityGround.NotPilot => ProgressionText.GroundNotPilot,
        EligibilityGround.PriorStatusUnknown => ProgressionText.GroundPriorStatusUnknown,
        EligibilityGround.PilotTermNotBegun => ProgressionText.GroundPilotTermNotBegun,
        EligibilityGround.PilotTermEnded => ProgressionText.GroundPilotTermEnded,
        EligibilityGround.AlreadyDemonstration => ProgressionText.GroundAlreadyDemonstration,
        EligibilityGround.AlreadyPilot => ProgressionText.GroundAlreadyPilot,
        EligibilityGround.AlreadyApplied => ProgressionText.GroundAlreadyApplied,
        EligibilityGround.StillApplying => ProgressionText.GroundStillApplying,
    };

    private static string Pattern(QuotaRefusal quota) => quota switch
    {
        QuotaRefusal.Unknown => ProgressionText.RefusedQuotaUnknown,
        QuotaRefusal.Used => ProgressionText.RefusedQuotaUsed,
        QuotaRefusal.BelowRecommended => ProgressionText.RefusedQuotaBelow,
    };

    private static string Pattern(PlaceRefusal place) => place switch
    {
        PlaceRefusal.CodeInvalid => ProgressionText.PlaceCodeInvalid,
        PlaceRefusal.CodeTaken => ProgressionText.PlaceCodeTaken,
        PlaceRefusal.CodeOfOtherProvince => ProgressionText.PlaceCodeOfOtherProvince,
        PlaceRefusal.ProvinceUnknown => ProgressionText.PlaceProvinceUnknown,
        PlaceRefusal.NameInvalid => ProgressionText.PlaceNameInvalid,
        PlaceRefusal.PinyinInvalid => ProgressionText.PlacePinyinInvalid,
        PlaceRefusal.KindInvalid => ProgressionText.PlaceKindInvalid,
    };

}
