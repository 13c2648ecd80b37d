namespace Dashboard.Web.Components.Pages.Statistics;

/// <summary>A line of the menu of a pill.</summary>
/// <param name="Href">Where it leads; null: it makes no sense.</param>
/// <param name="Why">Why it makes none, and what does.</param>
/// <param name="IsOn">It is as the table is now.</param>
public sealed record PillItem(string Text, string? Href, string? Why = null, bool IsOn = false);

/// <summary>Lines of a menu under one heading.</summary>
public sealed record PillGroup(string Text, IReadOnlyList<PillItem> Items);
