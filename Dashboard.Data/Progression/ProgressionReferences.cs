using Dashboard.Data.Notices;
using Dashboard.Data.Places;
using Dashboard.Data.Quotas;

namespace Dashboard.Data.Progression;

/// <summary>Where the rule behind a refusal stands in the notice.</summary>
public static class ProgressionReferences
{
    /// <summary>The statement that a refusal rests on; null for what the notice does not speak of (dates in the future, unknown codes).</summary>
    public static NoticeReference? Of(Refusal refusal, Track track, Tier tier) => refusal switch
    {
        EligibilityRefusal => EligibilityRules.StatusReference(track, tier),
        QuotaRefusal => tier == Tier.Demonstration ? NoticeReferences.Recommendation : NoticeReferences.PilotProcedure,
        ProgressionRefusal.StepUnknown or ProgressionRefusal.ResumesTooFar or ProgressionRefusal.BeforeLastChange or ProgressionRefusal.AfterNextChange
            or ProgressionRefusal.StageClosed or ProgressionRefusal.BeforeRound or ProgressionRefusal.BeforeStart =>
            tier == Tier.Demonstration ? NoticeReferences.Report : NoticeReferences.PilotProcedure,
        ProgressionRefusal.MaterialsMissing => NoticeReferences.Material(1),
        ProgressionRefusal.ConditionsNotMet or ProgressionRefusal.ConditionUnknown => EligibilityRules.StatusReference(track, tier),
        ProgressionRefusal.NoticePeriodMissing or ProgressionRefusal.NoticePeriodReversed or ProgressionRefusal.NoticeNotEnded =>
            tier == Tier.Demonstration ? NoticeReferences.Decision : NoticeReferences.PilotProcedure,
        ProgressionRefusal.ExpertReviewMissing or ProgressionRefusal.NotProposed or ProgressionRefusal.DesignationMissing
            or ProgressionRefusal.NoticeUnknown or ProgressionRefusal.NoticeDesignatesNobody or ProgressionRefusal.NoticeComplete
            or ProgressionRefusal.NoticeTaken or ProgressionRefusal.NoticeIncomplete or ProgressionRefusal.AnnexRowInvalid
            or ProgressionRefusal.AnnexRowTaken or ProgressionRefusal.AnnexOfOtherList or ProgressionRefusal.TermMissing
            or ProgressionRefusal.TermInvalid or ProgressionRefusal.AlreadyDesignated =>
            tier == Tier.Demonstration ? NoticeReferences.Decision : NoticeReferences.PilotApproval,
        ProgressionRefusal.FalsificationMissing => NoticeReferences.Falsification,
        _ => null,
    };
}
