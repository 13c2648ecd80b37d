using Dashboard.Data.Duties;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;

namespace Dashboard.Data.Statistics;

/// <summary>Adds up records by dimensions. Pure: what a measure is made of, and how a total comes from parts, is said here once.</summary>
internal sealed class Cube(IReadOnlyDictionary<MeasureSource, FactList> facts, IReadOnlyList<ProvinceInfo> provinces, DateOnly asOf)
{
    private const int Decimals = 10;
    private const int Top = 5;

    /// <summary>The value for each combination of members that has one.</summary>
    public IReadOnlyDictionary<MemberKey, CubeValue> Values(CubeQuestion question, IReadOnlyList<Dimension> by)
    {
        var measure = question.Measure;
        return measure.Kind switch
        {
            MeasureKind.Ratio => Ratios(question, by),
            MeasureKind.Sum => Groups(question, measure, by).ToDictionary(g => g.Key, g => Plain(Sum(measure.Id, g.Value), g.Value)),
            MeasureKind.Distinct => Groups(question, measure, by).ToDictionary(g => g.Key, g => Plain(Distinct(measure.Id, g.Value), g.Value)),
            MeasureKind.Concentration => Groups(question, measure, by).ToDictionary(g => g.Key, g => Concentration(question, g)),
            MeasureKind.Quartile => Groups(question, measure, by).ToDictionary(g => g.Key, g => Plain(Quartile(measure.Id, g.Value), g.Value)),
        };
    }

    /// <summary>The records of a combination of members that count for a measure.</summary>
    public IEnumerable<(Fact Fact, decimal Amount)> Records(CubeQuestion question, MeasureId part, IReadOnlyList<Dimension> by, IReadOnlyList<string?> members)
    {
        var measure = MeasureCatalogue.Of(part);
        return Matching(question, measure)
            .Where(f => by.Index().All(d => !MeasureCatalogue.Knows(measure.Source, d.Item) || f.Member(d.Item) == members[d.Index]))
            .Select(f => (f, Amount(part, f) ?? 0))
            .Where(f => f.Item2 != 0);
    }

    /// <summary>What is behind a part of a number: its records, of a concentration the places, of a quartile the cases with their days.</summary>
    public IReadOnlyList<(Fact Fact, decimal Amount)> Behind(CubeQuestion question, MeasureId part)
    {
        var measure = MeasureCatalogue.Of(part);
        return measure.Kind switch
        {
            MeasureKind.Quartile => Matching(question, measure).Select(f => (f, Days(part, f))).Where(f => f.Item2 is not null).Select(f => (f.f, (decimal)f.Item2!.Value)).ToList(),
            MeasureKind.Concentration when part == MeasureId.ConcentrationTop5 => Records(question, MeasureId.PlacesDesignated, [], []).GroupBy(r => r.Fact.Province.Code)
                .OrderByDescending(g => g.Count()).ThenBy(g => g.First().Fact.Province.Order).Take(Top).SelectMany(g => g).ToList(),
            MeasureKind.Concentration => Records(question, MeasureId.PlacesDesignated, [], []).ToList(),
            MeasureKind.Distinct => Records(question, part, [], []).DistinctBy(r => r.Fact.Province.Code)
                .Select(r => (new Fact(r.Fact.Province) { Code = r.Fact.Province.Code, Name = r.Fact.Province.Name, Source = r.Fact.Source }, 1m)).ToList(),
            MeasureKind.Sum or MeasureKind.Ratio => Records(question, part, [], []).ToList(),
        };
    }

    /// <summary>The numerator of a question: expired designations count when they are asked for.</summary>
    public static MeasureId NumeratorOf(CubeQuestion question) =>
        question.WithExpired && question.Measure.KnowsExpired ? MeasureId.PlacesDesignated : question.Measure.Numerator ?? question.Measure.Id;

    private static CubeValue Plain(decimal? value, IReadOnlyList<Fact> of) => new(value, null, null, of.Any(IsSample));

    private static bool IsSample(Fact fact) => fact.Source?.Kind == ProvenanceKind.Illustrative;

