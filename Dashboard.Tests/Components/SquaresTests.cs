using System.Globalization;
using System.Text.RegularExpressions;
using Bunit;
using Dashboard.Web.Components.Drawings;

namespace Dashboard.Tests.Components;

public sealed partial class SquaresTests : ComponentTestContext
{
    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(0, 1, 0)]
    [InlineData(0, 0, 1)]
    [InlineData(3, 7, 2)]
    [InlineData(38, 72, 0)]
    public void As_many_squares_are_drawn_as_are_counted_each_in_its_filling(int solid, int light, int hollow)
    {
        var squares = Render<Squares>(p => p.Add(s => s.Solid, solid).Add(s => s.Light, light).Add(s => s.Hollow, hollow));

        Assert.Equal((solid, light, hollow), (At(squares, "solid").Count, At(squares, "light").Count, At(squares, "hollow").Count));
        Assert.Equal(solid + light + hollow, All(squares).Distinct().Count()); // none on top of another
    }

    [Fact]
    public void Nothing_is_no_path_and_no_room()
    {
        var squares = Render<Squares>();

        Assert.Empty(squares.FindAll("path"));
        Assert.Equal("0rem", squares.Find("svg").GetAttribute("width"));
    }

    [Fact]
    public void Without_a_limit_they_stand_in_one_row_solid_first()
    {
        var squares = Render<Squares>(p => p.Add(s => s.Solid, 1).Add(s => s.Light, 1).Add(s => s.Hollow, 1));

        Assert.Equal([(0, 0)], At(squares, "solid"));
        Assert.Equal([(1, 0)], At(squares, "light"));
        Assert.Equal([(2, 0)], At(squares, "hollow"));
        Assert.Equal("0 0 42 12", squares.Find("svg").GetAttribute("viewBox")); // 3 × 12 and two gaps of 3
        Assert.Equal("2.625rem", squares.Find("svg").GetAttribute("width"));
        Assert.Equal("0.75rem", squares.Find("svg").GetAttribute("height"));
    }

    [Fact]
    public void Columns_fill_row_by_row()
    {
        var squares = Render<Squares>(p => p.Add(s => s.Solid, 2).Add(s => s.Light, 3).Add(s => s.Columns, 3));

        Assert.Equal([(0, 0), (1, 0)], At(squares, "solid"));
        Assert.Equal([(2, 0), (0, 1), (1, 1)], At(squares, "light"));
        Assert.Equal("0 0 42 27", squares.Find("svg").GetAttribute("viewBox"));
    }

    [Fact]
    public void Rows_fill_column_by_column()
    {
        var squares = Render<Squares>(p => p.Add(s => s.Solid, 2).Add(s => s.Light, 3).Add(s => s.Rows, 3));

        Assert.Equal([(0, 0), (0, 1)], At(squares, "solid"));
        Assert.Equal([(0, 2), (1, 0), (1, 1)], At(squares, "light"));
        Assert.Equal("0 0 27 42", squares.Find("svg").GetAttribute("viewBox"));
    }

    [Theory]
    [InlineData(2, 5, 0)]
    [InlineData(2, 0, 5)]
    public void Fewer_than_the_limit_take_no_more_room_than_they_need(int count, int columns, int rows)
    {
        var box = Render<Squares>(p => p.Add(s => s.Solid, count).Add(s => s.Columns, columns).Add(s => s.Rows, rows)).Find("svg").GetAttribute("viewBox");

        Assert.Equal(columns > 0 ? "0 0 27 12" : "0 0 12 27", box);
    }

    [Fact]
    public void Beside_text_they_are_silent_and_with_a_label_they_speak()
    {
        var silent = Render<Squares>(p => p.Add(s => s.Solid, 1)).Find("svg");
        var speaking = Render<Squares>(p => p.Add(s => s.Solid, 1).Add(s => s.Label, "1 / 3")).Find("svg");

        Assert.Equal("true", silent.GetAttribute("aria-hidden"));
        Assert.Null(silent.GetAttribute("role"));
        Assert.Null(speaking.GetAttribute("aria-hidden"));
        Assert.Equal(("img", "1 / 3"), (speaking.GetAttribute("role"), speaking.GetAttribute("aria-label")));
    }

    [Fact]
    public void Another_count_is_drawn_anew()
    {
        var squares = Render<Squares>(p => p.Add(s => s.Solid, 1));

        squares.Render(p => p.Add(s => s.Solid, 4));

        Assert.Equal(4, At(squares, "solid").Count);
    }

    [Fact]
    public void Figures_in_the_drawing_are_the_same_in_every_culture()
    {
        Language("de-DE");

        var squares = Render<Squares>(p => p.Add(s => s.Light, 2).Add(s => s.Side, 7d).Add(s => s.Gap, 1.5));

        Assert.DoesNotContain(",", squares.Markup, StringComparison.Ordinal);
        Assert.Equal([(0, 0), (1, 0)], At(squares, "light", 8.5));
    }

    private static IEnumerable<(int Column, int Row)> All(IRenderedComponent<Squares> squares) =>
        new[] { "solid", "light", "hollow" }.SelectMany(filling => At(squares, filling));

    private static List<(int Column, int Row)> At(IRenderedComponent<Squares> squares, string filling, double step = 15) =>
        squares.FindAll($"path.{filling}").SelectMany(path => Start().Matches(path.GetAttribute("d")!)).Select(m => (Cell(m, 1, step), Cell(m, 2, step))).ToList();

    private static int Cell(Match match, int group, double step) =>
        (int)Math.Floor(double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) / step);

    [GeneratedRegex(@"M([\d.]+) ([\d.]+)")]
    private static partial Regex Start();
}
