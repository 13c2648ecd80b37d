using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Infrastructure;

/// <summary>Keeps all that is logged from a level on, oldest first.</summary>
public sealed class LogRecorder(LogLevel from = LogLevel.Trace) : ILoggerProvider, ILogger
{
    private readonly List<LogLine> _lines = [];

    /// <summary>What was logged, since it was last taken.</summary>
    public IReadOnlyList<LogLine> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>What was logged as an error.</summary>
    public IReadOnlyList<LogLine> Errors => [.. Lines.Where(line => line.Level >= LogLevel.Error)];

    /// <summary>All of it as one text.</summary>
    public string Text => string.Join('\n', Lines);

    /// <summary>Gives the lines and forgets them.</summary>
    public IReadOnlyList<LogLine> Take()
    {
        lock (_lines)
        {
            LogLine[] taken = [.. _lines];
            _lines.Clear();
            return taken;
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= from;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            lock (_lines)
            {
                _lines.Add(new(logLevel, formatter(state, exception), exception));
            }
        }
    }

    public void Dispose()
    {
    }
}

public sealed record LogLine(LogLevel Level, string Text, Exception? Failure)
{
    public override string ToString() => $"{Level}: {Text} {Failure}";
}
