using Dashboard.Data.Divisions;
using Dashboard.Data.Duties;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Exchange;

/// <summary>A place that a file may speak of.</summary>
public sealed record BookPlace(string Code, Bilingual Name, string FullNameZh, string ProvinceCode, PlaceKind Kind, bool IsIllustrative)
{
    public Track Track => PlaceRules.TrackOf(Kind);
}

/// <summary>
/// All of a round that an import is compared with and checked against, read at once: thousands of rows need no SQL each.
/// Nothing of it is changed after reading.
/// </summary>
public sealed class RoundBook
{
    private RoundBook(RoundInfo round, IReadOnlyList<BookPlace> places, DivisionDirectory divisions, RoundRecords records) =>
        (Round, Places, Divisions, Records) = (round, places, divisions, records);

    public RoundInfo Round { get; }

    /// <summary>All places of the country: those of other provinces are known, to be refused as such.</summary>
    public IReadOnlyList<BookPlace> Places { get; }

    /// <summary>What places are called, and were.</summary>
    public DivisionDirectory Divisions { get; }

    internal RoundRecords Records { get; }

    /// <summary>Reads the book.</summary>
    /// <param name="round">As <see cref="RoundsQueries"/> gives it.</param>
    /// <param name="province">Whose applications and filings are read; null: those of all.</param>
    /// <param name="today">The day on which the terms that places hold are known.</param>
    internal static async Task<RoundBook> ReadAsync(
        DashboardDbContext db, RoundInfo round, string? province, DivisionDirectory divisions, DateOnly today, CancellationToken cancellationToken)
    {
        var own = db.Applications.AsNoTracking().Where(a => province == null || a.ProvinceCode == province);
        var ofRound = own.Where(a => a.RoundCode == round.Code);
        var ids = ofRound.Select(a => a.Id);
        var held = await (
            from dated in Designation.Dated(db, db.Designations, today)
            let designation = dated.Designation
            join place in db.Places on designation.PlaceCode equals place.Code
            where (province == null || place.ProvinceCode == province) && place.Ground != ProvenanceKind.Illustrative
            orderby designation.DesignatedOn, designation.NoticeId, designation.Annex, designation.Row
            select new
            {
                designation.PlaceCode, designation.Tier, designation.NoticeId, designation.Annex, designation.Row,
                designation.DesignatedOn, designation.StartsOn, dated.EndsOn,
            }).ToListAsync(cancellationToken);
        var quotas = await db.QuotaRevisions.AsNoTracking()
            .Where(r => r.RoundCode == round.Code && (province == null || r.ProvinceCode == province))
            .Select(r => new { r.RoundCode, r.ProvinceCode, r.Track, r.Tier, r.Number, r.EffectiveOn, r.Count })
            .ToListAsync(cancellationToken);
        var places = await db.Places.AsNoTracking().OrderBy(p => p.Code)
            .Select(p => new BookPlace(p.Code, new Bilingual(p.NameZh, p.NameEn), p.FullNameZh, p.ProvinceCode, p.Kind, p.Ground == ProvenanceKind.Illustrative))
            .ToListAsync(cancellationToken);
        return new RoundBook(round, places, divisions, new RoundRecords
        {
            OpensOn = await ApplicationReading.OpensOnAsync(db, round.EvaluationNoticeId, cancellationToken),
            Applications = await ofRound.Include(a => a.Changes.OrderBy(c => c.Number)).AsSplitQuery().OrderBy(a => a.Id).ToListAsync(cancellationToken),
            Held = held.ToLookup(d => d.PlaceCode, d => new HeldTier(d.Tier, d.NoticeId, d.Annex, d.Row, d.DesignatedOn, new Term(d.StartsOn, d.EndsOn))),
            Earlier = (await ApplicationReading.EarlierAsync(own, cancellationToken)).ToLookup(e => e.PlaceCode, e => e.Application),
            Receipts = (await db.MaterialReceipts.AsNoTracking().Where(m => ids.Contains(m.ApplicationId)).OrderBy(m => m.Number).ToListAsync(cancellationToken))
                .ToLookup(m => m.ApplicationId),
            Assessments = (await db.Assessments.AsNoTracking().Where(a => ids.Contains(a.ApplicationId)).ToListAsync(cancellationToken)).ToLookup(a => a.ApplicationId),
            Reviews = await db.ExpertReviews.AsNoTracking().Where(r => ids.Contains(r.ApplicationId)).ToDictionaryAsync(r => r.ApplicationId, cancellationToken),
            Filings = (await (
                    from filing in db.WorkPlanFilings.AsNoTracking()
                    join designation in db.Designations on new { filing.NoticeId, filing.Annex, filing.Row } equals new { designation.NoticeId, designation.Annex, designation.Row }
                    join place in db.Places on designation.PlaceCode equals place.Code
                    where province == null || place.ProvinceCode == province
                    select filing).ToListAsync(cancellationToken))
                .ToDictionary(f => new DesignationRow(f.NoticeId, f.Annex, f.Row)),
            Quotas = quotas.ToLookup(r => new QuotaCell(r.RoundCode, r.ProvinceCode, r.Track, r.Tier), r => new QuotaStep(r.Number, r.EffectiveOn, r.Count)),
        });
    }
}

/// <summary>What is recorded of a round, as far as the reader may see it.</summary>
internal sealed class RoundRecords
{
    /// <summary>The first day of the round; null: its evaluation notice is not held.</summary>
    public DateOnly? OpensOn { get; init; }

    /// <summary>Of the round, with their changes.</summary>
    public required IReadOnlyList<Application> Applications { get; init; }

    /// <summary>Designations by place, in the order of their days.</summary>
    public required ILookup<string, HeldTier> Held { get; init; }

    /// <summary>By place; of every round.</summary>
    public required ILookup<string, EarlierApplication> Earlier { get; init; }

    /// <summary>By application, in the order of recording.</summary>
    public required ILookup<Guid, MaterialReceipt> Receipts { get; init; }

    public required ILookup<Guid, Assessment> Assessments { get; init; }

    public required IReadOnlyDictionary<Guid, ExpertReview> Reviews { get; init; }

    public required IReadOnlyDictionary<DesignationRow, WorkPlanFiling> Filings { get; init; }

    public required ILookup<QuotaCell, QuotaStep> Quotas { get; init; }

    /// <summary>What is recorded of a work plan; all null: nothing.</summary>
    public FilingDates DatesOf(DesignationRow row) => Filings.TryGetValue(row, out var filing)
        ? new FilingDates(filing.IssuedOn, filing.FiledWithProvinceOn, filing.FiledWithCnipaOn, filing.DocumentNumber) : new FilingDates(null, null, null);
}
