using System.Globalization;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Progression;
using Dashboard.Data.Time;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Data.CommandResults;

namespace Dashboard.Data.Duties;

/// <summary>One designation, by its row.</summary>
public sealed record DesignationRow(string NoticeId, int Annex, int Row);

/// <summary>The dates of a work plan; null: not recorded.</summary>
public sealed record FilingDates(DateOnly? IssuedOn, DateOnly? FiledWithProvinceOn, DateOnly? FiledWithCnipaOn, string? DocumentNumber = null);

/// <summary>One work plan of several that are recorded together.</summary>
/// <param name="Version">Version of the record as the actor saw it; null: there was none.</param>
public sealed record RecordedFiling(DesignationRow Row, FilingDates Dates, int? Version = null);

/// <summary>A co-building agreement.</summary>
public sealed record SignedAgreement(string PlaceCode, DateOnly SignedOn, string? DocumentNumber = null, string? Remark = null);

/// <summary>A liaison officer with the receipt that names them. Personal data.</summary>
/// <param name="ReceiptReturnedOn">Null: not recorded.</param>
public sealed record NamedLiaison(
    string RoundCode, string ProvinceCode, string Name, string? Position = null, string? Telephone = null, string? Email = null, DateOnly? ReceiptReturnedOn = null);

/// <summary>Records the duties: the own province reports, the national office confirms. A correction takes the confirmation back.</summary>
public sealed class DutiesCommands(DashboardWriter writer, AccessGuard guard, ProgrammeClock clock)
{
    private const int ContactLength = 60;

    /// <summary>Records or corrects the work plan of a designation.</summary>
    /// <param name="version">Version of the record as the actor saw it; null: there was none.</param>
    public Task<CommandResult<Nothing>> RecordFilingAsync(
        Actor actor, DesignationRow row, FilingDates dates, int? version = null, CancellationToken cancellationToken = default) =>
        writer.WriteAsync(actor, null, (db, token) => RecordAsync(db, actor, new RecordedFiling(row, dates, version), token), cancellationToken);

    /// <summary>Records or corrects the work plans of several designations: all of them or, when one cannot be, none.</summary>
    /// <returns>How many; a refusal names the place and what is wrong there (<see cref="DutyRefusal.OfPlace"/>).</returns>
    public Task<CommandResult<int>> RecordFilingsAsync(Actor actor, IReadOnlyList<RecordedFiling> filings, CancellationToken cancellationToken = default) =>
        writer.WriteAsync<int>(actor, null, async (db, token) =>
        {
            foreach (var filing in filings)
            {
                switch (await RecordAsync(db, actor, filing, token))
                {
                    case CommandResult<Nothing>.Refused { Refusal: AccessRefusal or DutyRefusal.Unknown } refused:
                        return refused.Refusal;
                    case CommandResult<Nothing>.Refused refused:
                        return new DutyRefusal.OfPlace(await PlaceOfAsync(db, filing.Row, token), refused.Refusal);
                    case CommandResult<Nothing>.Conflict conflict:
                        return new CommandResult<int>.Conflict(conflict.Values);
                }
            }

            return Done(filings.Count);
        }, cancellationToken);

    /// <summary>Takes the record of a work plan back: nothing is recorded then. By <see cref="DutyRules.CheckTakeBack"/>.</summary>
    public Task<CommandResult<Nothing>> TakeBackFilingAsync(Actor actor, DesignationRow row, int version, CancellationToken cancellationToken = default) =>
        writer.WriteAsync<Nothing>(actor, null, async (db, token) =>
        {
            var filing = await db.WorkPlanFilings.SingleOrDefaultAsync(f => f.NoticeId == row.NoticeId && f.Annex == row.Annex && f.Row == row.Row, token);
            var province = filing is null ? null : await (
                from d in db.Designations
                where d.NoticeId == row.NoticeId && d.Annex == row.Annex && d.Row == row.Row
                join place in db.Places on d.PlaceCode equals place.Code
                select place.ProvinceCode).SingleAsync(token);
            return TakeBack(db.WorkPlanFilings, actor, filing, province, filing?.RecordedAt, filing?.ConfirmedOn, version);
        }, cancellationToken);

    /// <summary>Takes an agreement back, as if it had not been recorded. By <see cref="DutyRules.CheckTakeBack"/>.</summary>
    public Task<CommandResult<Nothing>> TakeBackAgreementAsync(Actor actor, Guid agreementId, int version, CancellationToken cancellationToken = default) =>
        writer.WriteAsync<Nothing>(actor, null, async (db, token) =>
        {
            var agreement = await db.CoBuildingAgreements.SingleOrDefaultAsync(a => a.Id == agreementId, token);
            var province = agreement is null ? null : await db.Places.Where(p => p.Code == agreement.PlaceCode).Select(p => p.ProvinceCode).SingleAsync(token);
            return TakeBack(db.CoBuildingAgreements, actor, agreement, province, agreement?.RecordedAt, agreement?.ConfirmedOn, version);
        }, cancellationToken);

