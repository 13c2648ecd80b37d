using System.IO.Compression;
using System.IO.Enumeration;
using System.Text;
using Dashboard.Web.Components.Pages.Briefing.Files;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Dashboard.Tests.Briefing;

/// <summary>Templates as offices bring them: with their own master, logo and fonts, and with what is not taken.</summary>
internal static class TemplateFiles
{
    public const string Font = "方正小标宋简体";
    public const string Accent = "8A1C1C";
    private const string Names = """xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" """;
    private const string WordNames = """xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" """;
    private const string Group = """<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>""";

    /// <summary>A red square of one pixel.</summary>
    private static readonly byte[] Logo = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==");

    /// <summary>A presentation with a master of its own: three layouts, a logo, a slide that is not taken.</summary>
    /// <param name="titleOnly">False: every layout has a text to be filled in.</param>
    /// <param name="numbered">False: neither the layouts nor the master have a number.</param>
    public static byte[] Deck(bool titleOnly = true, bool numbered = true, int width = 12_192_000, int height = 6_858_000, PresentationDocumentType type = PresentationDocumentType.Presentation)
    {
        using var stream = new MemoryStream();
        using (var document = PresentationDocument.Create(stream, type))
        {
            var presentation = document.AddPresentationPart();
            var master = presentation.AddNewPart<SlideMasterPart>("m1");
            Picture(master.AddImagePart(ImagePartType.Png, "logo"));
            OfficeXml.Feed(master.AddNewPart<ThemePart>("theme"), Theme);
            var (right, foot) = (width - 600_000, height - 500_000);
            var edge = Placeholder(20, "ftr", 10, 600_000, foot, width / 3, 300_000) + (numbered ? Placeholder(21, "sldNum", 11, right - 700_000, foot, 700_000, 300_000) : "");
            string[] layouts =
            [
                Layout("title", "标题幻灯片", Placeholder(2, "ctrTitle", 0, 900_000, 2_000_000, width - 1_800_000, 1_000_000) + Placeholder(3, "subTitle", 1, 900_000, 3_200_000, width - 1_800_000, 800_000) + edge),
                Layout("obj", "标题和内容", Placeholder(2, "title", 0, 600_000, 400_000, width - 2_400_000, 900_000) + Placeholder(3, "body", 1, 600_000, 1_400_000, width - 1_200_000, 3_000_000) + edge),
                .. titleOnly ? [Layout("titleOnly", "仅标题", Placeholder(2, "title", 0, 600_000, 400_000, width - 2_400_000, 900_000) + edge)] : Array.Empty<string>(),
            ];
            foreach (var (index, layout) in layouts.Index())
            {
                var part = master.AddNewPart<SlideLayoutPart>($"l{index + 1}");
                part.AddPart(master, "master");
                OfficeXml.Feed(part, layout);
            }

            var ids = string.Concat(layouts.Select((_, i) => $"""<p:sldLayoutId id="{2147483700 + i}" r:id="l{i + 1}"/>"""));
            OfficeXml.Feed(master, $"""<p:sldMaster {Names}><p:cSld><p:spTree>{Group}<p:pic><p:nvPicPr><p:cNvPr id="9" name="Logo" descr="Logo"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="logo"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="{right - 900_000}" y="300000"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>{Placeholder(2, "title", 0, 600_000, 400_000, width - 2_400_000, 900_000)}{edge}</p:spTree></p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst></p:sldMaster>""");
            var slide = presentation.AddNewPart<SlidePart>("s1");
            slide.AddPart((SlideLayoutPart)master.GetPartById("l1"), "layout");
            OfficeXml.Feed(slide, $"""<p:sld {Names}><p:cSld><p:spTree>{Group}{Placeholder(2, "ctrTitle", 0, 900_000, 2_000_000, 9_000_000, 1_000_000, "旧的幻灯片")}</p:spTree></p:cSld></p:sld>""");
            OfficeXml.Feed(presentation, $"""<p:presentation {Names}><p:sldMasterIdLst><p:sldMasterId id="2147483690" r:id="m1"/></p:sldMasterIdLst><p:sldIdLst><p:sldId id="300" r:id="s1"/></p:sldIdLst><p:sldSz cx="{width}" cy="{height}"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>""");
        }

        return AsOffice(stream.ToArray(), "ppt", "ppt/slideMasters/_rels/*.rels");
    }

