using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Provinces;
using Dashboard.Data.Time;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Data.CommandResults;

namespace Dashboard.Data.Briefing;

/// <summary>Makes briefings. What one says is read when it is made and never changed; only its title and who may read it are.</summary>
public sealed class BriefingCommands
{
    private const int Readings = 5;
    private readonly DashboardWriter _writer;
    private readonly AccessGuard _guard;
    private readonly BriefingReading _reading;
    private readonly ProvincesQueries _provinces;
    private readonly DataVersionMonitor _monitor;
    private readonly ProgrammeClock _clock;

    internal BriefingCommands(
        DashboardWriter writer, AccessGuard guard, BriefingReading reading, ProvincesQueries provinces, DataVersionMonitor monitor, ProgrammeClock clock) =>
        (_writer, _guard, _reading, _provinces, _monitor, _clock) = (writer, guard, reading, provinces, monitor, clock);

    /// <summary>Makes a briefing of the figures of its day, as the data is now. Gives back its identifier.</summary>
    public async Task<CommandResult<string>> CreateAsync(Actor actor, BriefingInput input, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(input);
        if (_guard.Check(actor.Viewer, AccessAction.WriteBriefings) is { } forbidden)
        {
            return forbidden;
        }

        return await CheckAsync(actor.Viewer, input, cancellationToken) is { } refusal ? refusal
            : await AddAsync(actor, actor.Viewer, input, Guid.CreateVersion7(_clock.Now).ToString("N"), ProvenanceKind.Reported, cancellationToken);
    }

    /// <summary>Changes the title, and who may read it.</summary>
    /// <param name="seen">As the actor saw it: in conflict when it is no longer so.</param>
    public Task<CommandResult<Nothing>> ChangeAsync(
        Actor actor, BriefingInfo seen, string title, BriefingVisibility visibility, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(seen);
        return _writer.WriteAsync<Nothing>(
            actor,
            null,
            async (db, token) =>
            {
                if (_guard.Check(actor.Viewer, AccessAction.WriteBriefings) is { } forbidden)
                {
                    return forbidden;
                }

                if (await db.Briefings.AsTracking().SingleOrDefaultAsync(b => b.Id == seen.Id, token) is not { } held)
                {
                    return new BriefingRefusal.Unknown();
                }

                if (!IsTitle(title))
                {
                    return new BriefingRefusal.TitleInvalid(LeadershipBriefing.TitleLength);
                }

                if (held.Ground == ProvenanceKind.Illustrative)
                {
                    return new BriefingRefusal.IsSample();
                }

                if (visibility == BriefingVisibility.Public && held.Visibility != BriefingVisibility.Public)
                {
                    return new BriefingRefusal.HoldsUnpublished();
                }

                if (held.Version != seen.Version)
                {
                    return new CommandResult<Nothing>.Conflict(
                    [
                        new(nameof(LeadershipBriefing.Title), title.Trim(), held.Title), new(nameof(LeadershipBriefing.Visibility), visibility.ToString(), held.Visibility.ToString()),
                    ]);
                }

                (held.Title, held.Visibility) = (title.Trim(), visibility);
                return Done();
            },
            cancellationToken);
    }

    /// <summary>The briefing that shows what one is: of sample data, marked, for everyone to read.</summary>
    internal Task<CommandResult<string>> AddSampleAsync(Viewer viewer, BriefingInput input, string id, CancellationToken cancellationToken) =>
        AddAsync(Actor.System, viewer, input, id, ProvenanceKind.Illustrative, cancellationToken);

    private static bool IsTitle(string? title) => title?.Trim() is { Length: > 0 and <= LeadershipBriefing.TitleLength };

    private async Task<CommandResult<string>> AddAsync(
        Actor actor, Viewer viewer, BriefingInput input, string id, ProvenanceKind ground, CancellationToken cancellationToken)
    {
        var (content, version) = await ReadAsync(viewer, ground == ProvenanceKind.Illustrative ? input with { Visibility = BriefingVisibility.Internal } : input, cancellationToken);
        return await _writer.WriteAsync(
            actor,
            null,
            (db, _) =>
            {
                db.Briefings.Add(new LeadershipBriefing
                {
                    Id = id,
                    Title = input.Title.Trim(),
                    AsOf = input.AsOf,
                    Since = input.Since,
                    RoundCode = content.Round,
                    Slides = BriefingJson.WriteSlides(input.Slides),
                    FreeText = RecordedModel.Trimmed(input.FreeText),
                    Visibility = input.Visibility,
                    Content = BriefingJson.Write(content),
                    DataVersion = version,
                    Ground = ground,
                });
                return Task.FromResult(Done(id));
            },
            cancellationToken);
    }

    /// <summary>All of it from one state of the data: when a write comes between, it is read again.</summary>
    private async Task<(BriefingContent Content, Guid Version)> ReadAsync(Viewer viewer, BriefingInput input, CancellationToken cancellationToken)
    {
        for (var reading = 1; ; reading++)
        {
            var version = _monitor.Current;
            var content = BriefingBuilder.Of(await _reading.ReadAsync(viewer, input, cancellationToken), input.Slides);
            if (version == _monitor.Current || reading == Readings)
            {
                return (content, version);
            }
        }
    }

    private async Task<Refusal?> CheckAsync(Viewer viewer, BriefingInput input, CancellationToken cancellationToken)
    {
        var codes = (await _provinces.ListAsync(viewer, cancellationToken)).Where(p => p.TakesPart).Select(p => p.Code).ToHashSet(StringComparer.Ordinal);
        return !IsTitle(input.Title) ? new BriefingRefusal.TitleInvalid(LeadershipBriefing.TitleLength)
            : input.FreeText?.Trim().Length > LeadershipBriefing.TextLength ? new BriefingRefusal.TextTooLong(LeadershipBriefing.TextLength)
            : input.AsOf > _clock.Today ? new BriefingRefusal.InFuture(input.AsOf, _clock.Today)
            : input.Since >= input.AsOf ? new BriefingRefusal.SinceNotEarlier(input.Since.Value, input.AsOf)
            : input.Slides.Count == 0 ? new BriefingRefusal.NoSlide()
            : input.Slides.GroupBy(s => s).FirstOrDefault(g => g.Count() > 1) is { } twice ? new BriefingRefusal.SlideTwice(twice.Key.Kind)
            : input.Slides.Where(s => s.Kind == SlideKind.Province && !codes.Contains(s.Province ?? "")).Select(s => new BriefingRefusal.ProvinceUnknown(s.Province ?? "")).FirstOrDefault();
    }
}
