using System.Numerics;

namespace Dashboard.Data.Apportionment;

/// <summary>
/// The weight at which a unit's number changes under Hamilton. Its weight moves the quotas of all others too, so there
/// is no closed form; but with the others' weights fixed, its own claim q − a rises with its weight x while every claim
/// of the others falls, and each pair of claims crosses at one rational x. The search brackets the crossing with the
/// decisive claim of the others, and ends on it exactly.
/// </summary>
internal sealed class QuotaCrossing
{
    private readonly Problem _problem;
    private readonly int _unit;
    private readonly int _held;
    private readonly int _rest;
    private readonly bool _isGain;
    private readonly Bounds _others;

    /// <param name="held">The seats of the unit now.</param>
    /// <param name="isGain">One seat more, or one seat less.</param>
    public QuotaCrossing(Problem problem, int unit, int held, bool isGain)
    {
        (_problem, _unit, _isGain) = (problem, unit, isGain);
        _held = isGain ? held : held - 1; // the claim in question is the one to a seat beyond _held
        _rest = problem.Seats - held;
        _others = problem.Bounds.Without(unit);
    }

    /// <summary>In whole-number weights of the problem; null when no positive weight makes the change.</summary>
    public Rational? Weight()
    {
        Rational now = _problem.Weights[_unit];
        var low = _isGain ? now : Rational.Zero;
        Rational? high = _isGain ? null : now;
        if (!_isGain && Probe(Rational.Zero) is not { Ahead: < 0 })
        {
            return null; // keeps the seat down to weight 0
        }

        var candidate = now;
        while (Probe(candidate) is { } probe)
        {
            if (probe.Ahead == 0)
            {
                return candidate;
            }

            if (probe.Ahead < 0)
            {
                low = candidate;
            }
            else
            {
                high = candidate;
            }

            var isInside = probe.Crossing > low && (high is null || probe.Crossing < high);
            candidate = isInside ? probe.Crossing : high is null ? 2 * low : (low + high.Value) / 2;
        }

        return null;
    }

    /// <summary>
    /// With this weight, is the unit's claim ahead of (1), level with (0) or behind (−1) the decisive claim of the
    /// others; and at which weight would it cross that one claim. Null when the others have no such claim.
    /// </summary>
    private (int Ahead, Rational Crossing)? Probe(Rational weight)
    {
        var weights = Array.ConvertAll(_problem.Weights, other => other * weight.Denominator);
        weights[_unit] = weight.Numerator;
        var total = weights.Aggregate(BigInteger.Zero, (sum, other) => sum + other);
        var rule = new LargestRemainderRule(weights, total, _problem.Seats);

        var seats = Filling.Fill(rule, _others, _rest);
        var frontier = Frontier.Of(rule, _others, seats);
        if ((_isGain ? frontier.Last : frontier.Next) is not { } decisive)
        {
            return null;
        }

        var rival = _isGain
            ? frontier.LastUnits(rule, _others, seats).First()
            : frontier.NextUnits(rule, _others, seats).First();
        var rivalHeld = _isGain ? seats[rival] - 1 : seats[rival];

        // x·S/(R + x) − a = v·S/(R + x) − b, with S seats, R the weight of all others, v and b the rival's.
        var lead = _held - rivalHeld;
        var remaining = _problem.TotalWeight - _problem.Weights[_unit];
        var crossing = new Rational(
            (_problem.Weights[rival] * _problem.Seats) + (lead * remaining),
            _problem.Seats - lead);
        return (rule.ClaimOf(_unit, _held).CompareTo(decisive), crossing);
    }
}
