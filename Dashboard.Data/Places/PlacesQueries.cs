using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Provinces;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Places;

/// <summary>
/// Reads the designated places. The lists are published, so every viewer sees all of them. A place on no list is known for its
/// application only, so it exists for those who may see that.
/// </summary>
public sealed class PlacesQueries(DashboardReader reader, AccessGuard guard, ProvincesQueries provinces)
{
    /// <summary>
    /// The places that hold a tier on the as-of date, expired ones included: each once, with the latest designation of the tier in
    /// which it counts. In the order of the notices, their annexes and rows. Every count of
    /// designated places is a count of these rows.
    /// </summary>
    public Task<IReadOnlyList<DesignatedPlace>> DesignatedAsync(Viewer viewer, DateOnly asOf, CancellationToken cancellationToken = default) =>
        HeldAsync(viewer, new DesignatedKey(asOf, WithSampleLists: false), cancellationToken);

    /// <summary>The same with the invented places of the lists of the sample data: they owe duties, and count nowhere else.</summary>
    internal Task<IReadOnlyList<DesignatedPlace>> OwingAsync(Viewer viewer, DateOnly asOf, CancellationToken cancellationToken) =>
        HeldAsync(viewer, new DesignatedKey(asOf, WithSampleLists: true), cancellationToken);

    private Task<IReadOnlyList<DesignatedPlace>> HeldAsync(Viewer viewer, DesignatedKey key, CancellationToken cancellationToken) =>
        reader.ReadPublishedAsync<IReadOnlyList<DesignatedPlace>>(
            viewer,
            key,
            async (db, token) =>
            {
                var (asOf, withSampleLists) = key;
                var lists = db.Notices.Where(n => withSampleLists || n.Ground != ProvenanceKind.Illustrative);
                var held = Designated(db, asOf, db.Designations.Where(d => d.DesignatedOn <= asOf && lists.Any(n => n.Id == d.NoticeId)
                    && !db.Designations.Any(other => other.PlaceCode == d.PlaceCode && other.DesignatedOn <= asOf
                        && ((other.Tier == d.Tier && other.DesignatedOn > d.DesignatedOn)
                            || (other.Tier == Tier.Demonstration && d.Tier == Tier.Pilot)))));
                return await held.ToListAsync(token);
            },
            cancellationToken);

    /// <summary>
    /// The rows of a notice's own annexes, with their status on the as-of date: also those of places that have risen or were
    /// designated again since. Empty before the notice.
    /// </summary>
    public Task<IReadOnlyList<DesignatedPlace>> ListedAsync(Viewer viewer, string noticeId, DateOnly asOf, CancellationToken cancellationToken = default) =>
        reader.ReadPublishedAsync<IReadOnlyList<DesignatedPlace>>(
            viewer,
            new ListedKey(noticeId, asOf),
            async (db, token) => Identifier.IsOne(noticeId)
                ? await Designated(db, asOf, db.Designations.Where(d => d.NoticeId == noticeId && d.DesignatedOn <= asOf)).ToListAsync(token) : [],
            cancellationToken);

    /// <summary>One place up to the as-of date; null when no place that the viewer may know of has the code.</summary>
    public async Task<PlaceLife?> FindAsync(Viewer viewer, string code, DateOnly asOf, CancellationToken cancellationToken = default)
    {
        var (life, isListed) = await LifeAsync(viewer, code, asOf, cancellationToken);
        return life is null || (!isListed && !guard.Allows(viewer, AccessAction.ReadProvinceUnpublished, new AccessTarget(life.Province.Code))) ? null
            : life with { Revisions = Shown(viewer, life.Revisions) };
    }

    /// <summary>The same for everyone, and whether a list names the place.</summary>
    private Task<(PlaceLife? Life, bool IsListed)> LifeAsync(Viewer viewer, string code, DateOnly asOf, CancellationToken cancellationToken) =>
        reader.ReadPublishedAsync<(PlaceLife?, bool)>(
            viewer,
            new PlaceKey(code, asOf),
            async (db, token) =>
            {
                var place = await db.Places.Where(p => p.Code == code)
                    .Select(p => new { p.Code, p.NameZh, p.NameEn, p.FullNameZh, p.Kind, p.ProvinceCode })
                    .SingleOrDefaultAsync(token);
                if (place is null || place.Code != code) // SQL Server takes a trailing blank for the same
                {
                    return (null, false);
                }

                var province = (await provinces.FindAsync(viewer, place.ProvinceCode, token))!;
                var designations = await Designated(db, asOf, db.Designations.Where(d => d.PlaceCode == code && d.DesignatedOn <= asOf))
                    .ToListAsync(token);
                designations.Reverse();
                var neighbours = (await DesignatedAsync(viewer, asOf, token))
                    .Where(d => d.ProvinceCode == place.ProvinceCode && d.Code != code)
                    .ToList();
                var life = new PlaceLife(
                    code,
                    new Bilingual(place.NameZh, place.NameEn),
                    new Bilingual(place.FullNameZh, place.NameEn),
                    place.Kind,
                    province,
                    designations,
                    neighbours)
                {
                    Revisions = designations.All(d => d.Revisions == 0) ? [] : await Revisions(db, db.Designations.Where(d => d.PlaceCode == code), asOf).ToListAsync(token),
                };
                return (life, designations.Count > 0 || await db.Designations.AnyAsync(d => d.PlaceCode == code, token));
            },
            cancellationToken);

