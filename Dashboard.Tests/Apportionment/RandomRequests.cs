using Dashboard.Data.Apportionment;

namespace Dashboard.Tests.Apportionment;

/// <summary>Random feasible requests, the same ones in every run.</summary>
internal static class RandomRequests
{
    /// <summary>No floors, caps or base.</summary>
    public static IEnumerable<ApportionmentRequest> Plain(ApportionmentMethod method, int count, int seed = 1)
    {
        var random = new Random(seed);
        for (var made = 0; made < count; made++)
        {
            yield return new ApportionmentRequest(method, random.Next(0, 60), Units(random, random.Next(1, 9)));
        }
    }

    /// <summary>With floors, caps and base that leave a solution.</summary>
    public static IEnumerable<ApportionmentRequest> Bounded(ApportionmentMethod method, int count, int seed = 2)
    {
        var random = new Random(seed);
        for (var made = 0; made < count;)
        {
            var units = Units(random, random.Next(1, 7)).Select(unit =>
            {
                var floor = random.Next(3) == 0 ? random.Next(0, 6) : 0;
                int? cap = random.Next(3) == 0 ? floor + random.Next(0, 8) : null;
                return unit with { Floor = floor, Cap = cap };
            });
            var request = new ApportionmentRequest(
                method, random.Next(0, 40), [.. units], Base: random.Next(4) == 0 ? random.Next(1, 3) : 0);
            if (Apportioner.Apportion(request) is Allocation)
            {
                made++;
                yield return request;
            }
        }
    }

    public static IEnumerable<ApportionmentRequest> All(ApportionmentMethod method, int count) =>
        Plain(method, count).Concat(Bounded(method, count));

    private static ApportionmentUnit[] Units(Random random, int count)
    {
        var kind = random.Next(4);
        var weights = Enumerable.Range(0, count).Select(_ => kind switch
        {
            0 => random.Next(0, 6), // many equal ones, some 0
            1 => random.Next(1, 2_000),
            2 => random.Next(1, 2_000) / 100m,
            _ => (Weight)new Rational(random.Next(1, 300), random.Next(1, 40)),
        }).ToArray();
        weights[random.Next(count)] = random.Next(1, 100); // at least one is positive
        return Cases.Units(weights);
    }
}
