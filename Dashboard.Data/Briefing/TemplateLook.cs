namespace Dashboard.Data.Briefing;

/// <summary>What a template may have. Above it, it is refused.</summary>
public static class TemplateLimits
{
    /// <summary>Bytes.</summary>
    public const int Megabyte = 1024 * 1024;

    /// <summary>Of the file.</summary>
    public const int Bytes = 8 * Megabyte;

    /// <summary>Of all its parts, unpacked.</summary>
    public const int UnpackedBytes = 48 * Megabyte;

    public const int Parts = 500;

    /// <summary>A slide is so much wider than high.</summary>
    public const decimal LeastRatio = 1.25m;

    /// <inheritdoc cref="LeastRatio"/>
    public const decimal MostRatio = 2.4m;

    /// <summary>Of the text of a page, in millimetres: narrower, no table has room.</summary>
    public const int LeastTextWidth = 135;

    /// <summary>Of the text of a page, in millimetres: wider, it lies on its side.</summary>
    public const int MostTextWidth = 190;

    /// <summary>Of a page, in millimetres.</summary>
    public const int LeastPageHeight = 250;
}

/// <summary>A rectangle on a slide, in English Metric Units.</summary>
public readonly record struct TemplateBox(long X, long Y, long Width, long Height);

/// <summary>A layout of a slide, or a style of a page.</summary>
/// <param name="IsUsed">The files are made with it.</param>
public sealed record TemplateLayout(string Name, bool IsUsed);

/// <summary>A font by what it is for.</summary>
public sealed record TemplateFont(TemplateFontUse Use, string Name);

public enum TemplateFontUse
{
    HeadingsLatin,
    HeadingsChinese,
    TextLatin,
    TextChinese,
}

/// <summary>A colour of the theme.</summary>
/// <param name="Slot">As the format calls it: dk1, accent1.</param>
/// <param name="Hex">1B4478</param>
public sealed record TemplateColour(string Slot, string Hex);

/// <summary>A picture in it: a logo, a background.</summary>
/// <param name="MediaType">Null: no browser shows it.</param>
/// <param name="Content">Empty when no browser shows it.</param>
public sealed record TemplatePicture(string Name, long Bytes, string? MediaType, byte[] Content);

/// <summary>Where a deck is filled in.</summary>
/// <param name="LayoutPart">Path of the layout in the file.</param>
public sealed record SlideFrame(string LayoutPart, long Width, long Height, TemplateBox Title, TemplateBox Footer, TemplateBox Number);

/// <summary>Where a page is filled in.</summary>
/// <param name="TextWidth">In twentieths of a point.</param>
/// <param name="Styles">Identifiers of the styles in the file by their names in lower case: heading 1 is "1" in one and "Heading1" in another.</param>
public sealed record PageFrame(int TextWidth, IReadOnlyDictionary<string, string> Styles);

/// <summary>What is taken of a template: shown before it is, and followed when a file is made.</summary>
/// <param name="Width">Of a slide or a page, in millimetres.</param>
/// <param name="Height">Of a slide or a page, in millimetres.</param>
/// <param name="LeftOut">Slides or paragraphs of its own, which are not taken.</param>
/// <param name="Slides">Null for pages.</param>
/// <param name="Pages">Null for slides.</param>
public sealed record TemplateLook(
    TemplateUse Use,
    int Width,
    int Height,
    IReadOnlyList<TemplateLayout> Layouts,
    IReadOnlyList<TemplateFont> Fonts,
    IReadOnlyList<TemplateColour> Colours,
    IReadOnlyList<TemplatePicture> Pictures,
    int LeftOut,
    SlideFrame? Slides,
    PageFrame? Pages);

/// <summary>What became of reading a template.</summary>
/// <param name="Look">Null when refused.</param>
/// <param name="Refusal">A <see cref="TemplateRefusal"/>; null when read.</param>
public sealed record TemplateReading(TemplateLook? Look, Refusal? Refusal);
