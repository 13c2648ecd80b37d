using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Time;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Duties;

/// <summary>The duties of one designated place.</summary>
/// <param name="Parts">The work plan issued, filed with the province, filed with CNIPA.</param>
/// <param name="Overall">The parts as one.</param>
/// <param name="Version">Of the record, for a correction or a confirmation; null: there is none.</param>
/// <param name="ConfirmedOn">The national office confirmed it; null: not yet.</param>
/// <param name="Agreements">Signed by the day, latest first.</param>
/// <param name="Provenance">Of the record; null: there is none.</param>
public sealed record PlaceDuties(
    DesignatedPlace Place,
    IReadOnlyList<DutyStanding> Parts,
    DutyStatus Overall,
    int? Version,
    DateOnly? ConfirmedOn,
    string? DocumentNumber,
    IReadOnlyList<AgreementStanding> Agreements,
    Provenance? Provenance)
{
    public DutyStanding this[Duty duty] => Parts.Single(p => p.Duty == duty);

    /// <summary>The place, or what is recorded of it, is sample data.</summary>
    public bool IsIllustrative => Place.Ground == ProvenanceKind.Illustrative || Provenance?.Kind == ProvenanceKind.Illustrative;
}

/// <summary>A co-building agreement.</summary>
public sealed record AgreementStanding(
    Guid Id, string PlaceCode, DateOnly SignedOn, string? DocumentNumber, string? Remark, DateOnly? ConfirmedOn, int Version, Provenance Provenance);

/// <summary>The receipt of a province.</summary>
/// <param name="Number">Of the officer named last; null: none is named.</param>
/// <param name="Contact">Null: none is named, or the viewer may not read contacts.</param>
/// <param name="Provenance">Of the record; null: there is none.</param>
public sealed record LiaisonStanding(
    string ProvinceCode, Bilingual ProvinceName, Region? Region, DutyStanding Receipt, int? Number, DateOnly? ConfirmedOn, int? Version, LiaisonContact? Contact,
    Provenance? Provenance = null);

/// <summary>How to reach a liaison officer. Personal data; null: not recorded.</summary>
public sealed record LiaisonContact(string Name, string? Position, string? Telephone, string? Email);

/// <summary>Places by the status of one duty.</summary>
public readonly record struct DutyCounts(int Done, int Due, int Overdue, int NotRecorded)
{
    public int Total => Done + Due + Overdue + NotRecorded;

    public static DutyCounts Of(IEnumerable<DutyStatus> statuses)
    {
        var by = statuses.CountBy(s => s).ToDictionary();
        return new DutyCounts(
            by.GetValueOrDefault(DutyStatus.Done), by.GetValueOrDefault(DutyStatus.Due),
            by.GetValueOrDefault(DutyStatus.Overdue), by.GetValueOrDefault(DutyStatus.NotRecorded));
    }
}

/// <summary>The work plans of the nation.</summary>
/// <param name="Places">Designated places, each of which owes one.</param>
/// <param name="Filed">Filed with CNIPA by the day.</param>
/// <param name="NotRecorded">Places of which no work plan is recorded (未登记).</param>
/// <param name="IsIllustrative">Sample data is among them.</param>
public sealed record NationalFilings(int Places, int Filed, int NotRecorded, bool IsIllustrative);

/// <summary>One line of the reminder list.</summary>
/// <param name="Provenance">Of the record; null: there is none.</param>
public sealed record Reminder(string ProvinceCode, Bilingual ProvinceName, string? PlaceCode, Bilingual? PlaceName, DutyStanding Duty, Provenance? Provenance);

/// <summary>Reads the duties. Filings are not published: a province sees its own, the national office and the leadership all.</summary>
public sealed class DutiesQueries(DashboardReader reader, AccessGuard guard, PlacesQueries places, ProvincesQueries provinces)
{
    /// <summary>The duties of the designated places, in annex order.</summary>
    /// <param name="provinceCode">Null: of all provinces.</param>
    /// <exception cref="AccessRefusedException">The filings are not published, and the viewer may not see these.</exception>
    public Task<IReadOnlyList<PlaceDuties>> PlacesAsync(Viewer viewer, string? provinceCode, DateOnly asOf, CancellationToken cancellationToken = default)
    {
        Demand(viewer, provinceCode);
        return reader.ReadAsync<IReadOnlyList<PlaceDuties>>(
            viewer,
            new PlacesKey(provinceCode, asOf),
            async (db, token) => await ReadAsync(db, viewer, provinceCode, asOf, token),
            cancellationToken);
    }

