using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Briefing;

/// <summary>A briefing in the archive.</summary>
/// <param name="Round">Code; null: none had begun.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="IsSample">Made of sample data to show what a briefing is.</param>
/// <param name="Version">To be given with a change.</param>
public sealed record BriefingInfo(
    string Id,
    string Title,
    DateOnly AsOf,
    DateOnly? Since,
    string? Round,
    IReadOnlyList<ChosenSlide> Slides,
    string? FreeText,
    BriefingVisibility Visibility,
    string CreatedBy,
    DateTime CreatedAt,
    bool IsSample,
    int Version);

/// <summary>A briefing with what it said.</summary>
/// <param name="Content">Null: written by another version, not readable.</param>
public sealed record BriefingDetail(BriefingInfo Info, BriefingContent? Content);

/// <summary>A figure that is another now than when it was said.</summary>
public sealed record CorrectedFigure(PinnedFigure Said, PinnedFigure Now);

/// <summary>
/// Reads the briefings: public ones are for everyone, internal ones for the national office and the leadership, drafts for those who make
/// them.
/// </summary>
public sealed class BriefingQueries
{
    private readonly DashboardReader _reader;
    private readonly AccessGuard _guard;
    private readonly BriefingReading _reading;

    internal BriefingQueries(DashboardReader reader, AccessGuard guard, BriefingReading reading) => (_reader, _guard, _reading) = (reader, guard, reading);

    /// <summary>The briefings that the viewer may read: the latest day first.</summary>
    public async Task<IReadOnlyList<BriefingInfo>> ListAsync(Viewer viewer, CancellationToken cancellationToken = default) =>
        (await _reader.ReadPublishedAsync<IReadOnlyList<BriefingInfo>>(
            viewer,
            ListKey.Only,
            async (db, token) => (await db.Briefings.OrderByDescending(b => b.AsOf).ThenByDescending(b => b.CreatedAt).ThenBy(b => b.Id)
                    .Select(b => new
                    {
                        b.Id, b.Title, b.AsOf, b.Since, b.RoundCode, b.Slides, b.FreeText, b.Visibility, b.CreatedBy, b.CreatedAt, b.Ground, b.Version,
                    }).ToListAsync(token))
                .ConvertAll(b => new BriefingInfo(
                    b.Id, b.Title, b.AsOf, b.Since, b.RoundCode, BriefingJson.ReadSlides(b.Slides), b.FreeText, b.Visibility, b.CreatedBy, b.CreatedAt,
                    b.Ground == ProvenanceKind.Illustrative, b.Version)),
            cancellationToken))
        .Where(b => _guard.Allows(viewer, ActionOf(b.Visibility))).ToList();

    /// <summary>One briefing with what it said; null when the viewer may read none of the identifier, whether there is one or not.</summary>
    public async Task<BriefingDetail?> FindAsync(Viewer viewer, string id, CancellationToken cancellationToken = default)
    {
        var detail = await _reader.ReadPublishedAsync(
            viewer,
            new FindKey(id),
            async (db, token) => await db.Briefings.SingleOrDefaultAsync(b => b.Id == id, token) is { } held && held.Id == id
                ? new BriefingDetail(InfoOf(held), BriefingJson.Read(held.Content)) : null,
            cancellationToken);
        return detail is not null && _guard.Allows(viewer, ActionOf(detail.Info.Visibility)) ? detail : null;
    }

    /// <summary>
    /// The figures that are others now, of the same day: something was entered later, or corrected (更正). Empty for the sample, and null
    /// when the viewer may read no such briefing.
    /// </summary>
    public async Task<IReadOnlyList<CorrectedFigure>?> CorrectionsAsync(Viewer viewer, string id, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(viewer, id, cancellationToken) is not { } detail)
        {
            return null;
        }

        if (detail.Info.IsSample || detail.Content is not { } said)
        {
            return [];
        }

        return await _reader.ReadAsync<IReadOnlyList<CorrectedFigure>>(
            viewer,
            new CorrectionsKey(id),
            async (_, token) =>
            {
                var info = detail.Info;
                var facts = await _reading
                    .ReadAsync(viewer, new BriefingInput(info.Title, info.AsOf, info.Since, info.Slides, info.FreeText, info.Visibility), token);
                var now = BriefingBuilder.Of(facts, info.Slides).Figures.ToDictionary(f => f.Key, StringComparer.Ordinal);
                return said.Figures.Where(f => now.TryGetValue(f.Key, out var other) && (other.Value, other.Part, other.Whole) != (f.Value, f.Part, f.Whole))
                    .Select(f => new CorrectedFigure(f, now[f.Key])).ToList();
            },
            cancellationToken);
    }

    /// <summary>What a briefing of published figures would say on a day, pinned nowhere: to see how a file looks. Every slide but those of the provinces.</summary>
    public Task<BriefingDetail> TrialAsync(Viewer viewer, DateOnly asOf, string title, CancellationToken cancellationToken = default) => _reader.ReadAsync(
        viewer,
        new TrialKey(asOf, title),
        async (_, token) =>
        {
            var input = new BriefingInput(title, asOf, null, [.. Enum.GetValues<SlideKind>().Where(k => k != SlideKind.Province).Select(k => new ChosenSlide(k))], null, BriefingVisibility.Public);
            var content = BriefingBuilder.Of(await _reading.ReadAsync(viewer, input, token), input.Slides);
            return new BriefingDetail(
                new BriefingInfo("", title, asOf, null, content.Round, input.Slides, null, BriefingVisibility.Draft, "", asOf.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), false, 0), content);
        },
        cancellationToken);

    internal static BriefingInfo InfoOf(LeadershipBriefing held) => new(
        held.Id, held.Title, held.AsOf, held.Since, held.RoundCode, BriefingJson.ReadSlides(held.Slides), held.FreeText, held.Visibility, held.CreatedBy, held.CreatedAt,
        held.Ground == ProvenanceKind.Illustrative, held.Version);

    private static AccessAction ActionOf(BriefingVisibility visibility) => visibility switch
    {
        BriefingVisibility.Public => AccessAction.ReadPublished,
        BriefingVisibility.Internal => AccessAction.ReadNationalUnpublished,
        BriefingVisibility.Draft => AccessAction.WriteBriefings,
    };

    private sealed record ListKey
    {
        public static readonly ListKey Only = new();
    }

    private sealed record FindKey(string Id);

    private sealed record TrialKey(DateOnly AsOf, string Title);

    private sealed record CorrectionsKey(string Id);
}
