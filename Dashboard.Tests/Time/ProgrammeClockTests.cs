using Dashboard.Data.Time;

namespace Dashboard.Tests.Time;

public sealed class ProgrammeClockTests
{
    [Theory]
    [InlineData("2023-08-15T00:00:00Z", "2023-08-15")]
    [InlineData("2023-08-15T15:59:59Z", "2023-08-15")]
    [InlineData("2023-08-15T16:00:00Z", "2023-08-16")]
    [InlineData("2022-12-31T16:00:00Z", "2023-01-01")]
    [InlineData("1988-06-15T16:00:00Z", "1988-06-16")] // China kept summer time then; the programme does not
    public void The_day_changes_at_midnight_in_China(string utc, string today)
    {
        var clock = new ProgrammeClock(new StoppedTime(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(DateOnly.ParseExact(today, "yyyy-MM-dd", null), clock.Today);
        Assert.Equal(TimeSpan.FromHours(8), clock.Now.Offset);
    }

    private sealed class StoppedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.CreateCustomTimeZone("elsewhere", TimeSpan.FromHours(-11), null, null);
    }
}
