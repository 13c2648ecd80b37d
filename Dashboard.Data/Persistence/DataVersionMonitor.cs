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

    /// <summary>Raised after a write has been committed, here or elsewhere. Handlers run on the writer's thread and must not block.</summary>
    public event Action? Changed;

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

    /// <summary>Since when the database has not answered; null while it answers. What is cached stays readable.</summary>
    public DateTimeOffset? SilentSince { get; private set; }

    internal void Advance(Guid stamp)
    {
        lock (_gate)
        {
            if (_current == stamp)
            {
                return;
            }

            _current = stamp;
        }

        Changed?.Invoke();
    }

    internal async Task AskAsync(DashboardDbContext db, CancellationToken cancellationToken)
    {
        try
        {
            var before = Current;
            var stamp = await db.DataVersions.AsNoTracking().TagWith(PollTag).Select(v => v.Stamp).SingleAsync(cancellationToken);
            _confirmedAt = clock.Now;
            Silent(null);

            // A write of this process may have advanced the version while the question was under way; then the answer is old.
            if (Current == before)
            {
                Advance(stamp);
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
