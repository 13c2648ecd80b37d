using System.Text.Json;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Statistics;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Api;

/// <summary>A measure of the catalogue.</summary>
/// <param name="Numerator">Code of the measure; null: it is no ratio.</param>
/// <param name="Denominator">Code of the measure; null: it is no ratio.</param>
/// <param name="Additive">It adds up over every dimension.</param>
/// <param name="SmallDenominator">Under this denominator it is shown as a fraction; null: no such rule.</param>
/// <param name="Dimensions">By which it can be divided and narrowed.</param>
/// <param name="ReplacedBy">The code to use instead; null while it is current.</param>
/// <param name="Api">Where its values are.</param>
public sealed record MeasureRow(
    string Code,
    string Name,
    string Definition,
    string Formula,
    string? Numerator,
    string? Denominator,
    string Unit,
    string Source,
    string Null,
    bool Additive,
    int? SmallDenominator,
    bool Public,
    string Access,
    IReadOnlyList<string> Dimensions,
    string? ReplacedBy,
    string Api);

internal sealed class MeasuresResource : IApiResource
{
    public string Path => "statistics";

    public string OperationId => "listMeasures";

    public Type JsonType => typeof(IReadOnlyList<MeasureRow>);

    public string Title => StatisticsText.CatalogueTitle;

    public string Help => StatisticsText.CatalogueHelp;

    public IReadOnlyList<ApiParameter> Parameters => [ApiParameter.AsOf];

    public Task<ApiAnswer> ReadAsync(ApiQuery query, CancellationToken cancellationToken)
    {
        var rows = MeasureCatalogue.All.Select(RowOf).ToList();
        return Task.FromResult(new ApiAnswer(rows, () => ExportTable.Of(
            Path,
            Title,
            query.Day,
            rows,
            [
                new(WordsText.Code, r => r.Code),
                new(WordsText.Name, r => r.Name),
                new(StatisticsText.DefinitionColumn, r => r.Definition),
                new(StatisticsText.FormulaColumn, r => r.Formula),
                new(StatisticsText.NumeratorColumn, r => r.Numerator),
                new(StatisticsText.DenominatorColumn, r => r.Denominator),
                new(StatisticsText.UnitColumn, r => r.Unit),
                new(StatisticsText.NullColumn, r => r.Null),
                new(StatisticsText.AdditiveColumn, r => r.Additive ? WordsText.Yes : WordsText.No),
                new(StatisticsText.DimensionsColumn, r => string.Join(',', r.Dimensions)),
                new(StatisticsText.AccessColumn, r => r.Access),
            ],
            r => Provenance.Computed(r.Code, r.Source))));
    }

    /// <summary>What the catalogue says of a measure, in the language of the interface.</summary>
    internal static MeasureRow RowOf(Measure measure) => new(
        measure.Code,
        measure.Id.Word(),
        measure.Id.Word("Definition"),
        measure is { Numerator: { } n, Denominator: { } d } ? StatisticsText.Formula.With(n.Word(), d.Word()) : measure.Kind.Word(),
        measure.Numerator is { } numerator ? MeasureCatalogue.Of(numerator).Code : null,
        measure.Denominator is { } denominator ? MeasureCatalogue.Of(denominator).Code : null,
        JsonNamingPolicy.CamelCase.ConvertName(measure.Unit.ToString()),
        measure.Source.Word(),
        measure.Null.Word(),
        measure.IsAdditive,
        measure.HasSmallNumberRule ? Measure.SmallDenominator : null,
        measure.Access == AccessAction.ReadPublished,
        measure.Access == AccessAction.ReadPublished ? StatisticsText.AccessPublic : StatisticsText.AccessOffices,
        measure.Dimensions.Select(StatisticsQuestion.NameOf).ToList(),
        measure.ReplacedBy is { } next ? MeasureCatalogue.Of(next).Code : null,
        $"/api/v1/statistics/{measure.Code}");
}
