using Microsoft.Extensions.Options;

namespace Dashboard.Data.Persistence;

/// <summary>A query that took long.</summary>
/// <param name="Name">PlacesQueries.Designated: never what was asked.</param>
/// <param name="At">UTC, when it was done.</param>
public sealed record SlowQuery(string Name, TimeSpan Took, DateTime At);

/// <summary>The last queries of this process that took long: what the cache did not have, from the question to the result.</summary>
public sealed class SlowQueries(TimeProvider time, IOptions<DashboardDataOptions> options)
{
    /// <summary>How many are kept.</summary>
    public const int Kept = 20;

    private readonly Lock _gate = new();
    private readonly Queue<SlowQuery> _last = [];

    /// <summary>See <see cref="DashboardDataOptions.SlowQuery"/>.</summary>
    public TimeSpan Threshold => options.Value.SlowQuery;

    /// <summary>The latest first.</summary>
    public IReadOnlyList<SlowQuery> Last
    {
        get
        {
            lock (_gate)
            {
                return [.. _last.Reverse()];
            }
        }
    }

    internal long Begin() => time.GetTimestamp();

    internal void End(object key, long began)
    {
        var took = time.GetElapsedTime(began);
        if (took < Threshold)
        {
            return;
        }

        lock (_gate)
        {
            _last.Enqueue(new SlowQuery(DataTelemetry.NameOf(key), took, time.GetUtcNow().UtcDateTime));
            if (_last.Count > Kept)
            {
                _last.Dequeue();
            }
        }
    }
}
