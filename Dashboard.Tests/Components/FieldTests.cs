using Bunit;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using MudBlazor;

namespace Dashboard.Tests.Components;

/// <summary>The fields of a form: what they take, and how they say what they do not.</summary>
public sealed class FieldTests : FormTestContext
{
    [Theory]
    [InlineData("7", 7, null)]
    [InlineData(" 7 ", 7, null)]
    [InlineData("0", 0, null)]
    [InlineData("999", 999, null)]
    [InlineData("", null, null)]
    [InlineData("99999", 5, "须在 0 至 999 之间，“99999”超出范围。")]
    [InlineData("99999999999999", 5, "须在 0 至 999 之间，“99999999999999”超出范围。")]
    [InlineData("abc", 5, "须填写整数，“abc”不是整数。")]
    [InlineData("3.5", 5, "须填写整数，“3.5”不是整数。")]
    [InlineData("-3", 5, "须填写整数，“-3”不是整数。")]
    [InlineData("1,000", 5, "须填写整数，“1,000”不是整数。")]
    [InlineData("3①", 5, "须填写整数，“3①”不是整数。")]
    public void A_number_is_read_exactly_or_refused_and_stays_on_screen(string typed, int? taken, string? refused)
    {
        int? told = 5;
        var field = Render<NumberField>(p => p.Add(f => f.Id, "n").Add(f => f.Label, "名额").Add(f => f.Most, 999).Add(f => f.Value, 5).Add(f => f.ValueChanged, value => told = value));

        field.Find("#n").Change(typed);

        field.WaitForAssertion(() => Assert.Equal(refused is null ? "false" : "true", field.Find("#n").GetAttribute("aria-invalid")));
        Assert.Equal(taken, told);
        if (refused is not null)
        {
            Assert.Contains(refused, field.Markup, StringComparison.Ordinal);
            Assert.Equal(typed, field.Find("#n").GetAttribute("value"));
        }
    }

    [Fact]
    public void A_refused_number_is_said_in_English_too()
    {
        Language(Cultures.English);

        Assert.Equal("A whole number is expected; “abc” is not one.", WholeNumber.Read("abc", 0, 9, out _));
        Assert.Equal("Enter a number between 0 and 9; “10” is outside that range.", WholeNumber.Read("10", 0, 9, out _));
        Assert.Equal("Enter a whole number of at least 1; “0” is too small.", WholeNumber.Read("0", 1, int.MaxValue, out _));
    }

    [Theory]
    [InlineData("2023-08-15", "2023-08-15", null)]
    [InlineData("2022-12-31", "2022-12-31", "不得早于 2023年1月1日。")]
    [InlineData("2024-01-01", "2024-01-01", "不得晚于 2023年12月31日。")]
    [InlineData("", null, null)]
    [InlineData("11/28/2023", null, "“11/28/2023”不是日期，请按 2026-11-28 的写法填写。")]
    [InlineData("2023-02-30", null, "“2023-02-30”不是日期，请按 2026-11-28 的写法填写。")]
    public void A_day_is_read_exactly_or_refused_and_stays_on_screen(string typed, string? taken, string? refused)
    {
        DateOnly? told = new DateOnly(2023, 2, 2);
        var field = Render<DayField>(p => p.Add(f => f.Id, "d").Add(f => f.Label, "日期").Add(f => f.Value, told)
            .Add(f => f.First, new DateOnly(2023, 1, 1)).Add(f => f.Last, new DateOnly(2023, 12, 31)).Add(f => f.ValueChanged, value => told = value));

        field.Find("#d").Change(typed);

        field.WaitForAssertion(() => Assert.Equal(taken is null ? (DateOnly?)null : DateOnly.Parse(taken, null), told));
        Assert.Equal("text", field.Find("#d").GetAttribute("type"));
        Assert.Equal(typed, field.Find("#d").GetAttribute("value"));
        field.WaitForAssertion(() => Assert.Equal(refused is null ? "false" : "true", field.Find("#d").GetAttribute("aria-invalid")));
        Assert.Contains(refused ?? "", field.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_choice_is_shown_in_its_words_and_another_is_told()
    {
        var popovers = Render<MudPopoverProvider>();
        int? told = 2;
        var field = Render<SelectField<int?>>(p => p.Add(f => f.Id, "s").Add(f => f.Label, "方式").Add(f => f.Options, [null, 1, 2])
            .Add(f => f.Text, option => option is null ? "未知" : $"第{option}种").Add(f => f.Value, 2).Add(f => f.ValueChanged, value => told = value));
        Assert.Equal("第2种", field.Find("#s").GetAttribute("value"));

        field.Find("div.mud-input-control").MouseDown();
        popovers.WaitForAssertion(() => Assert.Equal(["未知", "第1种", "第2种"], popovers.FindAll("[role=option]").Select(o => o.TextContent.Trim())));
        popovers.FindAll("[role=option]")[0].Click();

        field.WaitForAssertion(() => Assert.Null(told));
    }
}
