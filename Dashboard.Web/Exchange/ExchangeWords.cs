using System.Globalization;
using Dashboard.Data;
using Dashboard.Data.Duties;
using Dashboard.Data.Exchange;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Dashboard.Data.Sheets;
using Dashboard.Web.Components.Pages.Progression;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Exchange;

/// <summary>Why a file, a cell or a publication was refused, in the language of the interface, each with the way out.</summary>
public static class ExchangeWords
{
    private const int EchoedLetters = 60;

    /// <summary>推荐, 材料：申报函, 工作方案: what a record of an import is about.</summary>
    public static string What(RoundEntry entry) => entry switch
    {
        StepEntry step => step.Stage.Word(step.Tier),
        MaterialEntry material => ExchangeText.RoundMaterial.With(material.Received.Material.Word()),
        FilingEntry => ExchangeText.RoundPlan,
        _ => throw new NotSupportedException($"No words for {entry}."),
    };

    /// <summary>The days that a record of an import says, one each.</summary>
    public static IEnumerable<string> Days(RoundEntry entry) => entry switch
    {
        StepEntry { Step: { NoticeEndsOn: { } end } step } => [ExchangeText.RoundNotice.With(step.EffectiveOn.Long(), end.Long())],
        StepEntry step => [step.Step.EffectiveOn.Long()],
        MaterialEntry material => [material.Received.ReceivedOn.Long()],
        FilingEntry filing => Days(filing.Dates),
        _ => throw new NotSupportedException($"No words for {entry}."),
    };

    /// <summary>What stands before the import; nothing where nothing is replaced.</summary>
    public static IEnumerable<string> DaysBefore(RoundImportItem item) => item switch
    {
        { Before: null } => [],
        { Entry: MaterialEntry, Before.IssuedOn: { } received } => [received.Long()],
        { Before: { } dates } => Days(dates),
    };

    /// <summary>Why a file is not read.</summary>
    public static string Explain(SheetFault fault, params IReadOnlyList<object> numbers)
    {
        return fault switch
        {
            SheetFault.TooLarge => ExchangeText.FileTooLarge.With(Megabytes(0)),
            SheetFault.Empty => ExchangeText.FileEmpty,
            SheetFault.NotAWorkbook => ExchangeText.FileNotAWorkbook,
            SheetFault.Markup => ExchangeText.FileMarkup,
            SheetFault.OldWorkbook => ExchangeText.FileOldWorkbook,
            SheetFault.BinaryWorkbook => ExchangeText.FileBinaryWorkbook,
            SheetFault.OpenDocument => ExchangeText.FileOpenDocument,
            SheetFault.Encrypted => ExchangeText.FileEncrypted,
            SheetFault.Macro => ExchangeText.FileMacro,
            SheetFault.ExternalLink => ExchangeText.FileExternalLink,
            SheetFault.Embedded => ExchangeText.FileEmbedded,
            SheetFault.Bomb => ExchangeText.FileBomb.With(Megabytes(0)),
            SheetFault.TooManyParts => ExchangeText.FileTooManyParts.With(numbers[0]),
            SheetFault.TooManySheets => ExchangeText.FileTooManySheets.With(numbers[0], numbers[1]),
            SheetFault.TooManyRows => ExchangeText.FileTooManyRows.With(numbers[0]),
            SheetFault.TooManyColumns => ExchangeText.FileTooManyColumns.With(numbers[0], numbers[1]),
            SheetFault.TooLongCell => ExchangeText.FileTooLongCell.With(numbers[0], numbers[1]),
            SheetFault.HiddenSheet => ExchangeText.FileHiddenSheet.With(numbers[0]),
            SheetFault.Broken => ExchangeText.FileBroken.With(Echo(numbers[0])),
            SheetFault.Encoding => ExchangeText.FileEncoding,
            SheetFault.Quotes => ExchangeText.FileQuotes.With(numbers[0]),
        };

        object Megabytes(int index) => Convert.ToInt32(numbers[index], CultureInfo.InvariantCulture) / (1024 * 1024);
    }

    /// <summary>What is wrong with a cell, a row or a column.</summary>
    public static string Explain(ImportProblem problem, params IReadOnlyList<object> numbers) => Pattern(problem).With([.. numbers.Select(Echo)]);

    /// <summary>What is wrong at a place of a file: with the file, or by a rule of the programme.</summary>
    public static string Explain(ImportFault fault) =>
        fault.About is { } place ? ExchangeText.FaultAbout.With(place.Text(), Say(fault)) : Say(fault);

    /// <summary>Why the import of a round was refused though the preview had nothing against it.</summary>
    public static string ExplainRound(Refusal refusal) => ExchangeText.RoundRefused.With(
refusal is RoundImportRefusal ? refusal.Say() : Explain(new ImportFault(default, refusal)));

    /// <summary>Why a publication was refused though the preview had nothing against it.</summary>
    public static string Explain(Refusal refusal) => refusal.Reason switch
    {
        SheetFault fault => Explain(fault, refusal.Numbers),
        ImportProblem problem => Explain(problem, refusal.Numbers),
        _ => refusal.Say(),
    };

    /// <summary>The code/track/tier of a conflicting quota in words.</summary>
    public static string Property(string property, QuotaTable table) => property.Split('/') is [var code, var track, var tier]
        && Enum.TryParse<Track>(track, out var of) && Enum.TryParse<Tier>(tier, out var rank)
        && table.Provinces.FirstOrDefault(p => p.Province.Code == code) is { } found
        ? $"{found.Province.Short.Text()} {rank.Many(of)}" : property;

