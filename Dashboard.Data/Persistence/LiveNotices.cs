namespace Dashboard.Data.Persistence;

/// <summary>
/// Tells open pages of changes, at most four times a second: the first at once, what comes within a quarter of a second after it together.
/// So five hundred writes in a row cost a page a few loads, and none is told of later than that.
/// </summary>
public sealed class LiveNotices : IDisposable
{
    /// <summary>What is told at once after a notice waits so long for the next.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMilliseconds(250);

    private readonly DataVersionMonitor _monitor;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private DataChange? _waiting;
    private bool _within;

    public LiveNotices(DataVersionMonitor monitor, TimeProvider time)
    {
        (_monitor, _timer) = (monitor, time.CreateTimer(_ => Pass(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        _monitor.Noticed += Take;
    }

    /// <summary>Raised with what has changed since the last time. Handlers must not block.</summary>
    public event Action<DataChange>? Due;

    /// <summary>How many writes wait to be told together.</summary>
    public int Waiting { get; private set; }

    /// <summary>How many open pages and parts of the frame listen in this process.</summary>
    public int Listeners => Due?.GetInvocationList().Length ?? 0;

    public void Dispose()
    {
        _monitor.Noticed -= Take;
        _timer.Dispose();
    }

    private void Take(DataChange change)
    {
        lock (_gate)
        {
            if (_within)
            {
                (_waiting, Waiting) = (_waiting?.And(change) ?? change, Waiting + 1);
                return;
            }

            Open();
        }

        Due?.Invoke(change);
    }

    /// <summary>The window has passed: tells what came within it, and opens the next; closes when nothing came.</summary>
    private void Pass()
    {
        DataChange change;
        lock (_gate)
        {
            if (_waiting is not { } waiting)
            {
                _within = false;
                return;
            }

            (change, _waiting, Waiting) = (waiting, null, 0);
            Open();
        }

        Due?.Invoke(change);
    }

    private void Open()
    {
        _within = true;
        _timer.Change(Window, Timeout.InfiniteTimeSpan);
    }
}
