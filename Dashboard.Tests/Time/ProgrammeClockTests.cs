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

    [Theory]
    [InlineData("2023-08-14T15:59:59Z", "2023-08-14")]
    [InlineData("2023-08-14T16:00:00Z", "2023-08-15")] // from midnight to eight in the morning the day in UTC is yesterday's
    [InlineData("2023-08-14T23:59:59Z", "2023-08-15")]
    [InlineData("2023-08-15T00:00:00Z", "2023-08-15")]
    public void A_moment_lies_on_its_day_in_China(string utc, string day)
    {
        var moment = DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
        var expected = DateOnly.ParseExact(day, "yyyy-MM-dd", null);

        Assert.Equal(expected, ProgrammeClock.DayOf(moment));
        Assert.InRange(moment, ProgrammeClock.BeginOf(expected), ProgrammeClock.BeginOf(expected.AddDays(1)).AddTicks(-1));
    }

    [Fact]
    public void The_ends_of_the_calendar_have_their_day()
    {
        Assert.Equal(DateOnly.MinValue, ProgrammeClock.DayOf(ProgrammeClock.BeginOf(DateOnly.MinValue)));
        Assert.Equal(DateOnly.MaxValue, ProgrammeClock.DayOf(DateTime.MaxValue));
    }

    [Fact]
    public void A_new_day_is_told_once_and_only_at_midnight_in_China()
    {
        var time = new MovedTime { Now = new DateTimeOffset(2023, 8, 14, 15, 59, 59, TimeSpan.Zero) };
        var (clock, told) = (new ProgrammeClock(time), new List<DateOnly>());
        clock.DayChanged += () => told.Add(clock.Today);

        clock.Tick();
        Assert.Empty(told);
        time.Now = time.Now.AddSeconds(1);
        clock.Tick();
        clock.Tick();
        time.Now = time.Now.AddHours(23);
        clock.Tick();

        Assert.Equal([new DateOnly(2023, 8, 15)], told);
    }

    private sealed class StoppedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.CreateCustomTimeZone("elsewhere", TimeSpan.FromHours(-11), null, null);
    }
}
