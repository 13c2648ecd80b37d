using Dashboard.Data.Access;
using Dashboard.Data.Duties;
using Dashboard.Data.Persistence;
using Dashboard.Data.Time;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Data.CommandResults;

namespace Dashboard.Data.Places;

/// <summary>The term of a designation as somebody saw it: in conflict when it was revised since.</summary>
/// <param name="Revisions">How often it had been revised.</param>
/// <param name="EndsOn">Its last day.</param>
public sealed record SeenTerm(DesignationRow Row, int Revisions, DateOnly EndsOn);

/// <summary>A document that extends terms or ends them early.</summary>
/// <param name="DecidedOn">The day of the document; null: today.</param>
public sealed record TermDecision(DateOnly EndsOn, string DocumentNumber, string Reason, DateOnly? DecidedOn = null);

/// <summary>The national office extends the terms of designations or ends them early, by document, and takes that back.</summary>
public sealed class TermCommands(DashboardWriter writer, AccessGuard guard, ProgrammeClock clock)
{
    /// <summary>Gives every term that is named the new end of one document, or none of them. Gives back how many.</summary>
    public Task<CommandResult<int>> ReviseAsync(Actor actor, IReadOnlyList<SeenTerm> seen, TermDecision decision, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(decision);
        return writer.WriteAsync<int>(actor, decision.Reason, async (db, token) =>
        {
            if (guard.Check(actor.Viewer, AccessAction.RecordNationalDecision) is { } denied)
            {
                return denied;
            }

            if (CheckTexts(decision) is { } incomplete)
            {
                return incomplete;
            }

            var terms = await ReadAsync(db, seen, token);
            if (terms.Count == 0 || terms.Count < seen.Count)
            {
                return new TermRefusal.Unknown();
            }

            var wanted = new TermChange(decision.DecidedOn ?? clock.Today, decision.EndsOn);
            if (Conflicts(terms, wanted.EndsOn) is { Count: > 0 } changed)
            {
                return new CommandResult<int>.Conflict(changed);
            }

            foreach (var term in terms)
            {
                if ((TermRules.Check(term.Term, term.DesignatedOn, term.Last?.DecidedOn, wanted, clock.Today)
                        ?? await CheckPlaceAsync(db, term, wanted, token)) is { } refusal)
                {
                    return refusal;
                }
            }

            db.TermRevisions.AddRange(terms.Select(term => new TermRevision
            {
                NoticeId = term.Row.NoticeId, Annex = term.Row.Annex, Row = term.Row.Row, Number = term.Revisions + 1,
                DecidedOn = wanted.DecidedOn, EndsOn = wanted.EndsOn, DocumentNumber = decision.DocumentNumber.Trim(), Reason = decision.Reason.Trim(),
                Ground = term.Ground == ProvenanceKind.Illustrative ? ProvenanceKind.Illustrative : ProvenanceKind.Reported,
            }));
            return Done(terms.Count);
        }, cancellationToken);
    }

    /// <summary>Takes the last document of each term back, as if it had not been recorded, while nothing rests on it; the trail keeps it. Gives back how many.</summary>
    public Task<CommandResult<int>> UndoAsync(Actor actor, IReadOnlyList<SeenTerm> seen, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(seen);
        return writer.WriteAsync<int>(actor, reason, async (db, token) =>
        {
            if (guard.Check(actor.Viewer, AccessAction.RecordNationalDecision) is { } denied)
            {
                return denied;
            }

            if (CheckReason(reason) is { } reasonless)
            {
                return reasonless;
            }

            var terms = await ReadAsync(db, seen, token);
            if (terms.Count == 0 || terms.Count < seen.Count)
            {
                return new TermRefusal.Unknown();
            }

            if (Conflicts(terms, null) is { Count: > 0 } changed)
            {
                return new CommandResult<int>.Conflict(changed);
            }

            foreach (var term in terms)
            {
                if (term.Last is not { } last)
                {
                    return new TermRefusal.NothingToUndo();
                }

                if (await CheckPlaceAsync(db, term, new TermChange(last.DecidedOn, term.EndedOnBefore), token) is { } refusal)
                {
                    return refusal;
                }

                db.TermRevisions.Remove(last);
            }

            return Done(terms.Count);
        }, cancellationToken);
    }

    private static TermRefusal? CheckTexts(TermDecision decision) =>
        RecordedModel.Trimmed(decision.DocumentNumber) is not { Length: <= RecordedModel.DocumentNumberLength } ? new TermRefusal.DocumentMissing(RecordedModel.DocumentNumberLength)
        : CheckReason(decision.Reason);

    private static TermRefusal? CheckReason(string? reason) =>
        RecordedModel.Trimmed(reason) is not { Length: <= RecordedModel.ReasonLength } ? new TermRefusal.ReasonMissing(RecordedModel.ReasonLength) : null;

