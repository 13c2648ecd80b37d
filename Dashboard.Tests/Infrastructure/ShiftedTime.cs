namespace Dashboard.Tests.Infrastructure;

/// <summary>A clock that goes as the machine's does, from another instant on.</summary>
public sealed class ShiftedTime(DateTimeOffset from) : TimeProvider
{
    private readonly long _started = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => from + System.GetElapsedTime(_started);
}
