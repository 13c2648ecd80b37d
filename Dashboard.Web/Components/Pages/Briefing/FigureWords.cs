using Dashboard.Data;
using Dashboard.Data.Briefing;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Statistics;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Briefing;

/// <summary>What a pinned figure is called, in the language of the interface.</summary>
public sealed class FigureWords(BriefingContent content)
{
    private readonly Dictionary<string, Bilingual> _provinces = content.Provinces.ToDictionary(p => p.Code, p => p.Short, StringComparer.Ordinal);

    /// <summary>示范城市数: the name of its measure.</summary>
    public static string Measure(PinnedFigure figure) => MeasureCatalogue.Find(figure.Measure) is { } measure ? measure.Id.Word() : figure.Measure;

    /// <summary>江苏 · 试点: to what it is narrowed.</summary>
    public string Where(PinnedFigure figure) => figure.Where.Length == 0 ? BriefingText.National
        : string.Join(" · ", figure.Where.Split(';').Select(part => part.Split('=')).Select(part => Member(part[0], part[1])));

    public string Name(PinnedFigure figure) => $"{Measure(figure)} · {Where(figure)}";

    private string Member(string dimension, string member) => DashboardUrls.Word<Dimension>(dimension) switch
    {
        Dimension.Province when _provinces.TryGetValue(member, out var name) => name.Text(),
        Dimension.Region when DashboardUrls.Word<Region>(member) is { } region => region.Word(),
        Dimension.Kind when DashboardUrls.Word<PlaceKind>(member) is { } kind => kind.Word(),
        Dimension.Track when DashboardUrls.Word<Track>(member) is { } track => track.Word(),
        Dimension.Tier when DashboardUrls.Word<Tier>(member) is { } tier => tier.Word(),
        Dimension.Stage when DashboardUrls.Word<Stage>(member) is { } stage => stage.Word(),
        _ => member,
    };
}
