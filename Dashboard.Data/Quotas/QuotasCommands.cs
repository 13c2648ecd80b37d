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
        WriteAsync(actor, draft.Reason, async (db, token) =>
        {
            var effectiveOn = draft.EffectiveOn ?? clock.Today;
            if (await CheckAsync(db, draft, effectiveOn, token) is { } wrong)
            {
                return wrong;
            }

            var (changes, conflicts) = (new List<(QuotaCell Cell, int? Count)>(), new List<ConflictingValue>());
            foreach (var change in draft.Changes)
            {
                var cell = new QuotaCell(draft.RoundCode, change.ProvinceCode, change.Column.Track, change.Column.Tier);
                var held = await HeldAsync(db, cell, token);
                if ((held.LastOrDefault()?.Number ?? 0) != change.Seen)
                {
                    conflicts.Add(new ConflictingValue(
                        $"{cell.ProvinceCode}/{cell.Track}/{cell.Tier}", change.Count?.ToString(Invariant), held.LastOrDefault()?.Count?.ToString(Invariant)));
                }
                else if (!Says(held, effectiveOn, change.Count))
                {
                    changes.Add((cell, change.Count));
                }
            }

            if (conflicts.Count > 0)
            {
                return new CommandResult<QuotaPublication>.Conflict(conflicts);
            }

            if (changes.Count == 0)
            {
                return new QuotaRefusal.NothingChanged();
            }

            var origin = new QuotaOrigin(ProvenanceKind.Reported, Office, draft.Reason, draft.DocumentNumber);
            return await QuotaRevisions.AppendAsync(db, changes, effectiveOn, origin, draft.Changes.Count - changes.Count, token);
        }, cancellationToken);

    /// <summary>
    /// Moves places of a quota from one province to another: both revisions or none, their sum as it was, the giving one never below what
    /// is recommended of it (<see cref="QuotaRules.CheckTransfer"/>, <see cref="QuotaRules.CheckRevision"/>).
    /// </summary>
    /// <returns>In conflict with the quota that somebody revised since it was seen: property is code/track/tier.</returns>
    public Task<CommandResult<QuotaPublication>> TransferAsync(Actor actor, QuotaTransfer transfer, CancellationToken cancellationToken = default) =>
        WriteAsync(actor, transfer.Reason, async (db, token) =>
        {
            var effectiveOn = transfer.EffectiveOn ?? clock.Today;
            QuotaCell giver = new(transfer.RoundCode, transfer.FromProvince, transfer.Column.Track, transfer.Column.Tier), taker = giver with { ProvinceCode = transfer.ToProvince };
            var (giving, receiving) = (await HeldAsync(db, giver, token), await HeldAsync(db, taker, token));
            var (given, had) = (QuotaRules.InEffect(giving.Select(StepOf), effectiveOn)?.Count, QuotaRules.InEffect(receiving.Select(StepOf), effectiveOn)?.Count);
            if (QuotaRules.CheckTransfer(giver, taker, given, had, transfer.Places, effectiveOn) is { } against)
            {
                return against;
            }

            var draft = new QuotaDraft(
                transfer.RoundCode,
                [new(transfer.FromProvince, transfer.Column, given - transfer.Places, transfer.FromSeen), new(transfer.ToProvince, transfer.Column, had + transfer.Places, transfer.ToSeen)],
                transfer.Reason, effectiveOn, transfer.DocumentNumber);
            if (await CheckAsync(db, draft, effectiveOn, token) is { } wrong)
            {
                return wrong;
            }

            foreach (var (cell, held, seen, count) in new[] { (giver, giving, transfer.FromSeen, given), (taker, receiving, transfer.ToSeen, had) })
            {
                if ((held.LastOrDefault()?.Number ?? 0) != seen)
                {
                    return new CommandResult<QuotaPublication>.Conflict(
                        [new ConflictingValue($"{cell.ProvinceCode}/{cell.Track}/{cell.Tier}", count?.ToString(Invariant), held.LastOrDefault()?.Count?.ToString(Invariant))]);
                }
            }

            var origin = new QuotaOrigin(ProvenanceKind.Reported, Office, transfer.Reason, transfer.DocumentNumber);
            return await QuotaRevisions.AppendAsync(db, [(giver, given - transfer.Places), (taker, had + transfer.Places)], effectiveOn, origin, 0, token);
        }, cancellationToken);

    /// <summary>
    /// Takes revisions back by new ones that restore, from the same day on, what was in effect before them, with its provenance.
    /// In conflict when one of them is no longer the last of its quota.
    /// </summary>
    public Task<CommandResult<QuotaPublication>> UndoAsync(
        Actor actor, IReadOnlyList<(QuotaCell Cell, int Number)> revisions, string reason, CancellationToken cancellationToken = default) =>
        WriteAsync(actor, reason, async (db, token) =>
        {
            if (CheckReason(reason) is { } wrong)
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
                var held = await HeldAsync(db, cell, token);
                if (held.Find(r => r.Number == number) is not { } undone)
                {
                    return new QuotaRefusal.NoSuchRevision(await ProvinceNames.OfAsync(db, cell.ProvinceCode, token), cell.Column, number);
                }

                if (held[^1].Number != number)
                {
                    return new CommandResult<QuotaPublication>.Conflict(
                        [new ConflictingValue($"{cell.ProvinceCode}/{cell.Track}/{cell.Tier}", undone.Count?.ToString(Invariant), held[^1].Count?.ToString(Invariant))]);
                }

                var before = QuotaRules.InEffect(held.Where(r => r.Number != number).Select(StepOf), undone.EffectiveOn) is { } step
                    ? held.Single(r => r.Number == step.Number) : null;
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

    /// <summary>True when the quota says so already on the day, and not as sample data.</summary>
    internal static bool Says(IReadOnlyList<QuotaRevision> held, DateOnly day, int? count) =>
        QuotaRules.InEffect(held.Select(StepOf), day) is not { } step ? count is null
        : step.Count == count && held.Single(r => r.Number == step.Number).Ground != ProvenanceKind.Illustrative;

    private static IFormatProvider Invariant => System.Globalization.CultureInfo.InvariantCulture;

    private static QuotaStep StepOf(QuotaRevision revision) => new(revision.Number, revision.EffectiveOn, revision.Count);

    /// <summary>The revisions of a quota in the order of recording.</summary>
    private static Task<List<QuotaRevision>> HeldAsync(DashboardDbContext db, QuotaCell cell, CancellationToken cancellationToken) => db.QuotaRevisions.AsNoTracking()
        .Where(r => r.RoundCode == cell.RoundCode && r.ProvinceCode == cell.ProvinceCode && r.Track == cell.Track && r.Tier == cell.Tier)
        .OrderBy(r => r.Number)
        .ToListAsync(cancellationToken);

    private static Refusal? CheckReason(string? reason) =>
        string.IsNullOrWhiteSpace(reason) || reason.Length > RecordedModel.ReasonLength ? new QuotaRefusal.ReasonMissing(RecordedModel.ReasonLength) : null;

    private static async Task<Refusal?> CheckAsync(DashboardDbContext db, QuotaDraft draft, DateOnly effectiveOn, CancellationToken cancellationToken)
    {
        if (CheckReason(draft.Reason) is { } reasonless)
        {
            return reasonless;
        }

        if (draft.DocumentNumber?.Length > RecordedModel.DocumentNumberLength)
        {
            return new QuotaRefusal.DocumentNumberTooLong(RecordedModel.DocumentNumberLength);
        }

        if (!await db.Rounds.AnyAsync(r => r.Code == draft.RoundCode, cancellationToken))
        {
            return new QuotaRefusal.NoSuchRound(draft.RoundCode);
        }

        var (first, last) = QuotaRules.DatesOf(draft.RoundCode);
        if (effectiveOn < first || effectiveOn > last)
        {
            return new QuotaRefusal.DateOutOfRound(first, last);
        }

        if (draft.Changes.GroupBy(c => (c.ProvinceCode, c.Column)).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            return new QuotaRefusal.Twice(await ProvinceNames.OfAsync(db, twice.Key.ProvinceCode, cancellationToken), twice.Key.Column);
        }

        var provinces = await db.Provinces.AsNoTracking().Where(p => p.TakesPart).ToDictionaryAsync(p => p.Code, cancellationToken);
        var divisions = await QuotasQueries.DivisionsAsync(db, effectiveOn, cancellationToken);
        return draft.Changes.Select(change => Check(change, provinces, divisions)).FirstOrDefault(refusal => refusal is not null);
    }

    private static Refusal? Check(QuotaChange change, Dictionary<string, Province> provinces, Dictionary<string, DivisionTally> divisions) =>
        !provinces.TryGetValue(change.ProvinceCode, out var province) ? new QuotaRefusal.NoSuchProvince(change.ProvinceCode)
        : change.Count is < 0 or > MostPlaces
            ? new QuotaRefusal.WrongCount(change.Count, MostPlaces, ProvinceNames.Of(province), change.Column)
        : !QuotaRules.Applies(change.Column.Track, QuotaRules.EligibleCounties(province.Kind, divisions.GetValueOrDefault(change.ProvinceCode)))
            ? new QuotaRefusal.NoEligibleCounty(ProvinceNames.Of(province))
        : null;

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
