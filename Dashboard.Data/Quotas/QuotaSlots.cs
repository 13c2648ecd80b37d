using Dashboard.Data.Progression;

namespace Dashboard.Data.Quotas;

/// <summary>One place of a quota.</summary>
/// <param name="Number">1-based.</param>
/// <param name="Holder">Who takes it; null: nobody, or one that is not among the applications at hand.</param>
public sealed record QuotaSlot(int Number, ApplicationSquare? Holder, bool IsTaken);

/// <summary>The places of one quota by name: those taken, those free, and who may still take one.</summary>
/// <param name="Candidates">Applications in the last step before the recommendation, those that have waited longest first.</param>
public sealed record QuotaSlots(QuotaColumn Column, IReadOnlyList<QuotaSlot> Slots, IReadOnlyList<ApplicationSquare> Candidates)
{
    /// <summary>Null: the quota is unknown or not for this viewer, or there are too many places to name.</summary>
    /// <param name="applications">Of the province, in any order.</param>
    /// <param name="most">More places are not named.</param>
    public static QuotaSlots? Of(QuotaFigure figure, IEnumerable<ApplicationRow> applications, int most)
    {
        if (figure is not { Count: > 0 and var count, Recommended: { } taken } || Math.Max(count, taken) > most)
        {
            return null;
        }

        var own = applications.Where(a => new QuotaColumn(a.Track, a.Tier) == figure.Column).ToList();
        var holders = own.Where(a => QuotaRules.TakesPlace(null, a.Square.Stage)).Select(a => a.Square).OrderBy(s => s.EnteredOn).Take(taken).ToList();
        var steps = StageRules.StepsOf(figure.Column.Tier);
        var before = steps[StageRules.NumberOf(figure.Column.Tier, Stage.Recommended)!.Value - 2];
        return new QuotaSlots(
            figure.Column,
            [.. Enumerable.Range(0, Math.Max(count, taken)).Select(i => new QuotaSlot(i + 1, i < holders.Count ? holders[i] : null, i < taken))],
            [.. own.Select(a => a.Square).Where(s => s.Stage == before).OrderByDescending(s => s.Days).ThenBy(s => s.PlaceCode, StringComparer.Ordinal)]);
    }
}
