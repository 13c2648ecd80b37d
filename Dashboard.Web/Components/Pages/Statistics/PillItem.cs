namespace Dashboard.Web.Components.Pages.Statistics;

/// <summary>A line of the menu of a pill.</summary>
/// <param name="Href">Where it leads; null: it makes no sense.</param>
/// <param name="Why">Why it makes none, and what does.</param>
/// <param name="IsOn">It is as the table is now.</param>
public sealed record PillItem(string Text, string? Href, string? Why = null, bool IsOn = false);

/// <summary>A place to which a pill can be moved, or cannot.</summary>
/// <param name="Shelf">Its word in the page: rows.</param>
/// <param name="At">Before which of the others, from 0.</param>
/// <param name="Href">The table that this makes; null: none.</param>
/// <param name="Why">Why it makes none, and what does.</param>
public sealed record PillPlace(string Shelf, int At, string? Href, string? Why);

/// <summary>Lines of a menu under one heading.</summary>
public sealed record PillGroup(string Text, IReadOnlyList<PillItem> Items);
