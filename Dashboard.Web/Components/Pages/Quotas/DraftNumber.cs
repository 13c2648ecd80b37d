namespace Dashboard.Web.Components.Pages.Quotas;

/// <summary>A number of a draft that waits for its publication.</summary>
/// <param name="Count">Null: unknown.</param>
/// <param name="Before">What stood there when it was edited.</param>
/// <param name="Seen">Last revision when it was edited.</param>
public sealed record DraftNumber(int? Count, int? Before, int Seen);

/// <summary>The same as the browser keeps it.</summary>
/// <param name="Cell">320000-CityPilot.</param>
public sealed record KeptNumber(string Cell, int? Count, int? Before, int Seen);
