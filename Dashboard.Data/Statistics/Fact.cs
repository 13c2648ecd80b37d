using System.Globalization;
using Dashboard.Data.Duties;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;

namespace Dashboard.Data.Statistics;

/// <summary>One record, or several that are alike, as the cube counts them.</summary>
/// <param name="Count">How many records it stands for.</param>
internal sealed record Fact(ProvinceInfo Province, int Count = 1)
{
    public PlaceKind? Kind { get; init; }

    public Track? Track { get; init; }

    public Tier? Tier { get; init; }

    public string? Round { get; init; }

    public string? Notice { get; init; }

    public DesignationStatus? Status { get; init; }

    public Stage? Stage { get; init; }

    public DutyStatus? Duty { get; init; }

    /// <summary>Which duty of the place it is.</summary>
    public Duty? DutyPart { get; init; }

    /// <summary>The single application; null: it stands for several, or is none.</summary>
    public Guid? Application { get; init; }

    /// <summary>Day of the designation.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Last day of the term.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>The place or division; null for what is no single one.</summary>
    public string? Code { get; init; }

    public Bilingual Name { get; init; }

    /// <summary>The pilot has become a demonstration.</summary>
    public bool HasRisen { get; init; }

    /// <summary>The application was returned at least once.</summary>
    public bool WasReturned { get; init; }

    /// <summary>Days in the present step; null once the application has ended.</summary>
    public int? Dwell { get; init; }

    /// <summary>Days from the first step to the recommendation; null: not recommended.</summary>
    public int? ToRecommendation { get; init; }

    /// <summary>Null: unknown.</summary>
    public int? Quota { get; init; }

    /// <summary>Null: not for this viewer.</summary>
    public int? Used { get; init; } = 0;

    public int Designated { get; init; }

    /// <summary>Pilots in force, of whom the quota's demonstrations are to come.</summary>
    public int Eligible { get; init; }

    /// <summary>The quota less its proportional share; null: a quota is unknown.</summary>
    public decimal? Deviation { get; init; }

    public Provenance? Source { get; init; }

    /// <summary>The provinces that take part.</summary>
    public static FactList OfProvinces(IEnumerable<ProvinceInfo> provinces) =>
        new(provinces.Where(p => p.TakesPart).Select(p => new Fact(p) { Code = p.Code, Name = p.Name }).ToList());

    /// <summary>The member of a dimension to which it belongs; null: to none.</summary>
    public string? Member(Dimension dimension) => dimension switch
    {
        Dimension.Region => Province.Region?.ToString(),
        Dimension.Province => Province.Code,
        Dimension.Kind => Kind?.ToString(),
        Dimension.SubProvincial => Kind is null ? null : Kind == PlaceKind.SubProvincialCity ? "true" : "false",
        Dimension.Track => Track?.ToString(),
        Dimension.Tier => Tier?.ToString(),
        Dimension.Round => Round,
        Dimension.Notice => Notice,
        Dimension.Status => Status?.ToString(),
        Dimension.Stage => Stage?.ToString(),
        Dimension.Month => On?.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        Dimension.Quarter => On is { } day ? $"{day.Year:0000}-Q{((day.Month - 1) / 3) + 1}" : null,
        Dimension.Year => On?.ToString("yyyy", CultureInfo.InvariantCulture),
        Dimension.Place => Code,
    };
}
