using Dashboard.Data.Persistence;
using Dashboard.Data.Provinces;
using static Dashboard.Data.CommandResults;

namespace Dashboard.Data.Quotas;

/// <summary>Writes revisions inside a command.</summary>
internal static class QuotaRevisions
{
    /// <summary>
    /// Adds a revision to each quota inside a command; refused when one would not cover what is recommended. Checks nothing else:
    /// that is the caller's.
    /// </summary>
    public static async Task<CommandResult<QuotaPublication>> AppendAsync(
        DashboardDbContext db,
        IReadOnlyList<(QuotaCell Cell, int? Count)> changes,
        DateOnly effectiveOn,
        QuotaOrigin origin,
        int unchanged,
        CancellationToken cancellationToken)
    {
        var written = new List<(QuotaCell Cell, int Number)>();
        foreach (var (cell, count) in changes)
        {
            var steps = await QuotaGuard.StepsAsync(db, cell, cancellationToken);
            var step = new QuotaStep(steps.Select(s => s.Number).DefaultIfEmpty().Max() + 1, effectiveOn, count);
            var uses = await QuotaGuard.UsesAsync(db, cell, cancellationToken);
            if (QuotaRules.CheckRevision([.. steps, step], uses, effectiveOn) is { } refusal)
            {
                return new QuotaRefusal.At(await ProvinceNames.OfAsync(db, cell.ProvinceCode, cancellationToken), cell.Column, refusal);
            }

            db.QuotaRevisions.Add(new QuotaRevision
            {
                RoundCode = cell.RoundCode,
                ProvinceCode = cell.ProvinceCode,
                Track = cell.Track,
                Tier = cell.Tier,
                Number = step.Number,
                Count = count,
                EffectiveOn = effectiveOn,
                Reason = origin.Reason,
                DocumentNumber = origin.DocumentNumber,
                Ground = origin.Ground,
                Source = origin.Source,
                Detail = origin.Detail,
                ScenarioId = origin.ScenarioId,
            });
            written.Add((cell, step.Number));
        }

        return Done(new QuotaPublication(written, unchanged, db.Audit?.Start?.Count + 1));
    }
}

/// <summary>Where the numbers of a publication come from; see <see cref="QuotaRevision"/> for the members.</summary>
internal sealed record QuotaOrigin(
    ProvenanceKind Ground, string Source, string Reason, string? DocumentNumber = null, string? Detail = null, Guid? ScenarioId = null);
