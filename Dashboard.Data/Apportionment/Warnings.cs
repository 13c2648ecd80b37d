namespace Dashboard.Data.Apportionment;

/// <summary>Finds what a reader of an allocation should know.</summary>
internal static class Warnings
{
    public static IReadOnlyList<ApportionmentWarning> Of(Problem problem, SeatRule rule, ProvisionalSeats standing)
    {
        var request = problem.Request;
        var units = Enumerable.Range(0, problem.Count);
        var warnings = new List<ApportionmentWarning>();

        if (rule is DivisorRule { Signposts.SeatsEveryoneFirst: true })
        {
            Add(
                ApportionmentWarningKind.FewerSeatsThanUnits,
                Named(units.Where(unit => standing.Seats[unit] == 0 && problem.Bounds.High[unit] > 0)));
        }

        Add(
            ApportionmentWarningKind.ZeroWeightFloorIgnored,
            request.Units
                .Where(unit => unit.Weight.Value == Rational.Zero && Math.Max(unit.Floor, request.Base) > 0)
                .Select(unit => unit.Key));
        Add(
            ApportionmentWarningKind.BelowLowerQuota,
            Named(units.Where(unit => request.Base + standing.AtMost(unit) < problem.Quota(unit).Floor)));
        Add(
            ApportionmentWarningKind.AboveUpperQuota,
            Named(units.Where(unit => request.Base + standing.Seats[unit] > problem.Quota(unit).Ceiling)));

        if (rule is LargestRemainderRule)
        {
            if (WithTotal(problem, problem.Seats + 1) is { } more)
            {
                Add(
                    ApportionmentWarningKind.OneSeatMoreTakesFrom,
                    Named(units.Where(unit => more.AtMost(unit) < standing.Seats[unit])));
            }

            if (WithTotal(problem, problem.Seats - 1) is { } less)
            {
                Add(
                    ApportionmentWarningKind.OneSeatLessGivesTo,
                    Named(units.Where(unit => less.Seats[unit] > standing.AtMost(unit))));
            }
        }

        return warnings;

        IEnumerable<string> Named(IEnumerable<int> found) =>
            found.Select(unit => request.Units[problem.Positions[unit]].Key);

        void Add(ApportionmentWarningKind kind, IEnumerable<string> keys)
        {
            string[] concerned = [.. keys];
            if (concerned.Length > 0)
            {
                warnings.Add(new ApportionmentWarning(kind, concerned));
            }
        }
    }

    private static ProvisionalSeats? WithTotal(Problem problem, int seats)
    {
        var isFeasible = problem.Bounds.Low.Sum(low => (long)low) <= seats
            && problem.Bounds.High.Sum(high => (long)high) >= seats;
        return isFeasible
            ? ProvisionalSeats.Of(
                new LargestRemainderRule(problem.Weights, problem.TotalWeight, seats), problem.Bounds, seats)
            : null;
    }
}
