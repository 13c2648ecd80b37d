using System.Xml.Linq;

namespace Dashboard.Data.Briefing;

/// <summary>Fonts and colours of the theme of a template.</summary>
internal static class TemplateTheme
{
    private static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";

    /// <summary>Empty when there is no theme, or it names none.</summary>
    public static IReadOnlyList<TemplateFont> Fonts(XElement? theme) =>
        [.. FontsOf(theme, "majorFont", TemplateFontUse.HeadingsLatin, TemplateFontUse.HeadingsChinese), .. FontsOf(theme, "minorFont", TemplateFontUse.TextLatin, TemplateFontUse.TextChinese)];

    /// <summary>The colours that have a value; a colour of the system in the one last seen.</summary>
    public static IReadOnlyList<TemplateColour> Colours(XElement? theme) => theme?.Descendants(A + "clrScheme").FirstOrDefault()?.Elements()
        .Select(slot => (Slot: slot.Name.LocalName, Hex: slot.Element(A + "srgbClr")?.Attribute("val")?.Value ?? slot.Element(A + "sysClr")?.Attribute("lastClr")?.Value))
        .Where(c => c.Hex is { Length: 6 } hex && hex.All(char.IsAsciiHexDigit)).Select(c => new TemplateColour(c.Slot, c.Hex!.ToUpperInvariant())).ToList() ?? [];

    private static IEnumerable<TemplateFont> FontsOf(XElement? theme, string collection, TemplateFontUse latin, TemplateFontUse chinese)
    {
        var fonts = theme?.Descendants(A + collection).FirstOrDefault();
        if (fonts?.Element(A + "latin")?.Attribute("typeface")?.Value is { Length: > 0 } one)
        {
            yield return new TemplateFont(latin, one);
        }

        var other = fonts?.Element(A + "ea")?.Attribute("typeface")?.Value is { Length: > 0 } named ? named
            : fonts?.Elements(A + "font").FirstOrDefault(f => f.Attribute("script")?.Value == "Hans")?.Attribute("typeface")?.Value;
        if (other is { Length: > 0 })
        {
            yield return new TemplateFont(chinese, other);
        }
    }
}
