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

    /// <summary>Of several that are recorded together, one cannot be: so none is.</summary>
    public sealed record OfPlace(Bilingual Place, Refusal Reason) : DutyRefusal;

    /// <summary>A text is missing or has more characters.</summary>
    public sealed record TextInvalid(int Most) : DutyRefusal;
}
