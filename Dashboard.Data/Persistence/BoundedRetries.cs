using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dashboard.Data.Persistence;

/// <summary>
/// Repeats what failed for a passing reason of SQL Server, for ten seconds in all: longer than a failover of a
/// mirror takes to refuse, shorter than a reader waits for a page.
/// </summary>
internal sealed class BoundedRetries(ExecutionStrategyDependencies dependencies, TimeProvider time)
    : SqlServerRetryingExecutionStrategy(dependencies, MaxRetries, LongestPause, [DatabaseUnavailable])
{
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    private const int MaxRetries = 6;
    private const int DatabaseUnavailable = 4060; // while it recovers; for good, the bound ends it
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(3);
    private static readonly AsyncLocal<bool> Once = new();
    private long _began;

    /// <summary>What runs until it is disposed of is tried once: the poll asks again in a second anyway.</summary>
    public static IDisposable TryOnce() => new Single();

    protected override void OnFirstExecution()
    {
        base.OnFirstExecution();
        _began = time.GetTimestamp();
    }

    protected override TimeSpan? GetNextDelay(Exception lastException) =>
        Once.Value || base.GetNextDelay(lastException) is not { } pause || time.GetElapsedTime(_began) + pause >= Bound ? null : pause;

    private sealed class Single : IDisposable
    {
        private readonly bool _before = Once.Value;

        public Single() => Once.Value = true;

        public void Dispose() => Once.Value = _before;
    }
}
