using Dashboard.Data.Provinces;

namespace Dashboard.Web.Components.Drawings;

/// <summary>A division on a map of classes.</summary>
/// <param name="Value">Null: none, which is not 0.</param>
/// <param name="Text">The figure on it.</param>
/// <param name="Spoken">Name and figure, for screen readers.</param>
/// <param name="Href">Where it leads; null: nowhere.</param>
public sealed record ClassTile(ProvinceInfo Province, decimal? Value, string Text, string Spoken, string? Href);
