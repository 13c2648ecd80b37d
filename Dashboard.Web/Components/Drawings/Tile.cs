using Dashboard.Data.Provinces;

namespace Dashboard.Web.Components.Drawings;

/// <summary>One division on the tile map.</summary>
/// <param name="Href">Where pressing it leads; null for a division outside the programme.</param>
/// <param name="Figure">The number on it; "—" for none.</param>
/// <param name="Spoken">What a screen reader says: name and figures.</param>
/// <param name="Solid">Solid squares on it.</param>
/// <param name="Light">Light squares on it.</param>
/// <param name="Step">Step of the colour ramp, 1 to 7; 0: zero or no data, which is no step; null: squares instead of a fill.</param>
public sealed record Tile(ProvinceInfo Province, string? Href, string Figure, string Spoken, int Solid, int Light, int? Step);