    /// <summary>A document as Chinese Word writes it: styles by numbers, a logo in the header, a line at the foot, text that is not taken.</summary>
    /// <param name="headings">False: no style for headings.</param>
    public static byte[] Document(bool headings = true, int left = 1588, WordprocessingDocumentType type = WordprocessingDocumentType.Document, string text = "")
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, type))
        {
            var main = document.AddMainDocumentPart();
            var header = main.AddNewPart<HeaderPart>("h1");
            Picture(header.AddImagePart(ImagePartType.Png, "logo"));
            OfficeXml.Feed(header, $"""<w:hdr {WordNames}><w:p><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="360000" cy="360000"/><wp:docPr id="1" name="Logo" descr="Logo"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="logo"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p></w:hdr>""");
            OfficeXml.Feed(main.AddNewPart<FooterPart>("f1"), $"<w:ftr {WordNames}><w:p><w:r><w:t>某某办公室</w:t></w:r></w:p></w:ftr>");
            OfficeXml.Feed(main.AddNewPart<StyleDefinitionsPart>("styles"), $"""
                <w:styles {WordNames}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:eastAsia="{Font}" w:hAnsi="Georgia"/><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>{Style("a", "Normal", true)}{Style("a3", "Title")}{(headings ? Style("1", "heading 1") + Style("2", "heading 2") : "")}</w:styles>
                """.Trim());
            OfficeXml.Feed(main.AddNewPart<ThemePart>("theme"), Theme);
            OfficeXml.Feed(main, $"""<w:document {WordNames}><w:body><w:p><w:r><w:t>旧的正文</w:t></w:r></w:p>{text}<w:sectPr><w:headerReference w:type="default" r:id="h1"/><w:footerReference w:type="default" r:id="f1"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1474" w:bottom="1304" w:left="{left}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>""");
        }

        return AsOffice(stream.ToArray(), "word", "word/_rels/header*.rels");

        static string Style(string id, string name, bool isDefault = false) =>
            $"""<w:style w:type="paragraph" w:styleId="{id}"{(isDefault ? " w:default=\"1\"" : "")}><w:name w:val="{name}"/>{(isDefault ? "" : """<w:basedOn w:val="a"/>""")}</w:style>""";
    }

    /// <summary>With one more part.</summary>
    public static byte[] With(byte[] file, string part, string content)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var writer = new StreamWriter(zip.CreateEntry(part).Open());
            writer.Write(content);
        }

        return stream.ToArray();
    }

    /// <summary>With another text in a part, whose name may have a *.</summary>
    public static byte[] Changed(byte[] file, string part, Func<string, string> change)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.Entries.FirstOrDefault(e => FileSystemName.MatchesSimpleExpression(part, e.FullName)) ?? throw new InvalidOperationException($"{part} is none of {string.Join(' ', zip.Entries.Select(e => e.FullName))}");
            string text;
            using (var reader = new StreamReader(entry.Open()))
            {
                text = reader.ReadToEnd();
            }

            var (name, changed) = (entry.FullName, change(text));
            Assert.NotEqual(text, changed);
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
            writer.Write(changed);
        }

        return stream.ToArray();
    }

    /// <summary>With its pictures where the office programs have them; the SDK may lay them beside the folder.</summary>
    private static byte[] AsOffice(byte[] file, string folder, string relations)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        var isMoved = false;
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var picture in zip.Entries.Where(e => e.FullName.StartsWith("media/", StringComparison.Ordinal)).ToList())
            {
                using (var to = zip.CreateEntry($"{folder}/{picture.FullName}").Open())
                {
                    to.Write(Logo);
                }

                picture.Delete();
                isMoved = true;
            }
        }

        return !isMoved ? file : Changed(stream.ToArray(), relations, r => r.Replace("/media/", $"/{folder}/media/", StringComparison.Ordinal));
    }

    private static void Picture(ImagePart part)
    {
        using var content = new MemoryStream(Logo);
        part.FeedData(content);
    }

    private static string Layout(string type, string name, string shapes) =>
        $"""<p:sldLayout {Names} type="{type}"><p:cSld name="{name}"><p:spTree>{Group}{shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>""";

    private static string Placeholder(int id, string type, int index, int x, int y, int width, int height, string text = "") =>
        $"""<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{type}" descr="{type}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{type}"{(index > 0 ? $" idx=\"{index}\"" : "")}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="zh-CN"/><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>""";

    private static string Theme { get; } = $"""<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"><a:themeElements><a:clrScheme name="Office"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="44546A"/></a:dk2><a:lt2><a:srgbClr val="E7E6E6"/></a:lt2><a:accent1><a:srgbClr val="{Accent}"/></a:accent1><a:accent2><a:srgbClr val="ED7D31"/></a:accent2><a:accent3><a:srgbClr val="A5A5A5"/></a:accent3><a:accent4><a:srgbClr val="FFC000"/></a:accent4><a:accent5><a:srgbClr val="5B9BD5"/></a:accent5><a:accent6><a:srgbClr val="70AD47"/></a:accent6><a:hlink><a:srgbClr val="0563C1"/></a:hlink><a:folHlink><a:srgbClr val="954F72"/></a:folHlink></a:clrScheme><a:fontScheme name="Office"><a:majorFont><a:latin typeface="Georgia"/><a:ea typeface="{Font}"/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Georgia"/><a:ea typeface="仿宋"/><a:cs typeface=""/></a:minorFont></a:fontScheme><a:fmtScheme name="Office"><a:fillStyleLst>{Three("""<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>""")}</a:fillStyleLst><a:lnStyleLst>{Three("""<a:ln w="9525"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>""")}</a:lnStyleLst><a:effectStyleLst>{Three("<a:effectStyle><a:effectLst/></a:effectStyle>")}</a:effectStyleLst><a:bgFillStyleLst>{Three("""<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>""")}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>""";

    private static string Three(string xml) => xml + xml + xml;
}
