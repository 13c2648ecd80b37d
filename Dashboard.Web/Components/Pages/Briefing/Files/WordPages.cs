using System.Globalization;
using Dashboard.Data;
using Dashboard.Data.Briefing;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;
using static Dashboard.Web.Components.Pages.Briefing.Files.WordParts;

namespace Dashboard.Web.Components.Pages.Briefing.Files;

/// <summary>The one page of a briefing, the page of a province, and the booklet of all of them, as documents of Word.</summary>
internal static class WordPages
{
    private const int ContentsPages = 1;
    private static readonly int[] PlaceShares = [5, 13, 12, 17, 21, 32];
    private static readonly int[] FactShares = [30, 42, 28];
    private static readonly int[] DecisionShares = [24, 20, 32, 24];

    /// <summary>A4: three numbers, five findings, the map, what to decide.</summary>
    public static byte[] OnePage(BriefingInfo info, BriefingContent content, OfficeTemplateFile? template = null)
    {
        var (page, parts) = (content.Page, new WordParts());
        if (content.IsSample || info.IsSample)
        {
            parts.SampleBanner();
        }

        parts.Paragraph("Title", Run(BriefingText.PageTitle));
        parts.Paragraph("Subtitle", Run($"{BriefingText.PageOffice} · {BriefingText.AsOf.With(info.AsOf.Long())} · {info.Visibility.Word()}"));
        parts.Numbers(page.Numbers, BriefingText.PageTitle);
        var findings = string.Concat(page.Findings.Select((f, i) =>
            ParagraphXml("Finding", null, Run($"{i + 1}. "), Strong(f.Lead.Text()), Run((Cultures.IsEnglish && f.Rest.En.Length > 0 ? " " : "") + f.Rest.Text()))));
        var counts = (page.Numbers[0].Figure.Text, page.Numbers[1].Figure.Text);
        parts.Raw(Columns(
            BriefingText.PageFindings,
            (TextWidth - 4100, ParagraphXml("Heading2", null, Run(BriefingText.PageFindings)) + findings),
            (4100, ParagraphXml("Small", null, Run(" ")) + Map(page.Map) + ParagraphXml("Small", null, Run(BriefingText.MapLegend.With(counts.Item1, counts.Item2))) + ParagraphXml("Small", null, Run(BriefingText.MapNote)))));
        parts.Paragraph("Heading2", Run(BriefingText.PageDecisions));
        if (page.Decisions.Count == 0)
        {
            parts.Paragraph("Normal", Run(BriefingText.PageNoDecision));
        }
        else
        {
            parts.Table(
                new SlideTable(
                    [Here(BriefingText.DecideItem), Here(BriefingText.DecideWaiting), Here(BriefingText.DecideOptions), Here(BriefingText.DecideConsequence)],
                    page.Decisions.Select(d => (IReadOnlyList<SlideCell>)[SlideCell.Of(d.Item), SlideCell.Of(d.Waiting), SlideCell.Of(d.Choices), SlideCell.Of(d.Consequence)]).ToList()),
                BriefingText.PageDecisions,
                DecisionShares);
        }

        return Document(info, parts.Xml, Foot(page.Sources, ParagraphXml("Footer", null, [Run(BriefingText.PageFoot), "<w:r><w:tab/></w:r>", .. PageOf()])), [], template);
    }

    /// <summary>The page of one province.</summary>
    public static byte[] Province(BriefingInfo info, BriefingContent content, ProvincePage province, OfficeTemplateFile? template = null)
    {
        var (parts, charts) = (new WordParts(), new List<(string, SlideChart, int?)>());
        Write(parts, charts, info, content, province);
        return Document(info, parts.Xml, Foot(province.Sources, PageNumber()), charts, template);
    }

    /// <summary>All of them, with a table of contents.</summary>
    public static byte[] Booklet(BriefingInfo info, BriefingContent content, OfficeTemplateFile? template, CancellationToken cancellationToken)
    {
        var (parts, charts) = (new WordParts(), new List<(string, SlideChart, int?)>());
        if (content.IsSample || info.IsSample)
        {
            parts.SampleBanner();
        }

        parts.Paragraph("Title", Run(BriefingText.BookletTitle));
        parts.Paragraph("Subtitle", Run($"{BriefingText.AsOf.With(info.AsOf.Long())} · {info.Visibility.Word()} · {info.Title}"));
        parts.Paragraph("Heading2", Run(BriefingText.BookletContents));
        foreach (var (index, province) in content.Provinces.Index())
        {
            var entry = $"""<w:hyperlink w:anchor="province-{province.Code}">{Run(province.Name.Text())}<w:r><w:tab/></w:r>{Field($"PAGEREF province-{province.Code} \\h", Text(index + 1 + ContentsPages))}</w:hyperlink>""";
            parts.Paragraph(
                "TOC1",
                index == 0 ? """<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o "1-1" \h \z \u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>""" : "",
                entry,
                index == content.Provinces.Count - 1 ? """<w:r><w:fldChar w:fldCharType="end"/></w:r>""" : "");
        }

        foreach (var province in content.Provinces)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Write(parts, charts, info, content, province, newPage: true);
        }

