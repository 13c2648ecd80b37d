namespace Dashboard.Data.Duties;

/// <summary>Why a record of a duty is refused, beside <see cref="Access.AccessRefusal"/>.</summary>
public abstract record DutyRefusal : Refusal
{
    private DutyRefusal()
    {
    }

    /// <summary>There is no such designation, place, round, province or record.</summary>
    public sealed record Unknown(string What) : DutyRefusal;

    public sealed record InFuture(DateOnly Day, DateOnly Today) : DutyRefusal;

    public sealed record BeforeDesignation(DateOnly Day, DateOnly DesignatedOn) : DutyRefusal;

    public sealed record FiledBeforeIssued(DateOnly Day, DateOnly IssuedOn) : DutyRefusal;

    /// <summary>What the national office has confirmed is corrected, not taken back.</summary>
    public sealed record AlreadyConfirmed(DateOnly On) : DutyRefusal;

    /// <summary>A record is taken back on the day on which it was first made.</summary>
    public sealed record TakenBackTooLate(DateOnly RecordedOn) : DutyRefusal;

    /// <summary>Of several that are recorded together, one cannot be: so none is.</summary>
    public sealed record OfPlace(Bilingual Place, Refusal Reason) : DutyRefusal;

    /// <summary>A text is missing or has more characters.</summary>
    public sealed record TextInvalid(int Most) : DutyRefusal;
}
