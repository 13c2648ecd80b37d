using System.Text.Json;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Statistics;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Api;

/// <summary>Reads a question to the cube from a request; whatever means nothing is refused with what does.</summary>
internal static class StatisticsQuestion
{
    public const string By = "by";
    public const string Expired = "expired";

    /// <summary>The parameters of every measure.</summary>
    public static IReadOnlyList<ApiParameter> Parameters =>
    [
        ApiParameter.AsOf,
        new(By, StatisticsText.ByLabel, StatisticsText.ByHelp, "province,tier", []),
        new(DashboardUrls.CompareParameter, StatisticsText.CompareLabel, StatisticsText.CompareHelp, "2025-07-01", [], IsDate: true),
        .. Enum.GetValues<Dimension>().Select(FilterOf),
        new(Expired, StatisticsText.ExpiredLabel, StatisticsText.ExpiredHelp, "false", ["true", "false"]),
        ApiParameter.Illustrative,
    ];

    /// <summary>The parameters of the records behind a figure: it is one figure of one day.</summary>
    public static IReadOnlyList<ApiParameter> RecordsParameters => [.. Parameters.Where(p => p.Name is not (By or DashboardUrls.CompareParameter)), Part];

    public static ApiParameter Part => new(DashboardUrls.PartParameter, StatisticsText.Parts, StatisticsText.PartHelp, nameof(FigurePart.Numerator), Enum.GetNames<FigurePart>());

    /// <summary>subProvincial: the name of a dimension in addresses and answers.</summary>
    public static string NameOf(Dimension dimension) => JsonNamingPolicy.CamelCase.ConvertName(dimension.ToString());

    /// <summary>Null: something is wrong, and the query says what.</summary>
    public static CubeQuestion? Read(ApiQuery query, string code, IReadOnlyList<ProvinceInfo> provinces)
    {
        if (MeasureCatalogue.Find(code) is not { } measure)
        {
            query.Refuse("code", StatisticsText.WrongMeasure.With(ApiQuery.Echo(code), string.Join(", ", MeasureCatalogue.All.Select(m => m.Code))));
            return null;
        }

        var by = new List<Dimension>();
        foreach (var name in (query.Words(Parameter(By)) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Enum.GetValues<Dimension>().Cast<Dimension?>().FirstOrDefault(d => string.Equals(d.ToString(), name, StringComparison.OrdinalIgnoreCase)) is not { } dimension
                || !measure.Dimensions.Contains(dimension))
            {
                query.Refuse(By, WrongDimension(measure, name));
            }
            else if (by.Contains(dimension))
            {
                query.Refuse(By, StatisticsText.RepeatedDimension.With(name));
            }
            else
            {
                by.Add(dimension);
            }
        }

        var where = new Dictionary<Dimension, string>();
        foreach (var dimension in Enum.GetValues<Dimension>())
        {
            if (Member(query, dimension, provinces) is not { } member)
            {
                continue;
            }

            where[dimension] = member;
            if (!measure.Dimensions.Contains(dimension))
            {
                query.Refuse(NameOf(dimension), WrongDimension(measure, NameOf(dimension)));
            }
        }

        var expired = query.Flag(Parameter(Expired));
        if (expired is not null && !measure.KnowsExpired)
        {
            query.Refuse(Expired, StatisticsText.WrongExpired.With(measure.Code));
        }

        var compare = query.Date(Parameter(DashboardUrls.CompareParameter));
        var illustrative = query.Flag(ApiParameter.Illustrative) ?? false;
        return query.Errors.Count > 0 ? null : new CubeQuestion(measure, by, where, query.Day, compare, expired ?? false, illustrative);
    }

    /// <summary>The address that asks the same again.</summary>
    /// <param name="extension">Of the path: .csv; empty: JSON.</param>
    public static string Address(CubeQuestion question, string extension = "") => $"/api/v1/statistics/{question.Measure.Code}{extension}?{Query(Pairs(question))}";

    /// <summary>The address that lists the records behind the figure of a question.</summary>
    /// <param name="denominator">Those of its denominator.</param>
    /// <param name="extension">Of the path: .csv; empty: JSON.</param>
    public static string RecordsAddress(CubeQuestion question, bool denominator, string extension = "") =>
        $"/api/v1/statistics/{question.Measure.Code}/records{extension}?{Query(Pairs(question with { By = [], CompareTo = null }).Concat(denominator ? [(Part.Name, nameof(FigurePart.Denominator))] : []))}";