        return Document(info, parts.Xml, Foot(content.Page.Sources, PageNumber()), charts, template, cancellationToken);
    }

    private static void Write(
        WordParts parts, List<(string Id, SlideChart Chart, int? Marked)> charts, BriefingInfo info, BriefingContent content, ProvincePage province, bool newPage = false)
    {
        var mark = Text(province.Ordinal);
        parts.Raw(ParagraphXml(
            "Heading1", newPage ? "<w:pageBreakBefore/>" : null,
            $"""<w:bookmarkStart w:id="{mark}" w:name="province-{province.Code}"/>""", Run(province.Name.Text()), $"""<w:bookmarkEnd w:id="{mark}"/>"""));
        parts.Paragraph("Small", Run($"{BriefingText.BookletHead.With(mark, content.Provinces.Count)} · {BriefingText.AsOf.With(info.AsOf.Long())} · {info.Visibility.Word()}"));
        if (province.IsSample || info.IsSample)
        {
            parts.SampleBanner();
        }

        parts.Numbers(province.Numbers, province.Name.Text());
        parts.Paragraph("Heading2", Run(BriefingText.BookletPlaces.With(province.Places.Rows.Count)));
        if (province.Places.Rows.Count == 0)
        {
            parts.Paragraph("Normal", Run(BriefingText.BookletNoPlace));
        }
        else
        {
            parts.Table(province.Places, $"{province.Name.Text()} {BriefingText.BookletPlaces.With(province.Places.Rows.Count)}", PlaceShares);
        }

        if (province.Remaining.Text().Length > 0)
        {
            parts.Paragraph("Small", Run(province.Remaining.Text()));
        }

        if (province.Peers.Count > 0)
        {
            parts.Paragraph("Heading2", Run(BriefingText.BookletPeers.With(province.PeersTitle.Text())));
            var (id, chart) = ($"chart{province.Code}", PeersOf(province));
            charts.Add((id, chart, province.Peers.Index().Where(p => p.Item.IsOwn).Select(p => (int?)p.Index).FirstOrDefault()));
            var findings = string.Concat(province.Findings.Select(f => ParagraphXml("Small", null, Strong(f.Lead.Text()), Run((Cultures.IsEnglish ? " " : "") + f.Rest.Text()))));
            parts.Raw(Columns(
                province.PeersTitle.Text(),
                (5600, ParagraphXml("Small", """<w:spacing w:line="240" w:lineRule="auto"/>""", parts.Chart(id, chart.Name.Text(), 3_480_000, 420_000 + (province.Peers.Count * 150_000)))),
                (TextWidth - 5600, findings + ParagraphXml("Small", null, Run(BriefingText.BookletNational.With(province.National.Text, province.National.Fraction))))));
        }

        parts.Paragraph("Heading2", Run(BriefingText.BookletFacts));
        parts.Table(province.Facts, BriefingText.BookletFacts, FactShares, alignsFigures: false);
    }

    private static SlideChart PeersOf(ProvincePage province) => new(
        province.PeersTitle, province.Peers.Select(p => p.Name).ToList(), [new SlideSeries(province.Numbers[2].Label, province.Peers.Select(p => p.Coverage).ToList())], IsStacked: false);

    private static byte[] Document(BriefingInfo info, string body, string foot, IReadOnlyList<(string, SlideChart, int?)> charts, OfficeTemplateFile? template, CancellationToken cancellationToken = default) =>
        WordParts.Write(info.Title, info.CreatedBy, info.CreatedAt, body, foot, charts, template, cancellationToken);

    private static string Foot(IReadOnlyList<Bilingual> sources, string last) =>
        ParagraphXml(
            "Footer", """<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="000000"/></w:pBdr>""",
            Run(sources.Count == 0 ? BriefingText.SourceNone : BriefingText.Source.With(sources.Select(s => s.Text()).List()))) + last;

    /// <summary>— 12 —</summary>
    private static string PageNumber() => ParagraphXml("Footer", """<w:jc w:val="center"/>""", Run("— "), Field("PAGE", "1"), Run(" —"));

    private static IEnumerable<string> PageOf()
    {
        var parts = BriefingText.PageOf.With("\u0001", "\u0002").Split('\u0001', '\u0002');
        return [Run(parts[0]), Field("PAGE", "1"), Run(parts[1]), Field("NUMPAGES", "1"), Run(parts[2])];
    }

    private static Bilingual Here(string text) => new(text, text);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
