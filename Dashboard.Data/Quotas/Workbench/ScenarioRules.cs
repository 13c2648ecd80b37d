using Dashboard.Data.Apportionment;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;

namespace Dashboard.Data.Quotas.Workbench;

/// <summary>Why an input gives no numbers, or a scenario is not written.</summary>
public enum ScenarioFault
{
    /// <summary>No round of that code. Numbers: the code.</summary>
    RoundUnknown,

    /// <summary>Numbers: the total, the greatest allowed.</summary>
    TotalOutOfRange,

    /// <summary>Numbers: the base, the greatest allowed.</summary>
    BaseOutOfRange,

    /// <summary>Numbers: the floor, the greatest allowed.</summary>
    FloorOutOfRange,

    /// <summary>Numbers: the cap, the greatest allowed.</summary>
    CapOutOfRange,

    /// <summary>Numbers: the cap, the floor or base above it.</summary>
    CapBelowFloor,

    /// <summary>Numbers: the source, its per cent.</summary>
    PercentOutOfRange,

    /// <summary>Numbers: the source.</summary>
    SourceTwice,

    /// <summary>The shares do not add up to 100. Numbers: their sum.</summary>
    MixNotWhole,

    /// <summary>Numbers: the region, the factor, the greatest allowed.</summary>
    FactorOutOfRange,

    /// <summary>A brought value is negative or too large. Numbers: the province code, the value.</summary>
    ImportedOutOfRange,

    /// <summary>The brought column names a province that takes no part. Numbers: the code.</summary>
    ImportedUnknown,

    /// <summary>Numbers: the letters allowed.</summary>
    ImportedNameTooLong,

    /// <summary>A source has no value above 0 in any province that can receive places. Numbers: the source, the day.</summary>
    SourceEmpty,

    /// <summary>The input cannot be read: another version wrote it.</summary>
    InputUnreadable,

    /// <summary>Numbers: the letters allowed.</summary>
    NameInvalid,

    /// <summary>The scenario is gone.</summary>
    ScenarioUnknown,

    /// <summary>A published scenario is not changed, only superseded by another. Numbers: its name.</summary>
    Published,

    /// <summary>No numbers can be published for the input: see <see cref="Infeasible"/>. Numbers: that.</summary>
    Infeasible,

    /// <summary>A tie is not decided. Numbers: how many provinces, for how many places.</summary>
    TieOpen,

    /// <summary>Sample data has a part in the weights: nothing official can rest on it. Numbers: the source.</summary>
    Illustrative,

    /// <summary>Numbers: the letters allowed.</summary>
    ReasonInvalid,

    /// <summary>Numbers: the letters allowed.</summary>
    DocumentNumberTooLong,

    /// <summary>Provinces have recommended more than they would get. Numbers: one <see cref="Shortfall"/> each.</summary>
    BelowRecommended,
}

/// <summary>A province whose quota would fall under what it has recommended.</summary>
/// <param name="Day">The first day on which it would.</param>
public sealed record Shortfall(string ProvinceCode, int Wanted, int Recommended, DateOnly Day);

/// <summary>Why a province has no weight.</summary>
public enum WeightlessReason
{
    /// <summary>County track: no division of it may apply (二（二）1), as in Beijing, Tianjin and Shanghai.</summary>
    NoEligibleCounty,

    /// <summary>No chosen source has a value for it.</summary>
    NoValue,
}

/// <summary>What one source contributes to the weight of a province.</summary>
/// <param name="Value">Null: not known, counted as 0.</param>
/// <param name="Share">The value ÷ its sum over the provinces that can receive places.</param>
public sealed record WeightPart(WeightSource Source, int Percent, decimal? Value, Rational Share);

/// <summary>A province with its weight and what it is made of.</summary>
/// <param name="Weight">Factor × Σ per cent/100 × share; without factors the weights add up to 1.</param>
/// <param name="Weightless">Null for a province that has a weight.</param>
public sealed record WeighedProvince(ProvinceWeights Data, IReadOnlyList<WeightPart> Parts, decimal Factor, Rational Weight, WeightlessReason? Weightless)
{
    public string Code => Data.Province.Code;
}

