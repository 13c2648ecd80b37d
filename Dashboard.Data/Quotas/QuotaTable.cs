using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Rounds;
using Dashboard.Data.Statistics;

namespace Dashboard.Data.Quotas;

/// <summary>One of the four quotas of a round: 示范城市, 试点城市, 示范县, 试点县.</summary>
public readonly record struct QuotaColumn(Track Track, Tier Tier)
{
    /// <summary>The four, in the order of the notices.</summary>
    public static IReadOnlyList<QuotaColumn> All { get; } =
    [
        new(Track.City, Tier.Demonstration), new(Track.City, Tier.Pilot), new(Track.County, Tier.Demonstration), new(Track.County, Tier.Pilot),
    ];
}

/// <summary>How a quota stands on a day.</summary>
public enum QuotaState
{
    /// <summary>The province has no eligible county: there is no such quota.</summary>
    NotApplicable,

    /// <summary>待录入: the quota is unknown.</summary>
    Unknown,

    /// <summary>The quota is 0.</summary>
    None,

    /// <summary>Nothing is recommended yet.</summary>
    Unused,

    InProgress,

    /// <summary>All places are used.</summary>
    Full,

    /// <summary>The quota is known; what of it is recommended is not for this viewer.</summary>
    Published,
}

/// <summary>One quota of one province and its use on the as-of date.</summary>
/// <param name="Count">Places; null: unknown, or not applicable (see <see cref="State"/>).</param>
/// <param name="Recommended">Places recommended, 0 or more; designated ones included. Null: not for this viewer (<see cref="VisibleProvinces"/>).</param>
/// <param name="Designated">Those of them that are designated.</param>
/// <param name="EffectiveOn">First day of the revision in effect; null: there is none.</param>
/// <param name="Revision">Number of the last revision recorded, whether in effect or not; 0: none. An editor gives it back.</param>
/// <param name="UseIsIllustrative">Sample data is among what is recommended.</param>
/// <param name="Provenance">Of the revision in effect; null: there is none, the annexes that set the quotas are not held.</param>
public sealed record QuotaFigure(
    QuotaColumn Column,
    bool Applies,
    int? Count,
    int? Recommended,
    int Designated,
    DateOnly? EffectiveOn,
    string? DocumentNumber,
    int Revision,
    bool UseIsIllustrative,
    Provenance? Provenance)
{
    /// <summary>Sample data is among what is designated.</summary>
    public bool DesignatedIsIllustrative { get; init; }

    /// <summary>Places that may still be recommended; null: unknown, or not for this viewer.</summary>
    public int? Left => Count - Recommended;

    public bool IsIllustrative => UseIsIllustrative || Provenance is { Kind: ProvenanceKind.Illustrative };

    public QuotaState State => (Applies, Count) switch
    {
        (false, _) => QuotaState.NotApplicable,
        (_, null) => QuotaState.Unknown,
        (_, 0) => QuotaState.None,
        _ when Recommended is null => Designated >= Count ? QuotaState.Full : QuotaState.Published,
        _ when Recommended == 0 => QuotaState.Unused,
        _ when Recommended >= Count => QuotaState.Full,
        _ => QuotaState.InProgress,
    };

    /// <summary>The same for who may know what is designated, but not what is recommended.</summary>
    internal QuotaFigure WithoutUse() => this with { Recommended = null, UseIsIllustrative = DesignatedIsIllustrative };
}

/// <summary>The sum of quotas that may not all be known.</summary>
/// <param name="Known">Sum of those that are known: the total is at least this.</param>
/// <param name="Unknown">How many provinces' quotas are unknown; 0: the sum is the total.</param>
/// <param name="Recommended">Null: the part of some province is not for this viewer.</param>
/// <param name="Left">Places left of the known quotas; null: as for <paramref name="Recommended"/>.</param>
public readonly record struct QuotaTotal(int Known, int Unknown, int? Recommended, int Designated, int? Left, bool IsIllustrative)
{
    /// <summary>Of no quota at all.</summary>
    public static readonly QuotaTotal Nothing = new(0, 0, 0, 0, 0, false);

    /// <summary>Null while any quota is unknown: never a sum that leaves something out.</summary>
    public int? Count => Unknown == 0 ? Known : null;

    public static QuotaTotal Of(IEnumerable<QuotaFigure> figures)
    {
        var total = Nothing;
        foreach (var figure in figures.Where(f => f.Applies))
        {
            total += new QuotaTotal(
                figure.Count ?? 0, figure.Count is null ? 1 : 0, figure.Recommended, figure.Designated, figure.Count is null ? 0 : figure.Left, figure.IsIllustrative);
        }

        return total;
    }

    public static QuotaTotal Of(IEnumerable<QuotaTotal> totals) => totals.Aggregate(Nothing, (sum, total) => sum + total);

    public static QuotaTotal operator +(QuotaTotal one, QuotaTotal other) => new(
        one.Known + other.Known,
        one.Unknown + other.Unknown,
        one.Recommended + other.Recommended,
        one.Designated + other.Designated,
        one.Left + other.Left,
        one.IsIllustrative || other.IsIllustrative);
}

