using Dashboard.Data.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Dashboard.Data.Persistence;

/// <summary>
/// The one way a query reaches the database: one context a call, no tracking, and each result kept under
/// (query with its arguments, data version), so that unchanged data costs no SQL and a write leaves nothing stale.
/// </summary>
public sealed class DashboardReader(
    IDbContextFactory<DashboardDbContext> factory, DataVersionMonitor monitor, AccessGuard guard, SessionBook sessions, SlowQueries slow, IOptions<DashboardDataOptions> options) : IDisposable
{
    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = options.Value.CachedResults });
    private readonly Lock _gate = new();

    /// <summary>
    /// The result of a query whose answer depends on who asks: it checks what the viewer may see, and viewers of one role and
    /// province share it. From the cache when the data has not changed since it was read. Callers that ask for the same at
    /// once share one reading; one who stops waiting does not stop the others.
    /// </summary>
    /// <param name="key">The query's name and arguments, as a record: it must hold all else that the result depends on.</param>
    /// <param name="query">Reads records, never entities.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="AccessRefusedException">The viewer may read nothing at all: nobody has signed in where reading is not public, or the session is over.</exception>
    public Task<T> ReadAsync<T>(
        Viewer viewer, object key, Func<DashboardDbContext, CancellationToken, Task<T>> query, CancellationToken cancellationToken)
    {
        Demand(viewer);
        return ReadInternalAsync((viewer.Scope, key), query, cancellationToken);
    }

    /// <summary>The result of a query of published data: the same for everyone who may read at all, so they share it.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public Task<T> ReadPublishedAsync<T>(
        Viewer viewer, object key, Func<DashboardDbContext, CancellationToken, Task<T>> query, CancellationToken cancellationToken)
    {
        Demand(viewer);
        return ReadInternalAsync(key, query, cancellationToken);
    }

    /// <summary>The same for what no viewer is shown.</summary>
    internal Task<T> ReadInternalAsync<T>(object key, Func<DashboardDbContext, CancellationToken, Task<T>> query, CancellationToken cancellationToken)
    {
        var versioned = (key, monitor.Current);
        Task<T> reading;
        lock (_gate)
        {
            if (_cache.Get<Task<T>>(versioned) is { } cached)
            {
                DataTelemetry.Asked(key, isHit: true);
                reading = cached;
            }
            else
            {
                DataTelemetry.Asked(key, isHit: false);
                reading = QueryAsync(key, query);
                _cache.Set(versioned, reading, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromHours(1) });
                _ = ForgetFailureAsync(versioned, reading);
            }
        }

        return reading.IsCompletedSuccessfully ? reading : reading.WaitAsync(cancellationToken);
    }

    public void Dispose() => _cache.Dispose();

    private void Demand(Viewer viewer)
    {
        guard.Demand(viewer, AccessAction.ReadPublished);
        if (viewer.SessionId is { } session && sessions.IsKnownToBeOver(session))
        {
            throw new AccessRefusedException(AccessAction.ReadPublished, new AccessRefusal.SessionEnded());
        }
    }

    private async Task<T> QueryAsync<T>(object key, Func<DashboardDbContext, CancellationToken, Task<T>> query)
    {
        // Sqlite works synchronously: not under the gate. And not on the caller's circuit: others wait for this reading too.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        return await DataTelemetry.ReadAsync(key, async () =>
        {
            await using var db = await factory.CreateDbContextAsync();
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            var began = slow.Begin();
            try
            {
                return await query(db, CancellationToken.None);
            }
            finally
            {
                slow.End(key, began);
            }
        });
    }

    private async Task ForgetFailureAsync(object versioned, Task reading)
    {
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!reading.IsCompletedSuccessfully)
        {
            _cache.Remove(versioned);
        }
    }
}
