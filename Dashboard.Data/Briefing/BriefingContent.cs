using System.Globalization;
using System.Text.Json.Serialization;
using Dashboard.Data.Statistics;

namespace Dashboard.Data.Briefing;

/// <summary>The slides there are. Their names are the texts of the interface.</summary>
public enum SlideKind
{
    /// <summary>The programme in one page.</summary>
    Programme,

    /// <summary>The designated cities, and where they are.</summary>
    Places,

    /// <summary>Which provinces have no demonstration.</summary>
    WithoutAny,
    Regions,
    Kinds,

    /// <summary>The terms and their clock; what a later notice adds whose list is not held.</summary>
    Terms,

    /// <summary>Quotas, and what is left of them.</summary>
    Quotas,

    /// <summary>How evenly cities and quotas are spread.</summary>
    Fairness,

    /// <summary>Applications by step, and the gate of the quota.</summary>
    Pipeline,

    /// <summary>Who waits longest.</summary>
    Waiting,

    /// <summary>From pilot to demonstration.</summary>
    Conversion,
    Duties,

    /// <summary>What needs a decision.</summary>
    Decisions,

    /// <summary>What has changed since the last briefing.</summary>
    SinceLast,

    /// <summary>One province.</summary>
    Province,

    /// <summary>The office's own words.</summary>
    FreeText,

    /// <summary>Sources, and what they lack.</summary>
    Gaps,
}

/// <summary>A slide that was chosen.</summary>
/// <param name="Province">Code of the province of <see cref="SlideKind.Province"/>; null for every other.</param>
public readonly record struct ChosenSlide(SlideKind Kind, string? Province = null);

/// <summary>Why a slide shows nothing.</summary>
public enum SlideGap
{
    /// <summary>Nothing is recorded on the day.</summary>
    NothingRecorded,

    /// <summary>The figures are not published, and the briefing is public.</summary>
    NotPublished,

    /// <summary>No round has begun by the day.</summary>
    NoRound,

    /// <summary>No earlier day was named to compare with.</summary>
    NoEarlierDay,

    /// <summary>The office wrote nothing.</summary>
    NothingWritten,
}

/// <summary>A figure as it was said: of one measure, for one combination of members, on one day.</summary>
/// <param name="Measure">Code of the catalogue.</param>
/// <param name="Where">Province=320000;Tier=Pilot: to what it is narrowed; empty: nothing.</param>
/// <param name="On">Null: the day of the briefing.</param>
/// <param name="Value">Null: unknown, or there is nothing of which it could be.</param>
/// <param name="Part">The numerator of a ratio; null for every other.</param>
/// <param name="Whole">The denominator of a ratio; null for every other.</param>
/// <param name="Sample">Sample data is in it.</param>
public sealed record PinnedFigure(
    string Measure, string Where, DateOnly? On, decimal? Value, decimal? Part = null, decimal? Whole = null, bool Sample = false)
{
    /// <summary>What is shown for what is unknown.</summary>
    public const string Unknown = "—";

    /// <summary>Two of one key are the same figure.</summary>
    [JsonIgnore]
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Measure}|{Where}|{On:yyyy-MM-dd}");

    /// <summary>1,234, 27%, 1/4 or 0.31: the same in both languages.</summary>
    [JsonIgnore]
    public string Text => Value is not { } value ? Unknown : MeasureCatalogue.Find(Measure)?.Unit switch
    {
        MeasureUnit.Share when Whole is > 0 and < Statistics.Measure.SmallDenominator => string.Create(CultureInfo.InvariantCulture, $"{Part:0.##}/{Whole:0.##}"),
        MeasureUnit.Share => Percent(value),
        MeasureUnit.Coefficient or MeasureUnit.PerPlace or MeasureUnit.PerHundred => value.ToString("0.00", CultureInfo.InvariantCulture),
        _ => value.ToString("#,##0.##", CultureInfo.InvariantCulture),
    };

    /// <summary>27 ÷ 110: the parts of a ratio; empty for every other.</summary>
    [JsonIgnore]
    public string Fraction => Part is { } part && Whole is { } whole ? string.Create(CultureInfo.InvariantCulture, $"{part:#,##0.##} ÷ {whole:#,##0.##}") : "";

    /// <summary>Whole per cent, halves away from zero.</summary>
    public static string Percent(decimal share) =>
        decimal.Round(share * 100, 0, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture) + "%";
}

