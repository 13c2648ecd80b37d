using System.Globalization;
using Dashboard.Data.Places;
using Dashboard.Data.Statistics;
using Dashboard.Data.Time;
using Dashboard.Web.Api;
using Dashboard.Web.Navigation;

namespace Dashboard.Web.Components.Pages.Statistics;

/// <summary>How a composed table is drawn.</summary>
public enum ComposeDrawing
{
    Table,

    /// <summary>A line for each row, with both days.</summary>
    Dots,

    /// <summary>Bars of the columns on each other.</summary>
    Stacked,

    /// <summary>Rows by columns.</summary>
    Heat,

    /// <summary>Provinces filled by class.</summary>
    Map,

    /// <summary>Areas.</summary>
    Tree,
}

/// <summary>What the page of the composer shows, as its address says it.</summary>
/// <param name="Cell">The figure whose records are listed; null: none.</param>
/// <param name="Denominator">Its denominator's records instead of its numerator's.</param>
public sealed record ComposeAddress(Composition Composition, ComposeDrawing Drawing = ComposeDrawing.Table, string? Cell = null, bool Denominator = false, int Page = 1)
{
    private const char Between = ',';
    private const char Filters = ';';
    private const char Of = ':';

    /// <summary>What the composer opens with: tiers by region.</summary>
    public static ComposeAddress Start(DateOnly asOf) => new(new Composition(
        [Dimension.Region, Dimension.Kind],
        [],
        [MeasureId.PlacesDesignated, MeasureId.DivisionsCity, MeasureId.CoverageCity],
        new Dictionary<Dimension, string> { [Dimension.Track] = nameof(Track.City) },
        asOf,
        WithIllustrative: true));

    public (string Name, string? Value)[] Parameters =>
    [
        (DashboardUrls.RowsParameter, Names(Composition.Rows) is { Length: > 0 } rows ? rows : DashboardUrls.NoneValue),
        (DashboardUrls.ColumnsParameter, Names(Composition.Columns)),
        (DashboardUrls.MeasuresParameter, string.Join(Between, Composition.Measures.Select(m => MeasureCatalogue.Of(m).Code))),
        (DashboardUrls.WhereParameter, string.Join(Filters, Composition.Where.OrderBy(w => w.Key).Select(w => $"{StatisticsQuestion.NameOf(w.Key)}{Of}{w.Value}"))),
        (DashboardUrls.CompareParameter, Composition.CompareTo?.ToString(AsOf.Format, CultureInfo.InvariantCulture)),
        (DashboardUrls.ExpiredParameter, Composition.WithExpired ? "true" : null),
        (DashboardUrls.ShareParameter, Composition.ShareOf?.ToString()),
        (DashboardUrls.TopParameter, Composition.Top?.ToString(CultureInfo.InvariantCulture)),
        (DashboardUrls.SortParameter, Composition.SortBy is { } sort ? MeasureCatalogue.Of(sort).Code : null),
        (DashboardUrls.DescendingParameter, Composition is { SortBy: not null, Descending: true } ? "true" : null),
        (DashboardUrls.DrawingParameter, Drawing == ComposeDrawing.Table ? null : Drawing.ToString()),
        (DashboardUrls.CellParameter, Cell),
        (DashboardUrls.PartParameter, Cell is not null && Denominator ? DashboardUrls.DenominatorValue : null),
        (DashboardUrls.PageParameter, Cell is null || Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>What an address says; what it says wrongly is left out, and what means nothing together is for the composition to refuse.</summary>
    public static ComposeAddress Read(DateOnly asOf, Func<string, string?> text)
    {
        if (text(DashboardUrls.RowsParameter) is null && text(DashboardUrls.MeasuresParameter) is null)
        {
            return Start(asOf);
        }

        return new(
            new Composition(
                Dimensions(text(DashboardUrls.RowsParameter)),
                Dimensions(text(DashboardUrls.ColumnsParameter)),
                Split(text(DashboardUrls.MeasuresParameter), Between).Select(MeasureCatalogue.Find).OfType<Measure>().Select(m => m.Id).Distinct().Take(Composition.MostMeasures).ToList(),
                Where(text(DashboardUrls.WhereParameter)),
                asOf,
                DateOnly.TryParseExact(text(DashboardUrls.CompareParameter), AsOf.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var compare) ? compare : null,
                text(DashboardUrls.ExpiredParameter) == "true",
                WithIllustrative: true)
            {
                ShareOf = DashboardUrls.Word<ShareOf>(text(DashboardUrls.ShareParameter)),
                Top = int.TryParse(text(DashboardUrls.TopParameter), CultureInfo.InvariantCulture, out var top) && top > 0 ? top : null,
                SortBy = text(DashboardUrls.SortParameter) is { } sort ? MeasureCatalogue.Find(sort)?.Id : null,
                Descending = text(DashboardUrls.DescendingParameter) == "true",
            },
            DashboardUrls.Word<ComposeDrawing>(text(DashboardUrls.DrawingParameter)) ?? ComposeDrawing.Table,
            text(DashboardUrls.CellParameter),
            text(DashboardUrls.PartParameter) == DashboardUrls.DenominatorValue,
            int.TryParse(text(DashboardUrls.PageParameter), CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1);
    }

    /// <summary>The same with another composition; a figure that was open is not of it.</summary>
    public ComposeAddress With(Composition composition) => this with { Composition = composition, Cell = null, Denominator = false, Page = 1 };

    private static string Names(IEnumerable<Dimension> dimensions) => string.Join(Between, dimensions.Select(StatisticsQuestion.NameOf));

    private static IReadOnlyList<Dimension> Dimensions(string? text) => Split(text, Between).Select(name => DashboardUrls.Word<Dimension>(name)).OfType<Dimension>().ToList();

    private static Dictionary<Dimension, string> Where(string? text)
    {
        var where = new Dictionary<Dimension, string>();
        foreach (var pair in Split(text, Filters).Select(f => f.Split(Of, 2)))
        {
            if (pair is [var name, { Length: > 0 } members] && DashboardUrls.Word<Dimension>(name) is { } dimension)
            {
                where[dimension] = members;
            }
        }

        return where;
    }

    private static string[] Split(string? text, char at) => (text ?? "").Split(at, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