    /// <summary>What a record adds to a measure that adds up; null: unknown.</summary>
    private decimal? Amount(MeasureId id, Fact fact) => id switch
    {
        MeasureId.PlacesDesignated or MeasureId.DivisionsAll or MeasureId.DivisionsCity or MeasureId.DivisionsCounty or MeasureId.ProvincesParticipating
            or MeasureId.ProvincesCovered or MeasureId.PilotsEver or MeasureId.ApplicationsAll or MeasureId.DutiesAll => fact.Count,
        MeasureId.PlacesDemonstration or MeasureId.ProvincesDemonstration => fact.Tier == Tier.Demonstration ? 1 : 0,
        MeasureId.PlacesPilot or MeasureId.ProvincesPilot => fact.Tier == Tier.Pilot ? 1 : 0,
        MeasureId.PlacesInForce => IsInForce(fact) ? 1 : 0,
        MeasureId.PlacesInForceDemonstration => IsInForce(fact) && fact.Tier == Tier.Demonstration ? 1 : 0,
        MeasureId.PlacesInForcePilot => IsInForce(fact) && fact.Tier == Tier.Pilot ? 1 : 0,
        MeasureId.PlacesExpired => fact.Status == DesignationStatus.Expired ? 1 : 0,
        MeasureId.PlacesExpiring3 => IsInForce(fact) && fact.EndsOn <= asOf.AddMonths(3) ? 1 : 0,
        MeasureId.PlacesExpiring6 => IsInForce(fact) && fact.EndsOn <= asOf.AddMonths(6) ? 1 : 0,
        MeasureId.PlacesExpiring12 => IsInForce(fact) && fact.EndsOn <= asOf.AddMonths(12) ? 1 : 0,
        MeasureId.PilotsRisen => fact.HasRisen ? 1 : 0,
        MeasureId.QuotaCount => fact.Quota,
        MeasureId.QuotaUsed => fact.Used,
        MeasureId.QuotaDesignated => fact.Designated,
        MeasureId.QuotaLeft => fact.Quota - fact.Used,
        MeasureId.QuotaEligible => fact.Eligible,
        MeasureId.QuotaDeviation => fact.Deviation,
        MeasureId.ApplicationsLive => fact.Stage is { } stage && StageRules.IsLive(stage) ? fact.Count : 0,
        MeasureId.ApplicationsRecommended => fact.Used,
        MeasureId.ApplicationsReturned => fact.Count,
        MeasureId.DutiesDone => fact.Duty == DutyStatus.Done ? 1 : 0,
        MeasureId.DutiesDue => fact.Duty == DutyStatus.Due ? 1 : 0,
        MeasureId.DutiesOverdue => fact.Duty == DutyStatus.Overdue ? 1 : 0,
        MeasureId.DutiesNotRecorded => fact.Duty == DutyStatus.NotRecorded ? 1 : 0,
        _ => throw new InvalidOperationException($"{id} is no sum."),
    };

    private static bool IsInForce(Fact fact) => fact.Status == DesignationStatus.Active;

    private decimal? Sum(MeasureId id, IReadOnlyList<Fact> of)
    {
        // Where no round has begun there is no quota to be known.
        decimal? sum = of.Count == 0 && MeasureCatalogue.Of(id).Null == NullReason.QuotaUnknown ? null : 0;
        foreach (var fact in of)
        {
            sum += Amount(id, fact);
        }

        return sum;
    }

    private decimal Distinct(MeasureId id, IReadOnlyList<Fact> of) => of.Where(f => Amount(id, f) > 0).Select(f => f.Province.Code).Distinct().Count();

    private static int? Days(MeasureId id, Fact fact) => id == MeasureId.RecommendationDays ? fact.ToRecommendation : fact.Dwell;

    private static decimal? Quartile(MeasureId id, IReadOnlyList<Fact> of)
    {
        var days = of.Where(f => Days(id, f) is not null).Select(f => (Days: Days(id, f)!.Value, f.Count)).OrderBy(d => d.Days).ToList();
        var cases = days.Sum(d => d.Count);
        if (cases == 0)
        {
            return null;
        }

        var position = (cases - 1) * id switch
        {
            MeasureId.DwellQuartile1 => 1,
            MeasureId.DwellQuartile3 => 3,
            _ => 2,
        };

        // Linear between the two neighbours, as spreadsheets do (QUARTILE.INC).
        var (at, rest) = (position / 4, position % 4);
        return rest == 0 ? At(at) : At(at) + ((At(at + 1) - At(at)) * rest / 4m);

        // The days of the case with this number, from 0.
        int At(int number) => days.First(d => (number -= d.Count) < 0).Days;
    }

