using Dashboard.Data.Places;

namespace Dashboard.Data.Progression;

/// <summary>Why a place may not apply (二 of the 2023 notice).</summary>
public abstract record EligibilityRefusal : Refusal
{
    private EligibilityRefusal()
    {
    }

    /// <summary>A place of this kind is on the other track, named here.</summary>
    public sealed record NotOnTrack(PlaceKind Kind, Track Track) : EligibilityRefusal;

    public sealed record NotPilot : EligibilityRefusal;

    /// <summary>The lists of pilot counties are not held.</summary>
    public sealed record PriorStatusUnknown : EligibilityRefusal;

    public sealed record PilotTermNotBegun(DateOnly From, DateOnly StartsOn) : EligibilityRefusal;

    public sealed record PilotTermEnded(DateOnly EndsOn, DateOnly StartsOn) : EligibilityRefusal;

    public sealed record AlreadyDemonstration(string NoticeId, DateOnly From, DateOnly EndsOn) : EligibilityRefusal;

    public sealed record AlreadyPilot(string NoticeId, DateOnly From, DateOnly EndsOn) : EligibilityRefusal;

    public sealed record AlreadyApplied(string RoundCode) : EligibilityRefusal;

    /// <summary>Its application of an earlier round has not ended.</summary>
    public sealed record StillApplying(string RoundCode) : EligibilityRefusal;
}