/// <summary>A figure that is shown large.</summary>
public sealed record SlideNumber(Bilingual Label, PinnedFigure Figure, Bilingual? Remark = null);

/// <summary>A cell: a text, or a figure.</summary>
public sealed record SlideCell(Bilingual? Text, PinnedFigure? Figure = null)
{
    public static SlideCell Of(Bilingual text) => new(text);

    public static SlideCell Of(string same) => new(new Bilingual(same, same));

    public static SlideCell Of(PinnedFigure figure) => new(null, figure);

    /// <summary>The cell in one language.</summary>
    public string Say(bool english) => Figure?.Text ?? (english ? Text!.Value.En : Text!.Value.Zh);
}

public sealed record SlideTable(IReadOnlyList<Bilingual> Columns, IReadOnlyList<IReadOnlyList<SlideCell>> Rows)
{
    private const string Marks = "0123456789.,%/▲▼—";

    /// <summary>True when a column stands to the right: it holds figures, or texts of digits.</summary>
    public bool IsNumeric(int column) => Rows.Any(r => r[column].Figure is not null) || (Rows.Count > 0 && Rows.All(r => r[column].Text!.Value.Zh.All(Marks.Contains)));
}

/// <summary>One series of a chart: a value for each category.</summary>
public sealed record SlideSeries(Bilingual Name, IReadOnlyList<PinnedFigure> Values);

/// <summary>Bars: side by side, or on top of each other.</summary>
public sealed record SlideChart(Bilingual Name, IReadOnlyList<Bilingual> Categories, IReadOnlyList<SlideSeries> Series, bool IsStacked);

/// <summary>One division on the tile map.</summary>
/// <param name="Demonstration">Null for a division outside the programme.</param>
/// <param name="Pilot">Null for a division outside the programme.</param>
/// <param name="IsMarked">It is what the slide speaks of.</param>
public sealed record SlideTile(
    string Code, Bilingual Name, Bilingual Short, int Column, int Row, PinnedFigure? Demonstration, PinnedFigure? Pilot, bool IsMarked);

/// <summary>One slide as it was said.</summary>
/// <param name="Title">The finding.</param>
/// <param name="Lead">What stands under it; empty: nothing.</param>
/// <param name="Notes">Three sentences for who speaks, the last with document, annex and row.</param>
/// <param name="Sources">Where the figures come from.</param>
/// <param name="Gap">Null: it has figures. Else why not; then the files leave it out.</param>
public sealed record Slide(
    SlideKind Kind,
    string? Province,
    Bilingual Title,
    Bilingual Lead,
    IReadOnlyList<SlideNumber> Numbers,
    SlideTable? Table,
    SlideChart? Chart,
    IReadOnlyList<SlideTile> Map,
    IReadOnlyList<Bilingual> Points,
    IReadOnlyList<Bilingual> Notes,
    IReadOnlyList<Bilingual> Sources,
    SlideGap? Gap = null)
{
    /// <summary>Rows of a table under which there is room for points.</summary>
    private const int PointsBelow = 4;

    /// <summary>Every figure on it.</summary>
    [JsonIgnore]
    public IEnumerable<PinnedFigure> Figures => Numbers.Select(n => n.Figure)
        .Concat(Table?.Rows.SelectMany(r => r).Select(c => c.Figure).OfType<PinnedFigure>() ?? [])
        .Concat(Chart?.Series.SelectMany(s => s.Values) ?? [])
        .Concat(Map.SelectMany(t => new[] { t.Demonstration, t.Pilot }).OfType<PinnedFigure>());

    /// <summary>The points stand beside a long table, where nothing else does.</summary>
    [JsonIgnore]
    public bool HasPointsAside => Points.Count > 0 && Table is { Rows.Count: > PointsBelow } && Map.Count == 0 && Chart is null;

    /// <summary>Sample data is on it: it says so wherever it stands.</summary>
    [JsonIgnore]
    public bool IsSample => Figures.Any(f => f.Sample) || HasSampleRows;

    /// <summary>A row of the table speaks of sample data although no figure of the catalogue does.</summary>
    public bool HasSampleRows { get; init; }
}

