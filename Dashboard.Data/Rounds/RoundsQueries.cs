using System.Globalization;
using Dashboard.Data.Access;
using Dashboard.Data.Notices;
using Dashboard.Data.Persistence;
using Dashboard.Data.Progression;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Rounds;

/// <summary>A round as pages show it; see <see cref="Round"/> for the meaning of what is null.</summary>
/// <param name="OpensOn">
/// The first day on which the round counts as begun: that of its evaluation notice, or of its designation notice where the first is
/// not held; 1 January of its year where neither is.
/// </param>
/// <param name="Media">How each material is handed in; a material that is missing here is unknown.</param>
/// <param name="Version">As the editor saw it.</param>
public sealed record RoundInfo(
    string Code,
    Bilingual Name,
    string? EvaluationNoticeId,
    string? DesignationNoticeId,
    DateOnly OpensOn,
    DateOnly? RecommendationDueOn,
    DateOnly? LiaisonReceiptDueOn,
    DateOnly? TermStartsOn,
    DateOnly? TermEndsOn,
    string? NoteZh,
    string? NoteEn,
    IReadOnlyDictionary<Material, MaterialMedium> Media,
    ProvenanceKind Ground,
    int Version);

/// <summary>What follows from the code of a round.</summary>
public static class RoundRules
{
    /// <summary>1 January of the year that is the code.</summary>
    public static DateOnly YearBegins(string code) => new(int.Parse(code, CultureInfo.InvariantCulture), 1, 1);
}

/// <summary>Reads the rounds: published, the same for everyone.</summary>
public sealed class RoundsQueries(DashboardReader reader)
{
    /// <summary>All rounds, the latest first.</summary>
    public Task<IReadOnlyList<RoundInfo>> ListAsync(Viewer viewer, CancellationToken cancellationToken = default) =>
        reader.ReadPublishedAsync<IReadOnlyList<RoundInfo>>(
            viewer,
            ListKey.Only,
            async (db, token) =>
            {
                var rounds = await db.Rounds.OrderByDescending(r => r.Code).ToListAsync(token);
                var media = (await db.RoundMaterials.OrderBy(m => m.RoundCode).ToListAsync(token)).ToLookup(m => m.RoundCode);
                var notices = await db.Notices.OrderBy(n => n.Id).Select(n => new { n.Id, n.IssuedOn, n.Year })
                    .ToDictionaryAsync(n => n.Id, n => NoticeRules.CountsFrom(n.IssuedOn, n.Year), token);
                return rounds.Select(r => new RoundInfo(
                    r.Code,
                    new Bilingual(r.NameZh, r.NameEn),
                    r.EvaluationNoticeId,
                    r.DesignationNoticeId,
                    (r.EvaluationNoticeId ?? r.DesignationNoticeId) is { } id ? notices[id] : RoundRules.YearBegins(r.Code),
                    r.RecommendationDueOn,
                    r.LiaisonReceiptDueOn,
                    r.TermStartsOn,
                    r.TermEndsOn,
                    r.NoteZh,
                    r.NoteEn,
                    media[r.Code].ToDictionary(m => m.Material, m => m.Medium),
                    r.Ground,
                    r.Version)).ToList();
            },
            cancellationToken);

    /// <summary>One round; null when there is none of the code.</summary>
    public async Task<RoundInfo?> FindAsync(Viewer viewer, string code, CancellationToken cancellationToken = default) =>
        (await ListAsync(viewer, cancellationToken)).FirstOrDefault(r => r.Code == code);

    /// <summary>The round a page shows when none is asked for: the last that has begun by the day; null when none has.</summary>
    public async Task<RoundInfo?> CurrentAsync(Viewer viewer, DateOnly asOf, CancellationToken cancellationToken = default) =>
        (await ListAsync(viewer, cancellationToken)).FirstOrDefault(r => r.OpensOn <= asOf);

    private sealed record ListKey
    {
        public static readonly ListKey Only = new();
    }
}