    /// <summary>3, or 待录入.</summary>
    public static string Places(int? count) => count?.Text() ?? WordsText.NotEntered;

    private static string Pattern(ImportProblem problem) => problem switch
    {
        ImportProblem.NoHeader => ExchangeText.FaultNoHeader,
        ImportProblem.NoRows => ExchangeText.FaultNoRows,
        ImportProblem.UnknownColumn => ExchangeText.FaultUnknownColumn,
        ImportProblem.DuplicateColumn => ExchangeText.FaultDuplicateColumn,
        ImportProblem.NoProvinceColumn => ExchangeText.FaultNoProvinceColumn,
        ImportProblem.NoQuotaColumn => ExchangeText.FaultNoQuotaColumn,
        ImportProblem.NoTrackOrTier => ExchangeText.FaultNoTrackOrTier,
        ImportProblem.NoTrack => ExchangeText.FaultNoTrack,
        ImportProblem.OutsideTable => ExchangeText.FaultOutsideTable,
        ImportProblem.Formula => ExchangeText.FaultFormula,
        ImportProblem.NoValue => ExchangeText.FaultNoValue,
        ImportProblem.Merged => ExchangeText.FaultMerged,
        ImportProblem.ProvinceMissing => ExchangeText.FaultProvinceMissing,
        ImportProblem.ProvinceUnknown => ExchangeText.FaultProvinceUnknown,
        ImportProblem.ProvinceTakesNoPart => ExchangeText.FaultProvinceTakesNoPart,
        ImportProblem.ProvinceAmbiguous => ExchangeText.FaultProvinceAmbiguous,
        ImportProblem.Duplicate => ExchangeText.FaultDuplicate,
        ImportProblem.TrackUnknown => ExchangeText.FaultTrackUnknown,
        ImportProblem.TierUnknown => ExchangeText.FaultTierUnknown,
        ImportProblem.NotANumber => ExchangeText.FaultNotANumber,
        ImportProblem.Fraction => ExchangeText.FaultFraction,
        ImportProblem.Negative => ExchangeText.FaultNegative,
        ImportProblem.TooLarge => ExchangeText.FaultTooLarge,
        ImportProblem.BelowRecommended => ExchangeText.FaultBelowRecommended,
        ImportProblem.UnknownBelowRecommended => ExchangeText.FaultUnknownBelowRecommended,
        ImportProblem.NoEligibleCounty => ExchangeText.FaultNoEligibleCounty,
        ImportProblem.OtherRound => ExchangeText.FaultOtherRound,
        ImportProblem.StampBroken => ExchangeText.FaultStampBroken,
        ImportProblem.NoPlaceColumn => ExchangeText.FaultNoPlaceColumn,
        ImportProblem.NoTierColumn => ExchangeText.FaultNoTierColumn,
        ImportProblem.NoRecordColumn => ExchangeText.FaultNoRecordColumn,
        ImportProblem.MixedSheet => ExchangeText.FaultMixedSheet,
        ImportProblem.NoDateColumn => ExchangeText.FaultNoDateColumn,
        ImportProblem.PlaceMissing => ExchangeText.FaultPlaceMissing,
        ImportProblem.PlaceUnknown => ExchangeText.FaultPlaceUnknown,
        ImportProblem.PlaceAmbiguous => ExchangeText.FaultPlaceAmbiguous,
        ImportProblem.PlacesDiffer => ExchangeText.FaultPlacesDiffer,
        ImportProblem.StageUnknown => ExchangeText.FaultStageUnknown,
        ImportProblem.MaterialUnknown => ExchangeText.FaultMaterialUnknown,
        ImportProblem.MediumUnknown => ExchangeText.FaultMediumUnknown,
        ImportProblem.NotADate => ExchangeText.FaultNotADate,
        ImportProblem.DateMissing => ExchangeText.FaultDateMissing,
        ImportProblem.NotBegun => ExchangeText.FaultNotBegun,
        ImportProblem.StepDiffers => ExchangeText.FaultStepDiffers,
        ImportProblem.SampleStands => ExchangeText.FaultSampleStands,
        ImportProblem.NotDesignated => ExchangeText.FaultNotDesignated,
    };

    private static string Say(ImportFault fault) => fault.Reason.Reason switch
    {
        ImportProblem problem => Pattern(problem).With([.. fault.Reason.Numbers.Select(n => n switch
        {
            Stage stage => stage.Word(fault.Tier ?? Tier.Demonstration),
            Tier tier => tier.Word(),
            _ => Echo(n),
        })]),
        _ => fault.Reason.Say(),
    };

    private static IEnumerable<string> Days(FilingDates dates) =>
        new[] { (Duty.WorkPlanIssued, dates.IssuedOn), (Duty.FiledWithProvince, dates.FiledWithProvinceOn), (Duty.FiledWithCnipa, dates.FiledWithCnipaOn) }
            .Where(d => d.Item2 is not null)
            .Select(d => ExchangeText.RoundDuty.With(d.Item1.Word(), d.Item2!.Value.Long()))
            .Concat(dates.DocumentNumber is { } number ? [number] : []);

    private static object Echo(object value) => value switch
    {
        Bilingual name => name.Text(),
        DateOnly day => day.Long(),
        CellAddress at => at.ToString(),
        string { Length: > EchoedLetters } text => text[..EchoedLetters] + "…",
        _ => value,
    };
}
