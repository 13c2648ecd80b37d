using Dashboard.Data.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.Data.Persistence;

/// <summary>
/// Knows the data version without asking the database on every read: own writes advance it at once, those of other
/// instances are noticed by asking once a second (<see cref="DashboardDataOptions.VersionPoll"/>).
/// </summary>
public sealed partial class DataVersionMonitor(ProgrammeClock clock, ILogger<DataVersionMonitor> logger)
{
    /// <summary>Marks the monitor's own statement in the SQL log, so that it can be told from those of a page.</summary>
    public const string PollTag = "data version";

    private readonly Lock _gate = new();
    private DateTimeOffset? _confirmedAt;
    private Guid _current;
    private Guid _sessions;
    private (Guid Stamp, DateTimeOffset At)? _elsewhere;
    private (Guid Stamp, DateTimeOffset At)? _elsewhereBefore;

    /// <summary>Raised after a write has been committed, here or elsewhere. Handlers run on the writer's thread and must not block.</summary>
    public event Action? Changed;

    /// <summary>The same, with what has changed. Pages listen to <see cref="LiveNotices"/>, which gathers them.</summary>
    public event Action<DataChange>? Noticed;

    /// <summary>Raised when the database stops or starts answering.</summary>
    public event Action? ReachabilityChanged;

    /// <summary>The stamp under which results are cached.</summary>
    public Guid Current
    {
        get
        {
            lock (_gate)
            {
                return _current;
            }
        }
    }

    /// <summary>The stamp of the ended sessions, under which the others are kept.</summary>
    public Guid Sessions
    {
        get
        {
            lock (_gate)
            {
                return _sessions;
            }
        }
    }

    /// <summary>Since when the database has not answered; null while it answers. What is cached stays readable.</summary>
    public DateTimeOffset? SilentSince { get; private set; }

    /// <summary>When the last write of another process was noticed: of another instance, or of a command at the console. Null: none since the start.</summary>
    public DateTimeOffset? WrittenElsewhereAt
    {
        get
        {
            lock (_gate)
            {
                return _elsewhere?.At;
            }
        }
    }

    /// <param name="data">Null: as it was.</param>
    /// <param name="sessions">Null: as it was.</param>
    /// <param name="change">Null: nobody knows what.</param>
    /// <param name="noticedAt">Of what another process seems to have written; null: this one has.</param>
    internal void Advance(Guid? data, Guid? sessions = null, DataChange? change = null, DateTimeOffset? noticedAt = null)
    {
        lock (_gate)
        {
            _sessions = sessions ?? _sessions;
            if (data is null)
            {
                return;
            }

            if (_current == data)
            {
                if (noticedAt is null && _elsewhere?.Stamp == data)
                {
                    _elsewhere = _elsewhereBefore; // the question saw the own write before its writer told of it
                }

                return;
            }

            if (noticedAt is { } at && _current != Guid.Empty)
            {
                (_elsewhereBefore, _elsewhere) = (_elsewhere, (data.Value, at));
            }

            _current = data.Value;
        }

        Changed?.Invoke();
        Noticed?.Invoke(change ?? DataChange.Everything);
    }

    /// <param name="afterOwnWrite">True: what is new is what this process has just written.</param>
    internal async Task AskAsync(DashboardDbContext db, CancellationToken cancellationToken, bool afterOwnWrite = false)
    {
        using var once = BoundedRetries.TryOnce();
        try
        {
            var before = (Current, Sessions);
            var version = await db.DataVersions.AsNoTracking().TagWith(PollTag).SingleAsync(cancellationToken);
            _confirmedAt = clock.Now;
            if (SilentSince is { } since)
            {
                LogAnswers(logger, since);
            }

            Silent(null);

            // A write of this process may have advanced the version while the question was under way; then the answer is old.
            if ((Current, Sessions) == before)
            {
                Advance(version.Stamp, version.Sessions, noticedAt: afterOwnWrite ? null : clock.Now);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            if (SilentSince is null)
            {
                LogSilent(logger, failure);
            }

            Silent(_confirmedAt ?? clock.Now);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database does not answer; pages show what is cached.")]
    private static partial void LogSilent(ILogger logger, Exception failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database answers again; it had not since {Since}.")]
    private static partial void LogAnswers(ILogger logger, DateTimeOffset since);

    private void Silent(DateTimeOffset? since)
    {
        var changed = SilentSince is null != since is null;
        SilentSince = since;
        if (changed)
        {
            ReachabilityChanged?.Invoke();
        }
    }
}

internal sealed class DataVersionPolling(
    DataVersionMonitor monitor, IDbContextFactory<DashboardDbContext> factory, IOptions<DashboardDataOptions> options, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.VersionPoll, time);
        do
        {
            await using var db = await factory.CreateDbContextAsync(stoppingToken);
            await monitor.AskAsync(db, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
