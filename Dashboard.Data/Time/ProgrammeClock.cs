namespace Dashboard.Data.Time;

/// <summary>Today where the programme runs.</summary>
public sealed class ProgrammeClock(TimeProvider time)
{
    /// <summary>China Standard Time: UTC+8 the whole year, without a time zone database.</summary>
    public static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    /// <summary>The present moment in China Standard Time.</summary>
    public DateTimeOffset Now => time.GetUtcNow().ToOffset(ChinaOffset);

    /// <summary>Today in China Standard Time.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);
}
