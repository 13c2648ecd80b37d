using Dashboard.Data.Access;
using Dashboard.Data.Divisions;
using Dashboard.Data.Notices;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Sheets;
using Dashboard.Data.Time;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Data.CommandResults;

namespace Dashboard.Data.Exchange;

/// <summary>What an import of a notice wrote.</summary>
/// <param name="NewPlaces">Places added from the directory of divisions.</param>
public sealed record NoticeImportResult(string NoticeId, int Designations, int NewPlaces);

/// <summary>Why the lists of a notice are not written or not taken back, beside what is wrong in the file.</summary>
public abstract record NoticeImportRefusal : Refusal
{
    private NoticeImportRefusal()
    {
    }

    /// <summary>The round has its designation notice already.</summary>
    public sealed record RoundConcluded(string Round) : NoticeImportRefusal;

    public sealed record RoundUnknown(string Round) : NoticeImportRefusal;

    /// <summary>No notice that was imported has the identifier.</summary>
    public sealed record NotImported(string Id) : NoticeImportRefusal;

    /// <summary>Filings, applications or revised terms rest on its designations.</summary>
    public sealed record BuiltOn(int Records) : NoticeImportRefusal;
}

/// <summary>Reads what an import of a notice is compared with.</summary>
public sealed class NoticeImportQueries(DashboardReader reader, AccessGuard guard, DivisionsQueries divisions, ProgrammeClock clock)
{
    /// <exception cref="AccessRefusedException">The viewer records no national decisions.</exception>
    public async Task<NoticeBook> BookAsync(Viewer viewer, CancellationToken cancellationToken = default)
    {
        guard.Demand(viewer, AccessAction.RecordNationalDecision);
        var directory = await divisions.DirectoryAsync(viewer, cancellationToken);
        var today = clock.Today;
        return await reader.ReadAsync(viewer, new BookKey(today), (db, token) => ReadAsync(db, directory, today, token), cancellationToken);
    }

    /// <param name="today">The day on which the terms that places hold are known.</param>
    internal static async Task<NoticeBook> ReadAsync(DashboardDbContext db, DivisionDirectory directory, DateOnly today, CancellationToken cancellationToken)
    {
        var places = await db.Places.AsNoTracking().OrderBy(p => p.Code).ToListAsync(cancellationToken);
        var held = await Designation.Dated(db, db.Designations, today).OrderBy(d => d.Designation.NoticeId).ThenBy(d => d.Designation.Annex).ThenBy(d => d.Designation.Row)
            .Select(d => new { d.Designation.PlaceCode, d.Designation.Tier, d.Designation.NoticeId, d.Designation.DesignatedOn, d.Designation.StartsOn, d.EndsOn })
            .ToListAsync(cancellationToken);
        return new NoticeBook(
            directory,
            places.ToDictionary(
                p => p.Code, p => new BookPlace(p.Code, new Bilingual(p.NameZh, p.NameEn), p.FullNameZh, p.ProvinceCode, p.Kind, p.Ground == ProvenanceKind.Illustrative)),
            held.ConvertAll(d => (d.PlaceCode, d.Tier, d.NoticeId, d.DesignatedOn, new Term(d.StartsOn, d.EndsOn))),
            await db.Notices.OrderBy(n => n.Id).Select(n => n.DocumentNumber).ToListAsync(cancellationToken),
            await db.Notices.Where(n => n.Ground == ProvenanceKind.Reported && db.Designations.Any(d => d.NoticeId == n.Id)
                    && db.Designations.All(d => d.NoticeId != n.Id || d.ApplicationId == null))
                .OrderByDescending(n => n.IssuedOn).ThenBy(n => n.Id)
                .Select(n => new ImportedNoticeInfo(n.Id, n.DocumentNumber, db.Designations.Count(d => d.NoticeId == n.Id)))
                .ToListAsync(cancellationToken));
    }

    private sealed record BookKey(DateOnly Today);
}

