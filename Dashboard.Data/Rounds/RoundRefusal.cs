namespace Dashboard.Data.Rounds;

/// <summary>Why a round is not saved, beside <see cref="Access.AccessRefusal"/>.</summary>
public abstract record RoundRefusal : Refusal
{
    private RoundRefusal()
    {
    }

    /// <summary>The code of a round is a year.</summary>
    public sealed record WrongCode(string Code) : RoundRefusal;

    /// <summary>A name is missing or has more letters.</summary>
    public sealed record WrongName(int Most) : RoundRefusal;

    public sealed record Exists(string Code) : RoundRefusal;

    public sealed record NoSuchRound(string Code) : RoundRefusal;

    /// <summary>Only one day of the term, or the last before the first.</summary>
    public sealed record WrongTerm : RoundRefusal;

    /// <summary>A change needs its reason, of at most so many letters.</summary>
    public sealed record ReasonMissing(int Most) : RoundRefusal;

    /// <summary>There is no such notice of designations, or it has its round already.</summary>
    public sealed record NoticeTaken : RoundRefusal;
}