    /// <summary>Those that are not as they were seen.</summary>
    private static List<ConflictingValue> Conflicts(IEnumerable<HeldTerm> terms, DateOnly? wanted) =>
        [.. terms.Where(t => t.Seen.Revisions != t.Revisions || t.Seen.EndsOn != t.Term.EndsOn)
            .Select(t => new ConflictingValue(nameof(TermRevision.EndsOn), wanted is { } day ? Changes.ChangeRules.Iso(day) : null, Changes.ChangeRules.Iso(t.Term.EndsOn)))];

    /// <summary>The terms that there are of those that were seen, as all documents have them: none is of a day to come.</summary>
    private async Task<List<HeldTerm>> ReadAsync(DashboardDbContext db, IReadOnlyList<SeenTerm> seen, CancellationToken cancellationToken)
    {
        var wanted = seen.DistinctBy(s => s.Row).ToDictionary(s => s.Row);
        var notices = wanted.Keys.Select(r => r.NoticeId).Distinct().ToList();
        var revisions = (await db.TermRevisions.Where(r => notices.Contains(r.NoticeId)).OrderBy(r => r.Number).ToListAsync(cancellationToken))
            .ToLookup(r => new DesignationRow(r.NoticeId, r.Annex, r.Row));
        var rows = await (
            from dated in Designation.Dated(db, db.Designations.Where(d => notices.Contains(d.NoticeId)), clock.Today)
            join place in db.Places on dated.Designation.PlaceCode equals place.Code
            orderby dated.Designation.NoticeId, dated.Designation.Annex, dated.Designation.Row
            select new
            {
                dated.Designation.NoticeId, dated.Designation.Annex, dated.Designation.Row, place.Code, place.NameZh, place.NameEn, dated.Designation.Tier, dated.Designation.DesignatedOn, dated.Designation.StartsOn,
                dated.Designation.Ground, dated.StatedEndsOn,
            }).AsNoTracking().ToListAsync(cancellationToken);
        return
        [
            .. from row in rows
               let key = new DesignationRow(row.NoticeId, row.Annex, row.Row)
               where wanted.ContainsKey(key)
               select new HeldTerm(
                   wanted[key], row.Code, new Bilingual(row.NameZh, row.NameEn), row.Tier, row.DesignatedOn, row.StartsOn, row.StatedEndsOn, row.Ground, [.. revisions[key]]),
        ];
    }

    /// <summary>No place holds a tier twice on any day, no document changes a term that no longer counts, and no application loses the ground it began on.</summary>
    private static async Task<TermRefusal?> CheckPlaceAsync(DashboardDbContext db, HeldTerm term, TermChange wanted, CancellationToken cancellationToken)
    {
        var others = await (
            from other in db.Designations
            where other.PlaceCode == term.PlaceCode && (other.NoticeId != term.Row.NoticeId || other.Annex != term.Row.Annex || other.Row != term.Row.Row)
            join notice in db.Notices on other.NoticeId equals notice.Id
            orderby other.DesignatedOn
            select new { other.Tier, other.DesignatedOn, notice.DocumentNumber }).ToListAsync(cancellationToken);
        if (others.Find(o => o.DesignatedOn <= wanted.DecidedOn && ((o.Tier == term.Tier && o.DesignatedOn > term.DesignatedOn) || (o.Tier == Tier.Demonstration && term.Tier == Tier.Pilot))) is { } superseding)
        {
            return new TermRefusal.Superseded(term.Name, superseding.DocumentNumber);
        }

        if (others.Find(o => o.Tier == term.Tier && o.DesignatedOn > term.DesignatedOn && o.DesignatedOn <= wanted.EndsOn) is { } next)
        {
            return new TermRefusal.Overlaps(term.Name, next.DocumentNumber, next.DesignatedOn);
        }

        var (from, to) = wanted.EndsOn < term.Term.EndsOn ? (wanted.EndsOn, term.Term.EndsOn) : (term.Term.EndsOn, wanted.EndsOn);
        var begun = await db.Applications.CountAsync(
            a => a.PlaceCode == term.PlaceCode && a.Ground != ProvenanceKind.Illustrative && a.StartedOn > from && a.StartedOn <= to, cancellationToken);
        return begun > 0 ? new TermRefusal.BuiltOn(term.Name, begun) : null;
    }

    /// <summary>A term with all its documents.</summary>
    private sealed record HeldTerm(
        SeenTerm Seen, string PlaceCode, Bilingual Name, Tier Tier, DateOnly DesignatedOn, DateOnly StartsOn, DateOnly StatedEndsOn, ProvenanceKind Ground,
        IReadOnlyList<TermRevision> Documents)
    {
        public DesignationRow Row => Seen.Row;

        public int Revisions => Last?.Number ?? 0;

        public TermRevision? Last => Documents.Count > 0 ? Documents[^1] : null;

        public Term Term => new(StartsOn, Last?.EndsOn ?? StatedEndsOn);

        /// <summary>The last day before the last document.</summary>
        public DateOnly EndedOnBefore => Documents.Count > 1 ? Documents[^2].EndsOn : StatedEndsOn;
    }
}
