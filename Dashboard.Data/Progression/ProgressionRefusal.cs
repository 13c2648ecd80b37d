using Dashboard.Data.Notices;
using Dashboard.Data.Places;
using Dashboard.Data.Quotas;

namespace Dashboard.Data.Progression;

/// <summary>Why a step or a record of an application is refused, beside the grounds of <see cref="EligibilityGround"/> and <see cref="QuotaRefusal"/>.</summary>
public enum ProgressionRefusal
{
    /// <summary>There is no such application.</summary>
    ApplicationUnknown,

    /// <summary>Numbers: the code.</summary>
    RoundUnknown,

    /// <summary>Numbers: the code.</summary>
    PlaceUnknown,

    /// <summary>The stage table knows no such step. Numbers: the stage, the stage wanted.</summary>
    StepUnknown,

    /// <summary>An application that was returned goes on where it was returned from, or earlier. Numbers: where from, the stage wanted.</summary>
    ResumesTooFar,

    /// <summary>The day is still to come. Numbers: the day, today.</summary>
    InFuture,

    /// <summary>The place would be in two stages. Numbers: the day, the day of the last change, its stage.</summary>
    BeforeLastChange,

    /// <summary>Nothing begins before the notice that opens the round. Numbers: the day, the first day of the round.</summary>
    BeforeRound,

    /// <summary>Nothing of an application happens before it began. Numbers: the day, its first day.</summary>
    BeforeStart,

    /// <summary>Numbers: received, needed.</summary>
    MaterialsMissing,

    /// <summary>Numbers: the conditions found not met.</summary>
    ConditionsNotMet,

    RemarkMissing,

    /// <summary>A text is longer than its column. Numbers: the length, the most.</summary>
    TextTooLong,

    /// <summary>First or last day of the public notice is missing.</summary>
    NoticePeriodMissing,

    /// <summary>Numbers: first day, last day.</summary>
    NoticePeriodReversed,

    /// <summary>The public notice still runs. Numbers: its last day, the day.</summary>
    NoticeNotEnded,

    ExpertReviewMissing,

    /// <summary>The experts do not propose the place. Numbers: the day of the review.</summary>
    NotProposed,

    /// <summary>The finding is missing.</summary>
    FalsificationMissing,

    /// <summary>The designation is made by its own command, with notice, annex and row.</summary>
    DesignationMissing,

    /// <summary>Sample data says nothing bad of a real place: no exit, no failed condition, no rejection.</summary>
    IllustrativeAdverse,

    /// <summary>Sample data designates nobody.</summary>
    IllustrativeDesignation,

    /// <summary>The application has ended or is not in a stage that takes this. Numbers: the stage.</summary>
    StageClosed,

    /// <summary>The condition is not one of this application, or is computed. Numbers: the condition.</summary>
    ConditionUnknown,

    /// <summary>Numbers: the identifier.</summary>
    NoticeUnknown,

    /// <summary>The notice designates nobody, or has no date. Numbers: the identifier.</summary>
    NoticeDesignatesNobody,

    /// <summary>The lists of the notice are held as the source prints them. Numbers: the identifier.</summary>
    NoticeComplete,

    /// <summary>A notice of that identifier is held already. Numbers: the identifier.</summary>
    NoticeTaken,

    /// <summary>Document number or title of the notice is missing.</summary>
    NoticeIncomplete,

    /// <summary>Annex and row are numbered from 1. Numbers: annex, row.</summary>
    AnnexRowInvalid,

    /// <summary>Numbers: annex, row, the place that stands there.</summary>
    AnnexRowTaken,

    /// <summary>The annex lists the other tier or track. Numbers: annex.</summary>
    AnnexOfOtherList,

    /// <summary>Neither the round nor the command says for which term.</summary>
    TermMissing,

    /// <summary>Numbers: first day, last day, date of the notice.</summary>
    TermInvalid,

    /// <summary>The place would hold the tier twice. Numbers: notice, first day, last day.</summary>
    AlreadyDesignated,
}

/// <summary>Where the rule behind a refusal stands in the notice.</summary>
public static class ProgressionReferences
{
    /// <summary>The statement that a refusal rests on; null for what the notice does not speak of (dates in the future, unknown codes).</summary>
    public static NoticeReference? Of(Enum reason, Track track, Tier tier) => reason switch
    {
        EligibilityGround => EligibilityRules.StatusReference(track, tier),
        QuotaRefusal => tier == Tier.Demonstration ? NoticeReferences.Recommendation : NoticeReferences.PilotProcedure,
        ProgressionRefusal refusal => Of(refusal, track, tier),
        _ => null,
    };

    private static NoticeReference? Of(ProgressionRefusal refusal, Track track, Tier tier)
    {
        var decision = tier == Tier.Demonstration ? NoticeReferences.Decision : NoticeReferences.PilotApproval;
        return refusal switch
        {
            ProgressionRefusal.StepUnknown or ProgressionRefusal.ResumesTooFar or ProgressionRefusal.BeforeLastChange
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
                or ProgressionRefusal.TermInvalid or ProgressionRefusal.AlreadyDesignated => decision,
            ProgressionRefusal.FalsificationMissing => NoticeReferences.Falsification,
            ProgressionRefusal.ApplicationUnknown or ProgressionRefusal.RoundUnknown or ProgressionRefusal.PlaceUnknown
                or ProgressionRefusal.InFuture or ProgressionRefusal.RemarkMissing or ProgressionRefusal.TextTooLong
                or ProgressionRefusal.IllustrativeAdverse or ProgressionRefusal.IllustrativeDesignation => null,
        };
    }
}