    private CubeValue Concentration(CubeQuestion question, KeyValuePair<MemberKey, List<Fact>> group)
    {
        var among = provinces.Where(p => p.TakesPart && Passes(question, p) && (!group.Key.TryGet(Dimension.Region, out var region) || p.Region?.ToString() == region)).ToList();
        var by = group.Value.GroupBy(f => f.Province.Code).ToDictionary(g => g.Key, g => g.Sum(f => f.Count));
        var counts = among.Select(p => by.GetValueOrDefault(p.Code)).Order().ToList();
        var total = counts.Sum();
        var isSample = group.Value.Any(IsSample);
        if (total == 0)
        {
            return new CubeValue(null, null, null, isSample);
        }

        if (question.Measure.Id == MeasureId.ConcentrationTop5)
        {
            var top = counts.TakeLast(Top).Sum();
            return new CubeValue(Rounded((decimal)top / total), top, total, isSample);
        }

        // Σ (2i − n − 1) x_i / (n Σ x), the x in ascending order.
        var weighted = counts.Index().Sum(c => ((2L * (c.Index + 1)) - counts.Count - 1) * c.Item);
        return new CubeValue(Rounded((decimal)weighted / ((long)counts.Count * total)), null, null, isSample);
    }

    private Dictionary<MemberKey, CubeValue> Ratios(CubeQuestion question, IReadOnlyList<Dimension> by)
    {
        var measure = question.Measure;
        var (numerator, denominator) = (MeasureCatalogue.Of(NumeratorOf(question)), MeasureCatalogue.Of(measure.Denominator!.Value));
        var wholeBy = by.Except(measure.Undivided).ToList();
        var wholes = Groups(question, denominator, wholeBy).ToDictionary(g => g.Key, g => (Value: Part(denominator, g.Value), Facts: g.Value));
        var parts = Groups(question, numerator, by).ToDictionary(g => g.Key, g => (Value: Part(numerator, g.Value), Facts: g.Value));
        var values = new Dictionary<MemberKey, CubeValue>();
        foreach (var key in parts.Keys.Union(Expand(wholes.Keys, by, wholeBy)))
        {
            // A row for every member that has a denominator, and for no other.
            if (!wholes.TryGetValue(key.Only(wholeBy), out var whole) || whole.Value == 0)
            {
                continue;
            }

            var part = parts.TryGetValue(key, out var found) ? found : (Value: 0, Facts: []);
            var scale = measure.Unit == MeasureUnit.PerHundred ? 100 : 1;
            values[key] = new CubeValue(
                part.Value is { } n && whole.Value is { } d ? Rounded(scale * n / d) : null, part.Value, whole.Value, part.Facts.Any(IsSample) || whole.Facts.Any(IsSample));
        }

        return values;

        decimal? Part(Measure of, IReadOnlyList<Fact> group) => of.Kind == MeasureKind.Distinct ? Distinct(of.Id, group) : Sum(of.Id, group);
    }

    /// <summary>The whole for each tier or notice that there is, so that a part of 0 has its row.</summary>
    private static IEnumerable<MemberKey> Expand(IEnumerable<MemberKey> wholes, IReadOnlyList<Dimension> by, List<Dimension> wholeBy) => by.Except(wholeBy).ToList() switch
    {
        [] => wholes,
        [Dimension.Tier] => wholes.SelectMany(w => Enum.GetNames<Tier>().Select(tier => w.With(by, Dimension.Tier, tier))),
        [Dimension.Track] => wholes.SelectMany(w => Enum.GetNames<Track>().Select(track => w.With(by, Dimension.Track, track))),
        _ => [],
    };

    private Dictionary<MemberKey, List<Fact>> Groups(CubeQuestion question, Measure measure, IReadOnlyList<Dimension> by)
    {
        var groups = new Dictionary<MemberKey, List<Fact>>();
        foreach (var key in Filled(question, measure, by))
        {
            groups[key] = [];
        }

        foreach (var fact in Matching(question, measure))
        {
            var key = MemberKey.Of(by, fact.Member);
            if (!groups.TryGetValue(key, out var group))
            {
                groups[key] = group = [];
            }

            group.Add(fact);
        }

        return groups;
    }

    private IEnumerable<Fact> Matching(CubeQuestion question, Measure measure)
    {
        var track = measure.Track ?? question.Measure.Track;
        var wanted = question.Where.Where(w => MeasureCatalogue.Knows(measure.Source, w.Key)).Select(w => (Dimension: w.Key, Members: MembersOf(w.Value))).ToList();
        var needsDemonstration = NeedsDemonstration(measure.Id, question.Measure.Id);
        return facts[measure.Source].Where(f =>
            (track is null || f.Track is null || f.Track == track)
            && (measure.Source != MeasureSource.Applications || IsCase(measure.Id, f))
            && (!needsDemonstration || f.Tier == Tier.Demonstration)
            && wanted.TrueForAll(w => w.Members.Contains(f.Member(w.Dimension) ?? "")));
    }

