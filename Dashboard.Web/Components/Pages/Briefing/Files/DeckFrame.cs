using Dashboard.Data.Briefing;
using DocumentFormat.OpenXml.Packaging;
using static Dashboard.Web.Components.Pages.Briefing.Files.OfficeXml;

namespace Dashboard.Web.Components.Pages.Briefing.Files;

/// <summary>The master of the slides with its layout and theme, and that of the notes: where an office puts its own look.</summary>
internal static class DeckFrame
{
    public const int Width = 12_192_000;
    public const int Height = 6_858_000;
    public const int Left = 620_000;
    public const int Right = Width - Left;
    public const int FootTop = 6_260_000;
    public const int TitleTop = 800_000;

    /// <summary>Of the tile map.</summary>
    public const int TileWidth = 610_000;

    /// <inheritdoc cref="TileWidth"/>
    public const int TileHeight = 590_000;

    /// <inheritdoc cref="TileWidth"/>
    public const int MapColumns = 7;

    /// <inheritdoc cref="TileWidth"/>
    public const int MapRows = 9;

    public const string Namespaces = """xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" """;
    private const string Group = """<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>""";
    private const string Colours = """<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>""";

    /// <summary>Gives a presentation its masters. Slides belong to the layout that comes back, notes to the other.</summary>
    public static (SlideLayoutPart Layout, NotesMasterPart Notes) Write(PresentationPart presentation, string footer)
    {
        var master = presentation.AddNewPart<SlideMasterPart>("master");
        var layout = master.AddNewPart<SlideLayoutPart>("layout");
        layout.AddPart(master, "master");
        Feed(master.AddNewPart<ThemePart>("theme"), Theme("Dashboard"));
        Feed(master, $"""<p:sldMaster {Namespaces}><p:cSld><p:bg><p:bgPr><a:solidFill><a:srgbClr val="F7F5F0"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>{Group}{Title(2)}{Footer(3, footer)}{SlideNumber(4)}{Rule(5)}</p:spTree></p:cSld>{Colours}<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="layout"/></p:sldLayoutIdLst><p:hf hdr="0" dt="0"/><p:txStyles><p:titleStyle><a:lvl1pPr algn="l"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:defRPr sz="3200" b="1"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/></a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle><a:lvl1pPr><a:defRPr sz="1800"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr></a:lvl1pPr></p:bodyStyle><p:otherStyle><a:lvl1pPr><a:defRPr sz="1800"><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr></a:lvl1pPr></p:otherStyle></p:txStyles></p:sldMaster>""");
        Feed(layout, $"""<p:sldLayout {Namespaces} type="titleOnly"><p:cSld name="Finding"><p:spTree>{Group}{Title(2)}{Footer(3, footer)}{SlideNumber(4)}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>""");
        return (layout, WriteNotes(presentation, "notes"));
    }

    /// <summary>Gives a presentation a master of notes.</summary>
    public static NotesMasterPart WriteNotes(PresentationPart presentation, string relationship)
    {
        var notes = presentation.AddNewPart<NotesMasterPart>(relationship);
        Feed(notes.AddNewPart<ThemePart>("theme"), Theme("Notes"));
        Feed(notes, $"""<p:notesMaster {Namespaces}><p:cSld><p:bg><p:bgPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>{Group}<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide" descr="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="1143000"/><a:ext cx="5486400" cy="3086100"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:sp><p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes" descr="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="4400550"/><a:ext cx="5486400" cy="3600450"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="zh-CN"/></a:p></p:txBody></p:sp></p:spTree></p:cSld>{Colours}<p:notesStyle><a:lvl1pPr><a:defRPr sz="1200"><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr></a:lvl1pPr></p:notesStyle></p:notesMaster>""");
        return notes;
    }

    /// <summary>The tree of shapes of a slide.</summary>
    public static string Tree(string shapes) => $"<p:spTree>{Group}{shapes}</p:spTree>";

