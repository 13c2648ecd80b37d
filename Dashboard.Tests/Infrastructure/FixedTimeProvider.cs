namespace Dashboard.Tests.Infrastructure;

/// <summary>A clock that stands; timers run as ever.</summary>
public sealed class FixedTimeProvider(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