/// <summary>What an input comes to.</summary>
/// <param name="Provinces">All that take part, in their customary order; empty while there is a fault.</param>
/// <param name="Allocation">Null while there is a fault or the input is infeasible.</param>
public sealed record ScenarioResult(
    ScenarioInput Input, WeightData Data, IReadOnlyList<WeighedProvince> Provinces, Refusal? Fault, Infeasible? Infeasible, Allocation? Allocation)
{
    /// <summary>Numbers that could be published: all places settled.</summary>
    public bool IsSettled => Allocation is { Tie: null };
}

/// <summary>From inputs and data to numbers. Pure and exact: decimals and fractions, no floating point.</summary>
/// <remarks>
/// The weight of a province p is w(p) = f(region of p) × Σₛ (percentₛ ÷ 100) × v(s,p) ÷ Σ_q v(s,q): each source is normalized to its
/// sum over the provinces q that can receive places, so that a share of 30 % is 30 % of the national weight whatever the source
/// counts in; the factor of the region comes last. A value that is not known counts as 0. On the county track a province known to
/// have no division that may apply can receive nothing and is left out of the sums.
/// </remarks>
public static class ScenarioRules
{
    public const int MostPlaces = 10_000;
    public const decimal GreatestFactor = 10;
    public const decimal GreatestValue = 1_000_000_000_000;
    public const int ImportedNameLength = 60;

    /// <summary>Null: the input is one. Else the first fault found.</summary>
    public static Refusal? Validate(ScenarioInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (string.IsNullOrWhiteSpace(input.RoundCode))
        {
            return new Refusal(ScenarioFault.RoundUnknown, input.RoundCode);
        }

        if (input.Total is < 1 or > MostPlaces)
        {
            return new Refusal(ScenarioFault.TotalOutOfRange, input.Total, MostPlaces);
        }

        if (input.Base is < 0 or > MostPlaces)
        {
            return new Refusal(ScenarioFault.BaseOutOfRange, input.Base, MostPlaces);
        }

        if (input.Floor is < 0 or > MostPlaces)
        {
            return new Refusal(ScenarioFault.FloorOutOfRange, input.Floor, MostPlaces);
        }

        if (input.Cap is < 0 or > MostPlaces)
        {
            return new Refusal(ScenarioFault.CapOutOfRange, input.Cap, MostPlaces);
        }

        if (input.Cap is { } cap && cap < Math.Max(input.Floor, input.Base))
        {
            return new Refusal(ScenarioFault.CapBelowFloor, cap, Math.Max(input.Floor, input.Base));
        }

        return ValidateWeights(input);
    }

    /// <summary>The weights of an input that <see cref="Validate"/> found right; or the source that has nothing to weigh.</summary>
    public static (IReadOnlyList<WeighedProvince> Provinces, Refusal? Fault) Weigh(ScenarioInput input, WeightData data)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(data);
        if (input.Imported.Keys.Order(StringComparer.Ordinal).FirstOrDefault(code => data.Provinces.All(p => p.Province.Code != code)) is { } unknown)
        {
            return ([], new Refusal(ScenarioFault.ImportedUnknown, unknown));
        }

        var mix = input.Mix.Where(share => share.Percent > 0).OrderBy(share => share.Source).ToList();
        var sums = new Dictionary<WeightSource, Rational>();
        foreach (var share in mix)
        {
            var sum = data.Provinces.Where(p => CanReceive(input.Track, p))
                .Aggregate(Rational.Zero, (total, p) => total + Exact(ValueOf(input, p, share.Source) ?? 0));
            if (sum == Rational.Zero)
            {
                return ([], new Refusal(ScenarioFault.SourceEmpty, share.Source, data.On));
            }

            sums.Add(share.Source, sum);
        }

