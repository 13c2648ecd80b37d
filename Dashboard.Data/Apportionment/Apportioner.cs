namespace Dashboard.Data.Apportionment;

/// <summary>
/// Distributes seats in proportion to weights. Pure, deterministic, exact: every decision is made on whole numbers, and
/// the order of the units plays no part.
/// </summary>
public static class Apportioner
{
    /// <summary>
    /// Apportions the seats: an <see cref="Allocation"/>, possibly with an open tie, or <see cref="Infeasible"/> with the
    /// reason and its numbers.
    /// </summary>
    public static ApportionmentOutcome Apportion(ApportionmentRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Feasibility.Check(request) is { } obstacle)
        {
            return obstacle;
        }

        var problem = Problem.Of(request);
        var rule = problem.Rule();
        return new Allocation(problem, rule, ProvisionalSeats.Of(rule, problem.Bounds, problem.Seats), decision: null);
    }
}
