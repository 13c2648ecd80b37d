using Dashboard.Data.Access;
using Dashboard.Data.Time;

namespace Dashboard.Web.Navigation;

/// <summary>Who looks at which day: cascaded to every page by the layout.</summary>
/// <param name="UnreadableAsOf">The as-of text of the address when it is no date; then the page shows today and says so.</param>
/// <param name="HasEnded">The viewer's session is over: the page is covered, keeps what it shows and reads nothing more.</param>
public sealed record ViewContext(Viewer Viewer, AsOf AsOf, AccessGuard Guard, string? UnreadableAsOf = null, bool HasEnded = false)
{
    /// <summary>Today in China as it was made: at midnight it is another one, and all that shows "today" is drawn anew, whatever day was chosen.</summary>
    public DateOnly Today { get; init; }

    /// <summary>What is offered to the viewer; queries and commands ask for themselves.</summary>
    public bool May(AccessAction action, AccessTarget target = default) => Guard.Allows(Viewer, action, target);

    /// <summary>What is written is written today: a page of another day offers nothing to write.</summary>
    public bool MayNow(AccessAction action, AccessTarget target = default) => AsOf.IsToday && May(action, target);
}