/// <summary>A finding: what it says first, in bold, and what follows.</summary>
public sealed record Finding(Bilingual Lead, Bilingual Rest);

/// <summary>Something that needs a decision.</summary>
public sealed record Decision(Bilingual Item, Bilingual Waiting, IReadOnlyList<Bilingual> Options, Bilingual Consequence)
{
    /// <summary>甲 …；乙 …</summary>
    [JsonIgnore]
    public Bilingual Choices => new(
        string.Join("；", Options.Index().Select(o => $"{"甲乙丙丁"[o.Index]} {o.Item.Zh}")), string.Join("; ", Options.Index().Select(o => $"{"ABCD"[o.Index]} {o.Item.En}")));
}

/// <summary>The one page (A4): three numbers, five findings, the map, what to decide.</summary>
public sealed record OnePage(
    IReadOnlyList<SlideNumber> Numbers, IReadOnlyList<Finding> Findings, IReadOnlyList<SlideTile> Map, IReadOnlyList<Decision> Decisions, IReadOnlyList<Bilingual> Sources);

/// <summary>A province beside the others of its region.</summary>
public sealed record ProvincePeer(Bilingual Name, PinnedFigure Coverage, bool IsOwn);

/// <summary>The page of one province in the booklet.</summary>
/// <param name="Ordinal">1-based, in the customary order.</param>
/// <param name="Places">The designated cities; empty: none.</param>
/// <param name="Remaining">Which divisions of the city track are not designated; empty: unknown.</param>
/// <param name="Peers">Coverage of the provinces of its region, highest first; empty: no list of divisions is held for the day.</param>
/// <param name="National">The coverage of the nation.</param>
/// <param name="Facts">Quotas, duties, terms.</param>
public sealed record ProvincePage(
    string Code,
    int Ordinal,
    Bilingual Name,
    Bilingual Short,
    IReadOnlyList<SlideNumber> Numbers,
    SlideTable Places,
    Bilingual Remaining,
    Bilingual PeersTitle,
    IReadOnlyList<ProvincePeer> Peers,
    PinnedFigure National,
    IReadOnlyList<Finding> Findings,
    SlideTable Facts,
    IReadOnlyList<Bilingual> Sources)
{
    [JsonIgnore]
    public IEnumerable<PinnedFigure> Figures => Numbers.Select(n => n.Figure)
        .Concat(Peers.Select(p => p.Coverage))
        .Append(National)
        .Concat(Facts.Rows.SelectMany(r => r).Select(c => c.Figure).OfType<PinnedFigure>());

    [JsonIgnore]
    public bool IsSample => Figures.Any(f => f.Sample);
}

/// <summary>All that a briefing says.</summary>
/// <param name="Round">Code of the round; null: none had begun.</param>
public sealed record BriefingContent(
    DateOnly AsOf, string? Round, IReadOnlyList<Slide> Slides, OnePage Page, IReadOnlyList<ProvincePage> Provinces)
{
    /// <summary>Every figure, once each.</summary>
    [JsonIgnore]
    public IReadOnlyList<PinnedFigure> Figures => Slides.SelectMany(s => s.Figures).Concat(Page.Numbers.Select(n => n.Figure)).Concat(Provinces.SelectMany(p => p.Figures))
        .DistinctBy(f => f.Key).ToList();

    /// <summary>Sample data is in it.</summary>
    [JsonIgnore]
    public bool IsSample => Slides.Any(s => s.IsSample) || Provinces.Any(p => p.IsSample);
}
