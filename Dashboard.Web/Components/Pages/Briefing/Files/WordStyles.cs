using Dashboard.Data.Briefing;

namespace Dashboard.Web.Components.Pages.Briefing.Files;

/// <summary>The styles of the pages, and the letters with those that stand in for them where an office has not got them.</summary>
internal static class WordStyles
{
    private const string Song = $"""<w:rFonts w:ascii="Times New Roman" w:eastAsia="{OfficeFonts.Song}" w:hAnsi="Times New Roman"/>""";
    private const string Kai = $"""<w:rFonts w:ascii="Times New Roman" w:eastAsia="{OfficeFonts.Kai}" w:hAnsi="Times New Roman"/>""";
    private const string Hei = $"""<w:rFonts w:ascii="Arial" w:eastAsia="{OfficeFonts.Hei}" w:hAnsi="Arial"/>""";
    private const string Body = $"""<w:rFonts w:ascii="Times New Roman" w:eastAsia="{OfficeFonts.FangSong}" w:hAnsi="Times New Roman"/>""";
    private const string PlainSong = $"""<w:rFonts w:ascii="Times New Roman" w:eastAsia="{OfficeFonts.PlainSong}" w:hAnsi="Times New Roman"/>""";
    private const string RightTab = """<w:tabs><w:tab w:val="right" w:pos="9184"/></w:tabs>""";

    /// <summary>Every paragraph style but the one that the others rest on.</summary>
    /// <param name="Room">Lines and space, in the order of the format between what stands before and after them.</param>
    public sealed record Named(string Id, string Name, string Before, string Room, string After, string Font, string Letters)
    {
        public string Paragraph => Before + Room + After;
    }

    /// <summary>English takes more room, so its lines stand closer.</summary>
    public static IReadOnlyList<Named> All(bool english) =>
    [
        new("Title", "Title", "", """<w:spacing w:before="120" w:after="60" w:line="600" w:lineRule="exact"/>""", """<w:jc w:val="center"/>""", Song, $"""<w:b/><w:sz w:val="{(english ? 34 : 44)}"/>"""),
        new("Subtitle", "Subtitle", """<w:pBdr><w:bottom w:val="double" w:sz="6" w:space="6" w:color="000000"/></w:pBdr>""", """<w:spacing w:after="60"/>""", """<w:jc w:val="center"/>""", Kai, ""),
        new("Heading1", "heading 1", $"""<w:keepNext/><w:pBdr><w:bottom w:val="double" w:sz="6" w:space="4" w:color="000000"/></w:pBdr>{RightTab}""", """<w:spacing w:after="60" w:line="560" w:lineRule="exact"/>""", """<w:outlineLvl w:val="0"/>""", Song, """<w:b/><w:sz w:val="36"/>"""),
        new("Heading2", "heading 2", "<w:keepNext/>", """<w:spacing w:before="180" w:after="60"/>""", """<w:outlineLvl w:val="1"/>""", Hei, """<w:b/><w:sz w:val="28"/>"""),
        new("Finding", "Finding", "", """<w:spacing w:after="60"/><w:ind w:left="360" w:hanging="360"/>""", "", "", ""),
        new("Figure", "Figure", "", """<w:spacing w:before="60" w:line="620" w:lineRule="exact"/>""", "", Hei, """<w:b/><w:sz w:val="52"/>"""),
        new("FigureLabel", "Figure label", "", """<w:spacing w:after="60" w:line="320" w:lineRule="exact"/>""", "", "", """<w:sz w:val="21"/>"""),
        new("TableHead", "Table head", "<w:keepNext/>", """<w:spacing w:line="360" w:lineRule="exact"/>""", "", Hei, """<w:sz w:val="22"/>"""),
        new("TableText", "Table text", "", """<w:spacing w:line="310" w:lineRule="atLeast"/>""", "", "", """<w:sz w:val="21"/>"""),
        new("Tile", "Tile", "", """<w:spacing w:line="230" w:lineRule="exact"/>""", "", Hei, """<w:sz w:val="16"/>"""),
        new("TileSquares", "Tile squares", "", """<w:spacing w:line="110" w:lineRule="exact"/>""", "", Hei, """<w:sz w:val="10"/>"""),
        new("Small", "Small", "", """<w:spacing w:line="280" w:lineRule="atLeast"/>""", "", "", """<w:sz w:val="20"/>"""),
        new("Banner", "Banner", """<w:pBdr><w:top w:val="dashed" w:sz="8" w:space="2" w:color="B98A2E"/><w:left w:val="dashed" w:sz="8" w:space="2" w:color="B98A2E"/><w:bottom w:val="dashed" w:sz="8" w:space="2" w:color="B98A2E"/><w:right w:val="dashed" w:sz="8" w:space="2" w:color="B98A2E"/></w:pBdr>""", """<w:spacing w:line="360" w:lineRule="exact"/>""", """<w:jc w:val="center"/>""", Hei, """<w:b/><w:color w:val="7A5200"/>"""),
        new("Footer", "footer", RightTab, """<w:spacing w:line="260" w:lineRule="exact"/>""", "", PlainSong, """<w:sz w:val="18"/>"""),
        new("TOC1", "toc 1", """<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9184"/></w:tabs>""", """<w:spacing w:line="360" w:lineRule="exact"/>""", "", "", ""),
    ];

    public static string Styles(bool english) => $"""
        <w:styles {WordParts.Namespaces}><w:docDefaults><w:rPrDefault><w:rPr>{Body}<w:sz w:val="{(english ? 21 : 24)}"/><w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="{(english ? 320 : 420)}" w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="Normal" w:default="1"><w:name w:val="Normal"/></w:style>{string.Concat(All(english).Select(s => Style(s.Id, s.Name, "Normal", s.Paragraph, s.Font + s.Letters)))}</w:styles>
        """.Trim();

    public static string Fonts { get; } = $"""
        <w:fonts {WordParts.Namespaces}>{string.Concat(OfficeFonts.All.Select(f => Font(f.Name, f.Instead)))}</w:fonts>
        """.Trim();

    public static string Style(string id, string name, string basedOn, string paragraph, string run) =>
        $"""<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="{basedOn}"/>{(paragraph.Length == 0 ? "" : $"<w:pPr>{paragraph}</w:pPr>")}{(run.Length == 0 ? "" : $"<w:rPr>{run}</w:rPr>")}</w:style>""";

    private static string Font(string name, string other) => $"""<w:font w:name="{name}"><w:altName w:val="{other}"/></w:font>""";
}
