using Dashboard.Data.Access;
using Dashboard.Data.Time;

namespace Dashboard.Web.Navigation;

/// <summary>Who looks at which day: cascaded to every page by the layout.</summary>
/// <param name="UnreadableAsOf">The as-of text of the address when it is no date; then the page shows today and says so.</param>
/// <param name="HasEnded">The viewer's session is over: the page is covered, keeps what it shows and reads nothing more.</param>
public sealed record ViewContext(Viewer Viewer, AsOf AsOf, string? UnreadableAsOf = null, bool HasEnded = false)
{
    /// <summary>Today in China as it was made: at midnight it is another one, and all that shows "today" is drawn anew, whatever day was chosen.</summary>
    public DateOnly Today { get; init; }
}
