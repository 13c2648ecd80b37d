using System.Globalization;
using Bunit;
using Dashboard.Web.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Infrastructure;

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
    protected LogRecorder Log { get; } = new(LogLevel.Error);

    protected static void Language(string culture) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

    protected override void Dispose(bool disposing)
    {
        CultureInfo.CurrentCulture = _culture;
        CultureInfo.CurrentUICulture = _uiCulture;
        base.Dispose(disposing);
    }
}
