using System.Globalization;
using System.Xml.Linq;
using Dashboard.Data.Sheets;

namespace Dashboard.Data.Briefing;

/// <summary>What is taken of a document: its page, its headers and footers, and the styles by their names.</summary>
internal static class PageTemplates
{
    private const double TwipsOfMillimetre = 1440 / 25.4;
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>A4 with the margins of the product.</summary>
    private static readonly (int Width, int Height, int Left, int Right) Usual = (11_906, 16_838, 1_361, 1_361);

    /// <summary>The styles that the pages are written in, as every version of Word calls them in the file.</summary>
    private static readonly (string Name, Bilingual Word)[] Needed =
    [
        ("normal", new("正文", "Normal")), ("title", new("标题", "Title")), ("heading 1", new("标题 1", "Heading 1")), ("heading 2", new("标题 2", "Heading 2")),
    ];

    public static TemplateLook Read(OfficePackage package, string main, IReadOnlyList<TemplatePicture> pictures)
    {
        var body = TemplateReader.Tree(package, main).Element(W + "body") ?? throw new TemplateRefusedException(new TemplateRefusal.Broken(main));
        var section = body.Element(W + "sectPr");
        var (size, margins) = (section?.Element(W + "pgSz"), section?.Element(W + "pgMar"));
        var (width, height) = (Number(size, "w", Usual.Width), Number(size, "h", Usual.Height));
        var text = width - Number(margins, "left", Usual.Left) - Number(margins, "right", Usual.Right) - Number(margins, "gutter", 0);
        if (Millimetres(text) is < TemplateLimits.LeastTextWidth or > TemplateLimits.MostTextWidth || Millimetres(height) < TemplateLimits.LeastPageHeight)
        {
            throw new TemplateRefusedException(new TemplateRefusal.PageSize(Millimetres(text), Millimetres(height), TemplateLimits.LeastTextWidth, TemplateLimits.MostTextWidth));
        }

        var styles = package.Target(main, "/styles") is { } path ? TemplateReader.Tree(package, path) : null;
        var named = Paragraphs(styles);
        if (Needed.Where(n => !named.ContainsKey(n.Name)).Select(n => n.Word).ToList() is { Count: > 0 } missing)
        {
            throw new TemplateRefusedException(new TemplateRefusal.StylesMissing(missing));
        }

        var theme = package.Target(main, "/theme") is { } themePath ? TemplateReader.Tree(package, themePath) : null;
        return new TemplateLook(
            TemplateUse.Pages,
            Millimetres(width),
            Millimetres(height),
            Needed.Select(n => new TemplateLayout(n.Word.Zh == n.Word.En ? n.Word.Zh : $"{n.Word.Zh} / {n.Word.En}", true)).ToList(),
            Fonts(styles, named["normal"]) is { Count: > 0 } fonts ? fonts : TemplateTheme.Fonts(theme),
            TemplateTheme.Colours(theme),
            pictures,
            body.Elements().Count(e => e.Name != W + "sectPr" && e.Descendants(W + "t").Any()),
            null,
            new PageFrame(text, named));
    }

    /// <summary>Identifiers by names in lower case; the first of a name.</summary>
    private static Dictionary<string, string> Paragraphs(XElement? styles) => (styles?.Elements(W + "style") ?? [])
        .Where(s => s.Attribute(W + "type")?.Value == "paragraph")
        .Select(s => (Name: s.Element(W + "name")?.Attribute(W + "val")?.Value.ToLowerInvariant(), Id: s.Attribute(W + "styleId")?.Value))
        .Where(s => s is { Name.Length: > 0, Id.Length: > 0 }).DistinctBy(s => s.Name).ToDictionary(s => s.Name!, s => s.Id!, StringComparer.Ordinal);

    /// <summary>The fonts of the text: of the style, or of what every style begins with. Fonts of the theme are told by the theme.</summary>
    private static List<TemplateFont> Fonts(XElement? styles, string normal)
    {
        var own = styles?.Elements(W + "style").FirstOrDefault(s => s.Attribute(W + "styleId")?.Value == normal)?.Element(W + "rPr")?.Element(W + "rFonts");
        var common = styles?.Element(W + "docDefaults")?.Descendants(W + "rFonts").FirstOrDefault();
        string? Of(string attribute) => own?.Attribute(W + attribute)?.Value ?? common?.Attribute(W + attribute)?.Value;
        return [.. new[] { (TemplateFontUse.TextLatin, Of("ascii")), (TemplateFontUse.TextChinese, Of("eastAsia")) }
            .Where(f => f.Item2 is { Length: > 0 }).Select(f => new TemplateFont(f.Item1, f.Item2!))];
    }

    private static int Millimetres(int twips) => (int)Math.Round(twips / TwipsOfMillimetre);

    private static int Number(XElement? element, string attribute, int otherwise) =>
        double.TryParse(element?.Attribute(W + attribute)?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? (int)number : otherwise;
}
