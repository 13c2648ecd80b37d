namespace Dashboard.Data.Inbox;

/// <summary>What a new office does first, in this order.</summary>
public enum SetupKind
{
    /// <summary>Accounts of the provincial offices.</summary>
    Accounts,

    /// <summary>The quotas of the round, from the annexes that the source lost.</summary>
    Quotas,

    /// <summary>The liaison officers of the provinces (N23-7).</summary>
    Liaison,

    /// <summary>The two dates that the source lost (L19, L20).</summary>
    Deadlines,

    /// <summary>A round whose results are not known yet.</summary>
    Round,
}

/// <summary>One thing of the first day, and how far it is done.</summary>
/// <param name="Done">0 to <paramref name="Of"/>.</param>
public sealed record SetupStep(SetupKind Kind, int Done, int Of)
{
    public bool IsDone => Done >= Of;
}