    private static string Query(IEnumerable<(string Name, string Value)> pairs) => string.Join('&', pairs.Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));

    private static IEnumerable<(string Name, string Value)> Pairs(CubeQuestion question)
    {
        if (question.By.Count > 0)
        {
            yield return (By, string.Join(',', question.By.Select(NameOf)));
        }

        yield return (ApiParameter.AsOf.Name, question.AsOf.Iso());
        if (question.CompareTo is { } other)
        {
            yield return (DashboardUrls.CompareParameter, other.Iso());
        }

        foreach (var (dimension, member) in question.Where.OrderBy(w => w.Key))
        {
            yield return (NameOf(dimension), string.Join(',', member.Split(',').Select(m => m.Length == 0 ? DashboardUrls.NoneValue : m)));
        }

        if (question.WithExpired)
        {
            yield return (Expired, "true");
        }

        if (question.WithIllustrative)
        {
            yield return (ApiParameter.Illustrative.Name, "true");
        }
    }

    private static string Iso(this DateOnly day) => new Data.Time.AsOf(day, IsToday: false).Invariant;

    private static ApiParameter Parameter(string name) => Parameters.Single(p => p.Name == name);

    private static ApiParameter FilterOf(Dimension dimension) => new(
        NameOf(dimension),
        dimension.Word(),
        StatisticsText.FilterHelp,
        dimension switch
        {
            Dimension.Region => nameof(Region.East),
            Dimension.Province => "110000",
            Dimension.Kind => nameof(PlaceKind.PrefectureCity),
            Dimension.SubProvincial => "true",
            Dimension.Track => nameof(Track.City),
            Dimension.Tier => nameof(Tier.Pilot),
            Dimension.Round => "2023",
            Dimension.Notice => "designation-2022",
            Dimension.Status => nameof(DesignationStatus.Active),
            Dimension.Stage => nameof(Stage.Recommended),
            Dimension.Month => "2022-08",
            Dimension.Quarter => "2022-Q3",
            Dimension.Year => "2022",
            Dimension.Place => "320100",
        },
        []);

    /// <summary>The members asked for, as the cube names them; null: none were, or they are wrong.</summary>
    private static string? Member(ApiQuery query, Dimension dimension, IReadOnlyList<ProvinceInfo> provinces)
    {
        var parameter = FilterOf(dimension);
        IReadOnlyList<string>? allowed = dimension switch
        {
            Dimension.Region => Enum.GetNames<Region>(),
            Dimension.Kind => Enum.GetNames<PlaceKind>(),
            Dimension.SubProvincial => ["true", "false"],
            Dimension.Track => Enum.GetNames<Track>(),
            Dimension.Tier => Enum.GetNames<Tier>(),
            Dimension.Status => Enum.GetNames<DesignationStatus>(),
            Dimension.Stage => Enum.GetNames<Stage>(),
            _ => null,
        };
        if (query.Words(parameter) is not { } text)
        {
            return null;
        }

        var members = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(m => m.Equals(DashboardUrls.NoneValue, StringComparison.OrdinalIgnoreCase) ? "" : m).ToList();
        if (dimension == Dimension.Province)
        {
            members = members.ConvertAll(m => provinces.FirstOrDefault(p => p.IsCalled(m))?.Code ?? Refused(m));
        }

        if (allowed is not null && members.FirstOrDefault(m => m.Length > 0 && !allowed.Contains(m, StringComparer.OrdinalIgnoreCase)) is { } wrong)
        {
            query.Refuse(parameter.Name, ApiText.WrongChoice.With(ApiQuery.Echo(wrong), string.Join(", ", allowed)));
        }

        return string.Join(',', members);

        string Refused(string name)
        {
            query.Refuse(parameter.Name, ApiText.WrongProvince.With(ApiQuery.Echo(name)));
            return name;
        }
    }

    private static string WrongDimension(Measure measure, string name) =>
        StatisticsText.WrongDimension.With(measure.Code, ApiQuery.Echo(name), string.Join(", ", measure.Dimensions.Select(NameOf)));
}
