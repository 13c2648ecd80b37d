using System.Globalization;
using System.Text;
using Dashboard.Data;
using Dashboard.Data.Briefing;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using static Dashboard.Web.Components.Pages.Briefing.Files.OfficeXml;

namespace Dashboard.Web.Components.Pages.Briefing.Files;

/// <summary>What a page of text is made of, in the letters and sizes of official documents: 小标宋 22, 黑体 14, 仿宋 12 on 21 points.</summary>
internal sealed class WordParts
{
    private static readonly string[] Sides = ["top", "left", "bottom", "right"];

    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Namespaces = """xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" """;

    /// <summary>Width of the text in twentieths of a point: A4 less 24 mm on each side.</summary>
    public const int TextWidth = 9184;

    private const string Nil = """<w:top w:val="nil"/><w:left w:val="nil"/><w:bottom w:val="nil"/><w:right w:val="nil"/><w:insideH w:val="nil"/><w:insideV w:val="nil"/>""";
    private readonly StringBuilder _xml = new();
    private int _drawings;

    public string Xml => _xml.ToString();

    public int NextDrawing => ++_drawings;

    public void Raw(string xml) => _xml.Append(xml);

    public void Paragraph(string style, params IReadOnlyList<string> runs) => _xml.Append(ParagraphXml(style, null, runs));

    public static string ParagraphXml(string style, string? properties, params IReadOnlyList<string> runs) =>
        $"""<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{string.Concat(runs)}</w:p>""";

    public static string Run(string text, string? properties = null) =>
        text.Length == 0 ? "" : $"""<w:r>{(properties is null ? "" : $"<w:rPr>{properties}</w:rPr>")}<w:t xml:space="preserve">{Esc(text)}</w:t></w:r>""";

    /// <summary>In 黑体.</summary>
    public static string Strong(string text) => Run(text, $"""<w:rFonts w:ascii="Arial" w:eastAsia="{OfficeFonts.Hei}" w:hAnsi="Arial"/><w:b/>""");

    public static string Field(string code, string shown) =>
        $"""<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{Esc(shown)}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>""";

    /// <summary>The banner that sample data carries wherever it goes.</summary>
    public void SampleBanner() => Paragraph("Banner", Run(BriefingText.SampleMark));

    /// <summary>Three large figures between rules.</summary>
    public void Numbers(IReadOnlyList<SlideNumber> numbers, string name)
    {
        var cells = string.Concat(numbers.Select((n, i) =>
            $"""<w:tc><w:tcPr><w:tcW w:w="{TextWidth / numbers.Count}" w:type="dxa"/>{(i == 0 ? "" : """<w:tcBorders><w:left w:val="single" w:sz="4" w:color="808080"/></w:tcBorders>""")}</w:tcPr>{ParagraphXml("Figure", null, Run(n.Figure.Text))}{ParagraphXml("FigureLabel", null, Run(n.Remark is { } remark ? BriefingText.WithRemark.With(n.Label.Text(), remark.Text()) : n.Label.Text()))}</w:tc>"""));
        _xml.Append(Frame(name, $"""<w:top w:val="nil"/><w:left w:val="nil"/><w:bottom w:val="single" w:sz="8" w:color="000000"/><w:right w:val="nil"/><w:insideH w:val="nil"/><w:insideV w:val="nil"/>""", numbers.Select(_ => TextWidth / numbers.Count), $"""<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"""));
    }

    /// <summary>A table with rules above, below and between, its head on every page.</summary>
    public void Table(SlideTable table, string name, IReadOnlyList<int> shares, bool alignsFigures = true)
    {
        var widths = shares.Select(s => TextWidth * s / shares.Sum()).ToList();
        var rows = new StringBuilder();
        rows.Append(CultureInfo.InvariantCulture, $"""<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{string.Concat(table.Columns.Select((c, i) => Cell(widths[i], "TableHead", alignsFigures && table.IsNumeric(i), Run(c.Text()))))}</w:tr>""");
        foreach (var row in table.Rows)
        {
            rows.Append(CultureInfo.InvariantCulture, $"""<w:tr><w:trPr><w:cantSplit/></w:trPr>{string.Concat(row.Select((c, i) => Cell(widths[i], "TableText", alignsFigures && table.IsNumeric(i), Run(c.Say(Cultures.IsEnglish)))))}</w:tr>""");
        }

        _xml.Append(Frame(name, """<w:top w:val="single" w:sz="8" w:color="000000"/><w:left w:val="nil"/><w:bottom w:val="single" w:sz="8" w:color="000000"/><w:right w:val="nil"/><w:insideH w:val="single" w:sz="4" w:color="808080"/><w:insideV w:val="nil"/>""", widths, rows.ToString()));
    }