    /// <summary>How many work plans are filed and recorded in the nation; null: something is recorded, and the viewer may not see it.</summary>
    /// <remarks>That nothing is recorded is no secret: everybody is told so.</remarks>
    public Task<NationalFilings?> NationalFilingsAsync(Viewer viewer, DateOnly asOf, CancellationToken cancellationToken = default) =>
        reader.ReadAsync<NationalFilings?>(
            viewer,
            new FilingsKey(asOf),
            async (db, token) =>
            {
                var all = await ReadAsync(db, viewer, null, asOf, token);
                if (guard.Allows(viewer, AccessAction.ReadNationalUnpublished))
                {
                    return FilingsOf(all);
                }

                var real = FilingsOf([.. all.Where(d => !d.IsIllustrative)]);
                return real.NotRecorded == real.Places ? real : null;
            },
            cancellationToken);

    /// <summary>The receipts of a round by province; the contacts only for those who may read them.</summary>
    /// <inheritdoc cref="PlacesAsync"/>
    public Task<IReadOnlyList<LiaisonStanding>> LiaisonAsync(
        Viewer viewer, string? provinceCode, string roundCode, DateOnly asOf, CancellationToken cancellationToken = default)
    {
        Demand(viewer, provinceCode);
        return reader.ReadAsync<IReadOnlyList<LiaisonStanding>>(
            viewer,
            new LiaisonKey(provinceCode, roundCode, asOf),
            async (db, token) =>
            {
                var isOne = Identifier.IsOne(roundCode);
                var dueOn = await db.Rounds.Where(r => isOne && r.Code == roundCode).Select(r => r.LiaisonReceiptDueOn).FirstOrDefaultAsync(token);
                var officers = (await db.LiaisonOfficers.Where(l => isOne && l.RoundCode == roundCode).ToListAsync(token)).ToLookup(l => l.ProvinceCode);
                return (await provinces.ListAsync(viewer, token)).Where(p => p.TakesPart && (provinceCode is null || p.Code == provinceCode)).Select(province =>
                {
                    var named = officers[province.Code].Where(o => o.ReceiptReturnedOn <= asOf || ProgrammeClock.DayOf(o.RecordedAt) <= asOf).MaxBy(o => o.Number);
                    return new LiaisonStanding(
                        province.Code,
                        province.Short,
                        province.Region,
                        DutyRules.Stand(Duty.LiaisonReceipt, named?.ReceiptReturnedOn, named is not null, dueOn, asOf),
                        named?.Number,
                        named?.ConfirmedOn,
                        named?.Version,
                        named is not null && guard.Allows(viewer, AccessAction.ReadContacts, new AccessTarget(province.Code))
                            ? new LiaisonContact(named.Name, named.Position, named.Telephone, named.Email) : null,
                        named is null ? null : new Provenance(named.Ground, named.Source, On: ProgrammeClock.DayOf(named.RecordedAt)));
                }).ToList();
            },
            cancellationToken);
    }

