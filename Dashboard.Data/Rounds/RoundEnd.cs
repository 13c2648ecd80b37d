using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Rounds;

/// <summary>When the results of a round became known: from then on nothing in it waits any more, and no time in a step goes on.</summary>
internal static class RoundEnd
{
    /// <summary>The day of the designation notice, or the earliest on which a public source gives the results; null: not by the day.</summary>
    public static async Task<DateOnly?> OnAsync(DashboardDbContext db, string roundCode, DateOnly asOf, CancellationToken cancellationToken) =>
        (await AllAsync(db, asOf, cancellationToken)).TryGetValue(roundCode, out var day) ? day : null;

    /// <summary>The same of every round that has ended by the day.</summary>
    public static async Task<IReadOnlyDictionary<string, DateOnly>> AllAsync(DashboardDbContext db, DateOnly asOf, CancellationToken cancellationToken)
    {
        var known = await db.RoundOutcomes.Where(o => o.KnownOn != null && o.KnownOn <= asOf).Select(o => new { Code = o.RoundCode, On = o.KnownOn!.Value }).ToListAsync(cancellationToken);
        var issued = await (
            from round in db.Rounds
            join notice in db.Notices on round.DesignationNoticeId equals notice.Id
            where notice.IssuedOn != null && notice.IssuedOn <= asOf
            select new { round.Code, On = notice.IssuedOn!.Value }).ToListAsync(cancellationToken);
        return known.Concat(issued).GroupBy(e => e.Code).ToDictionary(g => g.Key, g => g.Min(e => e.On), StringComparer.Ordinal);
    }
}
