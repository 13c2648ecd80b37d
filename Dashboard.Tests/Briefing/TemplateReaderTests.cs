using System.IO.Compression;
using Dashboard.Data;
using Dashboard.Data.Briefing;
using Dashboard.Data.Sheets;
using DocumentFormat.OpenXml;

namespace Dashboard.Tests.Briefing;

/// <summary>What of a stranger's file becomes the template of the office, and what never does.</summary>
public sealed class TemplateReaderTests
{
    private const string Rels = "ppt/slideMasters/_rels/*.rels";
    private const string Relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A file that is refused, and why.</summary>
    public static TheoryData<string> Refused => [.. Cases.Keys];

    private static readonly Dictionary<string, (Func<byte[]> File, Func<Refusal, bool> Why)> Cases = new()
    {
        ["nothing"] = (() => [], r => r is TemplateRefusal.NotOffice),
        ["a text"] = (() => "no template"u8.ToArray(), r => r is TemplateRefusal.NotOffice),
        ["the old format"] = (() => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], r => r is TemplateRefusal.OldFormat),
        ["a password"] = (() => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. System.Text.Encoding.Unicode.GetBytes("EncryptedPackage")], r => r is TemplateRefusal.Encrypted),
        ["an OpenDocument"] = (() => TemplateFiles.With(Empty(), "mimetype", "application/vnd.oasis.opendocument.presentation"), r => r is TemplateRefusal.OpenDocument),
        ["a zip of something else"] = (() => TemplateFiles.With(Empty(), "readme.txt", "hello"), r => r is TemplateRefusal.NotOffice),
        ["more than 8 MB"] = (() => new byte[TemplateLimits.Bytes + 1], r => r is TemplateRefusal.TooLarge { Megabytes: 8 }),
        ["a workbook"] = (() => XlsxWriter.Write([new NewSheet("a", [new(4)], [[new NewCell("1")]])]), r => r is TemplateRefusal.NotOffice),
        ["cut in the middle"] = (() => TemplateFiles.Deck()[..2_000], r => r is TemplateRefusal.Broken),
        ["a part that is no XML"] = (() => TemplateFiles.Changed(TemplateFiles.Deck(), "ppt/presentation.xml", x => x[..^20]), r => r is TemplateRefusal.Broken { Part: "ppt/presentation.xml" }),
        ["a DTD"] = (() => TemplateFiles.With(TemplateFiles.Deck(), "ppt/extra.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), r => r is TemplateRefusal.Broken { Part: "ppt/extra.xml" }),
        ["a part outside"] = (() => TemplateFiles.With(TemplateFiles.Deck(), "ppt/../../x.xml", "<a/>"), r => r is TemplateRefusal.Broken),
        ["a bomb"] = (() => TemplateFiles.With(TemplateFiles.Deck(), "ppt/extra.xml", $"<a>{new string(' ', 6_000_000)}</a>"), r => r is TemplateRefusal.Bomb),
        ["too many parts"] = (() => Enumerable.Range(0, 6).Aggregate(TemplateFiles.Deck(), (file, i) => Many(file, i)), r => r is TemplateRefusal.TooManyParts),
        ["a project of macros"] = (() => TemplateFiles.With(TemplateFiles.Deck(), "ppt/vbaProject.bin", "x"), r => r is TemplateRefusal.Macro { Part: "ppt/vbaProject.bin" }),
        [".pptm"] = (() => TemplateFiles.Deck(type: PresentationDocumentType.MacroEnabledPresentation), r => r is TemplateRefusal.Macro),
        [".potm"] = (() => TemplateFiles.Deck(type: PresentationDocumentType.MacroEnabledTemplate), r => r is TemplateRefusal.Macro),
        [".docm"] = (() => TemplateFiles.Document(type: WordprocessingDocumentType.MacroEnabledDocument), r => r is TemplateRefusal.Macro),
        ["a control"] = (() => TemplateFiles.With(TemplateFiles.Deck(), "ppt/activeX/activeX1.xml", "<a/>"), r => r is TemplateRefusal.Macro),
        ["a ribbon of its own"] = (() => TemplateFiles.With(TemplateFiles.Document(), "customUI/customUI.xml", "<a/>"), r => r is TemplateRefusal.Macro),
        ["an object inside"] = (() => TemplateFiles.With(TemplateFiles.Deck(), "ppt/embeddings/oleObject1.bin", "x"), r => r is TemplateRefusal.Embedded),
        ["a remote picture"] = (() => Related(TemplateFiles.Deck(), Rels, "image", "http://example.test/logo.png"), r => r is TemplateRefusal.ExternalLink { Target: "http://example.test/logo.png" } link && link.Part.StartsWith("ppt/slideMasters/_rels/", StringComparison.Ordinal)),
        ["an attached template"] = (() => TemplateFiles.With(TemplateFiles.Document(), "word/_rels/settings.xml.rels", RelationsOf("attachedTemplate", "file:///C:/Normal.dotm")), r => r is TemplateRefusal.ExternalLink { Target: "file:///C:/Normal.dotm" }),
        ["a link to another machine"] = (() => Related(TemplateFiles.Deck(), Rels, "hyperlink", @"\\server\share"), r => r is TemplateRefusal.ExternalLink),
        ["a picture that is fetched"] = (() => TemplateFiles.Document(text: Field("INCLUDEPICTURE \"x.png\"")), r => r is TemplateRefusal.ExternalLink { Target: "INCLUDEPICTURE" }),
        ["a field in two pieces"] = (() => TemplateFiles.Document(text: Field("DDE", "AUTO excel")), r => r is TemplateRefusal.ExternalLink { Target: "DDEAUTO" }),
        ["a button of macros"] = (() => TemplateFiles.Document(text: Field("MACROBUTTON go")), r => r is TemplateRefusal.Macro),
        ["an action that starts a program"] = (() => TemplateFiles.Changed(TemplateFiles.Deck(), "ppt/slideMasters/*.xml", x => x.Replace("""descr="Logo"/>""", """descr="Logo"><a:hlinkClick r:id="" action="ppaction://program"/></p:cNvPr>""", StringComparison.Ordinal)), r => r is TemplateRefusal.Macro),
        ["the strict form"] = (() => TemplateFiles.Changed(TemplateFiles.Deck(), "ppt/presentation.xml", x => x.Replace("http://schemas.openxmlformats.org/presentationml/2006/main", "http://purl.oclc.org/ooxml/presentationml/main", StringComparison.Ordinal)), r => r is TemplateRefusal.Strict),
        ["no layout with a title alone"] = (() => TemplateFiles.Deck(titleOnly: false), r => r is TemplateRefusal.LayoutMissing { Needed.En: "Title Only", Layouts: ["标题幻灯片", "标题和内容"] }),
        ["no number"] = (() => TemplateFiles.Deck(numbered: false), r => r is TemplateRefusal.PlaceholdersMissing { Layout: "仅标题", Missing: [TemplatePlaceholder.SlideNumber] }),
        ["what breaks the rules of the format"] = (() => TemplateFiles.Changed(TemplateFiles.Deck(), "ppt/slideMasters/*.xml", x => x.Replace("<p:cSld>", "<p:cSld><p:nothing/>", StringComparison.Ordinal)), r => r is TemplateRefusal.Invalid { Faults: > 0 }),
        ["upright slides"] = (() => TemplateFiles.Deck(width: 6_858_000, height: 9_144_000), r => r is TemplateRefusal.SlideSize { Width: 190, Height: 254 }),
        ["no headings"] = (() => TemplateFiles.Document(headings: false), r => r is TemplateRefusal.StylesMissing { Styles: [{ En: "Heading 1" }, { En: "Heading 2" }] }),
        ["a narrow page"] = (() => TemplateFiles.Document(left: 4_000), r => r is TemplateRefusal.PageSize),
    };

    [Theory, MemberData(nameof(Refused))]
    public void What_runs_reaches_out_or_does_not_fit_is_refused_by_its_name(string file)
    {
        var reading = TemplateReader.Read(Cases[file].File(), TestContext.Current.CancellationToken);

        Assert.Null(reading.Look);
        Assert.True(Cases[file].Why(reading.Refusal!), reading.Refusal!.ToString());
    }

    [Theory]
    [InlineData(PresentationDocumentType.Presentation)]
    [InlineData(PresentationDocumentType.Template)]
    public void A_presentation_says_its_size_layouts_fonts_colours_and_logo(PresentationDocumentType type)
    {
        var look = Look(TemplateFiles.Deck(type: type));

        Assert.Equal((TemplateUse.Slides, 339, 190, 1), (look.Use, look.Width, look.Height, look.LeftOut));
        Assert.Equal([("标题幻灯片", false), ("标题和内容", false), ("仅标题", true)], look.Layouts.Select(l => (l.Name, l.IsUsed)));
        Assert.Contains(look.Fonts, f => f is { Use: TemplateFontUse.HeadingsChinese, Name: TemplateFiles.Font });
        Assert.Contains(look.Colours, c => c is { Slot: "accent1", Hex: TemplateFiles.Accent });
        Assert.Equal("image/png", Assert.Single(look.Pictures).MediaType);
        Assert.Equal(new TemplateBox(600_000, 400_000, 9_792_000, 900_000), look.Slides!.Title);
    }

    [Theory]
    [InlineData(WordprocessingDocumentType.Document)]
    [InlineData(WordprocessingDocumentType.Template)]
    public void A_document_says_its_page_styles_fonts_and_logo(WordprocessingDocumentType type)
    {
        var look = Look(TemplateFiles.Document(type: type));

        Assert.Equal((TemplateUse.Pages, 210, 297, 1), (look.Use, look.Width, look.Height, look.LeftOut));
        Assert.Equal([(TemplateFontUse.TextLatin, "Georgia"), (TemplateFontUse.TextChinese, TemplateFiles.Font)], look.Fonts.Select(f => (f.Use, f.Name)));
        Assert.Equal(("a3", "1", 8_844), (look.Pages!.Styles["title"], look.Pages.Styles["heading 1"], look.Pages.TextWidth));
        Assert.Single(look.Pictures);
    }

    private static TemplateLook Look(byte[] file)
    {
        var reading = TemplateReader.Read(file, TestContext.Current.CancellationToken);
        return reading.Look ?? throw new InvalidOperationException(reading.Refusal!.ToString());
    }

    private static byte[] Empty()
    {
        using var stream = new MemoryStream();
        using (new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
        }

        return stream.ToArray();
    }

    private static byte[] Many(byte[] file, int number)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            for (var i = 0; i < 100; i++)
            {
                zip.CreateEntry($"ppt/extra{number}-{i}.xml").Open().Dispose();
            }
        }

        return stream.ToArray();
    }

    private static byte[] Related(byte[] file, string part, string type, string target) => TemplateFiles.Changed(
        file, part, x => x.Replace("</Relationships>", $"{RelationOf(type, target)}</Relationships>", StringComparison.Ordinal));

    private static string RelationsOf(string type, string target) =>
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{RelationOf(type, target)}</Relationships>""";

    private static string RelationOf(string type, string target) => $"""<Relationship Id="out" Type="{Relationship}/{type}" Target="{target}" TargetMode="External"/>""";

    private static string Field(params string[] pieces) =>
        $"""<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{string.Concat(pieces.Select(p => $"""<w:r><w:instrText xml:space="preserve">{p}</w:instrText></w:r>"""))}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>""";
}
