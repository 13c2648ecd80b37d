using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Dashboard.Data.Briefing;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using static Dashboard.Web.Components.Pages.Briefing.Files.OfficeXml;

namespace Dashboard.Web.Components.Pages.Briefing.Files;

/// <summary>
/// The office's own document, emptied of its text: page, headers, footers, fonts and styles stay. Titles and headings are written in the styles
/// of the template, and what it has no style for in styles that rest on its body text.
/// </summary>
internal static partial class TemplatePages
{
    private const string Prefix = "Dashboard";
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Of a table of the pages, and of what lies in it.</summary>
    private static readonly string[] Widths = ["tblW", "gridCol", "tcW"];

    /// <summary>What would bind the new text to the old.</summary>
    private static readonly string[] Bindings = ["documentProtection", "writeProtection", "attachedTemplate", "trackRevisions", "mailMerge", "removePersonalInformation"];

    /// <summary>Styles that a template has by another identifier; the others are the product's.</summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["Normal"] = "normal", ["Title"] = "title", ["Subtitle"] = "subtitle", ["Heading1"] = "heading 1", ["Heading2"] = "heading 2", ["TOC1"] = "toc 1",
    };

    /// <summary>Takes out what is not taken, and gives the document its new text.</summary>
    /// <param name="body">As for the product's own page: with its identifiers of styles and its width of text.</param>
    /// <param name="foot">What stands under every page, below what the template has there.</param>
    public static void Write(WordprocessingDocument document, PageFrame frame, string body, string foot, bool english)
    {
        document.ChangeDocumentType(WordprocessingDocumentType.Document);
        var main = document.MainDocumentPart!;
        if (document.ThumbnailPart is { } thumbnail)
        {
            document.DeletePart(thumbnail);
        }

        if (document.DigitalSignatureOriginPart is { } signature)
        {
            document.DeletePart(signature); // of the file as it was
        }

        main.DeleteParts(main.ImageParts.ToList());
        main.DeleteParts(main.Parts.Select(p => p.OpenXmlPart).Where(p => p is WordprocessingCommentsPart or GlossaryDocumentPart or CustomXmlPart).ToList());
        XElement section;
        using (var stream = main.GetStream(FileMode.Open, FileAccess.Read))
        {
            section = XElement.Load(stream).Element(W + "body")?.Element(W + "sectPr") ?? new XElement(W + "sectPr");
        }

        section.Elements().Where(e => e.Name.LocalName is "sectPrChange" or "footnotePr" or "endnotePr" or "type").Remove();
        if (main.DocumentSettingsPart is { } settings)
        {
            Edit(settings, tree => tree.Elements().Where(e => Bindings.Contains(e.Name.LocalName)).Remove());
        }

        foreach (var edge in main.HeaderParts.Cast<OpenXmlPart>().Concat(main.FooterParts))
        {
            Edit(edge, Mend);
        }

        var added = AddStyles(main.StyleDefinitionsPart!, frame, english);
        AddFeet(main, section, Fitted(foot, frame, added));
        Feed(main, $"<w:document {WordParts.Namespaces}><w:body>{string.Concat(Fitted(body, frame, added).Select(e => e.ToString(SaveOptions.DisableFormatting)))}{section.ToString(SaveOptions.DisableFormatting)}</w:body></w:document>");
    }

    /// <summary>The styles that the template lacks, resting on its body text: with the sizes of the pages and without their letters.</summary>
    private static Dictionary<string, string> AddStyles(StyleDefinitionsPart part, PageFrame frame, bool english)
    {
        var ids = Names.Where(n => frame.Styles.ContainsKey(n.Value)).ToDictionary(n => n.Key, n => frame.Styles[n.Value], StringComparer.Ordinal);
        var missing = WordStyles.All(english).Where(s => !ids.ContainsKey(s.Id)).ToList();
        Edit(part, tree =>
        {
            var held = tree.Elements(W + "style").Select(s => s.Attribute(W + "styleId")?.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var style in missing)
            {
                ids[style.Id] = Prefix + style.Id;
                if (held.Add(ids[style.Id]))
                {
                    tree.Add(Parse(WordStyles.Style(ids[style.Id], $"{Prefix} {style.Name}", ids["Normal"], style.Before + Own(style, english) + style.After, style.Letters + Size(style, english))));
                }
            }
        });
        return ids;
    }

    /// <summary>Body text of offices is indented and widely spaced; what stands in tables is not.</summary>
    private static string Own(WordStyles.Named style, bool english)
    {
        var spacing = Spacing().Match(style.Room).Value;
        var room = spacing.Contains("w:line=", StringComparison.Ordinal) ? spacing
            : spacing.Replace("/>", $" w:line=\"{(english ? 320 : 400)}\" w:lineRule=\"exact\"/>", StringComparison.Ordinal);
        room = room.Contains("w:before=", StringComparison.Ordinal) ? room : room.Replace("<w:spacing", "<w:spacing w:before=\"0\"", StringComparison.Ordinal);
        room = room.Contains("w:after=", StringComparison.Ordinal) ? room : room.Replace("<w:spacing", "<w:spacing w:after=\"0\"", StringComparison.Ordinal);
        var indent = style.Room.Contains("<w:ind ", StringComparison.Ordinal) ? style.Room[style.Room.IndexOf("<w:ind ", StringComparison.Ordinal)..]
            : """<w:ind w:left="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/>""";
        return room + indent + (style.After.Length == 0 ? """<w:jc w:val="left"/>""" : "");
    }

    private static string Size(WordStyles.Named style, bool english) =>
        style.Letters.Contains("<w:sz ", StringComparison.Ordinal) ? "" : $"""<w:sz w:val="{(english ? 20 : 22)}"/>""";

    /// <summary>Paragraphs and tables in the styles and the width of the template.</summary>
    private static List<XElement> Fitted(string xml, PageFrame frame, Dictionary<string, string> styles)
    {
        var root = Parse($"<w:body>{xml}</w:body>");
        var scale = frame.TextWidth / (double)WordParts.TextWidth;
        foreach (var style in root.Descendants(W + "pStyle").ToList())
        {
            var own = style.Attribute(W + "val")!.Value;
            style.SetAttributeValue(W + "val", styles.GetValueOrDefault(own, own));
            if (own is "Heading1" or "Heading2")
            {
                // The headings have their numbers: those of the template would be a second one.
                var after = style.Parent!.Element(W + "pageBreakBefore") ?? style;
                after.AddAfterSelf(new XElement(W + "numPr", new XElement(W + "ilvl", new XAttribute(W + "val", 0)), new XElement(W + "numId", new XAttribute(W + "val", 0))));
            }
        }

        foreach (var width in root.Descendants().Where(e => Widths.Contains(e.Name.LocalName)))
        {
            Scale(width.Attribute(W + "w"));
        }

        foreach (var tab in root.Descendants(W + "tab"))
        {
            Scale(tab.Attribute(W + "pos"));
        }

        foreach (var drawing in root.Descendants().Where(e => e.Name.LocalName == "extent"))
        {
            Scale(drawing.Attribute("cx"));
        }

        root.Descendants(W + "rFonts").Remove();
        root.Descendants(W + "rPr").Where(r => !r.HasElements).Remove();
        return root.Elements().ToList();

        void Scale(XAttribute? attribute)
        {
            if (attribute is not null)
            {
                attribute.Value = ((int)Math.Round(int.Parse(attribute.Value, CultureInfo.InvariantCulture) * scale)).ToString(CultureInfo.InvariantCulture);
            }
        }
    }

    /// <summary>LibreOffice writes the name of a drawing in capitals, which the format does not know.</summary>
    private static void Mend(XElement tree)
    {
        foreach (var name in tree.Descendants().Attributes("ID").ToList())
        {
            var drawing = name.Parent!;
            name.Remove();
            drawing.SetAttributeValue("id", drawing.Attribute("id")?.Value ?? name.Value);
        }
    }

    /// <summary>Below what the template has at the foot of its pages, on every page that has a foot of its own.</summary>
    private static void AddFeet(MainDocumentPart main, XElement section, List<XElement> foot)
    {
        var even = false;
        if (main.DocumentSettingsPart is { } settings)
        {
            using var stream = settings.GetStream(FileMode.Open, FileAccess.Read);
            even = XElement.Load(stream).Element(W + "evenAndOddHeaders") is not null;
        }

        string[] kinds = ["default", .. section.Element(W + "titlePg") is null ? Array.Empty<string>() : ["first"], .. even ? ["even"] : Array.Empty<string>()];
        foreach (var kind in kinds)
        {
            var reference = section.Elements(W + "footerReference").FirstOrDefault(f => (f.Attribute(W + "type")?.Value ?? "default") == kind);
            if (reference?.Attribute(R + "id")?.Value is { } id && main.TryGetPartById(id, out var held))
            {
                Edit(held!, tree =>
                {
                    var numbered = PageField().IsMatch(string.Concat(tree.Descendants().Where(e => e.Name == W + "instrText").Select(e => e.Value))
                        + string.Concat(tree.Descendants(W + "fldSimple").Select(e => e.Attribute(W + "instr")?.Value)));
                    tree.Add(foot.Where(p => !numbered || !IsNumber(p)).Select(p => new XElement(p)));
                });
            }
            else
            {
                var part = main.AddNewPart<FooterPart>($"dashboardFoot{kind}");
                Feed(part, $"<w:ftr {WordParts.Namespaces}>{string.Concat(foot.Select(p => p.ToString(SaveOptions.DisableFormatting)))}</w:ftr>");
                section.AddFirst(new XElement(W + "footerReference", new XAttribute(W + "type", kind), new XAttribute(R + "id", $"dashboardFoot{kind}")));
            }
        }
    }

    /// <summary>— 12 —: the number of the page and nothing else.</summary>
    private static bool IsNumber(XElement paragraph) => PageField().IsMatch(string.Concat(paragraph.Descendants(W + "instrText").Select(e => e.Value)))
        && paragraph.Descendants(W + "t").All(t => t.Value.All(c => c is '—' or ' ' || char.IsAsciiDigit(c)));

    private static XElement Parse(string xml) => XElement.Parse($"<w:root {WordParts.Namespaces}>{xml}</w:root>", LoadOptions.PreserveWhitespace).Elements().First();

    [GeneratedRegex("<w:spacing[^>]*/>")]
    private static partial Regex Spacing();

    [GeneratedRegex(@"\bPAGE\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageField();
}