    /// <summary>What is compared with the pilots is the quota of demonstrations: pilots are who is eligible for it (二（一）1).</summary>
    private static bool NeedsDemonstration(MeasureId part, MeasureId asked) =>
        part is MeasureId.QuotaEligible or MeasureId.QuotaDeviation || (part == MeasureId.QuotaCount && asked == MeasureId.QuotaPerEligible);

    /// <summary>Applications as they stand, those that were returned and those that were recommended are counted apart.</summary>
    private static bool IsCase(MeasureId id, Fact fact) => id switch
    {
        MeasureId.ApplicationsReturned => fact.WasReturned,
        MeasureId.RecommendationDays => fact.ToRecommendation is not null,
        _ => fact.Stage is not null,
    };

    /// <summary>An empty member asks for the records that belong to none.</summary>
    private static HashSet<string> MembersOf(string wanted) => new(wanted.Split(','), StringComparer.OrdinalIgnoreCase);

    /// <summary>The members of closed dimensions, so that a count of 0 has its row.</summary>
    private IEnumerable<MemberKey> Filled(CubeQuestion question, Measure measure, IReadOnlyList<Dimension> by)
    {
        if (by.Count == 0)
        {
            return [MemberKey.Of(by, _ => (string?)null)];
        }

        if (measure.Source is not (MeasureSource.Designations or MeasureSource.Pilots)
            || by.Any(d => d is not (Dimension.Region or Dimension.Province or Dimension.Tier or Dimension.Track)))
        {
            return [];
        }

        IReadOnlyList<ProvinceInfo?> places = by.Any(d => d is Dimension.Region or Dimension.Province) ? provinces.Where(p => p.TakesPart && Passes(question, p)).ToList<ProvinceInfo?>() : [null];
        var dimensions = by; // "by" is a word of the query below
        var tiers = Members<Tier>(Dimension.Tier);
        var tracks = Members<Track>(Dimension.Track);
        return (from place in places
                from tier in tiers
                from track in tracks
                select MemberKey.Of(dimensions, dimension => dimension switch
                {
                    Dimension.Region => place?.Region?.ToString(),
                    Dimension.Province => place?.Code,
                    Dimension.Tier => tier,
                    Dimension.Track => track,
                    _ => null,
                })).Distinct();

        IReadOnlyList<string?> Members<T>(Dimension dimension)
            where T : struct, Enum => by.Contains(dimension)
            ? Enum.GetNames<T>().Where(n => !question.Where.TryGetValue(dimension, out var wanted) || MembersOf(wanted).Contains(n)).ToList<string?>() : [null];
    }

    private static bool Passes(CubeQuestion question, ProvinceInfo province) =>
        (!question.Where.TryGetValue(Dimension.Province, out var code) || MembersOf(code).Contains(province.Code))
        && (!question.Where.TryGetValue(Dimension.Region, out var region) || MembersOf(region).Contains($"{province.Region}"));

    private static decimal Rounded(decimal value) => decimal.Round(value, Decimals, MidpointRounding.AwayFromZero);
}

/// <summary>The members of a row, as the key of a dictionary.</summary>
internal readonly record struct MemberKey
{
    private readonly string _text;

    private MemberKey(IReadOnlyList<Dimension> by, IReadOnlyList<string?> members) => (By, Members, _text) = (by, members, members is [var only] ? only ?? "" : string.Join('\u001f', members));

    public IReadOnlyList<Dimension> By { get; }

    public IReadOnlyList<string?> Members { get; }

    public static MemberKey Of(IReadOnlyList<Dimension> by, Func<Dimension, string?> member)
    {
        var members = new string?[by.Count];
        for (var i = 0; i < members.Length; i++)
        {
            members[i] = member(by[i]);
        }

        return new MemberKey(by, members);
    }

    public bool TryGet(Dimension dimension, out string? member)
    {
        for (var i = 0; i < By.Count; i++)
        {
            if (By[i] == dimension)
            {
                member = Members[i];
                return true;
            }
        }

        member = null;
        return false;
    }

    /// <param name="by">Some of its dimensions, in their order.</param>
    public MemberKey Only(IReadOnlyList<Dimension> by)
    {
        if (by.Count == By.Count)
        {
            return this;
        }

        var key = this;
        return Of(by, d => key.TryGet(d, out var member) ? member : null);
    }

    public MemberKey With(IReadOnlyList<Dimension> by, Dimension dimension, string value)
    {
        var key = this;
        return Of(by, d => d == dimension ? value : key.TryGet(d, out var member) ? member : null);
    }

    public bool Equals(MemberKey other) => _text == other._text;

    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);
}
