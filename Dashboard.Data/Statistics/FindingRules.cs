using static Dashboard.Data.Statistics.FindingKind;

namespace Dashboard.Data.Statistics;

/// <summary>
/// Says what an answer says, and never more: a tie names all or none, an unknown part forbids a superlative, a share is only called one
/// of what adds up.
/// </summary>
public static class FindingRules
{
    /// <summary>More names than this make no sentence.</summary>
    public const int MostNames = 5;

    private const int TopPlaces = 5;

    /// <summary>The finding of any answer; of two days, what changed.</summary>
    public static Finding Of(CubeAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.Question.CompareTo is { } other)
        {
            return Compared(answer, other);
        }

        if (Empty(answer) is { } nothing)
        {
            return nothing;
        }

        var plain = Start(answer, Plain);
        var rows = answer.Rows.Where(r => r.Value.Value is not null).ToList();
        if (answer.Question.By.Count != 1 || rows.Count < 2)
        {
            return plain;
        }

        var leaders = Leaders(rows, r => r.Value.Value);
        if (leaders.Count == 0)
        {
            return plain with { Kind = SameValue(rows) ? Same : Plain, Value = rows[0].Value };
        }

        if (leaders.Any(l => l.Members[0] is null))
        {
            return plain; // what belongs to none has no name
        }