    /// <summary>What to remind of: overdue first, then due by day; what is not recorded last, to be asked about. Done is left out.</summary>
    /// <param name="filter">The places as the list of duties shows them, and the receipts of their provinces where no text is searched for.</param>
    /// <inheritdoc cref="PlacesAsync"/>
    public async Task<IReadOnlyList<Reminder>> RemindersAsync(
        Viewer viewer, DutyFilter filter, string roundCode, DateOnly asOf, CancellationToken cancellationToken = default)
    {
        var filings = filter.Apply(await PlacesAsync(viewer, filter.ProvinceCode, asOf, cancellationToken))
            .SelectMany(d => d.Parts.Select(part => new Reminder(d.Place.ProvinceCode, d.Place.ProvinceShort, d.Place.Code, d.Place.Name, part, d.Provenance)));
        var receipts = (await LiaisonAsync(viewer, filter.ProvinceCode, roundCode, asOf, cancellationToken))
            .Where(l => string.IsNullOrWhiteSpace(filter.Text) && (filter.Region is null || l.Region == filter.Region) && (filter.Status is null || l.Receipt.Status == filter.Status))
            .Select(l => new Reminder(l.ProvinceCode, l.ProvinceName, null, null, l.Receipt, l.Provenance));
        return filings.Concat(receipts)
            .Where(r => filter.Duty is null || r.Duty.Duty == filter.Duty)
            .Where(r => r.Duty.Status != DutyStatus.Done)
            .OrderBy(r => r.Duty.Status switch
            {
                DutyStatus.Overdue => 0,
                DutyStatus.Due => 1,
                DutyStatus.NotRecorded or DutyStatus.Done => 2,
            })
            .ThenBy(r => r.Duty.DueOn ?? DateOnly.MaxValue)
            .ThenBy(r => r.ProvinceCode, StringComparer.Ordinal)
            .ThenBy(r => r.PlaceCode, StringComparer.Ordinal)
            .ThenBy(r => r.Duty.Duty)
            .ToList();
    }

    private static NationalFilings FilingsOf(IReadOnlyList<PlaceDuties> all) =>
        new(all.Count, Counts(all, Duty.FiledWithCnipa).Done, NotRecorded(all), all.Any(d => d.IsIllustrative));

    private static int NotRecorded(IEnumerable<PlaceDuties> places) => places.Count(d => d.Parts.All(p => p.Status == DutyStatus.NotRecorded));

    private static DutyCounts Counts(IEnumerable<PlaceDuties> places, Duty duty) => DutyCounts.Of(places.Select(d => d.Parts.Single(p => p.Duty == duty).Status));

    private async Task<IReadOnlyList<PlaceDuties>> ReadAsync(DashboardDbContext db, Viewer viewer, string? provinceCode, DateOnly asOf, CancellationToken token)
    {
        var designated = (await places.OwingAsync(viewer, asOf, token)).Where(d => provinceCode is null || d.ProvinceCode == provinceCode);
        var filings = (await db.WorkPlanFilings.ToListAsync(token)).ToDictionary(f => (f.NoticeId, f.Annex, f.Row));
        var agreements = (await db.CoBuildingAgreements.Where(a => a.SignedOn <= asOf).OrderByDescending(a => a.SignedOn).ThenBy(a => a.Id).ToListAsync(token))
            .ToLookup(a => a.PlaceCode, a => new AgreementStanding(
                a.Id, a.PlaceCode, a.SignedOn, a.DocumentNumber, a.Remark, a.ConfirmedOn, a.Version, new Provenance(a.Ground, a.Source, On: ProgrammeClock.DayOf(a.RecordedAt))));
        return designated.Select(place =>
        {
            var filing = filings.GetValueOrDefault((place.NoticeId, place.Annex, place.Row));
            var parts = DutyRules.WorkPlan(
                place.DesignatedOn,
                (filing?.IssuedOn, filing?.FiledWithProvinceOn, filing?.FiledWithCnipaOn),
                filing is null ? null : ProgrammeClock.DayOf(filing.RecordedAt),
                asOf);
            return new PlaceDuties(
                place, parts, DutyRules.Overall(parts), filing?.Version, filing?.ConfirmedOn <= asOf ? filing.ConfirmedOn : null, filing?.DocumentNumber,
                agreements[place.Code].ToList(), filing is null ? null : new Provenance(filing.Ground, filing.Source, On: ProgrammeClock.DayOf(filing.RecordedAt)));
        }).ToList();
    }

    private void Demand(Viewer viewer, string? provinceCode)
    {
        if (provinceCode is null)
        {
            guard.Demand(viewer, AccessAction.ReadNationalUnpublished);
        }
        else
        {
            guard.Demand(viewer, AccessAction.ReadProvinceUnpublished, new AccessTarget(provinceCode));
        }
    }

    private sealed record PlacesKey(string? ProvinceCode, DateOnly AsOf);

    private sealed record FilingsKey(DateOnly AsOf);

    private sealed record LiaisonKey(string? ProvinceCode, string RoundCode, DateOnly AsOf);
}
