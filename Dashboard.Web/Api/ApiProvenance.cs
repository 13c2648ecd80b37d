using System.Text.Json.Serialization;
using Dashboard.Data;

namespace Dashboard.Web.Api;

/// <summary>Where a row comes from.</summary>
/// <param name="Source">Official: the document number. Reported: the office. Computed: the method. Illustrative: the data set.</param>
/// <param name="Annex">Annex of the document, from 1; absent when the row is not from an annex.</param>
/// <param name="Row">Printed number in the annex, from 1; absent when there is none.</param>
/// <param name="On">Day of issue or report; absent when unknown.</param>
/// <param name="Detail">What was computed from; absent when there is nothing to add.</param>
public sealed record ApiProvenance(
    ProvenanceKind Kind,
    string Source,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Annex = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Row = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? On = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail = null)
{
    public static ApiProvenance Of(Provenance provenance) => new(
        provenance.Kind,
        provenance.Source,
        provenance.Annex,
        provenance.Row,
        provenance.On,
        string.IsNullOrEmpty(provenance.Detail) ? null : provenance.Detail);
}
