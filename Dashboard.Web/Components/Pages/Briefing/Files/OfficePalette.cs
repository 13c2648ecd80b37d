using System.Globalization;
using Dashboard.Data.Briefing;

namespace Dashboard.Web.Components.Pages.Briefing.Files;

/// <summary>The colours of slides and charts, each as the element that the format has for it.</summary>
/// <param name="Ink">Of what is to be read first.</param>
/// <param name="Soft">Of what stands beside it.</param>
/// <param name="Strong">Of bars.</param>
/// <param name="Light">Of bars beside the strong ones.</param>
/// <param name="OnStrong">Of letters on a strong bar.</param>
/// <param name="OnLight">Of letters on a light bar.</param>
/// <param name="Edge">Around bars.</param>
internal sealed record OfficePalette(string Ink, string Soft, string Strong, string Light, string OnStrong, string OnLight, string Edge)
{
    private const string Accent = "accent1";

    /// <summary>The product's.</summary>
    public static OfficePalette Own { get; } = new(Rgb("16202D"), Rgb("45505F"), Rgb("1B4478"), Rgb("C9DDF2"), Rgb("FFFFFF"), Rgb("16202D"), Rgb("3D74B4"));

    /// <summary>Those of a template, where its theme has them: they follow when somebody changes the theme.</summary>
    public static OfficePalette Of(TemplateLook? look) => look?.Colours.FirstOrDefault(c => c.Slot == Accent) is not { } accent ? Own : new OfficePalette(
        Scheme("tx1"), Scheme("tx1"), Scheme(Accent), $"""<a:schemeClr val="{Accent}"><a:lumMod val="40000"/><a:lumOff val="60000"/></a:schemeClr>""",
        Rgb(IsDark(accent.Hex) ? "FFFFFF" : "16202D"), Rgb("16202D"), Scheme(Accent));

    public static string Rgb(string hex) => $"""<a:srgbClr val="{hex}"/>""";

    private static string Scheme(string slot) => $"""<a:schemeClr val="{slot}"/>""";

    /// <summary>White letters are read on it: the luminance of WCAG, where both colours of letters contrast alike.</summary>
    private static bool IsDark(string hex)
    {
        double Part(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.03928 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Part(0)) + (0.7152 * Part(2)) + (0.0722 * Part(4)) < 0.179;
    }
}