    /// <summary>The documents that had extended terms of a notice's rows or ended them early by the as-of date.</summary>
    public async Task<IReadOnlyList<TermDocument>> TermDocumentsAsync(Viewer viewer, string noticeId, DateOnly asOf, CancellationToken cancellationToken = default) =>
        TermDocument.Of(Shown(viewer, await reader.ReadPublishedAsync<IReadOnlyList<TermRevisionInfo>>(
            viewer,
            new DocumentsKey(noticeId, asOf),
            async (db, token) => Identifier.IsOne(noticeId) ? await Revisions(db, db.Designations.Where(d => d.NoticeId == noticeId), asOf).ToListAsync(token) : [],
            cancellationToken)));

    /// <summary>Documents are public; why they were recorded, an office wrote for itself.</summary>
    private IReadOnlyList<TermRevisionInfo> Shown(Viewer viewer, IReadOnlyList<TermRevisionInfo> revisions) =>
        guard.Allows(viewer, AccessAction.ReadNationalUnpublished) ? revisions : [.. revisions.Select(r => r with { Reason = null })];

    private static IQueryable<TermRevisionInfo> Revisions(DashboardDbContext db, IQueryable<Designation> designations, DateOnly asOf) =>
        from revision in db.TermRevisions
        join designation in designations on new { revision.NoticeId, revision.Annex, revision.Row } equals new { designation.NoticeId, designation.Annex, designation.Row }
        where revision.DecidedOn <= asOf
        orderby revision.NoticeId, revision.Annex, revision.Row, revision.Number
        select new TermRevisionInfo(
            revision.NoticeId, revision.Annex, revision.Row, revision.Number, revision.DecidedOn, revision.EndsOn, revision.DocumentNumber, revision.Reason,
            new Provenance(revision.Ground, revision.DocumentNumber, null, null, revision.DecidedOn, null));

    private static IQueryable<DesignatedPlace> Designated(DashboardDbContext db, DateOnly asOf, IQueryable<Designation> designations) =>
        from dated in Designation.Dated(db, designations, asOf)
        join place in db.Places on dated.Designation.PlaceCode equals place.Code
        join province in db.Provinces on place.ProvinceCode equals province.Code
        join notice in db.Notices on dated.Designation.NoticeId equals notice.Id
        orderby dated.Designation.DesignatedOn, dated.Designation.NoticeId, dated.Designation.Annex, dated.Designation.Row
        select new DesignatedPlace(
            place.Code,
            new Bilingual(place.NameZh, place.NameEn),
            new Bilingual(place.FullNameZh, place.NameEn),
            place.Pinyin,
            place.Kind,
            province.Code,
            new Bilingual(province.NameZh, province.NameEn),
            new Bilingual(province.ShortZh, province.ShortEn),
            province.Region,
            dated.Designation.Tier,
            notice.Id,
            notice.DocumentNumber,
            dated.Designation.Annex,
            dated.Designation.Row,
            dated.Designation.DesignatedOn,
            new Term(dated.Designation.StartsOn, dated.EndsOn),
            DesignationRules.StatusOn(asOf, dated.Designation.DesignatedOn, dated.EndsOn)!.Value)
        {
            Ground = dated.Designation.Ground,
            Source = dated.Designation.Source,
            StatedEndsOn = dated.StatedEndsOn,
            Revisions = dated.Revisions,
        };

    private sealed record DesignatedKey(DateOnly AsOf, bool WithSampleLists);

    private sealed record ListedKey(string NoticeId, DateOnly AsOf);

    private sealed record DocumentsKey(string NoticeId, DateOnly AsOf);

    private sealed record PlaceKey(string Code, DateOnly AsOf);
}
