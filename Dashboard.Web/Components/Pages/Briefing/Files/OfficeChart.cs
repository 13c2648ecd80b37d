using System.Globalization;
using System.Text;
using Dashboard.Data.Briefing;
using Dashboard.Data.Sheets;
using Dashboard.Data.Statistics;
using Dashboard.Web.Api;
using Dashboard.Web.Localization;
using DocumentFormat.OpenXml.Packaging;
using static Dashboard.Web.Components.Pages.Briefing.Files.OfficeXml;

namespace Dashboard.Web.Components.Pages.Briefing.Files;

/// <summary>A bar chart of the office programs, with the workbook of its figures inside: it can be edited, recoloured and copied.</summary>
internal static class OfficeChart
{
    private const string Workbook = "figures";
    private const string SheetName = "Data";

    /// <param name="titled">False: what stands above it names it.</param>
    /// <param name="marked">Index of the category in the strong colour where there is one series; null: all are.</param>
    public static void Write(ChartPart part, SlideChart chart, OfficePalette palette, int? marked = null, bool titled = true)
    {
        using (var stream = new MemoryStream(XlsxWriter.Write([Sheet(chart)])))
        {
            part.AddNewPart<EmbeddedPackagePart>(XlsxExport.ContentType, Workbook).FeedData(stream);
        }

        var isShare = MeasureCatalogue.Find(chart.Series[0].Values[0].Measure)?.Unit == MeasureUnit.Share;
        var format = isShare ? "0%" : "#,##0";
        var series = new StringBuilder();
        foreach (var (index, one) in chart.Series.Index())
        {
            series.Append(Series(chart, one, index, format, marked, palette));
        }

        var title = titled ? $"""<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="0"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="1200" b="0"/><a:t>{Esc(chart.Name.Text())}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>""" : "";
        Feed(part, $"""
            <c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:roundedCorners val="0"/><c:chart>{title}<c:autoTitleDeleted val="{(titled ? 0 : 1)}"/><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="{(chart.IsStacked ? "stacked" : "clustered")}"/><c:varyColors val="0"/>{series}<c:gapWidth val="60"/>{(chart.IsStacked ? """<c:overlap val="100"/>""" : "")}<c:axId val="1001"/><c:axId val="1002"/></c:barChart><c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="0"/></c:catAx><c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="t"/><c:numFmt formatCode="{format}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1001"/><c:crosses val="autoZero"/></c:valAx></c:plotArea>{(chart.Series.Count > 1 ? """<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>""" : "")}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{(titled ? 1100 : 900)}"/></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr><c:externalData r:id="{Workbook}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>
            """);
    }

    private static string Series(SlideChart chart, SlideSeries series, int index, string format, int? marked, OfficePalette palette)
    {
        var last = chart.Categories.Count + 1;
        var column = (char)('B' + index);
        var (categories, values) = (new StringBuilder(), new StringBuilder());
        foreach (var (i, category) in chart.Categories.Index())
        {
            categories.Append(CultureInfo.InvariantCulture, $"""<c:pt idx="{i}"><c:v>{Esc(category.Text())}</c:v></c:pt>""");
            if (series.Values[i].Value is { } value)
            {
                values.Append(CultureInfo.InvariantCulture, $"""<c:pt idx="{i}"><c:v>{Number(value)}</c:v></c:pt>""");
            }
        }

        // One category in the strong colour: the others are light.
        var isStrong = marked is null && index % 2 == 0;
        var fill = isStrong ? palette.Strong : palette.Light;
        var point = marked is { } at
            ? $"""<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr><a:solidFill>{palette.Strong}</a:solidFill></c:spPr></c:dPt>""" : "";
        var label = !chart.IsStacked ? palette.Ink : isStrong ? palette.OnStrong : palette.OnLight;
        return $"""<c:ser><c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:strRef><c:f>{SheetName}!${column}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{Esc(series.Name.Text())}</c:v></c:pt></c:strCache></c:strRef></c:tx><c:spPr><a:solidFill>{fill}</a:solidFill><a:ln w="9525"><a:solidFill>{palette.Edge}</a:solidFill></a:ln></c:spPr><c:invertIfNegative val="0"/>{point}<c:dLbls><c:numFmt formatCode="{format};;" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr><c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1100"><a:solidFill>{label}</a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr><c:dLblPos val="{(chart.IsStacked ? "ctr" : "outEnd")}"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls><c:cat><c:strRef><c:f>{SheetName}!$A$2:$A${last}</c:f><c:strCache><c:ptCount val="{chart.Categories.Count}"/>{categories}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>{SheetName}!${column}$2:${column}${last}</c:f><c:numCache><c:formatCode>{format}</c:formatCode><c:ptCount val="{chart.Categories.Count}"/>{values}</c:numCache></c:numRef></c:val></c:ser>""";
    }

    private static NewSheet Sheet(SlideChart chart) => new(
        SheetName,
        [new(24), .. chart.Series.Select(_ => new NewColumn(12))],
        [
            [new NewCell(""), .. chart.Series.Select(s => new NewCell(s.Name.Text(), IsBold: true))],
            .. chart.Categories.Select((category, i) => (IReadOnlyList<NewCell>)[new NewCell(category.Text()), .. chart.Series.Select(s => new NewCell(s.Values[i].Value))]),
        ]);
}
