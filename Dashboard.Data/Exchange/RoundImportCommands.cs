using Dashboard.Data.Access;
using Dashboard.Data.Divisions;
using Dashboard.Data.Duties;
using Dashboard.Data.Persistence;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Rounds;
using Dashboard.Data.Sheets;
using Dashboard.Data.Time;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Data.CommandResults;

namespace Dashboard.Data.Exchange;

/// <summary>What an import wrote.</summary>
/// <param name="FirstAuditEntry">Number of the first entry it left in the audit trail; the others follow.</param>
public sealed record RoundImportResult(int Steps, int Materials, int Filings, int Unchanged, long? FirstAuditEntry);

/// <summary>Reads what an import of a round is compared with.</summary>
public sealed class RoundImportQueries(
    DashboardReader reader, AccessGuard guard, RoundsQueries rounds, DivisionsQueries divisions, ProgrammeClock clock)
{
    /// <summary>The round as the viewer may see it; null when there is none of the code.</summary>
    /// <exception cref="AccessRefusedException">The viewer records neither applications nor duties.</exception>
    public async Task<RoundBook?> BookAsync(Viewer viewer, string roundCode, CancellationToken cancellationToken = default)
    {
        guard.Demand(viewer, AccessAction.ReportDuties, new AccessTarget(viewer.ProvinceCode));
        if (await rounds.FindAsync(viewer, roundCode, cancellationToken) is not { } round)
        {
            return null;
        }

        var directory = await divisions.DirectoryAsync(viewer, cancellationToken);
        var today = clock.Today;
        return await reader.ReadAsync(
            viewer, new BookKey(roundCode, today), (db, token) => RoundBook.ReadAsync(db, round, viewer.ProvinceCode, directory, today, token), cancellationToken);
    }

    private sealed record BookKey(string RoundCode, DateOnly Today);
}

/// <summary>Imports applications, materials and work plans of a round, so that an office can bring a round it kept in a workbook.</summary>
public sealed class RoundImportCommands(
    DashboardWriter writer,
    AccessGuard guard,
    ProvincesQueries provinces,
    DivisionsQueries divisions,
    ProgrammeClock clock)
{
    /// <summary>
    /// Records all that the file says, or nothing: under the rules and permissions of the single commands, checked again on what is
    /// there when it is committed. Refused with the first fault of the file; in conflict when that is no longer what the preview said.
    /// </summary>
    /// <param name="fileName">Goes into the audit trail as the reason.</param>
    /// <param name="seen">What the actor was shown.</param>
    public async Task<CommandResult<RoundImportResult>> ApplyAsync(
        Actor actor, SheetFile file, string fileName, RoundImportPreview seen, CancellationToken cancellationToken = default)
    {
        var all = await provinces.ListAsync(actor.Viewer, cancellationToken);
        var directory = await divisions.DirectoryAsync(actor.Viewer, cancellationToken);
        return await writer.WriteAsync<RoundImportResult>(actor, Reason(fileName), async (db, token) =>
        {
            if (guard.Check(actor.Viewer, AccessAction.ReportDuties, new AccessTarget(actor.Viewer.ProvinceCode)) is { } denied)
            {
                return denied;
            }

            var book = await RoundBook.ReadAsync(db, seen.Round, actor.Viewer.ProvinceCode, directory, clock.Today, token);
            var preview = RoundImport.Preview(book, all, file, actor.Viewer, guard, clock.Today);
            if (preview.Faults is [var fault, ..])
            {
                return fault.Reason;
            }

            if (!preview.IsAs(seen))
            {
                return new CommandResult<RoundImportResult>.Conflict([]);
            }

            return preview.ChangesNothing ? new RoundImportRefusal.NothingChanged() : Done(await WriteAsync(db, actor, preview, token));
        }, cancellationToken);
    }

    private static string Reason(string fileName) => fileName.Length <= RecordedModel.ReasonLength ? fileName : fileName[..RecordedModel.ReasonLength];

    private async Task<RoundImportResult> WriteAsync(DashboardDbContext db, Actor actor, RoundImportPreview preview, CancellationToken cancellationToken)
    {
        var province = actor.Viewer.ProvinceCode;
        var applications = await db.Applications.Where(a => a.RoundCode == preview.Round.Code && (province == null || a.ProvinceCode == province))
            .Include(a => a.Changes).AsSplitQuery().OrderBy(a => a.Id)
            .ToDictionaryAsync(a => (a.PlaceCode, a.Tier), cancellationToken);
        var filings = await db.WorkPlanFilings.ToDictionaryAsync(f => new DesignationRow(f.NoticeId, f.Annex, f.Row), cancellationToken);
        var items = preview.Items.Where(i => i.State != RoundImportState.Unchanged).ToList();
        foreach (var item in items)
        {
            var key = (item.Entry.Place.Code, item.Entry.Tier);
            switch (item.Entry)
            {
                case StepEntry step:
                    if (step is { Place: var place } && item.Rule is { Kind: StepKind.Start })
                    {
                        applications[key] = Application.Begin(
                            Guid.CreateVersion7(clock.Now),
                            new NewApplication(preview.Round.Code, place.Code, place.Track, step.Tier, step.Step.EffectiveOn),
                            place.ProvinceCode,
                            place.IsIllustrative ? ProvenanceKind.Illustrative : ProvenanceKind.Reported,
                            actor.Name);
                        db.Applications.Add(applications[key]);
                    }

                    applications[key].Take(item.Rule!, step.Step);
                    break;
                case MaterialEntry material:
                    db.MaterialReceipts.Add(MaterialReceipt.Of(applications[key].Id, material.Received, item.Seen + 1));
                    break;
                case FilingEntry filing:
                    if (!filings.TryGetValue(item.Designation!, out var held))
                    {
                        held = WorkPlanFiling.Of(item.Designation!);
                        db.WorkPlanFilings.Add(held);
                    }

                    held.Take(filing.Dates, actor.Name);
                    break;
            }
        }

        return new RoundImportResult(
            items.Count(i => i.Entry is StepEntry),
            items.Count(i => i.Entry is MaterialEntry),
            items.Count(i => i.Entry is FilingEntry),
            preview.Count(RoundImportState.Unchanged),
            db.Audit?.Start?.Count + 1);
    }
}
