using Dashboard.Data.Apportionment;

namespace Dashboard.Tests.Apportionment;

/// <summary>
/// Two computations that share nothing with the product but the fractions: a queue that serves one claim after another,
/// and a search for the common divisor. Both give, per unit, the number it has in any case and at most.
/// </summary>
internal static class Oracles
{
    /// <summary>The square of the signpost d(a), from the textbook.</summary>
    public static Rational SquaredSignpost(ApportionmentMethod method, int a)
    {
        Rational root = method switch
        {
            ApportionmentMethod.Jefferson => a + 1,
            ApportionmentMethod.Webster => new Rational((2 * a) + 1, 2),
            ApportionmentMethod.ModifiedSainteLague => a == 0 ? new Rational(14, 20) : new Rational((2 * a) + 1, 2),
            ApportionmentMethod.Adams => a,
            ApportionmentMethod.Dean => a == 0 ? 0 : 2 / (new Rational(1, a) + new Rational(1, a + 1)),
            _ => -1,
        };
        return method == ApportionmentMethod.HuntingtonHill ? a * (a + 1) : root * root;
    }

    /// <summary>How many seats a divisor gives a weight: at least and at most, before floors and caps.</summary>
    public static (int Least, int Most) Round(ApportionmentMethod method, Rational weight, Rational squaredDivisor)
    {
        var square = weight * weight / squaredDivisor;
        var least = 0;
        while (SquaredSignpost(method, least) < square)
        {
            least++;
        }

        return (least, SquaredSignpost(method, least) == square ? least + 1 : least);
    }

    /// <summary>Claim by claim. Equal claims are served together or, when they are too many, not at all.</summary>
    public static (int[] Least, int[] Most) Queue(ApportionmentRequest request)
    {
        var units = Claimants(request);
        var least = units.Select(unit => unit.Low).ToArray();
        var left = request.Seats - least.Sum();
        while (left > 0)
        {
            var open = Enumerable.Range(0, units.Length).Where(i => least[i] < units[i].High).ToList();
            var best = open.Select(i => Claim(i)).Max();
            var equals = open.Where(i => Claim(i).CompareTo(best) == 0).ToList();
            if (equals.Count > left)
            {
                return (least, [.. least.Select((seats, i) => equals.Contains(i) ? seats + 1 : seats)]);
            }

            equals.ForEach(i => least[i]++);
            left -= equals.Count;
        }

        return (least, least);

        // Unlimited claims compare before all others, among themselves by weight.
        (int Unlimited, Rational Size) Claim(int i)
        {
            var beyond = least[i] - request.Base;
            if (request.Method == ApportionmentMethod.Hamilton)
            {
                return (0, Quota(request, units, i) - least[i]);
            }

            var signpost = SquaredSignpost(request.Method, beyond);
            var square = units[i].Weight * units[i].Weight;
            return signpost == Rational.Zero ? (1, square) : (0, square / signpost);
        }
    }

    /// <summary>
    /// The critical divisors sorted, and among them the first that gives away at least all seats. Not for Hamilton, and
    /// not where there are fewer seats than units under a method that gives everyone one: no divisor does that.
    /// </summary>
    public static (int[] Least, int[] Most)? Divisor(ApportionmentRequest request)
    {
        var units = Claimants(request);
        var critical = units
            .Where(unit => unit.Weight > Rational.Zero)
            .SelectMany(unit => Enumerable.Range(0, request.Seats + 2)
                .Select(a => SquaredSignpost(request.Method, a))
                .Where(signpost => signpost > Rational.Zero)
                .Select(signpost => unit.Weight * unit.Weight / signpost))
            .Distinct().OrderDescending().ToList();
        critical.Insert(0, 4 * critical[0]); // a divisor that gives no more than it must

        var (low, high) = (0, critical.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (At(critical[middle]).Most.Sum() >= request.Seats)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        var (least, most) = At(critical[low]);
        return least.Sum() > request.Seats ? null : most.Sum() == request.Seats ? (most, most)
            : least.Sum() == request.Seats ? (least, least) : (least, most);

        (int[] Least, int[] Most) At(Rational squaredDivisor)
        {
            var rounded = units.Select(unit =>
            {
                var (least, most) = Round(request.Method, unit.Weight, squaredDivisor);
                return (
                    Math.Clamp(request.Base + least, unit.Low, unit.High),
                    Math.Clamp(request.Base + most, unit.Low, unit.High));
            }).ToArray();
            return ([.. rounded.Select(pair => pair.Item1)], [.. rounded.Select(pair => pair.Item2)]);
        }
    }

    public static Rational Quota(ApportionmentRequest request, (Rational Weight, int Low, int High)[] units, int i)
    {
        var total = units.Aggregate(Rational.Zero, (sum, unit) => sum + unit.Weight);
        var beyond = request.Seats - (request.Base * units.Count(unit => unit.Weight > Rational.Zero));
        return units[i].Weight == Rational.Zero ? 0 : request.Base + (beyond * units[i].Weight / total);
    }

    /// <summary>All units in order, with the bounds that hold for them; weight 0 gets 0.</summary>
    public static (Rational Weight, int Low, int High)[] Claimants(ApportionmentRequest request) =>
    [
        .. request.Units.Select(unit => unit.Weight.Value == Rational.Zero
            ? (Rational.Zero, 0, 0)
            : (unit.Weight.Value, Math.Max(unit.Floor, request.Base), unit.Cap ?? request.Seats + request.Base + 1)),
    ];
}