    /// <summary>The national office confirms the work plan as it is recorded.</summary>
    public Task<CommandResult<Nothing>> ConfirmFilingAsync(Actor actor, DesignationRow row, int version, CancellationToken cancellationToken = default) =>
        ConfirmAsync(
            actor,
            row.NoticeId,
            async (db, token) =>
            {
                var filing = await db.WorkPlanFilings.SingleOrDefaultAsync(f => f.NoticeId == row.NoticeId && f.Annex == row.Annex && f.Row == row.Row, token);
                return filing is null ? null : (filing.Version, () =>
                {
                    (filing.ConfirmedOn, filing.ConfirmedBy) = (clock.Today, actor.Name);
                });
            },
            version,
            cancellationToken);

    /// <summary>Records a co-building agreement.</summary>
    public Task<CommandResult<Guid>> RecordAgreementAsync(Actor actor, SignedAgreement signed, CancellationToken cancellationToken = default) =>
        writer.WriteAsync<Guid>(actor, signed.Remark, async (db, token) =>
        {
            var province = !Identifier.IsOne(signed.PlaceCode) ? null : await db.Places.Where(p => p.Code == signed.PlaceCode).Select(p => p.ProvinceCode).SingleOrDefaultAsync(token);
            if (Check(actor, province) is { } denied)
            {
                return denied;
            }

            if (province is null)
            {
                return new DutyRefusal.Unknown(signed.PlaceCode);
            }

            if ((DutyRules.CheckDay(signed.SignedOn, clock.Today) ?? DutyRules.CheckTexts(signed.DocumentNumber, signed.Remark)) is { } refusal)
            {
                return refusal;
            }

            var agreement = new CoBuildingAgreement
            {
                Id = Guid.CreateVersion7(clock.Now), PlaceCode = signed.PlaceCode, Source = actor.Name, Ground = ProvenanceKind.Reported,
            };
            Apply(agreement, signed);
            db.CoBuildingAgreements.Add(agreement);
            return Done(agreement.Id);
        }, cancellationToken);

    /// <summary>Corrects an agreement; its place stays.</summary>
    public Task<CommandResult<Nothing>> CorrectAgreementAsync(
        Actor actor, Guid agreementId, SignedAgreement signed, int version, CancellationToken cancellationToken = default) =>
        writer.WriteAsync<Nothing>(actor, signed.Remark, async (db, token) =>
        {
            var agreement = await db.CoBuildingAgreements.SingleOrDefaultAsync(a => a.Id == agreementId, token);
            var province = agreement is null ? null : await db.Places.Where(p => p.Code == agreement.PlaceCode).Select(p => p.ProvinceCode).SingleAsync(token);
            if (Check(actor, province) is { } denied)
            {
                return denied;
            }

            if (agreement is null)
            {
                return new DutyRefusal.Unknown($"{agreementId}");
            }

            if (agreement.Version != version)
            {
                return new CommandResult<Nothing>.Conflict([Differing(nameof(agreement.SignedOn), signed.SignedOn, agreement.SignedOn)]);
            }

            if ((DutyRules.CheckDay(signed.SignedOn, clock.Today) ?? DutyRules.CheckTexts(signed.DocumentNumber, signed.Remark)) is { } refusal)
            {
                return refusal;
            }

            Apply(agreement, signed);
            (agreement.ConfirmedOn, agreement.ConfirmedBy, agreement.Source) = (null, null, actor.Name);
            return Done();
        }, cancellationToken);

    /// <summary>The national office confirms an agreement as it is recorded.</summary>
    public Task<CommandResult<Nothing>> ConfirmAgreementAsync(Actor actor, Guid agreementId, int version, CancellationToken cancellationToken = default) =>
        ConfirmAsync(
            actor,
            agreementId,
            async (db, token) =>
            {
                var agreement = await db.CoBuildingAgreements.SingleOrDefaultAsync(a => a.Id == agreementId, token);
                return agreement is null ? null : (agreement.Version, () =>
                {
                    (agreement.ConfirmedOn, agreement.ConfirmedBy) = (clock.Today, actor.Name);
                });
            },
            version,
            cancellationToken);