/// <summary>Enters the lists of a notice: each row becomes a designation with annex and row, exactly as those of 2022; and takes an import back.</summary>
public sealed class NoticeImportCommands(
    DashboardWriter writer, AccessGuard guard, ProvincesQueries provinces, DivisionsQueries divisions, ProgrammeClock clock)
{
    /// <summary>Records all that the file says, or nothing; in conflict when that is no longer what the preview said.</summary>
    /// <param name="fileName">Goes into the audit trail as the reason.</param>
    /// <param name="roundCode">The round that the notice concludes; null: none that is held.</param>
    /// <param name="seen">What the actor was shown.</param>
    public async Task<CommandResult<NoticeImportResult>> ApplyAsync(
        Actor actor, SheetFile file, string fileName, string? roundCode, NoticeImportPreview seen, CancellationToken cancellationToken = default)
    {
        var all = await provinces.ListAsync(actor.Viewer, cancellationToken);
        var directory = await divisions.DirectoryAsync(actor.Viewer, cancellationToken);
        return await writer.WriteAsync<NoticeImportResult>(actor, StoredText.Cut(fileName, RecordedModel.ReasonLength), async (db, token) =>
        {
            if (guard.Check(actor.Viewer, AccessAction.RecordNationalDecision) is { } denied)
            {
                return denied;
            }

            var preview = NoticeImport.Preview(await NoticeImportQueries.ReadAsync(db, directory, clock.Today, token), all, file, clock.Today);
            if (preview.Faults is [var fault, ..])
            {
                return fault.Reason;
            }

            if (!preview.IsAs(seen) || preview is not { IsReady: true, Notice: { } notice })
            {
                return new CommandResult<NoticeImportResult>.Conflict([]);
            }

            var round = roundCode is null ? null : await db.Rounds.SingleOrDefaultAsync(r => r.Code == roundCode, token);
            if (roundCode is not null && round is null)
            {
                return new NoticeImportRefusal.RoundUnknown(roundCode);
            }

            if (round?.DesignationNoticeId is not null)
            {
                return new NoticeImportRefusal.RoundConcluded(round.Code);
            }

            var id = await FreeIdAsync(db, notice.IssuedOn.Year, token);
            Add(db, id, notice, preview.Rows);
            if (round is not null)
            {
                (round.DesignationNoticeId, round.Ground) = (id, ProvenanceKind.Reported);
            }

            return Done(new NoticeImportResult(id, preview.Rows.Count, preview.Rows.Count(r => r.IsNewPlace)));
        }, cancellationToken);
    }

    /// <summary>Takes back what an import of a notice wrote, as long as nothing rests on it: the document, its lists, and places that nothing else names.</summary>
    public Task<CommandResult<NoticeImportResult>> UndoAsync(Actor actor, string noticeId, string reason, CancellationToken cancellationToken = default) =>
        writer.WriteAsync<NoticeImportResult>(actor, reason, async (db, token) =>
        {
            if (guard.Check(actor.Viewer, AccessAction.RecordNationalDecision) is { } denied)
            {
                return denied;
            }

            var designations = await db.Designations.Where(d => d.NoticeId == noticeId).ToListAsync(token);
            if (!Identifier.IsOne(noticeId) || await db.Notices.SingleOrDefaultAsync(n => n.Id == noticeId && n.Ground == ProvenanceKind.Reported, token) is not { } notice
                || designations.Count == 0 || designations.Exists(d => d.ApplicationId is not null))
            {
                return new NoticeImportRefusal.NotImported(noticeId);
            }

            var codes = designations.Select(d => d.PlaceCode).ToHashSet(StringComparer.Ordinal);
            var builtOn = await db.WorkPlanFilings.CountAsync(f => f.NoticeId == noticeId, token)
                + await db.TermRevisions.CountAsync(r => r.NoticeId == noticeId, token)
                + await db.Applications.CountAsync(a => a.Tier == Tier.Demonstration && a.Ground != ProvenanceKind.Illustrative && codes.Contains(a.PlaceCode)
                    && db.StageChanges.Any(c => c.ApplicationId == a.Id && c.EffectiveOn >= notice.IssuedOn), token);
            if (builtOn > 0)
            {
                return new NoticeImportRefusal.BuiltOn(builtOn);
            }

            var added = await db.Places.Where(p => codes.Contains(p.Code) && p.Ground == ProvenanceKind.Reported
                && !db.Designations.Any(d => d.PlaceCode == p.Code && d.NoticeId != noticeId)
                && !db.Applications.Any(a => a.PlaceCode == p.Code)
                && !db.CoBuildingAgreements.Any(a => a.PlaceCode == p.Code)).ToListAsync(token);
            foreach (var round in await db.Rounds.Where(r => r.DesignationNoticeId == noticeId).ToListAsync(token))
            {
                round.DesignationNoticeId = null;
            }

            db.Designations.RemoveRange(designations);
            db.NoticeAnnexes.RemoveRange(await db.NoticeAnnexes.Where(a => a.NoticeId == noticeId).ToListAsync(token));
            db.Notices.Remove(notice);
            db.Places.RemoveRange(added);
            return Done(new NoticeImportResult(noticeId, designations.Count, added.Count));
        }, cancellationToken);

    private static async Task<string> FreeIdAsync(DashboardDbContext db, int year, CancellationToken cancellationToken)
    {
        var taken = await db.Notices.Select(n => n.Id).ToHashSetAsync(cancellationToken);
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? $"designation-{year}" : $"designation-{year}-{n}").First(id => !taken.Contains(id));
    }

    private static void Add(DashboardDbContext db, string id, ImportedNotice notice, IReadOnlyList<ImportedDesignation> rows)
    {
        db.Notices.Add(NoticeRules.Registered(id, notice.DocumentNumber, notice.IssuedOn, notice.Title, notice.Title, notice.Source));
        foreach (var annex in rows.GroupBy(r => r.Annex))
        {
            var (zh, en) = NoticeRules.ListTitle(annex.First().Track, annex.First().Tier);
            db.NoticeAnnexes.Add(new NoticeAnnex { NoticeId = id, Ordinal = annex.Key, PrintedNumber = annex.Key, TitleZh = zh, TitleEn = en, Rows = annex.Count(), Held = true });
        }

        db.Places.AddRange(rows.Select(r => r.Division).OfType<DivisionInfo>().DistinctBy(d => d.Code).Select(PlaceRegister.Of));
        db.Designations.AddRange(rows.Select(r => new Designation
        {
            NoticeId = id,
            Annex = r.Annex,
            Row = r.Row,
            PlaceCode = r.Code,
            Tier = r.Tier,
            DesignatedOn = notice.IssuedOn,
            StartsOn = r.Term.StartsOn,
            EndsOn = r.Term.EndsOn,
            Ground = ProvenanceKind.Reported,
            Source = r.Source,
        }));
    }
}
