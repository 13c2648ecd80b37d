namespace Dashboard.Data.Apportionment;

/// <summary>
/// The result of apportioning, with its reasons. All seats are given, except those an open <see cref="Tie"/> leaves in
/// doubt.
/// </summary>
public sealed record Allocation : ApportionmentOutcome
{
    private readonly Problem _problem;
    private readonly SeatRule _rule;
    private readonly ProvisionalSeats _standing;
    private readonly Dictionary<string, int> _lines;

    internal Allocation(Problem problem, SeatRule rule, ProvisionalSeats standing, TieDecision? decision)
    {
        (_problem, _rule, _standing, Decision) = (problem, rule, standing, decision);
        Units = ListUnits();
        _lines = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var line = 0; line < Units.Count; line++)
        {
            _lines.Add(Units[line].Key, line);
        }

        Tie = standing.TiedSeats == 0 ? null : new Tie(Named(standing.Tied), standing.TiedSeats);
        Warnings = Apportionment.Warnings.Of(problem, rule, standing);

        var frontier = Frontier.Of(rule, problem.Bounds, standing.Seats);
        LastIn = Named(frontier.LastUnits(rule, problem.Bounds, standing.Seats));
        NextIn = Named(frontier.NextUnits(rule, problem.Bounds, standing.Seats));
        Cuts = Between(frontier.Next, frontier.Last);
        Deviation = Tie is not null || Request.Seats == 0
            ? null
            : Apportionment.Deviation.Of(problem.Weights, [.. standing.Seats.Select(seats => seats + Request.Base)]);
    }

    /// <summary>What was asked for.</summary>
    public ApportionmentRequest Request => _problem.Request;

    /// <summary>One line per unit, in the order of the request.</summary>
    public IReadOnlyList<UnitSeats> Units { get; }

    /// <summary>The places that remain in doubt; null when there are none or the tie has been decided.</summary>
    public Tie? Tie { get; }

    /// <summary>The decision that settled the tie; null when there was none to settle, or it is still open.</summary>
    public TieDecision? Decision { get; }

    /// <summary>What a reader should know; often empty.</summary>
    public IReadOnlyList<ApportionmentWarning> Warnings { get; }

    /// <summary>
    /// The cuts – divisors, or Hamilton's remainders – for which all these numbers hold at once. Null when no divisor
    /// gives them: fewer seats than units under a method that gives everyone one.
    /// </summary>
    public Interval? Cuts { get; }

    /// <summary>Who received the last seat given; several when equal, empty when every unit is at its floor.</summary>
    public IReadOnlyList<string> LastIn { get; }

    /// <summary>Who would receive the next seat; several when equal, empty when every unit is at its cap.</summary>
    public IReadOnlyList<string> NextIn { get; }

    /// <summary>Distance of the seats from the weights; null while a tie is open, and when there are no seats.</summary>
    public Deviation? Deviation { get; }

    /// <summary>The line of a unit.</summary>
    /// <exception cref="KeyNotFoundException">There is no such unit.</exception>
    public UnitSeats this[string key] => Units[_lines[key]];

    /// <summary>Why a unit has its number, and how far it is from another one.</summary>
    /// <exception cref="KeyNotFoundException">There is no such unit.</exception>
    public UnitReasons Explain(string key)
    {
        var line = this[key];
        var unit = Array.IndexOf(_problem.Positions, _lines[key]);
        Rational? remainder = _rule is LargestRemainderRule ? line.Quota - line.Quota.Floor : null;
        if (unit < 0)
        {
            return new UnitReasons(key, line.Seats, line.Quota, remainder, new Interval(null, null), null, null);
        }

        var held = _standing.Seats[unit];
        var holds = Between(
            held < _problem.Bounds.High[unit] ? _rule.ClaimOf(unit, held) : null,
            held > _problem.Bounds.Low[unit] ? _rule.ClaimOf(unit, held - 1) : null);
        var (gain, loss) = WeightChanges.Of(_problem, _rule, _standing.Seats, unit);
        return new UnitReasons(key, line.Seats, line.Quota, remainder, holds, gain, loss);
    }

    /// <summary>Applies the decision of the open tie.</summary>
    public TieOutcome Decide(TieDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var named = new HashSet<string>(StringComparer.Ordinal);
        var given = decision.Winners.Count;
        if (Tie is null)
        {
            return new TieRefused(TieRefusal.NoTie, null, given, 0);
        }

        foreach (var key in decision.Winners)
        {
            if (!Tie.Keys.Contains(key, StringComparer.Ordinal))
            {
                return new TieRefused(TieRefusal.NotTied, key, given, Tie.Seats);
            }

            if (!named.Add(key))
            {
                return new TieRefused(TieRefusal.NamedTwice, key, given, Tie.Seats);
            }
        }

        if (given != Tie.Seats)
        {
            return new TieRefused(TieRefusal.WrongNumber, null, given, Tie.Seats);
        }

        var seats = (int[])_standing.Seats.Clone();
        foreach (var unit in _standing.Tied.Where(unit => named.Contains(KeyOf(unit))))
        {
            seats[unit]++;
        }

        return new TieDecided(new Allocation(_problem, _rule, new ProvisionalSeats(seats, [], 0), decision));
    }

    /// <summary>Seats and quotas summed by group, for instance by region. While a tie is open, the settled seats.</summary>
    public IReadOnlyDictionary<TGroup, (int Seats, Rational Quota)> SumBy<TGroup>(Func<string, TGroup> groupOf)
        where TGroup : notnull => Units
        .GroupBy(unit => groupOf(unit.Key))
        .ToDictionary(
            group => group.Key,
            group => (
                group.Sum(unit => unit.Seats),
                group.Aggregate(Rational.Zero, (sum, unit) => sum + unit.Quota)));

    private UnitSeats[] ListUnits()
    {
        var units = Request.Units.Select(unit => new UnitSeats(unit.Key, 0, Rational.Zero, false)).ToArray();
        for (var unit = 0; unit < _problem.Count; unit++)
        {
            units[_problem.Positions[unit]] = new UnitSeats(
                KeyOf(unit),
                Request.Base + _standing.Seats[unit],
                _problem.Quota(unit),
                _standing.IsTied(unit));
        }

        return units;
    }

    private Interval? Between(Claim? next, Claim? last) => next is { IsUnlimited: true }
        ? null
        : new Interval(
            next is { } lower ? _rule.CutOf(lower) : null,
            last is { } upper ? _rule.CutOf(upper) : null);

    private string KeyOf(int unit) => Request.Units[_problem.Positions[unit]].Key;

    private string[] Named(IEnumerable<int> units) => [.. units.Select(KeyOf)];
}
