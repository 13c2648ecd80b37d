using Dashboard.Data.Statistics;
using Dashboard.Web.Navigation;

namespace Dashboard.Web.Components.Pages.Statistics;

/// <summary>What the page of the ready views shows.</summary>
/// <param name="AsTable">The table instead of the drawing.</param>
/// <param name="Expired">Coverage counts the expired as well.</param>
/// <param name="Sort">The column that sorts the table; null: the view's own order.</param>
public sealed record StatisticsAddress(ReadyView View = ReadyView.Coverage, bool AsTable = false, bool Expired = false, MeasureId? Sort = null, bool Descending = false)
{
    public (string Name, string? Value)[] Parameters =>
    [
        (DashboardUrls.ViewParameter, View == ReadyView.Coverage ? null : View.ToString()),
        (DashboardUrls.TableParameter, AsTable ? DashboardUrls.Drawing : null),
        (DashboardUrls.ExpiredParameter, Expired ? "true" : null),
        (DashboardUrls.SortParameter, Sort is { } sort ? MeasureCatalogue.Of(sort).Code : null),
        (DashboardUrls.DescendingParameter, Descending ? "true" : null),
    ];
}
