namespace Dashboard.Tests.Infrastructure;

/// <summary>A clock that the test sets.</summary>
public sealed class MovedTime : TimeProvider
{
    public required DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
