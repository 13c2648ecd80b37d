namespace Dashboard.Data.Apportionment;

/// <summary>How a tie was decided.</summary>
public enum TieDecisionKind
{
    /// <summary>By an order of the competent authority.</summary>
    Order,

    /// <summary>By drawing lots.</summary>
    Lot,
}

/// <summary>The recorded decision of a tie.</summary>
/// <param name="Winners">The units that receive a place, one each, in the order decided or drawn.</param>
/// <param name="DecidedBy">Who decided, or who drew the lot.</param>
/// <param name="Document">The number of the document that records it.</param>
/// <param name="Date">The date of that document.</param>
public sealed record TieDecision(
    TieDecisionKind Kind,
    IReadOnlyList<string> Winners,
    string DecidedBy,
    string Document,
    DateOnly Date);
