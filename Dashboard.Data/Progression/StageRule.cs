using Dashboard.Data.Access;
using Dashboard.Data.Notices;
using Dashboard.Data.Places;

namespace Dashboard.Data.Progression;

/// <summary>What kind of step a rule allows.</summary>
public enum StepKind
{
    /// <summary>The application begins.</summary>
    Start,

    /// <summary>To the next step of the tier.</summary>
    Advance,

    /// <summary>Back to the place, for completion.</summary>
    Return,

    /// <summary>On after completion: to the step it was returned from, or an earlier one.</summary>
    Resume,

    /// <summary>Out of the procedure.</summary>
    Exit,

    /// <summary>确定, 核准.</summary>
    Decide,

    /// <summary>The period of a running public notice is recorded again: closed earlier, or prolonged. The stage stays.</summary>
    Amend,
}

/// <summary>What a step asks for.</summary>
[Flags]
public enum StepRequirement
{
    None = 0,

    /// <summary>二: the prior status holds and no condition is found not met. Conditions not assessed yet do not stop it.</summary>
    Eligibility = 1,

    /// <summary>四: the four materials of the place, without the recommendation letter that the province adds.</summary>
    PlaceMaterials = 1 << 1,

    /// <summary>四: all five materials.</summary>
    AllMaterials = 1 << 2,

    /// <summary>A place is left in the quota.</summary>
    Quota = 1 << 3,

    /// <summary>First and last day of the public notice.</summary>
    NoticePeriod = 1 << 4,

    /// <summary>The public notice is over.</summary>
    NoticeEnded = 1 << 5,

    /// <summary>The expert review is recorded and proposes the place.</summary>
    ExpertReview = 1 << 6,

    /// <summary>Notice, annex, row and term of the designation.</summary>
    Designation = 1 << 7,

    /// <summary>A verified falsification.</summary>
    Falsification = 1 << 8,

    /// <summary>Why, in words.</summary>
    Remark = 1 << 9,
}

/// <summary>One row of the stage table.</summary>
/// <param name="From">Null: the application begins.</param>
/// <param name="By">Who takes the step; the provincial office records what the place does.</param>
/// <param name="Reference">The statement of the 2023 notice that the step belongs to.</param>
/// <param name="IsStated">False: the notice does not speak of the step itself (return, resumption, withdrawal).</param>
public sealed record StageRule(
    Tier Tier, Stage? From, Stage To, StepKind Kind, StageOwner By, StepRequirement Requires, NoticeReference Reference, bool IsStated = true)
{
    /// <summary>What a person must be allowed to take the step, of an application of a province.</summary>
    public AccessAction Action => StageRules.IsNationalDecision(To) ? AccessAction.RecordNationalDecision : AccessAction.MoveApplications;

    public bool Asks(StepRequirement requirement) => (Requires & requirement) != 0;

    /// <summary>The materials that must have come in (四): those of the place, or all; the recommendation letter is the province's own.</summary>
    public IReadOnlyList<Material> NeededMaterials =>
        Asks(StepRequirement.AllMaterials) ? Enum.GetValues<Material>()
        : Asks(StepRequirement.PlaceMaterials) ? [.. Enum.GetValues<Material>().Where(m => m != Material.RecommendationLetter)] : [];
}

/// <summary>Neighbouring steps of one owner, 1-based and inclusive.</summary>
public readonly record struct OwnerBand(StageOwner Owner, int First, int Last);