/// <summary>The four quotas of a province, with the places it holds already.</summary>
/// <param name="Listed">Designated cities by tier on the as-of date.</param>
/// <param name="EligibleCounties">Areas that may apply on the county track; null: unknown.</param>
/// <param name="Figures">In the order of <see cref="QuotaColumn.All"/>.</param>
public sealed record ProvinceQuotas(ProvinceInfo Province, TierCounts Listed, int? EligibleCounties, IReadOnlyList<QuotaFigure> Figures)
{
    public QuotaTotal Total => QuotaTotal.Of(Figures);

    /// <summary>The four together: unknown as soon as one is, full when all are.</summary>
    public QuotaState State => Figures.Where(f => f.Applies).Select(f => f.State).Where(s => s != QuotaState.None).Distinct().ToList() switch
    {
        [] => QuotaState.None,
        var states when states.Contains(QuotaState.Unknown) => QuotaState.Unknown,
        var states when states.Contains(QuotaState.Published) => QuotaState.Published,
        [var only] => only,
        _ => QuotaState.InProgress,
    };

    public QuotaFigure this[QuotaColumn column] => Figures.Single(f => f.Column == column);
}

/// <summary>The quotas of a round on a day: the one source of every quota figure on pages, in exports and in the API.</summary>
/// <param name="Provinces">The units that take part, in customary order.</param>
public sealed record QuotaTable(RoundInfo Round, DateOnly AsOf, bool WithIllustrative, IReadOnlyList<ProvinceQuotas> Provinces)
{
    /// <summary>The totals of the nation in the order of <see cref="QuotaColumn.All"/>: public, whatever of the provinces is not.</summary>
    public IReadOnlyList<QuotaTotal> Nation { get; private init; } = [.. QuotaColumn.All.Select(column => QuotaTotal.Of(Provinces.Select(p => p[column])))];

    /// <summary>Some province's use is not for this viewer.</summary>
    public bool HidesUse => Provinces.Any(p => p.Figures.Any(f => f.Recommended is null));

    /// <summary>A region's use is known to who knows that of each of its provinces: a province is the difference of two sums.</summary>
    public QuotaTotal Total(QuotaColumn column, Region? region = null) =>
        region is null ? Nation[QuotaColumn.All.Index().Single(c => c.Item == column).Index] : QuotaTotal.Of(In(region).Select(p => p[column]));

    /// <summary>All four together.</summary>
    public QuotaTotal Total(Region? region = null) => region is null ? QuotaTotal.Of(Nation) : QuotaTotal.Of(In(region).SelectMany(p => p.Figures));

    /// <summary>The table as it would be with other numbers, so that rows, regions and the nation add up before anything is published.</summary>
    /// <param name="counts">By province and quota; null: unknown.</param>
    public QuotaTable With(IReadOnlyDictionary<(string ProvinceCode, QuotaColumn Column), int?> counts) => counts.Count == 0 ? this : new QuotaTable(
        Round,
        AsOf,
        WithIllustrative,
        [
            .. Provinces.Select(p => p with
            {
                Figures = [.. p.Figures.Select(f => counts.TryGetValue((p.Province.Code, f.Column), out var count) ? f with { Count = count } : f)],
            }),
        ]);

    public bool IsIllustrative => Nation.Any(total => total.IsIllustrative);

    /// <summary>The table without what a viewer may not know: what a province has recommended is its own until it is designated.</summary>
    internal QuotaTable SeenBy(VisibleProvinces visible) => visible.National ? this : this with
    {
        Provinces = Provinces.Select(p => visible.Covers(p.Province.Code) ? p : p with { Figures = p.Figures.Select(f => f.WithoutUse()).ToList() }).ToList(),
    };

    public IEnumerable<ProvinceQuotas> In(Region? region) => region is null ? Provinces : Provinces.Where(p => p.Province.Region == region);
}
