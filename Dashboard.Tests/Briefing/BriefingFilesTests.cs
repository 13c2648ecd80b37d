using System.Globalization;
using Dashboard.Data.Briefing;
using Dashboard.Web.Components.Pages.Briefing.Files;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using DocumentFormat.OpenXml.Validation;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace Dashboard.Tests.Briefing;

/// <summary>The files of a briefing, read again by the SDK and by a program that is not ours.</summary>
public sealed class BriefingFilesTests(BriefingFilesTests.Made made) : IClassFixture<BriefingFilesTests.Made>
{
    private static readonly OpenXmlValidator Validator = new(FileFormatVersions.Office2019);

    public static TheoryData<string> Languages => ["zh-CN", "en"];

    [Theory, MemberData(nameof(Languages))]
    public void The_slides_are_valid_and_hold_titles_notes_footers_and_numbers(string language)
    {
        using var deck = PresentationDocument.Open(new MemoryStream(Made.In(language, () => SlideDeck.Write(made.Info, made.Content))), false);

        Assert.Empty(Validator.Validate(deck).Select(Say));
        var slides = deck.PresentationPart!.SlideParts.ToList();
        Assert.Equal(made.Content.Slides.Count(s => s.Gap is null), slides.Count);
        Assert.True(slides.Count >= 14);
        Assert.All(slides, part =>
        {
            var kinds = part.Slide!.Descendants<PlaceholderShape>().Select(p => p.Type!.Value).ToList();
            Assert.Contains(PlaceholderValues.Title, kinds);
            Assert.Contains(PlaceholderValues.Footer, kinds);
            Assert.Contains(PlaceholderValues.SlideNumber, kinds);
            Assert.Contains(part.Slide.Descendants<A.Field>(), f => f.Type == "slidenum");
            Assert.NotNull(part.SlideLayoutPart?.SlideMasterPart);
            Assert.Equal(3, part.NotesSlidePart!.NotesSlide!.Descendants<A.Paragraph>().Count());
            Assert.Empty(part.ImageParts); // text is text
            Assert.All(part.Slide.Descendants<NonVisualDrawingProperties>().Skip(1), shape => Assert.False(string.IsNullOrWhiteSpace(shape.Description?.Value), shape.Name));
            var ids = part.Slide.Descendants<NonVisualDrawingProperties>().Select(s => s.Id!.Value).ToList();
            Assert.Equal(ids.Count, ids.Distinct().Count());
        });
    }

    [Fact]
    public void Table_cells_and_the_workbooks_inside_the_charts_are_the_pinned_figures()
    {
        using var deck = PresentationDocument.Open(new MemoryStream(SlideDeck.Write(made.Info, made.Content)), false);
        var parts = deck.PresentationPart!.Presentation!.SlideIdList!.Elements<SlideId>().Select(id => (SlidePart)deck.PresentationPart.GetPartById(id.RelationshipId!.Value!)).ToList();
        var (tables, charts) = (0, 0);
        foreach (var (slide, part) in made.Content.Slides.Where(s => s.Gap is null).Zip(parts))
        {
            Assert.Contains(slide.Title.Zh, part.Slide!.InnerText, StringComparison.Ordinal);
            if (slide.Table is { } table)
            {
                tables++;
                var cells = part.Slide.Descendants<A.TableRow>().Skip(1).Select(r => r.Elements<A.TableCell>().Select(c => c.InnerText).ToList());
                Assert.Equal(table.Rows.Select(r => r.Select(c => c.Say(english: false)).ToList()), cells);
            }

            if (slide.Chart is { } chart)
            {
                charts++;
                var values = part.ChartParts.Single().ChartSpace!.Descendants<C.Values>()
                    .Select(v => v.Descendants<C.NumericPoint>().Select(p => decimal.Parse(p.NumericValue!.Text, CultureInfo.InvariantCulture)).ToList()).ToList();
                Assert.Equal(chart.Series.Select(s => s.Values.Select(v => v.Value).OfType<decimal>().ToList()), values);
                Assert.Equal(chart.Series.Select(s => s.Values.Select(v => v.Value).OfType<decimal>().ToList()), Embedded(part.ChartParts.Single(), chart));
            }
        }

        Assert.True(tables >= 8 && charts >= 4, $"{tables} tables, {charts} charts");
    }

