using Dashboard.Data.Access;
using Dashboard.Data.Time;

namespace Dashboard.Web.Navigation;

/// <summary>Who looks at which day: cascaded to every page by the layout.</summary>
/// <param name="UnreadableAsOf">The as-of text of the address when it is no date; then the page shows today and says so.</param>
/// <param name="HasEnded">The viewer's session is over: the page is covered, keeps what it shows and reads nothing more.</param>
public sealed record ViewContext(Viewer Viewer, AsOf AsOf, string? UnreadableAsOf = null, bool HasEnded = false);
