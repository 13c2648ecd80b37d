using Dashboard.Data.Briefing;
using Dashboard.Web.Components.Pages.Briefing.Files;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using DocumentFormat.OpenXml.Validation;
using A = DocumentFormat.OpenXml.Drawing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Dashboard.Tests.Briefing;

/// <summary>The files of a briefing in the look of the office, read again by the SDK.</summary>
public sealed class TemplateFilesTests(BriefingFilesTests.Made made) : IClassFixture<BriefingFilesTests.Made>
{
    private static readonly OpenXmlValidator Validator = new(FileFormatVersions.Office2019);

    public static TheoryData<string, int, int, bool> Decks => new()
    {
        { "zh-CN", 12_192_000, 6_858_000, false }, { "en", 12_192_000, 6_858_000, true }, { "zh-CN", 9_144_000, 6_858_000, false }, { "en", 10_080_000, 5_670_000, false },
    };

    [Theory, MemberData(nameof(Decks))]
    public void Slides_take_master_logo_and_fonts_and_keep_notes_footers_numbers_and_words_for_every_shape(string language, int width, int height, bool isTemplate)
    {
        var template = Template(TemplateFiles.Deck(width: width, height: height, type: isTemplate ? PresentationDocumentType.Template : PresentationDocumentType.Presentation));
        using var deck = PresentationDocument.Open(
            new MemoryStream(BriefingFilesTests.Made.In(language, () => SlideDeck.Write(made.Info, made.Content, template: template))), false);

        Assert.Empty(Validator.Validate(deck).Select(Say));
        Assert.Equal(PresentationDocumentType.Presentation, deck.DocumentType);
        CheckDeck(deck, made.Content.Slides.Count(s => s.Gap is null));
        var master = Assert.Single(deck.PresentationPart!.SlideMasterParts);
        Assert.Single(master.ImageParts);
        Assert.Contains(TemplateFiles.Font, master.ThemePart!.Theme!.OuterXml, StringComparison.Ordinal);
        Assert.All(deck.PresentationPart.SlideParts, part =>
        {
            Assert.Equal("仅标题", part.SlideLayoutPart!.SlideLayout!.CommonSlideData!.Name);
            Assert.DoesNotContain("旧的幻灯片", part.Slide!.InnerText, StringComparison.Ordinal);
            Assert.All(
                part.Slide.Descendants<A.Transform2D>().Where(t => !t.Ancestors<GroupShape>().Any()), place => Assert.InRange(place.Offset!.X!.Value + place.Extents!.Cx!.Value, 0, width));
            Assert.All(part.Slide.Descendants<GraphicFrame>(), frame => Assert.InRange(frame.Transform!.Offset!.Y!.Value + frame.Transform.Extents!.Cy!.Value, 0, height * 0.93));
            Assert.All(
                part.Slide.Descendants<Shape>().Where(s => s.NonVisualShapeProperties!.NonVisualDrawingProperties!.Name == "Number"),
                number => Assert.InRange( // in one line
                    OfficeXml.Width(number.InnerText) * number.Descendants<A.RunProperties>().First().FontSize!.Value / 100 * 12_700, 0, number.ShapeProperties!.Transform2D!.Extents!.Cx!.Value));
            Assert.All(part.ChartParts, chart => Assert.Contains("accent1", chart.ChartSpace!.OuterXml, StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData("zh-CN", false)]
    [InlineData("en", true)]
    public void Pages_take_styles_header_and_width_and_keep_their_foot(string language, bool isTemplate)
    {
        var template = Template(TemplateFiles.Document(type: isTemplate ? WordprocessingDocumentType.Template : WordprocessingDocumentType.Document));
        byte[][] files = BriefingFilesTests.Made.In(language, () => WordPages.OnePage(made.Info, made.Content, template)) is { } one
            ?
            [
                one,
                BriefingFilesTests.Made.In(language, () => WordPages.Province(made.Info, made.Content, made.Content.Provinces[0], template)),
                BriefingFilesTests.Made.In(language, () => WordPages.Booklet(made.Info, made.Content, template, TestContext.Current.CancellationToken)),
            ] : [];
        foreach (var file in files)
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(file), false);

            Assert.Empty(Validator.Validate(document).Select(Say));
            Assert.Equal(WordprocessingDocumentType.Document, document.DocumentType);
            var main = document.MainDocumentPart!;
            Assert.DoesNotContain("旧的正文", main.Document!.InnerText, StringComparison.Ordinal);
            Assert.Single(Assert.Single(main.HeaderParts).ImageParts);
            var foot = Assert.Single(main.FooterParts).Footer!;
            Assert.Contains("某某办公室", foot.InnerText, StringComparison.Ordinal);
            Assert.Contains("PAGE", foot.InnerText, StringComparison.Ordinal);
            Assert.Contains("国知发运字〔2022〕33号", foot.InnerText, StringComparison.Ordinal);
            var styles = main.Document.Descendants<W.ParagraphStyleId>().Select(s => s.Val!.Value!).Distinct().ToList();
            var held = main.StyleDefinitionsPart!.Styles!.Elements<W.Style>().Select(s => s.StyleId!.Value!).ToHashSet();
            Assert.All(styles, style => Assert.Contains(style, held));
            Assert.Contains(styles, style => style is "a3" or "1");
            Assert.DoesNotContain("Normal", held);
            Assert.Empty(main.Document.Descendants<W.RunFonts>());
            Assert.All(main.Document.Descendants<W.TableWidth>(), width => Assert.InRange(int.Parse(width.Width!, System.Globalization.CultureInfo.InvariantCulture), 0, template.Look.Pages!.TextWidth));
        }
    }

    [Fact]
    public async Task A_template_that_another_program_saved_is_taken_and_its_files_are_as_valid_as_it_is()
    {
        Assert.SkipWhen(LibreOffice.Path is null, "no LibreOffice: install libreoffice-impress and libreoffice-writer (eng/test.sh does)");
        using var office = new LibreOffice();

        var slides = Template(await office.SavedAsync("office.pptx", "odp", TemplateFiles.Deck()));
        using var deck = PresentationDocument.Open(new MemoryStream(SlideDeck.Write(made.Info, made.Content, template: slides)), false);
        CheckDeck(deck, made.Content.Slides.Count(s => s.Gap is null));
        Assert.Empty(Validator.Validate(deck).Select(f => f.Description).Except(Faults(PresentationDocument.Open(new MemoryStream(slides.Content), false))));

        var pages = Template(await office.SavedAsync("office.docx", "odt", TemplateFiles.Document()));
        using var page = WordprocessingDocument.Open(new MemoryStream(WordPages.OnePage(made.Info, made.Content, pages)), false);
        Assert.Contains("某某办公室", string.Concat(page.MainDocumentPart!.FooterParts.Select(f => f.Footer!.InnerText)), StringComparison.Ordinal);
        Assert.Empty(Validator.Validate(page).Select(f => f.Description).Except(Faults(WordprocessingDocument.Open(new MemoryStream(pages.Content), false))));
    }

    private static IReadOnlyList<string> Faults(OpenXmlPackage file)
    {
        using (file)
        {
            return [.. Validator.Validate(file).Select(f => f.Description)];
        }
    }

    private static void CheckDeck(PresentationDocument deck, int slides)
    {
        Assert.Equal(slides, deck.PresentationPart!.SlideParts.Count());
        Assert.Equal(slides, deck.PresentationPart.Presentation!.SlideIdList!.Elements<SlideId>().Count());
        Assert.All(deck.PresentationPart.SlideParts, part =>
        {
            var kinds = part.Slide!.Descendants<PlaceholderShape>().Select(p => p.Type!.Value).ToList();
            Assert.Contains(PlaceholderValues.Title, kinds);
            Assert.Contains(PlaceholderValues.Footer, kinds);
            Assert.Contains(PlaceholderValues.SlideNumber, kinds);
            Assert.Contains(part.Slide.Descendants<A.Field>(), f => f.Type == "slidenum");
            Assert.Equal(3, part.NotesSlidePart!.NotesSlide!.Descendants<A.Paragraph>().Count());
            Assert.NotNull(part.NotesSlidePart.NotesMasterPart);
            Assert.Empty(part.ImageParts);
            Assert.All(part.Slide.Descendants<NonVisualDrawingProperties>().Skip(1), shape => Assert.False(string.IsNullOrWhiteSpace(shape.Description?.Value), shape.Name));
        });
    }

    private static OfficeTemplateFile Template(byte[] file)
    {
        var reading = TemplateReader.Read(file, TestContext.Current.CancellationToken);
        return new OfficeTemplateFile(file, reading.Look ?? throw new InvalidOperationException(reading.Refusal!.ToString()));
    }

    private static string Say(ValidationErrorInfo fault) => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}";
}
