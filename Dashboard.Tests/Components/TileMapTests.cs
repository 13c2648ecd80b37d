using AngleSharp.Dom;
using Bunit;
using Dashboard.Data;
using Dashboard.Data.Provinces;
using Dashboard.Web.Components.Drawings;
using Dashboard.Web.Localization;

namespace Dashboard.Tests.Components;

public sealed class TileMapTests : ComponentTestContext
{
    private static readonly Tile Jiangsu = Tile("320000", "江苏省", "江苏", "苏", "JS", 6, 3, 3, 7);
    private static readonly Tile Corps = Tile("660000", "新疆生产建设兵团", "兵团", "兵", null, 0, 0, 0, 0);
    private static readonly Tile Macao = Tile("820000", "澳门特别行政区", "澳门", "澳", "MO", 5, 7, 0, 0) with { Href = null, Figure = "", Spoken = "澳门特别行政区：不在本次发文范围" };

    [Fact]
    public void A_tile_stands_at_its_place_leads_to_its_address_and_speaks_its_figures()
    {
        var tile = Map(Jiangsu, Corps, Macao).Find("a[href='/?province=320000']");

        Assert.Equal("grid-area:4/7", tile.GetAttribute("style"));
        Assert.Equal("江苏省：示范 3，试点 7", Spoken(tile));
        Assert.Equal("江苏", tile.QuerySelector(".name")!.TextContent);
        Assert.Equal("10", tile.QuerySelector("b")!.TextContent);
    }

    [Fact]
    public void What_is_drawn_is_not_spoken_twice() => Assert.All(
        Map(Jiangsu, Corps, Macao).FindAll(".tile > *:not(.visually-hidden)"), e => Assert.Equal("true", e.GetAttribute("aria-hidden")));

    [Fact]
    public void A_division_outside_the_notice_is_no_link_and_says_why()
    {
        var map = Map(Jiangsu, Macao);
        var outside = Assert.Single(map.FindAll(".outside"));

        Assert.Equal("DIV", outside.TagName);
        Assert.Null(outside.GetAttribute("tabindex"));
        Assert.Equal("澳门特别行政区：不在本次发文范围", Spoken(outside));
        Assert.Single(map.FindAll("a"));
    }

    [Fact]
    public void The_map_is_one_stop_of_the_Tab_key_at_the_selected_tile()
    {
        var map = Render<TileMap>(p => p.Add(m => m.Tiles, [Jiangsu, Corps, Macao]).Add(m => m.Label, "Map").Add(m => m.Selected, "660000"));

        var stop = Assert.Single(map.FindAll("[tabindex='0']"));
        Assert.Equal("/?province=660000", stop.GetAttribute("href"));
        Assert.Equal("true", stop.GetAttribute("aria-current"));
        Assert.Single(map.FindAll("[aria-current]"));
    }

    [Fact]
    public void Without_a_selection_the_first_tile_is_the_stop() =>
        Assert.Equal("/?province=320000", Assert.Single(Map(Jiangsu, Corps).FindAll("[tabindex='0']")).GetAttribute("href"));

    [Fact]
    public void Without_a_selection_the_stop_is_a_tile_that_can_be_pressed() =>
        Assert.Equal("/?province=320000", Assert.Single(Map(Macao, Jiangsu).FindAll("[tabindex='0']")).GetAttribute("href"));

    [Fact]
    public void Composition_is_drawn_in_squares_and_a_count_as_a_step()
    {
        var squares = Map(Jiangsu, Corps);
        var filled = Map(Jiangsu with { Step = 7 }, Corps with { Step = 0 });

        Assert.Single(squares.FindAll("a svg"));
        Assert.True(squares.Find("a[href$='660000']").ClassList.Contains("none"));
        Assert.Empty(filled.FindAll("svg"));
        Assert.Equal(["tile step-7", "tile step-0"], filled.FindAll("a").Select(a => a.ClassName));
    }

    [Fact]
    public void The_arrow_keys_find_each_tile_at_its_place()
    {
        var map = Map(Jiangsu, Corps);

        Assert.Equal("tiles", map.Find("[role=group]").GetAttribute("data-keys"));
        Assert.Equal(["6/3", "0/0"], map.FindAll("a.tile").Select(t => $"{t.GetAttribute("data-column")}/{t.GetAttribute("data-row")}"));
        Assert.Empty(JSInterop.Invocations);
    }

    [Fact]
    public void In_English_a_tile_bears_the_letters_of_its_code()
    {
        Language(Cultures.English);

        var map = Map(Jiangsu, Corps);

        Assert.Equal(["JS", "XPCC"], map.FindAll("a .name").Select(n => n.TextContent));
        Assert.Equal(["name ", "name long"], map.FindAll("a .name").Select(n => n.ClassName));
    }

    private static string Spoken(IElement tile) => tile.QuerySelector(".visually-hidden")!.TextContent;

    private static Tile Tile(string code, string name, string shortName, string abbreviation, string? letters, int column, int row, int solid, int light) => new(
        new ProvinceInfo(code, new(name, name), new(shortName, "XPCC"), abbreviation, letters, "", ProvinceKind.Province, Region.East, true, 1, column, row),
        $"/?province={code}", $"{solid + light}", $"{name}：示范 {solid}，试点 {light}", solid, light, null);

    private IRenderedComponent<TileMap> Map(params Tile[] tiles) => Render<TileMap>(p => p.Add(m => m.Tiles, tiles).Add(m => m.Label, "Map"));
}
