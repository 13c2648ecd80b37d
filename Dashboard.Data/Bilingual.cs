namespace Dashboard.Data;

/// <summary>A text of the data in both interface languages. The Chinese is the official wording, the English a gloss.</summary>
public readonly record struct Bilingual(string Zh, string En);
