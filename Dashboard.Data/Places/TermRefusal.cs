using Dashboard.Data.Access;

namespace Dashboard.Data.Places;

/// <summary>Why the term of a designation is not revised, beside <see cref="AccessRefusal"/>.</summary>
public abstract record TermRefusal : Refusal
{
    private TermRefusal()
    {
    }

    /// <summary>There is no such designation, or none was chosen.</summary>
    public sealed record Unknown : TermRefusal;

    /// <summary>An extension or an early end needs the number of its document, of at most so many letters.</summary>
    public sealed record DocumentMissing(int Most) : TermRefusal;

    /// <summary>It needs a reason of at most so many letters.</summary>
    public sealed record ReasonMissing(int Most) : TermRefusal;

    public sealed record InFuture(DateOnly Day, DateOnly Today) : TermRefusal;

    /// <summary>No document changes what is not designated yet.</summary>
    public sealed record BeforeDesignation(DateOnly DesignatedOn) : TermRefusal;

    /// <summary>A later document was recorded already.</summary>
    public sealed record BeforeLast(DateOnly DecidedOn) : TermRefusal;

    /// <summary>The term had ended on the day of the document: what has ended is designated again, not extended.</summary>
    public sealed record Ended(DateOnly EndsOn) : TermRefusal;

    /// <summary>No document ends a term before its own day.</summary>
    public sealed record EndsBeforeDocument(DateOnly DecidedOn) : TermRefusal;

    public sealed record EndsBeforeStart(DateOnly StartsOn) : TermRefusal;

    /// <summary>It ends on that day already.</summary>
    public sealed record NoChange(DateOnly EndsOn) : TermRefusal;

    /// <summary>On the day of the document the place counts by another designation.</summary>
    public sealed record Superseded(Bilingual Place, string DocumentNumber) : TermRefusal;

    /// <summary>The place is designated in the same tier again before the new end.</summary>
    public sealed record Overlaps(Bilingual Place, string DocumentNumber, DateOnly DesignatedOn) : TermRefusal;

    /// <summary>Applications began on days on which the term would run or end otherwise.</summary>
    public sealed record BuiltOn(Bilingual Place, int Applications) : TermRefusal;

    /// <summary>The term stands as the notice states it.</summary>
    public sealed record NothingToUndo : TermRefusal;
}
