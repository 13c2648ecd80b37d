namespace Dashboard.Data.Apportionment;

/// <summary>Finds the first obstacle of a request.</summary>
internal static class Feasibility
{
    public static Infeasible? Check(ApportionmentRequest request) =>
        CheckNumbers(request) ?? CheckUnits(request) ?? CheckSums(request);

    private static Infeasible? CheckNumbers(ApportionmentRequest request) => request switch
    {
        { Seats: < 0 } => new Infeasible(InfeasibleReason.NegativeSeats, Given: request.Seats, Limit: 0),
        { Base: < 0 } => new Infeasible(InfeasibleReason.NegativeBase, Given: request.Base, Limit: 0),
        _ => null,
    };

    private static Infeasible? CheckUnits(ApportionmentRequest request)
    {
        var keys = new HashSet<string>(request.Units.Count, StringComparer.Ordinal);
        foreach (var unit in request.Units)
        {
            if (!keys.Add(unit.Key))
            {
                return new Infeasible(InfeasibleReason.DuplicateUnit, unit.Key);
            }

            if (CheckUnit(unit, request.Base) is { } obstacle)
            {
                return obstacle;
            }
        }

        return null;
    }

    private static Infeasible? CheckUnit(ApportionmentUnit unit, int baseSeats)
    {
        var least = unit.Weight.Value > Rational.Zero ? Math.Max(unit.Floor, baseSeats) : unit.Floor;
        return unit switch
        {
            { Weight.Rejected: { } text } => new Infeasible(InfeasibleReason.WeightNotANumber, unit.Key, Text: text),
            { Weight.Value.Numerator.Sign: < 0 } =>
                new Infeasible(InfeasibleReason.NegativeWeight, unit.Key, Text: unit.Weight.ToString()),
            { Floor: < 0 } => new Infeasible(InfeasibleReason.NegativeFloor, unit.Key, unit.Floor, 0),
            { Cap: < 0 } => new Infeasible(InfeasibleReason.NegativeCap, unit.Key, unit.Cap, 0),
            { Cap: { } cap } when cap < least => new Infeasible(InfeasibleReason.FloorAboveCap, unit.Key, least, cap),
            _ => null,
        };
    }

    private static Infeasible? CheckSums(ApportionmentRequest request)
    {
        var claimants = request.Units.Where(unit => unit.Weight.Value > Rational.Zero).ToList();
        if (claimants.Count == 0)
        {
            return new Infeasible(InfeasibleReason.NoPositiveWeight);
        }

        var floors = claimants.Sum(unit => (long)Math.Max(unit.Floor, request.Base));
        if (floors > request.Seats)
        {
            return new Infeasible(InfeasibleReason.FloorsExceedSeats, Given: floors, Limit: request.Seats);
        }

        if (claimants.All(unit => unit.Cap is not null) && claimants.Sum(unit => (long)unit.Cap!) is var caps
            && caps < request.Seats)
        {
            return new Infeasible(InfeasibleReason.SeatsExceedCaps, Given: request.Seats, Limit: caps);
        }

        return null;
    }
}
