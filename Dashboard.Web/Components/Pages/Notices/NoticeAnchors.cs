using System.Globalization;
using Dashboard.Data.Notices;
using Dashboard.Web.Navigation;

namespace Dashboard.Web.Components.Pages.Notices;

/// <summary>Identifiers of the parts of a notice's page, for <see cref="DashboardUrls.Notice"/>. A gap and a statement are their codes.</summary>
public static class NoticeAnchors
{
    public const string Summary = "summary";
    public const string Text = "text";
    public const string Annexes = "annexes";
    public const string Gaps = "gaps";

    public static string Annex(NoticeAnnex annex) => Annex(annex.Ordinal);

    public static string Annex(int ordinal) => $"annex-{ordinal.ToString(CultureInfo.InvariantCulture)}";

    public static string Statements(NoticeItemKind kind) => "items-" + kind;

    /// <summary>The first mark of a gap in the text.</summary>
    public static string Mark(string gap) => "mark-" + gap;
}
