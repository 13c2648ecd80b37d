using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Time;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Data.CommandResults;

namespace Dashboard.Data.Quotas;

/// <summary>One number of a draft.</summary>
/// <param name="Count">Places, 0 to <see cref="QuotasCommands.MostPlaces"/>; null: unknown again.</param>
/// <param name="Seen"><see cref="QuotaFigure.Revision"/> as the editor saw it: in conflict when somebody has revised the quota since.</param>
public sealed record QuotaChange(string ProvinceCode, QuotaColumn Column, int? Count, int Seen);

/// <summary>Changes to be published together.</summary>
/// <param name="EffectiveOn">First day on which they hold; null: today.</param>
/// <param name="Reason">Why, 1 to 400 letters.</param>
public sealed record QuotaDraft(
    string RoundCode, IReadOnlyList<QuotaChange> Changes, string Reason, DateOnly? EffectiveOn = null, string? DocumentNumber = null);

/// <summary>Places of one quota that go from one province to another (调剂), as one decision.</summary>
/// <param name="Places">1 or more.</param>
/// <param name="FromSeen"><see cref="QuotaFigure.Revision"/> of the giving quota as the editor saw it.</param>
/// <param name="ToSeen">The same of the receiving one.</param>
/// <param name="EffectiveOn">First day on which it holds; null: today.</param>
public sealed record QuotaTransfer(
    string RoundCode, QuotaColumn Column, string FromProvince, string ToProvince, int Places, int FromSeen, int ToSeen, string Reason,
    DateOnly? EffectiveOn = null, string? DocumentNumber = null);

/// <summary>What a publication wrote.</summary>
/// <param name="Revisions">The quotas changed, with the numbers of their new revisions: what an undo needs.</param>
/// <param name="Unchanged">Changes that were none.</param>
/// <param name="FirstAuditEntry">Number of the first entry it left in the audit trail, the others follow; null: nothing changed.</param>
public sealed record QuotaPublication(IReadOnlyList<(QuotaCell Cell, int Number)> Revisions, int Unchanged, long? FirstAuditEntry);

/// <summary>The national office sets the quotas: each change is a new revision, published alone or many at once in one transaction.</summary>
public sealed class QuotasCommands(DashboardWriter writer, AccessGuard guard, ProgrammeClock clock)
{
    /// <summary>More places than any province can have areas.</summary>
    public const int MostPlaces = 999;

    /// <summary>What the provenance of a quota that was entered names: the office, an identifier; who in it is for those who may know.</summary>
    internal const string Office = nameof(Role.NationalOffice);

    /// <summary>
    /// Publishes the draft, all or nothing. Refused when a number would fall under what is recommended already
    /// (<see cref="QuotaRefusal.At"/> with <see cref="QuotaRefusal.BelowRecommended"/>).
    /// </summary>
    /// <returns>In conflict with the quotas that somebody revised since they were seen: property is code/track/tier.</returns>
    public Task<CommandResult<QuotaPublication>> PublishAsync(Actor actor, QuotaDraft draft, CancellationToken cancellationToken = default) =>
        WriteAsync(actor, draft.Reason, (db, token) => QuotaChanges.WriteAsync(db, draft, draft.EffectiveOn ?? clock.Today, null, token), cancellationToken);

    /// <summary>
    /// Moves places of a quota from one province to another: both revisions or none, their sum as it was, the giving one never below what
    /// is recommended of it (<see cref="QuotaRules.CheckTransfer"/>, <see cref="QuotaRules.CheckRevision"/>).
    /// </summary>
    /// <returns>In conflict with the quota that somebody revised since it was seen: property is code/track/tier.</returns>
    public Task<CommandResult<QuotaPublication>> TransferAsync(Actor actor, QuotaTransfer transfer, CancellationToken cancellationToken = default) =>
        WriteAsync(actor, transfer.Reason, (db, token) => QuotaChanges.TransferAsync(db, transfer, transfer.EffectiveOn ?? clock.Today, token), cancellationToken);

    /// <summary>
    /// Takes revisions back by new ones that restore, from the same day on, what was in effect before them, with its provenance.
    /// In conflict when one of them is no longer the last of its quota.
    /// </summary>
    public Task<CommandResult<QuotaPublication>> UndoAsync(
        Actor actor, IReadOnlyList<(QuotaCell Cell, int Number)> revisions, string reason, CancellationToken cancellationToken = default) =>
        WriteAsync(actor, reason, async (db, token) =>
        {
            if (QuotaChanges.CheckReason(reason) is { } wrong)
            {
                return wrong;
            }

            if (revisions.GroupBy(r => r.Cell).FirstOrDefault(g => g.Count() > 1) is { Key: var twice })
            {
                return new QuotaRefusal.Twice(await ProvinceNames.OfAsync(db, twice.ProvinceCode, token), twice.Column);
            }

            var written = new List<(QuotaCell Cell, int Number)>();
            var first = db.Audit?.Start?.Count + 1;
            foreach (var (cell, number) in revisions)
            {
                var held = await QuotaChanges.HeldAsync(db, cell, token);
                if (held.Find(r => r.Number == number) is not { } undone)
                {
                    return new QuotaRefusal.NoSuchRevision(await ProvinceNames.OfAsync(db, cell.ProvinceCode, token), cell.Column, number);
                }

                if (held[^1].Number != number)
                {
                    return new CommandResult<QuotaPublication>.Conflict(
                        [QuotaChanges.ConflictOf(cell, undone.Count, held[^1].Count)]);
                }

                var before = QuotaChanges.InEffect(held.FindAll(r => r.Number != number), undone.EffectiveOn);
                var origin = before is null
                    ? new QuotaOrigin(ProvenanceKind.Reported, Office, reason)
                    : new QuotaOrigin(before.Ground, before.Source, reason, before.DocumentNumber, before.Detail, before.ScenarioId);
                switch (await QuotaRevisions.AppendAsync(db, [(cell, before?.Count)], undone.EffectiveOn, origin, 0, token))
                {
                    case CommandResult<QuotaPublication>.Done done: written.AddRange(done.Value.Revisions); break;
                    case var other: return other;
                }
            }

            return Done(new QuotaPublication(written, 0, first));
        }, cancellationToken);

    private Task<CommandResult<QuotaPublication>> WriteAsync(
        Actor actor,
        string reason,
        Func<DashboardDbContext, CancellationToken, Task<CommandResult<QuotaPublication>>> command,
        CancellationToken cancellationToken) =>
        writer.WriteAsync(
            actor,
            reason,
            async (db, token) => guard.Check(actor.Viewer, AccessAction.SetQuotas) is { } refusal ? refusal : await command(db, token),
            cancellationToken);
}
