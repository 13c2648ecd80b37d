using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Layout;

/// <summary>A destination of the rail and the bottom bar.</summary>
/// <param name="Count">A plain count behind the words; null for none.</param>
internal sealed record NavigationItem(string Href, string Icon, string Text, bool IsCurrent, int? Count = null)
{
    public static NavigationItem Overview(ViewContext view, string path) =>
        new(DashboardUrls.Overview(view.AsOf), "overview", LayoutText.Overview, path == "/");

    public static NavigationItem Places(ViewContext view, string path) =>
        new(DashboardUrls.Places(view.AsOf), "places", LayoutText.Places, IsUnder(path, "/places"));

    public static NavigationItem Provinces(ViewContext view, string path) =>
        new(DashboardUrls.Provinces(view.AsOf), "provinces", LayoutText.Provinces, IsUnder(path, "/provinces"));

    public static NavigationItem Notices(ViewContext view, string path) =>
        new(DashboardUrls.Notices(view.AsOf), "notices", LayoutText.Notices, IsUnder(path, "/notices"));

    public static NavigationItem OpenData() => new("/openapi/v1.json", "api", LayoutText.OpenData, IsCurrent: false);

    private static bool IsUnder(string path, string subject) =>
        path == subject || path.StartsWith(subject + "/", StringComparison.Ordinal);
}
