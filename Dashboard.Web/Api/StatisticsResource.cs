using System.Text.Json;
using Dashboard.Data.Access;
using Dashboard.Data.Divisions;
using Dashboard.Data.Notices;
using Dashboard.Data.Persistence;
using Dashboard.Data.Provinces;
using Dashboard.Data.Rounds;
using Dashboard.Data.Statistics;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Api;

/// <summary>A measure by dimensions.</summary>
/// <param name="Measure">Its code.</param>
/// <param name="Unit">share, place, quota …</param>
/// <param name="Rows">
/// Each with the members of the dimensions asked for, value, and for a ratio numerator and denominator; with a second day compareValue
/// and difference; small: to be shown as a fraction.
/// </param>
/// <param name="Compare">The second day; null: none was asked for.</param>
/// <param name="Total">Over all rows, from the parts.</param>
/// <param name="Notes">What a reader must know beside the figures.</param>
/// <param name="Cite">How to cite them.</param>
/// <param name="Api">Where the same can be asked for again.</param>
/// <param name="ReplacedBy">The code of the measure to use instead; null while this one is current.</param>
public sealed record StatisticsAnswer(
    string Measure,
    DateOnly AsOf,
    string Unit,
    IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows,
    DateOnly? Compare,
    IReadOnlyDictionary<string, object?> Total,
    string Name,
    string Definition,
    IReadOnlyList<string> Notes,
    IReadOnlyList<ApiProvenance> Sources,
    string Cite,
    string Api,
    string DataVersion,
    string? ReplacedBy)
{
    /// <summary>The numbers of a row; beside them stand the members of its dimensions, small and provenance.</summary>
    internal static IReadOnlyList<string> Numbers { get; } = ["value", "numerator", "denominator", "compareValue", "compareNumerator", "compareDenominator", "difference"];
}

