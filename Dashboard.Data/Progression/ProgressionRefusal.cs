using Dashboard.Data.Places;
using Dashboard.Data.Quotas;

namespace Dashboard.Data.Progression;

/// <summary>Why a step or a record of an application is refused, beside <see cref="EligibilityRefusal"/> and <see cref="QuotaRefusal"/>.</summary>
public abstract record ProgressionRefusal : Refusal
{
    private ProgressionRefusal()
    {
    }

    /// <summary>There is no such application.</summary>
    public sealed record ApplicationUnknown : ProgressionRefusal;

    public sealed record RoundUnknown(string Code) : ProgressionRefusal;

    public sealed record PlaceUnknown(string Code) : ProgressionRefusal;

    /// <summary>The stage table knows no such step.</summary>
    public sealed record StepUnknown(Stage? From, Stage To, Tier Tier) : ProgressionRefusal;

    /// <summary>An application that was returned goes on where it was returned from, or earlier.</summary>
    public sealed record ResumesTooFar(Stage From, Stage To, Tier Tier) : ProgressionRefusal;

    /// <summary>The day is still to come.</summary>
    public sealed record InFuture(DateOnly On, DateOnly Today) : ProgressionRefusal;

    /// <summary>The place would be in two stages: the day is before the last change, to the stage named.</summary>
    public sealed record BeforeLastChange(DateOnly On, DateOnly LastOn, Stage Stage, Tier Tier) : ProgressionRefusal;

    /// <summary>Nothing begins before the notice that opens the round.</summary>
    public sealed record BeforeRound(DateOnly On, DateOnly OpensOn) : ProgressionRefusal;

    /// <summary>Nothing of an application happens before it began.</summary>
    public sealed record BeforeStart(DateOnly On, DateOnly StartedOn) : ProgressionRefusal;

    /// <summary>The day would be after the step that follows, to the stage named.</summary>
    public sealed record AfterNextChange(DateOnly On, DateOnly NextOn, Stage Stage, Tier Tier) : ProgressionRefusal;

    /// <summary>A step is taken back on the day of its recording only.</summary>
    public sealed record TakenBackTooLate(DateOnly RecordedOn, DateOnly Today) : ProgressionRefusal;

    /// <summary>Materials, findings or a review rest on the step.</summary>
    public sealed record RecordsRest(Stage Stage, Tier Tier) : ProgressionRefusal;

    /// <summary>The day of the step stands in another record.</summary>
    public sealed record NotCorrectable(Stage Stage, Tier Tier) : ProgressionRefusal;

    /// <summary>Another office's step, to the stage named, follows.</summary>
    public sealed record BuiltOn(Stage Stage, Tier Tier) : ProgressionRefusal;

    public sealed record StepOfNationalOffice(Stage Stage, Tier Tier) : ProgressionRefusal;

    public sealed record MaterialsMissing(int Received, int Needed) : ProgressionRefusal;

    public sealed record ConditionsNotMet(IReadOnlyList<EligibilityCondition> Conditions) : ProgressionRefusal;

    public sealed record RemarkMissing : ProgressionRefusal;

    /// <summary>A text is longer than its column.</summary>
    public sealed record TextTooLong(int Length, int Most) : ProgressionRefusal;

    /// <summary>First or last day of the public notice is missing.</summary>
    public sealed record NoticePeriodMissing : ProgressionRefusal;

    public sealed record NoticePeriodReversed(DateOnly StartsOn, DateOnly EndsOn) : ProgressionRefusal;

    /// <summary>The public notice still runs on the day.</summary>
    public sealed record NoticeNotEnded(DateOnly EndsOn, DateOnly On) : ProgressionRefusal;

    public sealed record ExpertReviewMissing : ProgressionRefusal;

    /// <summary>The experts do not propose the place.</summary>
    public sealed record NotProposed(DateOnly ReviewedOn) : ProgressionRefusal;

    /// <summary>The finding is missing.</summary>
    public sealed record FalsificationMissing : ProgressionRefusal;

    /// <summary>The designation is made by its own command, with notice, annex and row.</summary>
    public sealed record DesignationMissing : ProgressionRefusal;

    /// <summary>Sample data says nothing bad of a real place: no exit, no failed condition, no rejection.</summary>
    public sealed record IllustrativeAdverse : ProgressionRefusal;

    /// <summary>Sample data designates nobody.</summary>
    public sealed record IllustrativeDesignation : ProgressionRefusal;

    /// <summary>The application has ended or is not in a stage that takes this.</summary>
    public sealed record StageClosed(Stage Stage, Tier Tier) : ProgressionRefusal;

    /// <summary>The condition is not one of this application, or is computed.</summary>
    public sealed record ConditionUnknown(EligibilityCondition Condition) : ProgressionRefusal;

    public sealed record NoticeUnknown(string NoticeId) : ProgressionRefusal;

    /// <summary>The notice designates nobody, or has no date.</summary>
    public sealed record NoticeDesignatesNobody(string NoticeId) : ProgressionRefusal;

    /// <summary>The lists of the notice are held as the source prints them.</summary>
    public sealed record NoticeComplete(string NoticeId) : ProgressionRefusal;

    /// <summary>A notice of that identifier is held already.</summary>
    public sealed record NoticeTaken(string NoticeId) : ProgressionRefusal;

    /// <summary>Document number or title of the notice is missing.</summary>
    public sealed record NoticeIncomplete : ProgressionRefusal;

    /// <summary>Annex and row are numbered from 1.</summary>
    public sealed record AnnexRowInvalid(int Annex, int Row) : ProgressionRefusal;

    /// <summary>Another place, named here, stands there.</summary>
    public sealed record AnnexRowTaken(int Annex, int Row, string Name) : ProgressionRefusal;

    /// <summary>The annex lists the other tier or track.</summary>
    public sealed record AnnexOfOtherList(int Annex) : ProgressionRefusal;

    /// <summary>Neither the round nor the command says for which term.</summary>
    public sealed record TermMissing : ProgressionRefusal;

    /// <summary>The term does not fit the date of the notice.</summary>
    public sealed record TermInvalid(DateOnly StartsOn, DateOnly EndsOn, DateOnly IssuedOn) : ProgressionRefusal;

    /// <summary>The place would hold the tier twice.</summary>
    public sealed record AlreadyDesignated(string NoticeId, DateOnly From, DateOnly EndsOn) : ProgressionRefusal;
}
