namespace Dashboard.Data.Apportionment;

/// <summary>What came of a <see cref="TieDecision"/>: the final allocation or the reason it does not fit.</summary>
public abstract record TieOutcome
{
    private protected TieOutcome()
    {
    }
}

/// <summary>The decision fits the tie.</summary>
/// <param name="Allocation">Final: all seats are given, <see cref="Allocation.Tie"/> is null.</param>
public sealed record TieDecided(Allocation Allocation) : TieOutcome;

/// <summary>The decision does not fit the tie.</summary>
/// <param name="Reason">What is wrong.</param>
/// <param name="Key">The unit it concerns; null for <see cref="TieRefusal.NoTie"/> and <see cref="TieRefusal.WrongNumber"/>.</param>
/// <param name="Given">The number of winners named.</param>
/// <param name="Required">The number of places in doubt; 0 when there is no tie.</param>
public sealed record TieRefused(TieRefusal Reason, string? Key, int Given, int Required) : TieOutcome;

/// <summary>Why a decision does not fit a tie.</summary>
public enum TieRefusal
{
    /// <summary>The allocation has no undecided tie.</summary>
    NoTie,

    /// <summary>More or fewer winners are named than there are places.</summary>
    WrongNumber,

    /// <summary>A winner is not among the tied units.</summary>
    NotTied,

    /// <summary>A winner is named twice.</summary>
    NamedTwice,
}
