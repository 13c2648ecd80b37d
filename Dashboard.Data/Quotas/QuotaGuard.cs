using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Quotas;

/// <summary>
/// Asks <see cref="QuotaRules"/> inside a command. What it counts is what is there when the command is committed, because
/// <see cref="DashboardWriter"/> lets commands pass one after the other.
/// </summary>
internal static class QuotaGuard
{
    /// <summary>The quota and what is used of it.</summary>
    public static async Task<QuotaUsage> ReadAsync(DashboardDbContext db, QuotaCell cell, CancellationToken cancellationToken) =>
        new(await StepsAsync(db, cell, cancellationToken), await UsesAsync(db, cell, cancellationToken));

    /// <summary>The revisions of the quota.</summary>
    public static Task<List<QuotaStep>> StepsAsync(DashboardDbContext db, QuotaCell cell, CancellationToken cancellationToken) => db.QuotaRevisions
        .Where(r => r.RoundCode == cell.RoundCode && r.ProvinceCode == cell.ProvinceCode && r.Track == cell.Track && r.Tier == cell.Tier)
        .Select(r => new QuotaStep(r.Number, r.EffectiveOn, r.Count))
        .ToListAsync(cancellationToken);

    /// <summary>What the applications of the province use of the quota.</summary>
    public static async Task<List<QuotaUse>> UsesAsync(DashboardDbContext db, QuotaCell cell, CancellationToken cancellationToken)
    {
        var changes = await (
            from application in db.Applications
            where application.RoundCode == cell.RoundCode && application.ProvinceCode == cell.ProvinceCode
                && application.Track == cell.Track && application.Tier == cell.Tier
            from change in application.Changes
            orderby application.Id, change.Number
            select new { application.Id, change.EffectiveOn, change.From, change.To }).ToListAsync(cancellationToken);
        return changes.GroupBy(c => c.Id).SelectMany(own => QuotaRules.UsesOf(own.Select(c => (c.EffectiveOn, c.From, c.To)))).ToList();
    }
}

/// <summary>A quota and what is used of it.</summary>
/// <param name="Steps">Its revisions.</param>
/// <param name="Uses">What the applications of the province use of it.</param>
internal sealed record QuotaUsage(IReadOnlyList<QuotaStep> Steps, IReadOnlyList<QuotaUse> Uses);
