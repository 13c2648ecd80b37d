using System.Globalization;
using Dashboard.Data;
using Dashboard.Data.Duties;
using Dashboard.Data.Exchange;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Dashboard.Data.Sheets;
using Dashboard.Web.Components.Pages.Access;
using Dashboard.Web.Components.Pages.Progression;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Exchange;

/// <summary>What an import reads and what is wrong with it, in the language of the interface.</summary>
public static class ExchangeWords
{
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

    /// <summary>What is wrong at a place of a file: with the file, or by a rule of the programme.</summary>
    public static string Explain(ImportFault fault) =>
        fault.About is { } place ? ExchangeText.FaultAbout.With(place.Text(), fault.Reason.Say()) : fault.Reason.Say();

    /// <summary>The code/track/tier of a conflicting quota in words.</summary>
    public static string Property(string property, QuotaTable table) => property.Split('/') is [var code, var track, var tier]
        && Enum.TryParse<Track>(track, out var of) && Enum.TryParse<Tier>(tier, out var rank)
        && table.Provinces.FirstOrDefault(p => p.Province.Code == code) is { } found
        ? $"{found.Province.Short.Text()} {rank.Many(of)}" : property;

    /// <summary>3, or 待录入.</summary>
    public static string Places(int? count) => count?.Text() ?? WordsText.NotEntered;

    private static IEnumerable<string> Days(FilingDates dates) =>
        new[] { (Duty.WorkPlanIssued, dates.IssuedOn), (Duty.FiledWithProvince, dates.FiledWithProvinceOn), (Duty.FiledWithCnipa, dates.FiledWithCnipaOn) }
            .Where(d => d.Item2 is not null)
            .Select(d => ExchangeText.RoundDuty.With(d.Item1.Word(), d.Item2!.Value.Long()))
            .Concat(dates.DocumentNumber is { } number ? [number] : []);
}
