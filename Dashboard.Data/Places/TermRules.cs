namespace Dashboard.Data.Places;

/// <summary>A new end of a term with its document.</summary>
/// <param name="DecidedOn">The day of the document.</param>
/// <param name="EndsOn">The new last day of the term.</param>
public readonly record struct TermChange(DateOnly DecidedOn, DateOnly EndsOn);

/// <summary>How long a designation holds, and what a document may change about it (extension or end by document). Pure.</summary>
/// <remarks>
/// A document comes while the term runs and ends it no earlier than on its own day. So whether a term runs on a day does not depend on
/// what came later: no figure of a past day moves, only the end that was foreseen.
/// </remarks>
public static class TermRules
{
    /// <summary>The last day of the term as it is known on a day: that of the last document by then, else that of the notice.</summary>
    /// <param name="stated">The last day that the notice states.</param>
    /// <param name="changes">In the order of their documents.</param>
    public static DateOnly EndsOn(DateOnly stated, IEnumerable<TermChange> changes, DateOnly day) =>
        changes.Where(c => c.DecidedOn <= day).Select(c => (DateOnly?)c.EndsOn).LastOrDefault() ?? stated;

    /// <summary>Null: a document may change the term so. Else the first thing against it.</summary>
    /// <param name="term">As all earlier documents have it.</param>
    /// <param name="lastDocumentOn">The day of the last of them; null: there is none.</param>
    public static TermRefusal? Check(Term term, DateOnly designatedOn, DateOnly? lastDocumentOn, TermChange wanted, DateOnly today) =>
        wanted.DecidedOn > today ? new TermRefusal.InFuture(wanted.DecidedOn, today)
        : wanted.DecidedOn < designatedOn ? new TermRefusal.BeforeDesignation(designatedOn)
        : wanted.DecidedOn < lastDocumentOn ? new TermRefusal.BeforeLast(lastDocumentOn.Value)
        : wanted.DecidedOn > term.EndsOn ? new TermRefusal.Ended(term.EndsOn)
        : wanted.EndsOn < wanted.DecidedOn ? new TermRefusal.EndsBeforeDocument(wanted.DecidedOn)
        : wanted.EndsOn <= term.StartsOn ? new TermRefusal.EndsBeforeStart(term.StartsOn)
        : wanted.EndsOn == term.EndsOn ? new TermRefusal.NoChange(term.EndsOn) : null;

    /// <summary>The term that most of the latest batch hold, of as many the later; null: none is held. One that was extended alone is not the term of all.</summary>
    public static Term? OfLatestBatch(IReadOnlyCollection<DesignatedPlace> places) =>
        places.Where(p => p.DesignatedOn == places.Max(other => other.DesignatedOn)).CountBy(p => p.Term)
            .OrderByDescending(t => t.Value).ThenByDescending(t => t.Key.EndsOn).Select(t => (Term?)t.Key).FirstOrDefault();
}
