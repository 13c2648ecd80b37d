using System.Globalization;
using Bunit;
using Dashboard.Tests.Time;
using Dashboard.Web.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Components;

/// <summary>A test of one component: culture pinned, scripts strict, the log kept.</summary>
public abstract class ComponentTestContext : BunitContext
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _uiCulture = CultureInfo.CurrentUICulture;

    protected ComponentTestContext()
    {
        DefaultWaitTimeout = TimeSpan.FromSeconds(30);
        Services.AddLogging(logging => logging.AddProvider(Log));
        Services.AddSingleton<TimeProvider>(new FixedTimeProvider(DateTimeOffset.UnixEpoch));
        Language(Cultures.Chinese);
    }

    /// <summary>What was logged.</summary>
    protected LogBook Log { get; } = new();

    protected static void Language(string culture) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

    protected override void Dispose(bool disposing)
    {
        CultureInfo.CurrentCulture = _culture;
        CultureInfo.CurrentUICulture = _uiCulture;
        base.Dispose(disposing);
    }
}

/// <summary>Keeps what is logged as error.</summary>
public sealed class LogBook : ILoggerProvider, ILogger
{
    private readonly List<(string Text, Exception? Failure)> _errors = [];

    public IReadOnlyList<(string Text, Exception? Failure)> Errors
    {
        get
        {
            lock (_errors)
            {
                return [.. _errors];
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            lock (_errors)
            {
                _errors.Add((formatter(state, exception), exception));
            }
        }
    }

    public void Dispose()
    {
    }
}
