namespace Dashboard.Data.Progression;

/// <summary>What follows from the changes of an application. Pure.</summary>
public static class ProgressionHistory
{
    /// <summary>The stages with the days spent in them. A change that stays in its stage begins no new segment.</summary>
    /// <param name="changes">In their order, up to the as-of date.</param>
    public static IReadOnlyList<StageSegment> SegmentsOf(IEnumerable<(Stage To, DateOnly EffectiveOn)> changes)
    {
        var segments = new List<StageSegment>();
        foreach (var (to, on) in changes)
        {
            if (segments is [.., var last])
            {
                if (last.Stage == to)
                {
                    continue;
                }

                segments[^1] = last with { Until = on };
            }

            segments.Add(new StageSegment(to, StageRules.OwnerOf(to), on, null));
        }

        return segments;
    }

    /// <summary>Days spent in a stage over all visits up to the day; null when it was never reached.</summary>
    public static int? DaysIn(Stage stage, IEnumerable<StageSegment> segments, DateOnly asOf)
    {
        var visits = segments.Where(s => s.Stage == stage).ToList();
        return visits.Count == 0 ? null : visits.Sum(v => (v.Until ?? asOf).DayNumber - v.From.DayNumber);
    }

    /// <summary>The middle value, of an even number the lower of the two; null of none.</summary>
    public static int? Median(IEnumerable<int?> days)
    {
        var known = days.OfType<int>().Order().ToList();
        return known.Count == 0 ? null : known[(known.Count - 1) / 2];
    }
}
