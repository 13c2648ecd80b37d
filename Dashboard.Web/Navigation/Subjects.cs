using Dashboard.Data.Access;
using Dashboard.Data.Inbox;
using Dashboard.Web.Api;
using Dashboard.Web.Components.Pages.Progression;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Navigation;

/// <summary>The groups of the rail, from the top.</summary>
internal enum SubjectGroup
{
    OwnProvince,
    National,
    Work,
    Material,
    Administration,
}

/// <summary>A subject of the product: a line of the rail, a tab of the phone, the title of its page.</summary>
/// <param name="Route">Its page. What lies under it belongs to it, unless another subject has the longer route.</param>
/// <param name="Name">In the language of the interface.</param>
internal sealed record Subject(string Route, string Icon, Func<string> Name, SubjectGroup Group)
{
    /// <summary>The address for a viewer and day, where it is not simply the route.</summary>
    public Func<ViewContext, string>? Address { get; init; }

    /// <summary>What a viewer must be allowed, in his own province, to see it; null: everyone sees it.</summary>
    public AccessAction? Asks { get; init; }

    /// <summary>Only for a provincial office: the route ends in its province.</summary>
    public bool IsOfOwnProvince { get; init; }

    /// <summary>Among what is of the own province, for a provincial office.</summary>
    public bool IsOwnForProvince { get; init; }

    /// <summary>Only for who has signed in.</summary>
    public bool IsForSignedIn { get; init; }

    /// <summary>What waits under it is counted on the rail; null: nothing.</summary>
    public InboxSubject? Waits { get; init; }

    /// <summary>False: the reference of the API, which is no page of ours.</summary>
    public bool IsPage { get; init; } = true;

    public string Text => Name();

    /// <summary>Of the browser's window.</summary>
    public string Title => $"{Text} – {LayoutText.ProductName}";

    public bool IsSeenBy(ViewContext view) =>
        (!IsOfOwnProvince || view.Viewer.ProvinceCode is not null)
        && (!IsForSignedIn || view.Viewer.IsSignedIn)
        && (Asks is not { } action || view.May(action, new AccessTarget(view.Viewer.ProvinceCode)));

    public SubjectGroup GroupFor(Viewer viewer) => IsOwnForProvince && viewer.ProvinceCode is not null ? SubjectGroup.OwnProvince : Group;

    public string AddressFor(ViewContext view) => !IsPage ? Route : Address?.Invoke(view) ?? DashboardUrls.Page(RouteFor(view.Viewer), view.AsOf);

    /// <summary>The route of the viewer's own.</summary>
    public string RouteFor(Viewer viewer) => IsOfOwnProvince ? $"{Route}/{viewer.ProvinceCode}" : Route;
}

/// <summary>The one table of subjects, in the order of the rail: it feeds rail, tabs, titles and the lists of pages that the tests open.</summary>
internal static class Subjects
{
    public static Subject Desk { get; } = new("/provinces", "person", () => LayoutText.Desk, SubjectGroup.OwnProvince) { IsOfOwnProvince = true };

    public static Subject Inbox { get; } = new("/inbox", "todo", () => LayoutText.Inbox, SubjectGroup.Work) { IsForSignedIn = true, IsOwnForProvince = true };

    public static Subject Overview { get; } = new("/", "overview", () => LayoutText.Overview, SubjectGroup.National);

    public static Subject Quotas { get; } = new("/quotas", "quota", () => LayoutText.Quotas, SubjectGroup.National) { Waits = InboxSubject.Quotas };

    /// <summary>A provincial office finds its own applications first.</summary>
    public static Subject Progression { get; } = new("/progression", "flow", () => LayoutText.Progression, SubjectGroup.National)
    {
        Waits = InboxSubject.Progression,
        Address = view => DashboardUrls.Progression(view.AsOf, new ProgressionAddress(Province: view.Viewer.ProvinceCode)),
    };

    public static Subject Places { get; } = new("/places", "places", () => LayoutText.Places, SubjectGroup.National);

    public static Subject Provinces { get; } = new("/provinces", "provinces", () => LayoutText.Provinces, SubjectGroup.National);

    public static Subject Workbench { get; } = new("/quotas/workbench", "computed", () => LayoutText.Workbench, SubjectGroup.Work) { Asks = AccessAction.ReadNationalUnpublished, Waits = InboxSubject.Workbench };

    public static Subject Duties { get; } = new("/duties", "log", () => LayoutText.Duties, SubjectGroup.Work)
    {
        Asks = AccessAction.ReadProvinceUnpublished,
        IsOwnForProvince = true,
        Waits = InboxSubject.Duties,
    };

    public static Subject Statistics { get; } = new("/statistics", "chart", () => LayoutText.Statistics, SubjectGroup.Material);

    public static Subject Notices { get; } = new("/notices", "notices", () => LayoutText.Notices, SubjectGroup.Material) { Waits = InboxSubject.Notices };

    public static Subject Changes { get; } = new("/changes", "clock", () => LayoutText.Changes, SubjectGroup.Material);

    public static Subject Briefing { get; } = new("/briefing", "present", () => LayoutText.Briefing, SubjectGroup.Material);

    public static Subject Exchange { get; } = new("/exchange", "exchange", () => LayoutText.Exchange, SubjectGroup.Material) { Waits = InboxSubject.Exchange };

    public static Subject OpenData { get; } = new(ApiReference.Path, "api", () => LayoutText.OpenData, SubjectGroup.Material) { IsPage = false };

    public static Subject Help { get; } = new("/help", "help", () => LayoutText.Help, SubjectGroup.Material);

    public static Subject Accounts { get; } = new("/access", "person", () => LayoutText.Accounts, SubjectGroup.Administration) { Asks = AccessAction.ManageAccounts };

    public static Subject Audit { get; } = new("/access/audit", "log", () => LayoutText.Audit, SubjectGroup.Administration) { Asks = AccessAction.ReadAudit };

    public static Subject Health { get; } = new("/access/health", "health", () => LayoutText.Health, SubjectGroup.Administration) { Asks = AccessAction.ReadHealth };

    public static IReadOnlyList<Subject> All { get; } =
        [Inbox, Desk, Overview, Quotas, Progression, Places, Provinces, Workbench, Duties, Statistics, Briefing, Notices, Changes, Exchange, OpenData, Help, Accounts, Audit, Health];

    /// <summary>What the viewer may open; the rest is absent.</summary>
    public static IReadOnlyList<Subject> SeenBy(ViewContext view) => [.. All.Where(s => s.IsSeenBy(view))];

    /// <summary>The four on the bottom bar of a phone, the viewer's own work first; the rest is one press further.</summary>
    public static IReadOnlyList<Subject> TabsFor(ViewContext view) =>
        [.. new[] { view.Viewer.ProvinceCode is null ? Overview : Desk, Inbox, Accounts, Progression, Quotas, Places }.Where(s => s.IsSeenBy(view)).Take(4)];

    /// <summary>The subject that a path belongs to: the one with the longest route above it; null: none.</summary>
    public static Subject? Of(string path, Viewer viewer, IReadOnlyList<Subject> among) => among
        .Where(s => s.RouteFor(viewer) is var route && (path == route || (route != "/" && path.StartsWith(route + "/", StringComparison.Ordinal))))
        .MaxBy(s => s.RouteFor(viewer).Length);
}
