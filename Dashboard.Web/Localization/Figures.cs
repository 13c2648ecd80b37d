using System.Globalization;
using Dashboard.Data.Statistics;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Localization;

/// <summary>How figures of the catalogue read, everywhere alike: 27%, 1/4, 110, 12 days.</summary>
public static class Figures
{
    private const string Missing = "—";
    private const decimal Hundred = 100;

    /// <summary>27%, but 1/4 where the whole is so small that a per cent would pretend precision; — for none.</summary>
    public static string Text(this CubeValue? value, Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return value?.Value is not { } number ? Missing
            : measure.HasSmallNumberRule && value.IsSmall ? value.Parts()
            : Number(number, measure);
    }

    /// <summary>10 places, 27% (110/407): the figure with its unit, of a share with its parts.</summary>
    public static string Sized(this CubeValue? value, Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        var text = value.Text(measure);
        return value?.Value is null ? text : measure.Unit switch
        {
            MeasureUnit.Share when value is { Denominator: not null, IsSmall: false } => StatisticsText.WithParts.With(text, value.Parts()),
            MeasureUnit.Share or MeasureUnit.Coefficient or MeasureUnit.PerHundred or MeasureUnit.PerPlace => text,
            _ => StatisticsText.WithUnit.With(text, measure.Unit.Word()),
        };
    }

    /// <summary>110/407.</summary>
    public static string Parts(this CubeValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return $"{Part(value.Numerator)}/{Part(value.Denominator)}";
    }

    /// <summary>A share per cent without decimals; what is not whole never reads as 100%, what is not nothing never as 0.</summary>
    public static string Percent(decimal share)
    {
        var percent = decimal.Round(share * Hundred, MidpointRounding.AwayFromZero);
        return share == 0 ? "0"
            : percent == 0 ? StatisticsText.UnderOnePercent
            : percent == Hundred && share < 1 ? StatisticsText.OverNinetyNinePercent
            : WordsText.Percent.With(percent.ToString("N0", CultureInfo.CurrentCulture));
    }

    /// <summary>+0.8 of a share in percentage points, +3 of a count, 1/4→2/4 of small fractions; — where one of the two is unknown.</summary>
    public static string Difference(this PivotCell cell, Measure measure)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(measure);
        return cell.Difference is not { } difference ? Missing
            : measure.Unit != MeasureUnit.Share ? Signed(difference, Format(measure))
            : !cell.Value!.IsSmall && !cell.Compared!.IsSmall ? Signed(difference * Hundred, "0.0")
            : difference == 0 ? "0" : $"{cell.Compared!.Text(measure)}→{cell.Value.Text(measure)}";
    }

    /// <summary>+3 of a count.</summary>
    public static string Difference(int number) => Signed(number, "N0");

    private static string Number(decimal number, Measure measure) =>
        measure.Unit == MeasureUnit.Share ? Percent(number)
        : measure.Id == MeasureId.QuotaDeviation ? Signed(number, "0.0")
        : number.ToString(Format(measure), CultureInfo.CurrentCulture);

    private static string Format(Measure measure) => measure.Unit switch
    {
        MeasureUnit.Day => "#,0.#",
        MeasureUnit.PerHundred => "0.0",
        MeasureUnit.PerPlace or MeasureUnit.Coefficient => "0.00",
        _ when measure.Id == MeasureId.QuotaDeviation => "0.0",
        _ => "N0",
    };

    private static string Signed(decimal number, string format)
    {
        var text = Math.Abs(number).ToString(format, CultureInfo.CurrentCulture);
        return text.All(c => c is '0' or '.') ? "0" : (number > 0 ? "+" : "\u2212") + text;
    }

    private static string Part(decimal? number) => number?.ToString("#,0.##", CultureInfo.CurrentCulture) ?? Missing;
}
