using Dashboard.Data.Apportionment;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;

namespace Dashboard.Data.Quotas.Workbench;

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
    ScenarioInput Input, WeightData Data, IReadOnlyList<WeighedProvince> Provinces, Refusal? Fault, Infeasible? Infeasible, Allocation? Allocation);

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
            return new ScenarioRefusal.RoundUnknown(input.RoundCode);
        }

        if (input.Total is < 1 or > MostPlaces)
        {
            return new ScenarioRefusal.TotalOutOfRange(input.Total, MostPlaces);
        }

        if (input.Base is < 0 or > MostPlaces)
        {
            return new ScenarioRefusal.BaseOutOfRange(input.Base, MostPlaces);
        }

        if (input.Floor is < 0 or > MostPlaces)
        {
            return new ScenarioRefusal.FloorOutOfRange(input.Floor, MostPlaces);
        }

        if (input.Cap is < 0 or > MostPlaces)
        {
            return new ScenarioRefusal.CapOutOfRange(input.Cap.Value, MostPlaces);
        }

        if (input.Cap is { } cap && cap < Math.Max(input.Floor, input.Base))
        {
            return new ScenarioRefusal.CapBelowFloor(cap, Math.Max(input.Floor, input.Base));
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
            return ([], new ScenarioRefusal.ImportedUnknown(unknown));
        }

        var mix = input.Mix.Where(share => share.Percent > 0).OrderBy(share => share.Source).ToList();
        var sums = new Dictionary<WeightSource, Rational>();
        foreach (var share in mix)
        {
            var sum = data.Provinces.Where(p => CanReceive(input.Track, p))
                .Aggregate(Rational.Zero, (total, p) => total + Exact(ValueOf(input, p, share.Source) ?? 0));
            if (sum == Rational.Zero)
            {
                return ([], new ScenarioRefusal.SourceEmpty(share.Source, data.On));
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
        && allocation.Decide(recorded.Decision) is TieDecided settled
            ? settled.Allocation
            : allocation;

    private static Refusal? ValidateWeights(ScenarioInput input)
    {
        var seen = new HashSet<WeightSource>();
        foreach (var share in input.Mix)
        {
            if (share.Percent is < 0 or > 100)
            {
                return new ScenarioRefusal.PercentOutOfRange(share.Source, share.Percent);
            }

            if (!seen.Add(share.Source))
            {
                return new ScenarioRefusal.SourceTwice(share.Source);
            }
        }

        if (input.Mix.Sum(share => share.Percent) is var sum and not 100)
        {
            return new ScenarioRefusal.MixNotWhole(sum);
        }

        foreach (var (region, factor) in input.Factors.OrderBy(f => f.Key))
        {
            if (factor is <= 0 or > GreatestFactor)
            {
                return new ScenarioRefusal.FactorOutOfRange(region, factor, GreatestFactor);
            }
        }

        foreach (var (code, value) in input.Imported.OrderBy(i => i.Key, StringComparer.Ordinal))
        {
            if (value is < 0 or > GreatestValue)
            {
                return new ScenarioRefusal.ImportedOutOfRange(code, value);
            }
        }

        return input.ImportedName is { Length: > ImportedNameLength } ? new ScenarioRefusal.ImportedNameTooLong(ImportedNameLength) : null;
    }

    private static Rational Exact(decimal value)
    {
        Weight weight = value;
        return weight.Value;
    }
}
