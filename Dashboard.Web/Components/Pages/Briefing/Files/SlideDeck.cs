using System.Globalization;
using Dashboard.Data.Briefing;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using static Dashboard.Web.Components.Pages.Briefing.Files.OfficeXml;

namespace Dashboard.Web.Components.Pages.Briefing.Files;

/// <summary>A briefing as slides of PowerPoint: text is text, tables are tables, charts hold their workbook, notes are notes.</summary>
internal static class SlideDeck
{
    private static readonly int[] NumberSizes = [54, 36, 28, 24, 20];
    private static readonly int[] TableSizes = [16, 14, 12, 11, 10, 9, 8];
    private const int SmallestLetters = 7;
    private const int LabelLetters = 13;
    private const double Bold = 1.1;
    private static readonly int[] PointSizes = [16, 14, 12, 11];
    private static readonly int[] TitleSizes = [32, 28, 24, 20, 18, 16];

    public const string ContentType = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

    private const int Side = 7_250_000;
    private const int MarkWidth = 3_300_000;
    private const int MarkHeight = 360_000;
    private const int SourceHeight = 420_000;

    /// <summary>The slides that have figures; those without say so, or are left out.</summary>
    /// <param name="withEmpty">True: they are kept.</param>
    /// <param name="template">The office's own; null: the product's look.</param>
    public static byte[] Write(BriefingInfo info, BriefingContent content, bool withEmpty = false, OfficeTemplateFile? template = null)
    {
        using var stream = new MemoryStream();
        if (template is not null)
        {
            stream.Write(template.Content);
        }

        using (var document = template is null ? PresentationDocument.Create(stream, PresentationDocumentType.Presentation) : PresentationDocument.Open(stream, isEditable: true))
        {
            var footer = $"{info.Title} · {info.Visibility.Word()} · {BriefingText.AsOf.With(info.AsOf.Long())}";
            var place = template?.Look.Slides is { } frame ? DeckPlace.Of(frame) : DeckPlace.Own;
            var palette = OfficePalette.Of(template?.Look);
            var (layout, notesMaster) = template?.Look.Slides is { } kept ? TemplateDeck.Empty(document, kept) : DeckFrame.Write(document.AddPresentationPart(), footer);
            var presentation = document.PresentationPart!; // of a .potx another one by now
            var notesIndex = TemplateDeck.NotesIndex(notesMaster);
            var slides = content.Slides.Where(s => withEmpty || s.Gap is null).ToList();
            foreach (var (index, slide) in slides.Index())
            {
                var part = presentation.AddNewPart<SlidePart>(Relationship(index));
                part.AddPart(layout, "layout");
                Feed(part, $"""<p:sld {DeckFrame.Namespaces}><p:cSld>{DeckFrame.Tree(Shapes(part, slide, info, index + 1, footer, place, palette))}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>""");
                var notes = part.AddNewPart<NotesSlidePart>("notes");
                notes.AddPart(notesMaster, "master");
                notes.AddPart(part, "slide");
                Feed(notes, Notes(slide, notesIndex));
            }

            if (template is null)
            {
                var ids = string.Concat(slides.Select((_, i) => $"""<p:sldId id="{256 + i}" r:id="{Relationship(i)}"/>"""));
                Feed(presentation, $"""<p:presentation {DeckFrame.Namespaces} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="master"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="notes"/></p:notesMasterIdLst><p:sldIdLst>{ids}</p:sldIdLst><p:sldSz cx="{DeckFrame.Width}" cy="{DeckFrame.Height}"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>""");
            }
            else
            {
                TemplateDeck.List(presentation, slides.Select((_, i) => Relationship(i)));
            }

            document.PackageProperties.Title = Clean(info.Title);
            document.PackageProperties.Creator = Clean(info.CreatedBy);
            document.PackageProperties.Created = info.CreatedAt;
        }

        return stream.ToArray();
    }

    private static string Relationship(int index) => string.Create(CultureInfo.InvariantCulture, $"dashboardSlide{index + 1}");

