namespace Dashboard.Data.Briefing;

/// <summary>Why a briefing is not made or changed.</summary>
public abstract record BriefingRefusal : Refusal
{
    private BriefingRefusal()
    {
    }

    public sealed record TitleInvalid(int Most) : BriefingRefusal;

    public sealed record TextTooLong(int Most) : BriefingRefusal;

    public sealed record NoSlide : BriefingRefusal;

    /// <summary>A slide stands in it twice.</summary>
    public sealed record SlideTwice(SlideKind Kind) : BriefingRefusal;

    /// <summary>No province of this code takes part.</summary>
    public sealed record ProvinceUnknown(string Code) : BriefingRefusal;

    /// <summary>The day is still to come.</summary>
    public sealed record InFuture(DateOnly Day, DateOnly Today) : BriefingRefusal;

    /// <summary>The day to compare with is not before the day of the briefing.</summary>
    public sealed record SinceNotEarlier(DateOnly Since, DateOnly AsOf) : BriefingRefusal;

    /// <summary>Something was written during each of the readings, so no state of the data could be pinned.</summary>
    public sealed record DataChanging(int Readings) : BriefingRefusal;

    public sealed record Unknown : BriefingRefusal;

    /// <summary>It holds figures that are not published: a public one is made anew.</summary>
    public sealed record HoldsUnpublished : BriefingRefusal;

    /// <summary>The sample is nobody's.</summary>
    public sealed record IsSample : BriefingRefusal;
}