internal sealed class StatisticsResource(
    CubeQueries cube, ProvincesQueries provinces, DivisionsQueries divisions, RoundsQueries rounds, NoticesQueries notices, DataVersionMonitor monitor) : IApiResource
{
    public string Path => "statistics/{code}";

    public string OperationId => "getStatistics";

    public Type JsonType => typeof(StatisticsAnswer);

    public string Title => StatisticsText.CubeTitle;

    public string Help => StatisticsText.CubeHelp;

    public ApiParameter PathParameter => new("code", StatisticsText.CodeLabel, StatisticsText.CodeHelp, "coverage.city", []);

    public IReadOnlyList<ApiParameter> Parameters => StatisticsQuestion.Parameters;

    public IReadOnlyList<ApiFormat> Formats => [ApiFormat.Json, ApiFormat.Csv, ApiFormat.Xlsx, ApiFormat.JsonStat];

    public async Task<ApiAnswer> ReadAsync(ApiQuery query, CancellationToken cancellationToken)
    {
        var known = await provinces.ListAsync(query.Viewer, cancellationToken);
        if (StatisticsQuestion.Read(query, query.Route, known) is not { } question)
        {
            return ApiAnswer.Refused;
        }

        if (await cube.AskAsync(query.Viewer, question, cancellationToken) is not { } answer)
        {
            query.Refuse(StatisticsQuestion.By, StatisticsText.TooLarge.With(await cube.SizeAsync(query.Viewer, question, cancellationToken), CubeQuestion.MostCells));
            return ApiAnswer.Refused;
        }

        var labels = await StatisticsLabels.ReadAsync(query.Viewer, query.Day, provinces, divisions, rounds, notices, cancellationToken);
        var json = JsonOf(answer, query.Origin);
        return new ApiAnswer(json, () => Table(answer, labels, json))
        {
            JsonStat = () => JsonStat.Of(answer, labels, json),
            IsPublished = question.Measure.Access == AccessAction.ReadPublished,
        };
    }

    private StatisticsAnswer JsonOf(CubeAnswer answer, string origin)
    {
        var measure = answer.Question.Measure;
        var provenance = ApiProvenance.Of(answer.Provenance);
        var address = StatisticsQuestion.Address(answer.Question);
        var version = StatisticsCitation.Version(monitor);
        var sources = answer.Sources.Select(ApiProvenance.Of).ToList();
        return new StatisticsAnswer(
            measure.Code,
            answer.Question.AsOf,
            JsonNamingPolicy.CamelCase.ConvertName(measure.Unit.ToString()),
            answer.Rows.Select(r => RowOf(answer.Question, r, provenance)).ToList(),
            answer.Question.CompareTo,
            RowOf(answer.Question with { By = [] }, answer.Total, provenance),
            measure.Id.Word(),
            measure.Id.Word("Definition"),
            answer.Notes.Select(n => n.Kind.Say(n)).ToList(),
            sources,
            StatisticsCitation.Of(answer, version, origin),
            address,
            version,
            measure.ReplacedBy is { } next ? MeasureCatalogue.Of(next).Code : null);
    }

    private static Dictionary<string, object?> RowOf(CubeQuestion question, CubeRow row, ApiProvenance provenance)
    {
        var cells = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (index, dimension) in question.By.Index())
        {
            cells[StatisticsQuestion.NameOf(dimension)] = row.Members[index];
        }

        cells["value"] = row.Value.Value;
        Parts("numerator", "denominator", row.Value);
        if (row.Value.IsSmall && question.Measure.HasSmallNumberRule)
        {
            cells["small"] = true;
        }

        if (row.Compared is { } compared)
        {
            cells["compareValue"] = compared.Value;
            Parts("compareNumerator", "compareDenominator", compared);
            cells["difference"] = row.Difference;
        }

        cells["provenance"] = provenance;
        return cells;

        void Parts(string numerator, string denominator, CubeValue value)
        {
            if (question.Measure.Kind == MeasureKind.Ratio || value.Denominator is not null)
            {
                (cells[numerator], cells[denominator]) = (value.Numerator, value.Denominator);
            }
        }
    }

    private static ExportTable Table(CubeAnswer answer, StatisticsLabels labels, StatisticsAnswer json)
    {
        var (question, measure) = (answer.Question, answer.Question.Measure);
        var columns = new List<ExportColumn<CubeRow>>();
        foreach (var (index, dimension) in question.By.Index())
        {
            if (dimension is Dimension.Province or Dimension.Place or Dimension.Notice)
            {
                columns.Add(new($"{dimension.Word()} {WordsText.Code}", r => r.Members[index]));
            }

            columns.Add(new(dimension.Word(), r => labels.Of(dimension, r.Members[index])));
        }

        columns.Add(new(StatisticsText.MeasureColumn, _ => measure.Code));
        columns.Add(new(StatisticsText.ValueColumn, r => r.Value.Value));
        if (measure.Kind == MeasureKind.Ratio)
        {
            columns.Add(new(StatisticsText.NumeratorColumn, r => r.Value.Numerator));
            columns.Add(new(StatisticsText.DenominatorColumn, r => r.Value.Denominator));
        }

        columns.Add(new(StatisticsText.UnitColumn, _ => measure.Unit.Word()));
        if (question.CompareTo is { } other)
        {
            columns.Add(new(StatisticsText.CompareLabel, _ => other));
            columns.Add(new(StatisticsText.ComparedColumn, r => r.Compared?.Value));
            columns.Add(new(StatisticsText.DifferenceColumn, r => r.Difference));
        }

        columns.Add(new(StatisticsText.NotesColumn, _ => string.Join(' ', json.Notes)));
        columns.Add(new(StatisticsText.CiteColumn, _ => json.Cite));
        return ExportTable.Of(
            $"statistics-{measure.Code}", measure.Id.Word(), question.AsOf, question.By.Count == 0 ? [answer.Total] : answer.Rows, columns, _ => answer.Provenance) with
        {
            Sheets = [NotesSheet(answer, json.Cite)],
            Mark = answer.Total.Value.IsIllustrative ? ApiText.SampleMark : null,
        };
    }

    /// <summary>What travels with the figures in a workbook: definition, notes, sources, how to cite.</summary>
    internal static (string Name, IReadOnlyList<object?[]> Rows) NotesSheet(CubeAnswer answer, string cite) => (
        StatisticsText.NotesColumn,
        [
            [StatisticsText.DefinitionColumn, answer.Question.Measure.Id.Word("Definition")],
            .. answer.Notes.Select(note => new object?[] { StatisticsText.NotesColumn, note.Kind.Say(note) }),
            .. answer.Sources.Select(source => new object?[] { ApiText.SourceColumn, source.Source }),
            [StatisticsText.CiteColumn, cite],
        ]);
}
