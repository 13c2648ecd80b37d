using System.Globalization;
using System.Text;
using Dashboard.Data.Briefing;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;
using static Dashboard.Web.Components.Pages.Briefing.Files.OfficeXml;

namespace Dashboard.Web.Components.Pages.Briefing.Files;

/// <summary>The shapes of one slide: texts, tables, the tile map. Each has words for who does not see it.</summary>
internal sealed class DeckShapes(OfficePalette palette)
{
    private readonly StringBuilder _xml = new();
    private int _id = 1;

    public string Xml => _xml.ToString();

    public int NextId => ++_id;

    /// <summary>Above and below the text of a cell; small letters stand where there is little room.</summary>
    /// <param name="size">Of the letters, in points.</param>
    public static int CellMargin(int size) => size < 9 ? 6_000 : 28_000;

    public void Raw(string xml) => _xml.Append(xml);

    /// <summary>The title, in the place that is free for it.</summary>
    public void Title(string text, int width, int height) =>
        Title(text, $"""<p:spPr><a:xfrm><a:off x="{DeckFrame.Left}" y="{DeckFrame.TitleTop}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm></p:spPr>""", "");

    /// <summary>The title where the layout has it.</summary>
    /// <param name="size">In points.</param>
    public void Title(string text, int size) => Title(text, "<p:spPr/>", $" sz=\"{size * 100}\"");

    private void Title(string text, string place, string size) => _xml.Append(
        CultureInfo.InvariantCulture, $"""<p:sp><p:nvSpPr><p:cNvPr id="{NextId}" name="Title" descr="{Esc(text)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>{place}<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="{Cultures.Current}"{size}/><a:t>{Esc(text)}</a:t></a:r></a:p></p:txBody></p:sp>""");

    /// <summary>A text, one paragraph a line.</summary>
    /// <param name="size">In points.</param>
    /// <param name="strong">False: it steps back.</param>
    public void Text(string name, int x, int y, int width, int height, int size, bool strong, bool bold, params IReadOnlyList<string> lines)
    {
        var paragraphs = string.Concat(lines.Select(line =>
            $"""<a:p><a:r><a:rPr lang="{Cultures.Current}" sz="{size * 100}" b="{(bold ? 1 : 0)}"><a:solidFill>{(strong ? palette.Ink : palette.Soft)}</a:solidFill></a:rPr><a:t>{Esc(line)}</a:t></a:r></a:p>"""));
        _xml.Append(CultureInfo.InvariantCulture, $"""<p:sp><p:nvSpPr><p:cNvPr id="{NextId}" name="{Esc(name)}" descr="{Esc(string.Join(' ', lines))}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>""");
    }

    /// <summary>A rectangle, with a text or without.</summary>
    public void Box(string name, string words, int x, int y, int width, int height, string? fill, string line, bool dashed, (string Text, double Size, string Colour, bool Bold)? text, int lineWidth = 9525)
    {
        var body = text is { } t
            ? $"""<p:txBody><a:bodyPr lIns="36000" tIns="18000" rIns="18000" bIns="0" anchor="{(dashed && t.Bold ? "ctr" : "t")}"/><a:lstStyle/><a:p><a:pPr algn="{(dashed && t.Bold ? "ctr" : "l")}"/><a:r><a:rPr lang="{Cultures.Current}" sz="{(int)(t.Size * 100)}" b="{(t.Bold ? 1 : 0)}"><a:solidFill>{(fill is null ? palette.Soft : OfficePalette.Rgb(t.Colour))}</a:solidFill></a:rPr><a:t>{Esc(t.Text)}</a:t></a:r></a:p></p:txBody>"""
            : $"""<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="{Cultures.Current}"/></a:p></p:txBody>""";
        _xml.Append(CultureInfo.InvariantCulture, $"""<p:sp><p:nvSpPr><p:cNvPr id="{NextId}" name="{Esc(name)}" descr="{Esc(words)}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{(fill is null ? "<a:noFill/>" : $"""<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>""")}<a:ln w="{lineWidth}"><a:solidFill><a:srgbClr val="{line}"/></a:solidFill>{(dashed ? """<a:prstDash val="dash"/>""" : "")}</a:ln></p:spPr>{body}</p:sp>""");
    }

