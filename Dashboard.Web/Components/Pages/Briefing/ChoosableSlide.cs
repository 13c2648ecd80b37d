using Dashboard.Data.Briefing;

namespace Dashboard.Web.Components.Pages.Briefing;

/// <summary>A kind of slide in a form that makes a briefing.</summary>
public sealed class ChoosableSlide(SlideKind kind)
{
    public SlideKind Kind => kind;

    public bool IsChosen { get; set; }
}
