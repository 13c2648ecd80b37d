using Dashboard.Data.Briefing;
using Dashboard.Data.Sheets;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Briefing.Files;

/// <summary>All figures of a briefing, as a workbook.</summary>
internal static class BriefingWorkbook
{
    public static byte[] Write(BriefingInfo info, BriefingContent content)
    {
        var words = new FigureWords(content);
        IReadOnlyList<NewCell> mark = content.IsSample || info.IsSample ? [new NewCell(BriefingText.SampleMark, IsBold: true)] : [];
        IReadOnlyList<IReadOnlyList<NewCell>> head = mark.Count > 0 ? [mark] : [];
        string Name(string sheet) => mark.Count > 0 ? ApiText.SampleSheet.With(sheet) : sheet;
        return XlsxWriter.Write(
        [
            new NewSheet(
                Name(BriefingText.SheetFigures),
                [new(6), new(28), new(24), new(34), new(24), new(12), new(14), new(12), new(12), new(8)],
                [
                    .. head,
                    Heads(
                        BriefingText.ColumnSlide, BriefingText.ColumnTitle, BriefingText.ColumnCode, BriefingText.ColumnMeasure, BriefingText.ColumnWhere, BriefingText.ColumnOn,
                        BriefingText.ColumnValue, BriefingText.ColumnPart, BriefingText.ColumnWhole, BriefingText.ColumnSample),
                    .. content.Slides.Index().SelectMany(s => s.Item.Figures.DistinctBy(f => f.Key).Select(f => Row(info, words, s.Index + 1, s.Item.Title.Text(), f))),
                    .. content.Provinces.SelectMany(p => p.Figures.DistinctBy(f => f.Key).Select(f => Row(info, words, null, p.Name.Text(), f))),
                ])
            {
                FrozenRows = head.Count + 1,
            },
            new NewSheet(
                Name(BriefingText.SheetSlides),
                [new(6), new(60), new(60), new(60)],
                [
                    .. head,
                    Heads(BriefingText.ColumnSlide, BriefingText.ColumnTitle, BriefingText.Notes, BriefingText.SheetSources),
                    .. content.Slides.Index().Select(s => (IReadOnlyList<NewCell>)
                    [
                        new NewCell(s.Index + 1), new NewCell(s.Item.Title.Text(), Wraps: true), new NewCell(string.Join('\n', s.Item.Notes.Select(n => n.Text())), Wraps: true),
                        new NewCell(s.Item.Sources.Select(n => n.Text()).List(), Wraps: true),
                    ]),
                ])
            {
                FrozenRows = head.Count + 1,
            },
            new NewSheet(
                Name(BriefingText.SheetSources),
                [new(24), new(60)],
                [
                    .. head,
                    [new NewCell(BriefingText.FormTitle, IsBold: true), new NewCell(info.Title)],
                    [new NewCell(BriefingText.FormAsOf, IsBold: true), new NewCell(info.AsOf)],
                    [new NewCell(BriefingText.FormVisibility, IsBold: true), new NewCell(info.Visibility.Word())],
                    .. content.Page.Sources.Select(s => (IReadOnlyList<NewCell>)[new NewCell(BriefingText.SheetSources, IsBold: true), new NewCell(s.Text())]),
                ]),
        ]);
    }

    private static IReadOnlyList<NewCell> Heads(params IReadOnlyList<string> heads) => [.. heads.Select(h => new NewCell(h, IsBold: true))];

    private static IReadOnlyList<NewCell> Row(BriefingInfo info, FigureWords words, int? slide, string title, PinnedFigure figure) =>
    [
        new NewCell(slide), new NewCell(title), new NewCell(figure.Measure), new NewCell(FigureWords.Measure(figure)), new NewCell(words.Where(figure)), new NewCell(figure.On ?? info.AsOf),
        new NewCell(figure.Value), new NewCell(figure.Part), new NewCell(figure.Whole), new NewCell(figure.Sample ? BriefingText.Sample : ""),
    ];
}
