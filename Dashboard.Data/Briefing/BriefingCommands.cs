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

    /// <summary>
    /// All of it from one state of the data: whether that is still the present one is asked of the database in the writing transaction, and
    /// when it is not, all is read again.
    /// </summary>
    private async Task<CommandResult<string>> AddAsync(
        Actor actor, Viewer viewer, BriefingInput input, string id, ProvenanceKind ground, CancellationToken cancellationToken)
    {
        var asked = ground == ProvenanceKind.Illustrative ? input with { Visibility = BriefingVisibility.Internal } : input;
        for (var reading = 1; reading <= Readings; reading++)
        {
            var version = _monitor.Current;
            var content = BriefingBuilder.Of(await _reading.ReadAsync(viewer, asked, cancellationToken), input.Slides);
            var written = await _writer.WriteAsync(actor, null, (db, token) => PinAsync(db, Pinned(input, id, ground, content, version), token), cancellationToken);
            if (written is not CommandResult<string>.Refused { Refusal: BriefingRefusal.DataChanging })
            {
                return written;
            }
        }

        return new BriefingRefusal.DataChanging(Readings);
    }

    private async Task<CommandResult<string>> PinAsync(DashboardDbContext db, LeadershipBriefing briefing, CancellationToken cancellationToken)
    {
        var present = await db.DataVersions.AsNoTracking().Select(v => v.Stamp).SingleAsync(cancellationToken);
        if (present != briefing.DataVersion)
        {
            if (_monitor.Current == briefing.DataVersion)
            {
                _monitor.Advance(present); // another instance has written, and the next reading is not to wait for the poll
            }

            return new BriefingRefusal.DataChanging(Readings);
        }

        db.Briefings.Add(briefing);
        return Done(briefing.Id);
    }

    private static LeadershipBriefing Pinned(BriefingInput input, string id, ProvenanceKind ground, BriefingContent content, Guid version) => new()
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
    };

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