        return answer.Question.Measure.Kind is MeasureKind.Sum or MeasureKind.Distinct ? Counted(plain, rows, leaders) : Rated(plain, rows, leaders);
    }

    /// <summary>
    /// Who has the most: all of them with a tie, and nobody when all have the same or when what one of them has is unknown. The one rule for
    /// titles of statistics and of briefings.
    /// </summary>
    /// <param name="value">Null: unknown.</param>
    public static IReadOnlyList<T> Leaders<T>(IReadOnlyList<T> all, Func<T, decimal?> value)
    {
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(value);
        var values = all.Select(value).ToList();
        if (values.Count == 0 || values.Contains(null) || values.Max() is not { } most || values.TrueForAll(v => v == most))
        {
            return [];
        }

        return [.. all.Where((_, index) => values[index] == most)];
    }

    /// <summary>How much the five provinces with the most places hold.</summary>
    /// <param name="share">The measure of the share, undivided.</param>
    /// <param name="places">Places by province.</param>
    public static Finding TopFiveOf(CubeAnswer share, CubeAnswer places)
    {
        ArgumentNullException.ThrowIfNull(share);
        ArgumentNullException.ThrowIfNull(places);
        if (Empty(places) is { } nothing)
        {
            return nothing;
        }

        var rows = places.Rows.Where(r => r.Members[0] is not null).OrderByDescending(r => r.Value.Value ?? 0).ToList();
        var plain = Start(share, rows.Count > TopPlaces ? TopFive : Plain) with { By = Dimension.Province };
        return rows.Count > TopPlaces && rows[TopPlaces - 1].Value.Value > (rows[TopPlaces].Value.Value ?? 0)
            ? plain with { Kind = TopFiveNamed, Members = rows.Take(TopPlaces).Select(r => r.Members[0]!).ToList() }
            : plain;
    }

    /// <summary>How many pilots became demonstrations, as far as the lists held can say.</summary>
    public static Finding RisenOf(CubeAnswer conversion)
    {
        ArgumentNullException.ThrowIfNull(conversion);
        var start = Start(conversion, Risen);
        return conversion.Total.Value switch
        {
            { Denominator: null or 0 } => start with { Kind = NoneYet, Measure = MeasureId.PilotsEver },
            { Numerator: > 0 } => start,
            _ => start with { Kind = conversion.Notes.Any(n => n.Kind == NoteKind.ListNotRecorded) ? RisenUnlisted : RisenNone },
        };
    }

    /// <summary>How far the quotas are used.</summary>
    /// <param name="use">The rate by province.</param>
    public static Finding QuotaUseOf(CubeAnswer use)
    {
        ArgumentNullException.ThrowIfNull(use);
        return Empty(use) ?? (use.Rows.Any(r => r.Value is { Denominator: > 0, Numerator: null }) ? Start(use, QuotaUsedTotal) : Start(use, QuotaUsed)) with { Count = use.Rows.Count(r => r.Value is { Denominator: > 0 } v && v.Numerator >= v.Denominator) };
    }

    /// <summary>Who is furthest above and below the proportional share.</summary>
    /// <param name="deviation">By province.</param>
    public static Finding SpreadOf(CubeAnswer deviation)
    {
        ArgumentNullException.ThrowIfNull(deviation);
        var start = Start(deviation, Spread);
        if (deviation.Total.Value.Value is null)
        {
            return start with { Kind = Unknown };
        }

        var rows = deviation.Rows.Where(r => r.Value.Value is not null && r.Members[0] is not null).ToList();
        if (rows.Count < 2 || rows.All(r => r.Value.Value == 0))
        {
            return start with { Kind = Plain };
        }

        var (high, low) = (rows.Max(r => r.Value.Value), rows.Min(r => r.Value.Value));
        var (above, under) = (Named(rows, high), Named(rows, low));
        return above.Count <= MostNames && under.Count <= MostNames && high != low
            ? start with { Members = Names(above), Value = above[0].Value, Others = Names(under), Other = under[0].Value }
            : start with { Kind = SpreadRange, Value = above[0].Value, Other = under[0].Value };

        static List<CubeRow> Named(List<CubeRow> rows, decimal? value) => rows.Where(r => r.Value.Value == value).ToList();
    }

    /// <summary>How far the duties are done.</summary>
    /// <param name="rate">The rate of those done.</param>
    /// <param name="notRecorded">How many nothing is recorded of.</param>
    public static Finding DutiesOf(CubeAnswer rate, decimal notRecorded, decimal overdue)
    {
        ArgumentNullException.ThrowIfNull(rate);
        var start = Start(rate, DutiesDone) with { Count = (int)notRecorded, Below = (int)overdue };
        return rate.Total.Value.Denominator switch
        {
            null or 0 => start with { Kind = NoneYet, Measure = MeasureId.DutiesAll },
            var all when all == notRecorded => start with { Kind = DutiesNotRecorded },
            _ => start,
        };
    }

    /// <summary>Which terms run, and how many end soon.</summary>
    /// <param name="inForce">Places in force.</param>
    /// <param name="expired">How many have expired.</param>
    /// <param name="lastDay">The last day of the last term; null: there is none.</param>
    /// <param name="month">Month and months of the one term that runs; null: there are several, or none.</param>
    public static Finding TermsOf(CubeAnswer inForce, decimal expired, decimal endingSoon, DateOnly? lastDay, (int Month, int Months)? month)
    {
        ArgumentNullException.ThrowIfNull(inForce);
        var start = Start(inForce, TermsRunning) with { Count = (int)endingSoon, OtherDay = lastDay, Value = inForce.Total.Value };
        if (inForce.Total.Value.Value is not > 0)
        {
            return expired > 0
                ? start with { Kind = TermsOver, Measure = MeasureId.PlacesExpired, Value = inForce.Total.Value with { Value = expired } }
                : start with { Kind = NoneYet, Measure = MeasureId.PlacesDesignated };
        }

        return month is { } one
            ? start with { Kind = TermMonth, Value = inForce.Total.Value with { Numerator = one.Month, Denominator = one.Months } }
            : start;
    }

    private static Finding Start(CubeAnswer answer, FindingKind kind) => new(kind, answer.Question.Measure.Id, answer.Question.AsOf)
    {
        By = answer.Question.By is [var only] ? only : null,
        Total = answer.Total.Value,
        Value = answer.Total.Value,
        Round = answer.Notes.FirstOrDefault(n => n.Kind == NoteKind.RoundTaken)?.Round,
        OtherDay = answer.Question.CompareTo,
        IsNational = answer.Notes.All(n => n.Kind != NoteKind.OwnProvince)
            && !answer.Question.Where.Keys.Any(d => d is not (Dimension.Track or Dimension.Tier or Dimension.Round)),
    };

    /// <summary>Null: there is something to speak of.</summary>
    private static Finding? Empty(CubeAnswer answer)
    {
        var (measure, total) = (answer.Question.Measure, answer.Total.Value);
        return total.Value switch
        {
            null => Start(answer, measure.Null == NullReason.QuotaUnknown ? Unknown : NoneYet),
            0 when answer.Rows.All(r => r.Value.Value is null or 0) => Start(answer, measure.Kind is MeasureKind.Sum or MeasureKind.Distinct ? NoneYet : Zero),
            _ => null,
        };
    }

    private static Finding Counted(Finding start, List<CubeRow> rows, IReadOnlyList<CubeRow> leaders)
    {
        var value = leaders[0].Value;
        var most = start with { Members = leaders.Count <= MostNames ? Names(leaders) : [], Value = value, Count = leaders.Count };
        var isSum = MeasureCatalogue.Of(start.Measure).IsAdditive && start.Total?.Value > 0 && rows.All(r => r.Value.Value >= 0);
        return leaders.Count switch
        {
            1 when isSum => most with { Kind = MostShare, Share = value.Value / start.Total!.Value },
            1 => most with { Kind = Most },
            <= MostNames => most with { Kind = MostTied },
            _ => most with { Kind = MostMany },
        };
    }

    private static Finding Rated(Finding start, List<CubeRow> rows, IReadOnlyList<CubeRow> leaders)
    {
        var below = rows.Count(r => r.Value.Value < start.Total?.Value);
        var found = start with { Below = below };
        if (MeasureCatalogue.Of(start.Measure).Unit == MeasureUnit.Share && rows.Where(r => r.Value.Value > 0.5m).ToList() is { Count: > 1 } over && over.Count < rows.Count
            && over.All(r => r.Members[0] is not null))
        {
            return found with { Kind = over.Count <= MostNames ? OverHalf : OverHalfMany, Members = over.Count <= MostNames ? ByValue(over) : [], Count = over.Count };
        }

        var value = leaders[0].Value;
        return leaders.Count switch
        {
            1 => found with { Kind = Highest, Members = Names(leaders), Value = value, Count = 1 },
            <= MostNames => found with { Kind = HighestTied, Members = Names(leaders), Value = value, Count = leaders.Count },
            _ => found with { Kind = HighestMany, Value = value, Count = leaders.Count },
        };

        static IReadOnlyList<string> ByValue(List<CubeRow> over) => Names(over.OrderByDescending(r => r.Value.Value));
    }

    private static Finding Compared(CubeAnswer answer, DateOnly other)
    {
        var start = Start(answer, Changed) with { Value = answer.Total.Value, Other = answer.Total.Compared, OtherDay = other };
        if (answer.Total.Value.Value is null || answer.Total.Compared?.Value is null)
        {
            return start with { Kind = Plain };
        }

        if (answer.Total.Difference != 0)
        {
            return start;
        }

        var changed = answer.Rows.Where(r => r.Difference is not (null or 0)).ToList();
        return changed.Count == 0 ? start with { Kind = Unchanged }
            : answer.Question.By.Count == 1 && changed.Count <= MostNames && changed.All(r => r.Members[0] is not null)
                ? start with { Kind = ChangedWithin, Count = changed.Count, Members = Names(changed) }
                : start with { Kind = ChangedWithinMany, Count = changed.Count };
    }

    /// <summary>True when the same can be said of all: equal values, and of ratios equal parts.</summary>
    private static bool SameValue(List<CubeRow> rows) => rows.All(r => r.Value.Denominator == rows[0].Value.Denominator || !(r.Value.IsSmall || rows[0].Value.IsSmall));

    private static IReadOnlyList<string> Names(IEnumerable<CubeRow> rows) => rows.Select(r => r.Members[0]!).ToList();
}