    public static string Footer(int id, string text, TemplateBox? place = null) =>
        place is { } box ? $"""<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Footer" descr="{Esc(text)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="ftr" sz="quarter" idx="11"/></p:nvPr></p:nvSpPr>{Place(box)}<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="zh-CN" sz="1000"/><a:t>{Esc(text)}</a:t></a:r></a:p></p:txBody></p:sp>"""
        : $"""<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Footer" descr="{Esc(text)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="ftr" sz="quarter" idx="11"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="{Width / 2}" y="{FootTop + 60_000}"/><a:ext cx="{Right - (Width / 2) - 700_000}" cy="330000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns="0" rIns="0" anchor="ctr"/><a:lstStyle><a:lvl1pPr algn="r"><a:defRPr sz="1000"/></a:lvl1pPr></a:lstStyle><a:p><a:r><a:rPr lang="zh-CN" sz="1000"/><a:t>{Esc(text)}</a:t></a:r></a:p></p:txBody></p:sp>""";

    public static string SlideNumber(int id, int? number = null, TemplateBox? place = null) =>
        place is { } box ? $$"""<p:sp><p:nvSpPr><p:cNvPr id="{{id}}" name="Slide number" descr="{{number}}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="12"/></p:nvPr></p:nvSpPr>{{Place(box)}}<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="zh-CN"/><a:t>{{number}}</a:t></a:fld><a:endParaRPr lang="zh-CN"/></a:p></p:txBody></p:sp>"""
        : $$"""<p:sp><p:nvSpPr><p:cNvPr id="{{id}}" name="Slide number" descr="{{(number is null ? "Slide number" : number)}}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="12"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="{{Right - 600_000}}" y="{{FootTop + 60_000}}"/><a:ext cx="600000" cy="330000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns="0" rIns="0" anchor="ctr"/><a:lstStyle><a:lvl1pPr algn="r"><a:defRPr sz="1000" b="1"/></a:lvl1pPr></a:lstStyle><a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="zh-CN" sz="1000" b="1"/><a:t>{{(number is null ? "‹#›" : number)}}</a:t></a:fld><a:endParaRPr lang="zh-CN" sz="1000" b="1"/></a:p></p:txBody></p:sp>""";

    private static string Place(TemplateBox box) =>
        $"""<p:spPr><a:xfrm><a:off x="{box.X}" y="{box.Y}"/><a:ext cx="{box.Width}" cy="{box.Height}"/></a:xfrm></p:spPr>""";

    private static string Title(int id) =>
        $"""<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Title" descr="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="{Left}" y="800000"/><a:ext cx="{Right - Left}" cy="700000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr lang="zh-CN"/><a:t>—</a:t></a:r></a:p></p:txBody></p:sp>""";

    private static string Rule(int id) =>
        $"""<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{id}" name="Rule" descr="Rule"/><p:cNvCxnSpPr/><p:nvPr userDrawn="1"/></p:nvCxnSpPr><p:spPr><a:xfrm><a:off x="{Left}" y="{FootTop}"/><a:ext cx="{Right - Left}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="D3CCBF"/></a:solidFill></a:ln></p:spPr></p:cxnSp>""";

    private static string Theme(string name) =>
        $"""<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="{name}"><a:themeElements><a:clrScheme name="{name}"><a:dk1><a:srgbClr val="16202D"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="14325A"/></a:dk2><a:lt2><a:srgbClr val="F7F5F0"/></a:lt2><a:accent1><a:srgbClr val="1B4478"/></a:accent1><a:accent2><a:srgbClr val="C9DDF2"/></a:accent2><a:accent3><a:srgbClr val="B0362A"/></a:accent3><a:accent4><a:srgbClr val="A76800"/></a:accent4><a:accent5><a:srgbClr val="00705F"/></a:accent5><a:accent6><a:srgbClr val="5F6875"/></a:accent6><a:hlink><a:srgbClr val="1F5596"/></a:hlink><a:folHlink><a:srgbClr val="464236"/></a:folHlink></a:clrScheme><a:fontScheme name="{name}"><a:majorFont><a:latin typeface="Microsoft YaHei"/><a:ea typeface="{OfficeFonts.YaHei}"/><a:cs typeface=""/><a:font script="Hans" typeface="{OfficeFonts.YaHei}"/></a:majorFont><a:minorFont><a:latin typeface="Microsoft YaHei"/><a:ea typeface="{OfficeFonts.YaHei}"/><a:cs typeface=""/><a:font script="Hans" typeface="{OfficeFonts.YaHei}"/></a:minorFont></a:fontScheme><a:fmtScheme name="{name}"><a:fillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:fillStyleLst><a:lnStyleLst><a:ln w="9525"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln><a:ln w="9525"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln><a:ln w="9525"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln></a:lnStyleLst><a:effectStyleLst><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst><a:bgFillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>""";
}
