namespace Dashboard.Data.Apportionment;

/// <summary>
/// How far a unit is from one seat more and one seat less, the weights of all others unchanged. A unit holds a seats
/// when its a-th claim is among those served; so it gains one where its next claim overtakes the last claim served to
/// the others while they share seats − a, and loses one where its last claim falls behind their next one.
/// </summary>
internal static class WeightChanges
{
    public static (WeightChange? Gain, WeightChange? Loss) Of(Problem problem, SeatRule rule, int[] seats, int unit)
    {
        var held = seats[unit];
        var canGain = held < problem.Bounds.High[unit];
        var canLose = held > problem.Bounds.Low[unit];
        var (gain, loss) = rule switch
        {
            DivisorRule divisor => OfDivisor(problem, divisor, seats, unit),
            _ => OfLargestRemainder(problem, unit, held, canGain, canLose),
        };
        return (
            Changed(canGain ? gain : null),
            Changed(canLose && loss is { } to && to.CompareTo(Rational.Zero) > 0 ? loss : null));

        WeightChange? Changed(Surd? to) => to is { } weight
            ? new WeightChange(problem.Weights[unit] * problem.WeightUnit, weight)
            : null;
    }

    /// <summary>The others' claims do not depend on this unit's weight, so there is a closed form.</summary>
    private static (Surd? Gain, Surd? Loss) OfDivisor(Problem problem, DivisorRule rule, int[] seats, int unit)
    {
        var others = problem.Bounds.Without(unit);
        var start = (int[])seats.Clone();
        start[unit] = 0;
        var rest = problem.Seats - seats[unit];
        var frontier = Frontier.Of(rule, others, Filling.Complete(rule, others, rest, start));
        return (
            frontier.Last is { } last ? rule.WeightMatching(seats[unit], last) : null,
            seats[unit] > 0 && frontier.Next is { } next ? rule.WeightMatching(seats[unit] - 1, next) : null);
    }

    private static (Surd? Gain, Surd? Loss) OfLargestRemainder(
        Problem problem, int unit, int held, bool canGain, bool canLose)
    {
        var gain = canGain ? new QuotaCrossing(problem, unit, held, isGain: true).Weight() : null;
        var loss = canLose ? new QuotaCrossing(problem, unit, held, isGain: false).Weight() : null;
        return (gain * problem.WeightUnit, loss * problem.WeightUnit);
    }
}
