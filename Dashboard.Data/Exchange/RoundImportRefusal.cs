namespace Dashboard.Data.Exchange;

/// <summary>Why the file of a round is not written, beside what is wrong in it.</summary>
public abstract record RoundImportRefusal : Refusal
{
    private RoundImportRefusal()
    {
    }

    /// <summary>Everything in the file is recorded already.</summary>
    public sealed record NothingChanged : RoundImportRefusal;
}
