using Dashboard.Data.Access;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Layout;

/// <summary>A destination of the rail and the bottom bar.</summary>
/// <param name="Count">A plain count behind the words; null for none.</param>
internal sealed record NavigationItem(string Href, string Icon, string Text, bool IsCurrent, int? Count = null)
{
    /// <summary>False: a file or a description for programs, which is no page of ours.</summary>
    public bool IsPage { get; private init; } = true;

    public static NavigationItem Overview(ViewContext view, string path) =>
        new(DashboardUrls.Overview(view.AsOf), "overview", LayoutText.Overview, path == "/");

    public static NavigationItem Places(ViewContext view, string path) =>
        new(DashboardUrls.Places(view.AsOf), "places", LayoutText.Places, IsUnder(path, "/places"));

    public static NavigationItem Quotas(ViewContext view, string path) =>
        new(DashboardUrls.Quotas(view.AsOf), "quota", LayoutText.Quotas, path == "/quotas");

    public static NavigationItem Provinces(ViewContext view, string path) =>
        new(DashboardUrls.Provinces(view.AsOf), "provinces", LayoutText.Provinces,
            IsUnder(path, "/provinces") && (view.Viewer.ProvinceCode is not { } own || !IsUnder(path, $"/provinces/{own}")));

    /// <summary>A provincial office finds its own applications first.</summary>
    public static NavigationItem Progression(ViewContext view, string path) =>
        new(DashboardUrls.Progression(view.AsOf, new ProgressionAddress(Province: view.Viewer.ProvinceCode)), "flow", LayoutText.Progression, IsUnder(path, "/progression"));

    /// <summary>Null for who may see the duties of no province.</summary>
    public static NavigationItem? Duties(ViewContext view, string path, AccessGuard guard) =>
        guard.Allows(view.Viewer, AccessAction.ReadProvinceUnpublished, new AccessTarget(view.Viewer.ProvinceCode))
            ? new(DashboardUrls.Duties(view.AsOf), "log", LayoutText.Duties, IsUnder(path, "/duties")) : null;

    public static NavigationItem Notices(ViewContext view, string path) =>
        new(DashboardUrls.Notices(view.AsOf), "notices", LayoutText.Notices, IsUnder(path, "/notices"));

    public static NavigationItem Exchange(ViewContext view, string path) =>
        new(DashboardUrls.Exchange(view.AsOf), "exchange", LayoutText.Exchange, IsUnder(path, "/exchange"));

    /// <summary>The desk of the viewer's own province.</summary>
    public static NavigationItem Desk(ViewContext view, string path, string province) =>
        new(DashboardUrls.Province(province, view.AsOf), "todo", LayoutText.Desk, IsUnder(path, $"/provinces/{province}"));

    public static NavigationItem Accounts(ViewContext view, string path) =>
        new(DashboardUrls.Accounts(view.AsOf), "person", LayoutText.Accounts, path == "/access");

    public static NavigationItem Audit(ViewContext view, string path) =>
        new(DashboardUrls.Audit(view.AsOf), "log", LayoutText.Audit, IsUnder(path, "/access/audit"));

    public static NavigationItem Workbench(ViewContext view, string path) =>
        new(DashboardUrls.Workbench(view.AsOf), "computed", LayoutText.Workbench, IsUnder(path, "/quotas/workbench"));

    public static NavigationItem OpenData() => new("/openapi/v1.json", "api", LayoutText.OpenData, IsCurrent: false) { IsPage = false };

    private static bool IsUnder(string path, string subject) =>
        path == subject || path.StartsWith(subject + "/", StringComparison.Ordinal);
}
