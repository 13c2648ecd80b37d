namespace Dashboard.Data.Briefing;

/// <summary>Why a file does not become the template of the office, or why none is taken away.</summary>
public abstract record TemplateRefusal : Refusal
{
    private TemplateRefusal()
    {
    }

    public sealed record TooLarge(int Megabytes) : TemplateRefusal;

    /// <summary>Neither PPTX nor DOCX, nor a template of these.</summary>
    public sealed record NotOffice : TemplateRefusal;

    /// <summary>ppt or doc, the formats before 2007.</summary>
    public sealed record OldFormat : TemplateRefusal;

    /// <summary>odp or odt.</summary>
    public sealed record OpenDocument : TemplateRefusal;

    /// <summary>Saved in the strict form of the standard.</summary>
    public sealed record Strict : TemplateRefusal;

    /// <summary>Locked by a password.</summary>
    public sealed record Encrypted : TemplateRefusal;

    /// <summary>Holds macros, controls that run code, or an action that starts something.</summary>
    public sealed record Macro(string Part) : TemplateRefusal;

    /// <summary>A part reaches out of the file: a picture from elsewhere, an attached template, a link, a field that fetches.</summary>
    public sealed record ExternalLink(string Part, string Target) : TemplateRefusal;

    /// <summary>Another file lies inside.</summary>
    public sealed record Embedded(string Part) : TemplateRefusal;

    /// <summary>A zip bomb: unpacked it is larger, or the ratio is abnormal.</summary>
    public sealed record Bomb(int Megabytes) : TemplateRefusal;

    public sealed record TooManyParts(int Most) : TemplateRefusal;

    /// <summary>The parts contradict each other or break off.</summary>
    public sealed record Broken(string Part) : TemplateRefusal;

    /// <summary>No layout has a title and nothing else to be filled in.</summary>
    /// <param name="Layouts">Those that it has.</param>
    public sealed record LayoutMissing(Bilingual Needed, IReadOnlyList<string> Layouts) : TemplateRefusal;

    /// <summary>The layout, or its master, lacks what every slide carries.</summary>
    public sealed record PlaceholdersMissing(string Layout, IReadOnlyList<TemplatePlaceholder> Missing) : TemplateRefusal;

    /// <summary>Styles of Word that the pages are written in.</summary>
    public sealed record StylesMissing(IReadOnlyList<Bilingual> Styles) : TemplateRefusal;

    /// <summary>Upright slides, or too flat ones. In millimetres.</summary>
    public sealed record SlideSize(int Width, int Height) : TemplateRefusal;

    /// <summary>The text of a page is too narrow or too wide for the tables, or the page too low. In millimetres.</summary>
    public sealed record PageSize(int TextWidth, int Height, int Least, int Most) : TemplateRefusal;

    /// <summary>What is made with it breaks the rules of the format.</summary>
    /// <param name="Part">Where the first of them is.</param>
    public sealed record Invalid(string Part, int Faults) : TemplateRefusal;

    /// <summary>There is none to take away.</summary>
    public sealed record NoneInUse : TemplateRefusal;
}

/// <summary>What a layout has room for on every slide.</summary>
public enum TemplatePlaceholder
{
    Title,
    Footer,
    SlideNumber,
}
