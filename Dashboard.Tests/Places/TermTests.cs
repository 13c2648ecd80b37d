using Dashboard.Data.Places;

namespace Dashboard.Tests.Places;

public sealed class TermTests
{
    private static readonly Term OfTheNotice = new(new(2022, 7, 1), new(2025, 6, 30));

    [Fact]
    public void The_term_of_the_2022_notice_has_36_months() => Assert.Equal(36, OfTheNotice.Months);

    [Theory]
    [InlineData(2022, 6, 30, 0, 1096)]
    [InlineData(2022, 7, 1, 1, 1095)]
    [InlineData(2022, 7, 31, 1, 1065)]
    [InlineData(2022, 8, 1, 2, 1064)]
    [InlineData(2023, 8, 15, 14, 685)]
    [InlineData(2025, 6, 30, 36, 0)]
    [InlineData(2025, 7, 1, 36, -1)]
    [InlineData(2026, 1, 1, 36, -185)]
    public void A_day_is_in_a_month_of_the_term_and_has_days_left(int year, int month, int day, int monthOfTerm, int daysLeft)
    {
        Assert.Equal(monthOfTerm, OfTheNotice.MonthOn(new(year, month, day)));
        Assert.Equal(daysLeft, OfTheNotice.DaysLeftOn(new(year, month, day)));
    }

    [Theory]
    [InlineData(1, 1, 1, 0)]
    [InlineData(2022, 7, 1, 0)]
    [InlineData(2022, 7, 2, 0)]
    [InlineData(2022, 7, 3, 1)]
    [InlineData(2023, 8, 15, 374)]
    [InlineData(2025, 6, 29, 999)]
    [InlineData(2025, 6, 30, 1000)]
    [InlineData(9999, 12, 31, 1000)]
    public void The_part_that_has_passed_goes_from_nothing_to_all(int year, int month, int day, int permille) =>
        Assert.Equal(permille, OfTheNotice.PermilleOn(new(year, month, day)));

    [Fact]
    public void No_month_and_no_part_goes_back_from_one_day_to_the_next()
    {
        for (var day = new DateOnly(2022, 6, 1); day < new DateOnly(2025, 8, 1); day = day.AddDays(1))
        {
            Assert.InRange(OfTheNotice.MonthOn(day.AddDays(1)) - OfTheNotice.MonthOn(day), 0, 1);
            Assert.InRange(OfTheNotice.PermilleOn(day.AddDays(1)) - OfTheNotice.PermilleOn(day), 0, 1);
        }
    }
}
