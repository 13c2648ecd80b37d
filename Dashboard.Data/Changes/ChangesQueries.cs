using Dashboard.Data.Access;
using Dashboard.Data.Divisions;
using Dashboard.Data.Notices;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Changes;

/// <summary>
/// Reads what changed: notices, lists, terms, quotas, totals, lists of divisions. All of it is published, so every viewer sees the same;
/// the steps of applications are not and are not among it.
/// </summary>
public sealed class ChangesQueries(DashboardReader reader, DivisionsQueries divisions, ProvincesQueries provinces)
{
    /// <summary>The changes after <see cref="ChangeFilter.Since"/> up to and with the as-of date, the latest first.</summary>
    public async Task<IReadOnlyList<PublishedChange>> ListAsync(Viewer viewer, ChangeFilter filter, DateOnly asOf, CancellationToken cancellationToken = default) =>
        (await AllAsync(viewer, filter.WithIllustrative, cancellationToken)).Where(c => filter.Passes(c, asOf)).ToList();

    private Task<IReadOnlyList<PublishedChange>> AllAsync(Viewer viewer, bool withIllustrative, CancellationToken cancellationToken) =>
        reader.ReadPublishedAsync<IReadOnlyList<PublishedChange>>(
            viewer,
            new AllKey(withIllustrative),
            async (db, token) =>
            {
                var order = (await provinces.ListAsync(viewer, token)).ToDictionary(p => p.Code, p => p.Order, StringComparer.Ordinal);
                IEnumerable<PublishedChange> all =
                [
                    .. await NoticesAsync(db, token),
                    .. ChangeRules.OfLists(await RowsAsync(db, withIllustrative, token)),
                    .. await QuotasAsync(db, withIllustrative, token),
                    .. await TotalsAsync(db, token),
                    .. await DivisionListsAsync(viewer, token),
                    .. ChangeRules.OfDivisions(await divisions.DirectoryAsync(viewer, token)),
                ];
                return all.OrderByDescending(c => c.CountsFrom)
                    .ThenBy(c => c.Kind)
                    .ThenBy(c => c.Act, StringComparer.Ordinal)
                    .ThenBy(c => c.Provenance.Annex).ThenBy(c => c.Provenance.Row)
                    .ThenBy(c => c.ProvinceCode is { } code ? order[code] : 0)
                    .ThenBy(c => c.Id, StringComparer.Ordinal)
                    .ToList();
            },
            cancellationToken);

    private static async Task<IEnumerable<PublishedChange>> NoticesAsync(DashboardDbContext db, CancellationToken cancellationToken) =>
        (await db.Notices.Where(n => n.Ground != ProvenanceKind.Illustrative).OrderBy(n => n.Id)
            .Select(n => new { n.Id, n.Year, n.DocumentNumber, n.IssuedOn, n.ShortTitleZh, n.ShortTitleEn, n.Ground })
            .ToListAsync(cancellationToken))
        .Select(n => new PublishedChange(
            $"notice/{n.Id}", $"notice/{n.Id}", ChangeKind.NoticeIssued, ChangeActor.NationalOffice, NoticeRules.CountsFrom(n.IssuedOn, n.Year),
            new Provenance(n.Ground, n.DocumentNumber, On: n.IssuedOn))
        {
            IsDayKnown = n.IssuedOn is not null, Name = new Bilingual(n.ShortTitleZh, n.ShortTitleEn), NoticeId = n.Id,
        });

    /// <summary>The rows with their documents: all of them, for a change is told from its own day on.</summary>
    private static async Task<List<ListedRow>> RowsAsync(DashboardDbContext db, bool withIllustrative, CancellationToken cancellationToken)
    {
        var revisions = (await db.TermRevisions.OrderBy(r => r.Number).ToListAsync(cancellationToken)).ToLookup(r => (r.NoticeId, r.Annex, r.Row));
        var rows = await (
            from dated in Designation.Dated(db, db.Designations.Where(d => withIllustrative || d.Ground != ProvenanceKind.Illustrative), DateOnly.MaxValue)
            let d = dated.Designation
            join place in db.Places on d.PlaceCode equals place.Code
            join notice in db.Notices on d.NoticeId equals notice.Id
            where notice.Ground != ProvenanceKind.Illustrative
            orderby d.NoticeId, d.Annex, d.Row
            select new ListedRow(
                d.NoticeId, notice.DocumentNumber, d.Annex, d.Row, d.PlaceCode, new Bilingual(place.NameZh, place.NameEn), place.ProvinceCode, place.Kind, d.Tier,
                d.DesignatedOn, dated.StatedEndsOn, d.Ground))
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => row with { Revisions = [.. revisions[(row.NoticeId, row.Annex, row.Row)]] });
    }

    private static async Task<IEnumerable<PublishedChange>> QuotasAsync(DashboardDbContext db, bool withIllustrative, CancellationToken cancellationToken) =>
        (await db.QuotaRevisions.Where(r => withIllustrative || r.Ground != ProvenanceKind.Illustrative)
            .OrderBy(r => r.RoundCode).ThenBy(r => r.ProvinceCode).ThenBy(r => r.Track).ThenBy(r => r.Tier).ThenBy(r => r.Number)
            .ToListAsync(cancellationToken))
        .GroupBy(r => (r.RoundCode, r.ProvinceCode, r.Track, r.Tier))
        .SelectMany(ChangeRules.OfQuota);

    private static async Task<IEnumerable<PublishedChange>> TotalsAsync(DashboardDbContext db, CancellationToken cancellationToken) =>
        (await db.RoundOutcomes.Where(o => o.KnownOn != null).OrderBy(o => o.RoundCode).ThenBy(o => o.Track).ThenBy(o => o.Tier).ToListAsync(cancellationToken))
        .Select(o => new PublishedChange(
            $"total/{o.RoundCode}/{o.Track}/{o.Tier}", $"totals/{o.RoundCode}/{ChangeRules.Iso(o.KnownOn!.Value)}", ChangeKind.TotalKnown, ChangeActor.NationalOffice,
            o.KnownOn.Value, new Provenance(ProvenanceKind.Official, o.DocumentNumber ?? o.Source, On: o.KnownOn, Detail: o.Source))
        {
            Track = o.Track, Tier = o.Tier, Round = o.RoundCode, After = o.Count,
        });

    private async Task<IEnumerable<PublishedChange>> DivisionListsAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var directory = await divisions.DirectoryAsync(viewer, cancellationToken);
        return directory.Lists.Select(list => new PublishedChange(
            $"divisions/{ChangeRules.Iso(list)}", $"divisions/{ChangeRules.Iso(list)}", ChangeKind.DivisionsListed, ChangeActor.Reference, list,
            new Provenance(ProvenanceKind.Official, directory.On(list)[0].Source.Split('@')[0], On: list))
        {
            After = directory.On(list).Count,
        });
    }

    private sealed record AllKey(bool WithIllustrative);
}
