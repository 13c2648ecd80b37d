using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Notices;

/// <summary>A notice in a list.</summary>
/// <param name="DocumentNumber">As printed, with its gaps.</param>
/// <param name="DocumentNumberInferred">An inference; null when the printed number is whole.</param>
/// <param name="IssuedOn">Null: the source lost the date.</param>
/// <param name="GapCount">Places where the source lost a numeral or a mark.</param>
/// <param name="AnnexCount">Annexes the document names.</param>
/// <param name="AnnexesHeld">Those of them whose table is held here.</param>
/// <param name="AnnexRows">Rows of the held tables.</param>
public sealed record NoticeSummary(
    string Id,
    NoticeKind Kind,
    int Year,
    string DocumentNumber,
    string? DocumentNumberInferred,
    Bilingual Title,
    Bilingual ShortTitle,
    Bilingual Issuer,
    DateOnly? IssuedOn,
    Bilingual Summary,
    int GapCount,
    int AnnexCount,
    int AnnexesHeld,
    int AnnexRows);

/// <summary>A notice as a whole.</summary>
/// <param name="Text">One paragraph a line, with markers ⟦L7⟧ where the source lost something.</param>
/// <param name="Rows">The designations its annexes made, in annex order; empty when it makes none.</param>
public sealed record NoticeDocument(
    NoticeSummary Summary,
    Bilingual? DocumentNumberGround,
    Bilingual? IssuedOnNote,
    string? SourceNote,
    string Text,
    IReadOnlyList<NoticeItem> Items,
    IReadOnlyList<NoticeGap> Gaps,
    IReadOnlyList<NoticeAnnex> Annexes,
    IReadOnlyList<DesignatedPlace> Rows);

/// <summary>Reads the notices. They are released to the public (此件公开发布), so every viewer sees them.</summary>
public sealed class NoticesQueries(DashboardReader reader, PlacesQueries places)
{
    /// <summary>The notices that count as issued on the as-of date, latest first.</summary>
    public Task<IReadOnlyList<NoticeSummary>> ListAsync(Viewer viewer, DateOnly asOf, CancellationToken cancellationToken = default) =>
        reader.ReadPublishedAsync<IReadOnlyList<NoticeSummary>>(
            viewer,
            new ListKey(asOf),
            async (db, token) =>
            {
                var all = await Summaries(db, db.Notices.Where(n => n.Ground != ProvenanceKind.Illustrative)).ToListAsync(token);
                return all.Where(n => NoticeRules.CountsFrom(n.IssuedOn, n.Year) <= asOf)
                    .OrderByDescending(n => NoticeRules.CountsFrom(n.IssuedOn, n.Year)).ThenBy(n => n.Id, StringComparer.Ordinal)
                    .ToList();
            },
            cancellationToken);

    /// <summary>One notice, whatever the as-of date; null when there is none of that identifier. Its rows carry their status on the day.</summary>
    public Task<NoticeDocument?> FindAsync(Viewer viewer, string id, DateOnly asOf, CancellationToken cancellationToken = default) =>
        reader.ReadPublishedAsync(
            viewer,
            new DocumentKey(id, asOf),
            async (db, token) =>
            {
                var summary = await Summaries(db, db.Notices.Where(n => n.Id == id)).SingleOrDefaultAsync(token);
                if (summary is null || summary.Id != id) // SQL Server takes a trailing blank, and another case, for the same
                {
                    return null;
                }

                var rest = await db.Notices.Where(n => n.Id == id)
                    .Select(n => new
                    {
                        n.Text, n.SourceNote, n.DocumentNumberGroundZh, n.DocumentNumberGroundEn, n.IssuedOnNoteZh, n.IssuedOnNoteEn,
                    })
                    .SingleAsync(token);
                var items = await db.NoticeItems.Where(i => i.NoticeId == id).OrderBy(i => i.Ordinal).ThenBy(i => i.Code).ToListAsync(token);
                var gaps = await db.NoticeGaps.Where(g => g.NoticeId == id).OrderBy(g => g.Ordinal).ThenBy(g => g.Code).ToListAsync(token);
                var annexes = await db.NoticeAnnexes.Where(a => a.NoticeId == id).OrderBy(a => a.Ordinal).ToListAsync(token);
                var rows = await places.ListedAsync(viewer, id, asOf, token);
                return new NoticeDocument(
                    summary,
                    Pair(rest.DocumentNumberGroundZh, rest.DocumentNumberGroundEn),
                    Pair(rest.IssuedOnNoteZh, rest.IssuedOnNoteEn),
                    rest.SourceNote,
                    rest.Text,
                    items,
                    gaps,
                    annexes,
                    rows);
            },
            cancellationToken);

    private static IQueryable<NoticeSummary> Summaries(DashboardDbContext db, IQueryable<Notice> notices) =>
        notices.OrderBy(n => n.Id).Select(n => new NoticeSummary(
            n.Id,
            n.Kind,
            n.Year,
            n.DocumentNumber,
            n.DocumentNumberInferred,
            new Bilingual(n.TitleZh, n.TitleEn),
            new Bilingual(n.ShortTitleZh, n.ShortTitleEn),
            new Bilingual(n.IssuerZh, n.IssuerEn),
            n.IssuedOn,
            new Bilingual(n.SummaryZh, n.SummaryEn),
            db.NoticeGaps.Count(g => g.NoticeId == n.Id),
            db.NoticeAnnexes.Count(a => a.NoticeId == n.Id),
            db.NoticeAnnexes.Count(a => a.NoticeId == n.Id && a.Held),
            db.NoticeAnnexes.Where(a => a.NoticeId == n.Id && a.Held).Sum(a => a.Rows) ?? 0));

    private static Bilingual? Pair(string? zh, string? en) => zh is null || en is null ? null : new Bilingual(zh, en);

    private sealed record ListKey(DateOnly AsOf);

    private sealed record DocumentKey(string Id, DateOnly AsOf);
}
