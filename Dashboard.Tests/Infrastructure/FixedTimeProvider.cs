using System.Globalization;
using Dashboard.Data.Time;

namespace Dashboard.Tests.Infrastructure;

/// <summary>A clock that stands; timers run as ever.</summary>
public sealed class FixedTimeProvider(DateTimeOffset now) : TimeProvider
{
    /// <summary>The clock of a test that needs none in particular: noon of 2026-11-27 in China.</summary>
    public static readonly FixedTimeProvider Noon = new(DateTimeOffset.Parse("2026-11-27T04:00:00Z", CultureInfo.InvariantCulture));

    public DateTimeOffset Now => now;

    /// <summary>The day in China.</summary>
    public DateOnly Today => ProgrammeClock.DayOf(now.UtcDateTime);

    public override DateTimeOffset GetUtcNow() => now;
}