    private static string Shapes(SlidePart part, Slide slide, BriefingInfo info, int number, string footer, DeckPlace place, OfficePalette palette)
    {
        var shapes = new DeckShapes(palette);
        var hasSide = slide.Map.Count > 0 || slide.Chart is not null || slide.HasPointsAside;
        var width = (hasSide ? place.Side - 350_000 : place.Right) - place.Left;
        var isSample = slide.IsSample || info.IsSample;
        if (isSample)
        {
            shapes.Box("Sample", BriefingText.SampleMark, place.Right - MarkWidth, place.MarkTop, MarkWidth, MarkHeight, "FDF8EC", "B98A2E", true, (BriefingText.SampleMark, 14, "7A5200", true));
        }

        var title = slide.Title.Text();
        var underMark = place.Top + (isSample && place.Template is not null ? MarkHeight + 60_000 : 0);
        var y = place.Left + width <= place.Right - MarkWidth ? place.Top : underMark; // beside the mark, where there is room
        var sideTop = place.Template is null ? place.SideTop : underMark;
        if (place.Template is { } template)
        {
            shapes.Title(title, TitleSizes.FirstOrDefault(
                size => Lines(title, template.Title.Width / (double)Point / Bold, size) * size * 1.25 * Point <= template.Title.Height, TitleSizes[^1]));
        }
        else
        {
            shapes.Text("Brand", place.Left, 380_000, 5_000_000, 250_000, 12, false, false, BriefingText.Brand);
            var high = Lines(title, width / (double)Point / Bold, 32) * 520_000;
            shapes.Title(title, width, high);
            y += high + 60_000;
        }

        if (slide.Lead.Text() is { Length: > 0 } lead)
        {
            var high = Lines(lead, width / (double)Point, 16) * 290_000;
            shapes.Text("Lead", place.Left, y, width, high, 16, false, false, lead);
            y += high + 120_000;
        }

        if (slide.Gap is { } gap)
        {
            shapes.Text("Gap", place.Left, y, width, 700_000, 18, false, false, BriefingText.GapSlide, gap.Word());
        }

        y = Numbers(shapes, slide, y, width, place);
        if (slide.Table is { } table)
        {
            y = Table(shapes, slide, table, y, width, place);
            if (y > place.FootTop && slide.Map.Count > 0)
            {
                return Shapes(part, slide with { Map = [] }, info, number, footer, place, palette); // the table needs the place of the map, and says more
            }
        }

        if (slide.HasPointsAside)
        {
            var (room, top) = (place.Right - place.Side, place.Template is null ? sideTop + 140_000 : sideTop);
            shapes.Text("Points", place.Side, top, room, place.FootTop - top - 100_000, PointSize(slide, top, room, place), true, false, [.. slide.Points.Select(p => "· " + p.Text())]);
        }
        else if (slide.Points.Count > 0)
        {
            shapes.Text("Points", place.Left, y + 80_000, width, Math.Max(300_000, place.FootTop - y - 160_000), PointSize(slide, y, width, place), true, false, [.. slide.Points.Select(p => "· " + p.Text())]);
        }

        if (slide.Map.Count > 0)
        {
            shapes.Map(slide.Map, place.Side, sideTop, place.MapScale(sideTop));
        }

        if (slide.Chart is { } chart)
        {
            OfficeChart.Write(part.AddNewPart<ChartPart>("chart"), chart, palette);
            var top = place.Template is null ? sideTop + 140_000 : sideTop;
            shapes.Chart(
                "chart", chart.Name.Text(), place.Side - 150_000, top, place.Right - place.Side + 150_000, Math.Min(place.FootTop - top - 100_000, Math.Min(5_000_000, 1_300_000 + (chart.Categories.Count * 520_000))));
        }

        var sources = slide.Sources.Count == 0 ? BriefingText.SourceNone : BriefingText.Source.With(slide.Sources.Select(s => s.Text()).List());
        shapes.Text(
            "Source", place.Left, place.SourceTop, place.SourceWidth, SourceHeight, 10, false, false, slide.Map.Count > 0 ? [sources, BriefingText.MapNote] : [sources]);
        shapes.Raw(DeckFrame.Footer(shapes.NextId, footer, place.Template?.Footer));
        shapes.Raw(DeckFrame.SlideNumber(shapes.NextId, number, place.Template?.Number));
        return shapes.Xml;
    }