    /// <summary>Names the liaison officer of a province in a round, or another one: the former stays in the records.</summary>
    public Task<CommandResult<int>> NameLiaisonAsync(Actor actor, NamedLiaison named, CancellationToken cancellationToken = default) =>
        writer.WriteAsync<int>(actor, null, async (db, token) =>
        {
            if (await CheckLiaisonAsync(db, actor, named, token) is { } refusal)
            {
                return refusal;
            }

            var last = await db.LiaisonOfficers.Where(l => l.RoundCode == named.RoundCode && l.ProvinceCode == named.ProvinceCode).MaxAsync(l => (int?)l.Number, token) ?? 0;
            var officer = new LiaisonOfficer
            {
                RoundCode = named.RoundCode, ProvinceCode = named.ProvinceCode, Number = last + 1, Name = "",
                Source = actor.Name, Ground = ProvenanceKind.Reported,
            };
            Apply(officer, named);
            db.LiaisonOfficers.Add(officer);
            return Done(officer.Number);
        }, cancellationToken);

    /// <summary>Corrects what is recorded of a liaison officer, or records the day of the receipt.</summary>
    public Task<CommandResult<Nothing>> CorrectLiaisonAsync(
        Actor actor, int number, NamedLiaison named, int version, CancellationToken cancellationToken = default) =>
        writer.WriteAsync<Nothing>(actor, null, async (db, token) =>
        {
            if (await CheckLiaisonAsync(db, actor, named, token) is { } refusal)
            {
                return refusal;
            }

            var officer = await db.LiaisonOfficers.SingleOrDefaultAsync(
                l => l.RoundCode == named.RoundCode && l.ProvinceCode == named.ProvinceCode && l.Number == number, token);
            if (officer is null)
            {
                return new DutyRefusal.Unknown(number.ToString(CultureInfo.InvariantCulture));
            }

            if (officer.Version != version)
            {
                return new CommandResult<Nothing>.Conflict(
                [
                    new(nameof(officer.Name), named.Name.Trim(), officer.Name),
                    new(nameof(officer.Position), RecordedModel.Trimmed(named.Position), officer.Position),
                    new(nameof(officer.Telephone), RecordedModel.Trimmed(named.Telephone), officer.Telephone),
                    new(nameof(officer.Email), RecordedModel.Trimmed(named.Email), officer.Email),
                    Differing(nameof(officer.ReceiptReturnedOn), named.ReceiptReturnedOn, officer.ReceiptReturnedOn),
                ]);
            }

            Apply(officer, named);
            (officer.ConfirmedOn, officer.ConfirmedBy, officer.Source) = (null, null, actor.Name);
            return Done();
        }, cancellationToken);

    /// <summary>The national office confirms that it has the receipt.</summary>
    public Task<CommandResult<Nothing>> ConfirmLiaisonAsync(
        Actor actor, string roundCode, string provinceCode, int number, int version, CancellationToken cancellationToken = default) =>
        ConfirmAsync(
            actor,
            provinceCode,
            async (db, token) =>
            {
                var officer = await db.LiaisonOfficers.SingleOrDefaultAsync(
                    l => l.RoundCode == roundCode && l.ProvinceCode == provinceCode && l.Number == number, token);
                return officer is null ? null : (officer.Version, () =>
                {
                    (officer.ConfirmedOn, officer.ConfirmedBy) = (clock.Today, actor.Name);
                });
            },
            version,
            cancellationToken);

    private static Task<Bilingual> PlaceOfAsync(DashboardDbContext db, DesignationRow row, CancellationToken cancellationToken) => (
        from d in db.Designations
        where d.NoticeId == row.NoticeId && d.Annex == row.Annex && d.Row == row.Row
        join place in db.Places on d.PlaceCode equals place.Code
        select new Bilingual(place.NameZh, place.NameEn)).SingleAsync(cancellationToken);

    private async Task<CommandResult<Nothing>> RecordAsync(DashboardDbContext db, Actor actor, RecordedFiling recorded, CancellationToken cancellationToken)
    {
        var (row, dates) = (recorded.Row, recorded.Dates);
        var designation = await (
            from d in db.Designations
            where d.NoticeId == row.NoticeId && d.Annex == row.Annex && d.Row == row.Row
            join place in db.Places on d.PlaceCode equals place.Code
            select new { d.DesignatedOn, place.ProvinceCode }).SingleOrDefaultAsync(cancellationToken);
        if (Check(actor, designation?.ProvinceCode) is { } denied)
        {
            return denied;
        }

        if (designation is null)
        {
            return new DutyRefusal.Unknown(row.NoticeId);
        }

        if (DutyRules.CheckDates(dates, designation.DesignatedOn, clock.Today) is { } refusal)
        {
            return refusal;
        }

        var filing = await db.WorkPlanFilings.SingleOrDefaultAsync(f => f.NoticeId == row.NoticeId && f.Annex == row.Annex && f.Row == row.Row, cancellationToken);
        if (filing?.Version != recorded.Version)
        {
            return new CommandResult<Nothing>.Conflict(
            [
                Differing(nameof(filing.IssuedOn), dates.IssuedOn, filing?.IssuedOn),
                Differing(nameof(filing.FiledWithProvinceOn), dates.FiledWithProvinceOn, filing?.FiledWithProvinceOn),
                Differing(nameof(filing.FiledWithCnipaOn), dates.FiledWithCnipaOn, filing?.FiledWithCnipaOn),
            ]);
        }

        if (filing is null)
        {
            filing = WorkPlanFiling.Of(row);
            db.WorkPlanFilings.Add(filing);
        }

        filing.Take(dates, actor.Name);
        return Done();
    }

