using BenchmarkDotNet.Attributes;
using Dashboard.Data.Apportionment;

namespace Dashboard.Bench;

/// <summary>Budgets (design, section 8): 34 provinces in 1 ms; 3,000 units and 100,000 seats in 100 ms.</summary>
[MemoryDiagnoser]
public class ApportionmentBenchmarks
{
    private ApportionmentRequest _provinces = null!;
    private ApportionmentRequest _counties = null!;
    private ApportionmentRequest _bounded = null!;

    [ParamsAllValues]
    public ApportionmentMethod Method { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(20230808);
        _provinces = new ApportionmentRequest(Method, 100, Units(random, 34));
        _counties = new ApportionmentRequest(Method, 100_000, Units(random, 3_000));
        _bounded = _counties with { Units = [.. _counties.Units.Select(unit => unit with { Floor = 5, Cap = 60 })] };
    }

    [Benchmark(Description = "34 units, 100 seats")]
    public ApportionmentOutcome Provinces() => Apportioner.Apportion(_provinces);

    [Benchmark(Description = "3,000 units, 100,000 seats")]
    public ApportionmentOutcome Counties() => Apportioner.Apportion(_counties);

    [Benchmark(Description = "3,000 units, 100,000 seats, floors and caps")]
    public ApportionmentOutcome Bounded() => Apportioner.Apportion(_bounded);

    [Benchmark(Description = "34 units, every number explained")]
    public int Explained()
    {
        var allocation = (Allocation)Apportioner.Apportion(_provinces);
        return allocation.Units.Count(unit => allocation.Explain(unit.Key).Gain is not null);
    }

    /// <summary>Weights with one decimal, spread over three powers of ten as populations of counties are.</summary>
    private static ApportionmentUnit[] Units(Random random, int count) =>
    [
        .. Enumerable.Range(0, count).Select(at => new ApportionmentUnit(
            $"U{at}",
            new Rational((long)(Math.Pow(10, 4 + (3 * random.NextDouble())) * 10), 10))),
    ];
}