    [Theory, MemberData(nameof(Languages))]
    public void The_one_page_is_valid_and_says_what_is_pinned(string language)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(Made.In(language, () => WordPages.OnePage(made.Info, made.Content))), false);

        Assert.Empty(Validator.Validate(document).Select(Say));
        var text = document.MainDocumentPart!.Document!.InnerText;
        Assert.All(made.Content.Page.Numbers, n => Assert.Contains(n.Figure.Text, text, StringComparison.Ordinal));
        Assert.All(made.Content.Page.Findings, f => Assert.Contains(language == "en" ? f.Lead.En : f.Lead.Zh, text, StringComparison.Ordinal));
        Assert.Contains(language == "en" ? "not to be quoted" : "示例数据，不得引用", text, StringComparison.Ordinal);
        Assert.Empty(document.MainDocumentPart.ImageParts);
        Assert.Contains("华文中宋", document.MainDocumentPart.FontTablePart!.Fonts!.OuterXml, StringComparison.Ordinal);
    }

    [Fact]
    public void The_booklet_has_32_provinces_with_their_charts_and_a_table_of_contents()
    {
        var file = WordPages.Booklet(made.Info, made.Content, null, TestContext.Current.CancellationToken);
        using var document = WordprocessingDocument.Open(new MemoryStream(file), false);

        Assert.Empty(Validator.Validate(document).Select(Say));
        var body = document.MainDocumentPart!.Document!.Body!;
        var headings = body.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val == "Heading1").Select(p => p.InnerText).ToList();
        Assert.Equal(made.Content.Provinces.Select(p => p.Name.Zh), headings);
        Assert.Equal(32, body.Descendants<DocumentFormat.OpenXml.Wordprocessing.Hyperlink>().Count());
        Assert.Contains("TOC \\o", body.InnerText, StringComparison.Ordinal);
        Assert.All(body.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>(), d => Assert.False(string.IsNullOrEmpty(d.Description?.Value)));
        foreach (var province in made.Content.Provinces.Where(p => p.Peers.Count > 0))
        {
            var chart = (ChartPart)document.MainDocumentPart.GetPartById($"chart{province.Code}");
            Assert.Equal(
                province.Peers.Select(p => p.Coverage.Value!.Value),
                chart.ChartSpace!.Descendants<C.Values>().Single().Descendants<C.NumericPoint>().Select(p => decimal.Parse(p.NumericValue!.Text, CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public void A_booklet_that_nobody_waits_for_any_more_is_not_finished() =>
        Assert.Throws<OperationCanceledException>(() => WordPages.Booklet(made.Info, made.Content, null, new CancellationToken(canceled: true)));

    [Fact]
    public void The_page_of_a_province_without_places_is_valid()
    {
        using var document = WordprocessingDocument.Open(
            new MemoryStream(WordPages.Province(made.Info, made.Content, made.Content.Provinces.Single(p => p.Code == "660000"))), false);

        Assert.Empty(Validator.Validate(document).Select(Say));
        Assert.Contains("没有示范、试点城市", document.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void The_workbook_holds_every_figure_with_its_code()
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(BriefingWorkbook.Write(made.Info, made.Content)), false);

        Assert.Empty(Validator.Validate(book).Select(Say));
        var texts = book.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>()).Select(c => c.InnerText).ToHashSet();
        Assert.All(made.Content.Figures, f => Assert.Contains(f.Measure, texts));
    }

    [Fact]
    public async Task A_slide_without_data_is_left_out_of_the_file_or_says_so_by_choice()
    {
        await using var office = await BriefingOffice.StartAsync();
        var detail = (await office.Queries.FindAsync(office.National.Viewer, await office.MakeAsync(BriefingOffice.Input with { FreeText = null })))!;
        using var without = PresentationDocument.Open(new MemoryStream(SlideDeck.Write(detail.Info, detail.Content!)), false);
        using var with = PresentationDocument.Open(new MemoryStream(SlideDeck.Write(detail.Info, detail.Content!, withEmpty: true)), false);

        Assert.Contains(detail.Content!.Slides, s => s.Gap == SlideGap.NothingWritten);
        Assert.Equal(detail.Content.Slides.Count(s => s.Gap is null), without.PresentationPart!.SlideParts.Count());
        Assert.Equal(detail.Content.Slides.Count, with.PresentationPart!.SlideParts.Count());
        Assert.Empty(Validator.Validate(with).Select(Say));
        Assert.Contains(with.PresentationPart.SlideParts, p => p.Slide!.InnerText.Contains("没有填写说明", StringComparison.Ordinal));
    }

    [Fact]
    public void Texts_of_strangers_break_no_file()
    {
        var info = made.Info with { Title = "<&\"'\u0001\uD800]]>" + new string('长', 40) };
        var slide = made.Content.Slides.First(s => s.Kind == SlideKind.FreeText) with { Points = [new("<b>&\u0002</b>", "<b>&\u0002</b>")] };
        var content = made.Content with { Slides = [slide] };

        using var deck = PresentationDocument.Open(new MemoryStream(SlideDeck.Write(info, content)), false);
        using var page = WordprocessingDocument.Open(new MemoryStream(WordPages.OnePage(info, content)), false);

        Assert.Empty(Validator.Validate(deck).Select(Say));
        Assert.Empty(Validator.Validate(page).Select(Say));
        Assert.Contains("<b>&", deck.PresentationPart!.SlideParts.Single().Slide!.InnerText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 10, 1)]
    [InlineData("城市城市城市", 3, 2)] // breaks anywhere
    [InlineData("quota quota quota", 4, 3)] // two words have no room in a line
    [InlineData("quota quota", 7.5, 1)]
    [InlineData("conversions", 3.6, 2)] // longer than a line
    [InlineData("共 110 个城市", 3.5, 3)]
    [InlineData("𬭎𬭎𬭎𬭎", 2, 2)] // of two halves each
    public void Words_stay_whole_and_Chinese_breaks_anywhere(string text, double room, int lines) => Assert.Equal(lines, OfficeXml.Lines(text, room * 10, 10));

    [Fact]
    public async Task A_program_that_is_not_ours_opens_them_and_counts_the_same_pages()
    {
        Assert.SkipWhen(LibreOffice.Path is null, "no LibreOffice: install libreoffice-impress and libreoffice-writer (eng/test.sh does)");
        using var office = new LibreOffice();

        var slides = await office.PagesAsync("briefing.pptx", SlideDeck.Write(made.Info, made.Content));
        var page = await office.PagesAsync("page.docx", WordPages.OnePage(made.Info, made.Content));

        Assert.Equal(made.Content.Slides.Count(s => s.Gap is null), slides);
        Assert.Equal(1, page);
    }

    private static string Say(ValidationErrorInfo fault) => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}";

    private static IReadOnlyList<List<decimal>> Embedded(ChartPart part, SlideChart chart)
    {
        using var stream = part.EmbeddedPackagePart!.GetStream();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        using var book = SpreadsheetDocument.Open(copy, false);
        var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Skip(1).ToList();
        return chart.Series.Index().Select(s => rows.Select(r => r.Elements<DocumentFormat.OpenXml.Spreadsheet.Cell>().ElementAtOrDefault(s.Index + 1)?.CellValue?.Text)
            .Where(v => v is not null).Select(v => decimal.Parse(v!, CultureInfo.InvariantCulture)).ToList()).ToList();
    }

    /// <summary>A briefing of sample data, made once.</summary>
    public sealed class Made : IAsyncLifetime
    {
        public BriefingInfo Info { get; private set; } = null!;

        public BriefingContent Content { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await using var office = await BriefingOffice.StartAsync(sample: true);
            var detail = (await office.Queries.FindAsync(office.National.Viewer, await office.MakeAsync(BriefingOffice.Input with { AsOf = new(2023, 11, 20), Since = new(2023, 8, 15) })))!;
            (Info, Content) = (detail.Info, detail.Content!);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        public static byte[] In(string language, Func<byte[]> write)
        {
            var before = CultureInfo.CurrentUICulture;
            try
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
                return write();
            }
            finally
            {
                CultureInfo.CurrentUICulture = before;
            }
        }
    }
}
