using System.Globalization;
using System.Xml.Linq;
using Dashboard.Data.Sheets;

namespace Dashboard.Data.Briefing;

/// <summary>What is taken of a presentation: its masters with the layout that has a title and leaves the rest of the slide free.</summary>
internal static class SlideTemplates
{
    private const int UnitsOfMillimetre = 36_000;
    private static readonly XNamespace P = "http://schemas.openxmlformats.org/presentationml/2006/main";
    private static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly Bilingual Needed = new("仅标题", "Title Only");

    /// <summary>Placeholders that stand at the edge of every slide.</summary>
    private static readonly string[] AtTheEdge = ["dt", "ftr", "sldNum", "hdr"];

    public static TemplateLook Read(OfficePackage package, string main, IReadOnlyList<TemplatePicture> pictures)
    {
        var presentation = TemplateReader.Tree(package, main);
        var size = presentation.Element(P + "sldSz");
        var (width, height) = (Number(size, "cx"), Number(size, "cy"));
        if (width <= 0 || height <= 0)
        {
            throw new TemplateRefusedException(new TemplateRefusal.Broken(main));
        }

        if ((decimal)width / height is < TemplateLimits.LeastRatio or > TemplateLimits.MostRatio)
        {
            throw new TemplateRefusedException(new TemplateRefusal.SlideSize(Millimetres(width), Millimetres(height)));
        }

        var layouts = Layouts(package, main, presentation);
        var used = layouts.FirstOrDefault(l => l.Type == "titleOnly") ?? layouts.FirstOrDefault(l => l.HasTitleAlone)
            ?? throw new TemplateRefusedException(new TemplateRefusal.LayoutMissing(Needed, layouts.Select(l => l.Name).ToList()));
        var (title, footer, number) = (used.Box(TemplatePlaceholder.Title), used.Box(TemplatePlaceholder.Footer), used.Box(TemplatePlaceholder.SlideNumber));
        if (title is null || footer is null || number is null)
        {
            throw new TemplateRefusedException(new TemplateRefusal.PlaceholdersMissing(
                used.Name, Enum.GetValues<TemplatePlaceholder>().Where(p => used.Box(p) is null).ToList()));
        }

        var theme = package.Target(used.Master, "/theme") is { } path ? TemplateReader.Tree(package, path) : null;
        return new TemplateLook(
            TemplateUse.Slides,
            Millimetres(width),
            Millimetres(height),
            layouts.Select(l => new TemplateLayout(l.Name, l == used)).ToList(),
            TemplateTheme.Fonts(theme),
            TemplateTheme.Colours(theme),
            pictures,
            presentation.Element(P + "sldIdLst")?.Elements(P + "sldId").Count() ?? 0,
            new SlideFrame(used.Part, width, height, title.Value, footer.Value, number.Value),
            null);
    }

    /// <summary>In the order in which the office sees them.</summary>
    private static List<Layout> Layouts(OfficePackage package, string main, XElement presentation)
    {
        var layouts = new List<Layout>();
        foreach (var master in Listed(package, main, presentation, "sldMasterId"))
        {
            var tree = TemplateReader.Tree(package, master);
            layouts.AddRange(Listed(package, master, tree, "sldLayoutId").Select(part => new Layout(part, master, TemplateReader.Tree(package, part), tree)));
        }

        return layouts;
    }

    private static IEnumerable<string> Listed(OfficePackage package, string part, XElement tree, string element)
    {
        var targets = package.Relationships(part);
        return tree.Element(P + $"{element}Lst")?.Elements(P + element).Select(e => targets.GetValueOrDefault(e.Attribute(R + "id")?.Value ?? "").Path).OfType<string>() ?? [];
    }

    private static int Millimetres(long units) => (int)Math.Round(units / (double)UnitsOfMillimetre);

    private static long Number(XElement? element, string attribute) =>
        long.TryParse(element?.Attribute(attribute)?.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private sealed record Layout(string Part, string Master, XElement Tree, XElement MasterTree)
    {
        public string? Type => Tree.Attribute("type")?.Value;

        public string Name => Tree.Element(P + "cSld")?.Attribute("name")?.Value is { Length: > 0 } name ? name : Type ?? Part;

        /// <summary>A title, and nothing to be filled in but what stands at the edge.</summary>
        public bool HasTitleAlone
        {
            get
            {
                var kinds = Placeholders(Tree).Select(KindOf).ToList();
                return kinds.Contains("title") && kinds.TrueForAll(k => k == "title" || AtTheEdge.Contains(k));
            }
        }

        /// <summary>Where it stands on the layout, or on the master from which the layout has it.</summary>
        public TemplateBox? Box(TemplatePlaceholder placeholder)
        {
            var kind = placeholder switch { TemplatePlaceholder.Title => "title", TemplatePlaceholder.Footer => "ftr", TemplatePlaceholder.SlideNumber => "sldNum" };
            return placeholder == TemplatePlaceholder.Title && !Placeholders(Tree).Any(s => KindOf(s) == kind) ? null : BoxOf(Tree, kind) ?? BoxOf(MasterTree, kind);
        }

        private static TemplateBox? BoxOf(XElement tree, string kind)
        {
            var place = Placeholders(tree).Where(s => KindOf(s) == kind).Select(s => s.Element(P + "spPr")?.Element(A + "xfrm")).FirstOrDefault(x => x is not null);
            var box = new TemplateBox(
                Number(place?.Element(A + "off"), "x"), Number(place?.Element(A + "off"), "y"), Number(place?.Element(A + "ext"), "cx"), Number(place?.Element(A + "ext"), "cy"));
            return box is { Width: > 0, Height: > 0 } ? box : null;
        }

        private static IEnumerable<XElement> Placeholders(XElement tree) => tree.Descendants(P + "sp").Where(s => s.Element(P + "nvSpPr")?.Element(P + "nvPr")?.Element(P + "ph") is not null);

        /// <summary>What no placeholder says of itself is a text or an object.</summary>
        private static string KindOf(XElement shape) =>
            shape.Element(P + "nvSpPr")!.Element(P + "nvPr")!.Element(P + "ph")!.Attribute("type")?.Value is { } type ? type == "ctrTitle" ? "title" : type : "obj";
    }
}
