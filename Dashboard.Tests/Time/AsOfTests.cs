using System.Globalization;
using Dashboard.Data.Time;

namespace Dashboard.Tests.Time;

public sealed class AsOfTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("2023-08-15", 2023, 8, 15)]
    [InlineData("2024-02-29", 2024, 2, 29)]
    [InlineData("2026-11-22", 2026, 11, 22)]
    [InlineData("0001-01-01", 1, 1, 1)]
    [InlineData("9999-12-31", 9999, 12, 31)]
    public void A_day_is_read_and_written_in_one_form(string text, int year, int month, int day)
    {
        Assert.True(AsOf.TryParse(text, Today, out var asOf));
        Assert.Equal(new AsOf(new DateOnly(year, month, day), IsToday: false), asOf);
        Assert.Equal(text, asOf.Invariant);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void No_day_is_today(string? text)
    {
        Assert.True(AsOf.TryParse(text, Today, out var asOf));
        Assert.Equal(new AsOf(Today, IsToday: true), asOf);
    }

    [Theory]
    [InlineData("2023-8-15")]
    [InlineData("2023-02-29")]
    [InlineData("2023-13-01")]
    [InlineData("20230815")]
    [InlineData("2023/08/15")]
    [InlineData("15-08-2023")]
    [InlineData("2023-08-15T00:00:00")]
    [InlineData(" 2023-08-15")]
    [InlineData("2023-08-15 ")]
    [InlineData(" ")]
    [InlineData("today")]
    [InlineData("-023-08-15")]
    [InlineData("２０２３-０８-１５")]
    [InlineData("2023年8月15日")]
    public void Other_text_is_refused_and_gives_today(string text)
    {
        Assert.False(AsOf.TryParse(text, Today, out var asOf));
        Assert.Equal(new AsOf(Today, IsToday: true), asOf);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("th-TH")] // counts years from the Buddha
    [InlineData("ar-SA")] // counts by the moon
    public void The_culture_of_the_reader_plays_no_part(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

            Assert.True(AsOf.TryParse("2023-08-15", Today, out var asOf));
            Assert.Equal(new DateOnly(2023, 8, 15), asOf.Date);
            Assert.Equal("2023-08-15", asOf.Invariant);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
