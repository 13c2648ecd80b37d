using System.Globalization;
using Dashboard.Data.Statistics;
using Dashboard.Data.Time;
using Dashboard.Web.Navigation;

namespace Dashboard.Web.Components.Pages.Statistics;

/// <summary>What the page of the ready views shows.</summary>
/// <param name="AsTable">The table instead of the drawing.</param>
/// <param name="Expired">Coverage counts the expired as well.</param>
/// <param name="Compare">The other day, 甲; null: no days are compared.</param>
/// <param name="Sort">The column that sorts the table; null: the view's own order.</param>
public sealed record StatisticsAddress(ReadyView View = ReadyView.Coverage, bool AsTable = false, bool Expired = false, MeasureId? Sort = null, bool Descending = false, DateOnly? Compare = null)
{
    public (string Name, string? Value)[] Parameters =>
    [
        (DashboardUrls.ViewParameter, View == ReadyView.Coverage ? null : View.ToString()),
        (DashboardUrls.TableParameter, AsTable ? DashboardUrls.Drawing : null),
        (DashboardUrls.ExpiredParameter, Expired ? "true" : null),
        (DashboardUrls.CompareParameter, Compare?.ToString(AsOf.Format, CultureInfo.InvariantCulture)),
        (DashboardUrls.SortParameter, Sort is { } sort ? MeasureCatalogue.Of(sort).Code : null),
        (DashboardUrls.DescendingParameter, Descending ? "true" : null),
    ];
}
