using Bunit;
using Dashboard.Data.Places;
using Dashboard.Web.Components.Drawings;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;

namespace Dashboard.Tests.Components;

/// <summary>The small states: nothing there, not there yet, how far a term has run.</summary>
public sealed class StateTests : ComponentTestContext
{
    private static readonly Term Term = new(new(2022, 7, 1), new(2025, 6, 30));

    [Fact]
    public void An_empty_state_says_why_and_what_can_be_done()
    {
        var state = Render<EmptyState>(p => p.Add(s => s.Title, "Nothing").Add(s => s.Text, "Because").AddChildContent("<a href=\"/\">Do</a>"));

        Assert.Equal(["Nothing", "Because"], state.FindAll("p").Select(e => e.TextContent));
        Assert.Equal("Do", state.Find("a").TextContent);
        Assert.Equal("true", state.Find("svg").GetAttribute("aria-hidden"));
        Assert.Empty(state.FindAll("[role=alert]")); // nothing there is no failure
    }

    [Fact]
    public void An_empty_state_without_a_reason_has_no_empty_line() =>
        Assert.Single(Render<EmptyState>(p => p.Add(s => s.Title, "Nothing")).FindAll("p"));

    [Fact]
    public void A_skeleton_says_that_it_loads_and_shows_no_figure()
    {
        var skeleton = Render<Skeleton>(p => p.Add(s => s.Cards, 3));

        Assert.Equal("true", skeleton.Find(".skeleton").GetAttribute("aria-busy"));
        Assert.Equal("正在读取……", skeleton.Find("[role=status]").TextContent);
        Assert.Equal(3, skeleton.FindAll(".card[aria-hidden=true]").Count);
        Assert.All(skeleton.FindAll(".card"), card => Assert.Equal("", card.TextContent));
    }

    [Theory]
    [InlineData("2022-07-01", "第 1 个月，共 36 个月；还有 1095 天届满", "0%")]
    [InlineData("2023-08-15", "第 14 个月，共 36 个月；还有 685 天届满", "37.4%")]
    [InlineData("2025-06-30", "第 36 个月，共 36 个月；还有 0 天届满", "100%")]
    [InlineData("2025-07-01", "共 36 个月，已届满 1 天", "100%")]
    [InlineData("2026-01-01", "共 36 个月，已届满 185 天", "100%")]
    public void A_term_tells_how_far_it_has_run_in_words_and_as_a_bar(string day, string words, string width)
    {
        var bar = Render<TermBar>(p => p.Add(b => b.Term, Term).Add(b => b.Day, Day(day)));

        Assert.Equal(words, bar.Find("p").TextContent);
        Assert.Equal("width:" + width, bar.Find(".bar i").GetAttribute("style"));
        Assert.Equal("true", bar.Find(".bar").GetAttribute("aria-hidden"));
    }

    [Fact]
    public void In_English_a_term_is_told_in_English()
    {
        Language(Cultures.English);

        Assert.Equal("Month 14 of 36; 685 days left", Render<TermBar>(p => p.Add(b => b.Term, Term).Add(b => b.Day, Day("2023-08-15"))).Find("p").TextContent);
        Assert.Equal("36 months, ended 185 days ago", Render<TermBar>(p => p.Add(b => b.Term, Term).Add(b => b.Day, Day("2026-01-01"))).Find("p").TextContent);
    }

    [Theory]
    [InlineData("2023-08-15", "第 14 个月", true)]
    [InlineData("2022-08-04", "第 2 个月", false)]
    [InlineData("2025-06-30", "第 36 个月", false)]
    [InlineData("2026-01-01", "已届满", false)]
    public void The_line_of_the_term_says_where_the_day_stands(string day, string state, bool dayHasRoom)
    {
        var line = Line(day, new(2022, 10, 4));

        Assert.Equal(state, line.Find(".head b").TextContent);
        Assert.Equal("共 36 个月", line.Find(".head .end").TextContent);
        Assert.Equal($"试点示范时限 2022年7月—2025年6月，{state}", line.Find("[role=img]").GetAttribute("aria-label"));
        Assert.Equal(["2022.7", "2025.6 届满"], [line.Find(".from").TextContent, line.Find(".to").TextContent]);
        Assert.Equal(dayHasRoom ? 1 : 0, line.FindAll("b.day").Count);
        Assert.Equal(line.Find(".now").GetAttribute("style")!.Split(':')[1], line.Find(".track i").GetAttribute("style")!.Split(':')[1]);
    }

    [Fact]
    public void The_day_the_plans_are_due_is_on_the_line_when_it_is_known()
    {
        Assert.Equal("2022.10.4 备案截止", Line("2023-08-15", new(2022, 10, 4)).Find(".due").TextContent);
        Assert.Equal("left:8.6%", Line("2023-08-15", new(2022, 10, 4)).Find(".due").GetAttribute("style"));
        Assert.Empty(Line("2023-08-15", null).FindAll(".due"));
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", null);

    private IRenderedComponent<TermTimeline> Line(string day, DateOnly? due) =>
        Render<TermTimeline>(p => p.Add(t => t.Term, Term).Add(t => t.Day, Day(day)).Add(t => t.FilingDueOn, due));
}
