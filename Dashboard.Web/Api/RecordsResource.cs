using System.Text.Json;
using Dashboard.Data.Access;
using Dashboard.Data.Divisions;
using Dashboard.Data.Duties;
using Dashboard.Data.Notices;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Rounds;
using Dashboard.Data.Statistics;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Api;

/// <summary>A part of a figure.</summary>
public enum FigurePart
{
    Numerator,
    Denominator,
}

/// <summary>A record behind a figure.</summary>
/// <param name="Code">Of the place, division or province.</param>
/// <param name="On">Day of the designation, of the step or on which the duty was done; null: it has none.</param>
/// <param name="EndsOn">Last day of the term, or the deadline of the duty; null: it has none.</param>
/// <param name="Count">What it adds to the figure; of durations its days.</param>
public sealed record FigureRecord(
    string? Code,
    string Name,
    string Province,
    Track? Track,
    Tier? Tier,
    string? Round,
    Stage? Stage,
    Duty? Duty,
    DateOnly? On,
    DateOnly? EndsOn,
    decimal Count,
    ApiProvenance Provenance);

/// <summary>The records behind a figure, as many as it says.</summary>
/// <param name="Measure">Its code.</param>
/// <param name="Value">The figure; of a ratio with both its parts.</param>
/// <param name="Withheld">The figure is for who asks, its records are not.</param>
/// <param name="Notes">What a reader must know beside the figure.</param>
/// <param name="Cite">How to cite the figure.</param>
/// <param name="Api">Where the same can be asked for again.</param>
public sealed record FigureRecords(
    string Measure,
    DateOnly AsOf,
    string Unit,
    FigurePart Part,
    decimal? Value,
    decimal? Numerator,
    decimal? Denominator,
    bool Withheld,
    IReadOnlyList<FigureRecord> Rows,
    IReadOnlyList<string> Notes,
    string Cite,
    string Api,
    string DataVersion);

/// <summary>What is behind one figure of the statistics, as far as the viewer's sight goes.</summary>
internal sealed class RecordsResource(
    CubeQueries cube, ProvincesQueries provinces, DivisionsQueries divisions, RoundsQueries rounds, NoticesQueries notices, DataVersionMonitor monitor) : IApiResource
{
    public string Path => "statistics/{code}/records";

    public string OperationId => "getStatisticsRecords";

    public Type JsonType => typeof(FigureRecords);

    public string Title => StatisticsText.RecordsTitle;

    public string Help => StatisticsText.RecordsHelp;

    public ApiParameter PathParameter => new("code", StatisticsText.CodeLabel, StatisticsText.CodeHelp, "coverage.city", []);

    public IReadOnlyList<ApiParameter> Parameters => StatisticsQuestion.RecordsParameters;

    public async Task<ApiAnswer> ReadAsync(ApiQuery query, CancellationToken cancellationToken)
    {
        var part = query.Choice<FigurePart>(StatisticsQuestion.Part, NameOf) ?? FigurePart.Numerator;
        if (StatisticsQuestion.Read(query, query.Route, await provinces.ListAsync(query.Viewer, cancellationToken)) is not { } question)
        {
            return ApiAnswer.Refused;
        }

        var measure = question.Measure;
        if (part == FigurePart.Denominator && measure.Whole is null)
        {
            query.Refuse(StatisticsQuestion.Part.Name, StatisticsText.NoWhole.With(measure.Code));
            return ApiAnswer.Refused;
        }

        var answer = (await cube.AskAsync(query.Viewer, question, cancellationToken))!;
        var (records, value) = (await cube.RecordsAsync(query.Viewer, question, cancellationToken), answer.Total.Value);
        var rows = records.Part(part == FigurePart.Denominator);
        var isWithheld = records.AreWithheld(measure, value, part == FigurePart.Denominator);
        var version = StatisticsCitation.Version(monitor);
        var json = new FigureRecords(
            measure.Code,
            question.AsOf,
            JsonNamingPolicy.CamelCase.ConvertName(measure.Unit.ToString()),
            part,
            value.Value,
            value.Numerator,
            value.Denominator,
            isWithheld,
            rows.Select(r => new FigureRecord(
                r.Code, r.Name.Text(), r.ProvinceCode, r.Track, r.Tier, r.Round, r.Stage, r.Duty, r.On, r.EndsOn, r.Count, ApiProvenance.Of(r.Provenance ?? answer.Provenance))).ToList(),
            [.. answer.Notes.Select(n => n.Kind.Say(n)), .. isWithheld ? [StatisticsText.RecordsWithheld] : Array.Empty<string>()],
            StatisticsCitation.Of(answer, version, query.Origin),
            StatisticsQuestion.RecordsAddress(question, part == FigurePart.Denominator),
            version);
        var labels = await StatisticsLabels.ReadAsync(query.Viewer, query.Day, provinces, divisions, rounds, notices, cancellationToken);
        return new ApiAnswer(json, () => Table(answer, json, rows, labels)) { IsPublished = measure.Access == AccessAction.ReadPublished };
    }

    private static string NameOf(FigurePart part) => part switch
    {
        FigurePart.Numerator => StatisticsText.NumeratorColumn,
        FigurePart.Denominator => StatisticsText.DenominatorColumn,
    };

    private static ExportTable Table(CubeAnswer answer, FigureRecords json, IReadOnlyList<CubeRecord> rows, StatisticsLabels labels)
    {
        var measure = answer.Question.Measure;
        var title = measure.Whole is null ? measure.Id.Word() : StatisticsText.WithParts.With(measure.Id.Word(), NameOf(json.Part));
        return ExportTable.Of(
            $"statistics-{measure.Code}-{(json.Part == FigurePart.Denominator ? "denominator" : "records")}",
            title,
            answer.Question.AsOf,
            rows,
            [
                new(WordsText.Code, r => r.Code),
                new(WordsText.Name, r => r.Name.Text()),
                new(ApiText.ProvinceCode, r => r.ProvinceCode),
                new(WordsText.Province, r => labels.Of(Dimension.Province, r.ProvinceCode)),
                new(WordsText.Track, r => r.Track?.Word()),
                new(WordsText.Tier, r => r.Tier?.Word()),
                .. measure.Source switch
                {
                    MeasureSource.Applications => [Round, new(Dimension.Stage.Word(), r => r.Stage?.Word(r.Tier ?? Tier.Demonstration)), On],
                    MeasureSource.Duties => [new(DutiesText.Duty, r => r.Duty?.Word()), On, EndsOn],
                    MeasureSource.Quotas => [Round],
                    MeasureSource.Designations or MeasureSource.Pilots => [On, EndsOn],
                    MeasureSource.Divisions or MeasureSource.Provinces => Array.Empty<ExportColumn<CubeRecord>>(),
                },
                new(StatisticsText.ValueColumn, r => r.Count),
                new(StatisticsText.NotesColumn, _ => string.Join(' ', json.Notes)),
                new(StatisticsText.CiteColumn, _ => json.Cite),
            ],
            r => r.Provenance ?? answer.Provenance) with
        {
            Sheets = [StatisticsResource.NotesSheet(answer, json.Cite)],
            Mark = answer.Total.Value.IsIllustrative ? ApiText.SampleMark : null,
        };
    }

    private static ExportColumn<CubeRecord> Round => new(WordsText.Round, r => r.Round);

    private static ExportColumn<CubeRecord> On => new(StatisticsText.RecordDay, r => r.On);

    private static ExportColumn<CubeRecord> EndsOn => new(StatisticsText.RecordUntil, r => r.EndsOn);
}
