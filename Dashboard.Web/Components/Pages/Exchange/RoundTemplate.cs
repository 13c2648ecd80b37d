using System.Globalization;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Duties;
using Dashboard.Data.Exchange;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Sheets;
using Dashboard.Data.Time;
using Dashboard.Web.Components.Pages.Duties;
using Dashboard.Web.Components.Pages.Progression;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Exchange;

/// <summary>
/// The workbook of a round to be filled in: a row per application or place that may apply, on one sheet with a column of dates for
/// each step and on another for each material; the work plans; and a sheet that explains.
/// </summary>
internal static class RoundTemplate
{
    private const int Fixed = 4;

    /// <summary>The steps of both tiers that can be imported, in the order of the procedure.</summary>
    private static readonly Stage[] Steps = [.. Enum.GetValues<Stage>().Where(s => s < Stage.Designated)];

    /// <param name="generatedAt">In China Standard Time.</param>
    public static byte[] Write(RoundBook book, IReadOnlyList<ProvinceInfo> provinces, Viewer viewer, DateTimeOffset generatedAt)
    {
        var names = provinces.ToDictionary(p => p.Code, p => p.Short.Text());
        var applications = RoundTemplateRows.Applications(book, viewer);
        return XlsxWriter.Write(
        [
            SheetOf(
                ExchangeText.SheetSteps,
                names,
                [.. Steps.SelectMany(StepHeaders)],
                applications.Select(a => (a.Place, a.Tier, (IReadOnlyList<string?>)[.. Steps.SelectMany(s => StepCells(a, s))]))),
            SheetOf(
                ExchangeText.SheetMaterials,
                names,
                [.. Enum.GetValues<Material>().Select(m => m.Word())],
                applications.Where(a => a.Tier == Tier.Demonstration)
                    .Select(a => (a.Place, a.Tier, (IReadOnlyList<string?>)[.. Enum.GetValues<Material>().Select(m => a.Received.TryGetValue(m, out var day) ? Day(day) : null)]))),
            SheetOf(
                ExchangeText.SheetFilings,
                names,
                [Duty.WorkPlanIssued.Word(), Duty.FiledWithProvince.Word(), Duty.FiledWithCnipa.Word(), WordsText.DocumentNumber],
                RoundTemplateRows.Filings(book, viewer).Select(f => (f.Place, f.Tier, (IReadOnlyList<string?>)
                    [Day(f.Dates.IssuedOn), Day(f.Dates.FiledWithProvinceOn), Day(f.Dates.FiledWithCnipaOn), f.Dates.DocumentNumber]))),
            TemplateSheet.About(
            [
                (WordsText.Round, book.Round.Name.Text()),
                (ExchangeText.AboutMade, ExchangeText.TimePattern.With(generatedAt)),
                (ExchangeText.AboutSource, ExchangeText.AboutRoundSource),
                (ExchangeText.AboutFill, ExchangeText.AboutRoundFill),
                (ExchangeText.AboutRoundSteps, ExchangeText.AboutRoundStepsText),
                (WordsText.Materials, ExchangeText.AboutRoundMaterialsText),
                (ExchangeText.AboutBlank, ExchangeText.AboutRoundBlankText),
            ]),
        ]);
    }

    private static IEnumerable<string> StepHeaders(Stage stage) => StageRules.IsPublicNotice(stage)
        ? [ExchangeText.HeaderNoticeFrom.With(Word(stage)), ExchangeText.HeaderNoticeTo.With(Word(stage))] : [Word(stage)];

    private static IEnumerable<string?> StepCells(RoundTemplateApplication application, Stage stage)
    {
        yield return application.Steps.TryGetValue(stage, out var day) ? Day(day) : null;
        if (StageRules.IsPublicNotice(stage))
        {
            yield return application.NoticeEnds.TryGetValue(stage, out var end) ? Day(end) : null;
        }
    }

    /// <summary>The step by its name in the procedure of demonstrations, or of pilots where it is theirs alone.</summary>
    private static string Word(Stage stage) => stage.Word(StageRules.NumberOf(Tier.Demonstration, stage) is null ? Tier.Pilot : Tier.Demonstration);

    private static string? Day(DateOnly? day) => day?.ToString(AsOf.Format, CultureInfo.InvariantCulture);

    private static NewSheet SheetOf(
        string name,
        Dictionary<string, string> provinces,
        IReadOnlyList<string> headers,
        IEnumerable<(BookPlace Place, Tier Tier, IReadOnlyList<string?> Cells)> rows)
    {
        string[] all = [WordsText.Code, WordsText.Name, WordsText.ProvinceShort, WordsText.Tier, .. headers];
        return new NewSheet(
            name,
            all.Select((_, c) => new NewColumn(c == 1 ? 21 : 14)).ToList(),
            rows.Select(row => new[] { row.Place.Code, row.Place.Name.Text(), provinces[row.Place.ProvinceCode], row.Tier.Word() }
                    .Concat(row.Cells).Select(value => new NewCell(value)).ToArray())
                .Prepend(TemplateSheet.Head(all)))
        {
            FrozenRows = 1,
            FrozenColumns = Fixed,
        };
    }
}
