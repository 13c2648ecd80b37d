namespace Dashboard.Data;

/// <summary>What kind of ground a datum stands on.</summary>
public enum ProvenanceKind
{
    /// <summary>Printed in a notice or an official list.</summary>
    Official,

    /// <summary>Entered by an office.</summary>
    Reported,

    /// <summary>Worked out from other data by a named method.</summary>
    Computed,

    /// <summary>Sample data: real in no respect, never to be quoted.</summary>
    Illustrative,
}

/// <summary>
/// Where a datum comes from, so that every number on screen can answer the question.
/// Part of the datum, not of the view: whatever is computed from an illustrative value is illustrative.
/// </summary>
/// <param name="Kind">The kind of ground.</param>
/// <param name="Source">Official: the document number. Reported: the office. Computed: the method. Illustrative: the data set.</param>
/// <param name="Annex">Annex of the document, 1-based; null when the datum is not from an annex.</param>
/// <param name="Row">Printed number of the row in the annex, 1-based; null when there is none.</param>
/// <param name="On">Day the datum was issued or reported; null when unknown.</param>
/// <param name="Detail">Inputs of a computation, or the address a document was read at; null when there is nothing to add.</param>
public sealed record Provenance(
    ProvenanceKind Kind,
    string Source,
    int? Annex = null,
    int? Row = null,
    DateOnly? On = null,
    string? Detail = null)
{
    /// <summary>The source of every illustrative row: the sample data that comes with the product.</summary>
    public const string SampleSource = "示例数据";

    /// <summary>A row of an annex, or a statement in the body of a notice when <paramref name="annex"/> is null.</summary>
    public static Provenance Official(string documentNumber, int? annex = null, int? row = null, DateOnly? on = null) =>
        new(ProvenanceKind.Official, documentNumber, annex, row, on);

    /// <summary>A figure computed by <paramref name="method"/> from <paramref name="inputs"/>.</summary>
    public static Provenance Computed(string method, string inputs) =>
        new(ProvenanceKind.Computed, method, Detail: inputs);
}