    /// <summary>The tile map as a table: a cell is a province, a square a city.</summary>
    public static string Map(IReadOnlyList<SlideTile> tiles)
    {
        const int side = 560;
        var rows = new StringBuilder();
        for (var row = 0; row <= tiles.Max(t => t.Row); row++)
        {
            rows.Append("""<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="560" w:hRule="exact"/></w:trPr>""");
            for (var column = 0; column < 7; column++)
            {
                rows.Append(tiles.FirstOrDefault(t => t.Row == row && t.Column == column) is { } tile ? Tile(tile, side)
                    : $"""<w:tc><w:tcPr><w:tcW w:w="{side}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Tile"/></w:pPr></w:p></w:tc>""");
            }

            rows.Append("</w:tr>");
        }

        return Frame(BriefingText.MapLabel, Nil, Enumerable.Repeat(side, 7), rows.ToString());
    }

    /// <summary>A chart of the program's own, in the line.</summary>
    public string Chart(string relationship, string name, int width, int height) =>
        $"""<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{NextDrawing}" name="{Esc(name)}" descr="{Esc(name)}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="{relationship}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>""";

    /// <summary>A table without rules for what stands side by side.</summary>
    public static string Columns(string name, params IReadOnlyList<(int Width, string Xml)> columns) => Frame(
        name, Nil, columns.Select(c => c.Width),
        $"""<w:tr>{string.Concat(columns.Select(c => $"""<w:tc><w:tcPr><w:tcW w:w="{c.Width}" w:type="dxa"/></w:tcPr>{c.Xml}</w:tc>"""))}</w:tr>""");

    /// <summary>The whole document.</summary>
    /// <param name="foot">Of every page; it holds the number of the page.</param>
    /// <param name="charts">Name of the relationship and chart, with the category in the strong colour.</param>
    /// <param name="template">The office's own; null: the product's look.</param>
    public static byte[] Write(
        string title, string author, DateTime madeAt, string body, string foot, IReadOnlyList<(string Id, SlideChart Chart, int? Marked)> charts, OfficeTemplateFile? template, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream();
        if (template is not null)
        {
            stream.Write(template.Content);
        }

        using (var document = template is null ? WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document) : WordprocessingDocument.Open(stream, isEditable: true))
        {
            if (template?.Look.Pages is { } frame)
            {
                TemplatePages.Write(document, frame, body, foot, Cultures.IsEnglish);
            }
            else
            {
                var own = document.AddMainDocumentPart();
                Feed(own.AddNewPart<StyleDefinitionsPart>("styles"), WordStyles.Styles(Cultures.IsEnglish));
                Feed(own.AddNewPart<FontTablePart>("fonts"), WordStyles.Fonts);
                Feed(own.AddNewPart<DocumentSettingsPart>("settings"), $"""<w:settings {Namespaces}><w:zoom w:percent="100"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>""");
                Feed(own.AddNewPart<FooterPart>("foot"), $"<w:ftr {Namespaces}>{foot}</w:ftr>");
                Feed(own, $"""<w:document {Namespaces}><w:body>{body}<w:sectPr><w:footerReference w:type="default" r:id="foot"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1361" w:bottom="1134" w:left="1361" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>""");
            }

            foreach (var (id, chart, marked) in charts)
            {
                cancellationToken.ThrowIfCancellationRequested();
                OfficeChart.Write(document.MainDocumentPart!.AddNewPart<ChartPart>(id), chart, OfficePalette.Of(template?.Look), marked, titled: false);
            }

            document.PackageProperties.Title = Clean(title);
            document.PackageProperties.Creator = Clean(author);
            document.PackageProperties.Created = madeAt;
        }

        return stream.ToArray();
    }

    private static string Tile(SlideTile tile, int side)
    {
        var outside = tile.Demonstration is null;
        var (demonstration, pilot) = ((int)(tile.Demonstration?.Value ?? 0), (int)(tile.Pilot?.Value ?? 0));
        var line = outside ? "dashed" : "single";
        var borders = string.Concat(Sides.Select(s => $"""<w:{s} w:val="{line}" w:sz="4" w:color="808080"/>"""));
        var shade = !outside && demonstration + pilot == 0 ? """<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/>""" : "";
        var squares = string.Concat(
            Run(new string('■', demonstration), """<w:color w:val="1B4478"/><w:sz w:val="10"/>"""), Run(new string('□', pilot), """<w:color w:val="3D74B4"/><w:sz w:val="10"/>"""));
        return $"""<w:tc><w:tcPr><w:tcW w:w="{side}" w:type="dxa"/><w:tcBorders>{borders}</w:tcBorders>{shade}</w:tcPr>{ParagraphXml("Tile", null, Run(tile.Short.Text()))}{(squares.Length == 0 ? "" : ParagraphXml("TileSquares", null, squares))}</w:tc>""";
    }

    private static string Cell(int width, string style, bool right, string runs) =>
        $"""<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{ParagraphXml(style, right ? """<w:jc w:val="right"/>""" : null, runs)}</w:tc>""";

    private static string Frame(string name, string borders, IEnumerable<int> widths, string rows)
    {
        var all = widths.ToList();
        return $"""<w:tbl><w:tblPr><w:tblW w:w="{all.Sum()}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar><w:tblCaption w:val="{Esc(name)}"/><w:tblDescription w:val="{Esc(name)}"/></w:tblPr><w:tblGrid>{string.Concat(all.Select(w => $"""<w:gridCol w:w="{w}"/>"""))}</w:tblGrid>{rows}</w:tbl>""";
    }
}