        return (data.Provinces.Select(p => Weigh(input, p, mix, sums)).ToList(), null);
    }

    /// <summary>The weights as a question to <see cref="Apportioner"/>; the provinces are the units, by code.</summary>
    public static ApportionmentRequest ToRequest(ScenarioInput input, IReadOnlyList<WeighedProvince> provinces)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new ApportionmentRequest(
            input.Method,
            input.Total,
            provinces.Select(p => new ApportionmentUnit(
                p.Code, p.Weight, p.Weightless == WeightlessReason.NoEligibleCounty ? 0 : input.Floor, input.Cap)).ToList(),
            input.Base);
    }

    /// <summary>The numbers of an input, its recorded decision of the tie applied when there is that tie.</summary>
    public static ScenarioResult Compute(ScenarioInput input, WeightData data)
    {
        if (Validate(input) is { } fault)
        {
            return new ScenarioResult(input, data, [], fault, null, null);
        }

        var (provinces, empty) = Weigh(input, data);
        if (empty is not null)
        {
            return new ScenarioResult(input, data, [], empty, null, null);
        }

        return Apportioner.Apportion(ToRequest(input, provinces)) switch
        {
            Infeasible infeasible => new ScenarioResult(input, data, provinces, null, infeasible, null),
            Allocation allocation => new ScenarioResult(input, data, provinces, null, null, Settled(input, allocation)),
            var other => throw new NotSupportedException($"{other}"),
        };
    }

    /// <summary>False only where it is known that nothing may apply.</summary>
    private static bool CanReceive(Track track, ProvinceWeights province) => track != Track.County || province.EligibleCounties is null or > 0;

    private static decimal? ValueOf(ScenarioInput input, ProvinceWeights province, WeightSource source) => source == WeightSource.Imported
        ? input.Imported.TryGetValue(province.Province.Code, out var brought) ? brought : null
        : province.ValueOf(source);

    private static WeighedProvince Weigh(
        ScenarioInput input, ProvinceWeights province, List<WeightShare> mix, Dictionary<WeightSource, Rational> sums)
    {
        var canReceive = CanReceive(input.Track, province);
        var parts = mix.Select(share =>
        {
            var value = ValueOf(input, province, share.Source);
            return new WeightPart(share.Source, share.Percent, value, canReceive ? Exact(value ?? 0) / sums[share.Source] : Rational.Zero);
        }).ToList();
        var factor = province.Province.Region is { } region && input.Factors.TryGetValue(region, out var named) ? named : 1;
        var weight = Exact(factor) * parts.Aggregate(Rational.Zero, (sum, part) => sum + (new Rational(part.Percent, 100) * part.Share));
        return new WeighedProvince(
            province,
            parts,
            factor,
            weight,
            !canReceive ? WeightlessReason.NoEligibleCounty : weight == Rational.Zero ? WeightlessReason.NoValue : null);
    }

    private static Allocation Settled(ScenarioInput input, Allocation allocation) =>
        allocation.Tie is { } tie
        && input.Ties.FirstOrDefault(known => known.Settles(input.Method, tie)) is { } recorded
        && allocation.Settle(recorded.Decision) is TieSettled settled
            ? settled.Allocation
            : allocation;

    private static Refusal? ValidateWeights(ScenarioInput input)
    {
        var seen = new HashSet<WeightSource>();
        foreach (var share in input.Mix)
        {
            if (share.Percent is < 0 or > 100)
            {
                return new Refusal(ScenarioFault.PercentOutOfRange, share.Source, share.Percent);
            }

            if (!seen.Add(share.Source))
            {
                return new Refusal(ScenarioFault.SourceTwice, share.Source);
            }
        }

        if (input.Mix.Sum(share => share.Percent) is var sum and not 100)
        {
            return new Refusal(ScenarioFault.MixNotWhole, sum);
        }

        foreach (var (region, factor) in input.Factors.OrderBy(f => f.Key))
        {
            if (factor is <= 0 or > GreatestFactor)
            {
                return new Refusal(ScenarioFault.FactorOutOfRange, region, factor, GreatestFactor);
            }
        }

        foreach (var (code, value) in input.Imported.OrderBy(i => i.Key, StringComparer.Ordinal))
        {
            if (value is < 0 or > GreatestValue)
            {
                return new Refusal(ScenarioFault.ImportedOutOfRange, code, value);
            }
        }

        return input.ImportedName is { Length: > ImportedNameLength } ? new Refusal(ScenarioFault.ImportedNameTooLong, ImportedNameLength) : null;
    }

    private static Rational Exact(decimal value)
    {
        Weight weight = value;
        return weight.Value;
    }
}
