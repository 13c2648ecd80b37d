using Microsoft.Extensions.Hosting;

namespace Dashboard.Data.Time;

/// <summary>Today where the programme runs.</summary>
public sealed class ProgrammeClock(TimeProvider time)
{
    /// <summary>China Standard Time: UTC+8 the whole year, without a time zone database.</summary>
    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    private readonly Lock _gate = new();
    private DateOnly? _told;

    /// <summary>Raised when a new day has begun in China: an open page that shows today moves on. Handlers must not block.</summary>
    public event Action? DayChanged;

    /// <summary>The present moment in China Standard Time.</summary>
    public DateTimeOffset Now => time.GetUtcNow().ToOffset(ChinaOffset);

    /// <summary>Today in China Standard Time.</summary>
    public DateOnly Today => DayOf(time.GetUtcNow().UtcDateTime);

    /// <summary>Looks at the calendar, and tells of a new day once.</summary>
    internal void Tick()
    {
        var today = Today;
        lock (_gate)
        {
            var before = _told;
            _told = today;
            if (before is null || before == today)
            {
                return;
            }
        }

        DayChanged?.Invoke();
    }

    /// <summary>The day in China on which a moment lies. The only way from a moment to a day: every other conversion is banned.</summary>
    public static DateOnly DayOf(DateTime utc)
    {
        var there = InChina(utc);
        return new DateOnly(there.Year, there.Month, there.Day);
    }

    /// <summary>What the clocks in China show at a moment.</summary>
    public static DateTime InChina(DateTime utc) => utc > DateTime.MaxValue - ChinaOffset ? DateTime.MaxValue : utc + ChinaOffset;

    /// <summary>The moment (UTC) at which a day begins in China.</summary>
    public static DateTime BeginOf(DateOnly day) =>
        day == DateOnly.MinValue ? DateTime.MinValue : day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) - ChinaOffset;
}

/// <summary>Has the clock look at the calendar every second.</summary>
internal sealed class DayWatch(ProgrammeClock clock, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            clock.Tick();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