    private static int Numbers(DeckShapes shapes, Slide slide, int y, int width, DeckPlace place)
    {
        if (slide.Numbers.Count == 0)
        {
            return y;
        }

        var each = Math.Min(2_600_000, width / slide.Numbers.Count);
        var room = (each - 60_000) / (double)Point;
        var size = NumberSizes.Skip(place.IsLow && slide.Table is not null ? 2 : each < 1_700_000 || place.IsLow ? 1 : 0).FirstOrDefault(s => slide.Numbers.All(n => Width(n.Figure.Text) * Bold * s <= room), NumberSizes[^1]);
        var lines = slide.Numbers.Max(n => Lines(n.Label.Text(), room, LabelLetters) + (n.Remark is { } remark ? Lines(remark.Text(), room, LabelLetters) : 0));
        var labels = (int)(lines * LabelLetters * 1.3 * Point);
        foreach (var (index, number) in slide.Numbers.Index())
        {
            var x = place.Left + (index * each);
            shapes.Text("Number", x, y, each - 60_000, size * 16_000, size, true, true, number.Figure.Text);
            shapes.Text("Label", x, y + (size * 16_500), each - 60_000, labels, LabelLetters, false, false, number.Remark is { } remark ? [number.Label.Text(), remark.Text()] : [number.Label.Text()]);
        }

        return y + (size * 16_500) + labels + 150_000;
    }

    /// <summary>In letters as large as the place allows.</summary>
    private static int Table(DeckShapes shapes, Slide slide, SlideTable table, int y, int width, DeckPlace place)
    {
        var columns = Enumerable.Range(0, table.Columns.Count).Select(i => Math.Clamp(
            table.Rows.Select(r => Width(r[i].Say(Cultures.IsEnglish))).Append(Width(table.Columns[i].Text())).Max(), 3, 26)).ToList();
        var widths = columns.Select(c => (int)(width * c / columns.Sum())).ToList();
        var room = place.FootTop - 220_000 - y - (slide.HasPointsAside ? 0 : slide.Points.Count * 300_000);
        var words = Enumerable.Range(0, table.Columns.Count).Select(i => LongestWord(table, i)).ToList();
        var size = TableSizes.FirstOrDefault(s => Heights(s).Sum() <= room && words.Index().All(w => w.Item * s <= (widths[w.Index] - 72_000) / (double)Point), SmallestLetters);
        var heights = Heights(size);
        shapes.Table(table, slide.Title.Text(), place.Left, y, widths, size, heights);
        return y + heights.Sum();

        List<int> Heights(int letters) =>
        [
            High(table.Columns.Select(c => c.Text()).ToList(), letters), .. table.Rows.Select(r => High(r.Select(c => c.Say(Cultures.IsEnglish)).ToList(), letters)),
        ];

        int High(List<string> cells, int letters) => (cells.Select((c, i) => Lines(c, (widths[i] - 72_000) / (double)Point / (i == 0 ? Bold : 1), letters)).Max() * (int)(letters * 1.42 * Point)) + (2 * DeckShapes.CellMargin(letters));
    }

    /// <summary>A word is not broken: how wide the longest of a column is.</summary>
    private static double LongestWord(SlideTable table, int column) => table.Rows.Select(r => r[column].Say(Cultures.IsEnglish)).Append(table.Columns[column].Text())
        .SelectMany(text => text.Split(' ')).Where(word => word.All(letter => letter < '\u2E80')).Select(Width).DefaultIfEmpty().Max();

    private static int PointSize(Slide slide, int y, int width, DeckPlace place) => PointSizes.FirstOrDefault(
        size => slide.Points.Sum(p => Lines("· " + p.Text(), width / (double)Point, size)) * size * 1.3 * Point <= place.FootTop - y - 160_000, 10);

    private static string Notes(Slide slide, string index)
    {
        var paragraphs = string.Concat(slide.Notes.Select(n => $"""<a:p><a:r><a:rPr lang="{Cultures.Current}"/><a:t>{Esc(n.Text())}</a:t></a:r></a:p>"""));
        var body = paragraphs.Length > 0 ? paragraphs : $"""<a:p><a:endParaRPr lang="{Cultures.Current}"/></a:p>""";
        return $"""<p:notes {DeckFrame.Namespaces}><p:cSld>{DeckFrame.Tree($"""<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide" descr="{Esc(slide.Title.Text())}"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes" descr="{Esc(BriefingText.Notes)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="{index}"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{body}</p:txBody></p:sp>""")}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>""";
    }
}