    private static ConflictingValue Differing(string property, DateOnly? yours, DateOnly? theirs) => new(
        property, yours?.ToString(AsOf.Format, System.Globalization.CultureInfo.InvariantCulture), theirs?.ToString(AsOf.Format, System.Globalization.CultureInfo.InvariantCulture));

    private static void Apply(CoBuildingAgreement agreement, SignedAgreement signed) => (agreement.SignedOn, agreement.DocumentNumber, agreement.Remark) =
        (signed.SignedOn, RecordedModel.Trimmed(signed.DocumentNumber), RecordedModel.Trimmed(signed.Remark));

    private static void Apply(LiaisonOfficer officer, NamedLiaison named)
    {
        (officer.Name, officer.Position) = (named.Name.Trim(), RecordedModel.Trimmed(named.Position));
        (officer.Telephone, officer.Email) = (RecordedModel.Trimmed(named.Telephone), RecordedModel.Trimmed(named.Email));
        officer.ReceiptReturnedOn = named.ReceiptReturnedOn;
    }

    private CommandResult<Nothing> TakeBack<T>(
        DbSet<T> records, Actor actor, T? record, string? province, DateTime? recordedAt, DateOnly? confirmedOn, int version)
        where T : class, IVersioned
    {
        if (Check(actor, province) is { } denied)
        {
            return denied;
        }

        if (record is null || recordedAt is not { } at)
        {
            return new DutyRefusal.Unknown(typeof(T).Name);
        }

        if (record.Version != version)
        {
            return new CommandResult<Nothing>.Conflict([]);
        }

        if (DutyRules.CheckTakeBack(ProgrammeClock.DayOf(at), version, confirmedOn, clock.Today) is { } refusal)
        {
            return refusal;
        }

        records.Remove(record);
        return Done();
    }

    /// <summary>Of a record that does not exist only the role is asked.</summary>
    private Refusal? Check(Actor actor, string? province) =>
        guard.Check(actor.Viewer, AccessAction.ReportDuties, new AccessTarget(province ?? actor.Viewer.ProvinceCode)) is { } denied ? denied : null;

    private async Task<Refusal?> CheckLiaisonAsync(DashboardDbContext db, Actor actor, NamedLiaison named, CancellationToken cancellationToken) =>
        Check(actor, named.ProvinceCode)
        ?? (Identifier.IsOne(named.ProvinceCode) && await db.Provinces.AnyAsync(p => p.Code == named.ProvinceCode && p.TakesPart, cancellationToken) ? null : new DutyRefusal.Unknown(named.ProvinceCode))
        ?? (Identifier.IsOne(named.RoundCode) && await db.Rounds.AnyAsync(r => r.Code == named.RoundCode, cancellationToken) ? null : new DutyRefusal.Unknown(named.RoundCode))
        ?? (named.ReceiptReturnedOn is { } day ? DutyRules.CheckDay(day, clock.Today) : null)
        ?? (string.IsNullOrWhiteSpace(named.Name) || named.Name.Length > ContactLength || named.Position?.Length > ContactLength
            || named.Telephone?.Length > 40 || named.Email?.Length > 120 ? new DutyRefusal.TextInvalid(ContactLength) : null);

    private Task<CommandResult<Nothing>> ConfirmAsync(
        Actor actor,
        object key,
        Func<DashboardDbContext, CancellationToken, Task<(int Version, Action Confirm)?>> find,
        int version,
        CancellationToken cancellationToken) =>
        writer.WriteAsync<Nothing>(actor, null, async (db, token) =>
        {
            if (guard.Check(actor.Viewer, AccessAction.RecordNationalDecision) is { } denied)
            {
                return denied;
            }

            if (await find(db, token) is not { } record)
            {
                return new DutyRefusal.Unknown($"{key}");
            }

            if (record.Version != version)
            {
                return new CommandResult<Nothing>.Conflict([]);
            }

            record.Confirm();
            return Done();
        }, cancellationToken);
}