    /// <summary>A table of the program's own.</summary>
    /// <param name="size">Of the letters, in points.</param>
    public void Table(SlideTable table, string name, int x, int y, IReadOnlyList<int> widths, int size, IReadOnlyList<int> heights)
    {
        var rows = new StringBuilder();
        rows.Append(CultureInfo.InvariantCulture, $"""<a:tr h="{heights[0]}">{string.Concat(table.Columns.Select((c, i) => Cell(c.Text(), size, true, table.IsNumeric(i), palette.Ink, 12700)))}</a:tr>""");
        foreach (var (index, row) in table.Rows.Index())
        {
            rows.Append(CultureInfo.InvariantCulture, $"""<a:tr h="{heights[index + 1]}">{string.Concat(row.Select((c, i) => Cell(c.Say(Cultures.IsEnglish), size, i == 0, table.IsNumeric(i), OfficePalette.Rgb("D3CCBF"), 6350)))}</a:tr>""");
        }

        _xml.Append(CultureInfo.InvariantCulture, $"""<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{NextId}" name="{Esc(name)}" descr="{Esc(name)}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{widths.Sum()}" cy="{heights.Sum()}"/></p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{string.Concat(widths.Select(w => $"""<a:gridCol w="{w}"/>"""))}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>""");
    }

    public void Chart(string relationship, string name, int x, int y, int width, int height) => _xml.Append(
        CultureInfo.InvariantCulture, $"""<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{NextId}" name="{Esc(name)}" descr="{Esc(name)}"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="{relationship}"/></a:graphicData></a:graphic></p:graphicFrame>""");

    /// <summary>The tile map as a group: a tile is a rectangle with its name, a city a square on it.</summary>
    /// <param name="scale">1: as large as on the product's own slides.</param>
    public void Map(IReadOnlyList<SlideTile> tiles, int left, int top, double scale)
    {
        int Sized(int length) => (int)(length * scale);
        var (side, high, gap, square, between) = (Sized(DeckFrame.TileWidth), Sized(DeckFrame.TileHeight), Sized(36_000), Sized(78_000), Sized(94_000));
        var start = _xml.Length;
        var id = NextId;
        foreach (var tile in tiles)
        {
            var (x, y) = (left + (tile.Column * side), top + (tile.Row * high));
            var (demonstration, pilot) = ((int)(tile.Demonstration?.Value ?? 0), (int)(tile.Pilot?.Value ?? 0));
            var outside = tile.Demonstration is null;
            Box(
                tile.Name.Text(),
                outside ? BriefingText.MapOutside.With(tile.Name.Text()) : BriefingText.MapPart.With(tile.Name.Text(), demonstration, pilot),
                x, y, side - gap, high - gap,
                outside ? null : tile.IsMarked ? "FBEBE8" : demonstration + pilot == 0 ? "F1EEE7" : "FFFFFF", tile.IsMarked ? "B0362A" : "D3CCBF", outside,
                (Cultures.IsEnglish ? tile.Short.En : tile.Name.Zh, 9 * scale, tile.IsMarked ? "B0362A" : "16202D", tile.IsMarked && !outside), tile.IsMarked ? 19050 : 9525);
            for (var i = 0; i < demonstration + pilot; i++)
            {
                var solid = i < demonstration;
                var word = solid ? WordsText.Tier_Demonstration : WordsText.Tier_Pilot;
                Box(
                    word, $"{tile.Name.Text()} {word}", x + Sized(45_000) + (i % 5 * between), y + high - gap - Sized(30_000) - (((((demonstration + pilot - 1) / 5) - (i / 5)) + 1) * between),
                    square, square, solid ? "1B4478" : "C9DDF2", solid ? "1B4478" : "3D74B4", false, null, 6350);
            }
        }

        var shapes = _xml.ToString(start, _xml.Length - start);
        _xml.Length = start;
        var (width, height) = (side * DeckFrame.MapColumns, high * DeckFrame.MapRows);
        _xml.Append(CultureInfo.InvariantCulture, $"""<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{id}" name="{Esc(BriefingText.MapLabel)}" descr="{Esc(BriefingText.MapLabel)}"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/><a:chOff x="{left}" y="{top}"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm></p:grpSpPr>{shapes}</p:grpSp>""");
    }

    private string Cell(string text, int size, bool bold, bool right, string line, int width)
    {
        const string none = "<a:noFill/>";
        return $"""<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{(right ? "r" : "l")}"/><a:r><a:rPr lang="{Cultures.Current}" sz="{size * 100}" b="{(bold ? 1 : 0)}"><a:solidFill>{palette.Ink}</a:solidFill></a:rPr><a:t>{Esc(text)}</a:t></a:r></a:p></a:txBody><a:tcPr marL="36000" marR="36000" marT="{CellMargin(size)}" marB="{CellMargin(size)}"><a:lnL w="0">{none}</a:lnL><a:lnR w="0">{none}</a:lnR><a:lnT w="0">{none}</a:lnT><a:lnB w="{width}"><a:solidFill>{line}</a:solidFill></a:lnB>{none}</a:tcPr></a:tc>""";
    }
}
