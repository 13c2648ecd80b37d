using Dashboard.Data.Duties;
using Dashboard.Web.Navigation;

namespace Dashboard.Web.Components.Pages.Duties;

/// <summary>The state of the page of duties, as it stands in its address.</summary>
/// <param name="Selected">Code of the place opened beside the list; null for none.</param>
/// <param name="Open">The provinces whose places are all shown; null: only what presses.</param>
/// <param name="Round">The round of the receipts; null: the current one.</param>
public sealed record DutiesAddress(
    DutyFilter? Filter = null, DutyOrder Order = DutyOrder.Annex, bool Descending = false, string? Selected = null, string? Round = null,
    string? Open = null)
{
    internal (string Name, string? Value)[] Parameters =>
    [
        (DashboardUrls.RoundParameter, Round),
        (DashboardUrls.TextParameter, Filter?.Text),
        (DashboardUrls.RegionParameter, Filter?.Region?.ToString()),
        (DashboardUrls.ProvinceParameter, Filter?.ProvinceCode),
        (DashboardUrls.DutyParameter, Filter?.Duty?.ToString()),
        (DashboardUrls.StatusParameter, Filter?.Status?.ToString()),
        (DashboardUrls.SortParameter, Order == DutyOrder.Annex ? null : Order.ToString()),
        (DashboardUrls.DescendingParameter, Descending ? "true" : null),
        (DashboardUrls.OpenParameter, Open),
        (DashboardUrls.SelectedParameter, Selected),
    ];
}
